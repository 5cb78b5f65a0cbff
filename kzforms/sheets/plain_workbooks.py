"""Workbooks reduced to their cells, where the rest of the file keeps them from being read."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
"""Begins the names of ISO/IEC 29500 Strict. Excel saves it as "Strict Open XML Spreadsheet"."""

_USUAL: Final = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES: Final = (
    (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
)
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedstrings.xml"
_STYLES: Final = "xl/styles.xml"
_ESCAPE: Final = b"x005F_"
_NO_HEIGHT: Final = re.compile(rb'<(?:\w+:)?row(?![^>]*\sht=)[^>]*\scustomHeight="(?:1|true)"')


def is_plain(archive: zipfile.ZipFile) -> bool:
    """Tell whether openpyxl reads the cells of a workbook as they are.

    It knows no names of ISO/IEC 29500 Strict. It takes an escaped `_` for nothing. Rows of
    height 0 it writes, and then reads, as rows with no height of their own.
    """
    for name in archive.namelist():
        lower = name.lower()
        if lower == _WORKBOOK and _STRICT in archive.read(name):
            return False
        if lower == _STRINGS or lower.startswith("xl/worksheets/sheet"):
            part = archive.read(name)
            if _ESCAPE in part or _NO_HEIGHT.search(part):
                return False
    return True


def plain_workbook(content: bytes) -> bytes:
    """Return a workbook with the cells, their number formats and what is hidden or struck out.

    Left out are the properties of the document, validations, comments, pictures, filters and
    all that a broken program may have written wrong there. The names of ISO/IEC 29500 Strict
    become those that every program reads.

    Raises:
        KeyError: A part that holds cells is missing.
        xml.etree.ElementTree.ParseError: A part that holds cells is no XML.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as plain:
        for name, part in _parts(_Source(source)):
            plain.writestr(name, part)
    return target.getvalue()


class _Source:
    """The parts of a workbook, with the usual names inside, whatever case their own names have."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}

    def read(self, name: str) -> bytes:
        content = self._archive.read(self._names[name.lower()])
        for strict, usual in _STRICT_NAMES:
            content = content.replace(_STRICT + strict, _USUAL + usual)
        # In lower case openpyxl leaves this escape alone, and it means the same.
        return content.replace(_ESCAPE, _ESCAPE.lower())

    def parse(self, name: str, *kept: str) -> Element:
        """Parse a part, and leave out all of its children but these."""
        root = ElementTree.fromstring(self.read(name))  # noqa: S314 - expat has limits of its own
        for child in list(root):
            if child.tag.rpartition("}")[2] not in kept:
                root.remove(child)
        return root


def _parts(source: _Source) -> Iterator[tuple[str, bytes]]:
    book = source.parse(_WORKBOOK, "workbookPr", "sheets")
    for properties in book.iter(f"{_MAIN}workbookPr"):
        for name in properties.attrib.keys() - {"date1904"}:
            del properties.attrib[name]
    yield _WORKBOOK, ElementTree.tostring(book)
    relations = source.parse(_RELATIONS, "Relationship")
    types = {_WORKBOOK: "sheet.main", _STYLES: "styles"}
    styles = 1
    for relation in list(relations):
        kind = relation.get("Type", "").rpartition("/")[2]
        path = posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        if kind == "worksheet":
            sheet = source.parse(path, "sheetFormatPr", "cols", "sheetData", "mergeCells")
            for row in sheet.iter(f"{_MAIN}row"):
                if row.get("customHeight") in {"1", "true"}:
                    row.set("ht", row.get("ht", "0"))
            cells = sheet.iter(f"{_MAIN}c")
            styles = max(styles, 1 + max((int(cell.get("s", 0)) for cell in cells), default=0))
            yield path, ElementTree.tostring(sheet)
        elif kind == "sharedStrings":
            yield path, source.read(path)
        else:
            relations.remove(relation)
            continue
        types[path] = kind
        relation.set("Target", f"/{path}")
    yield _RELATIONS, ElementTree.tostring(relations)
    yield _STYLES, ElementTree.tostring(_styles(source, styles))
    yield "[Content_Types].xml", _content_types(types)


def _styles(source: _Source, count: int) -> Element:
    """Return the number formats and struck-through fonts of so many styles, or plain ones."""
    old = None
    with suppress(KeyError, ElementTree.ParseError):
        old = source.parse(_STYLES, "numFmts", "fonts", "cellXfs")
    new = Element(f"{_MAIN}styleSheet")

    def found(path: str) -> list[Element]:
        return [] if old is None else old.findall(re.sub(r"(\w+)", rf"{_MAIN}\1", path))

    formats = SubElement(new, f"{_MAIN}numFmts")
    formats.extend(found("numFmts/numFmt"))
    fonts = SubElement(new, f"{_MAIN}fonts")
    for font in found("fonts/font") or [Element("font")]:
        SubElement(fonts, f"{_MAIN}font").extend(font.findall(f"{_MAIN}strike"))
    fill = SubElement(SubElement(new, f"{_MAIN}fills"), f"{_MAIN}fill")
    SubElement(fill, f"{_MAIN}patternFill")
    SubElement(SubElement(new, f"{_MAIN}borders"), f"{_MAIN}border")
    SubElement(SubElement(new, f"{_MAIN}cellStyleXfs"), f"{_MAIN}xf")
    cells = SubElement(new, f"{_MAIN}cellXfs")
    kept = [
        {name: style.get(name, "0") for name in ("numFmtId", "fontId")}
        for style in found("cellXfs/xf")
    ]
    for attributes in kept + [{}] * (count - len(kept)):
        SubElement(cells, f"{_MAIN}xf", attributes)
    return new


def _content_types(types: dict[str, str]) -> bytes:
    root = Element("Types", xmlns="http://schemas.openxmlformats.org/package/2006/content-types")
    package = "application/vnd.openxmlformats-package.relationships+xml"
    SubElement(root, "Default", Extension="rels", ContentType=package)
    for path, kind in types.items():
        SubElement(root, "Override", PartName=f"/{path}", ContentType=f"{_CONTENT}.{kind}+xml")
    return ElementTree.tostring(root)
