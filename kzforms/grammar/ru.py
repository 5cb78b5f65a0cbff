"""Russian: dates, numerals in words, plural forms, collation."""

from datetime import date
from functools import cache
from typing import Final, Literal

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


Case = Literal["nominative", "genitive"]


def number_words(number: int, case: Case = "nominative") -> str:
    """Write a whole number in words, without ё, as the acts spell it.

    >>> number_words(6), number_words(6, "genitive"), number_words(3, "genitive")
    ('шесть', 'шести', 'трех')
    """
    from num2words import num2words

    return str(num2words(number, lang="ru", case=case[0])).replace("ё", "е")


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


def collation_key(text: str) -> tuple[tuple[int, str], ...]:
    """Make a key that sorts ё with е, where code points put it after я. Case does not count.

    >>> sorted(["Яна", "Ёлкин", "Жуков", "Егоров"], key=collation_key)
    ['Егоров', 'Ёлкин', 'Жуков', 'Яна']
    """
    return tuple((ord("е") if letter == "ё" else ord(letter), letter) for letter in text.lower())
