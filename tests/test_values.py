"""Value types: what they take, what they refuse, how they print."""

import inspect
from datetime import date

import pytest
from hypothesis import given, strategies as st
from idnumbers.nationalid.KAZ import IndividualIDNumber
from pydantic import ValidationError
from support.strategies import iins

from kzforms import values
from kzforms.errors import InvalidValue
from kzforms.values import IIN, Day, Line, LocalText, MilitaryID, OrderReference, Period, Person
from kzforms.values.iin import control_digit

_VALUE_TYPES = [
    IIN,
    values.Identity,
    MilitaryID,
    values.Oath,
    OrderReference,
    values.Percentage,
    Period,
    Person,
    values.Signatory,
]


@pytest.mark.parametrize("kind", _VALUE_TYPES)
def test_every_value_type_has_the_same_verbs(kind: type) -> None:
    """This test ensures that who has learnt one value type knows them all."""
    for verb in ("parse", "is_valid", "format"):
        assert callable(getattr(kind, verb))
    assert inspect.getdoc(kind)


@given(iins)
def test_an_iin_with_its_control_digit_is_taken(iin: IIN) -> None:
    """This test ensures that no number with a right control digit is refused."""
    assert IIN.parse(iin) == iin
    assert IIN.parse(f" {iin[:6]} {iin[6:]}") == iin


@given(iins, st.integers(0, 11), st.integers(1, 9))
def test_a_changed_digit_is_found(iin: IIN, place: int, step: int) -> None:
    """This test ensures that one mistyped digit does not pass, unless the second cycle hides it."""
    digit = str((int(iin[place]) + step) % 10)
    changed = iin[:place] + digit + iin[place + 1 :]
    expected = control_digit(changed[:-1])
    assert IIN.is_valid(changed) == (changed[-1] == expected)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 9999), st.booleans())
def test_an_independent_library_agrees(day: date, serial: int, male: bool) -> None:  # noqa: FBT001
    """This test ensures that our control digit is the one of another implementation."""
    century = (3 if day.year < 2000 else 5) + (not male)
    prefix = f"{day:%y%m%d}{century}{serial:04}"
    for digit in "0123456789":
        assert IIN.is_valid(prefix + digit) == bool(IndividualIDNumber.validate(prefix + digit))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("99010150000", "iin_length"),
        ("9901015000060", "iin_length"),
        ("99010150000a", "iin_digits"),
        ("٩٩٠١٠١٥٠٠٠٠٦", "iin_digits"),
        ("", "iin_digits"),
        ("990101500007", "iin_check_digit"),
    ],
)
def test_a_wrong_iin_is_explained_without_being_repeated(text: str, code: str) -> None:
    """This test ensures that a message says what is wrong and holds no personal number."""
    with pytest.raises(InvalidValue) as error:
        IIN.parse(text)
    assert error.value.code == code
    assert not text or text not in str(error.value)


def test_a_prefix_without_a_control_digit_is_no_iin() -> None:
    """This test ensures that both cycles of the rule are followed to their end."""
    prefix = next(
        f"{number:011}" for number in range(10**6) if control_digit(f"{number:011}") is None
    )
    assert not any(IIN.is_valid(prefix + digit) for digit in "0123456789")


def test_a_birth_date_or_sex_that_does_not_fit_is_reported_not_refused() -> None:
    """This test ensures that the former meaning of the digits decides nothing."""
    iin = IIN.parse("990404600033")
    assert iin.birth_date == date(2099, 4, 4)
    assert iin.sex == "female"
    assert iin.disagrees_with(birth_date=date(2099, 4, 4), sex="female") == ()
    assert iin.disagrees_with(birth_date=date(1999, 4, 4)) == (), "the century decides nothing"
    assert iin.disagrees_with(birth_date=date(1999, 4, 5), sex="male") == ("birth_date", "sex")
    assert IIN("993104500007").disagrees_with(birth_date=date(1999, 4, 5)) == (), "no date"


@pytest.mark.parametrize("text", ["2026-01-13", "13.01.2026", "13.1.2026", " 2026-01-13 "])
def test_both_usual_ways_to_write_a_date_are_taken(text: str) -> None:
    """This test ensures that a date typed as people in Kazakhstan do is not refused."""
    assert Day().check(text) == date(2026, 1, 13)


@pytest.mark.parametrize("value", [20260113, 1.5, None, "13/01/2026", "2026-1-13", "сегодня", True])
def test_what_is_no_date_is_refused(value: object) -> None:
    """This test ensures that a number is never taken as a date."""
    with pytest.raises(InvalidValue) as error:
        Day().check(value)
    assert error.value.code == "not_a_date"


def test_a_number_keeps_its_sign_once() -> None:
    """This test ensures that «№» typed by the user is not printed twice."""
    reference = OrderReference.parse({"number": "№  22", "date": "2026-01-13"})
    assert reference.format("kk") == "№ 22, 13.01.2026"
    assert MilitaryID.parse({"number": "№0000001"}).format() == "№ 0000001"


def test_an_empty_patronymic_is_no_patronymic() -> None:
    """This test ensures that an empty input field of a portal means what its user means."""
    person = Person.parse({"surname": "Беккер", "given_name": "Эрих", "patronymic": " "})
    assert person.patronymic is None
    assert person.initials == "Э. Беккер"


@pytest.mark.parametrize("person", [{"surname": "А"}, {"surname": "", "given_name": "Б"}, {}, []])
def test_a_name_needs_both_parts(person: object) -> None:
    """This test ensures that no half of a name is printed as a whole one."""
    assert not Person.is_valid(person)


def test_a_wording_knows_its_languages() -> None:
    """This test ensures that one language never stands in for the other."""
    wording = LocalText(kk="Заң факультеті")
    assert wording.get("kk") == "Заң факультеті"
    assert wording.get("ru") is None
    assert LocalText(plain="Заң").get("ru") == "Заң"


def test_a_validation_error_does_not_show_the_value() -> None:
    """This test ensures that a log of pydantic's own error holds no personal data."""
    with pytest.raises(ValidationError) as error:
        Person.parse({"surname": "Құпиянов", "given_name": "\u202eҚұпия"})
    assert "Құпия" not in str(error.value)


@given(st.text(min_size=1), st.integers(1, 50))
def test_a_line_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    """This test ensures that a limit holds for the text as it is printed."""
    try:
        checked = Line(limit).check(text)
    except InvalidValue as error:
        assert error.code in {"empty", "too_long", "text_character"}
    else:
        assert 0 < len(checked) <= limit


def test_suggested_ranks_are_found_in_both_languages() -> None:
    """This test ensures that a rank can be offered whichever language is typed."""
    for typed in ("старший лейт", "аға лейт"):
        assert [rank.name.kk for rank in values.suggest_ranks(typed)] == ["аға лейтенант"]
