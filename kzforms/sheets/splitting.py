"""One cell divided into the parts of a value: only where there is one way to read it.

A mapping names the split of a column (`kzforms.sheets.mapping`); nothing is divided without.
Whatever the split, semicolons divide a cell explicitly: `Ким; Анна Мария; ` has no third part.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from kzforms.text import Bilingual
from kzforms.values import MilitaryID, OrderReference, Period, Person, Value
from kzforms.values.dates import ServicePeriod

SplitName = Literal["surname-first", "given-first", "series-number", "number-date", "start-end"]
"""How the parts of a value stand in one cell."""

Pieces = Mapping[str, str]
"""The text of each part that the cell holds, by the part's name in the value."""

_LONGEST: Final = 500
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’ʼ`][^\W\d_]+)*")
_PARTICLES: Final = frozenset(
    {"ұлы", "улы", "қызы", "кызы", "оглы", "оғлы", "кизи", "қизи", "угли", "ўғли"}
)
"""Words that follow the father's name and make a patronymic of it."""

_PATRONYMIC: Final = re.compile(
    r".{2,}(?:ұлы|улы|қызы|кызы|оглы|оғлы|ович|евич|ьич|мич|нич|овна|евна|ична)"
)
_DATE: Final = re.compile(
    r"(?<![\d.])(?:\d{1,2}\.\d{1,2}\.\d{4}(?!\.?\d)|\d{4}-\d{2}-\d{2}(?!-?\d))"
)
_SERIES_NUMBER: Final = re.compile(r"(?:([^\W\d_]{1,10})\s*)?(\d+)")
_LATIN_SIGNS: Final = frozenset({"n", "no", "nо"})
_BEFORE_NUMBER: Final = re.compile(
    r"(?:(?:ж|г)\.|жылғы|года|год|г|ж|,|;|приказ|бұйрық)(?=\W|$)\s*", re.IGNORECASE
)
_AFTER_NUMBER: Final = re.compile(r"(?:,|;|\sот|\sбастап)\s*$", re.IGNORECASE)
_BETWEEN_DAYS: Final = re.compile(
    r"(?:[-–—,\s]|\b(?:с|по|до|от|бастап|дейін|жылғы|года|ж\.|г\.|ж\b|г\b))*", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Split:
    """A way in which one cell holds the parts of a value.

    Attributes:
        name: What a mapping calls it.
        types: The value types that it divides.
        parts: The parts by name, in the order of the cell.
        said: Where each part stands, in both languages. Our own words.
        pieces: Divides a text; None where there is no way, or more than one.
    """

    name: SplitName
    types: tuple[type[Value], ...]
    parts: tuple[str, ...]
    said: Bilingual
    pieces: Callable[[str], Pieces | None]

    def divide(self, text: str, *, third_word: bool = False) -> Pieces | None:
        """Divide a cell's text.

        Args:
            text: The text.
            third_word: Whether a third word counts as the patronymic whatever its ending is.

        Returns:
            The parts that it holds, each a part of the text; None if it is not certain which.

        >>> SPLITS["surname-first"].divide("Қожахметов Асхат Маратұлы")["patronymic"]
        'Маратұлы'
        >>> SPLITS["surname-first"].divide("Асхат Маратұлы Қожахметов") is None
        True
        """
        if len(text) > _LONGEST:
            return None
        if ";" in text:
            texts = [part.strip() for part in text.split(";")]
            if len(texts) != len(self.parts):
                return None
            return {name: part for name, part in zip(self.parts, texts, strict=True) if part}
        words = text.split()
        if third_word and len(words) == len(self.parts) == 3 and all(map(_is_word, words)):  # noqa: PLR2004 - the name in full
            return dict(zip(self.parts, words, strict=True))
        return self.pieces(" ".join(words))


def is_patronymic(words: str) -> bool:
    """Tell whether a word, or two, have the ending of a patronymic.

    >>> is_patronymic("Маратұлы"), is_patronymic("Гасан оглы"), is_patronymic("Асхат")
    (True, True, False)
    """
    *_, last = words.casefold().split() or [""]
    return last in _PARTICLES or _PATRONYMIC.fullmatch(last) is not None


def _is_word(word: str) -> bool:
    return _WORD.fullmatch(word) is not None


def _name_words(text: str) -> list[str] | None:
    """Return the words of a name; a particle belongs to the word before it."""
    words: list[str] = []
    for word in text.split():
        if not _is_word(word):
            return None
        if word.casefold() in _PARTICLES and words:
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _surname_first(text: str) -> Pieces | None:
    match _name_words(text):
        case [surname, given] if not is_patronymic(given):
            return {"surname": surname, "given_name": given}
        case [surname, given, third] if is_patronymic(third) and not is_patronymic(given):
            return {"surname": surname, "given_name": given, "patronymic": third}
    return None


def _given_first(text: str) -> Pieces | None:
    match _name_words(text):
        case [given, surname] if not (is_patronymic(surname) or is_patronymic(given)):
            return {"given_name": given, "surname": surname}
        case [given, second, surname] if is_patronymic(second) and not is_patronymic(surname):
            return {"given_name": given, "patronymic": second, "surname": surname}
    return None


def _series_number(text: str) -> Pieces | None:
    if text.count("№") == 1:
        series, number = (part.strip() for part in text.split("№"))
    elif found := _SERIES_NUMBER.fullmatch(text):
        series, number = found[1] or "", found[2]
        if series.casefold() in _LATIN_SIGNS:  # the sign of a number, or a series?
            return None
    else:
        return None
    if not number:
        return None
    return {"series": series, "number": number} if series else {"number": number}


def _number_date(text: str) -> Pieces | None:
    days = list(_DATE.finditer(text))
    if len(days) != 1:
        return None
    before = _bare(text[: days[0].start()])
    after = _bare(text[days[0].end() :])
    number = before or after
    if bool(before) == bool(after) or number.count("№") > 1:
        return None
    if number.startswith("№"):
        number = number[1:].strip()
    elif "№" in number or " " in number or not any(map(str.isdigit, number)):
        return None
    return {"number": number, "date": days[0][0]} if number else None


def _bare(text: str) -> str:
    """Return a text beside the date without the words that join the two."""
    text = text.strip()
    while found := _BEFORE_NUMBER.match(text):
        text = text[found.end() :]
    while found := _AFTER_NUMBER.search(f" {text}"):
        text = f" {text}"[: found.start()].strip()
    return text


def _start_end(text: str) -> Pieces | None:
    days = _DATE.findall(text)
    if len(days) != 2 or not _BETWEEN_DAYS.fullmatch(_DATE.sub(" ", text)):  # noqa: PLR2004
        return None
    return {"start": days[0], "end": days[1]}


_ALL: Final = (
    Split(
        name="surname-first",
        types=(Person,),
        parts=("surname", "given_name", "patronymic"),
        said=Bilingual(
            kk="1-сөз – тегі, 2-сөз – аты, 3-сөз – әкесінің аты",
            ru="1-е слово – фамилия, 2-е – имя, 3-е – отчество",
        ),
        pieces=_surname_first,
    ),
    Split(
        name="given-first",
        types=(Person,),
        parts=("given_name", "patronymic", "surname"),
        said=Bilingual(
            kk="1-сөз – аты, соңғы сөз – тегі, олардың арасында – әкесінің аты",
            ru="1-е слово – имя, последнее – фамилия, между ними – отчество",
        ),
        pieces=_given_first,
    ),
    Split(
        name="series-number",
        types=(MilitaryID,),
        parts=("series", "number"),
        said=Bilingual(
            kk="алдымен серия, сосын № белгісі және нөмір", ru="сначала серия, затем знак № и номер"
        ),
        pieces=_series_number,
    ),
    Split(
        name="number-date",
        types=(OrderReference,),
        parts=("number", "date"),
        said=Bilingual(
            kk="жалғыз күн – бұйрықтың күні, қалғаны – нөмірі",
            ru="единственная дата – дата приказа, остальное – номер",
        ),
        pieces=_number_date,
    ),
    Split(
        name="start-end",
        types=(Period, ServicePeriod),
        parts=("start", "end"),
        said=Bilingual(
            kk="бірінші күн – басталған күні, екінші күн – аяқталған күні",
            ru="первая дата – начало, вторая – окончание",
        ),
        pieces=_start_end,
    ),
)

SPLITS: Final[Mapping[SplitName, Split]] = {split.name: split for split in _ALL}
"""Every split by its name."""


def splits_of(value: object) -> tuple[Split, ...]:
    """Return the splits that divide a value type; none where a cell is never divided."""
    if not isinstance(value, type):
        return ()
    return tuple(
        split for split in _ALL if any(issubclass(value, divided) for divided in split.types)
    )
