"""The fields of a PDF's form: signatures, and what is written in the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asn1crypto import parser

from kzforms.errors import TooLarge
from kzforms.limits import Budget
from kzforms.pdf.bounds import walk
from kzforms.pdf.der import require_bounded_der
from kzforms.pdf.file import opened


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
    """Return the signature fields of a file, in the order of its form.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        return [
            _signature_field(field, above)
            for field, above in _fields(reader)
            if _inherited(field, above, "/FT") == "/Sig" and "/T" in field
        ]


def field_values(pdf: bytes) -> dict[str, str]:
    """Return the text of each field that is filled in, by the field's whole name.

    The text of a box that is ticked is the name of its state. Signatures do not count.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        return dict(_values(reader))


def _values(reader: Any) -> Iterator[tuple[str, str]]:
    seen: set[int] = set()
    for field, above in _fields(reader):
        if id(field) in seen:  # a damaged file: a field in several places
            continue
        seen.add(id(field))
        value = field.get("/V")
        value = value.get_object() if value is not None else None
        if isinstance(value, str) and value not in {"", "/Off"}:
            yield _name(field, above), str(value)


def _fields(reader: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield the fields of a file in the order of its form, each with those above it."""
    form = reader.root_object.get("/AcroForm")
    references = form.get_object().get("/Fields") if form is not None else None
    if references is not None:
        yield from walk(references.get_object(), Budget())


def _name(field: Any, above: tuple[Any, ...]) -> str:
    return ".".join(filter(None, (str(part.get("/T", "")) for part in (*above, field))))


def _inherited(field: Any, above: tuple[Any, ...], key: str) -> Any:
    return next((part[key] for part in (field, *reversed(above)) if key in part), None)


def prepared_field(pdf: bytes) -> str | None:
    """Return the field for which room was made and never filled, or None.

    `signing.prepare` makes such room.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    return next((field.name for field in signature_fields(pdf) if field.prepared), None)


def _signature_field(field: Any, above: tuple[Any, ...]) -> FoundField:
    value = field.get("/V")
    value = value.get_object() if value is not None else None
    contents = _bytes(value.get("/Contents")) if value is not None else b""
    return FoundField(
        name=_name(field, above),
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
    """Return the DER value at the beginning: the file has room for a longer one."""
    if not contents.strip(b"\0"):
        return b""
    try:
        require_bounded_der(contents)
        return contents[: parser.peek(contents)]
    except TooLarge:
        raise
    except ValueError:
        return contents.rstrip(b"\0")
