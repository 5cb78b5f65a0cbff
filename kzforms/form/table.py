"""The table of a form, and the changes that an amendment makes to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from kzforms.text import Bilingual, Language


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a form's table.

    Attributes:
        kk: Its heading in Kazakh.
        ru: Its heading in Russian.
        width: In millimetres; the columns of a table fill the width between the margins.
        field: The field of the row's model that it prints; None for a cell that stays empty
            for the hand (a signature), or that holds the row's number.
        style: How the value is printed, where its type leaves a choice: see
            `kzforms.form.printing`.
        row_number: Whether it holds the row's number.
        number: The column's number as the form prints it, where that is not its place. An
            empty text prints an empty cell.
        digits: Whether it holds digits to compare by eye; they are not kerned.
    """

    kk: str
    ru: str
    width: float
    field: str | None = None
    style: Bilingual | None = None
    row_number: bool = False
    number: str | None = None
    digits: bool = False

    def heading(self, language: Language) -> str:
        """Return the heading in one language."""
        return self.kk if language == "kk" else self.ru


@dataclass(frozen=True, kw_only=True)
class Table:
    """The table of a form.

    Attributes:
        rows: The field of the model that holds the rows.
        columns: From left to right.
        blank_rows: How many rows a blank has unless more are asked for.
        row_height: The least height of a row, in millimetres: room for a pen.
    """

    rows: str
    columns: tuple[Column, ...]
    blank_rows: int
    row_height: float

    def column_number(self, index: int) -> str:
        """Return the number that the form prints under a column's heading (index from 0)."""
        number = self.columns[index].number
        return str(index + 1) if number is None else number

    @property
    def headings(self) -> Mapping[str, Bilingual]:
        """The heading of each field that has a column."""
        return {
            column.field: Bilingual(kk=column.kk, ru=column.ru)
            for column in self.columns
            if column.field is not None
        }

    def with_column(
        self, column: Column, *, after: str, widths: Mapping[str, float] | None = None
    ) -> Self:
        """Return the table with one column more.

        Args:
            column: The new column.
            after: The field of the column that it follows.
            widths: New widths of other columns, in millimetres, by field: together the
                columns still fill the page.

        Raises:
            TypeError: No column prints one of these fields.
        """
        place = self._place(after) + 1
        columns = (*self.columns[:place], column, *self.columns[place:])
        return replace(self, columns=columns).with_widths(widths or {})

    def without_column(self, field: str, *, widths: Mapping[str, float] | None = None) -> Self:
        """Return the table without the column of a field; `widths` as in `with_column`.

        Raises:
            TypeError: No column prints one of these fields.
        """
        place = self._place(field)
        columns = (*self.columns[:place], *self.columns[place + 1 :])
        return replace(self, columns=columns).with_widths(widths or {})

    def with_heading(self, field: str, *, kk: str | None = None, ru: str | None = None) -> Self:
        """Return the table with another heading, in one language or in both.

        Raises:
            TypeError: No column prints this field.
        """
        place = self._place(field)
        old = self.columns[place]
        new = replace(old, kk=old.kk if kk is None else kk, ru=old.ru if ru is None else ru)
        return replace(self, columns=(*self.columns[:place], new, *self.columns[place + 1 :]))

    def with_widths(self, widths: Mapping[str, float]) -> Self:
        """Return the table with other widths, in millimetres, by field.

        Raises:
            TypeError: No column prints one of these fields.
        """
        columns = list(self.columns)
        for field, width in widths.items():
            place = self._place(field)
            columns[place] = replace(columns[place], width=width)
        return replace(self, columns=tuple(columns))

    def _place(self, field: str) -> int:
        for place, column in enumerate(self.columns):
            if column.field == field:
                return place
        raise TypeError(f"no column prints the field {field!r}")
