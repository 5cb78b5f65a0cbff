"""Files that are no table we read, named for what they are."""

import io
import re
import zipfile
from contextlib import suppress
from typing import Final

from kzforms.byte_order import unicode_encoding
from kzforms.errors import FormDataError
from kzforms.sheets.model import refused

_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: Final = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"SQLite format 3", "database"),
    (b"\x09\x00\x04\x00", "xls"),  # Excel 2
    (b"\x09\x02\x06\x00", "xls"),  # Excel 3
    (b"\x09\x04\x06\x00", "xls"),  # Excel 4
    (b"\x09\x08\x08\x00", "xls"),  # Excel 5 outside a compound file
)
_IN_ARCHIVES: Final = (
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "word"),
    ("ppt/presentation.xml", "slides"),
    ("Index/Document.iwa", "numbers"),
    ("Index.zip", "numbers"),
)
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument."
_MARKUP: Final = (
    ("urn:schemas-microsoft-com:office:spreadsheet", "xml2003"),
    ("urn:oasis:names:tc:opendocument", "ods"),
    ("<html", "html"),
    ("<!doctype html", "html"),
    ("<table", "html"),
    ("<?xml", "xml"),
)
_HEAD: Final = 4096

_SAVE: Final = "Open it in the spreadsheet program and save it as XLSX (Excel Workbook)."
_WRONG_FILE: Final = "Give the list as XLSX or CSV."

#: What each format is called, and what to do.
_NAMES: Final[dict[str, tuple[str, str]]] = {
    "xls": ("a workbook of Excel 97–2003 (XLS)", _SAVE),
    "xlsb": ("a binary workbook (XLSB)", _SAVE),
    "ods": ("an OpenDocument spreadsheet (ODS)", _SAVE),
    "numbers": ("a document of Numbers", "Export it from Numbers as XLSX (Excel)."),
    "html": ("a web page (HTML), whatever its name says", _SAVE),
    "xml2003": ("an XML spreadsheet of 2003, whatever its name says", _SAVE),
    "encrypted": (
        "a workbook with a password, or an encrypted document",
        "Save it as XLSX without a password.",
    ),
    "word": ("a text document", "Put the table into a spreadsheet, and save it as XLSX."),
    "open_document": ("an OpenDocument file, but no spreadsheet", _WRONG_FILE),
    "slides": ("a presentation", _WRONG_FILE),
    "pdf": ("a PDF", "A filled-in blank is given as DATA; a list as XLSX or CSV."),
    "rtf": ("a text document (RTF)", "Put the table into a spreadsheet, and save it as XLSX."),
    "json": ("JSON", "Give it as DATA, without --rows."),
    "xml": ("XML, but no spreadsheet", _WRONG_FILE),
    "picture": ("a picture", _WRONG_FILE),
    "archive": ("an archive", "Unpack it, and give the list inside it."),
    "database": ("a database", "Export the list as CSV UTF-8 or XLSX."),
    "binary": ("no text and no workbook", _WRONG_FILE),
}


def refuse_other_formats(content: bytes) -> None:
    """Refuse a file that is neither XLSX nor text that may be CSV.

    Raises:
        FormDataError: It is another format, which the problem names; or it is empty.
    """
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise refused("sheet_empty", "The file is empty.", "See whether it is the right one.")
    name = _binary(content) or _archive(content) or _text(content)
    if name:
        raise _named(name)


def _named(name: str) -> FormDataError:
    words, hint = _NAMES[name]
    return refused("sheet_format", f"This file is {words}.", hint, format=name)


def _binary(content: bytes) -> str:
    if content.startswith(_COMPOUND):
        # The names inside a compound file are UTF-16.
        for inside, name in (("EncryptedPackage", "encrypted"), ("WordDocument", "word")):
            if inside.encode("utf-16-le") in content:
                return name
        return "xls"
    return next((name for mark, name in _SIGNATURES if content.startswith(mark)), "")


def _archive(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return ""
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if "mimetype" in names and archive.getinfo("mimetype").file_size < _HEAD:
            kind = archive.read("mimetype").strip()
            if kind.startswith(_OPEN_DOCUMENT):
                return "ods" if kind.endswith((b".spreadsheet", b"-template")) else "open_document"
        named = next((name for part, name in _IN_ARCHIVES if part in names), "")
        if named or any(re.fullmatch(r".*\.xml(\.rels)?|.*\.rels", name) for name in names):
            return named
        return "archive" if names else ""
    return ""


def _text(content: bytes) -> str:
    if content.startswith(b"PK"):
        return ""
    encoding = unicode_encoding(content)
    if encoding is None and b"\0" in content and not _is_utf_8(content):
        return "binary"
    # The tags of HTML and XML are ASCII in every encoding.
    head = content[:_HEAD].decode(encoding or "latin-1", "ignore").lstrip("\ufeff \t\r\n").lower()
    if head.startswith("<"):
        return next((name for mark, name in _MARKUP if mark in head), "")
    return "json" if re.match(r'[{\[]\s*["{\[}\]]', head) else ""


def _is_utf_8(content: bytes) -> bool:
    with suppress(UnicodeDecodeError):
        content.decode("utf-8")
        return True
    return False
