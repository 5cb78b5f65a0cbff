"""Whether people have worked on a PDF, or kzforms could make it again."""

import re
from typing import Any, Final

from kzforms.errors import TooLarge, UnreadableDocument, Work
from kzforms.pdf.fields import signature_fields, written_fields
from kzforms.pdf.file import opened

_CREATOR: Final = "kzforms"
_HEADER: Final = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
"""How the program begins a file with which kzforms writes; others have their own second line."""

_REVISION: Final = re.compile(rb"[\r\n]startxref[ \r\n]+\d+[ \r\n]+%%EOF")
_OUR_ANNOTATIONS: Final = frozenset({"/Link", "/Widget"})


def work_on(pdf: bytes) -> Work | None:
    """Return what was done to a PDF after kzforms made it; None if nothing was.

    A program that saves a file begins it in its own way, gives it another identifier or appends
    to it, so that this can be told without what the file was made from.
    """
    try:
        fields = signature_fields(pdf)
        if any(field.signed and not field.prepared for field in fields):
            return "signed"
        if any(field.prepared for field in fields):
            return "prepared"
        if written_fields(pdf).texts:
            return "filled_in"
        with opened(pdf) as reader:
            return _traces(pdf, reader)
    except (UnreadableDocument, TooLarge):
        return "foreign"


def first_revision(pdf: bytes) -> bytes:
    """Return a file as it was before anything was appended to it."""
    end = _REVISION.search(pdf)
    if end is None:
        return pdf
    stop = end.end()
    while pdf[stop : stop + 1] in {b"\r", b"\n"}:
        stop += 1
    return pdf[:stop]


def _traces(pdf: bytes, reader: Any) -> Work | None:
    if reader.metadata is None or reader.metadata.creator != _CREATOR:
        return "foreign"
    identifiers = [bytes(each.original_bytes) for each in reader.trailer.get("/ID", ())]
    saved = not pdf.startswith(_HEADER) or len(identifiers) == 0 or len({*identifiers}) > 1
    if saved or len(_REVISION.findall(pdf)) != 1:
        return "changed"
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            if annotation.get_object().get("/Subtype") not in _OUR_ANNOTATIONS:
                return "changed"
    return None
