"""The headings of a sheet, recognised: which column holds which part of a row."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import dropwhile
from typing import Final

from kzforms.errors import CellProblem, Problem
from kzforms.form import Form
from kzforms.sheets.cells import both
from kzforms.sheets.grids import Cell, Grid, heading_key
from kzforms.sheets.mapping import ColumnMapping, Columns, Divided, Held, parts_in
from kzforms.sheets.parts import LANGUAGE_NAMES, Part, RowList
from kzforms.sheets.problems import no_field
from kzforms.sheets.synonyms import ROW_NUMBER, meanings_of, words_for
from kzforms.text import LANGUAGES, Bilingual

_HEAD_ROWS: Final = 20
"""Among how many rows, counted from the first that is not empty, headings are looked for."""

_COLUMN_NUMBER: Final = re.compile("[1-9][0-9]?")
_COUNT: Final = re.compile(r"[0-9]{1,9}(\.0)?")
_INDEX: Final = re.compile(r"unnamed: ?\d+|index")
"""What pandas calls a column of row numbers when it reads or writes one."""

_MARKS: Final = re.compile(r"[.,:()/-]")


class Table:
    """A sheet, read as one of the form's lists.

    Attributes:
        list: The list.
        grid: The sheet.
        heading: The number of the row that holds the headings; 0 where none was found.
        columns: What each column holds that has a field, by the column's number.
        ignored: The numbers of the columns that hold no data, or are to be left out.
        numbering: Those of them that hold the numbers of the rows.
        unsure: The columns that only a mapping can tell, by number: the parts among which the
            heading does not choose; none where the heading is unknown.
        problems: What is wrong with the headings.
    """

    def __init__(
        self, form: Form, rows: RowList, grid: Grid, columns: Columns | None = None
    ) -> None:
        self.list = rows
        self.grid = grid
        self.columns: dict[int, Held] = {}
        self.ignored: set[int] = set()
        self.numbering: set[int] = set()
        self.unsure: dict[int, tuple[Part, ...]] = {}
        self.problems: list[Problem] = []
        self._form = form
        self._mapping = columns or Columns(form, rows, None)
        self._words = headings_of(form, rows)
        self._numbers = _number_headings(form, rows)
        self._without_data = _without_data(form, rows) | self._numbers
        head = list(grid.rows)[:_HEAD_ROWS]
        self.heading = max(head, key=self._count_known, default=0)
        if head and any(self._count_known(self.heading)):
            self._read_headings()
            self._sort_out_numbers()
            self._report()
        else:
            self.heading = 0

    @property
    def is_one(self) -> bool:
        """Whether the sheet holds this list, readable or not."""
        return bool(self.columns or self.unsure)

    def data_rows(self) -> Iterator[int]:
        """Yield the numbers of the rows that hold data: those below all headings.

        A row that was numbered in advance and not filled in holds none.
        """
        for row in self._below:
            if self.grid.rows[row].keys() - self.numbering:
                yield row

    def stray(self, row: int) -> Iterator[Cell]:
        """Yield the cells of a row that belong to no column; those of whole columns not again."""
        named = self.columns.keys() | self.ignored | self.unsure.keys()
        for column, cell in self.grid.rows[row].items():
            if column not in named and len(self._filled[column]) == 1:
                yield cell

    def _count_known(self, row: int) -> tuple[int, int]:
        """Count the headings of a row: those of one field, then all that say something."""
        cells = self.grid.rows[row]
        found = [self._words.get(heading_key(cell.value)) for cell in cells.values()]
        mapped = sum(self._mapping.knows(column, cell) for column, cell in cells.items())
        return (
            sum(isinstance(part, Part) for part in found) + mapped,
            sum(part is not None for part in found) + mapped,
        )

    def _read_headings(self) -> None:
        taken: dict[str, str] = {}
        for column, cell in self.grid.rows[self.heading].items():
            key = heading_key(cell.value)
            held = self._mapping.of(column, cell) or self._words.get(key)
            if held == "ignored" or (held is None and key in self._without_data):
                self.ignored.add(column)
                if key in self._numbers:
                    self.numbering.add(column)
            elif isinstance(held, Part | Divided):
                for path in [part.path for part in parts_in(held)]:
                    clash = next((known for known in taken if _same_place(known, path)), None)
                    if clash is not None:
                        self._wrong(cell.place, path, *_twice(taken[clash]))
                        break
                taken |= dict.fromkeys([part.path for part in parts_in(held)], cell.place)
                self.columns[column] = held
            else:
                self.unsure[column] = held or ()

    def _sort_out_numbers(self) -> None:
        """Leave out columns that hold nothing, or only the numbers of the rows."""
        for column in [*self.unsure]:
            cell = self.grid.rows[self.heading][column]
            index = _INDEX.fullmatch(heading_key(cell.value)) is not None
            if column not in self._filled or (index and self._counts_rows(column)):
                del self.unsure[column]
                self.ignored.add(column)
                if index:
                    self.numbering.add(column)
        named = self.columns.keys() | self.ignored | self.unsure.keys()
        for column in sorted(self._filled.keys() - named):
            if self._mapping.of(column, None) == "ignored":
                self.ignored.add(column)
            elif self._counts_rows(column):
                self.ignored.add(column)
                self.numbering.add(column)
            elif len(found := self._filled[column]) > 1:
                self.problems.append(no_field(found[0].place, len(found)))

    def _report(self) -> None:
        """Say what is wrong with the headings: whatever only a mapping can tell, at once."""
        self.problems += self._mapping.unused()
        if self.unsure:
            self.problems.append(self._mapping_wanted())
        else:
            self._require_columns(
                {
                    path
                    for held in self.columns.values()
                    for path in [part.path for part in parts_in(held)]
                }
            )

    def _mapping_wanted(self) -> CellProblem:
        cells = [self.grid.rows[self.heading][column] for column in self.unsure]
        place = ", ".join(cell.place for cell in cells)
        if len(cells) == 1 and not any(self.unsure.values()):
            near = self.near(heading_key(cells[0].value))
            if near:
                return CellProblem(
                    "",
                    "heading_unknown",
                    "This form has no such column.",
                    f"Did you mean «{near}»? Correct the heading, or leave the column out: "
                    "`--ignore HEADING`.",
                    cell=place,
                )
        return CellProblem(
            "",
            "mapping_wanted",
            "These columns are not those of the form."
            if len(cells) > 1
            else "This column is not one of the form.",
            f"`kzforms map {self._form.id} LIST -o map.yaml` writes down what each column is "
            "taken for, and how it is divided. Read that file, then give it with "
            "`--mapping map.yaml`.",
            {"columns": len(cells)},
            cell=place,
        )

    def near(self, key: str) -> str:
        """Return the form's heading that is spelt much like one; empty if there is none."""
        names = {heading_key(word): word for part in self.list.parts for word in _names(part)}
        return next((names[near] for near in difflib.get_close_matches(key, names, n=1)), "")

    def _require_columns(self, paths: set[str]) -> None:
        problems: list[Problem] = []
        for part in self.list.parts:
            wanted = {part.path, part.whole.path} if part.whole else {part.path}
            if part.language is not None:
                wording = part.path.rpartition(".")[0]
                wanted |= {f"{wording}.{language}" for language in LANGUAGES}
            if part.required and not wanted & paths:
                path = self.list.path(None, part.path)
                problems.append(CellProblem(path, *_column_missing(part)))
        # A wording has a part for each language, and both give the same message: keep one.
        self.problems += dict.fromkeys(problems)

    def _wrong(self, cell: str, path: str, code: str, message: str, hint: str) -> None:
        self.problems.append(CellProblem(path, code, message, hint, cell=cell))

    def _is_heading(self, row: int) -> bool:
        """Tell whether a row below the headings belongs to them: more words, or column numbers."""
        keys = [heading_key(cell.value) for cell in self.grid.rows[row].values()]
        known = all(key in self._words or key in self._without_data for key in keys)
        return known or _are_column_numbers(keys)

    @cached_property
    def _below(self) -> list[int]:
        """The numbers of the rows below all headings."""
        rows = (row for row, cells in self.grid.rows.items() if cells and row > self.heading)
        return list(dropwhile(self._is_heading, rows))

    @cached_property
    def _filled(self) -> Mapping[int, list[Cell]]:
        """The cells of each column that hold something, below the headings."""
        found: dict[int, list[Cell]] = {}
        for row in self._below:
            for column, cell in self.grid.rows[row].items():
                found.setdefault(column, []).append(cell)
        return found

    def _counts_rows(self, column: int) -> bool:
        """Tell whether a column left of all others counts the rows, from 0 or from 1."""
        texts = [str(cell.value).strip() for cell in self._filled[column]]
        if (
            column > min(self.columns.keys() | self.unsure.keys(), default=0)
            or len(texts) < len(self._below)
            or not all(_COUNT.fullmatch(text) for text in texts)
        ):
            return False
        numbers = [int(text.partition(".")[0]) for text in texts]
        return numbers in [list(range(first, first + len(numbers))) for first in (0, 1)]


def known_headings(
    form: Form, lists: Iterable[RowList], mapping: ColumnMapping | None = None
) -> frozenset[str]:
    """Return every heading that may stand over a column of the lists, as `heading_key` has it."""
    own = () if mapping is None else mapping.columns
    return frozenset(
        key
        for rows in lists
        for key in (
            *headings_of(form, rows),
            *_without_data(form, rows),
            *_number_headings(form, rows),
        )
    ) | {heading_key(entry.heading) for entry in own if entry.heading}


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


def headings_of(form: Form, rows: RowList) -> dict[str, Part | tuple[Part, ...]]:
    """Map every heading to its part, or to the several parts among which it does not choose.

    A clerk's usual word counts where no heading of the form is the same.
    """
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
        key: parts[0] if len(parts) == 1 else tuple(parts)
        for key, parts in (_usual_words(form, rows) | words).items()
        if key
    }


def _usual_words(form: Form, rows: RowList) -> dict[str, list[Part]]:
    """Map the usual words of clerks, in every spelling, to the parts that they may stand for."""
    words: dict[str, list[Part]] = {}
    for part in rows.parts:
        one = part.whole or part
        for meaning in meanings_of(form, rows, part):
            for word in words_for(meaning):
                for spelling in spellings(word):
                    known = words.setdefault(heading_key(spelling), [])
                    if one not in known:
                        known.append(one)
    return words


def spellings(word: str) -> tuple[str, ...]:
    """Return a word as it is written with full stops, brackets and spaces, and without.

    >>> spellings("Ф.И.О.")
    ('Ф.И.О.', 'ФИО', 'Ф И О', 'Ф. И. О.')
    """
    bare = _MARKS.sub("", word)
    apart = " ".join(_MARKS.sub(" ", word).split())
    return tuple(dict.fromkeys((word, bare, apart, word.replace(".", ". ").strip())))


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
        return frozenset()
    empty = [column for column in table.columns if column.field is None]
    return frozenset(heading_key(word) for column in empty for word in (column.kk, column.ru))


def _number_headings(form: Form, rows: RowList) -> frozenset[str]:
    """Return the headings of a column that numbers the rows."""
    table = form.edition.table
    official = table.columns if table is not None and table.rows == rows.field else ()
    words = [word for column in official if column.row_number for word in (column.kk, column.ru)]
    usual = [spelling for word in words_for(ROW_NUMBER) for spelling in spellings(word)]
    return frozenset(map(heading_key, ("№", *words, *usual)))


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
        "See which of the two is right, and give the other one another heading.",
    )


def _column_missing(part: Part) -> tuple[str, str, str, Mapping[str, object]]:
    return (
        "column_missing",
        f"There is no column for «{both(part.title('kk'), part.title('ru'))}».",
        "Add it; `kzforms template` makes a table with all columns.",
        {"column": Bilingual(kk=part.title("kk"), ru=part.title("ru"))},
    )
