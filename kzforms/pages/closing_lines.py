"""Closing lines: what a clerk strikes through before a document is signed.

On a writing line that was left empty, words could be added after signing. As by hand, a dash
closes one empty line, and a «Z» several under one another. The rest of a line that was begun
stays as it is, and so does a place that is marked `open`: it is written on after printing.

This is geometry alone, in the lengths of `layout_tree`.
"""

from collections.abc import Iterator
from typing import Final

from kzforms.pages.layout_tree import LayoutBox, Polyline
from kzforms.pages.writing_lines import LEADING, Rule, rules

_ABOVE_RULE: Final = 0.45
"""How far above its rule a dash stands, in ems: amid the small letters."""
_MARGIN: Final = 0.3
"""Between a dash and the ends of its rule, in ems."""


def closing_lines(box: LayoutBox) -> Iterator[Polyline]:
    """Yield what closes the empty writing lines in a box."""
    if box.has_class("open"):
        return
    if not box.has_class("rule", "gap"):
        for child in box.children:
            yield from closing_lines(child)
        return
    written = list(_written(box))
    block: list[Rule] = []
    for rule in rules(box):
        if any(rule.top - LEADING * box.font_size < middle < rule.top for middle in written):
            yield from _closed(block, box.font_size)
            block = []
        elif block and (rule.left, rule.right) != (block[-1].left, block[-1].right):
            yield from _closed(block, box.font_size)
            block = [rule]
        else:
            block.append(rule)
    yield from _closed(block, box.font_size)


def _closed(block: list[Rule], em: float) -> Iterator[Polyline]:
    """Yield the dash or the «Z» through empty lines that stand under one another."""
    if not block:
        return
    left, right = block[0].left + _MARGIN * em, block[0].right - _MARGIN * em
    first, last = block[0].top - _ABOVE_RULE * em, block[-1].top - _ABOVE_RULE * em
    dash = ((left, first), (right, first))
    yield dash if len(block) == 1 else (*dash, (left, last), (right, last))


def _written(box: LayoutBox) -> Iterator[float]:
    """Yield the middle height of each piece of text that is no fixed word before the value."""
    if box.has_class("before"):
        return
    if box.kind == "text" and box.text.strip():
        yield (box.top + box.bottom) / 2
    for child in box.children:
        yield from _written(child)
