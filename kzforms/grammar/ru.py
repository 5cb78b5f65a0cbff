"""Russian: dates, plural forms."""

from datetime import date
from functools import cache
from typing import Final

_MONTHS_GENITIVE: Final = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def month(number: int) -> str:
    """Return a month's name after a day: always the genitive, whatever stands before the day.

    >>> month(7)
    'июля'
    """
    return _MONTHS_GENITIVE[number - 1]


def date_words(day: date) -> str:
    """Write a date as Russian acts do, with no leading zero and the year in full.

    >>> date_words(date(2026, 1, 6))
    '6 января 2026 года'
    """
    return f"{day.day} {month(day.month)} {day.year} года"


@cache
def _plural_rule() -> object:
    from babel import Locale

    return Locale("ru").plural_form


def plural(number: int, one: str, few: str, many: str) -> str:
    """Choose the form of a noun after a number.

    >>> [plural(n, "день", "дня", "дней") for n in (1, 3, 11, 21)]
    ['день', 'дня', 'дней', 'день']
    """
    rule = _plural_rule()
    forms = {"one": one, "few": few, "many": many}
    return forms[rule(number)]  # type: ignore[operator]
