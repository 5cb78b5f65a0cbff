"""A sheet as cells: what the readers of all kinds of files give."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kzforms.errors import FormDataError, Problem


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    Attributes:
        place: Where: `D17`; with the sheet's name, if that is not the first one.
        value: What it holds.
        format: The spreadsheet's number format.
        fault: The code of the problem that keeps its value from being read; empty if nothing does.
        line: In CSV, the line of the file in which it begins, from 1; 0 in a workbook.
        lines: Over how many lines of the file it goes.
    """

    place: str
    value: Any
    format: str = "General"
    fault: str = ""
    line: int = 0
    lines: int = 1


@dataclass
class Grid:
    """A sheet.

    Attributes:
        rows: The cells that hold something, by row and column, from 1.
        hidden: The rows that are hidden, or have no height.
        merged: The merged ranges: name, rows and columns of each.
        sheet: What stands before a cell's name in messages; empty for the first sheet.
        title: The sheet's name; empty for CSV.
        hidden_columns: The columns that are hidden, or have no width.
        struck: The cell of each row in which text is struck through, by row.
        concealed: The sheet is hidden: what is on it is not read, but may be a question.
        lines: In CSV, how many lines the file has; 0 for a sheet of a workbook.
    """

    rows: dict[int, dict[int, Cell]]
    hidden: frozenset[int] = frozenset()
    merged: Sequence[tuple[str, range, range]] = field(default_factory=tuple)
    sheet: str = ""
    title: str = ""
    hidden_columns: frozenset[int] = frozenset()
    struck: dict[int, str] = field(default_factory=dict)
    concealed: bool = False
    lines: int = 0

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


def refused(code: str, message: str, hint: str, **params: object) -> FormDataError:
    """Make the error for a file that cannot be read at all."""
    return FormDataError([Problem("", code, message, hint, params)])


def heading_key(text: object) -> str:
    r"""Return a heading as headings are compared: no case, no extra spaces, no star of a duty.

    Signs that nobody sees do not count either: a heading is no value.

    >>> heading_key(" \u200bФамилия *:")
    'фамилия'
    """
    seen = "".join(sign for sign in str(text) if unicodedata.category(sign) != "Cf")
    return " ".join(seen.replace("*", " ").split()).casefold().rstrip(" :.")
