"""The private names of WeasyPrint and pydyf: no other module knows one.

WeasyPrint is bounded to one major release for this module's sake. tests/test_layout_contract.py
names each private name that is used here; after an upgrade, begin there.

This module reads two things: the tree of boxes that WeasyPrint lays out, as plain data, and
the objects of the PDF before they are written. Keys that ISO 32000 defines (`/Rect`, `/TU`) are
public; that WeasyPrint writes such a key, and the type of its value, is not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, Literal

import pydyf

POINTS_PER_PIXEL: Final = 0.75
"""A CSS pixel is 1/96 inch, a point 1/72."""

Kind = Literal["text", "block", "margin", "other"]
"""A piece of text; a box that holds lines or blocks; a block in the page's margin; any other."""

Polyline = tuple[tuple[float, float], ...]
"""The corners of a line, in their order: how far from the left and from the top."""

_FONT: Final = re.compile(rb"/(\S+) \S+ Tf")
_NO_ATTRIBUTES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LayoutBox:
    """A box of a page, as it was laid out.

    Lengths are CSS pixels. The place is that of the padding box, from the page's upper left
    corner; y grows downwards. For a piece of text it is that of its letters, as wide as they
    are and as high as their font.

    Attributes:
        kind: Text, a block, a margin box, or another box.
        left: Its left side.
        top: Its upper side.
        width: From left to right.
        height: From top to bottom.
        tag: The name of its element, or "". The lines and pieces of text in an element, and
            boxes that CSS makes without an element, have the name of the element around them.
        attributes: The attributes of that element.
        font_size: The computed `font-size`.
        alignment: The computed `text-align-all`.
        text: The characters of a piece of text, or "".
        children: The boxes in it, in the order of the document.
    """

    kind: Kind
    left: float
    top: float
    width: float
    height: float
    tag: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    font_size: float = 16
    alignment: str = "start"
    text: str = ""
    children: "tuple[LayoutBox, ...]" = ()

    @property
    def right(self) -> float:
        """Its right side, in CSS pixels."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower side, in CSS pixels."""
        return self.top + self.height

    def has_class(self, *names: str) -> bool:
        """Tell whether its element has one of these CSS classes."""
        return not set(self.attributes.get("class", "").split()).isdisjoint(names)


def box_tree(page: Any) -> LayoutBox:
    """Return the boxes of a page, from the page's own box down.

    Args:
        page: A `weasyprint.document.Page`.
    """
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.absolute import AbsolutePlaceholder

    def kind_of(box: Any) -> Kind:
        if isinstance(box, boxes.TextBox):
            return "text"
        if isinstance(box, boxes.MarginBox):
            return "margin"
        return "block" if isinstance(box, boxes.BlockContainerBox) else "other"

    def read(box: Any) -> LayoutBox:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box  # noqa: SLF001 - this module's job
        kind = kind_of(box)
        return LayoutBox(
            kind=kind,
            left=box.padding_box_x(),
            top=box.padding_box_y(),
            width=box.padding_width(),
            height=box.padding_height(),
            tag=box.element_tag or "",
            attributes=_NO_ATTRIBUTES if box.element is None else box.element.attrib,
            font_size=box.style["font_size"],
            alignment=str(box.style["text_align_all"]),
            text=box.text if kind == "text" else "",
            children=tuple(map(read, box.children)),
        )

    return read(page._page_box)  # noqa: SLF001 - this module's job


def page_name(page: Any) -> str:
    """Return the name of a page's type: the value of CSS's `page`, or "".

    Args:
        page: A `weasyprint.document.Page`.
    """
    return page._page_box.page_type.name or ""  # noqa: SLF001 - this module's job


def anchors(page: Any) -> dict[str, tuple[float, float, float, float]]:
    """Return the border box of each element that has an id, by that id.

    Left, top, right and bottom, in CSS pixels from the page's upper left corner. (WeasyPrint's
    documentation has only the corner.)

    Args:
        page: A `weasyprint.document.Page`.
    """
    return dict(page.anchors)


def font_families(document: Any) -> set[str]:
    """Return the families of the fonts that a document uses.

    Args:
        document: A `weasyprint.document.Document`, after its PDF was written.
    """
    return {font.family for font in document.fonts.values()}


def draw_below(
    page: Any,
    rectangles: Sequence[tuple[float, float, float, float]],
    polylines: Sequence[Polyline],
    width: float,
) -> None:
    """Add black rectangles and lines to a page: an artifact, below everything else on it.

    Lengths are CSS pixels from the page's upper left corner.

    Args:
        page: A `weasyprint.document.Page`. Its `paint` is replaced.
        rectangles: Left, top, width and height of each.
        polylines: The corners of each.
        width: How thick the polylines are.
    """
    paint = page.paint

    def paint_above(stream: Any, scale: float = 1) -> None:
        with stream.artifact(), stream.stacked():
            stream.transform(a=scale, d=scale)
            for rectangle in rectangles:
                stream.rectangle(*rectangle)
            stream.fill()
            if polylines:
                stream.set_line_width(width)
                for start, *corners in polylines:
                    stream.move_to(*start)
                    for corner in corners:
                        stream.line_to(*corner)
                stream.stroke()
        paint(stream, scale)

    page.paint = paint_above


def has_font_subsetter() -> bool:
    """Tell whether WeasyPrint found HarfBuzz's subset library."""
    from weasyprint.text.ffi import harfbuzz_subset

    return harfbuzz_subset is not None


def remove_font_copies(fonts: Any) -> None:
    """Delete the temporary folder in which WeasyPrint keeps copies of the fonts.

    Args:
        fonts: A `weasyprint.text.fonts.FontConfiguration`. It is not used after this.
    """
    fonts.__del__()
    fonts._folder = None  # noqa: SLF001 - its own `__del__` must not try again


def xmp_metadata(pdf: pydyf.PDF) -> pydyf.Stream:
    """Return the XMP metadata of a PDF.

    The first piece of its stream is the whole text; `</rdf:RDF>` stands in it once.
    """
    return next(
        item
        for item in pdf.objects
        if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/Metadata"
    )


def widget_annotations(pdf: pydyf.PDF) -> Iterator[tuple[str, Any]]:
    """Yield the annotation that was made of each HTML input, with the input's name.

    Each is a field of its own, with `/P` and `/Rect`; that of a check box has the state `/on`
    in its `/AP`.
    """
    for item in list(pdf.objects):
        if isinstance(item, dict) and item.get("Subtype") == "/Widget":
            yield item["T"].string, item


def font_name(widget: Any) -> str:
    """Return the name of a text annotation's font among the pages' resources.

    Args:
        widget: The annotation: its `/DA` has the operators that set font and colour.
    """
    (name,) = _FONT.findall(widget["DA"].string)
    return str(name, "ascii")


def font_reference(pdf: pydyf.PDF, name: str) -> bytes:
    """Return the reference of the font that has a name among the pages' resources."""
    found: bytes = next(
        item[name] for item in pdf.objects if isinstance(item, dict) and name in item
    )
    return found


def structure_elements(pdf: pydyf.PDF, kind: str) -> Iterator[Any]:
    """Yield the elements of the tag tree that are of a kind, as dictionaries.

    Args:
        pdf: The PDF.
        kind: The name of the type, as `/Sect`. That of a widget is `/Form`.
    """
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/StructElem" and item["S"] == kind:
            yield item


def embedded_files(pdf: pydyf.PDF) -> Iterator[Any]:
    """Yield the parameters (`/CreationDate`, `/ModDate`, …) of each attached file."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/EmbeddedFile":
            yield item.extra["Params"]
