"""Citations of acts in a text, and whether the act that is cited was repealed."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal

from kzforms.acts.register import ActRegister
from kzforms.data_files import Record, load_yaml
from kzforms.grammar import kk, ru
from kzforms.text import Language


@dataclass(frozen=True)
class Citation:
    """A day and number by which a text names an act.

    Attributes:
        day: The day on which the act was made.
        number: Its number, or None where the text gives none.
    """

    day: date
    number: str | None


class Repeal(Record):
    """The repeal of an act, as far as it is known.

    Attributes:
        by: The act that repealed it.
        source: Where that was read.
        checked_on: When.
    """

    by: str
    source: str
    checked_on: date


class CitedAct(Record):
    """An act that the forms' words cite.

    Attributes:
        kind: What it is.
        number: Its number, or None where it is cited without one.
        date: The day it was made.
        title: Its title as it is cited, by language, or None.
        repeal: Its repeal, or None if none was looked for.
    """

    kind: Literal["law", "code", "order", "resolution"]
    number: str | None
    date: date
    title: dict[Language, str] | None
    repeal: Repeal | None


class _CitedActs(Record):
    acts: tuple[CitedAct, ...]


_NUMBER: Final = r"(?:\s*№\s?((?:ҚР ДСМ-)?\d[\w/-]*))?"
_MONTHS_KK: Final = {kk.month(number): number for number in range(1, 13)}
_MONTHS_RU: Final = {ru.month(number): number for number in range(1, 13)}
_PATTERNS: Final[dict[Language, tuple[re.Pattern[str], dict[str, int]]]] = {
    # Only an attributive date («ақпандағы») names an act; «13 тамызға дейін» does not.
    "kk": (
        re.compile(
            rf"(\d{{4}}) жылғы (\d{{1,2}}) ({'|'.join(_MONTHS_KK)})[дт][ае][ғг][ыі]{_NUMBER}"
        ),
        _MONTHS_KK,
    ),
    "ru": (
        re.compile(rf"от (\d{{1,2}}) ({'|'.join(_MONTHS_RU)}) (\d{{4}}) года{_NUMBER}"),
        _MONTHS_RU,
    ),
}


def find_citations(text: str, language: Language) -> tuple[Citation, ...]:
    """Find the acts that a text cites by their day, in its order; a day that never was cites none.

    >>> find_citations("2012 жылғы 27 маусымдағы № 859 қаулысымен бекітілген", "kk")
    (Citation(day=datetime.date(2012, 6, 27), number='859'),)
    >>> find_citations("закона Республики Казахстан от 12 января 2007 года", "ru")
    (Citation(day=datetime.date(2007, 1, 12), number=None),)
    """
    pattern, months = _PATTERNS[language]
    found = []
    for match in pattern.finditer(" ".join(text.split())):
        first, second, third, number = match.groups()
        year, day, month = (first, second, third) if language == "kk" else (third, first, second)
        try:
            made_on = date(int(year), months[month], int(day))
        except ValueError:
            continue  # there is no such day
        found.append(Citation(made_on, number))
    return tuple(found)


def find_titles(text: str, language: Language) -> tuple[Citation, ...]:
    """Find the acts that a text cites by their title in quotation marks, without a day.

    >>> find_titles("статьи 35 Закона «О воинской службе и статусе военнослужащих»", "ru")
    (Citation(day=datetime.date(2012, 2, 16), number='561-IV'),)
    """
    plain = " ".join(text.split())
    return tuple(
        Citation(act.date, act.number)
        for act in cited_acts()
        if act.title and language in act.title and f"«{act.title[language]}»" in plain
    )


@cache
def cited_acts() -> tuple[CitedAct, ...]:
    """Return the acts that the forms' words cite, besides those of the register."""
    return load_yaml(Path(__file__).with_name("cited_acts.yaml"), _CitedActs).acts


def repeal_of(citation: Citation, register: ActRegister) -> str | None:
    """Return the act that repealed a cited act; None if no repeal of it is recorded.

    Args:
        citation: What a text cites.
        register: Where acts are looked up first.

    Raises:
        KeyError: The act is recorded nowhere: add it to `cited_acts.yaml`.
    """
    for act in register:
        if act.date == citation.day and citation.number in {None, act.number}:
            return register[act.repealed_by].cite("ru") if act.repealed_by else None
    for cited in cited_acts():
        if cited.date == citation.day and citation.number in {None, cited.number}:
            return cited.repeal.by if cited.repeal else None
    raise KeyError(f"no act of {citation.day} with the number {citation.number}")
