"""Clauses that amend by words: each is read, placed in its form, or named as not placed."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings, strategies as st

from kzforms import KzformsError, get_form
from kzforms.changes import Audit, audit, audit_page
from kzforms.cli import run
from kzforms.form import Catalogue
from kzforms.forms import DEFINITIONS, default_catalogue

_CASES = Path(__file__).parent / "cases"
_HEADS = {
    "kk": """Өзгерістер енгізу туралы
Қазақстан Республикасы Қорғаныс министрінің 2027 жылғы 3 мамырдағы № 99 бұйрығы
БҰЙЫРАМЫН:
1. "Әскери міндеттілер мен әскерге шақырылушыларды әскери есепке алу қағидаларын бекіту туралы" \
Қазақстан Республикасы Қорғаныс министрінің 2017 жылғы 24 қаңтардағы № 28 бұйрығына мынадай \
өзгерістер енгізілсін:
көрсетілген бұйрықпен бекітілген Әскери міндеттілер мен әскерге шақырылушыларды әскери есепке алу \
қағидаларында:
""",
    "ru": """О внесении изменений
Приказ Министра обороны Республики Казахстан от 3 мая 2027 года № 99
ПРИКАЗЫВАЮ:
1. Внести в приказ Министра обороны Республики Казахстан от 24 января 2017 года № 28 «Об \
утверждении Правил воинского учета военнообязанных и призывников» следующие изменения:
в Правилах воинского учета военнообязанных и призывников, утвержденных указанным приказом:
""",
}
_FIRST = 6
"""The line of the first clause below these heads."""


def _catalogue() -> Catalogue:
    """Take three forms: what is said of a clause is the same with all, and sooner."""
    names = (
        "training-certificate",
        "named-list-reserve-officers",
        "standard-military-registration",
    )
    return Catalogue([DEFINITIONS[name] for name in names], default_catalogue().acts)


def _read(language: str, clauses: str) -> Audit:
    return audit((_HEADS[language] + clauses).encode(), catalogue=_catalogue())


class Case(NamedTuple):
    """A clause, and the one change that it makes: kind, place, words before and now."""

    name: str
    language: str
    clause: str
    change: str
    kind: str
    place: str
    old: str
    new: str


_NUMBER_5 = "column 5 «Жеке нөмірі»"
CASES = [
    Case("words replaced", "kk", '19-қосымшада "себебі көрсетілсін" деген сөздер "себебі мен негізі '
         'көрсетілсін" деген сөздермен ауыстырылсын;', "changed", "caption", "caption 3",
         "(себебі көрсетілсін)", "(себебі мен негізі көрсетілсін)"),
    Case("words replaced", "ru", "в приложении 19 слова «указать причину» заменить словами «указать "
         "причину и основание»;", "changed", "caption", "caption 3",
         "(указать причину)", "(указать причину и основание)"),
    Case("words added", "kk", '19-қосымшада "себебі көрсетілсін" деген сөздерден кейін ", негізі" '
         "деген сөздермен толықтырылсын;", "changed", "caption", "caption 3",
         "(себебі көрсетілсін)", "(себебі көрсетілсін, негізі)"),
    Case("words added", "ru", 'приложение 19 после слов "указать причину" дополнить словами "и '
         'основание";', "changed", "caption", "caption 3",
         "(указать причину)", "(указать причину и основание)"),
    Case("words excluded", "kk", '19-қосымшада "әскери атағы," деген сөздер алып тасталсын;',
         "changed", "signature", "signature block, line 4",
         "(әскери атағы, қолы, инициалдары, тегі)", "(қолы, инициалдары, тегі)"),
    Case("words excluded", "ru", "в приложении 19 слова «воинское звание,» исключить;",
         "changed", "signature", "signature block, line 3",
         "(воинское звание, подпись, инициалы, фамилия)", "(подпись, инициалы, фамилия)"),
    Case("all words of an element excluded", "ru", 'в приложении 19 слова "указать причину" исключить;',
         "removed", "caption", "caption 3", "(указать причину)", ""),
    Case("a column set out anew", "kk", "17-қосымшада 5-баған мынадай редакцияда жазылсын:\n"
         '"Жетон нөмірі";', "changed", "column", _NUMBER_5, "Жеке нөмірі", "Жетон нөмірі"),
    Case("a column set out anew", "ru", "графу 5 приложения 17 изложить в следующей редакции:\n"
         "«Номер жетона»;", "changed", "column", "column 5 «Личный номер»",
         "Личный номер", "Номер жетона"),
    Case("a column added", "kk", '17-қосымша мынадай мазмұндағы 10-бағанмен толықтырылсын:\n'
         '"Туған күні";', "added", "column", "after column 9", "", "Туған күні"),
    Case("a column added", "ru", "приложение 17 дополнить графой 10 следующего содержания: «Дата "
         "рождения»;", "added", "column", "after column 9", "", "Дата рождения"),
    Case("a column excluded", "kk", "17-қосымшада 5-баған алып тасталсын;", "removed", "column",
         _NUMBER_5, "Жеке нөмірі", ""),
    Case("a column excluded", "ru", "в приложении 17 графу 5 исключить;", "removed", "column",
         "column 5 «Личный номер»", "Личный номер", ""),
    Case("under two headings", "kk", '32-қосымшада:\n3-тармақта:\n"2 жұмыс күні" деген сөздер "3 жұмыс '
         'күні" деген сөздермен ауыстырылсын;', "changed", "point", "point 3, passage 1",
         "2 жұмыс күні", "3 жұмыс күні"),
    Case("under two headings", "ru", "в приложении 32:\nв пункте 3:\nслова «2 рабочих дня» заменить "
         "словами «3 рабочих дня»;", "changed", "point", "point 3, passage 1",
         "2 рабочих дня.", "3 рабочих дня."),
    Case("lines broken in the middle", "ru", "в приложении 19\nслова «указать\nпричину» заменить\n"
         "словами «причина»;", "changed", "caption", "caption 3", "(указать причину)", "(причина)"),
    Case("new words that hold the old ones, after them", "ru", "в приложении 19 слова «указать "
         "причину» заменить словами «просим указать причину»;", "changed", "caption", "caption 3",
         "(указать причину)", "(просим указать причину)"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}-{case.language}")
def test_a_clause_changes_its_place(case: Case) -> None:
    """This test ensures that each formula of both languages comes to the element that it means."""
    report = _read(case.language, case.clause)
    (finding,) = report.findings
    assert (finding.change, finding.kind, finding.place, finding.old, finding.new) == case[3:]
    assert finding.code
    (amendment,) = report.amendments
    assert (amendment.outcome, amendment.reason) == ("placed", "")
    assert finding.source == amendment.source >= _FIRST
    assert amendment.forms == (finding.form,)
    assert not report.clauses
    assert report.changed


def test_a_column_names_its_field() -> None:
    """This test ensures that an engineer is led to the field, as by an annex that is restated."""
    (finding,) = _read("kk", "17-қосымшада 5-баған алып тасталсын;").findings
    assert finding.field == "entries[].personal_number"
    assert finding.code == "kzforms/forms/order_28_2017/named_list_reserve_officers.py"


@pytest.mark.parametrize(
    ("language", "clause", "outcome", "reason"),
    [
        ("ru", "в приложении 47 слова «а» заменить словами «б»;", "not placed", "annex 47"),
        ("kk", '47-қосымшада "а" деген сөз "б" деген сөзбен ауыстырылсын;', "not placed", "annex 47"),
        ("ru", "в приложении 19 слова «нет таких» исключить;", "not placed", "no such words"),
        ("kk", '19-қосымшада "жоқ сөз" деген сөздер алып тасталсын;', "not placed", "no such words"),
        ("ru", "в приложении 17 графу 12 исключить;", "not placed", "no such place"),
        ("ru", "приложение 19 изложить в следующей редакции:\n«Справка»;", "not placed", "no place"),
        ("ru", "в приложении 19 слова «а», «б» заменить словами «в», «г», «д»;", "not placed",
         "not understood"),
        ("ru", "приложение 19 изложить согласно приложению 1 к настоящему приказу;", "not placed",
         "no annex is in this text"),
        ("ru", "пункт 10 изложить в следующей редакции:\n«10. Приложение 19 исключить.\nДва.»;",
         "elsewhere", "names no annex"),
    ],
)  # fmt: skip
def test_what_is_not_placed_says_why(language: str, clause: str, outcome: str, reason: str) -> None:
    """This test ensures that no clause is dropped, and that one about a form has to be looked at."""
    report = _read(language, clause)
    (amendment,) = report.amendments
    assert amendment.outcome == outcome
    assert reason in amendment.reason
    assert amendment.source == _FIRST
    assert not report.findings
    assert not report.clauses
    assert report.changed == (outcome == "not placed")


def test_one_annex_of_several_that_does_not_have_the_words_is_named() -> None:
    """This test ensures that what was found in one form does not hide what was not in another."""
    report = _read("ru", "в приложениях 17, 19 и 47 слова «указать причину» исключить;")
    (amendment,) = report.amendments
    assert [finding.form for finding in report.findings] == ["training-certificate"]
    assert amendment.outcome == "not placed"
    assert "does not stand in named-list-reserve-officers" in amendment.reason
    assert "annex 47" in amendment.reason


def test_words_of_the_whole_text_are_found_everywhere() -> None:
    """This test ensures that «по всему тексту» without an annex is about every form of the act."""
    report = _read("ru", "по всему тексту слова «учебного заведения» заменить словами «вуза»;")
    assert {finding.form for finding in report.findings} == {
        "named-list-reserve-officers", "training-certificate",
    }  # fmt: skip
    places = [f.place for f in report.findings if f.form == "training-certificate"]
    assert places == ["paragraph 1", "caption 2", "signature block, line 2"]


def test_words_in_several_places_are_said_to_be() -> None:
    """This test ensures that a clause that does not say where is not taken for one that does."""
    (amendment,) = _read("ru", "в приложении 19 слово «Справка» заменить словом «Акт»;").amendments
    assert amendment.outcome == "placed"
    assert amendment.reason == "«Справка» stands in 2 places of training-certificate."


def test_clauses_follow_each_other_in_one_paragraph() -> None:
    """This test ensures that each verb of a paragraph is a clause of its own."""
    report = _read(
        "ru",
        "в приложении 19 слова «указать причину» исключить, слова «воинское звание,» исключить; "
        "приложение 17 исключить.",
    )
    assert [each.what for each in report.amendments] == ["removed", "removed"]
    assert len(report.findings) == len(report.amendments)
    assert [clause.forms for clause in report.clauses] == [("named-list-reserve-officers",)]


def test_an_annex_of_another_document_of_the_act_is_no_form() -> None:
    """This test ensures that annex 19 of other rules that the same order approves is not taken."""
    other = (
        "көрсетілген бұйрықпен бекітілген Ұлы Отан соғысының ардагерлеріне куәліктер беру "
        'қағидаларында:\n19-қосымшада "себебі" деген сөз алып тасталсын;'
    )
    report = _read("kk", other)
    assert not report.findings
    assert report.amendments[0].forms == ()


def test_of_two_documents_of_an_act_the_named_one_is_taken() -> None:
    """This test ensures that annex 2 of the rules of deferment is not annex 2 of the others."""
    text = (
        "Өзгеріс енгізу туралы\nҚазақстан Республикасы Қорғаныс министрінің 2020 жылғы 5 қарашадағы "
        "№ 605 бұйрығына мынадай өзгеріс енгізілсін:\nкөрсетілген бұйрықпен бекітілген "
        '"Әскерге шақыруды кейінге қалдыру" мемлекеттік қызметін көрсету қағидаларында:\n'
        "2-қосымша осы бұйрыққа 1-қосымшаға сәйкес жаңа редакцияда жазылсын;\n"
    )
    names = ("standard-conscription-deferment", "standard-conscription-exemption")
    act = default_catalogue().acts[DEFINITIONS[names[0]].act]
    assert (act.number, str(act.date)) == ("605", "2020-11-05")
    catalogue = Catalogue([DEFINITIONS[name] for name in names], default_catalogue().acts)
    (amendment,) = audit(text.encode(), catalogue=catalogue).amendments
    assert amendment.forms == ("standard-conscription-deferment",)


def test_the_editions_that_an_act_made_hold_its_new_words() -> None:
    """This test ensures that an act that is recorded is audited clean, as one with annexes is."""
    form = get_form("training-certificate")
    text = _HEADS["ru"].replace("3 мая 2027 года № 99", "13 января 2026 года № 22")
    text += "в приложении 19 слова «какую-то причину» заменить словами «указать причину»;"
    catalogue = Catalogue([DEFINITIONS[form.id]], default_catalogue().acts)
    report = audit(text.encode(), catalogue=catalogue)
    assert report.act == form.edition.id
    (amendment,) = report.amendments
    assert amendment.outcome == "placed"
    assert "stands there already" in amendment.reason
    assert not report.changed


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_amending_order_without_annexes_is_read(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that the usual order, which restates no annex, is no longer refused."""
    order = _CASES / f"amending-order.{language}.txt"
    assert run(["audit", str(order), "--json"]) == 1
    (report,) = json.loads(capsys.readouterr().out)
    (amendment,) = report["amendments"]
    assert (amendment["what"], amendment["outcome"], amendment["annexes"]) == (
        "replaced", "placed", ["19"],
    )  # fmt: skip
    assert report["unknown"] == []
    (form,) = report["forms"]
    assert [finding["place"] for finding in form["findings"]] == ["caption 3"]
    assert [clause["forms"] for clause in report["clauses"]] == [["named-list-reserve-officers"]]
    assert "named-list-reserve-officers" not in report["untouched"]


def test_the_page_and_the_text_show_the_clauses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that a clause that was not placed is seen, with its line."""
    order, page = tmp_path / "order.txt", tmp_path / "audit.html"
    order.write_text(_HEADS["ru"] + "в приложении 47 слова «а» исключить;\n", "utf-8")
    assert run(["audit", str(order), "--html", str(page)]) == 1
    shown = capsys.readouterr().out
    assert "line 6, removed, not placed (about no form of the catalogue): в приложении 47" in shown
    assert "The catalogue has no form that is annex 47." in shown
    assert "Clauses that change words" in page.read_text("utf-8")
    assert "annex 47" in page.read_text("utf-8")


def test_the_page_shows_the_form_that_a_clause_changes() -> None:
    """This test ensures that a finding stands with the pages of its form."""
    report = _read("ru", "в приложении 19 слова «указать причину» исключить;")
    page = audit_page({"order.txt": report}, _catalogue()).decode("utf-8")
    assert "caption 3: removed" in page
    assert "<img" in page or "data:image" in page


_PIECES = st.sampled_from(
    [
        *_HEADS.values(), "в приложении 19 ", "19-қосымшада ", "слова ", "словами ", "после слов ",
        "«указать причину»", '"', "«", "»", " деген сөздер ", " деген сөздермен ", "заменить ",
        "дополнить ", "исключить", "алып тасталсын", "ауыстырылсын", "толықтырылсын",
        " мынадай редакцияда жазылсын:", "изложить в следующей редакции:", "пункт 3 ", "5-баған ",
        "по всему тексту ", "«0»", "«9»", ", ", " и ", ";\n", ":\n", "\n", "1) ", "от 99 мая 0000 года № 1 ",
    ]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=12), min_size=1, max_size=25).map("".join))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    """This test ensures that no order of words ends in a traceback."""
    try:
        report = audit(text.encode("utf-8", "replace"), catalogue=_catalogue())
    except KzformsError as error:
        assert str(error)
    else:
        assert all(each.reason for each in report.amendments if each.outcome != "placed")
