"""Writing lines by hand-made boxes: where rules are drawn and fields stand."""

import pytest

from kzforms import RenderError
from kzforms.pages.layout_tree import LayoutBox
from kzforms.pages.writing_lines import Rule, joined, rules, widget_places

EM = 10.0
"""The size of letters: a line is 15 pixels high, its rule 1.5 above the bottom."""


def line(*parts: LayoutBox, top: float = 0) -> LayoutBox:
    """A line of text."""
    return LayoutBox("other", 0, top, 200, 15, "p", {}, EM, children=parts)


def rule(*lines: LayoutBox, height: float, css_class: str = "rule") -> LayoutBox:
    """A place to write on, 200 pixels wide."""
    return LayoutBox("block", 0, 0, 200, height, "p", {"class": css_class}, EM, children=lines)


def before(width: float) -> LayoutBox:
    """The fixed words at the beginning of a line."""
    return LayoutBox("other", 0, 0, width, 15, "span", {"class": "before"}, EM)


def placeholder(name: str, length: int = 20) -> LayoutBox:
    """The input that becomes a field."""
    attributes = {"class": "widget", "name": name, "maxlength": str(length)}
    return LayoutBox("block", 0, 0, 0, 0, "input", attributes, EM)


def drawn(box: LayoutBox) -> list[tuple[float, ...]]:
    """Left, right and top of each rule, in whole tenths of a pixel."""
    found = [(rule.left, rule.right, rule.top) for rule in rules(box)]
    return [tuple(round(side, 1) for side in sides) for sides in found]


def test_a_rule_stands_under_each_line_that_has_room() -> None:
    """This test ensures that three lines' height has three rules, right across."""
    three = [(0.0, 200.0, 13.5), (0.0, 200.0, 28.5), (0.0, 200.0, 43.5)]
    assert drawn(rule(height=45)) == three
    assert drawn(rule(height=44)) == three, "a page's end may take a little of the last"
    assert drawn(rule(height=45, css_class="base")) == three[-1:]


def test_no_rule_stands_under_the_words_before_the_value() -> None:
    """This test ensures that a rule begins where fixed words end, on the last line of these."""
    one = rule(line(before(60)), height=30)
    assert drawn(one) == [(60.0, 200.0, 13.5), (0.0, 200.0, 28.5)]
    two = rule(line(before(200)), line(before(60), top=15), height=30)
    assert drawn(two) == [(60.0, 200.0, 28.5)]


def test_fields_share_a_line_by_the_length_of_what_is_written() -> None:
    """This test ensures that a long text gets more room, and a very short one enough."""
    box = rule(line(placeholder("long", 60), placeholder("short", 2)), height=15)
    places = {name: place.box for name, place in widget_places(box, 1000).items()}
    assert [places["long"][0], places["short"][0]] == pytest.approx([0, 100])
    assert places["long"][2] == pytest.approx(98), "two points before the next"
    assert places["short"][2] == pytest.approx(148), "in points: a pixel is three quarters"
    assert places["long"][1] < places["long"][3] <= 750, "from the lower left corner"


def test_fields_share_a_cell_from_top_to_bottom() -> None:
    """This test ensures that the parts of a value stand one under the other, equally high."""
    parts = (placeholder("surname", 60), placeholder("given_name", 10))
    cell = LayoutBox("block", 0, 0, 80, 60, "td", {}, EM, "center", children=parts)
    places = widget_places(cell, 60)
    first, second = places["surname"].box, places["given_name"].box
    assert first == pytest.approx((1, 22.5, 59, 44))
    assert second == pytest.approx((1, 1, 59, 22.5))
    assert {place.alignment for place in places.values()} == {"center"}


def test_a_field_of_several_lines_begins_under_the_fixed_words() -> None:
    """This test ensures that what is typed does not run over the words before it."""
    box = rule(line(before(60), placeholder("reason")), height=45)
    left, _, right, top = widget_places(box, 45)["reason"].box
    assert (left, right) == (0, 150)
    assert top < (45 - 15) * 0.75, "below the first line"
    one_line = rule(line(before(60), placeholder("reason")), height=15)
    assert widget_places(one_line, 45)["reason"].box[0] == pytest.approx(45)


def test_a_field_without_a_place_is_an_error() -> None:
    """This test ensures that a template cannot lose a field."""
    page = LayoutBox("other", 0, 0, 200, 200, children=(placeholder("lost"),))
    with pytest.raises(RenderError, match="no writing line and in no cell"):
        widget_places(page, 200)


def test_the_last_line_ends_before_the_words_that_stand_there() -> None:
    """This test ensures that fixed words at the end of several lines are not ruled off."""
    words = LayoutBox("other", 0, 0, 50, 15, "span", {"class": "reserve"}, EM)
    assert drawn(rule(line(words), height=30)) == [(0.0, 200.0, 13.5), (0.0, 150.0, 28.5)]
    box = rule(line(placeholder("unit"), words), height=30)
    left, _, right, _ = widget_places(box, 30)["unit"].box
    assert (left, right) == (0, 150), "the field covers the whole line"


def test_rules_that_touch_are_one() -> None:
    """This test ensures that rank, signature and name stand on one rule, without a seam."""
    parts = [Rule(0, 60, 10), Rule(60.01, 120, 10), Rule(120, 200, 10.01), Rule(200, 260, 25)]
    assert joined(parts) == [Rule(0, 200, 10), Rule(200, 260, 25)]
    assert joined([Rule(0, 60, 10), Rule(61, 120, 10)]) == [Rule(0, 60, 10), Rule(61, 120, 10)]
