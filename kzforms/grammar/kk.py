"""Kazakh: dates in every case."""

from datetime import date
from typing import Final, Literal, get_args

Case = Literal[
    "nominative", "genitive", "dative", "accusative", "locative", "ablative", "attributive"
]
"""A case of a date. The attributive stands before a noun: «13 қаңтардағы бұйрық»."""

_MONTHS: Final = (
    ("қаңтар", "қаңтардың", "қаңтарға", "қаңтарды", "қаңтарда", "қаңтардан", "қаңтардағы"),
    ("ақпан", "ақпанның", "ақпанға", "ақпанды", "ақпанда", "ақпаннан", "ақпандағы"),
    ("наурыз", "наурыздың", "наурызға", "наурызды", "наурызда", "наурыздан", "наурыздағы"),
    ("сәуір", "сәуірдің", "сәуірге", "сәуірді", "сәуірде", "сәуірден", "сәуірдегі"),
    ("мамыр", "мамырдың", "мамырға", "мамырды", "мамырда", "мамырдан", "мамырдағы"),
    ("маусым", "маусымның", "маусымға", "маусымды", "маусымда", "маусымнан", "маусымдағы"),
    ("шілде", "шілденің", "шілдеге", "шілдені", "шілдеде", "шілдеден", "шілдедегі"),
    ("тамыз", "тамыздың", "тамызға", "тамызды", "тамызда", "тамыздан", "тамыздағы"),
    (
        "қыркүйек",
        "қыркүйектің",
        "қыркүйекке",
        "қыркүйекті",
        "қыркүйекте",
        "қыркүйектен",
        "қыркүйектегі",
    ),
    ("қазан", "қазанның", "қазанға", "қазанды", "қазанда", "қазаннан", "қазандағы"),
    ("қараша", "қарашаның", "қарашаға", "қарашаны", "қарашада", "қарашадан", "қарашадағы"),
    (
        "желтоқсан",
        "желтоқсанның",
        "желтоқсанға",
        "желтоқсанды",
        "желтоқсанда",
        "желтоқсаннан",
        "желтоқсандағы",
    ),
)
_CASES: Final = get_args(Case)


def month(number: int, case: Case = "nominative") -> str:
    """Return a month's name in a case.

    Args:
        number: 1 to 12.
        case: The case that the sentence wants.

    >>> month(9, "dative"), month(12, "ablative")
    ('қыркүйекке', 'желтоқсаннан')
    """
    return _MONTHS[number - 1][_CASES.index(case)]


def date_words(day: date, case: Case = "nominative") -> str:
    """Write a date as Kazakh acts do: the case is on the month.

    >>> date_words(date(2026, 1, 13), "attributive")
    '2026 жылғы 13 қаңтардағы'
    >>> date_words(date(2026, 2, 20), "dative")
    '2026 жылғы 20 ақпанға'
    """
    return f"{day.year} жылғы {day.day} {month(day.month, case)}"
