"""The text of a PDF as PDFium reads it: each piece, and the box of its ink."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from kzforms.errors import UnreadableDocument
from kzforms.limits import Budget, refusing
from kzforms.pdf.geometry import Box

_LINE_END_HYPHEN: Final = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""What PDFium returns, by version, for a hyphen between letters at the end of a line."""


@dataclass(frozen=True)
class InkedText:
    """A piece of text as PDFium reads it.

    Attributes:
        text: Its characters.
        ink: The box of what is drawn.
    """

    text: str
    ink: Box


def read_pdf(pdf: bytes) -> list[list[InkedText]]:
    """Return every piece of text in a PDF, by page, in the order of the file.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
        TooLarge: It has too many pages, or reading it takes too long.
    """
    import pypdfium2

    budget = Budget(pdf_bytes=len(pdf))
    pages = []
    with (
        refusing(lambda: UnreadableDocument("This PDF is damaged.")),
        pypdfium2.PdfDocument(pdf) as document,
    ):
        budget.require_pages(len(document))
        for index in range(len(document)):
            budget.require_time()
            page = document[index]
            pages.append(list(read_page(page)))
            page.close()
    return pages


def read_page(page: Any) -> Iterator[InkedText]:
    """Yield every piece of text of a PDFium page, in the order of the file."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    height = page.get_height()
    sides = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = sides
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        size = raw.FPDFTextObj_GetText(item, text_page, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFTextObj_GetText(
            item, text_page, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size
        )
        text = buffer.raw[: size - 2].decode("utf-16-le").translate(_LINE_END_HYPHEN)
        raw.FPDFPageObj_GetBounds(item, *sides)
        ink = Box(left.value, height - top.value, right.value, height - bottom.value)
        yield InkedText(text, ink)
