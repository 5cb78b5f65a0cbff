"""File names made from values: safe on every file system, and each once in a folder."""

import unicodedata
from typing import Final

from pathvalidate import sanitize_filename

MOST_BYTES: Final = 120
"""The longest name in UTF-8 bytes: leaves room for a number, an ending, and a part's name."""


def safe_name(text: str) -> str:
    """Return a file name without its ending; empty where nothing of the text can be one.

    No path, no character that a file system refuses, no name that one keeps for itself, not
    hidden, not too long.

    >>> safe_name("Әбдіғалиев Ғабит"), safe_name("../120/НҚ"), safe_name("con"), safe_name(" . ")
    ('Әбдіғалиев Ғабит', '_120_НҚ', 'con_', '')
    """
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    plain = " ".join(unicodedata.normalize("NFC", shown).split()).lstrip(". ")
    name = str(
        sanitize_filename(plain, replacement_text="_", platform="universal", max_len=MOST_BYTES)
    )
    # What is cut off may leave a space or point at the end, which Windows would drop.
    return name.rstrip(". ")


class Names:
    """The names of a folder's files: a name that is taken gets a number.

    >>> names = Names()
    >>> names.take("Ахметов", "0001"), names.take("ахметов", "0002"), names.take("", "0003")
    ('Ахметов', 'ахметов-2', '0003')
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, text: str, otherwise: str) -> str:
        """Return a name that no other file of the folder has, whatever the case of its letters.

        Args:
            text: What it is made from.
            otherwise: What it is made from where nothing of the text can be a name.
        """
        base = safe_name(text) or otherwise
        name, number = base, 1
        while (key := unicodedata.normalize("NFC", name.casefold())) in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._taken.add(key)
        return name
