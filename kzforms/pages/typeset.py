"""The engine: from HTML to pages, with WeasyPrint's public API.

WeasyPrint runs under one lock for the whole process: its font configuration is kept
(a new one for each document is slow and leaks) and must not be used by two threads at once.
"""

import atexit
import ctypes
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from kzforms import resources
from kzforms.errors import MachineError, MissingLibrary, RenderError
from kzforms.pages import layout_tree
from kzforms.pages.closing_lines import closing_lines
from kzforms.pages.compose import Composition
from kzforms.pages.finish import Finisher, SignatureField
from kzforms.pages.page import Page, read_page
from kzforms.pages.writing_lines import RULE_WIDTH, joined, rules
from kzforms.text import Language

FONT_FAMILY: Final = "kzforms"
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
        signature_fields: The empty signature fields.
    """

    pdf: bytes
    pages: tuple[Page, ...]
    signature_fields: tuple[SignatureField, ...] = ()


_lock = threading.Lock()
_engine: "_Engine | None" = None


def make_pages(
    composition: Composition,
    *,
    attachment: AttachedFile | None = None,
    created: datetime | None = None,
) -> Typeset:
    """Lay out and write the pages.

    Args:
        composition: The page source, and the fields that it asks for. The style sheet is added
            here.
        attachment: A file to attach as the source of the pages.
        created: The date of the attachment, with a time zone. Without it the file has no date.

    Raises:
        MissingLibrary: A system library is not installed.
        RenderError: WeasyPrint warned of something: a missing glyph or file, bad CSS. Or a
            field that the composition asks for is not on the pages.
    """
    global _engine  # noqa: PLW0603 - one for each process
    with _lock:
        if _engine is None or _engine.process != os.getpid():
            _engine = _Engine()
        return _engine.run(composition, attachment, created)


class _Engine:
    """WeasyPrint with our fonts and style sheet loaded once."""

    def __init__(self) -> None:
        _require_libraries()
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        if not layout_tree.has_font_subsetter():
            raise MissingLibrary(
                "Rendering needs HarfBuzz's subset library (libharfbuzz-subset): without it "
                "the same input would not give the same bytes."
            )

        class PackageFetcher(URLFetcher):  # type: ignore[misc]
            """Fetches the package's resources, and nothing else on earth."""

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
        """Delete the temporary font folder at exit.

        `FontConfiguration.__del__` would run too late at shutdown.
        """
        layout_tree.remove_font_copies(self._fonts)

    def run(
        self, composition: Composition, attachment: AttachedFile | None, created: datetime | None
    ) -> Typeset:
        from weasyprint.urls import FatalURLFetchingError

        with _no_warnings():
            try:
                document = self._html(
                    string=composition.html,
                    base_url=f"{SCHEME}:templates/",
                    url_fetcher=self._fetcher,
                ).render(font_config=self._fonts, stylesheets=[self._style], pdf_variant=_VARIANT)
                pages = tuple(
                    _read_and_rule(page, close_lines=composition.close_lines)
                    for page in document.pages
                )
                finisher = Finisher(
                    composition,
                    pages,
                    map(_page_language, document.pages),
                    dated=created is not None,
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
        if layout_tree.font_families(document) - {FONT_FAMILY}:
            raise RenderError("A character of the page is not in the bundled font.")
        return Typeset(pdf, pages, finisher.signature_fields)


def _read_and_rule(page: Any, *, close_lines: bool) -> Page:
    """Read a laid-out page, and have its writing lines drawn, and those left empty closed.

    CSS can draw them only as pictures of lines, which viewers blur or lose.
    """
    tree = layout_tree.box_tree(page)
    lines = joined(rules(tree))
    closing = list(closing_lines(tree)) if close_lines else []
    layout_tree.draw_below(
        page,
        [(line.left, line.top, line.right - line.left, RULE_WIDTH) for line in lines],
        closing,
        RULE_WIDTH,
    )
    return read_page(tree, (page.width, page.height), lines, closing, layout_tree.anchors(page))


def _attachments(attachment: AttachedFile | None, created: datetime | None) -> list[Any]:
    from weasyprint import Attachment

    if attachment is None:
        return []
    # WeasyPrint needs a date; `Finisher` deletes this placeholder again.
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
    """Return the language of a page's sheet: its page type is `<language>-<orientation>`."""
    return "ru" if layout_tree.page_name(page).startswith("ru-") else "kk"


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
    """Raise an error for what WeasyPrint logs. Leave the host's logging as it was."""
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
