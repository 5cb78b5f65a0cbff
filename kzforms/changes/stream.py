"""Words of an act, each with its block, and the differences that are accepted in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, PositiveInt

from kzforms.changes.act_text import Block
from kzforms.changes.words import words
from kzforms.data_files import Record, load_yaml
from kzforms.form import Edition
from kzforms.text import Language


@dataclass(frozen=True)
class WordStream:
    """Words in their order.

    Attributes:
        words: The words, as `kzforms.changes.words.words` makes them.
        blocks: For each word, the index of its block.
    """

    words: tuple[str, ...]
    blocks: tuple[int, ...]

    @classmethod
    def of(cls, blocks: Iterable[Block], language: Language) -> Self:
        """Make the stream of the words of blocks."""
        found = [
            (word, i) for i, block in enumerate(blocks) for word in words(block.text, language)
        ]
        return cls(tuple(word for word, _ in found), tuple(index for _, index in found))

    def __getitem__(self, part: slice) -> Self:
        return type(self)(self.words[part], self.blocks[part])


class AcceptedDifference(Record):
    """A place where the library's wording differs from an official source, on purpose.

    Attributes:
        official: The words of the source.
        ours: The words of the form in their place.
        reason: Why: an artefact of the source, a value, a slip that was corrected.
        after: Words that stand before it, where `official` alone is not unique.
        times: How often it is in the source.
    """

    official: str
    ours: str
    reason: str = Field(min_length=1)
    after: str | None = None
    times: PositiveInt = 1


ACCEPTED = Path(__file__).with_name("accepted")
"""The folder of accepted differences: `<form>/<edition>.<language>.yaml`."""


@cache
def accepted_differences(
    form_id: str, edition: Edition, language: Language
) -> tuple[AcceptedDifference, ...]:
    """Return the differences of an edition that were looked at and accepted, in one language.

    An edition without a file of its own has those of the edition that it amends.

    Raises:
        CatalogueError: The file that holds them is broken.
    """
    for each in edition.lineage:
        path = ACCEPTED / form_id / f"{each.id}.{language}.yaml"
        if path.is_file():
            return load_yaml(path, tuple[AcceptedDifference, ...])
    return ()


def apply_difference(
    official: WordStream, difference: AcceptedDifference, language: Language
) -> tuple[WordStream, int]:
    """Put our words in place of the source's, and count how often the difference was found."""
    old, new = (words(text, language) for text in (difference.official, difference.ours))
    found_at = find_all(official.words, old)
    if difference.after is not None:
        before = tuple(words(difference.after, language))
        found_at = [i for i in found_at if official.words[max(i - len(before), 0) : i] == before]
    found, blocks = list(official.words), list(official.blocks)
    for place in reversed(found_at):
        found[place : place + len(old)] = new
        blocks[place : place + len(old)] = [official.blocks[place]] * len(new)
    return WordStream(tuple(found), tuple(blocks)), len(found_at)


def find_all(sequence: Sequence[str], part: Sequence[str]) -> list[int]:
    """Find all places, without overlap, where some words stand in others."""
    found: list[int] = []
    start = 0
    wanted = list(part)
    while wanted:
        try:
            start = sequence.index(wanted[0], start)
        except ValueError:
            break
        if list(sequence[start : start + len(wanted)]) == wanted:
            found.append(start)
            start += len(wanted)
        else:
            start += 1
    return found
