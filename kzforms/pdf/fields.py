"""The fields of a PDF's form: signatures, and what is written in the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from asn1crypto import parser

from kzforms.errors import UnreadableDocument
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
        form = reader.root_object.get("/AcroForm")
        return list(_fields(form.get_object().get("/Fields", ()))) if form is not None else []


@dataclass(frozen=True)
class WrittenFields:
    """The fields of a file to write in; its signature fields do not count.

    Attributes:
        names: The whole name of each, written in or not.
        texts: The text of each that is written in, by name; of a box that is ticked, the name
            of its state.
    """

    names: tuple[str, ...]
    texts: Mapping[str, str]


def written_fields(pdf: bytes) -> WrittenFields:
    """Return the fields of a file, and what is written in them.

    Raises:
        UnreadableDocument: It is no PDF, or damaged, or two fields of one name say different
            things.
    """
    with opened(pdf) as reader:
        form = reader.root_object.get("/AcroForm")
        references = form.get_object().get("/Fields", ()) if form is not None else ()
        found = list(_written(references, "", None, set()))
    texts: dict[str, str] = {}
    for name, text in found:
        if texts.setdefault(name, text) != text:
            raise UnreadableDocument(
                "Two fields of this PDF have one name and say different things: blanks were joined "
                "into one file. Ask for each as it was saved."
            )
    return WrittenFields(tuple(texts), {name: text for name, text in texts.items() if text})


def _written(
    references: Any, parent: str, kind: str | None, seen: set[int]
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each field, also of one in which nothing is written."""
    for reference in references:
        field = reference.get_object()
        if id(field) in seen:  # a damaged file: a field that holds itself
            continue
        seen.add(id(field))
        own, own_kind = str(field.get("/T", "")), field.get("/FT", kind)
        name = ".".join(filter(None, (parent, own)))
        yield from _written(field.get("/Kids", ()), name, own_kind, seen)
        value = field.get("/V")
        value = value.get_object() if value is not None else None
        text = str(value) if isinstance(value, str) and value != "/Off" else ""
        if own_kind != "/Sig" and (text or (own and own_kind is not None)):
            yield name, text


def has_xfa(pdf: bytes) -> bool:
    """Tell whether a file is an XFA form, which only programs of Adobe show and fill in.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        form = reader.root_object.get("/AcroForm")
        return form is not None and "/XFA" in form.get_object()


def prepared_field(pdf: bytes) -> str | None:
    """Return the field for which room was made and never filled, or None.

    `signing.prepare` makes such room.

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
    """Return the DER value at the beginning: the file has room for a longer one."""
    if not contents.strip(b"\0"):
        return b""
    try:
        return contents[: parser.peek(contents)]
    except ValueError:
        return contents.rstrip(b"\0")
