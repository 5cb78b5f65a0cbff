"""A PDF file: its bytes, what pypdf reads in it, its attached files."""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from kzforms.errors import UnreadableDocument

PdfSource = bytes | str | os.PathLike[str]
"""A PDF: its bytes, or the path of a file that the caller names."""

_END: Final = re.compile(rb"[\r\n]startxref[ \r\n]+(\d+)[ \r\n]+%%EOF[ \r\n]*\Z")
_CROSS_REFERENCES: Final = re.compile(rb"[ \r\n]*(?:xref[ \r\n]|\d+ \d+ obj)")


def pdf_bytes(pdf: PdfSource) -> bytes:
    """Return the bytes of a PDF.

    Raises:
        UnreadableDocument: There is no such file, or it is no PDF.
    """
    try:
        content = pdf if isinstance(pdf, bytes) else Path(pdf).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise UnreadableDocument(f"Cannot read {pdf!s}: {reason}.") from error
    if not content.startswith(b"%PDF-"):
        raise UnreadableDocument("This is no PDF file.")
    return content


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open a file with pypdf.

    Refuse a file whose end is damaged: readers that repair it go back to an earlier state of
    it, in which a signature or a change is not there.

    Raises:
        UnreadableDocument: It is no PDF, or damaged; also if the block under `with` finds
            something that is not as it must be.
    """
    import pypdf

    end = _END.search(pdf, max(0, len(pdf) - 1024))
    if not end or not _CROSS_REFERENCES.match(pdf, int(end[1])):
        raise UnreadableDocument("This PDF is damaged: its end is not that of a PDF file.")
    try:
        yield pypdf.PdfReader(io.BytesIO(pdf))
    except Exception as error:  # a damaged file makes pypdf raise anything
        raise UnreadableDocument("This PDF is damaged.") from error


def attached_file(pdf: bytes, name: str) -> bytes | None:
    """Return an attached file, or None.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        found = reader.attachments.get(name)
        return found[0] if found else None
