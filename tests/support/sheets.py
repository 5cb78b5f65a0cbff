"""Filling in a template as a clerk does, with the data of a document."""

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl

from kzforms import Form, sample, sheets
from kzforms.sheets.choosing import MARKER
from kzforms.values.iin import control_digit

HEAD_ROWS = 4
"""How many rows a list's headings take in a template."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def cells(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """What goes into the cells of a value, by path: dates as a spreadsheet has them, ticks."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from cells(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for chosen in value:
            yield f"{path}.{chosen}", "×"
    elif value is True:
        yield path, "×"
    elif value is None:
        yield path, "–"
    elif isinstance(value, str) and _DATE.fullmatch(value):
        yield path, date.fromisoformat(value)
    else:
        yield path, value


def filled(
    form: Form, data: Mapping[str, Any], change: Callable[[Any], None] | None = None
) -> bytes:
    """The form's template with these data; `change` may then change the workbook."""
    book = openpyxl.load_workbook(io.BytesIO(sheets.template(form)))
    for sheet in book.worksheets:
        if str(sheet["A1"].value).startswith(f"{MARKER} "):
            _fill_fields(sheet, data)
        elif sheet.sheet_state == "visible":
            _fill_list(sheet, data)
    if change is not None:
        change(book)
    return saved(book)


def saved(book: Any) -> bytes:
    """The workbook's file."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill_fields(sheet: Any, data: Mapping[str, Any]) -> None:
    rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    for name, value in data.items():
        if _is_rows(value):
            continue
        for path, cell in cells(value, name):
            if path in rows:
                _write(sheet.cell(rows[path], 4), cell)
            else:
                one, _, language = path.rpartition(".")
                _write(sheet.cell(rows[one], 5 if language == "ru" else 4), cell)


def _fill_list(sheet: Any, data: Mapping[str, Any]) -> None:
    columns = {cell.value: cell.column for cell in sheet[1]}
    field = sheet["A1"].value.partition("[")[0]
    for number, row in enumerate(data.get(field, ()), HEAD_ROWS + 1):
        for path, cell in cells(row, ""):
            _write(sheet.cell(number, columns[f"{field}[].{path}"]), cell)


def _write(cell: Any, value: Any) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # in a cell for text, «=» begins no formula


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(row, Mapping) for row in value)


def known(form: Form) -> dict[str, Any]:
    """What the sample of a form has beside its rows."""
    data: dict[str, Any] = json.loads(sample(form.id))
    return {name: value for name, value in data.items() if name != "entries"}


def table(*rows: Sequence[object]) -> bytes:
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    return saved(book)


def iin(number: int) -> str:
    """An IIN of nobody: of a day in 2001 to 2009, with the century of another time."""
    prefix = next(
        text
        for serial in range(number * 10, number * 10 + 10)
        if control_digit(text := f"0{1 + number % 9}0{1 + number % 8}1{number % 9}5{serial:04}")
    )
    return f"{prefix}{control_digit(prefix)}"
