"""Audit of acts: what changed is found, once, in its place; what did not is not."""

import gzip
import html
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from support.catalogue import FORMS, LANGUAGES

from kzforms.changes import Audit, audit, changed_in_one_language
from kzforms.changes.stream import ACCEPTED, accepted_differences
from kzforms.cli import run
from kzforms.errors import UnreadableAct

_ROOT = Path(__file__).parents[1]
_ACTS = Path(__file__).parent / "acts"
ACTS = {path.name.split(".")[0]: path for path in sorted(_ACTS.glob("*.gz"))}


def text_of(act: str) -> str:
    return gzip.decompress(ACTS[act].read_bytes()).decode("utf-8")


def as_text(text: str) -> bytes:
    return text.encode("utf-8")


def as_html(text: str) -> bytes:
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    return (
        "<!DOCTYPE html><html><head><title>x</title><script>throw 1</script></head><body>"
        "<nav>Басты бет Құжаттар</nav><script>document.write('қосымша')</script>"
        f'<article>{lines}</article><img src="http://127.0.0.1:9/x.png"><footer>Байланыс</footer>'
        "</body></html>"
    ).encode()


def as_docx(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line.strip("\t"))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def in_russian() -> str:
    """The annexes of order No. 22 in Russian, as the consolidated Rules have them, under its name."""
    official = Path(__file__).parent / "official"
    texts = [path.read_text("utf-8") for path in sorted(official.glob(f"*/{ORDER_22}.ru.txt"))]
    head = (
        "О внесении изменений и дополнений в некоторые приказы Министра обороны\n"
        "Приказ Министра обороны Республики Казахстан от 13 января 2026 года № 22\n"
    )
    return "\n\n".join([head, *texts])


ORDER_22 = "V2600037840"
BEFORE_ORDER_22 = date(2025, 6, 1)

FORMATS: dict[str, Callable[[str], bytes]] = {"txt": as_text, "html": as_html, "docx": as_docx}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_as_it_was_made_audits_clean(act: str) -> None:
    """This test ensures that every form is what its act says, and nothing false is reported."""
    report = audit(as_text(text_of(act)))
    assert report.act == act
    assert [str(finding) for finding in report.findings] == []
    assert not report.unknown
    assert not report.changed
    assert {form.form for form in report.forms} == {f.id for f in FORMS if f.edition.id == act}


class Mutation(NamedTuple):
    """One change of an act, and what must be said of it."""

    name: str
    act: str
    annex: str  # words of the annex's beginning, after which the change is made
    old: str
    new: str
    form: str
    change: str
    kind: str
    place: str


_22, _343, _2 = "V2600037840", "V2200028962", "V2300031636"
_17, _19, _22_1, _18 = "17-қосымша\n", "19-қосымша\n", "22-1-қосымша\n", "18-қосымша\n"

MUTATIONS = [
    Mutation("a new column", _22, _17, "Ескертпе\n", "Туған күні\n\t\nЕскертпе\n",
             "named-list-reserve-officers", "added", "column", "after column 8"),
    Mutation("a new last column", _22, _17,
             "Ескертпе\n\n\t\n1\n\t\n2\n\t\n3\n\t\n4\n\t\n5\n\t\n6\n\t\n7\n\t\n8\n\t\n9\n",
             "Ескертпе\n\t\nТуған күні\n\n\t\n1\n\t\n2\n\t\n3\n\t\n4\n\t\n5\n\t\n6\n\t\n7\n\t\n8\n\t\n9\n\t\n10\n",
             "named-list-reserve-officers", "added", "column", "after column 9"),
    Mutation("a column less", _22, _17, "Жеке нөмірі\n", "\n",
             "named-list-reserve-officers", "removed", "column", "column 5"),
    Mutation("a column renamed", _22, _17, "Жеке нөмірі", "Жетон нөмірі",
             "named-list-reserve-officers", "changed", "column", "column 5"),
    Mutation("a column reworded", _22, _18, "Аты, әкесінің аты (болса) және тегі",
             "Тегі, аты, әкесінің аты (болса)",
             "named-list-reserve-sergeants", "changed", "column", "column 3"),
    Mutation("columns in another order", _22, _18, "ӘЕМ коды\n\t\nЛауазым коды",
             "Лауазым коды\n\t\nӘЕМ коды",
             "named-list-reserve-sergeants", "moved", "column", "column"),
    Mutation("a column number", _22, "16-қосымша\n", "\n2\n\t\n4", "\n2\n\t\n3\n\t\n4",
             "named-list-specialists", "added", "column number", "after"),
    Mutation("a caption", _22, _19, "(себебі көрсетілсін)", "(себебін көрсету)",
             "training-certificate", "changed", "caption", "caption 3"),
    Mutation("a caption less", _22, _22_1, "(әскери атағы (болса))", "",
             "registration-instruction", "removed", "caption", "caption 1"),
    Mutation("a title", _22, _22_1, "Нұсқама\n", "Жолдама\n",
             "registration-instruction", "changed", "title", "title 1"),
    Mutation("a sentence", _22, _19, "талап ету орнына", "талап етілген жерге",
             "training-certificate", "changed", "paragraph", "paragraph"),
    Mutation("a signature line", _22, _18, "(әскери атағы, қолы, инициалдары, тегі)",
             "(қолы, тегі)", "named-list-reserve-sergeants", "changed", "signature",
             "signature block"),
    Mutation("a second signature", _22, _18, "(әскери атағы, қолы, инициалдары, тегі)",
             "(әскери атағы, қолы, инициалдары, тегі)\nОқу орнының басшысы",
             "named-list-reserve-sergeants", "added", "signature", "after signature block"),
    Mutation("a note", _22, _22_1, "сол жақ\n", "оң жақ\n",
             "registration-instruction", "changed", "note", "note, paragraph 2"),
    Mutation("a new note", _22, _22_1, "қызметтен шығаруға себеп болған негіз.",
             "қызметтен шығаруға себеп болған негіз.\n3. Нұсқама үш күн жарамды.",
             "registration-instruction", "added", "note", "after note, paragraph 5"),
    Mutation("a new subtype", _22, "32-қосымша\n", "босатылған ер азаматтар үшін.\n",
             "босатылған ер азаматтар үшін.\n6) шетелден келген азаматтар үшін.\n",
             "standard-military-registration", "added", "point", "after head, passage 2.5"),
    Mutation("a term", _22, "32-қосымша\n", "2 жұмыс күні", "3 жұмыс күні",
             "standard-military-registration", "changed", "term", "point 3, passage 1"),
    Mutation("a term written out", _2, "2-1-қосымша\n", "2 (екі) жұмыс күні", "5 (бес) жұмыс күні",
             "standard-military-training", "changed", "term", "point 3"),
    Mutation("a label", _22, "32-қосымша\n", "Мемлекеттік қызмет көрсету мерзімі",
             "Қызмет көрсету мерзімі",
             "standard-military-registration", "changed", "point", "point 3, label"),
    Mutation("a subtype less", _22, "32-қосымша\n",
             "3) бас бостандығынан айыру орнынан босатылған, бұрын әскери есепте тұрған азаматтар үшін;", "",
             "standard-military-registration", "removed", "point", "head, passage 2.3"),
    Mutation("a ground for refusal more", _343, "1-қосымша\n", "Цифрлық құжаттар сервисі",
             "Көмек көрсетіледі.\nЦифрлық құжаттар сервисі",
             "standard-guardianship", "added", "point", "after point 10"),
    Mutation("where it belongs", _22, "\n3-қосымша\n", "\n18-қосымша", "\n18-2-қосымша",
             "named-list-reserve-sergeants", "changed", "annex heading", "annex heading"),
]  # fmt: skip


def mutated(mutation: Mutation) -> str:
    text = text_of(mutation.act)
    start = text.index(mutation.annex)
    place = text.index(mutation.old, start)
    return text[:place] + mutation.new + text[place + len(mutation.old) :]


@pytest.mark.parametrize(
    "file_format",
    ["txt", *(pytest.param(name, marks=pytest.mark.check) for name in ("html", "docx"))],
)
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_change_is_reported_once_in_its_place(mutation: Mutation, file_format: str) -> None:
    """This test ensures that a portal learns what changed, and only that."""
    report = audit(FORMATS[file_format](mutated(mutation)))
    assert report.changed
    (finding,) = report.findings
    assert (finding.form, finding.change, finding.kind) == (
        mutation.form, mutation.change, mutation.kind,
    )  # fmt: skip
    assert finding.place.startswith(mutation.place)
    assert (_ROOT / finding.code.partition(":")[0]).exists()


def _report(text: str) -> Audit:
    return audit(as_text(text))


def test_a_finding_names_the_field_and_the_line() -> None:
    """This test ensures that an engineer knows where to go."""
    renamed = next(m for m in MUTATIONS if m.name == "a column renamed")
    (finding,) = _report(mutated(renamed)).findings
    assert finding.field == "entries[].personal_number"
    assert finding.code == "kzforms/forms/order_28_2017/named_list_reserve_officers.py"
    assert (finding.old, finding.new) == ("Жеке нөмірі", "Жетон нөмірі")
    assert finding.source
    assert mutated(renamed).splitlines()[finding.source - 1].strip() == "Жетон нөмірі"


def test_an_act_cut_short_names_what_is_missing() -> None:
    """This test ensures that half a file is not taken for a repeal of the rest, silently."""
    text = text_of(_22)
    report = _report(text[: text.index("32-қосымша\n")])
    missing = {finding.form for finding in report.findings if finding.change == "missing"}
    assert "standard-conscription-exemption" in missing


def test_an_unknown_act_is_compared_with_the_newest_editions() -> None:
    """This test ensures that tomorrow's order can be audited today."""
    text = text_of(_22).replace("2026 жылғы 13 қаңтардағы № 22", "2031 жылғы 3 мамырдағы № 998")
    report = _report(text.replace("Жеке нөмірі", "Жетон нөмірі"))
    assert report.act is None
    assert [finding.place for finding in report.findings] == ["column 5 «Жеке нөмірі»"]


def test_an_annex_without_a_form_is_reported() -> None:
    """This test ensures that a new form is noticed."""
    new = (
        "\n\tӘскери міндеттілерді есепке алу\nқағидаларына\n41-қосымша\nНысан\n"
        "Мүлде жаңа мазмұндағы сауалнама\nТегі, аты\nБойы\nСалмағы\nАяқ киім өлшемі\n"
    )
    report = _report(text_of(_22) + new)
    assert report.unknown
    assert "сауалнама" in report.unknown[0]
    assert report.changed


def test_an_excluded_annex_is_reported() -> None:
    """This test ensures that a form that an order takes away is named."""
    text = text_of(_22).replace("№ 22 бұйрығы", "№ 99 бұйрығы")
    report = _report(text.replace("27-қосымша алып тасталсын", "19-қосымша алып тасталсын"))
    (clause,) = report.clauses
    assert clause.what == "excluded"
    assert clause.forms == ("training-certificate",)
    assert report.changed


def test_what_a_known_act_excludes_is_recorded_already() -> None:
    """This test ensures that an act of the catalogue stays clean though it excludes an annex."""
    text = text_of(_22).replace("27-қосымша алып тасталсын", "19-қосымша алып тасталсын")
    report = _report(text)
    assert report.act == _22
    assert [clause.forms for clause in report.clauses] == [("training-certificate",)]
    assert not report.changed
    unknown = _report(text.replace("№ 22 бұйрығы", "№ 99 бұйрығы"))
    assert not unknown.findings
    assert unknown.changed


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("Бұл куәлік азаматқа ұсыну үшін жасалды.", ["added", "changed"]),
        ("Екінші данасы оқу орнының мұрағатына сақтауға берілді.", ["added", "added", "removed"]),
        ("Толтырылған бланк сақталады.", ["added", "added", "removed"]),
    ],
    ids=["three words of eight are shared", "two of eight", "the full stop alone"],
)
def test_a_new_sentence_is_no_old_one_changed(sentence: str, changes: list[str]) -> None:
    """This test ensures that words that agree by chance do not hide that a sentence is gone."""
    text = text_of(_22)
    place = text.index(old := "Анықтама талап ету орнына ұсыну үшін берілді.", text.index(_19))
    new = f"Тізім жергілікті әскери басқару органына жіберіледі.\n{sentence}"
    report = _report(text[:place] + new + text[place + len(old) :])
    assert sorted(finding.change for finding in report.findings) == changes


def test_noise_is_counted_and_means_nothing() -> None:
    """This test ensures that quotation marks, dashes and look-alikes are no findings."""
    text = text_of(_22)
    noisy = text.replace('"', "”").replace(" – ", " — ").replace("Жеке нөмірі", "Жеке нөмipi")
    report = _report(noisy)
    assert not report.changed
    assert report.noise["odd dashes and spaces"]
    assert (
        report.noise["Latin letters in Cyrillic words"]
        > _report(text).noise["Latin letters in Cyrillic words"]
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "kz1048", "ptcp154"])
def test_encodings_that_people_save_are_read(encoding: str) -> None:
    """This test ensures that a file from an old editor is read as what it is."""
    text = text_of(_22).replace("\u2013", "-").replace("\xa0", " ")
    report = audit(text.encode(encoding, "replace"))
    assert report.act == _22
    assert not report.findings


def test_russian_in_cp1251_is_read() -> None:
    """This test ensures that a Russian act in the usual encoding is recognised as Russian."""
    text = "Приказ Министра обороны\n" * 5 + "Приложение 1\nк приказу\nОпросный лист\n" * 2
    report = audit(text.encode("cp1251"))
    assert (report.language, report.encoding) == ("ru", "cp1251")
    assert report.unknown


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\xff", "binary"),
        (b"PK\x03\x04 no zip at all", "DOCX"),
        (b"hello world, an English text", "no Kazakh or Russian"),
        ("Қосымшасы жоқ бұйрық мәтіні.".encode(), "No annex"),
        (b"<html><script>x()</script></html>", "no Kazakh or Russian"),
    ],
)
def test_what_is_no_act_is_refused(content: bytes, says: str) -> None:
    """This test ensures that a wrong file gets a clear word, and no traceback."""
    with pytest.raises(UnreadableAct, match=says):
        audit(content)


def test_the_file_that_is_no_act_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that of several acts it is clear which one could not be read."""
    act, empty = tmp_path / "act.txt", tmp_path / "empty.txt"
    act.write_text(text_of(_2), "utf-8")
    empty.touch()
    assert run(["audit", str(act), str(empty)]) == 2
    assert str(empty) in capsys.readouterr().err


def test_accepted_differences_belong_to_forms() -> None:
    """This test ensures that no accepted difference is left behind when a form goes."""
    files = {f"{path.parent.name}/{path.stem}" for path in ACCEPTED.rglob("*.yaml")}
    assert files
    editions = [(form, language) for form in FORMS for language in LANGUAGES]
    assert files <= {f"{form.id}/{form.edition.id}.{language}" for form, language in editions}
    found = [
        each
        for form, language in editions
        for each in accepted_differences(form.id, form.edition, language)
    ]
    assert found
    assert all(difference.reason for difference in found)


def test_a_russian_act_is_read_as_a_kazakh_one_is() -> None:
    """This test ensures that the official Russian of each form is what the act says."""
    report = audit(in_russian().encode())
    assert (report.act, report.language) == (ORDER_22, "ru")
    assert [str(finding) for finding in report.findings] == []
    assert not report.unknown
    official = {form.id for form in FORMS if form.edition.id == ORDER_22 and form.official["ru"]}
    assert {form.form for form in report.forms} == official


def test_a_change_in_one_language_alone_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that an amendment of one of the two authentic texts is not overlooked."""
    changed = in_russian().replace("Личный номер", "Номер жетона")
    reports = [audit(text_of(ORDER_22).encode()), audit(changed.encode())]
    assert changed_in_one_language(reports) == {"named-list-reserve-officers": "ru"}
    kazakh, russian = tmp_path / "kk.txt", tmp_path / "ru.txt"
    kazakh.write_text(text_of(ORDER_22), "utf-8")
    russian.write_text(changed, "utf-8")
    assert run(["audit", str(kazakh), str(russian)]) == 1
    shown = capsys.readouterr().out
    assert shown.endswith("named-list-reserve-officers: the Russian text alone differs\n")


def test_an_act_tells_what_it_changed() -> None:
    """This test ensures that the audit of order No. 22 as of 2025 reports what it really changed."""
    report = audit(text_of(ORDER_22).encode(), on=BEFORE_ORDER_22)
    restated = {form.form: {str(finding) for finding in form.findings} for form in report.forms}
    assert set(restated) >= {
        "named-list-specialists",
        "named-list-reserve-officers",
        "named-list-reserve-sergeants",
        "training-certificate",
    }
    officers = restated["named-list-reserve-officers"]
    for place, words in (
        ("column 4 «Тұрғылықты жері»", "«Тұрғылықты жері» is gone"),
        ("after column 5", "«Жеке нөмірі» is new"),
        ("after column 5", "«Лауазым коды» is new"),
        ("signature block, line 2", "became «Әскери кафедра (әскери факультет) бастығы»"),
    ):
        assert any(place in finding and words in finding for finding in officers), words
    certificate = " ".join(restated["training-certificate"])
    assert "became «Анықтама талап ету орнына ұсыну үшін берілді.»" in certificate
    new = " ".join(report.unknown)
    assert "annex 19-1" in new
    assert "annex 22-1" in new
    assert {clause.what for clause in report.clauses} == {"excluded"}
