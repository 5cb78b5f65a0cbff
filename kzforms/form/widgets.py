"""What a person writes on a fillable blank: its fields, and the data that their texts stand for.

A field is called by its path in the data. So that nothing is guessed when it is read back, a
value of several parts has a field for each:

- a person: surname, given name, patronymic, in the order of the form;
- a period: two dates; an order reference: number, date, issuer; a military ID: series, number;
  an identity: birth date, number, IIN; an oath: date, place;
- a date where the form prints «__» ________ 20__: day, month (a word in any case, or a
  number), the last two digits of the year, or the whole year where the form does not print
  «20»; any other date is one field, as ДД.ММ.ГГГГ;
- a wording that differs by language: one field for each language of the blank (`faculty.kk`);
- alternatives to tick: a box for each (`reasons.discharge`).

Everything else is one field, read by the type of its value.
"""

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, Literal

from kzforms.errors import Problem
from kzforms.fields.field import Field
from kzforms.fields.path import Path, Step
from kzforms.fields.tree import FieldTree
from kzforms.form.form import Form
from kzforms.form.printing import PLAIN
from kzforms.grammar import kk, ru
from kzforms.text import LANGUAGES, Bilingual, Language
from kzforms.values import Person
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
    "whole_year": ("year", Bilingual(kk="жылы, төрт цифр", ru="год, четыре цифры"), 4),
}
"""The parts of a date: the style in which a template prints it, what it is called, its limit.

A style of months may go on with a case: `month dative`.
"""

_NAME_ORDERS: Final = {
    "surname first": ("surname", "given_name", "patronymic"),
    "given first": ("given_name", "patronymic", "surname"),
    "initials": ("given_name", "patronymic", "surname"),
}
_DATE_LENGTH: Final = 10
_IIN_LENGTH: Final = 12
_MOST_DIGITS: Final = 18
_MOST: Final = 9_999
"""The greatest number of a row in the name of a field."""


def widgets_at(form: Form, path: str, style: str, language: Language) -> tuple[Widget, ...]:
    """Return the fields for a value, in the order in which they stand.

    Args:
        form: The form.
        path: The value's path.
        style: How a template prints it there.
        language: The language of the sheet.
    """
    field, widget, help_ = _found(form.fields, path, language)
    return tuple(
        replace(each, label=f"{each.label}{help_}")
        for each in _widgets(field, widget, style, language)
    )


def tick_at(form: Form, path: str, alternative: str, words: str, language: Language) -> Widget:
    """Return the box to tick for one alternative of a choice.

    Args:
        form: The form.
        path: The field, which holds one choice or several.
        alternative: The alternative's name in data.
        words: The alternative as the form prints it.
        language: The language of the sheet.
    """
    _, widget, help_ = _found(form.fields, path, language)
    return Widget(f"{path}.{alternative}", _joined(widget.label, words) + help_, tick=True)


def has_lists(tree: FieldTree) -> bool:
    """Tell whether there is a list that a blank may have more or fewer lines for."""
    return any(part.kind == "list" for part in tree.root.parts)


def _found(tree: FieldTree, path: str, language: Language) -> tuple[Field, Widget, str]:
    """Return a field, what is known of its widget from the way there, and what ends its label.

    All help stands at the end, after the names of the field and of its parts.
    """
    field = tree.root
    helps = ""
    widget = Widget("", "", required=True)
    for step in Path.parse(path).steps:
        if isinstance(step, str):
            field = field.part(step)
            words, help_ = field.title(language), field.help(language)
            widget = replace(
                widget,
                name=f"{widget.name}.{step}" if widget.name else step,
                label=_joined(widget.label, words),
                required=widget.required and field.required,
            )
            helps += (" " if helps else ". ") + help_ if help_ else ""
        elif field.item is not None:
            row = _ROW[language].format((step or 0) + 1)
            in_table = field.item is tree.rows
            field = field.item
            widget = replace(
                widget,
                name=f"{widget.name}[{step}]",
                label=row if in_table else _joined(widget.label, row),
                required=widget.required and step == 0,
            )
    return field, widget, helps


def _joined(first: str, second: str) -> str:
    return f"{first}: {second}" if first else second


def _small(words: str) -> str:
    """Return words as they go on after a colon: with a small letter, unless it is of a name."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _widgets(field: Field, widget: Widget, style: str, language: Language) -> Iterator[Widget]:
    match field.kind:
        case "group":
            yield from _parts(field, widget, style, language)
        case "date":
            yield _date_widget(widget, style, language)
        case "iin":
            label = f"{widget.label} ({_IIN[language]})"
            yield replace(widget, label=label, limit=_IIN_LENGTH, lines="one")
        case "tick":
            yield replace(widget, tick=True, required=False)
        case "text" | "wording":
            name = f"{widget.name}.{language}" if field.kind == "wording" else widget.name
            lines: Any = "many" if field.multiline else "by place"
            yield replace(widget, name=name, limit=field.limit, lines=lines)
        case _:
            yield replace(widget, lines="one")


def _parts(field: Field, widget: Widget, style: str, language: Language) -> Iterator[Widget]:
    names = _NAME_ORDERS.get(style) if issubclass(field.type, Person) else None
    for part in map(field.part, names) if names else field.parts:
        if part.printed_apart:
            continue
        below = replace(
            widget,
            name=f"{widget.name}.{part.name}",
            label=_joined(widget.label, _small(part.title(language))),
            required=widget.required and part.required,
        )
        yield from _widgets(part, below, PLAIN, language)


def _date_widget(widget: Widget, style: str, language: Language) -> Widget:
    for part, (beginning, words, limit) in _DATE_PARTS.items():
        if style.startswith(beginning):
            return replace(
                widget,
                name=f"{widget.name}.{part}",
                label=_joined(widget.label, words[language]),
                limit=limit,
                lines="one",
            )
    label = f"{widget.label} ({_DATE[language]})"
    return replace(widget, label=label, limit=_DATE_LENGTH, lines="one")


_Node = dict[Step, Any]


def data_of(
    tree: FieldTree, texts: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the data that the texts of a blank's fields stand for, not validated.

    Empty fields are left out, and so are empty rows after the last one that has something.

    Args:
        tree: The fields of the form.
        texts: The text of each field, by name; names of other fields do not count.

    Returns:
        The data, and what is wrong with dates and choices that were written in parts. Where
        something is wrong, the data hold the parts: `{"day": "1"}`.
    """
    written: _Node = {}
    for name, text in texts.items():
        if text.strip():
            _plant(written, name, text)
    problems: list[Problem] = []
    data = _read(tree.root, written, Path(), problems)
    return data or {}, tuple(problems)


def _plant(tree: _Node, name: str, text: str) -> None:
    try:
        steps = Path.parse(name).steps
    except ValueError:
        return
    if not steps or any(
        not isinstance(step, str) and (step is None or step > _MOST) for step in steps
    ):
        return
    *way, last = steps
    for step in way:
        below = tree.setdefault(step, {})
        if not isinstance(below, dict):  # a field and a part of it: not a blank of ours
            return
        tree = below
    tree.setdefault(last, text)


def _read(field: Field | None, node: Any, path: Path, problems: list[Problem]) -> Any:
    """Return the data of a node, or None where there are none."""
    kind = field.kind if field else None
    if not isinstance(node, dict):
        return _read_text(kind, node)
    match kind:
        case "list" if field is not None and field.item is not None:
            return _read_list(field.item, node, path, problems)
        case "choices":
            return list(node)
        case "date":
            return _read_date(node, path, problems)
        case "choice":
            return _read_choice(node, path, problems)
    parts = {part.name: part for part in field.parts} if field else {}
    empty: dict[str, Any] = {name: {} for name, part in parts.items() if _may_be_empty(part)}
    return empty | {
        str(name): _read(parts.get(str(name)), below, path / name, problems)
        for name, below in node.items()
    }


def _may_be_empty(field: Field) -> bool:
    """Tell whether a required group holds fields, none of which has to be filled in."""
    return (
        field.required and field.kind == "group" and not any(part.required for part in field.parts)
    )


def _read_text(kind: str | None, text: str) -> Any:
    if kind == "tick":
        return True
    digits = "".join(text.split())
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS
    return int(digits) if kind == "integer" and is_number else text


def _read_list(item: Field, node: _Node, path: Path, problems: list[Problem]) -> list[Any]:
    last = min(max((step for step in node if isinstance(step, int)), default=-1), MAX_ROWS)
    return [_read(item, node.get(i, {}), path / i, problems) for i in range(last + 1)]


def _read_choice(node: _Node, path: Path, problems: list[Problem]) -> Any:
    chosen = list(node)
    if len(chosen) > 1:
        problems.append(
            Problem(str(path), "choice", "More than one box is ticked.", "Tick one of them.")
        )
        return chosen
    return chosen[0]


def _read_date(node: _Node, path: Path, problems: list[Problem]) -> Any:
    day, month, after_20, year = (str(node.get(part, "")).strip() for part in _DATE_PARTS)
    if after_20:
        year = after_20 if len(after_20) > 2 else f"20{after_20}"  # noqa: PLR2004 - digits
    if not (day and month and year):
        problems.append(
            Problem(
                str(path),
                "date_incomplete",
                "The date is not complete.",
                "Write the day, the month and the year.",
            )
        )
        return dict(node)
    number = _months().get(month.casefold().rstrip("."))
    if number is None:
        problems.append(
            Problem(str(path), "month", "There is no such month.", "Write its name or its number.")
        )
        return dict(node)
    return f"{day}.{number:02}.{year}"


@cache
def _months() -> dict[str, int]:
    """Return the number of every month by what may be written for it."""
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
