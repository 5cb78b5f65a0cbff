"""Values that are allowed and look wrong: a person twice, a placeholder, a date out of place.

Each is a warning: the document is printed as it was given.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from kzforms.errors import Problem
from kzforms.fields.field import Field
from kzforms.fields.path import Path
from kzforms.form.form import Form
from kzforms.form.placeholders import placeholders, stands_for_nothing
from kzforms.values import IIN, FormModel, LocalText, Person
from kzforms.values.dates import ServicePeriod

YEARS_APART: Final = 10
"""A date is odd that is more years than this from the middle one of the paper's dates."""

_FEWEST_DATES: Final = 3
_BIRTH: Final = "birth_date"
_COMPARE: Final = "Compare it with the documents."

_Found = tuple[Path, Field, Any]


def suspicions(form: Form, document: FormModel) -> Iterator[Problem]:
    """Yield what looks wrong in the values of a document, in the order of the form."""
    every = list(_every(form.fields.root, Path(), document))
    for path, field, value in every:
        if field.kind == "list":
            yield from _twice(path, field, value)
        elif field.kind == "group":
            yield from _in_group(path, field, value)
        elif field.kind == "iin":
            yield from _odd_iin(path, value)
        elif field.kind in {"text", "wording"}:
            yield from _placeholders(path, value)
    yield from _far_dates(every)


def _every(field: Field, path: Path, value: Any) -> Iterator[_Found]:
    """Yield every field that holds something, from the document down."""
    if value is None:
        return
    yield path, field, value
    for part in field.parts:
        yield from _every(part, path / part.name, getattr(value, part.name, None))
    if field.item is not None:
        for index, row in enumerate(value):
            yield from _every(field.item, path / index, row)


def _twice(path: Path, field: Field, rows: Any) -> Iterator[Problem]:
    """Find rows with the IIN of an earlier row; or with its name, where no IIN tells them apart."""
    parts = field.item.parts if field.item is not None else ()
    numbers = [part.name for part in parts if part.kind == "iin"]
    people = [part.name for part in parts if _is_person(part)]
    seen: dict[tuple[str, object], int] = {}
    for index, row in enumerate(rows):
        given = {name: iin for name in numbers if (iin := getattr(row, name, None)) is not None}
        for name, iin in given.items():
            first = seen.setdefault((name, iin), index)
            if first != index:
                yield _repeated(path / index / name, "iin_twice", "IIN", first)
        for name in people if not given else ():
            person = getattr(row, name, None)
            if person is None:
                continue
            first = seen.setdefault((name, _key(person)), index)
            if first != index:
                yield _repeated(path / index / name, "person_twice", "name", first)


def _repeated(path: Path, code: str, what: str, first: int) -> Problem:
    return Problem(
        str(path),
        code,
        f"Row {first + 1} of the list has the same {what}.",
        "See whether somebody stands in the list twice.",
        {"row": first + 1},
    )


def _key(person: Person) -> tuple[str, ...]:
    parts = (person.surname, person.given_name, person.patronymic)
    return tuple((part or "").casefold() for part in parts)


def _is_person(field: Field) -> bool:
    return isinstance(field.type, type) and issubclass(field.type, Person)


def _in_group(path: Path, field: Field, value: Any) -> Iterator[Problem]:
    if isinstance(value, Person):
        surname, given = (
            (part or "").casefold().split() for part in (value.surname, value.given_name)
        )
        if {*surname} & {*given}:
            yield Problem(
                str(path / "surname"),
                "name_repeated",
                "The surname and the given name have a word in common.",
                "See whether the whole name, or the same part, stands in both places.",
            )
    born = getattr(value, _BIRTH, None)
    for part in field.parts:
        iin = getattr(value, part.name, None)
        if isinstance(iin, IIN) and born is not None and iin.disagrees_with(birth_date=born):
            yield Problem(
                str(path / _BIRTH),
                "iin_birth_date",
                "The birth date is not the one that the IIN begins with.",
                "Compare both with the identity document.",
            )


def _odd_iin(path: Path, iin: IIN) -> Iterator[Problem]:
    if str(iin) in {each.value for each in placeholders().iins}:
        yield Problem(
            str(path),
            "iin_placeholder",
            "This number stands for an IIN that is not known.",
            "Write the IIN from the identity document.",
        )
    elif iin.birth_date is None:
        yield Problem(
            str(path),
            "iin_no_day",
            "The first digits of this IIN are no day of birth.",
            "Compare it with the identity document.",
        )


def _placeholders(path: Path, value: Any) -> Iterator[Problem]:
    if isinstance(value, str):
        texts = {"": value}
    elif isinstance(value, LocalText):
        texts = {"kk": value.kk or "", "ru": value.ru or "", "": value.plain or ""}
    else:
        return
    for language, text in texts.items():
        if stands_for_nothing(text, short=isinstance(value, str)):
            yield Problem(
                str(path / language if language else path),
                "placeholder",
                "This word or sign stands for a value that is not there.",
                "Write the value, or leave the place empty.",
            )


def _far_dates(every: list[_Found]) -> Iterator[Problem]:
    """Find dates far from the others, which a typing mistake in the year makes."""
    periods = [path for path, field, _ in every if field.type is ServicePeriod]
    dates: list[tuple[Path, date]] = [
        (path, value)
        for path, field, value in every
        if field.kind == "date"
        and field.name != _BIRTH
        and not any(path.is_below(period) for period in periods)
    ]
    if len(dates) < _FEWEST_DATES:
        return
    middle = sorted(day.year for _, day in dates)[len(dates) // 2]
    for path, day in dates:
        if abs(day.year - middle) > YEARS_APART:
            yield Problem(
                str(path),
                "date_far",
                f"This date is more than {YEARS_APART} years away from most dates of the paper.",
                f"See whether the year is right. {_COMPARE}",
                {"years": YEARS_APART},
            )
