"""How values are printed: from a value, a style and a language to text.

Most values have one printed form. Where the form or the sentence decides (the order of
a name, a part of a date and its case), a template or a column names a style.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from kzforms.grammar import kk, ru
from kzforms.text import Language
from kzforms.values import (
    IIN,
    Identity,
    LocalText,
    MilitaryID,
    NameOrder,
    Oath,
    OrderReference,
    Percentage,
    Period,
    Person,
    Relative,
    ServiceRecord,
)

Printer = Callable[[Any, Language], str | None]

PLAIN: Final = "plain"


def _month(case: kk.Case) -> Printer:
    def printer(day: date, language: Language) -> str:
        return kk.month(day.month, case) if language == "kk" else ru.month(day.month)

    return printer


def _full_name(order: NameOrder) -> Printer:
    """Print a name in an order; words in which it stands in another case, as they were written."""

    def printer(name: Person | str, language: Language) -> str:  # noqa: ARG001 - a printer's
        return name if isinstance(name, str) else name.format(order)

    return printer


def _plain(value: Any, language: Language) -> str | None:
    match value:
        case Person():
            raise TypeError("a name needs a style: the order of its parts is the form's")
        case Oath() | OrderReference() | Relative() | ServiceRecord():
            return value.format(language)
        case IIN() | Identity() | Period() | MilitaryID() | Percentage():
            return value.format()
        case date():
            return f"{value:%d.%m.%Y}"
        case str() | int() if not isinstance(value, bool):
            return str(value)
    raise TypeError(f"no way to print a {type(value).__name__}")


STYLES: Final[dict[str, Printer]] = {
    PLAIN: _plain,
    "surname first": _full_name(NameOrder.SURNAME_FIRST),
    "given first": _full_name(NameOrder.GIVEN_FIRST),
    "number": lambda number, _: f"№ {number}",
    "initials": lambda person, _: person.initials,
    "day": lambda day, _: str(day.day),
    "year": lambda day, _: str(day.year),
    "year of century": lambda day, _: f"{day.year % 100:02}",
    "month": _month("nominative"),
    "month dative": _month("dative"),
    "month locative": _month("locative"),
    "month ablative": _month("ablative"),
    "month attributive": _month("attributive"),
}
"""The styles by name. Russian months have one form, the genitive, after every preposition."""


def printed(value: Any, language: Language, style: str = PLAIN) -> str | None:
    """Return the text that stands for a value on the page.

    Args:
        value: A field's value.
        language: The page's language.
        style: One of `STYLES`.

    Returns:
        The text, or None where the value has none in this language.

    >>> printed(date(2026, 9, 1), "kk", "month dative")
    'қыркүйекке'
    """
    if isinstance(value, LocalText):  # a wording is printed as it was written
        return value.get(language)
    return STYLES[style](value, language)
