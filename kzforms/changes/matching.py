"""Match the annexes of an act with forms, by their headings and the words that they begin with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kzforms.changes.act_text import Block
from kzforms.changes.annexes import Annex
from kzforms.changes.elements import Element, elements_of
from kzforms.changes.stream import (
    WordStream,
    accepted_differences,
    apply_difference,
    find_all,
)
from kzforms.changes.words import likeness, words
from kzforms.form import Form
from kzforms.limits import Budget
from kzforms.text import Language

_ALIKE: Final = 0.6
"""The least likeness of the first words at which an annex is taken for a form."""

_NAMED: Final = 0.2
"""What it adds to the likeness that an annex is headed as the form is: by document and number.

Sisters (the lists of officers and of sergeants) may be more alike than two editions of one; but
a form that was moved to another number is still itself.
"""

_CERTAIN: Final = 0.8
"""The same for text outside the annexes, where a form is not expected."""

_HEAD: Final = 60
"""The number of words that are compared to find where a form begins."""

_AMENDS: Final = re.compile(
    r"редакцияда жазылсын|толықтырылсын|өзгерістер енгізілсін|изложить в следующей редакции|"
    r"внести следующие изменения"
)
"""Phrases of the list of an act's changes: this list is an annex too, but no form."""


@dataclass(frozen=True)
class FormText:
    """A form, and the text of the act that is its own.

    Attributes:
        form: The form.
        elements: What it prints.
        words: The words of the act, from the form's first to its last, with the accepted
            differences applied.
        blocks: The blocks that the words stand in.
        accepted: How often an accepted difference was found.
    """

    form: Form
    elements: tuple[Element, ...]
    words: WordStream
    blocks: tuple[Block, ...]
    accepted: int


def match_forms(
    own: tuple[Block, ...], annexes: Sequence[Annex], forms: Iterable[Form], language: Language
) -> tuple[list[FormText], list[Annex]]:
    """Find the form that each annex is, by its heading and the words that it begins with.

    An annex that is headed as a form is that form, even if no other word is the same: the act
    restates it.

    A form that is in no annex (the first standard of resolution No. 1741 has no heading) is
    looked for in the text before the annexes.

    Args:
        own: The text before the annexes.
        annexes: The annexes.
        forms: The forms that they may be.
        language: What the act is written in.

    Returns:
        The forms that were found, and the annexes that are none of the forms.

    Raises:
        TooLarge: It takes too long.
    """
    printed = {form: elements_of(form, language) for form in forms}
    heads = {form: _folded(_words(elements)[:_HEAD]) for form, elements in printed.items()}
    streams = [WordStream.of(annex.blocks, language) for annex in annexes]
    budget = Budget()
    named = {form: _folded(_heading_words(form, language)) for form in printed}
    taken = _assign(annexes, streams, heads, named, budget)
    accepting = {
        place: _accepting(form, streams[place], language)[0] for place, form in taken.items()
    }
    starts = {
        place: _best_start(words, annexes[place].headings, _heading(printed[taken[place]]), budget)[
            1
        ]
        for place, words in accepting.items()
    }
    found: list[FormText] = []
    for place, form in sorted(taken.items()):
        blocks = annexes[place].blocks
        if place + 1 in taken and annexes[place + 1].loose:
            # The lines above the beginning of the next form are the end of this one.
            first = accepting[place + 1].blocks[starts[place + 1]]
            blocks += annexes[place + 1].blocks[:first]
        words, accepted = _accepting(form, WordStream.of(blocks, language), language)
        found.append(FormText(form, printed[form], words[starts[place] :], blocks, accepted))
    rest = WordStream.of(own, language)
    placed = {form.id for form in taken.values()}
    for form, elements in printed.items():
        if (
            form.id not in placed
            and (begin := _start_inside(rest, heads[form], budget)) is not None
        ):
            words, accepted = _accepting(form, rest[begin:], language)
            found.insert(0, FormText(form, elements, words, own, accepted))
    unknown = [
        annex
        for place, annex in enumerate(annexes)
        if place not in taken and not _AMENDS.search(" ".join(b.text for b in annex.blocks))
    ]
    return found, unknown


def _assign(
    annexes: Sequence[Annex],
    streams: Sequence[WordStream],
    heads: dict[Form, list[str]],
    named: dict[Form, list[str]],
    budget: Budget,
) -> dict[int, Form]:
    """Give each annex, by its index, the form whose heading or first words are most like its own."""
    scores = sorted(
        (
            (-score, place, order, form)
            for place, (annex, words) in enumerate(zip(annexes, streams, strict=True))
            for order, (form, head) in enumerate(heads.items())
            for score in [_score(annex, words, head, named[form], budget)]
            if score >= _ALIKE
        ),
        key=lambda found: found[:3],
    )
    taken: dict[int, Form] = {}
    placed: set[str] = set()
    for _, place, _, form in scores:
        if place not in taken and form.id not in placed:
            taken[place] = form
            placed.add(form.id)
    return taken


def _score(
    annex: Annex, words: WordStream, head: list[str], heading: list[str], budget: Budget
) -> float:
    """Rate how likely an annex is a form: 0 to 1, and more if it is headed as the form is."""
    score, _ = _best_start(words, annex.headings, head, budget)
    of_headings = [
        word
        for word, block in zip(words.words, words.blocks, strict=True)
        if block < annex.headings
    ]
    return max(score + _NAMED, _ALIKE) if find_all(_folded(of_headings), heading) else score


def _heading_words(form: Form, language: Language) -> list[str]:
    """Return the words that name the document a form is annexed to, and the annex's number."""
    return words(" ".join(form.heading_block(language)), language)


def _words(elements: Iterable[Element]) -> list[str]:
    return [word for element in elements for word in element.words]


def _heading(elements: Sequence[Element]) -> list[str]:
    """Return the words with which a form begins: the annex heading, or else the first elements."""
    own = [element for element in elements if element.kind == "annex heading"]
    return _folded(_words(own or elements[:2]))


def _folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


def _accepting(form: Form, words: WordStream, language: Language) -> tuple[WordStream, int]:
    """Apply the form's accepted differences, and count how often they were found."""
    accepted = 0
    for difference in accepted_differences(form.id, form.edition, language):
        words, times = apply_difference(words, difference, language)
        accepted += times
    return words, accepted


def _best_start(
    words: WordStream, headings: int, head: list[str], budget: Budget
) -> tuple[float, int]:
    """Find the block, among the headings, at which a form begins most likely.

    Returns:
        How like the form's the words there are, and the index of the first of them.
    """
    best = (0.0, 0)
    starts = [
        index
        for index, block in enumerate(words.blocks)
        if block <= headings and (index == 0 or words.blocks[index - 1] != block)
    ]
    for start in starts:
        budget.require_time()
        there = _folded(words.words[start : start + len(head)])
        score = likeness(there, head)
        if score > best[0]:
            best = (score, start)
    return best


def _start_inside(words: WordStream, head: list[str], budget: Budget) -> int | None:
    """Find the word at which a form begins in the text before the annexes; None if nowhere."""
    folded = _folded(words.words)
    best: tuple[float, int | None] = (_CERTAIN, None)
    for start, word in enumerate(folded):
        if word == head[0]:
            budget.require_time()
            score = likeness(folded[start : start + len(head)], head)
            if score > best[0]:
                best = (score, start)
    return best[1]
