"""A page as it was laid out: its text, its writing lines, and the places of its fields."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kzforms.pages.layout_tree import POINTS_PER_PIXEL, LayoutBox, Polyline
from kzforms.pages.writing_lines import RULE_WIDTH, Rule, WidgetPlace, widget_places
from kzforms.pdf.geometry import Box


@dataclass(frozen=True)
class TextRun:
    """A piece of text on one line, as it was laid out.

    Attributes:
        text: The characters.
        box: Where they are; its height is that of the line, not of the ink.
        container: The cell, line or block that must hold them.
        path: The field they belong to, or "".
        margin: Whether they are in the page's margin (a page number).
    """

    text: str
    box: Box
    container: Box
    path: str
    margin: bool


@dataclass(frozen=True)
class Page:
    """A page as it was laid out.

    Attributes:
        width: In points.
        height: In points.
        runs: Its text, in reading order.
        rules: Its writing lines: the box of each.
        closing: What closes those left empty: the corners of each line, from the upper left.
        anchors: The boxes of elements with an id.
        widgets: The places of the fields to fill in, by the name of their placeholder.
    """

    width: float
    height: float
    runs: tuple[TextRun, ...]
    rules: tuple[Box, ...]
    closing: tuple[Polyline, ...]
    anchors: dict[str, Box]
    widgets: dict[str, WidgetPlace] = field(default_factory=dict)


def read_page(
    tree: LayoutBox,
    size: tuple[float, float],
    rules: Sequence[Rule],
    closing: Sequence[Polyline],
    anchors: Mapping[str, tuple[float, float, float, float]],
) -> Page:
    """Return what is on a page.

    Args:
        tree: All its boxes.
        size: Width and height of the paper, in CSS pixels.
        rules: Its writing lines.
        closing: What closes those left empty, in CSS pixels.
        anchors: Left, top, right and bottom of elements with an id, in CSS pixels.
    """
    edges = _points(0, 0, *size)
    return Page(
        width=edges.right,
        height=edges.bottom,
        runs=tuple(_runs(tree, edges, "", margin=False)),
        rules=tuple(
            _points(rule.left, rule.top, rule.right - rule.left, RULE_WIDTH) for rule in rules
        ),
        closing=tuple(
            tuple((x * POINTS_PER_PIXEL, y * POINTS_PER_PIXEL) for x, y in line) for line in closing
        ),
        anchors={
            name: Box(*(side * POINTS_PER_PIXEL for side in sides))
            for name, sides in anchors.items()
        },
        widgets=widget_places(tree, size[1]),
    )


def _runs(box: LayoutBox, container: Box, path: str, *, margin: bool) -> Iterator[TextRun]:
    place = _points(box.left, box.top, box.width, box.height)
    if box.kind == "text":
        if box.text.strip():
            yield TextRun(box.text, place, container, path, margin)
        return
    path = box.attributes.get("data-path", path)
    if box.kind in {"block", "margin"}:
        container = place
    for child in box.children:
        yield from _runs(child, container, path, margin=margin or box.kind == "margin")


def _points(left: float, top: float, width: float, height: float) -> Box:
    return Box(*(side * POINTS_PER_PIXEL for side in (left, top, left + width, top + height)))
