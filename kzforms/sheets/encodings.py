"""The encoding of a CSV file: proved, or asked for.

A byte order mark or valid UTF-8 proves it. Without them, the encodings of the region are
compared: in the right one the headings are those of the form, and the letters follow each
other as in Kazakh or Russian. Where two of them are about as likely, the question is asked.
"""

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final, Literal, get_args

from kzforms.byte_order import unicode_encoding
from kzforms.errors import CellProblem, FormDataError, InvalidValue
from kzforms.sheets.csv_grids import delimiter_of, records
from kzforms.sheets.model import heading_key, letters, refused

Encoding = Literal[
    "utf-8", "utf-16", "kz1048", "cp1251", "cp866", "pt154", "koi8-r", "iso8859-5", "mac-cyrillic"
]
"""An encoding of CSV, as Python's codecs call it."""

ENCODINGS: Final[tuple[str, ...]] = get_args(Encoding)
_OF_THE_REGION: Final = ENCODINGS[2:]

ALPHABET: Final = " абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
"""The letters of Kazakh and Russian, and what stands between words."""

PAIRS: Final = Path(__file__).with_name("letter_pairs.txt")
"""How unlikely each letter is after each other one, in bits, in the order of the alphabet.

`tools/letter_pairs.py` makes it."""

_WORD: Final = re.compile(rb"[A-Za-z\x80-\xff]+")
_MOST_WORDS: Final = 20_000
_BETWEEN_WORDS: Final = frozenset("«»„“”‘’…–—-№·§°\N{NO-BREAK SPACE}")
_PUNCTUATION_COST: Final = 5
_OTHER_LETTER_COST: Final = 13
_OTHER_SIGN_COST: Final = 18
_CASE_COST: Final = 10

_CLEAR: Final = 12
"""How many bits the likeliest reading must be ahead of the next one: 4,096 to 1."""

_LEAST_LETTERS: Final = 4
"""Fewer letters than these prove nothing."""

_MOST_PER_PAIR: Final = 8
"""How many bits a pair of letters costs at most, on average, in what is text at all."""

_DAMAGED: Final = 20
"""One wrong byte to how many right letters makes damaged UTF-8, and no other encoding."""

_SHOWN: Final = 40
"""How many characters of a cell are shown."""

_SAVE: Final = "Save it as CSV UTF-8 or XLSX, or name its encoding (--encoding)."


def decoded(content: bytes, encoding: str | None, known: frozenset[str]) -> tuple[str, bool]:
    """Decode a text, and tell whether its encoding lacks letters: then `?` stands for them.

    Args:
        content: The text.
        encoding: Its encoding; None to find it out. A byte order mark counts for more.
        known: The headings that are expected, as `heading_key` gives them.

    Raises:
        FormDataError: It is no text in this encoding, or the encoding cannot be told; the
            problem shows one cell as two encodings read it.
        InvalidValue: There is no such encoding.
    """
    if encoding is not None and encoding not in ENCODINGS:
        raise InvalidValue(
            "encoding_unknown",
            "There is no such encoding.",
            f"Use one of {', '.join(ENCODINGS)}.",
        )
    chosen = unicode_encoding(content) or encoding
    if chosen is None:
        with suppress(UnicodeDecodeError):
            return content.decode("utf-8"), content.isascii()
        _refuse_damaged(content)
        chosen = _likeliest(content, known)
    try:
        return content.decode(chosen), content.isascii() or not chosen.startswith("utf")
    except UnicodeDecodeError:
        raise refused(
            "sheet_encoding", f"The file is not text in the encoding {chosen}.", _SAVE
        ) from None


def _refuse_damaged(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    wrong = text.count("\N{REPLACEMENT CHARACTER}")
    right = sum(not sign.isascii() for sign in text) - wrong
    if right >= _DAMAGED * wrong:
        line = 1 + len(re.findall("\r\n|\r|\n", text[: text.index("\N{REPLACEMENT CHARACTER}")]))
        raise refused(
            "sheet_damaged",
            f"The file is UTF-8, but damaged: line {line} has bytes that are no character.",
            "Save the list again where it was made, as CSV UTF-8 or XLSX.",
            line=line,
        )


def _likeliest(content: bytes, known: frozenset[str]) -> str:
    """Return the encoding of the region that is clearly right.

    Raises:
        FormDataError: None is.
    """
    names = [name for name in _OF_THE_REGION if _fits(content, name)]
    words = sorted(set(islice(_words(content), _MOST_WORDS)))
    readings: dict[tuple[str, ...], str] = {}  # what reads the same is no question
    for name in names:
        readings.setdefault(tuple(word.decode(name) for word in words), name)
    found = {name: _headings(content, name, known) for name in readings.values()}
    most = max(found.values(), default=0)
    costs = sorted(
        (_cost(reading), name) for reading, name in readings.items() if found[name] == most
    )
    if not costs:
        raise refused("sheet_encoding", "The file's encoding is not known.", _SAVE)
    signs = sum(map(len, words))
    if len(costs) == 1 and most:
        return costs[0][1]
    is_text = signs >= _LEAST_LETTERS and costs[0][0] <= _MOST_PER_PAIR * (signs + len(words))
    if is_text and (len(costs) == 1 or costs[1][0] - costs[0][0] >= _CLEAR):
        return costs[0][1]
    if len(costs) == 1:
        raise refused("sheet_encoding", "The file's encoding is not known.", _SAVE)
    raise _question(content, costs[0][1], costs[1][1], known)


def _fits(content: bytes, name: str) -> bool:
    with suppress(UnicodeDecodeError):
        content.decode(name)
        return True
    return False


def _words(content: bytes) -> Iterator[bytes]:
    for match in _WORD.finditer(content):
        if not match[0].isascii():
            yield match[0]


def _headings(content: bytes, name: str, known: frozenset[str]) -> int:
    """Count the expected headings that this encoding shows and another one may not."""
    text = content.decode(name)
    table = islice(records(text, delimiter_of(text, known)), 20)
    keys = (heading_key(value) for record in table for value in record.values)
    return sum(key in known and not key.isascii() for key in keys)


def _cost(reading: tuple[str, ...]) -> float:
    """Return how unlikely these words are in Kazakh or Russian, in bits."""
    return math.fsum(map(_word_cost, reading))


def _word_cost(word: str) -> float:
    costs, cost, before = _pairs(), 0.0, " "
    for place, sign in enumerate(word):
        letter = sign.lower()
        if letter in ALPHABET:
            cost += costs[before, letter]
            if sign != letter and place and word[place - 1].islower():
                cost += _CASE_COST
            before = letter
            continue
        if sign in _BETWEEN_WORDS:
            cost += _PUNCTUATION_COST
        elif sign.isalpha():
            cost += _OTHER_LETTER_COST
        else:
            cost += _OTHER_SIGN_COST
        before = " "
    return cost + costs[before, " "]


@cache
def _pairs() -> dict[tuple[str, str], int]:
    rows = PAIRS.read_text("ascii").split()
    return {
        (one, other): int(cost, 16)
        for one, row in zip(ALPHABET, rows, strict=True)
        for other, cost in zip(ALPHABET, row, strict=True)
    }


def _question(content: bytes, one: str, other: str, known: frozenset[str]) -> FormDataError:
    """Make the error that shows how two encodings read the first cell that tells them apart."""
    texts = content.decode(one), content.decode(other)
    delimiter = delimiter_of(texts[0], known)
    # All these encodings have the same ASCII, so the cells are the same.
    both = zip(*(records(text, delimiter) for text in texts), strict=True)
    place, first, second = next(
        (f"{letters(column)}{row}", *values)
        for row, pair in enumerate(both, 1)
        for column, values in enumerate(zip(*(record.values for record in pair), strict=True), 1)
        if values[0] != values[1]
    )
    shown = [
        "".join(sign if sign.isprintable() else "□" for sign in value.strip()[:_SHOWN])
        for value in (first, second)
    ]
    return FormDataError(
        [
            CellProblem(
                "",
                "sheet_encoding",
                f"The file's encoding cannot be told: this cell is «{shown[0]}» in {one}, and "
                f"«{shown[1]}» in {other}.",
                f"Name the right one: --encoding {one}, or another of {', '.join(ENCODINGS)}.",
                {"one": one, "other": other},
                cell=place,
            )
        ]
    )
