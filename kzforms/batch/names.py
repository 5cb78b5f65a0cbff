"""File names made from values: safe on every file system, and each once in a folder."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any, Final, NamedTuple

from pathvalidate import sanitize_filename

from kzforms.batch.report import Entry
from kzforms.fields.path import Path
from kzforms.text import LANGUAGES, Language

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


_LEAST_DIGITS: Final = 4
"""Of a line's number in a name."""


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
        while not self.claim(name):
            number += 1
            name = f"{base}-{number}"
        return name

    def claim(self, name: str) -> bool:
        """Take exactly this name; tell whether it was free."""
        key = unicodedata.normalize("NFC", name.casefold())
        free = key not in self._taken
        self._taken.add(key)
        return free


class Named(NamedTuple):
    """What a document's file is called after.

    Attributes:
        line: The document's line.
        data: The SHA-256 of what it is made from.
        text: The text of its name; without one it is called after its line.
    """

    line: int
    data: str
    text: str


_Key = Callable[[Named | Entry], Any]


def file_names(documents: Sequence[Named], before: Iterable[Entry]) -> list[str]:
    """Return a name for each document, also for those that fail.

    A document whose data are as before keeps its name, then one whose line and text are as
    before: what happens to one row renames no other file.

    Args:
        documents: The documents.
        before: What the folder's report says of each file.

    >>> documents = [Named(1, "a", "Ахметов"), Named(2, "b", "Ахметов"), Named(3, "c", "")]
    >>> file_names(documents, [])
    ['Ахметов.pdf', 'Ахметов-2.pdf', '0003.pdf']
    >>> file_names(documents[1:], [Entry("Ахметов-2.pdf", 2, None, "b")])
    ['Ахметов-2.pdf', '0003.pdf']
    """
    names = Names()
    bases = [
        safe_name(document.text) or f"{document.line:0{_LEAST_DIGITS}}" for document in documents
    ]
    found: dict[int, str] = {}
    keys: tuple[_Key, ...] = (lambda each: each.data, lambda each: each.line)
    for key in keys:
        known = defaultdict(list)
        for entry in before:
            known[key(entry)].append(PurePath(entry.file).stem)
        for place, document in enumerate(documents):
            if place in found:
                continue
            for name in known[key(document)]:
                if _is_of(name, bases[place]) and names.claim(name):
                    found[place] = name
                    break
    for place, base in enumerate(bases):
        if place not in found:
            found[place] = names.take(base, base)
    return [f"{found[place]}.pdf" for place in range(len(documents))]


def _is_of(name: str, base: str) -> bool:
    return re.fullmatch(rf"{re.escape(base)}(-[1-9][0-9]*)?", name) is not None


def text_of(data: Any, name: str | None, language: Language) -> str:
    """Return the text that a document's file is called after: the value of a field.

    Args:
        data: The document's data; None where they cannot be read.
        name: The path of the field, or None.
        language: Which wording to take.
    """
    return "" if name is None else _words(Path.parse(name).lookup(data), language)


def _words(value: Any, language: Language) -> str:
    """Return a value as a person would call it: a wording in one language, the parts of a name."""
    if isinstance(value, Mapping):
        if value and set(value) <= set(LANGUAGES):
            value = value.get(language) or next(iter(value.values()))
            return _words(value, language)
        return " ".join(filter(None, (_words(part, language) for part in value.values())))
    return str(value) if isinstance(value, str | int | float | date) else ""
