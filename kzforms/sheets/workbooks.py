"""XLSX through openpyxl."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from kzforms.bounded import require_bounded_archive
from kzforms.errors import FormDataError, MissingLibrary, TooLarge
from kzforms.sheets.model import Cell, Grid, letters, refused
from kzforms.sheets.plain_workbooks import is_plain, plain_workbook

EXTRA: Final = "Spreadsheets need openpyxl. Install it with: pip install 'kzforms[sheets]'"
_ESCAPED: Final = re.compile("(?:_x[0-9A-Fa-f]{4}_)+")
_HEXADECIMAL: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def workbook_grids(content: bytes) -> list[Grid]:
    """Read the visible sheets of a workbook.

    Raises:
        FormDataError: It is damaged, or too large when unpacked.
        MissingLibrary: openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: F401 - tried before anything else is said
    except ImportError as error:
        raise MissingLibrary(EXTRA) from error

    try:
        formulas, plain = _survey(content)
        if not plain:
            content = plain_workbook(content)
        try:
            return _read(content, formulas=formulas)
        except Exception:  # noqa: BLE001 - openpyxl lets through whatever its parsers raise
            # It reads more than the cells: fonts, comments, properties. Leave these out.
            return _read(plain_workbook(content), formulas=formulas)
    except FormDataError:
        raise
    except TooLarge as error:
        raise FormDataError([error.problem]) from None
    except Exception as error:
        raise refused(
            "sheet_unreadable",
            "The file is no XLSX workbook that can be read.",
            "Open it, and save it again as XLSX.",
        ) from error


def _read(content: bytes, *, formulas: bool) -> list[Grid]:
    import openpyxl

    def load(*, values: bool) -> Any:
        return openpyxl.load_workbook(
            io.BytesIO(content), data_only=values, keep_links=False, rich_text=True
        )

    with warnings.catch_warnings():
        # openpyxl warns of parts that it does not know, such as newer kinds of validation.
        warnings.simplefilter("ignore")
        return list(_grids(load(values=True), load(values=False) if formulas else None))


def _survey(content: bytes) -> tuple[bool, bool]:
    """Tell whether a workbook has formulas, and whether openpyxl understands it as it is.

    Raises:
        TooLarge: Reading it costs too much.
    """
    require_bounded_archive(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        formulas = any(re.search(rb"<(\w+:)?f[ >/]", archive.read(name)) for name in sheets)
        return formulas, is_plain(archive)


def _grids(book: Any, with_formulas: Any) -> Iterator[Grid]:
    first = True
    for sheet in book.worksheets:
        concealed = sheet.sheet_state != "visible"
        prefix = "" if first and not concealed else f"'{sheet.title}'!"
        first = first and concealed
        formulas = with_formulas[sheet.title] if with_formulas else None
        by_row = _by_row(sheet)
        yield Grid(
            rows={
                row: cells
                for row, columns in by_row.items()
                if (cells := dict(_cells(columns, prefix, formulas)))
            },
            hidden=frozenset(
                row
                for row, dimension in sheet.row_dimensions.items()
                if dimension.hidden or dimension.height == 0
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
            title=sheet.title,
            concealed=concealed,
            hidden_columns=frozenset(_hidden_columns(sheet)),
            struck={
                row: f"{prefix}{cell.coordinate}"
                for row, columns in by_row.items()
                for cell in reversed(columns)
                if _is_struck(cell)
            },
        )


def _by_row(sheet: Any) -> dict[int, list[Any]]:
    # Read existing cells only; `iter_rows` would create every styled empty cell.
    rows: dict[int, list[Any]] = {}
    for row, column in sorted(sheet._cells):  # noqa: SLF001 - the public API creates cells
        rows.setdefault(row, []).append(sheet._cells[row, column])  # noqa: SLF001
    return rows


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden or dimension.width == 0:
            dimension.reindex()
            yield from range(dimension.min, dimension.max + 1)


def _is_struck(cell: Any) -> bool:
    if cell.value is None or not str(cell.value).strip():
        return False
    if cell.has_style and cell.font is not None and cell.font.strike:
        return True
    runs = cell.value if isinstance(cell.value, list) else ()  # a text of several fonts
    return any(getattr(getattr(run, "font", None), "strike", None) for run in runs)


def _cells(cells: list[Any], prefix: str, formulas: Any) -> Iterator[tuple[int, Cell]]:
    for cell in cells:
        value, fault = cell.value, ""
        if isinstance(value, str | list):  # a list is a text of several fonts
            value = _unescaped(str(value))
        if cell.data_type == "e":
            fault = "cell_error"
        elif value is None and cell.data_type != "str":
            if formulas is None or formulas[cell.coordinate].data_type != "f":
                continue
            fault = "cell_formula"
        empty = not str(value).strip() if isinstance(value, str) else value is None
        if empty and not fault:
            continue
        if not fault and _is_shown_empty(value, cell.number_format):
            fault = "cell_hidden"
        place = f"{prefix}{letters(cell.column)}{cell.row}"
        yield cell.column, Cell(place, value, cell.number_format, fault)


def _is_shown_empty(value: object, number_format: str) -> bool:
    """Tell whether a number format shows nothing: `;;;` hides all, `;` and `;;` numbers only."""
    sections = number_format.split(";")
    if len(sections) == 1 or "".join(sections).strip():
        return False
    return bool(sections[3:]) or not isinstance(value, str)


def _unescaped(text: str) -> str:
    r"""Return a text without the escapes of XLSX: characters that XML lacks are `_xHHHH_` there.

    >>> _unescaped("бір_x000D_екі_x005F_x0041_")
    'бір\rекі_x0041_'
    """

    def decode(match: re.Match[str]) -> str:
        units = _HEXADECIMAL.findall(match[0])
        return bytes.fromhex("".join(units)).decode("utf-16-be", "replace")

    return _ESCAPED.sub(decode, text)
