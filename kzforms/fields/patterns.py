"""What fields take, as regular expressions of JSON Schema: of ECMA-262 and of Python alike."""

import itertools
from collections.abc import Iterator, Set as AbstractSet
from datetime import date
from functools import cache
from typing import Final

from kzforms.repertoire import RANGES

_SPACES: Final = frozenset(
    (
        *range(0x09, 0x0E),
        *(0x20, 0x85, 0xA0, 0x1680),
        *range(0x2000, 0x200B),
        *(0x2028, 0x2029, 0x202F, 0x205F, 0x3000),
    )
)
"""What a text may hold between its words: `kzforms.text.normalise` makes one space of it."""


@cache
def text_pattern(sign: str | None = None) -> str:
    r"""Return what a text that is not empty matches.

    A letter that is written as two code points (й as и with a breve) does not match, though
    `kzforms.text.normalise` makes one of them: a combining mark is no character that is printed.

    Args:
        sign: What the form prints before the text, and what alone is no text.

    >>> import re
    >>> [bool(re.search(text_pattern(), text)) for text in ("Әлия", "  ", "\u0259")]
    [True, False, False]
    >>> [bool(re.search(text_pattern("№"), text)) for text in ("№ 22", " № ")]
    [True, False]
    """
    printed = {code for first, last in RANGES for code in range(first, last + 1)}
    spaces = _characters(_SPACES)
    nothing = f"[{spaces}]*" if sign is None else f"[{spaces}]*{sign}?[{spaces}]*"
    return f"^(?!{nothing}$)[{_characters(_SPACES | printed)}]+$"


def date_pattern(first: date, last: date) -> str:
    """Return what the dates of some centuries match, as 2026-01-13.

    Args:
        first: A date of the first century.
        last: A date of the last one.

    >>> date_pattern(date(1900, 1, 1), date(2099, 12, 31))
    '^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$'
    """
    centuries = range(first.year // 100, last.year // 100 + 1)
    years = "|".join(f"{century:02}" for century in centuries)
    return f"^(?:{years})[0-9]{{2}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"


def _characters(codes: AbstractSet[int]) -> str:
    """Return what stands in the brackets of a regular expression for these characters."""
    return "".join(
        f"\\u{first:04X}" if first == last else f"\\u{first:04X}-\\u{last:04X}"
        for first, last in _ranges(codes)
    )


def _ranges(codes: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of neighbours."""
    for first in sorted(code for code in codes if code - 1 not in codes):
        yield first, next(code for code in itertools.count(first) if code + 1 not in codes)
