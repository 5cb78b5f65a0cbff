"""The usual headings of clerks' own lists: data with reasons, in `synonyms.yaml`."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, Literal

from kzforms.data_files import Record, load_yaml
from kzforms.form import Form
from kzforms.sheets.mapping import type_at
from kzforms.sheets.parts import Part, RowList
from kzforms.values import Value

NameOrder = Literal["surname-first", "given-first"]
"""The order of the parts of a name in one cell."""

ROW_NUMBER: Final = "row-number"
_FILE: Final = Path(__file__).with_name("synonyms.yaml")


class Synonym(Record):
    """Words that stand for one field.

    Attributes:
        meaning: What they stand for: see the head of the file.
        order: The order of a name's parts that the words say themselves.
        kk: The words in Kazakh.
        ru: The words in Russian.
        origin: Whether an official text has the words, or they are our own list.
        reason: Why they are taken so.
    """

    meaning: str
    order: NameOrder | None = None
    kk: tuple[str, ...]
    ru: tuple[str, ...]
    origin: Literal["act", "usage"]
    reason: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words of both languages."""
        return (*self.kk, *self.ru)


@cache
def synonyms() -> tuple[Synonym, ...]:
    """Return all synonyms."""
    return load_yaml(_FILE, tuple[Synonym, ...])


def words_for(meaning: str) -> Iterator[str]:
    """Yield the words of one meaning."""
    for synonym in synonyms():
        if synonym.meaning == meaning:
            yield from synonym.words


def meanings_of(form: Form, rows: RowList, part: Part) -> Iterator[str]:
    """Yield what a synonym may call a part: from its own place up to the field of the row.

    A part of a value has the meaning `person.surname`, and that of its whole value, `person`.
    """
    names = part.path.split(".")
    if part.language is not None:
        names.pop()
    for length in range(len(names), 0, -1):
        path = ".".join(names[:length])
        yield path
        for kind in value_kinds(form, rows, path):
            yield kind
            yield ".".join((kind, *names[length:]))


def value_kinds(form: Form, rows: RowList, path: str) -> tuple[str, ...]:
    """Return the names of the value type at a path of the row, and of the types it is made from."""
    found = type_at(form, rows, path)
    bases = found.__mro__ if isinstance(found, type) and issubclass(found, Value) else ()
    return tuple(
        dict.fromkeys(base.kind for base in bases if issubclass(base, Value) and base is not Value)
    )
