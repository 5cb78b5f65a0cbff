"""What can be seen of PDF/A-3a and PDF/UA-1 without a validator.

The tests validate every form with veraPDF. Here, at run time, only what later programs
usually spoil is looked at: declarations, language, tags, fonts, actions, fields.
"""

import re
from collections.abc import Iterator
from typing import Any

from kzforms.pdf.bounds import pages_of, resources_of
from kzforms.pdf.file import opened


def conformance_findings(pdf: bytes) -> list[tuple[str, str]]:
    """Return what does not fit, as codes and messages.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    with opened(pdf) as reader:
        return list(_findings(reader))


def _findings(reader: Any) -> Iterator[tuple[str, str]]:
    if reader.is_encrypted:
        yield "encrypted", "The file is encrypted, which an archival PDF must not be."
        return
    root = reader.root_object
    yield from _undeclared(root)
    if not root.get("/Lang"):
        yield "no_language", "The document has no language."
    if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root:
        yield "not_tagged", "The document is not tagged, so it cannot be read aloud."
    pages = pages_of(reader)
    if _starts_something(root, pages):
        yield "active_content", "The file starts actions or scripts."
    for name in sorted({name for page in pages for name in _fonts_not_embedded(page)}):
        yield "font_not_embedded", f"The font {name} is not embedded."
    for number, page in enumerate(pages, 1):
        for field in _untagged_fields(page):
            yield "untagged_field", f"Page {number} has the field {field}, which is not tagged."


def _starts_something(root: Any, pages: list[Any]) -> bool:
    """Whether the document, a page or a field has actions that start by themselves."""
    fields = (annotation.get_object() for page in pages for annotation in page.get("/Annots", ()))
    return (
        "/OpenAction" in root
        or "/JavaScript" in root.get("/Names", {})
        or any("/AA" in holder for holder in (root, *pages, *fields))
    )


def _undeclared(root: Any) -> Iterator[tuple[str, str]]:
    metadata = root.get("/Metadata")
    declared = metadata.get_object().get_data() if metadata is not None else b""
    archival = (("pdfaid:part", "3"), ("pdfaid:conformance", "A"))
    if not all(_declares(declared, name, value) for name, value in archival):
        yield "not_pdfa", "The metadata do not declare PDF/A-3a."
    if not _declares(declared, "pdfuaid:part", "1"):
        yield "not_pdfua", "The metadata do not declare PDF/UA-1."
    if "/OutputIntents" not in root:
        yield "no_output_intent", "The file has no output intent."


def _declares(metadata: bytes, name: str, value: str) -> bool:
    attribute = rf'{name}\s*=\s*["\']{value}["\']'
    element = rf"<{name}>\s*{value}\s*</{name}>"
    return re.search(f"{attribute}|{element}".encode(), metadata) is not None


def _fonts_not_embedded(page: Any) -> Iterator[str]:
    fonts = resources_of(page).get("/Font", {})
    for reference in fonts.get_object().values() if fonts else ():
        font = reference.get_object()
        for part in (font, *(kid.get_object() for kid in font.get("/DescendantFonts", ()))):
            descriptor = part.get("/FontDescriptor")
            if part.get("/Subtype") == "/Type0" or (
                descriptor is not None
                and any(key.startswith("/FontFile") for key in descriptor.get_object())
            ):
                continue
            yield str(part.get("/BaseFont", "?"))


def _untagged_fields(page: Any) -> Iterator[str]:
    for reference in page.get("/Annots", ()):
        annotation = reference.get_object()
        if annotation.get("/Subtype") == "/Widget" and "/StructParent" not in annotation:
            yield str(annotation.get("/T", "?"))
