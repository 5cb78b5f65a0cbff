"""What a person writes on a fillable blank: its fields, and the data that their texts stand for.

A field is called by its path in the data. So that nothing is guessed when it is read back, a
value of several parts has a field for each:

- a person: surname, given name, patronymic, in the order of the form;
- a period: two dates; an order reference: number, date, issuer; a military ID: series, number;
- a date where the form prints «__» ________ 20__: day, month (a word in any case, or a
  number), the last two digits of the year; any other date is one field, as ДД.ММ.ГГГГ;
- a wording that differs by language: one field for each language of the blank (`faculty.kk`);
- alternatives to tick: a box for each (`reasons.discharge`).

Everything else is one field, read by the type of its value.
"""

import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from pydantic.fields import FieldInfo

from kzforms.errors import CatalogueError, Problem
from kzforms.form.form import Form
from kzforms.form.printing import PLAIN
from kzforms.grammar import kk, ru
from kzforms.text import LANGUAGES, Bilingual, Language
from kzforms.values import IIN, Choice, FormModel, Label, Line, LocalText, Person, Value
from kzforms.values.base import find_mark
from kzforms.values.rows import MAX_ROWS


@dataclass(frozen=True)
class Widget:
    """A field of a fillable blank.

    Attributes:
        name: Its path in the data: `entries[0].name.surname`.
        label: What it is called, and what to write in it; read aloud.
        required: Whether the document is not complete without it.
        limit: The most characters that it takes, or None.
        lines: How many lines of text it has: one, many, or as many as its place has.
        tick: Whether it is a box to tick.
    """

    name: str
    label: str
    required: bool = False
    limit: int | None = None
    lines: Literal["one", "many", "by place"] = "by place"
    tick: bool = False


_ROW: Final = Bilingual(kk="{}-жол", ru="Строка {}")
_DATE: Final = Bilingual(kk="КК.АА.ЖЖЖЖ", ru="ДД.ММ.ГГГГ")
_IIN: Final = Bilingual(kk="12 цифр", ru="12 цифр")
_DATE_PARTS: Final = {
    "day": ("day", Bilingual(kk="күні", ru="число"), 2),
    "month": ("month", Bilingual(kk="айы", ru="месяц"), None),
    "year": (
        "year of century",
        Bilingual(kk="жылының соңғы екі цифры", ru="две последние цифры года"),
        2,
    ),
}
"""The parts of a date: the style in which a template prints it, what it is called, its limit."""

_NAME_ORDERS: Final = {
    "surname first": ("surname", "given_name", "patronymic"),
    "given first": ("given_name", "patronymic", "surname"),
    "initials": ("given_name", "patronymic", "surname"),
}
_DATE_LENGTH: Final = 10
_IIN_LENGTH: Final = 12


def widgets_at(form: Form, path: str, style: str, language: Language) -> tuple[Widget, ...]:
    """The fields for a value, in the order in which they stand.

    Args:
        form: The form.
        path: The value's path.
        style: How a template prints it there.
        language: The language of the sheet.

    Raises:
        CatalogueError: Neither a label nor a column says what to write there.
    """
    annotation, entry = _found(form, path, language)
    return tuple(_entries(annotation, entry, style, language))


def tick_at(form: Form, path: str, alternative: str, words: str, language: Language) -> Widget:
    """The box to tick for one alternative of a choice.

    Args:
        form: The form.
        path: The field, which holds one choice or several.
        alternative: The alternative's name in data.
        words: The alternative as the form prints it.
        language: The language of the sheet.
    """
    _, entry = _found(form, path, language)
    return Widget(f"{path}.{alternative}", _joined(entry.label, words), tick=True)


def has_lists(model: type[FormModel]) -> bool:
    """Whether there is a list of entries that a blank may have more or fewer lines for."""
    for info in model.model_fields.values():
        kind = _bare(info.annotation)
        if typing.get_origin(kind) is tuple and not _is_choice(_bare(typing.get_args(kind)[0])):
            return True
    return False


_STEP: Final = re.compile(r"(\w+)(?:\[(\d+)\])?")


def _found(form: Form, path: str, language: Language) -> tuple[Any, Widget]:
    """The annotation of a field, and what is known of it from the way there."""
    annotation: Any = form.model
    entry = Widget("", "", required=True)
    for name, index in _STEP.findall(path):
        annotation, entry = _step(form, _bare(annotation), name, entry, language)
        if index:
            annotation = typing.get_args(_bare(annotation))[0]
            row = _ROW[language].format(int(index) + 1)
            table = form.edition.table
            label = row if table and table.rows == name else _joined(entry.label, row)
            entry = replace(
                entry,
                name=f"{entry.name}[{index}]",
                label=label,
                required=entry.required and index == "0",
            )
    return annotation, entry


def _step(
    form: Form, owner: type[FormModel], name: str, entry: Widget, language: Language
) -> tuple[Any, Widget]:
    """One field further down."""
    info = owner.model_fields[name]
    annotation = info.rebuild_annotation()
    label = find_mark(annotation, Label)
    if label is not None:
        words, help_ = label.name(language), label.help(language)
    else:
        words, help_ = _heading(form, owner, name, language), ""
    return annotation, replace(
        entry,
        name=f"{entry.name}.{name}" if entry.name else name,
        label=_joined(entry.label, words) + (f". {help_}" if help_ else ""),
        required=entry.required and info.is_required(),
    )


def _heading(form: Form, owner: type[FormModel], name: str, language: Language) -> str:
    table = form.edition.table
    for column in table.columns if table else ():
        if column.field == name:
            return column.heading(language)
    raise CatalogueError(f"{owner.__name__}.{name} has neither a label nor a column.")


def _joined(first: str, second: str) -> str:
    return f"{first}: {second}" if first else second


def _entries(annotation: Any, entry: Widget, style: str, language: Language) -> Iterator[Widget]:
    kind = _bare(annotation)
    line = find_mark(annotation, Line)
    if _is_model(kind):
        yield from _parts(kind, entry, style, language)
    elif kind is date:
        yield _date_entry(entry, style, language)
    elif kind is IIN:
        label = f"{entry.label} ({_IIN[language]})"
        yield replace(entry, label=label, limit=_IIN_LENGTH, lines="one")
    elif kind is bool:
        yield replace(entry, tick=True, required=False)
    elif line is not None:
        name = f"{entry.name}.{language}" if kind is LocalText else entry.name
        lines: Any = "many" if line.multiline else "by place"
        yield replace(entry, name=name, limit=line.limit, lines=lines)
    else:
        yield replace(entry, lines="one")


def _parts(
    kind: type[FormModel], entry: Widget, style: str, language: Language
) -> Iterator[Widget]:
    names = _NAME_ORDERS.get(style) if issubclass(kind, Person) else None
    apart = kind.printed_apart if issubclass(kind, Value) else ()
    for name in names or kind.model_fields:
        if name in apart:
            continue
        info = kind.model_fields[name]
        annotation = info.rebuild_annotation()
        label = find_mark(annotation, Label)
        if label is None:
            raise CatalogueError(f"{kind.__name__}.{name} has no label.")
        part = replace(
            entry,
            name=f"{entry.name}.{name}",
            label=_joined(entry.label, label.name(language)),
            required=entry.required and info.is_required(),
        )
        yield from _entries(annotation, part, PLAIN, language)


def _date_entry(entry: Widget, style: str, language: Language) -> Widget:
    for part, (beginning, words, limit) in _DATE_PARTS.items():
        if style.startswith(beginning):
            return replace(
                entry,
                name=f"{entry.name}.{part}",
                label=_joined(entry.label, words[language]),
                limit=limit,
                lines="one",
            )
    label = f"{entry.label} ({_DATE[language]})"
    return replace(entry, label=label, limit=_DATE_LENGTH, lines="one")


def _bare(annotation: Any) -> Any:
    """The type itself, without marks and without None."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in {typing.Union, types.UnionType}:
        (kind,) = (kind for kind in typing.get_args(annotation) if kind is not types.NoneType)
        return _bare(kind)
    return annotation


_NAME: Final = re.compile(r"\w+(?:\[\d{1,4}\])?(?:\.\w+(?:\[\d{1,4}\])?)*")
_PART: Final = re.compile(r"\[(\d+)\]|(\w+)")
_Node = dict[str | int, Any]


def data_of(
    model: type[FormModel], texts: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The data that the texts of a blank's fields stand for, not validated.

    Empty fields are left out, and so are empty rows after the last one that has something.

    Args:
        model: What the form is filled with.
        texts: The text of each field, by name; names of other fields do not count.

    Returns:
        The data, and what is wrong with dates and choices that were written in parts.
    """
    tree: _Node = {}
    for name, text in texts.items():
        if text.strip() and _NAME.fullmatch(name):
            _plant(tree, [int(i) if i else part for i, part in _PART.findall(name)], text)
    problems: list[Problem] = []
    data = _read(model, tree, "", problems)
    return data or {}, tuple(problems)


def _plant(tree: _Node, steps: list[str | int], text: str) -> None:
    *way, last = steps
    for step in way:
        below = tree.setdefault(step, {})
        if not isinstance(below, dict):  # a field and a part of it: not a blank of ours
            return
        tree = below
    tree.setdefault(last, text)


def _read(annotation: Any, node: Any, path: str, problems: list[Problem]) -> Any:
    """The data of a node, or None where there are none."""
    kind = _bare(annotation)
    if not isinstance(node, dict):
        return _read_text(kind, node)
    if typing.get_origin(kind) is tuple:
        return _read_list(_bare(typing.get_args(kind)[0]), node, path, problems)
    if kind is date:
        return _read_date(node, path, problems)
    if _is_choice(kind):
        return _read_choice(node, path, problems)
    fields = kind.model_fields if _is_model(kind) else {}
    empty: dict[str, Any] = {
        name: {} for name, info in fields.items() if info.is_required() and _may_be_empty(info)
    }
    return empty | {
        str(name): _read(
            fields[name].rebuild_annotation() if name in fields else None,
            below,
            f"{path}.{name}" if path else str(name),
            problems,
        )
        for name, below in node.items()
    }


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, FormModel)


def _may_be_empty(info: FieldInfo) -> bool:
    """Whether a field holds others, none of which has to be filled in."""
    kind = _bare(info.annotation)
    return _is_model(kind) and not any(part.is_required() for part in kind.model_fields.values())


def _read_text(kind: Any, text: str) -> Any:
    if kind is bool:
        return True
    digits = "".join(text.split())
    return int(digits) if kind is int and digits.isdecimal() else text


def _read_list(kind: Any, node: _Node, path: str, problems: list[Problem]) -> list[Any]:
    if _is_choice(kind):
        return list(node)
    last = min(max((step for step in node if isinstance(step, int)), default=-1), MAX_ROWS)
    return [_read(kind, node.get(i, {}), f"{path}[{i}]", problems) for i in range(last + 1)]


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Choice)


def _read_choice(node: _Node, path: str, problems: list[Problem]) -> Any:
    chosen = list(node)
    if len(chosen) > 1:
        problems.append(
            Problem(path, "choice", "More than one box is ticked.", "Tick one of them.")
        )
    return chosen[0]


def _read_date(node: _Node, path: str, problems: list[Problem]) -> str | None:
    day, month, year = (str(node.get(part, "")).strip() for part in _DATE_PARTS)
    if not (day and month and year):
        problems.append(
            Problem(
                path,
                "date_incomplete",
                "The date is not complete.",
                "Write the day, the month and the year.",
            )
        )
        return None
    number = _months().get(month.casefold().rstrip("."))
    if number is None:
        problems.append(
            Problem(path, "month", "There is no such month.", "Write its name or its number.")
        )
        return None
    return f"{day}.{number:02}.{year if len(year) > 2 else f'20{year}'}"  # noqa: PLR2004 - digits


@cache
def _months() -> dict[str, int]:
    """The number of every month by what may be written for it."""
    from babel.dates import get_month_names

    found: dict[str, int] = {}
    for number in range(1, 13):
        names = [str(number), f"{number:02}", ru.month(number)]
        names += [kk.month(number, case) for case in typing.get_args(kk.Case)]
        names += [
            get_month_names("wide", context="stand-alone", locale=language)[number]
            for language in LANGUAGES
        ]
        found.update({name.casefold(): number for name in names})
    return found
