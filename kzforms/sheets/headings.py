"""The headings of a sheet, recognised: which column holds which part of a row."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kzforms.errors import CellProblem, Problem
from kzforms.form import Form
from kzforms.sheets.cells import both
from kzforms.sheets.grids import Grid, heading_key
from kzforms.sheets.parts import LANGUAGE_NAMES, Part, RowList
from kzforms.text import LANGUAGES, Bilingual

_HEAD_ROWS: Final = 20
"""Among how many rows, counted from the first that is not empty, headings are looked for."""

_COLUMN_NUMBER: Final = re.compile("[1-9][0-9]?")


class Table:
    """A sheet, read as one of the form's lists.

    Attributes:
        list: The list.
        grid: The sheet.
        columns: The part of each column that has one, by the column's number.
        ignored: The numbers of the columns that a form prints and that hold no data.
        divided: The paths of parts that have no column, because one heading stands for several.
        problems: What is wrong with the headings.
    """

    def __init__(self, form: Form, rows: RowList, grid: Grid) -> None:
        self.list = rows
        self.grid = grid
        self.columns: dict[int, Part] = {}
        self.ignored: set[int] = set()
        self.divided: set[str] = set()
        self.problems: list[Problem] = []
        self._words = _headings(rows)
        self._without_data = _without_data(form, rows)
        head = list(grid.rows)[:_HEAD_ROWS]
        self._heading = max(head, key=self._count_known, default=0)
        if head and self._count_known(self._heading):
            self._read_headings()

    def data_rows(self) -> Iterator[int]:
        """Yield the numbers of the rows that hold data: those below all headings."""
        in_head = True
        for row, cells in self.grid.rows.items():
            if row <= self._heading or (in_head and self._is_heading(row)):
                continue
            in_head = False
            if cells:
                yield row

    def _count_known(self, row: int) -> int:
        cells = self.grid.rows[row].values()
        return sum(isinstance(self._words.get(heading_key(cell.value)), Part) for cell in cells)

    def _read_headings(self) -> None:
        taken: dict[str, str] = {}
        for column, cell in self.grid.rows[self._heading].items():
            key = heading_key(cell.value)
            part = self._words.get(key)
            if isinstance(part, Part):
                clash = next((path for path in taken if _same_place(path, part.path)), None)
                if clash is not None:
                    self._wrong(cell.place, part.path, *_twice(taken[clash]))
                taken[part.path] = cell.place
                self.columns[column] = part
            elif part is not None:
                self._wrong(cell.place, "", *_several(part))
                self.divided |= {each.path for each in part}
            elif key in self._without_data:
                self.ignored.add(column)
            else:
                self._wrong(cell.place, "", *self._unknown(key))
        self._require_columns({part.path for part in self.columns.values()} | self.divided)

    def _require_columns(self, paths: set[str]) -> None:
        for part in self.list.parts:
            wanted = {part.path, part.whole.path} if part.whole else {part.path}
            if part.language is not None:
                wording = part.path.rpartition(".")[0]
                wanted |= {f"{wording}.{language}" for language in LANGUAGES}
            if part.required and not wanted & paths:
                self._wrong("", self.list.path(None, part.path), *_column_missing(part))
        # A wording has a part for each language, and both give the same message: keep one.
        self.problems = list(dict.fromkeys(self.problems))

    def _wrong(
        self,
        cell: str,
        path: str,
        code: str,
        message: str,
        hint: str,
        params: Mapping[str, object] | None = None,
    ) -> None:
        self.problems.append(CellProblem(path, code, message, hint, params or {}, cell=cell))

    def _unknown(self, key: str) -> tuple[str, str, str]:
        near = difflib.get_close_matches(key, self._words, n=1)
        names = {heading_key(word): word for part in self.list.parts for word in _names(part)}
        hint = f"Did you mean «{names.get(near[0], near[0])}»?" if near else "Delete the column."
        return "heading_unknown", "This form has no such column.", hint

    def _is_heading(self, row: int) -> bool:
        """Tell whether a row below the headings belongs to them: more words, or column numbers."""
        keys = [heading_key(cell.value) for cell in self.grid.rows[row].values()]
        known = all(key in self._words or key in self._without_data for key in keys)
        return known or _are_column_numbers(keys)


def known_headings(form: Form, lists: Iterable[RowList]) -> frozenset[str]:
    """Return every heading that may stand over a column of the lists, as `heading_key` has it."""
    return frozenset(
        key for rows in lists for key in (*_headings(rows), *_without_data(form, rows))
    )


def language_name(part: Part) -> str:
    """Return the lowest line of a part's heading: its own name, its language, or both.

    A tick of a choice has the name of what it chooses there.
    """
    if part.kind == "tick" and part.options[0].value:
        return both(part.options[0].words.kk, part.options[0].words.ru)
    own = both(part.name.kk, part.name.ru) if part.name else ""
    if part.language is None:
        return own
    language = LANGUAGE_NAMES[part.language]
    return f"{own} ({both(language.kk, language.ru)})" if own else both(language.kk, language.ru)


def _headings(rows: RowList) -> dict[str, Part | tuple[Part, ...]]:
    """Map every heading to its part, or to the several parts among which it does not choose."""
    words: dict[str, list[Part]] = {}

    def add(text: str, part: Part) -> None:
        known = words.setdefault(heading_key(text), [])
        if part not in known:
            known.append(part)

    for part in rows.parts:
        one = part.whole or part
        for place in (part, one):
            for path in {place.path, rows.path(None, place.path)}:
                add(path, place)
        for word in _names(one):
            add(word, one)
        if part.language is not None:
            for name in (*_names(one), *_own_names(part)):
                for language in LANGUAGES:
                    add(f"{name} ({LANGUAGE_NAMES[part.language][language]})", part)
        add(language_name(part), part)
    return {
        key: parts[0] if len(parts) == 1 else tuple(parts) for key, parts in words.items() if key
    }


def _names(part: Part) -> tuple[str, ...]:
    """Return every name of a part, without its language."""
    return tuple(
        name for language in LANGUAGES for name in (part.title(language), part.group[language])
    ) + _own_names(part)


def _own_names(part: Part) -> tuple[str, ...]:
    """Return the names of a part without its group's: in each language and in both."""
    if part.name is None:
        return ()
    return (part.name.kk, part.name.ru, both(part.name.kk, part.name.ru))


def _without_data(form: Form, rows: RowList) -> frozenset[str]:
    """Return the official headings of columns without data: the row's number, a signature."""
    table = form.edition.table
    if table is None or table.rows != rows.field:
        return frozenset({"№"})
    empty = [column for column in table.columns if column.field is None]
    words = (word for column in empty for word in (column.kk, column.ru))
    return frozenset({"№", *map(heading_key, words)})


def _are_column_numbers(keys: list[str]) -> bool:
    """Tell whether these are the numbers of columns, as the official forms print them."""
    numbers = [int(key) for key in keys if _COLUMN_NUMBER.fullmatch(key)]
    return len(keys) > 1 and len(numbers) == len(keys) and numbers == sorted(set(numbers))


def _same_place(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _twice(first: str) -> tuple[str, str, str]:
    return (
        "heading_twice",
        f"The column {first} holds the same field.",
        "Keep one of the two.",
    )


def _several(parts: tuple[Part, ...]) -> tuple[str, str, str]:
    names = ", ".join(dict.fromkeys(f"«{part.title('ru')}»" for part in parts))
    return (
        "heading_several",
        "This heading stands for several columns.",
        f"Divide it: {names}.",
    )


def _column_missing(part: Part) -> tuple[str, str, str, Mapping[str, object]]:
    return (
        "column_missing",
        f"There is no column for «{both(part.title('kk'), part.title('ru'))}».",
        "Add it; `kzforms template` makes a table with all columns.",
        {"column": Bilingual(kk=part.title("kk"), ru=part.title("ru"))},
    )
