"""Read the grids of a file: into a document, or into problems with their cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from kzforms.errors import CellProblem, FormDataError, Problem
from kzforms.form import Form
from kzforms.form.data import missing_languages, read_json
from kzforms.sheets.cells import NONE, divided, text_of, value_of
from kzforms.sheets.choosing import holds_fields, lists_of, tables_of
from kzforms.sheets.grids import Encoding, Grid, Source, letters, read_grids, refused
from kzforms.sheets.headings import Table, known_headings
from kzforms.sheets.mapping import (
    ColumnMapping,
    Held,
    checked,
    parts_in,
    wrong as mapping_wrong,
)
from kzforms.sheets.model import Cell
from kzforms.sheets.parts import FormParts, Part, parts_of
from kzforms.sheets.problems import (
    HEADINGS_MISSING,
    column_hidden,
    in_table_order,
    merged,
    no_field,
    unexplained,
    unseen,
    with_cells,
)
from kzforms.text import LANGUAGES, Languages, split_languages
from kzforms.values import FormModel
from kzforms.values.rows import MAX_ROWS

VALUE_COLUMNS: Final = ("value", "value.ru")
"""The headings, in the first row of that sheet, of its two columns of values."""


@dataclass
class _Found:
    """The result of reading a sheet or a row.

    Attributes:
        data: The data.
        cells: The cell of each path.
        problems: What is wrong already.
        explained: Paths that another problem already covers; they are not reported as missing
            again.
    """

    data: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True)
class TableDocument:
    """A document that came from a table.

    Attributes:
        document: The document.
        cells: The cell of each path, and the column of each `entries[].iin`, for warnings.
        rows: How many rows were read.
        lines: In CSV, how many lines the file has, headings and empty ones included; else 0.
        unread: The names of visible sheets that hold something, and no heading of the form.
    """

    document: FormModel
    cells: Mapping[str, str]
    rows: int = 0
    lines: int = 0
    unread: tuple[str, ...] = ()

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems or warnings of the document, with their cells."""
        return tuple(with_cells(problems, self.cells))


@dataclass(frozen=True, kw_only=True)
class RowDocument:
    """A row of a table in which each row is a document.

    Attributes:
        line: The row's number in the file.
        data: The document's data.
        problems: What is wrong with the row's cells already.
        cells: The cell of each path, for further problems.
    """

    line: int
    data: Mapping[str, Any]
    problems: tuple[Problem, ...]
    cells: Mapping[str, str]

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return further problems or warnings of the document, with their cells."""
        return tuple(with_cells(problems, self.cells))


def read_rows(
    form: Form,
    source: Source,
    *,
    known: Mapping[str, Any] | str | bytes | None = None,
    lang: Languages | None = None,
    encoding: Encoding | None = None,
    sheet: str | None = None,
    mapping: ColumnMapping | None = None,
    ignore: Sequence[str] = (),
) -> FormModel:
    """Read the document in a filled template, or in a list of one's own.

    Headings may be the official ones in either language, or the fields' paths, in any order.
    Empty rows do not count. One sheet of a workbook is the list. CSV is UTF-8, UTF-16 or, where
    that is clear, in an encoding of the region; its columns are divided by semicolons, commas or
    tabs, and its quotation marks must be those of RFC 4180.

    Args:
        form: The form.
        source: An XLSX or CSV file, or its content.
        known: What the table does not have: any of the form's fields, as data or JSON. Where
            both have a field, the table's counts.
        lang: The language of the rendering that is meant: wordings that it lacks are problems.
        encoding: The encoding of CSV; None to find it out.
        sheet: The name of the sheet that is the list; None if only one can be.
        mapping: What the columns of a list with headings of its own hold: see
            `ColumnMapping.read`.
        ignore: The headings of columns to leave out; the letters of one without a heading.

    Raises:
        InvalidValue: There is no such encoding.
        FormDataError: It does not fit the form; its problems are `CellProblem`s where they have
            a cell, in the order of the table.
        MissingLibrary: It is XLSX, and openpyxl is not installed.
    """
    return read_table(
        form,
        source,
        known=known,
        lang=lang,
        encoding=encoding,
        sheet=sheet,
        mapping=mapping,
        ignore=ignore,
    ).document


def read_table(
    form: Form,
    source: Source,
    *,
    known: Mapping[str, Any] | str | bytes | None = None,
    lang: Languages | None = None,
    encoding: Encoding | None = None,
    sheet: str | None = None,
    mapping: ColumnMapping | None = None,
    ignore: Sequence[str] = (),
) -> TableDocument:
    """Read a document as `read_rows` does, and keep the cell that each value came from.

    With `TableDocument.placed` the warnings of a rendering name these cells.
    """
    parts = parts_of(form)
    fields = read_json(known) if isinstance(known, str | bytes) else known
    if fields is not None and not isinstance(fields, Mapping):
        form.load_known(fields)  # says what is wrong with it
    found = _Found()
    lists = lists_of(form, parts, mapping)
    grids = read_grids(source, encoding, known_headings(form, parts.lists, mapping))
    tables = tables_of(form, lists, grids, sheet, mapping=mapping, ignore=ignore)
    singles = [grid for grid in grids if holds_fields(grid) and not grid.concealed]
    if not tables and not singles:
        raise FormDataError([HEADINGS_MISSING])
    for grid in singles:
        _read_fields(form, parts, grid, found)
    for table in tables:
        _read_list(table, found)
    read = [*singles, *(table.grid for table in tables)]
    data = form.fields.with_required_groups({**(fields or {}), **found.data})
    return TableDocument(
        document=_loaded(form, data, found, lang),
        cells=found.cells,
        rows=sum(len(found.data[table.list.field]) for table in tables),
        lines=sum(grid.lines for grid in read),
        unread=tuple(
            grid.title for grid in grids if grid.rows and grid not in read and not grid.concealed
        ),
    )


def read_documents(
    form: Form,
    source: Source,
    *,
    encoding: Encoding | None = None,
    sheet: str | None = None,
    mapping: ColumnMapping | None = None,
    ignore: Sequence[str] = (),
) -> list[RowDocument]:
    """Read a table in which each row is a document.

    Args:
        form: The form. Such a table cannot hold what the form takes row by row.
        source: An XLSX or CSV file, or its content.
        encoding: The encoding of CSV, if it is not to be found out.
        sheet: The name of the sheet that is the table; None if only one can be.
        mapping: As in `read_rows`.
        ignore: As in `read_rows`.

    Raises:
        InvalidValue: There is no such encoding.
        FormDataError: The table cannot be read, or its headings are wrong. Wrong cells raise
            nothing: their problems are those of the row's `RowDocument`.
        MissingLibrary: It is XLSX, and openpyxl is not installed.
    """
    parts = parts_of(form)
    rows = parts.as_row if mapping is None else checked(form, parts, mapping)
    if rows.field:
        raise mapping_wrong(0, "This mapping is for a list, not for a table of documents.")
    grids = read_grids(source, encoding, known_headings(form, (rows,), mapping))
    tables = tables_of(form, (rows,), grids, sheet, mapping=mapping, ignore=ignore)
    if not tables:
        raise FormDataError([HEADINGS_MISSING])
    table = tables[0]
    if problems := table.problems + list(_hidden_columns(table)):
        raise FormDataError(problems)
    documents = []
    for index, line in enumerate(table.data_rows()):
        read = _read_row(table, index, line)
        documents.append(
            RowDocument(
                line=line,
                data=form.fields.with_required_groups(read.data),
                problems=tuple(read.problems),
                cells=read.cells,
            )
        )
    return documents


def _hidden_columns(table: Table) -> Iterator[Problem]:
    """Yield the columns that are hidden and hold data."""
    for column in sorted(table.columns.keys() & table.grid.hidden_columns):
        if any(column in table.grid.rows[row] for row in table.data_rows()):
            path = table.list.path(None, table.columns[column].path)
            yield column_hidden(path, f"{table.grid.sheet}{letters(column)}")


def _read_list(table: Table, found: _Found) -> None:
    """Read a sheet as one of the form's lists."""
    grid = table.grid
    found.problems += [*table.problems, *_hidden_columns(table)]
    if table.unsure:
        # Until it is known what the columns hold, nothing else can be said of them.
        raise FormDataError(in_table_order(table.problems))
    for column, held in table.columns.items():
        for part in parts_in(held):
            found.cells[table.list.path(None, part.path)] = f"{grid.sheet}{letters(column)}"
    rows: list[Any] = found.data.setdefault(table.list.field, [])
    for row in table.data_rows():
        read = _read_row(table, len(rows), row)
        rows.append(read.data.get("", read.data))
        found.cells |= read.cells
        found.explained |= read.explained
        found.problems += read.problems
        if len(rows) > MAX_ROWS:
            raise refused(
                "too_many_rows",
                f"There are too many rows: at most {MAX_ROWS}.",
                "Split the list into several documents.",
            )


def _read_fields(form: Form, parts: FormParts, grid: Grid, found: _Found) -> None:
    """Read the sheet of single fields: one field a row, its path in the first column."""
    marker = grid.rows[1][1]
    made_for = str(marker.value).split()[1:]
    if made_for[:1] != [form.id]:
        raise refused(
            "sheet_other_form",
            "This is the template of another form.",
            f"`kzforms template {form.id} -o list.xlsx` makes the right one.",
        )
    by_path = {part.path: part for part in parts.fields}
    places = {
        cell.value: column for column, cell in grid.rows[1].items() if cell.value in VALUE_COLUMNS
    }
    for row, cells in grid.rows.items():
        if row == 1 or 1 not in cells:
            continue
        path = str(cells[1].value)
        languages = [by_path.get(f"{path}.{language}") for language in LANGUAGES]
        kinds = languages if any(languages) else [by_path.get(path), None]
        for name, part in zip(VALUE_COLUMNS, kinds, strict=True):
            column = places.get(name)
            if column is None:
                continue
            if part is not None:
                found.cells[part.path] = grid.place(row, column)
            if (cell := cells.get(column)) is None:
                continue
            if part is None:
                found.problems.append(no_field(cell.place))
                continue
            found.problems += unseen(grid, row, part.path)
            if column in grid.hidden_columns:
                found.problems.append(column_hidden(part.path, f"{grid.sheet}{letters(column)}"))
            _put(found, part, value_of(cell, part, part.path))


def _read_row(table: Table, index: int, row: int) -> _Found:
    """Read a row of a table.

    Args:
        table: The table.
        index: The row's place in the list, from 0.
        row: Its number in the file.
    """
    found, grid, cells = _Found(), table.grid, table.grid.rows[row]
    place = table.list.path(index, "")
    found.cells[place] = grid.place(row, min(table.columns))
    found.problems += unseen(grid, row, place)
    areas = [area for area in grid.merged if row in area[1]]
    found.problems += [merged(name) for name, _, _ in areas]
    for column, held in table.columns.items():
        in_area = any(column in columns for _, _, columns in areas)
        for part in parts_in(held):
            path = table.list.path(index, part.path).rstrip(".")
            found.cells[path] = grid.place(row, column)
            if in_area:
                found.explained.add(path)
        if (cell := cells.get(column)) is not None:
            _read_cell(table, index, held, cell, found)
    # If headings are wrong, they are reported, and their cells would repeat it.
    found.problems += [] if table.problems else [no_field(cell.place) for cell in table.stray(row)]
    return found


def _read_cell(table: Table, index: int, held: Held, cell: Cell, found: _Found) -> None:
    """Read a cell, which may hold several parts."""
    if isinstance(held, Part):
        _put(found, held, value_of(cell, held, table.list.path(index, held.path).rstrip(".")))
        return
    path = table.list.path(index, held.path)
    text = text_of(cell, path)
    pieces = text if isinstance(text, CellProblem) else divided(held, cell, text, path)
    if isinstance(pieces, CellProblem):
        found.problems.append(pieces)
        found.explained |= {table.list.path(index, part.path) for part in parts_in(held)}
        return
    for name, piece in pieces.items():
        part = held.parts[name]
        place = table.list.path(index, part.path)
        _put(found, part, value_of(replace(cell, value=piece), part, place))


def _put(found: _Found, part: Part, value: Any) -> None:
    """Put a value into the data, at the part's path; or a problem among the problems."""
    if isinstance(value, Problem):
        found.problems.append(value)
        return
    *above, last = part.path.split(".")
    if part.kind == "tick" and part.options[0].value:
        last = above.pop()
        chosen = _inner(found.data, above).setdefault(last, [])
        if value is not None:
            chosen.append(value)
    elif value is not None:
        _inner(found.data, above)[last] = None if value is NONE else value


def _inner(data: dict[str, Any], path: list[str]) -> dict[str, Any]:
    for name in path:
        data = data.setdefault(name, {})
    return data


def _loaded(
    form: Form, data: Mapping[str, Any], found: _Found, lang: Languages | None
) -> FormModel:
    problems = list(found.problems)
    document = None
    try:
        document = form.load(data)
    except FormDataError as error:
        paths = found.explained | {problem.path for problem in found.problems if problem.path}
        problems += with_cells(unexplained(error.problems, paths), found.cells)
    if document is not None and lang is not None:
        problems += with_cells(
            missing_languages(form.fields, document, split_languages(lang)), found.cells
        )
    if problems or document is None:
        raise FormDataError(in_table_order(problems))
    return document
