"""Writing lines: where their rules are drawn, and where the fields of a fillable blank stand.

The templates mark a place to write by a class. A `.rule` and a `.gap` have a rule under each
line of text, and of room for it, except under the words `.before` the value, and above the
words that stand at the end of its last line, for which it has a `.reserve`; a `.base` has one
rule at its foot. A table's cell has none.

This is geometry alone: it reads the plain data of `layout_tree`. Lengths are CSS pixels from
the page's upper left corner, unless they say otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kzforms.errors import RenderError
from kzforms.pages.layout_tree import POINTS_PER_PIXEL, LayoutBox

RULE_WIDTH: Final = 0.5 / POINTS_PER_PIXEL
"""The thickness of a rule: half a point."""
LEADING: Final = 1.5
"""Line height of writing lines, in ems: the style sheet's."""
_RULE_DEPTH: Final = 0.15
"""How far above the bottom of its line a rule stands, in ems."""
_ALMOST: Final = 0.1
"""How much of a line's height may be missing: a box that goes on ends where the page does."""
_GAP: Final = 2 / POINTS_PER_PIXEL
"""Between two fields on a line, and between a cell's edge and its fields."""
_LENGTHS: Final = (20, 40)
"""In characters: the least and the greatest length that counts when fields share a line."""
_SEAM: Final = 0.1
"""How far apart two rules may be that are one: what is left of computing."""
_BELOW_RULE: Final = 0.5 / POINTS_PER_PIXEL
"""How far a field reaches below its writing line: letters do."""


@dataclass(frozen=True)
class Rule:
    """A horizontal rule.

    Attributes:
        left: Where it begins.
        right: Where it ends.
        top: Its upper side; it is `RULE_WIDTH` thick.
    """

    left: float
    right: float
    top: float


@dataclass(frozen=True)
class WidgetPlace:
    """The place of a field to fill in on its page.

    Attributes:
        box: Left, bottom, right and top in points from the page's lower left corner, as PDF
            has it.
        alignment: How text is aligned there: a value of CSS's `text-align`.
    """

    box: tuple[float, float, float, float]
    alignment: str


def rules(box: LayoutBox) -> Iterator[Rule]:
    """Yield the rules of all writing lines in a box."""
    if box.has_class("base"):
        yield Rule(box.left, box.right, box.bottom - _depth(box))
    elif box.has_class("rule", "gap"):
        leading = LEADING * box.font_size
        # The words before the value may take several lines; the last of these has room for it.
        ends = [
            max(each.right for each in found)
            for line in box.children
            if (found := list(_parts(line, "before")))
        ]
        reserved = sum(part.width for part in _parts(box, "reserve"))
        count = int(box.height / leading + _ALMOST)
        for line in range(max(len(ends) - 1, 0), count):
            left = ends[-1] if line == len(ends) - 1 else box.left
            right = box.right - (reserved if line == count - 1 else 0)
            yield Rule(left, right, box.top + (line + 1) * leading - _depth(box))
    else:
        for child in box.children:
            yield from rules(child)


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules of which each that begins where the one before it ends is part of that one."""
    found: list[Rule] = []
    for rule in rules:
        before = found[-1] if found else None
        if before and abs(before.top - rule.top) < _SEAM and abs(before.right - rule.left) < _SEAM:
            found[-1] = Rule(before.left, rule.right, before.top)
        else:
            found.append(rule)
    return found


def widget_places(page: LayoutBox, page_height: float) -> dict[str, WidgetPlace]:
    """Return the place of each placeholder: its share of the cell or writing line around it.

    Fields share a cell evenly from top to bottom, and a line from left to right by the length
    of what is written in them.

    Args:
        page: All boxes of the page.
        page_height: Of the paper, margins included.

    Raises:
        RenderError: A placeholder is neither in a cell nor on a writing line.
    """
    held: dict[int, tuple[LayoutBox, dict[str, float]]] = {}
    for holder, placeholder in _placeholders(page, None):
        length = min(max(int(placeholder.get("maxlength", 0)), _LENGTHS[0]), _LENGTHS[1])
        lengths = held.setdefault(id(holder), (holder, {}))[1]
        lengths[placeholder["name"]] = 1 if holder.tag == "td" else length
    found = {}
    for holder, lengths in held.values():
        left, top, right, bottom = _room(holder)
        start, whole = 0.0, sum(lengths.values())
        for name, part in lengths.items():
            end = start + part / whole
            if holder.tag == "td":
                x1, x2 = left, right
                y1, y2 = (top + share * (bottom - top) for share in (start, end))
            else:
                x1, x2 = (left + share * (right - left) for share in (start, end))
                x2 -= _GAP if len(lengths) > 1 else 0
                y1, y2 = top, bottom
            corners = (
                x1 * POINTS_PER_PIXEL,
                (page_height - y2) * POINTS_PER_PIXEL,
                x2 * POINTS_PER_PIXEL,
                (page_height - y1) * POINTS_PER_PIXEL,
            )
            found[name] = WidgetPlace(corners, holder.alignment)
            start = end
    return found


def _placeholders(
    box: LayoutBox, holder: LayoutBox | None
) -> Iterator[tuple[LayoutBox, Mapping[str, str]]]:
    """Yield each placeholder's attributes, and before them the innermost box that holds it."""
    if box.kind == "block" and (box.has_class("rule", "gap") or box.tag in {"td", "p"}):
        holder = box
    if box.has_class("widget") and box.tag == "input":
        if holder is None:
            raise RenderError("A field of the blank stands on no writing line and in no cell.")
        yield holder, box.attributes
        return
    for child in box.children:
        yield from _placeholders(child, holder)


def _room(holder: LayoutBox) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the room for fields."""
    left, top, right, bottom = holder.left, holder.top, holder.right, holder.bottom
    if holder.tag == "td":
        return left + _GAP / 2, top + _GAP / 2, right - _GAP / 2, bottom - _GAP / 2
    lines = list(rules(holder))
    if not lines:  # a paragraph on the lines of the place around it
        return left, top, right, bottom
    # Of several lines, the field does not cover one with fixed words at its begin or end.
    if len(lines) > 1 and lines[0].left > left:
        del lines[0]
    if len(lines) > 1 and lines[-1].right < right:
        del lines[-1]
    leading = LEADING * holder.font_size
    return (
        lines[0].left,
        lines[0].top - leading + _GAP,
        lines[0].right,
        lines[-1].top + _BELOW_RULE,
    )


def _parts(box: LayoutBox, css_class: str) -> Iterator[LayoutBox]:
    """Yield the boxes in a box whose element has this CSS class."""
    for child in box.children:
        if child.has_class(css_class):
            yield child
        else:
            yield from _parts(child, css_class)


def _depth(box: LayoutBox) -> float:
    return _RULE_DEPTH * box.font_size
