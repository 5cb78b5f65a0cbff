"""Which sheet of a workbook is the list: one, or a question."""

from collections.abc import Iterable, Sequence
from typing import Final

from kzforms.errors import FormDataError
from kzforms.form import Form
from kzforms.sheets.headings import Table
from kzforms.sheets.mapping import ColumnMapping, Columns, checked, wrong
from kzforms.sheets.model import Grid, refused
from kzforms.sheets.parts import FormParts, RowList
from kzforms.sheets.problems import HEADINGS_MISSING, several_sheets, sheet_hidden

MARKER: Final = "kzforms"
"""The first word in the first cell of a template's sheet of single fields."""


def holds_fields(grid: Grid) -> bool:
    """Tell whether a sheet is the one of single fields in a template."""
    first = grid.rows.get(1, {}).get(1)
    return first is not None and str(first.value).startswith(f"{MARKER} ")


def lists_of(form: Form, parts: FormParts, mapping: ColumnMapping | None) -> tuple[RowList, ...]:
    """Return the lists that a file may hold: the form's, or the one that a mapping is for.

    Raises:
        FormDataError: The mapping does not fit the form, or is for a table of documents.
    """
    if mapping is None:
        return parts.lists
    rows = checked(form, parts, mapping)
    if not rows.field:
        raise wrong(0, "This mapping is for a table of documents, not for a list.")
    return (rows,)


def table_of(
    form: Form,
    lists: Iterable[RowList],
    grid: Grid,
    mapping: ColumnMapping | None = None,
    ignore: Sequence[str] = (),
) -> Table | None:
    """Return a sheet as the list whose headings it has; None if it has no heading of any.

    Of lists that know as many headings, it is the one that knows them higher up: the paths in a
    template's first row say more than the names of languages below them.
    """
    if holds_fields(grid):
        return None
    tables = [Table(form, rows, grid, Columns(form, rows, mapping, ignore)) for rows in lists]
    best = max(
        tables,
        key=lambda table: (len(table.columns), len(table.unsure), -table.heading),
        default=None,
    )
    return best if best is not None and best.is_one else None


def tables_of(
    form: Form,
    lists: Sequence[RowList],
    grids: Sequence[Grid],
    sheet: str | None,
    *,
    mapping: ColumnMapping | None = None,
    ignore: Sequence[str] = (),
) -> list[Table]:
    """Return the sheets that are the form's lists, one for each.

    Args:
        form: The form.
        lists: Its lists.
        grids: The sheets of a file.
        sheet: The name of the sheet that is its list, where several may be.
        mapping: What the columns hold, if the headings do not say it.
        ignore: The headings of columns to leave out.

    Raises:
        FormDataError: There is no such sheet, or it is no list; or more than one sheet may be
            the same list; or the only one is hidden.
    """
    seen = [grid for grid in grids if not grid.concealed]
    if sheet is not None and sheet not in {grid.title for grid in seen}:
        names = ", ".join(f"«{grid.title}»" for grid in seen if grid.title)
        raise refused(
            "sheet_missing",
            "The file has no such sheet that can be seen.",
            f"It has {names}." if names else "CSV has no sheets: leave --sheet out.",
        )
    found = [table for grid in grids if (table := table_of(form, lists, grid, mapping, ignore))]
    named = [table for table in found if table.grid.title == sheet]
    if sheet is not None and not named:
        raise FormDataError([HEADINGS_MISSING])
    chosen = []
    for rows in lists:
        tables = [table for table in named if table.list is rows]
        tables = tables or [table for table in found if table.list is rows]
        if len(tables) > 1:
            raise several_sheets(table.grid for table in tables)
        if tables and tables[0].grid.concealed:
            raise sheet_hidden(tables[0].grid)
        chosen += tables
    return chosen
