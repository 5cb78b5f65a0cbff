"""Nothing is lost: what was to be printed is looked for in the finished PDF.

PDFium, which had no part in making the file, reads each piece of text and the box of its
ink. Every piece must be the one that was laid out there, inside its cell or line and inside
the page; and the values must follow one another as the templates printed them.
"""

from collections.abc import Sequence
from typing import Final

from kzforms.errors import RenderError
from kzforms.pages.page import Page
from kzforms.pages.sheet import PrintedValue
from kzforms.pages.typeset import Typeset
from kzforms.pdf.geometry import Box
from kzforms.pdf.text import InkedText, read_pdf

_TOLERANCE: Final = 2.5
"""In points: how far ink may reach over the edge of its box, as a slanted or round letter does.

Of the letters that are taken, ƴ leans out of its own box the most: 2.45 points at 14 points.
"""


def verify(typeset: Typeset, printed: Sequence[PrintedValue]) -> None:
    """Compare the finished PDF with the layout, and the layout with the values.

    Raises:
        RenderError: Something is missing, out of order, cut, or outside its place. The
            message names the field's path, never its value.
    """
    pages = read_pdf(typeset.pdf)
    if len(pages) != len(typeset.pages):
        raise RenderError(f"{len(typeset.pages)} pages were laid out, {len(pages)} written.")
    for number, (inked, page) in enumerate(zip(pages, typeset.pages, strict=True), 1):
        _compare_page(number, inked, page)
    _compare_values(typeset, printed)


def _compare_page(number: int, inked: list[InkedText], page: Page) -> None:
    edges = Box(0, 0, page.width, page.height)
    for index, run in enumerate(page.runs):
        where = f"page {number}, {run.path or 'text of the form itself'}"
        if index >= len(inked) or _letters(inked[index].text) != _letters(run.text):
            raise RenderError(f"The finished page lacks text: {where}.")
        ink = inked[index].ink
        if not (run.container.contains(ink, _TOLERANCE) and edges.contains(ink, 0)):
            raise RenderError(f"Text does not fit its place: {where}. Shorten it.")
    if len(inked) != len(page.runs):
        raise RenderError(f"Page {number} of the file has text that was not laid out.")


def _compare_values(typeset: Typeset, printed: Sequence[PrintedValue]) -> None:
    runs = (run for page in typeset.pages for run in page.runs if run.path)
    for value in printed:
        wanted = _letters(value.text)
        found = ""
        while len(found) < len(wanted):
            run = next(runs, None)
            if run is None or run.path != value.path:
                break
            found += _letters(run.text)
        if found != wanted:
            raise RenderError(f"The value of {value.path} is not on the page as it was given.")
    if next(runs, None) is not None:
        raise RenderError("The page shows a value more often than it was printed.")


def _letters(text: str) -> str:
    return "".join(text.split())
