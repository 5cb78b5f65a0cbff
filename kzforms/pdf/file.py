"""What is in a PDF file: its signature fields, what is written in it, its attached files."""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kzforms.errors import UnreadableDocument

PdfSource = bytes | str | os.PathLike[str]
"""A PDF: its bytes, or the path of a file that the caller names."""

_END: Final = re.compile(rb"[\r\n]startxref[ \r\n]+(\d+)[ \r\n]+%%EOF[ \r\n]*\Z")
_CROSS_REFERENCES: Final = re.compile(rb"[ \r\n]*(?:xref[ \r\n]|\d+ \d+ obj)")


def pdf_bytes(pdf: PdfSource) -> bytes:
    """The bytes of a PDF.

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
    """The file as pypdf reads it.

    A file whose end is damaged is refused: readers that repair it go back to an earlier
    state of it, in which a signature or a change is not there.

    Raises:
        UnreadableDocument: It is no PDF, or damaged; also where the block that reads it
            comes upon something that is not as it must be.
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
    """An attached file, or None.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        found = reader.attachments.get(name)
        return found[0] if found else None


@dataclass(frozen=True)
class FoundField:
    """A signature field of a file.

    Attributes:
        name: Its name.
        signed: Whether there is something in it.
        prepared: Whether that is only room for a signature.
        byte_range: What the signature covers: start and length of each part, or ().
        contents: The CMS signature, or b"".
        label: Its tooltip.
    """

    name: str
    signed: bool
    prepared: bool
    byte_range: tuple[int, ...]
    contents: bytes
    label: str


def signature_fields(pdf: bytes) -> list[FoundField]:
    """The signature fields of a file, in the order of its form.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        form = reader.root_object.get("/AcroForm")
        return list(_fields(form.get_object().get("/Fields", ()))) if form is not None else []


def field_values(pdf: bytes) -> dict[str, str]:
    """The text of each field that is filled in, by the field's whole name.

    A box that is ticked has the name of its state; signatures do not count.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        form = reader.root_object.get("/AcroForm")
        references = form.get_object().get("/Fields", ()) if form is not None else ()
        return dict(_values(references, "", set()))


def _values(references: Any, parent: str, seen: set[int]) -> Iterator[tuple[str, str]]:
    for reference in references:
        field = reference.get_object()
        if id(field) in seen:  # a damaged file: a field that holds itself
            continue
        seen.add(id(field))
        name = ".".join(filter(None, (parent, str(field.get("/T", "")))))
        yield from _values(field.get("/Kids", ()), name, seen)
        value = field.get("/V")
        value = value.get_object() if value is not None else None
        if isinstance(value, str) and value not in {"", "/Off"}:
            yield name, str(value)


def prepared_field(pdf: bytes) -> str | None:
    """The field for which room was made and never filled, or None: see `signing.prepare`.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    return next((field.name for field in signature_fields(pdf) if field.prepared), None)


def _fields(references: Any, parent: str = "", kind: str | None = None) -> Iterator[FoundField]:
    for reference in references:
        field = reference.get_object()
        name = ".".join(filter(None, (parent, str(field.get("/T", "")))))
        own_kind = field.get("/FT", kind)
        if "/Kids" in field:
            yield from _fields(field["/Kids"], name, own_kind)
        if own_kind != "/Sig" or "/T" not in field:
            continue
        value = field.get("/V")
        value = value.get_object() if value is not None else None
        contents = _bytes(value.get("/Contents")) if value is not None else b""
        yield FoundField(
            name=name,
            signed=value is not None,
            prepared=value is not None and not contents.strip(b"\0"),
            byte_range=tuple(int(part) for part in (value or {}).get("/ByteRange", ())),
            contents=_without_padding(contents),
            label=str(field.get("/TU", "")),
        )


def _bytes(value: Any) -> bytes:
    if value is None:
        return b""
    original = getattr(value, "original_bytes", value)
    return bytes(original) if isinstance(original, bytes) else str(value).encode("latin-1")


def _without_padding(contents: bytes) -> bytes:
    """The DER value at the beginning, by its own length."""
    if contents[:1] != b"\x30" or len(contents) < 2:  # noqa: PLR2004 - tag and length
        return contents.rstrip(b"\0")
    length = contents[1]
    if length < 0x80:  # noqa: PLR2004 - the short form of a DER length
        return contents[: 2 + length]
    size = length & 0x7F
    return contents[: 2 + size + int.from_bytes(contents[2 : 2 + size], "big")]
