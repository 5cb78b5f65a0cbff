"""The structure tree of a PDF, as a screen reader walks it."""

import io
from collections.abc import Iterator
from typing import Any, Final

from kzforms.pdf.text import InkedText, read_page

INLINE: Final = frozenset({"/Span", "/NonStruct", "/Link", "/Reference", "/Lbl"})
"""Elements that are part of a piece of text, not one of their own: one for each line, say."""


class Tagged:
    """A tagged PDF.

    Args:
        pdf: The file.
    """

    def __init__(self, pdf: bytes) -> None:
        import pypdf

        self.reader = pypdf.PdfReader(io.BytesIO(pdf))
        root: Any = self.reader.root_object["/StructTreeRoot"]
        self.root = root.get_object()
        self._pages = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(self.reader.pages)
            if page.indirect_reference
        }
        self.pieces = marked_pieces(pdf)
        self._texts: dict[tuple[int, int], str] = {}
        for number, page in enumerate(self.pieces):
            for mark, piece in page:
                if mark >= 0:
                    self._texts[number, mark] = self._texts.get((number, mark), "") + piece.text

    def elements(self, kind: str | None = None, below: Any = None) -> Iterator[Any]:
        """Yield the structure elements of a kind, in reading order."""
        for element in self.kids(self.root if below is None else below):
            if isinstance(element, dict) and "/S" in element:
                if kind is None or element["/S"] == kind:
                    yield element
                yield from self.elements(kind, element)

    def page(self, element: Any) -> int:
        """Return the page that an element is on, from 0."""
        return self._pages[element.raw_get("/Pg").idnum]

    def spoken(self, below: Any = None, *, alternatives: bool = False) -> str:
        """Return the text of an element and what is below it, without white space.

        With `alternatives`, add the text that is read in place of figures.
        """
        found = self._spoken(self.root if below is None else below, alternatives)
        return "".join("".join(found).split())

    def _spoken(self, element: Any, alternatives: bool) -> Iterator[str]:  # noqa: FBT001
        for kid in self.kids(element):
            if isinstance(kid, int):
                yield self._texts.get((self.page(element), int(kid)), "")
            elif isinstance(kid, dict) and "/S" in kid:
                yield str(kid.get("/Alt", "")) if alternatives else ""
                yield from self._spoken(kid, alternatives)

    def owners(self) -> dict[tuple[int, int], tuple[int, tuple[str, ...]]]:
        """Return the block that each piece of marked content is in, by page and number.

        A block is a number of its own, and the kinds of the elements above it, outermost
        first, with its own kind last.
        """
        found: dict[tuple[int, int], tuple[int, tuple[str, ...]]] = {}
        count = 0

        def walk(element: Any, block: tuple[int, tuple[str, ...]]) -> None:
            nonlocal count
            for kid in self.kids(element):
                if isinstance(kid, int):
                    found[self.page(element), int(kid)] = block
                elif isinstance(kid, dict) and "/S" in kid:
                    if kid["/S"] in INLINE:
                        walk(kid, block)
                    else:
                        count += 1
                        walk(kid, (count, (*block[1], kid["/S"][1:])))

        walk(self.root, (0, ()))
        return found

    @staticmethod
    def kids(element: Any) -> Iterator[Any]:
        """Yield what is directly below an element: elements, and numbers of marked content."""
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield kid.get_object()


def marked_pieces(pdf: bytes) -> list[list[tuple[int, InkedText]]]:
    """Return every piece of text by page, with its marked content's number; -1: it has none."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [
            list(zip(_marks(page), read_page(page), strict=True))
            for page in (document[index] for index in range(len(document)))
        ]


def _marks(page: Any) -> list[int]:
    from pypdfium2 import raw

    items = [raw.FPDFPage_GetObject(page, n) for n in range(raw.FPDFPage_CountObjects(page))]
    return [
        raw.FPDFPageObj_GetMarkedContentID(item)
        for item in items
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT
    ]
