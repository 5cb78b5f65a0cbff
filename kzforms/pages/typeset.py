"""From HTML to pages: the only module that knows WeasyPrint.

WeasyPrint is typeset under one lock for the whole process: its font configuration is kept
(a new one for each document is slow and leaks) and must not be used by two threads at once.
"""

import atexit
import ctypes
import logging
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from kzforms import resources
from kzforms.errors import MachineError, MissingLibrary, RenderError
from kzforms.form.widgets import Entry
from kzforms.pages.finish import EntryPlace, FieldPlan, Finisher, SignatureField
from kzforms.pdf.geometry import Box
from kzforms.text import Language

FONT_FAMILY: Final = "kzforms"
POINTS_PER_PIXEL: Final = 0.75
SCHEME: Final = "kzforms"

_LIBRARIES: Final = {
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
"""What WeasyPrint loads on Linux, and the Debian package of each."""


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
        anchors: The boxes of elements with an id.
        entries: The places of the fields to fill in, by the name of their placeholder.
    """

    width: float
    height: float
    runs: tuple[TextRun, ...]
    rules: tuple[Box, ...]
    anchors: dict[str, Box]
    entries: dict[str, EntryPlace] = field(default_factory=dict)


@dataclass(frozen=True)
class AttachedFile:
    """A file to attach to a PDF.

    Attributes:
        name: Its name.
        content: Its bytes.
        description: What it is.
    """

    name: str
    content: bytes
    description: str


@dataclass(frozen=True)
class Typeset:
    """Finished pages.

    Attributes:
        pdf: The file.
        pages: What is on them.
        fields: The empty signature fields.
    """

    pdf: bytes
    pages: tuple[Page, ...]
    fields: tuple[SignatureField, ...] = ()


_lock = threading.Lock()
_engine: "_Engine | None" = None


def make_pages(
    html: str,
    plans: Mapping[str, FieldPlan] | None = None,
    attachment: AttachedFile | None = None,
    created: datetime | None = None,
    entries: Mapping[str, Entry] | None = None,
) -> Typeset:
    """Lay out and write the pages.

    Args:
        html: The page source; the style sheet is added here.
        plans: The signature fields that the source asks for, by name.
        attachment: A file to attach as the source of the pages.
        created: The date of the attachment. Without it the file has no date.
        entries: The fields to fill in, by the name of their placeholder.

    Raises:
        MissingLibrary: A system library is not installed.
        RenderError: WeasyPrint warned of something: a missing glyph or file, bad CSS.
    """
    global _engine  # noqa: PLW0603 - one for each process
    with _lock:
        if _engine is None or _engine.process != os.getpid():
            _engine = _Engine()
        return _engine.run(html, plans or {}, attachment, created, entries or {})


class _Engine:
    """WeasyPrint with our fonts and style sheet loaded once."""

    def __init__(self) -> None:
        _require_libraries()
        import weasyprint
        from weasyprint.text.ffi import harfbuzz_subset
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        if harfbuzz_subset is None:
            raise MissingLibrary(
                "Rendering needs HarfBuzz's subset library (libharfbuzz-subset): without it "
                "the same input would not give the same bytes."
            )

        class PackageFetcher(URLFetcher):  # type: ignore[misc]
            """Hands out the package's resources, and nothing else on earth."""

            def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
                scheme, _, path = url.partition(":")
                if scheme != SCHEME:
                    raise ValueError(f"not a resource of the package: {url}")
                return URLFetcherResponse(url, body=resources.read(path))

        self.process = os.getpid()
        self._html = weasyprint.HTML
        self._fetcher = PackageFetcher(
            allowed_protocols=(SCHEME,), allow_redirects=False, fail_on_errors=True
        )
        with _no_warnings():
            try:
                self._fonts = FontConfiguration()
                self._style = weasyprint.CSS(
                    string=resources.read("templates/style.css").decode("utf-8"),
                    base_url=f"{SCHEME}:templates/",
                    url_fetcher=self._fetcher,
                    font_config=self._fonts,
                )
            except OSError as error:
                raise MachineError(
                    f"No temporary folder for the fonts: {error.strerror}. Set TMPDIR to a "
                    "folder that can be written."
                ) from error
        atexit.register(self._remove_font_copies)

    def _remove_font_copies(self) -> None:
        """What WeasyPrint does when the object goes; at the end of a process that is too late."""
        self._fonts.__del__()
        self._fonts._folder = None  # noqa: SLF001 - so that it does not try again

    def run(
        self,
        html: str,
        plans: Mapping[str, FieldPlan],
        attachment: AttachedFile | None,
        created: datetime | None,
        entries: Mapping[str, Entry],
    ) -> Typeset:
        from weasyprint.urls import FatalURLFetchingError

        with _no_warnings():
            try:
                document = self._html(
                    string=html, base_url=f"{SCHEME}:templates/", url_fetcher=self._fetcher
                ).render(font_config=self._fonts, stylesheets=[self._style], pdf_variant=_VARIANT)
                pages = tuple(_read_page(page) for page in document.pages)
                for page in document.pages:
                    _draw_rules(page)
                finisher = Finisher(
                    plans,
                    map(_page_language, document.pages),
                    dated=created is not None,
                    entries=entries,
                    places={name: place for page in pages for name, place in page.entries.items()},
                )
                pdf = document.write_pdf(
                    finisher=finisher,
                    pdf_variant=_VARIANT,
                    attachments=_attachments(attachment, created),
                )
            except FatalURLFetchingError as error:  # a BaseException
                raise RenderError(
                    f"A resource outside the package was asked for: {error}"
                ) from None
        families = {font.family for font in document.fonts.values()}
        if families - {FONT_FAMILY}:
            raise RenderError("A character of the page is not in the bundled font.")
        return Typeset(pdf, pages, finisher.fields)


def _attachments(attachment: AttachedFile | None, created: datetime | None) -> list[Any]:
    from weasyprint import Attachment

    if attachment is None:
        return []
    # Without a date the finisher takes out the one that stands in for it here.
    day = (created or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC)
    return [
        Attachment(
            string=attachment.content,
            name=attachment.name,
            description=attachment.description,
            created=day,
            modified=day,
            relationship="Source",
        )
    ]


def _page_language(page: Any) -> Language:
    """The language of a page's sheet: its page type is named `<language>-<orientation>`."""
    name = page._page_box.page_type.name or ""  # noqa: SLF001 - the layout has no public face
    return "ru" if name.startswith("ru-") else "kk"


_VARIANT: Final = "pdf/a-3a"


def _require_libraries() -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = []
    for library, package in _LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if missing:
        raise MissingLibrary(
            f"Rendering needs system libraries that are not here. Install them with: "
            f"apt-get install {' '.join(missing)}"
        )


@contextmanager
def _no_warnings() -> Iterator[None]:
    """Turn what WeasyPrint logs into an error. The host's logging is left as it was."""
    messages: list[str] = []
    thread = threading.get_ident()

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == thread:
                messages.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    collector = Collector(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield
    finally:
        logger.removeHandler(collector)
    if messages:
        raise RenderError(f"The page could not be made as it should be: {messages[0]}")


def _read_page(page: Any) -> Page:
    root = page._page_box  # noqa: SLF001 - the layout has no public face
    edges = Box(0, 0, page.width * POINTS_PER_PIXEL, page.height * POINTS_PER_PIXEL)
    return Page(
        width=edges.right,
        height=edges.bottom,
        runs=tuple(_runs(root, edges, "", margin=False)),
        rules=tuple(_points(left, y, right - left, _RULE_WIDTH) for left, right, y in _rules(root)),
        anchors={
            name: Box(*(side * POINTS_PER_PIXEL for side in sides))
            for name, sides in page.anchors.items()
        },
        entries=_entry_places(root),
    )


def _runs(box: Any, container: Box, path: str, *, margin: bool) -> Iterator[TextRun]:
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield TextRun(
                box.text,
                _points(box.position_x, box.position_y, box.width, box.height),
                container,
                path,
                margin,
            )
        return
    if isinstance(box, boxes.MarginBox):
        margin = True
    if box.element is not None:
        path = box.element.get("data-path", path)
    if isinstance(box, boxes.BlockContainerBox):
        container = _points(
            box.padding_box_x(), box.padding_box_y(), box.padding_width(), box.padding_height()
        )
    for child in _children(box):
        yield from _runs(child, container, path, margin=margin)


_LEADING: Final = 1.5
"""Line height of writing lines, in ems: the style sheet's."""
_RULE_DEPTH: Final = 0.15
"""How far above the bottom of its line a rule stands, in ems."""
_RULE_WIDTH: Final = 0.5 / POINTS_PER_PIXEL
_ALMOST: Final = 0.1
"""How much of a line's height may be missing: a box that goes on ends where the page does."""


def _draw_rules(page: Any) -> None:
    """Draw writing lines: a rule under each line of text, and of room for it.

    CSS can draw them only as pictures of lines, which viewers blur or lose.
    """
    rules = list(_rules(page._page_box))  # noqa: SLF001 - see above
    paint = page.paint

    def paint_with_rules(stream: Any, scale: float = 1) -> None:
        with stream.artifact(), stream.stacked():
            stream.transform(a=scale, d=scale)
            for left, right, y in rules:
                stream.rectangle(left, y, right - left, _RULE_WIDTH)
            stream.fill()
        paint(stream, scale)

    page.paint = paint_with_rules


def _rules(box: Any) -> Iterator[tuple[float, float, float]]:
    """The rules of a box and what is in it: left, right and top, in pixels."""
    if _is(box, "base"):
        left, right = _sides(box)
        yield left, right, box.padding_box_y() + box.padding_height() - _depth(box)
    elif _is(box, "rule", "gap"):
        left, right = _sides(box)
        leading = _LEADING * box.style["font_size"]
        # The words before the value may take several lines; the last of these has room for it.
        ends = [max(found) for line in _children(box) if (found := list(_ends_of_before(line)))]
        for line in range(int(box.padding_height() / leading + _ALMOST)):
            if line < len(ends) - 1:
                continue
            y = box.padding_box_y() + (line + 1) * leading - _depth(box)
            yield (ends[-1] if line == len(ends) - 1 else left), right, y
    else:
        for child in _children(box):
            yield from _rules(child)


_GAP: Final = 2 / POINTS_PER_PIXEL
"""Between two fields on a line, and between a cell's edge and its fields."""
_LENGTHS: Final = (20, 40)
"""In characters: the least and the greatest length that counts when fields share a line."""
_BELOW_RULE: Final = 0.5 / POINTS_PER_PIXEL
"""How far a field reaches below its writing line: letters do."""


def _entry_places(root: Any) -> dict[str, EntryPlace]:
    """The place of each placeholder: its share of the cell or writing line that holds it.

    Fields share a cell evenly from top to bottom, and a line from left to right by the length
    of what is written in them.
    """
    held: dict[int, tuple[Any, dict[str, float]]] = {}
    for holder, element in _placeholders(root, None):
        length = min(max(int(element.get("maxlength", 0)), _LENGTHS[0]), _LENGTHS[1])
        lengths = held.setdefault(id(holder), (holder, {}))[1]
        lengths[element.get("name")] = 1 if holder.element_tag == "td" else length
    height = root.margin_height()
    found = {}
    for holder, lengths in held.values():
        left, top, right, bottom = _room(holder)
        start, whole = 0.0, sum(lengths.values())
        for name, part in lengths.items():
            end = start + part / whole
            if holder.element_tag == "td":
                x1, x2 = left, right
                y1, y2 = (top + share * (bottom - top) for share in (start, end))
            else:
                x1, x2 = (left + share * (right - left) for share in (start, end))
                x2 -= _GAP if len(lengths) > 1 else 0
                y1, y2 = top, bottom
            box = _points(x1, height - y2, x2 - x1, y2 - y1)
            corners = (box.left, box.top, box.right, box.bottom)
            found[name] = EntryPlace(corners, str(holder.style["text_align_all"]))
            start = end
    return found


def _placeholders(box: Any, holder: Any) -> Iterator[tuple[Any, Any]]:
    """Each placeholder's element, and before it the innermost place that holds it."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.BlockContainerBox) and (
        _is(box, "rule", "gap") or (box.element is not None and box.element_tag in {"td", "p"})
    ):
        holder = box
    if _is(box, "entry") and box.element_tag == "input":
        if holder is None:
            raise RenderError("A field of the blank stands on no writing line and in no cell.")
        yield holder, box.element
        return
    for child in _children(box):
        yield from _placeholders(child, holder)


def _room(holder: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the room for fields, in pixels."""
    left, right = _sides(holder)
    top = holder.padding_box_y()
    bottom = top + holder.padding_height()
    if holder.element_tag == "td":
        return left + _GAP / 2, top + _GAP / 2, right - _GAP / 2, bottom - _GAP / 2
    lines = list(_rules(holder))
    if not lines:  # a paragraph on the lines of the place around it
        return left, top, right, bottom
    # Where words stand before the value, several lines are filled in from the second one.
    start = 1 if len(lines) > 1 and lines[0][0] > left else 0
    leading = _LEADING * holder.style["font_size"]
    top = lines[start][2] - leading + _GAP
    return lines[start][0], top, right, lines[-1][2] + _BELOW_RULE


def _ends_of_before(line: Any) -> Iterator[float]:
    """Where the words before the value end on a line."""
    return (_sides(part)[1] for part in _descendants(line) if _is(part, "before"))


def _sides(box: Any) -> tuple[float, float]:
    left = box.padding_box_x()
    return left, left + box.padding_width()


def _depth(box: Any) -> float:
    return float(_RULE_DEPTH * box.style["font_size"])


def _is(box: Any, *classes: str) -> bool:
    """Whether a box is the one of an element with one of the classes."""
    if box.element is None or not hasattr(box, "all_children"):
        return False
    return not set(box.element.get("class", "").split()).isdisjoint(classes)


def _children(box: Any) -> Iterator[Any]:
    from weasyprint.layout.absolute import AbsolutePlaceholder

    for child in getattr(box, "all_children", tuple)():
        yield child._box if isinstance(child, AbsolutePlaceholder) else child  # noqa: SLF001


def _descendants(box: Any) -> Iterator[Any]:
    for child in _children(box):
        yield child
        yield from _descendants(child)


def _points(x: float, y: float, width: float, height: float) -> Box:
    return Box(*(side * POINTS_PER_PIXEL for side in (x, y, x + width, y + height)))
