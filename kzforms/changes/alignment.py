"""A form's pieces laid against the words of an act: which piece became what.

Words are aligned first, then gathered by piece and by block: what is reported is a cell, a
caption, a point, never a line of a file difference.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kzforms.changes.elements import Element
from kzforms.changes.likeness import Indel
from kzforms.changes.stream import Stream


@dataclass(frozen=True)
class Aligned:
    """A piece of a form and the words that stand for it in the act.

    Attributes:
        element: The piece, or None for words that are new.
        words: The act's words, or None where the piece is gone.
        after: For new words: the piece that they stand after, or None at the beginning.
        block: The block of the first word, or None.
    """

    element: Element | None
    words: tuple[str, ...] | None
    after: Element | None
    block: int | None


_Words = tuple[int, tuple[str, ...]]
"""A block's index and its words."""

_END: Final = 3
"""How many words the end of a piece has at most."""

_SHARED: Final = 0.34
"""The part of a block or piece that must agree before they are taken for one another."""


def align(elements: Sequence[Element], act: Stream) -> list[Aligned]:
    """Lay the pieces against the words of the act.

    Returns:
        Every piece once, in the form's order, with new words between.
    """
    own = [word for element in elements for word in element.words]
    owner = [number for number, element in enumerate(elements) for _ in element.words]
    if tuple(own) == act.words:
        return [Aligned(element, element.words, None, None) for element in elements]
    assigned = _assigned(own, owner, act)
    _disown_chance(assigned, owner, act)
    _disown_others(assigned, elements, act)
    _fill_gaps(assigned, act)
    _close_holes(assigned)
    return _with_replaced_ends(list(_gathered(elements, assigned, act)))


def _assigned(own: list[str], owner: list[int], act: Stream) -> list[int | None]:
    """For each word of the act, the piece whose word it equals."""
    found: list[int | None] = [None] * len(act.words)
    for operation in Indel.opcodes(act.words, own):
        if operation.tag == "equal":
            length = operation.src_end - operation.src_start
            for offset in range(length):
                found[operation.src_start + offset] = owner[operation.dest_start + offset]
    return found


def _disown_chance(assigned: list[int | None], owner: list[int], act: Stream) -> None:
    """Words that agree by chance (a comma, «және») do not make a block and a piece one."""
    sizes: dict[int, int] = {}
    for number in owner:
        sizes[number] = sizes.get(number, 0) + 1
    blocks: dict[int, int] = {}
    shared: dict[tuple[int, int], int] = {}
    totals: dict[int, int] = {}
    for block, piece in zip(act.blocks, assigned, strict=True):
        blocks[block] = blocks.get(block, 0) + 1
        if piece is not None:
            shared[block, piece] = shared.get((block, piece), 0) + 1
            totals[piece] = totals.get(piece, 0) + 1
    for index, (block, piece) in enumerate(zip(act.blocks, assigned, strict=True)):
        if piece is None:
            continue
        of_block = shared[block, piece] / blocks[block]
        of_piece = totals[piece] / sizes[piece]
        if of_block < _SHARED and of_piece < _SHARED:
            assigned[index] = None


def _disown_others(assigned: list[int | None], elements: Sequence[Element], act: Stream) -> None:
    """A block that is another piece word for word is no part of this one."""
    pieces = {element.words for element in elements}
    blocks: dict[int, tuple[str, ...]] = {}
    for block, word in zip(act.blocks, act.words, strict=True):
        blocks[block] = (*blocks.get(block, ()), word)
    for index, block in enumerate(act.blocks):
        piece = assigned[index]
        if (
            piece is not None
            and blocks[block] in pieces
            and " ".join(blocks[block]) not in " ".join(elements[piece].words)
        ):
            assigned[index] = None


def _fill_gaps(assigned: list[int | None], act: Stream) -> None:
    """Words without a piece go to the piece that their block belongs to, if it has one."""
    start = 0
    while start < len(assigned):
        end = start
        while end < len(assigned) and act.blocks[end] == act.blocks[start]:
            end += 1
        last = next((number for number in assigned[start:end] if number is not None), None)
        for index in range(start, end):
            last = assigned[index] = last if assigned[index] is None else assigned[index]
        start = end


def _close_holes(assigned: list[int | None]) -> None:
    """New words between two parts of the same piece are in that piece."""
    last: int | None = None
    hole = 0
    for index, piece in enumerate(assigned):
        if piece is None:
            continue
        if piece == last:
            assigned[hole:index] = [piece] * (index - hole)
        last, hole = piece, index + 1


def _gathered(
    elements: Sequence[Element], assigned: list[int | None], act: Stream
) -> Iterator[Aligned]:
    expected = 0
    new: list[_Words] = []
    for piece, block, words in _segments(assigned, act):
        if piece is None:
            new.append((block, words))
            continue
        yield from _paired(elements, expected, piece, new)
        yield Aligned(elements[piece], words, None, block)
        expected, new = piece + 1, []
    yield from _paired(elements, expected, len(elements), new)


def _with_replaced_ends(found: list[Aligned]) -> list[Aligned]:
    """A piece that lost its end, and new words there of about that length, are one change."""
    joined: list[Aligned] = []
    for aligned in found:
        before = joined[-1] if joined else None
        if (
            aligned.element is None
            and aligned.words is not None
            and before is not None
            and before.element is not None
            and before.words is not None
            and before.words == before.element.words[: len(before.words)]
            and 0 < len(before.element.words) - len(before.words) <= _END
            and len(aligned.words) <= _END
        ):
            joined[-1] = Aligned(before.element, before.words + aligned.words, None, before.block)
        else:
            joined.append(aligned)
    return joined


def _segments(
    assigned: list[int | None], act: Stream
) -> Iterator[tuple[int | None, int, tuple[str, ...]]]:
    """The words of each piece, and of each block that belongs to none."""
    keys = [
        (number, None if number is not None else block)
        for number, block in zip(assigned, act.blocks, strict=True)
    ]
    start = 0
    for (number, _), run in groupby(keys):
        end = start + len(list(run))
        yield number, act.blocks[start], act.words[start:end]
        start = end


def _paired(
    elements: Sequence[Element], start: int, end: int, new: list[_Words]
) -> Iterator[Aligned]:
    """Pieces that are gone and blocks that are new at the same place: one may be the other."""
    fresh = list(new)
    one_for_one = end - start == len(new)
    for number in range(start, end):
        element = elements[number]
        likeness = [Indel.normalized_similarity(element.words, words) for _, words in fresh]
        place = 0 if one_for_one else max(range(len(fresh)), key=likeness.__getitem__, default=0)
        if not fresh or not (one_for_one or likeness[place] >= _SHARED):
            yield Aligned(element, None, None, None)
            continue
        for block, words in fresh[:place]:
            yield Aligned(None, words, elements[number - 1] if number else None, block)
        block, words = fresh[place]
        yield Aligned(element, words, None, block)
        fresh = fresh[place + 1 :]
    for block, words in fresh:
        yield Aligned(None, words, elements[end - 1] if end else None, block)
