"""The structure tree of a PDF, as a screen reader walks it."""

import io
from collections.abc import Iterator
from typing import Any

import pypdf
import pypdfium2
from pypdfium2 import raw

from kzforms.rendering.readback import read_page


class Tagged:
    """A tagged PDF.

    Args:
        pdf: The file.
    """

    def __init__(self, pdf: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(pdf))
        root: Any = self.reader.root_object["/StructTreeRoot"]
        self.root = root.get_object()
        self._pages = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(self.reader.pages)
            if page.indirect_reference
        }
        self._texts = _marked_texts(pdf)

    def elements(self, kind: str | None = None, below: Any = None) -> Iterator[Any]:
        """The structure elements of a kind, in reading order."""
        for element in self._kids(self.root if below is None else below):
            if isinstance(element, dict) and "/S" in element:
                if kind is None or element["/S"] == kind:
                    yield element
                yield from self.elements(kind, element)

    def page(self, element: Any) -> int:
        """The page that an element is on, from 0."""
        return self._pages[element.raw_get("/Pg").idnum]

    def spoken(self, below: Any = None, *, alternatives: bool = False) -> str:
        """The text of an element and what is below it, without white space.

        With `alternatives`, what is read in place of figures too.
        """
        found = self._spoken(self.root if below is None else below, alternatives)
        return "".join("".join(found).split())

    def _spoken(self, element: Any, alternatives: bool) -> Iterator[str]:  # noqa: FBT001
        for kid in self._kids(element):
            if isinstance(kid, int):
                yield self._texts.get((self.page(element), int(kid)), "")
            elif isinstance(kid, dict) and "/S" in kid:
                yield str(kid.get("/Alt", "")) if alternatives else ""
                yield from self._spoken(kid, alternatives)

    @staticmethod
    def _kids(element: Any) -> Iterator[Any]:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield kid.get_object()


def _marked_texts(pdf: bytes) -> dict[tuple[int, int], str]:
    """The text of each piece of marked content, by page and number."""
    document = pypdfium2.PdfDocument(pdf)
    found: dict[tuple[int, int], str] = {}
    for index in range(len(document)):
        page = document[index]
        for mark, piece in zip(_marks(page), read_page(page), strict=True):
            if mark >= 0:
                found[index, mark] = found.get((index, mark), "") + piece.text
    document.close()
    return found


def _marks(page: Any) -> list[int]:
    items = [raw.FPDFPage_GetObject(page, n) for n in range(raw.FPDFPage_CountObjects(page))]
    return [
        raw.FPDFPageObj_GetMarkedContentID(item)
        for item in items
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT
    ]
