"""Elements of a form laid against the words of an act: which element became what.

Words are aligned first, then gathered by element and by block: what is reported is a cell, a
caption, a point, never a line of a file difference.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import groupby
from typing import Final

from kzforms.bounded import BudgetedWords
from kzforms.changes.elements import Element
from kzforms.changes.stream import WordStream
from kzforms.changes.words import likeness
from kzforms.limits import Budget


@dataclass(frozen=True)
class Aligned:
    """An element of a form and the words that stand for it in the act.

    Attributes:
        element: The element, or None for words that are new.
        words: The act's words, or None where the element is gone.
        after: For new words: the element that they stand after, or None at the beginning.
        block: The block of the first word, or None.
    """

    element: Element | None
    words: tuple[str, ...] | None
    after: Element | None
    block: int | None


_Words = tuple[int, tuple[str, ...]]
"""A block's index and its words."""

_END: Final = 3
"""The most words that count as the end of an element."""

_SHARED: Final = 0.34
"""The share of a block or element that must agree before one is taken for the other."""


def align(elements: Sequence[Element], act: WordStream, budget: Budget) -> list[Aligned]:
    """Lay the elements against the words of the act.

    Args:
        elements: The elements of a form.
        act: The words.
        budget: What is left for comparing.

    Returns:
        Every element once, in the form's order, with new words between.

    Raises:
        TooLarge: It takes too long.
    """
    own = [word for element in elements for word in element.words]
    owner = [number for number, element in enumerate(elements) for _ in element.words]
    if tuple(own) == act.words:
        return [Aligned(element, element.words, None, None) for element in elements]
    assigned = _assigned(own, owner, act, budget)
    _disown_chance(assigned, owner, act)
    _disown_others(assigned, elements, act)
    _fill_gaps(assigned, act)
    _close_holes(assigned)
    return _with_replaced_ends(list(_gathered(elements, assigned, act, budget)))


def _assigned(
    own: list[str], owner: list[int], act: WordStream, budget: Budget
) -> list[int | None]:
    """Return, for each word of the act, the element whose word it equals."""
    found: list[int | None] = [None] * len(act.words)
    matcher = SequenceMatcher(None, BudgetedWords(act.words, budget), own, autojunk=False)
    for there, here, length in _slid(matcher.get_matching_blocks(), act):
        found[there : there + length] = owner[here : here + length]
    return found


def _slid(matches: list[Match], act: WordStream) -> list[tuple[int, int, int]]:
    """Move insertions to where a block of the act begins, if the words allow that.

    After "5) … for citizens." comes "6) … for citizens.": the new words may be read as "for
    citizens. 6) …" or as "6) … for citizens.". The second is meant.
    """
    slid: list[tuple[int, int, int]] = [(*match,) for match in matches]
    for place, (there, here, length) in enumerate(slid[:-1]):
        next_there, next_here, next_length = slid[place + 1]
        end = there + length
        if here + length != next_here or end == next_there:
            continue  # no pure insertion
        room = range(-length + 1, next_length)
        steps = [step for step in room if _may_slide(end, next_there, step, act.words)]
        whole = [
            step for step in steps if _begins(act, end + step) and _begins(act, next_there + step)
        ]
        best = min(whole, key=abs, default=0)
        slid[place] = (there, here, length + best)
        slid[place + 1] = (next_there + best, next_here + best, next_length - best)
    return slid


def _may_slide(start: int, end: int, step: int, words: Sequence[str]) -> bool:
    """Tell whether the words from start to end are as new when moved by a number of words."""
    if step >= 0:
        return words[start : start + step] == words[end : end + step]
    return words[start + step : start] == words[end + step : end]


def _begins(act: WordStream, place: int) -> bool:
    """Tell whether a block of the act begins at a word."""
    return place == 0 or act.blocks[place - 1] != act.blocks[place]


def _disown_chance(assigned: list[int | None], owner: list[int], act: WordStream) -> None:
    """Unassign words if block and element share less than a third of each.

    Then they agree by chance: in a comma, in «және».
    """
    sizes, blocks = Counter(owner), Counter(act.blocks)
    shared = Counter(zip(act.blocks, assigned, strict=True))
    totals = Counter(assigned)
    for index, (block, number) in enumerate(zip(act.blocks, assigned, strict=True)):
        if number is None:
            continue
        of_block = shared[block, number] / blocks[block]
        of_element = totals[number] / sizes[number]
        if of_block < _SHARED and of_element < _SHARED:
            assigned[index] = None


def _disown_others(
    assigned: list[int | None], elements: Sequence[Element], act: WordStream
) -> None:
    """Unassign a block that equals a different element exactly."""
    words_of_elements = {element.words for element in elements}
    for _, run in groupby(range(len(act.blocks)), act.blocks.__getitem__):
        places = list(run)
        block = act.words[places[0] : places[-1] + 1]
        if block not in words_of_elements:
            continue
        for index in places:
            number = assigned[index]
            if number is not None and " ".join(block) not in " ".join(elements[number].words):
                assigned[index] = None


def _fill_gaps(assigned: list[int | None], act: WordStream) -> None:
    """Assign words without an element to the one that their block belongs to, if there is one."""
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
    """Assign new words between two parts of the same element to that element."""
    last: int | None = None
    hole = 0
    for index, number in enumerate(assigned):
        if number is None:
            continue
        if number == last:
            assigned[hole:index] = [number] * (index - hole)
        last, hole = number, index + 1


def _gathered(
    elements: Sequence[Element], assigned: list[int | None], act: WordStream, budget: Budget
) -> Iterator[Aligned]:
    expected = 0
    new: list[_Words] = []
    for number, block, words in _segments(assigned, act):
        if number is None:
            new.append((block, words))
            continue
        yield from _paired(elements, expected, number, new, budget)
        yield Aligned(elements[number], words, None, block)
        expected, new = number + 1, []
    yield from _paired(elements, expected, len(elements), new, budget)


def _with_replaced_ends(found: list[Aligned]) -> list[Aligned]:
    """Join an element that lost its end with a few new words there: they are one change."""
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
    assigned: list[int | None], act: WordStream
) -> Iterator[tuple[int | None, int, tuple[str, ...]]]:
    """Yield the words of each element, and of each block that belongs to none."""
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
    elements: Sequence[Element], start: int, end: int, new: list[_Words], budget: Budget
) -> Iterator[Aligned]:
    """Pair elements that are gone with blocks that are new at the same place, if they are alike."""
    fresh = list(new)
    one_for_one = end - start == len(new)
    for number in range(start, end):
        element = elements[number]
        alike = [likeness(element.words, BudgetedWords(words, budget)) for _, words in fresh]
        place = 0 if one_for_one else max(range(len(fresh)), key=alike.__getitem__, default=0)
        if not fresh or not (one_for_one or alike[place] >= _SHARED):
            yield Aligned(element, None, None, None)
            continue
        for block, words in fresh[:place]:
            yield Aligned(None, words, elements[number - 1] if number else None, block)
        block, words = fresh[place]
        yield Aligned(element, words, None, block)
        fresh = fresh[place + 1 :]
    for block, words in fresh:
        yield Aligned(None, words, elements[end - 1] if end else None, block)
