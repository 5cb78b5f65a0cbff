"""Reading a finished PDF as a user's tools do."""

import io
import re

import pypdfium2
from PIL import Image

from kzforms.pdf.text import read_pdf


def pieces(pdf: bytes) -> list[str]:
    """Each piece of text, in the order of the file."""
    return [inked.text.strip() for page in read_pdf(pdf) for inked in page]


def body(pdf: bytes) -> str:
    """The text between the margins: no page numbers, no notices.

    A word that breaks after its hyphen at the end of a line is one word.
    """
    document = pypdfium2.PdfDocument(pdf)
    heights = [document[index].get_height() for index in range(len(document))]
    document.close()
    top, bottom = (side / 25.4 * 72 for side in (15, 10))
    found = [
        inked.text.strip()
        for height, page in zip(heights, read_pdf(pdf), strict=True)
        for inked in page
        if inked.ink.bottom > top and inked.ink.top < height - bottom
    ]
    return re.sub(r"(?<=\w)- (?=\w)", "-", " ".join(found))


def text(pdf: bytes) -> str:
    """All text, without white space: where a line breaks does not matter."""
    return letters("".join(pieces(pdf)))


def letters(value: str) -> str:
    """A text without white space."""
    return "".join(value.split())


def picture(pdf: bytes, page: int = 0, *, dpi: int = 50) -> bytes:
    """A page as a grey PNG."""
    document = pypdfium2.PdfDocument(pdf)
    image: Image.Image = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    buffer = io.BytesIO()
    image.save(buffer, "png", optimize=True)
    return buffer.getvalue()
