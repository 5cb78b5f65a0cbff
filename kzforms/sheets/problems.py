"""Problems of a table: those that only cells have, and the cell of every problem."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kzforms.errors import CellProblem, FormDataError, Problem
from kzforms.sheets.model import Grid, refused
from kzforms.text import LANGUAGES

_MANY: Final = 2
_CELL: Final = re.compile(r"(.*!)?([A-Z]*)([0-9]*)")

HEADINGS_MISSING: Final = Problem(
    "",
    "headings_missing",
    "No heading of this form was found in the file.",
    "`kzforms template FORM -o list.xlsx` makes a table with all of them.",
)


def no_field(place: str, cells: int = 1) -> CellProblem:
    """Report a cell that belongs to no field, or the first one of a column of them."""
    many = f" So do {cells - 1} more below it." if cells > 1 else ""
    return CellProblem(
        "",
        "cell_no_field",
        f"This cell belongs to no field.{many}",
        "Write a heading over it; or leave the column out by its letters: `--ignore COLUMN`.",
        cell=place,
    )


def merged(name: str) -> CellProblem:
    """Report cells that are merged."""
    return CellProblem(
        "",
        "cell_merged",
        "These cells are merged: to which rows their value belongs cannot be told.",
        "Unmerge them, and fill in each.",
        cell=name,
    )


def hidden(path: str, place: str) -> CellProblem:
    """Report a row that is hidden."""
    return CellProblem(
        path,
        "row_hidden",
        "This row is hidden: whether it belongs to the list cannot be told.",
        "Show all rows (switch off the filter), and see whether it does.",
        cell=place,
    )


def column_hidden(path: str, place: str) -> CellProblem:
    """Report a column that is hidden and holds data."""
    return CellProblem(
        path,
        "column_hidden",
        "This column is hidden, and holds data: whether they belong to the list cannot be told.",
        "Show all columns, and see whether they do.",
        cell=place,
    )


def struck(path: str, place: str) -> CellProblem:
    """Report a row in which something is struck through."""
    return CellProblem(
        path,
        "row_struck",
        "Something in this row is struck through: whether it belongs to the list cannot be told.",
        "If it does, take the line through it away; if not, move it to another sheet.",
        cell=place,
    )


def unseen(grid: Grid, row: int, path: str) -> Iterator[Problem]:
    """Yield why it cannot be told whether a row counts: it is hidden, or struck through."""
    if row in grid.hidden:
        yield hidden(path, f"{grid.sheet}{row}")
    if row in grid.struck:
        yield struck(path, grid.struck[row])


def several_sheets(grids: Iterable[Grid]) -> FormDataError:
    """Make the error for a workbook in which more than one sheet may be the list."""
    names = ", ".join(f"«{grid.title}»{' (hidden)' * grid.concealed}" for grid in grids)
    return FormDataError(
        [
            Problem(
                "",
                "sheets_several",
                f"More than one sheet may be the list: {names}.",
                "Name the right one: --sheet NAME.",
            )
        ]
    )


def sheet_hidden(grid: Grid) -> FormDataError:
    """Make the error for a workbook whose only list is on a hidden sheet."""
    return refused(
        "sheet_hidden",
        f"The list is on the sheet «{grid.title}», which is hidden: whether it is the right one "
        "cannot be told.",
        "Show the sheet, and see whether it is the list.",
    )


def in_table_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems as a clerk goes through the table; those of the whole file come first.

    A problem that is given twice is kept once.
    """
    return sorted(dict.fromkeys(problems), key=_place_in_table)


def _place_in_table(problem: Problem) -> tuple[object, ...]:
    cell = problem.cell if isinstance(problem, CellProblem) else ""
    sheet, column, row = _CELL.match(cell).groups(default="")  # type: ignore[union-attr]
    return sheet, int(row or 0), len(column), column


def unexplained(problems: Iterable[Problem], explained: set[str]) -> Iterator[Problem]:
    """Leave out what is missing only because its cell or column was found wrong already.

    Args:
        problems: What is wrong with the data.
        explained: The paths that a problem of the table covers.
    """
    for problem in problems:
        anywhere = _without_index(problem.path)
        covered = explained & {problem.path, anywhere, f"{anywhere}.{LANGUAGES[0]}"}
        if not (problem.code == "missing" and covered):
            yield problem


def _without_index(path: str) -> str:
    head, bracket, rest = path.partition("[")
    return f"{head}[]{rest.partition(']')[2]}" if bracket else path


def with_cells(problems: Iterable[Problem], cells: Mapping[str, str]) -> Iterator[Problem]:
    """Give each problem its cell: that of its value, of the value's first part, or of its row.

    A problem of a whole column (`entries[].iin`) gets the column, if the table has it.
    """
    for problem in problems:
        cell = _cell_of(problem.path, cells)
        fields = {name: getattr(problem, name) for name in ("path", "code", "message", "hint")}
        yield CellProblem(**fields, params=problem.params, cell=cell) if cell else problem


def _cell_of(path: str, cells: Mapping[str, str]) -> str:
    column = "[]" in path
    while path and not path.endswith("[]"):
        inside = (
            place
            for known, place in cells.items()
            if known.startswith((f"{path}.", f"{path}[")) and ("[]" in known) is column
        )
        if place := cells.get(path) or next(inside, ""):
            return place
        path = path.rpartition(".")[0]
    return ""


def together(problems: Sequence[Problem]) -> list[Problem]:
    """Say once what can be put right at once: IINs whose lost zeros are proved."""
    lost = [
        each for each in problems if isinstance(each, CellProblem) and each.code == "iin_zeros_lost"
    ]
    if len(lost) < _MANY:
        return list(problems)
    one = CellProblem(
        "",
        "iin_zeros_lost",
        f"{len(lost)} IINs lost the zeros at their beginning: with them the check digits are right.",
        "`kzforms fix FORM LIST -o FIXED.xlsx` writes a copy that has them.",
        {"count": len(lost)},
        cell=f"{lost[0].cell} – {lost[-1].cell}",
    )
    first = problems.index(lost[0])
    rest = [each for each in problems if each not in lost]
    return [*rest[:first], one, *rest[first:]]
