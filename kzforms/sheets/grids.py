"""Files as grids of cells: XLSX through openpyxl, CSV in the encodings that are met."""

import csv
import io
import os
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from kzforms.errors import FormDataError, MissingLibrary, Problem

Source = str | os.PathLike[str] | bytes
"""A file, or its content."""

Encoding = Literal["utf-8", "cp1251", "kz1048"]

MAX_BYTES: Final = 20_000_000
"""The largest file that is read."""

_MAX_UNPACKED: Final = 300_000_000
EXTRA: Final = "Spreadsheets need openpyxl. Install it with: pip install 'kzforms[sheets]'"
_DELIMITERS: Final = (";", ",", "\t")
_EXCEL_NOTE: Final = re.compile('"?sep=(.)"?\r?\n')
_UTF_16: Final = b"\xff\xfe"
_BYTE_ORDER_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (_UTF_16, "utf-16"))
_NOT_OURS: Final = (b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    Attributes:
        place: Where: `D17`; with the sheet's name, if that is not the first one.
        value: What it holds.
        format: The spreadsheet's number format.
        fault: The code of the problem that keeps its value from being read; empty if nothing does.
    """

    place: str
    value: Any
    format: str = "General"
    fault: str = ""


@dataclass
class Grid:
    """A sheet.

    Attributes:
        rows: The cells that hold something, by row and column, from 1.
        hidden: The rows that are hidden.
        merged: The merged ranges: name, rows and columns of each.
        sheet: What stands before a cell's name in messages; empty for the first sheet.
    """

    rows: dict[int, dict[int, Cell]]
    hidden: frozenset[int] = frozenset()
    merged: Sequence[tuple[str, range, range]] = field(default_factory=tuple)
    sheet: str = ""

    def place(self, row: int, column: int) -> str:
        """Return the name of a cell, which may be empty."""
        return f"{self.sheet}{letters(column)}{row}"


def letters(column: int) -> str:
    """Return the name of a column, counted from 1.

    >>> letters(4), letters(27), letters(702), letters(703)
    ('D', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def refused(code: str, message: str, hint: str) -> FormDataError:
    """Make the error for a file that cannot be read at all."""
    return FormDataError([Problem("", code, message, hint)])


def content_of(source: Source) -> bytes:
    """Read the bytes of a file.

    Raises:
        FormDataError: It cannot be opened, or is too large.
    """
    if isinstance(source, bytes):
        content = source
    else:
        path = Path(source)
        try:
            size = path.stat().st_size
            # Do not load a file that is refused below.
            content = b" " * (MAX_BYTES + 1) if size > MAX_BYTES else path.read_bytes()
        except OSError as error:
            raise refused(
                "sheet_unreadable",
                f"The file cannot be opened: {(error.strerror or 'no file').lower()}.",
                "Compare its name.",
            ) from None
    if len(content) > MAX_BYTES:
        raise refused(
            "sheet_size",
            f"The file is larger than {MAX_BYTES // 10**6} MB.",
            "Split the list into several files.",
        )
    return content


def read_grids(source: Source, encoding: Encoding | None, known: frozenset[str]) -> list[Grid]:
    """Read the sheets of a file.

    Args:
        source: The file, or its content.
        encoding: The encoding of CSV; None to find it out.
        known: The headings that are expected, as `heading_key` gives them. The delimiter of
            CSV is the one that gives most of them.

    Raises:
        FormDataError: It is neither XLSX nor CSV, or damaged.
        MissingLibrary: It is XLSX, and openpyxl is not installed.
    """
    content = content_of(source)
    if content.startswith(b"PK"):
        return _workbook(content)
    if content.startswith(_NOT_OURS) or (b"\0" in content and not content.startswith(_UTF_16)):
        raise refused(
            "sheet_unreadable",
            "The file is neither XLSX nor CSV, or it has a password.",
            "Save it as XLSX (Excel Workbook) without a password.",
        )
    return [_csv(content, encoding, known)]


def heading_key(text: object) -> str:
    """Return a heading as headings are compared: no case, no extra spaces, no star of a duty.

    >>> heading_key(" Фамилия *:")
    'фамилия'
    """
    return " ".join(str(text).replace("*", " ").split()).casefold().rstrip(" :.")


def _decoded(content: bytes, encoding: Encoding | None) -> tuple[str, bool]:
    """Decode a text, and tell whether its encoding lacks letters: then `?` stands for them."""
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    # KZ-1048 is Windows-1251 with the Kazakh letters in place of Serbian, Macedonian,
    # Ukrainian and Belarusian ones: a text without any of these is the same in both.
    chosen = marked or encoding
    for name in (chosen,) if chosen else ("utf-8", "kz1048"):
        with suppress(UnicodeError):
            return content.decode(name), content.isascii() or not name.startswith("utf")
    raise refused(
        "sheet_encoding",
        "The file is not text in the encoding that was expected.",
        "Save it as CSV UTF-8, or name its encoding.",
    )


def _csv(content: bytes, encoding: Encoding | None, known: frozenset[str]) -> Grid:
    text, lossy = _decoded(content, encoding)
    if note := _EXCEL_NOTE.match(text):
        return _csv_grid(_records(text[note.end() :], note[1]), 2, lossy=lossy)

    def headings(records: list[list[str]]) -> int:
        head = records[:20]
        return max((sum(heading_key(cell) in known for cell in row) for row in head), default=0)

    records = max((_records(text, sign) for sign in _DELIMITERS), key=headings)
    return _csv_grid(records, 1, lossy=lossy)


def _records(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise refused(
            "sheet_unreadable", "The file is not CSV that can be read.", "Save it again as CSV."
        ) from None


def _csv_grid(records: list[list[str]], first_row: int, *, lossy: bool) -> Grid:
    return Grid(
        {
            row: {
                column: Cell(
                    f"{letters(column)}{row}",
                    value,
                    fault="letters_lost" if lossy and "?" in value else "",
                )
                for column, value in enumerate(record, 1)
                if value.strip()
            }
            for row, record in enumerate(records, first_row)
        }
    )


def _workbook(content: bytes) -> list[Grid]:
    try:
        import openpyxl
    except ImportError as error:
        raise MissingLibrary(EXTRA) from error

    try:
        formulas = _has_formulas(content)
        with warnings.catch_warnings():
            # openpyxl warns of parts that it does not know, such as newer kinds of validation.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
            with_formulas = (
                openpyxl.load_workbook(io.BytesIO(content), keep_links=False) if formulas else None
            )
        return list(_grids(book, with_formulas))
    except FormDataError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers raise
        raise refused(
            "sheet_unreadable",
            "The file is no XLSX workbook that can be read.",
            "Open it, and save it again as XLSX.",
        ) from error


def _has_formulas(content: bytes) -> bool:
    """Tell whether a workbook has formulas. Refuse one that is too large when unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(info.file_size for info in archive.infolist()) > _MAX_UNPACKED:
            raise refused("sheet_size", "The workbook is too large when unpacked.", "Split it.")
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(re.search(rb"<(\w+:)?f[ >/]", archive.read(name)) for name in sheets)


def _grids(book: Any, with_formulas: Any) -> Iterator[Grid]:
    first = True
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        prefix = "" if first else f"'{sheet.title}'!"
        first = False
        formulas = with_formulas[sheet.title] if with_formulas else None
        yield Grid(
            rows={
                row: cells
                for row, columns in _by_row(sheet).items()
                if (cells := dict(_cells(columns, prefix, formulas)))
            },
            hidden=frozenset(
                row for row, dimension in sheet.row_dimensions.items() if dimension.hidden
            ),
            merged=[
                (
                    f"{prefix}{area.coord}",
                    range(area.min_row, area.max_row + 1),
                    range(area.min_col, area.max_col + 1),
                )
                for area in sheet.merged_cells.ranges
            ],
            sheet=prefix,
        )


def _by_row(sheet: Any) -> dict[int, list[Any]]:
    # Read existing cells only; `iter_rows` would create every styled empty cell.
    rows: dict[int, list[Any]] = {}
    for row, column in sorted(sheet._cells):  # noqa: SLF001 - the public API creates cells
        rows.setdefault(row, []).append(sheet._cells[row, column])  # noqa: SLF001
    return rows


def _cells(cells: list[Any], prefix: str, formulas: Any) -> Iterator[tuple[int, Cell]]:
    for cell in cells:
        value, fault = cell.value, ""
        if cell.data_type == "e":
            fault = "cell_error"
        elif value is None and cell.data_type != "str":
            if formulas is None or formulas[cell.coordinate].data_type != "f":
                continue
            fault = "cell_formula"
        empty = not str(value).strip() if isinstance(value, str) else value is None
        if empty and not fault:
            continue
        yield cell.column, Cell(f"{prefix}{cell.coordinate}", value, cell.number_format, fault)
