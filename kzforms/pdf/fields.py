"""The fields of a PDF's form: signatures, and what is written in the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from asn1crypto import parser

from kzforms.errors import TooLarge, UnreadableDocument
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
        found = list(_written(reader))
    texts: dict[str, str] = {}
    for name, text in found:
        if texts.setdefault(name, text) != text:
            raise UnreadableDocument(
                "Two fields of this PDF have one name and say different things: blanks were joined "
                "into one file. Ask for each as it was saved."
            )
    return WrittenFields(tuple(texts), {name: text for name, text in texts.items() if text})


def _written(reader: Any) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each field, also of one in which nothing is written."""
    seen: set[int] = set()
    for field, above in _fields(reader):
        if id(field) in seen:  # a damaged file: a field in several places
            continue
        seen.add(id(field))
        kind = _inherited(field, above, "/FT")
        value = field.get("/V")
        value = value.get_object() if value is not None else None
        text = str(value) if isinstance(value, str) and value != "/Off" else ""
        if kind != "/Sig" and (text or ("/T" in field and kind is not None)):
            yield _name(field, above), text


def has_xfa(pdf: bytes) -> bool:
    """Tell whether a file is an XFA form, which only programs of Adobe show and fill in.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        form = reader.root_object.get("/AcroForm")
        return form is not None and "/XFA" in form.get_object()


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
