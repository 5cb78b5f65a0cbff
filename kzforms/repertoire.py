"""The characters that the bundled fonts can print.

This is the one list: `fonts/subset.py` makes the fonts from it, and
`kzforms.text` refuses everything else, so that a missing glyph never ships.

Left out on purpose:
- U+018F and U+0259, the Latin schwa: the font draws it with the glyph of the
  Kazakh letter Ә/ә, so text read back from the PDF could not tell them apart;
- combining marks: what has no precomposed letter is not placed reliably;
- invisible and right-to-left characters.
"""

from bisect import bisect_right
from typing import Final

RANGES: Final[tuple[tuple[int, int], ...]] = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00AC),  # Latin-1 without the soft hyphen
    (0x00AE, 0x018E),  # Latin-1, Latin Extended-A and B without the schwa
    (0x0190, 0x024F),
    (0x02B9, 0x02BC),  # letter apostrophes (Uzbek, Ukrainian names in Latin)
    (0x0386, 0x0386),  # Greek
    (0x0388, 0x038A),
    (0x038C, 0x038C),
    (0x038E, 0x03A1),
    (0x03A3, 0x03E1),
    (0x0400, 0x0482),  # Cyrillic, with all letters of Kazakh
    (0x048A, 0x052F),
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201F),  # quotation marks
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x2032, 0x2033),
    (0x2039, 0x203A),
    (0x20AC, 0x20AC),  # euro
    (0x20B8, 0x20B8),  # tenge
    (0x20BD, 0x20BD),  # rouble
    (0x2116, 0x2116),  # numero sign
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
)
_STARTS: Final = tuple(start for start, _ in RANGES)


def is_printable(character: str) -> bool:
    """Tell whether the bundled fonts have a glyph of its own for this character.

    >>> is_printable("ұ"), is_printable("ə"), is_printable("漢")
    (True, False, False)
    """
    code_point = ord(character)
    index = bisect_right(_STARTS, code_point) - 1
    return index >= 0 and code_point <= RANGES[index][1]
