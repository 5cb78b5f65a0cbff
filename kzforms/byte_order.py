"""The Unicode encoding of a text, where its bytes prove it."""

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # which begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 4096
_EXPECTED: Final = (
    (0x09, 0x0D),
    (0x1A, 0x1A),
    (0x20, 0x24F),
    (0x400, 0x52F),
    (0x2010, 0x22FF),
    (0xFEFF, 0xFEFF),
)
"""The characters of a Kazakh, Russian or English text, and of a table's lines."""


def unicode_encoding(content: bytes) -> str | None:
    """Return the encoding that a text's byte order mark names, or that its zero bytes prove.

    Args:
        content: The text, or its beginning.

    Returns:
        A name that Python's codecs know and that takes the mark off; None where nothing is
        proved, as in UTF-8 without a mark.

    >>> unicode_encoding("Әлия".encode("utf-8-sig")), unicode_encoding("a;Ә".encode("utf-16-be"))
    ('utf-8-sig', 'utf-16-be')
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[:_SAMPLE]
    if b"\0" not in sample:
        return None
    found = [name for name in ("utf-16-le", "utf-16-be") if _is_text(sample, name)]
    return found[0] if len(found) == 1 else None


def _is_text(sample: bytes, encoding: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return False
    return all(any(first <= ord(sign) <= last for first, last in _EXPECTED) for sign in text)
