"""Closing lines: what is left empty is struck through, and nothing else is touched."""

import io
import json
from collections.abc import Iterator
from itertools import pairwise

import pypdf
import pytest
from hypothesis import given, strategies as st
from support.catalogue import blank_of, every_fillable, sample, typeset
from support.pdf import text
from support.strategies import costly, documents

import kzforms
from kzforms import Form, render
from kzforms.pages.closing_lines import closing_lines
from kzforms.pages.compose import compose
from kzforms.pages.layout_tree import LayoutBox, Polyline
from kzforms.pages.page import Page
from kzforms.pdf.geometry import Box
from kzforms.text import Language

EM = 10.0
"""The size of letters: a line is 15 pixels high."""


def place(*lines: LayoutBox, height: float, css_class: str = "rule") -> LayoutBox:
    """A place to write on, 200 pixels wide."""
    return LayoutBox("block", 0, 0, 200, height, "p", {"class": css_class}, EM, children=lines)


def line(top: float, *parts: tuple[str, str, float]) -> LayoutBox:
    """A line of text: the class of each of its parts, its words and its width."""
    found = []
    left = 0.0
    for css_class, words, width in parts:
        piece = LayoutBox("text", left, top + 2, width, 11, "span", {}, EM, text=words)
        attributes = {"class": css_class}
        found.append(
            LayoutBox("other", left, top, width, 15, "span", attributes, EM, children=(piece,))
        )
        left += width
    return LayoutBox("other", 0, top, 200, 15, "p", {}, EM, children=tuple(found))


VALUE = ("value", "бұйрық", 80.0)
BEFORE = ("before", "Негіз:", 60.0)


@pytest.mark.parametrize(
    ("box", "corners"),
    [
        (place(height=15), [2]),
        (place(height=45), [4]),
        (place(line(0, VALUE), height=45), [4]),
        (place(line(0, VALUE), line(15, VALUE), height=45), [2]),
        (place(line(0, VALUE), line(15, VALUE), height=30), []),
        (place(line(0, BEFORE), height=15), [2]),
        (place(line(0, BEFORE, VALUE), height=15), []),
        (place(line(0, BEFORE), height=45), [2, 4]),
        (place(height=30, css_class="gap"), [4]),
        (place(height=15, css_class="base"), []),
        (place(height=15, css_class="rule open"), []),
    ],
)
def test_an_empty_line_has_a_dash_and_several_have_a_z(box: LayoutBox, corners: list[int]) -> None:
    """This test ensures that each empty line is closed, as often as a pen would do it."""
    assert [len(found) for found in closing_lines(box)] == corners


def test_a_dash_begins_after_the_fixed_words() -> None:
    """This test ensures that the form's own words are not struck through."""
    ((start, end),) = closing_lines(place(line(0, BEFORE), height=15))
    assert 60 < start[0] < end[0] < 200
    assert start[1] == end[1]


def strokes(line: Polyline) -> Iterator[Box]:
    """Points on a line, close to each other, as boxes without size."""
    for (x1, y1), (x2, y2) in pairwise(line):
        for step in range(101):
            x, y = x1 + (x2 - x1) * step / 100, y1 + (y2 - y1) * step / 100
            yield Box(x, y, x, y)


def touched(page: Page) -> list[str]:
    """The text that is struck through, if any is."""
    return [
        run.text
        for run in page.runs
        if any(run.box.contains(point, 0) for line in page.closing for point in strokes(line))
    ]


@every_fillable
@costly
@given(data=st.data())
@pytest.mark.kinds
def test_no_text_is_struck_through(form: Form, data: st.DataObject) -> None:
    """This test ensures that closing lines stay clear of every letter, whatever is printed."""
    document = data.draw(documents(form.model))
    language: Language = data.draw(st.sampled_from(["kk", "ru"]))
    for page in typeset(compose(form, document, (language,), close_lines=True)).pages:
        assert touched(page) == []


def test_only_a_document_is_closed_and_only_if_wanted() -> None:
    """This test ensures that a blank stays open, and that closing lines are no text."""
    form = kzforms.get_form("training-certificate")
    data = json.loads(sample(form).model_dump_json(exclude_none=True))
    data.pop("before_speciality_code", None)
    document = form.load(data)
    closed, opened = (render(document, close_lines=each) for each in (True, False))
    assert text(closed.pdf) == text(opened.pdf)
    assert closed.pdf != opened.pdf
    assert kzforms.read(closed.pdf) == kzforms.read(opened.pdf) == document
    blanks = [blank_of(form).pdf, blank_of(form, fillable=True).pdf]
    assert [*map(_strokes, (closed.pdf, opened.pdf, *blanks))] == [1, 0, 0, 0]


def _strokes(pdf: bytes) -> int:
    """How often lines are drawn on the first page, all of them at once."""
    content = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    return content.get_data().split().count(b"S")
