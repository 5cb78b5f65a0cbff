"""Values that look wrong: printed as they were given, and reported."""

import json
from datetime import date
from typing import Annotated, Any

import pytest
from hypothesis import given, strategies as st
from support.catalogue import every_fillable, sample
from support.invented import ACTS, OLD_PASS
from support.sheets import iin, known, table

from kzforms import Form, FormDataError, explain, get_form, read, render, sheets
from kzforms.form import Edition, in_both_languages
from kzforms.form.placeholders import placeholders, stands_for_nothing
from kzforms.form.suspicions import suspicions
from kzforms.messages import messages
from kzforms.values import IIN, FormModel, Label, Person
from kzforms.values.dates import Day

SERGEANTS = get_form("named-list-reserve-sergeants")
HEAD = [
    "ИИН",
    "Фамилия",
    "Имя",
    "Отчество",
    "Номер приказа",
    "Дата приказа",
    "Код ВУС",
    "Примечание",
]


def odd(*rows: list[Any]) -> list[tuple[str, str]]:
    """The cells and codes of what looks wrong in a list with these rows."""
    content = table(HEAD, *rows)
    read_table = sheets.read_table(SERGEANTS, content, known=known(SERGEANTS))
    found = read_table.placed(suspicions(SERGEANTS, read_table.document))
    for problem in found:
        for lang in ("kk", "ru", "en"):
            assert explain(problem, lang) != messages().unknown[lang]
        said = f"{problem} {explain(problem, 'ru')}"
        assert not any(str(cell) in said for row in rows for cell in row if len(str(cell)) > 3)
    return [(problem.cell, problem.code) for problem in found]  # type: ignore[attr-defined]


def row(number: int, **changed: Any) -> list[Any]:
    cells = {
        "iin": iin(number), "surname": f"Ахметов{'абвгд'[number]}", "given": "Асхат",
        "patronymic": "Маратұлы", "number": "121", "date": date(2026, 7, 18), "code": "100",
        "note": None,
    }  # fmt: skip
    return list((cells | changed).values())


@every_fillable
def test_nothing_is_odd_in_a_sample(form: Form) -> None:
    """This test ensures that warnings are rare: none of the invented samples has one."""
    assert list(suspicions(form, sample(form))) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"iin": iin(1)}, ("A3", "iin_twice")),
        ({"iin": "000000000000"}, ("A3", "iin_placeholder")),
        ({"iin": "990230300015"}, ("A3", "iin_no_day")),
        ({"iin": "991332300012"}, ("A3", "iin_no_day")),
        ({"patronymic": "nan"}, ("D3", "placeholder")),
        ({"patronymic": "-"}, ("D3", "placeholder")),
        ({"patronymic": "Жоқ"}, ("D3", "placeholder")),
        ({"code": "None"}, ("G3", "placeholder")),
        ({"code": "#Н/Д"}, ("G3", "placeholder")),
        ({"note": "NaN"}, ("H3", "placeholder")),
        ({"surname": "Асхат"}, ("B3", "name_repeated")),
        ({"surname": "Ахметов Асхат Маратұлы"}, ("B3", "name_repeated")),
        ({"given": "АХМЕТОВВ Асхат"}, ("B3", "name_repeated")),
        ({"date": date(2062, 7, 18)}, ("F3", "date_far")),
        ({"date": date(1926, 7, 18)}, ("F3", "date_far")),
    ],
)  # fmt: skip
def test_what_looks_wrong_is_named_by_its_cell(
    changed: dict[str, Any], expected: tuple[str, str]
) -> None:
    """This test ensures that a clerk is led to a value that is allowed and hardly meant."""
    assert odd(row(1), row(2, **changed), row(3)) == [expected]


@pytest.mark.parametrize(
    "changed",
    [
        {"note": "жоқ"}, {"note": "-"}, {"surname": "Ахметова", "given": "Ахмет"},
        {"surname": "Ахметова", "patronymic": None}, {"date": date(2017, 1, 1)},
        {"surname": "Нон", "given": "Нана"},
    ],
)  # fmt: skip
def test_what_may_be_true_is_not_odd(changed: dict[str, Any]) -> None:
    """This test ensures that a remark, a namesake or an older order raises no question."""
    assert odd(row(1), row(2, **changed), row(3)) == []


@given(
    st.sampled_from([word for each in placeholders().words for word in each.words]), st.booleans()
)
def test_placeholders_are_recognised_however_they_are_written(word: str, upper: bool) -> None:  # noqa: FBT001 - drawn
    """This test ensures that case and spaces hide no placeholder."""
    text = f"  {word.upper() if upper else word} "
    assert stands_for_nothing(text, short=True)


def test_each_placeholder_has_a_reason_and_stands_once() -> None:
    """This test ensures that the data say why, and that a number listed is one that passes."""
    words = [word for each in placeholders().words for word in each.words]
    assert len(words) == len(set(words))
    assert all(word == word.casefold() for word in words)
    reasons = [each.reason for each in placeholders().words]
    reasons += [each.reason for each in placeholders().iins]
    assert all(reason.endswith(".") for reason in reasons)
    assert all(IIN.is_valid(each.value) for each in placeholders().iins)


class _Born(FormModel):
    iin: Annotated[IIN, Label("ЖСН", "ИИН")]
    birth_date: Annotated[date, Day(), Label("Туған күні", "Дата рождения")] | None = None


def test_a_birth_date_is_compared_with_the_iin_beside_it() -> None:
    """This test ensures that two facts in one row that cannot both be right are pointed out."""
    wording = in_both_languages(act="order-1", checked_on=date(2026, 11, 21))
    edition = Edition(act="order-1", annex="1", model=_Born, page="portrait", wording=wording)
    form = Form(OLD_PASS, edition, ACTS)
    number = IIN.parse("990101500006")
    right = _Born(iin=number, birth_date=date(1999, 1, 1))
    assert list(suspicions(form, right)) == []
    assert list(suspicions(form, _Born(iin=number))) == []
    (problem,) = suspicions(form, _Born(iin=number, birth_date=date(1999, 1, 2)))
    assert (problem.path, problem.code) == ("birth_date", "iin_birth_date")


def test_a_name_may_be_of_one_word() -> None:
    """This test ensures that a person without a given name is printed, and none is forgotten."""
    form = get_form("training-certificate")
    data = json.loads(form.sample())
    data["recipient"] = {"surname": "Сукарно", "given_name": None}
    data.pop("recipient_in_text", None)
    document: Any = form.load(data)
    assert read(render(document, "ru").pdf) == document
    assert document.recipient.initials == "Сукарно"
    content = table(HEAD, row(1, given="–", patronymic=None))
    listed: Any = sheets.read_rows(SERGEANTS, content, known=known(SERGEANTS))
    assert listed.entries[0].name == Person(surname="Ахметовб", given_name=None)
    without = table(HEAD, row(1, given=None))
    with pytest.raises(FormDataError, match="C2"):
        sheets.read_rows(SERGEANTS, without, known=known(SERGEANTS))
