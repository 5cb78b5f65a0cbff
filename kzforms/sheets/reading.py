"""From the grids of a file to a document, or to what is wrong with it, by cell."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kzforms.errors import CellProblem, FormDataError, Problem
from kzforms.form import Form
from kzforms.form.data import missing_languages, read_json
from kzforms.sheets.cells import both, value_of
from kzforms.sheets.grids import Encoding, Grid, Source, heading_key, letters, read_grids, refused
from kzforms.sheets.parts import LANGUAGE_NAMES, FormParts, Part, RowList, parts_of
from kzforms.text import LANGUAGES, Bilingual, Languages, split_languages
from kzforms.values import FormModel
from kzforms.values.rows import MAX_ROWS

MARKER: Final = "kzforms"
"""What the first cell of a template's sheet of single fields begins with."""

VALUE_COLUMNS: Final = ("value", "value.ru")
"""What the first row of that sheet says over the two columns of values."""

_HEAD_ROWS: Final = 20
_CELL: Final = re.compile(r"(.*!)?([A-Z]*)([0-9]*)")
_COLUMN_NUMBER: Final = re.compile("[1-9][0-9]?")

_HEADINGS_MISSING: Final = (
    "headings_missing",
    "No heading of this form was found in the file.",
    "`kzforms template FORM -o list.xlsx` makes a table with all of them.",
)


@dataclass
class _Found:
    """What was read: the data, the cell of each path, and what is wrong already.

    `explained` are paths whose value is missing for a reason that a problem names.
    """

    data: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True)
class _FromCells:
    cells: Mapping[str, str]

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Problems or warnings of the document, with their cells."""
        return tuple(_placed(problem, self.cells) for problem in problems)


@dataclass(frozen=True, kw_only=True)
class TableDocument(_FromCells):
    """A document that came from a table.

    Attributes:
        document: The document.
        cells: The cell of each path, and the column of each `entries[].iin`, for warnings.
    """

    document: FormModel


@dataclass(frozen=True, kw_only=True)
class RowDocument(_FromCells):
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


def read_rows(
    form: Form,
    source: Source,
    *,
    known: Mapping[str, Any] | str | bytes | None = None,
    lang: Languages | None = None,
    encoding: Encoding | None = None,
) -> FormModel:
    """The document from a filled template, or from a list of one's own.

    Headings may be the official ones in either language, or the fields' paths, in any order.
    Empty rows do not count. CSV is UTF-8, UTF-16 or, where it is neither, KZ-1048 (Windows-1251
    with Kazakh letters); its columns are divided by semicolons, commas or tabs.

    Args:
        form: The form.
        source: An XLSX or CSV file, or its content.
        known: What the table does not have: any of the form's fields, as data or JSON. Where
            both have a field, the table's counts.
        lang: The language of the rendering that is meant: wordings that it lacks are problems.
        encoding: The encoding of CSV, if it is not to be found out.

    Raises:
        FormDataError: It does not fit the form; its problems are `CellProblem`s where they have
            a cell, in the order of the table.
        MissingLibrary: It is XLSX, and openpyxl is not installed.
    """
    return read_table(form, source, known=known, lang=lang, encoding=encoding).document


def read_table(
    form: Form,
    source: Source,
    *,
    known: Mapping[str, Any] | str | bytes | None = None,
    lang: Languages | None = None,
    encoding: Encoding | None = None,
) -> TableDocument:
    """As `read_rows`, with the cells: `placed` names those of a rendering's warnings."""
    parts = parts_of(form)
    fields = read_json(known) if isinstance(known, str | bytes) else known
    if fields is not None and not isinstance(fields, Mapping):
        form.load_known(fields)  # says what is wrong with it
    found = _Found()
    grids = read_grids(source, encoding, _known_headings(form, parts.lists))
    if not [grid for grid in grids if _read_grid(form, parts, grid, found)]:
        raise refused(*_HEADINGS_MISSING)
    data = form.fields.with_required_groups({**(fields or {}), **found.data})
    return TableDocument(document=_loaded(form, data, found, lang), cells=found.cells)


def read_documents(
    form: Form, source: Source, *, encoding: Encoding | None = None
) -> list[RowDocument]:
    """The rows of a table in which each row is a document.

    Args:
        form: The form. What it takes row by row such a table cannot hold.
        source: An XLSX or CSV file, or its content.
        encoding: The encoding of CSV, if it is not to be found out.

    Raises:
        FormDataError: The table cannot be read, or its headings are wrong. What is wrong with
            the cells of a row is left to that row.
        MissingLibrary: It is XLSX, and openpyxl is not installed.
    """
    rows = parts_of(form).as_row
    grid = read_grids(source, encoding, _known_headings(form, (rows,)))[0]
    table = _Table(form, rows, grid)
    if not table.columns:
        raise refused(*_HEADINGS_MISSING)
    if table.problems:
        raise FormDataError(table.problems)
    return [
        RowDocument(
            line=line,
            data=form.fields.with_required_groups(read.data),
            problems=tuple(read.problems),
            cells=read.cells,
        )
        for line, read in table.rows()
    ]


def _read_grid(form: Form, parts: FormParts, grid: Grid, found: _Found) -> bool:
    """Read a sheet; whether it is one of this form's."""
    first = grid.rows.get(1, {}).get(1)
    if first is not None and str(first.value).startswith(f"{MARKER} "):
        _read_fields(form, parts, grid, found)
        return True
    tables = [_Table(form, rows, grid) for rows in parts.lists]
    table = max(tables, key=lambda table: len(table.columns), default=None)
    if table is None or not table.columns:
        return False
    found.problems += table.problems
    found.explained |= {table.list.path(None, path) for path in table.divided}
    for column, part in table.columns.items():
        found.cells[table.list.path(None, part.path)] = f"{grid.sheet}{letters(column)}"
    rows: list[Any] = found.data.setdefault(table.list.field, [])
    for _, read in table.rows(start=len(rows)):
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
    return True


def _read_fields(form: Form, parts: FormParts, grid: Grid, found: _Found) -> None:
    """The sheet of single fields: one field a row, its path in the first column."""
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
                found.problems.append(_no_heading(cell.place))
                continue
            _put(found, found.data, part, value_of(cell, part, part.path))


def _put(found: _Found, data: dict[str, Any], part: Part, value: Any) -> None:
    """Put a value where its path says."""
    if isinstance(value, Problem):
        found.problems.append(value)
        return
    *above, last = part.path.split(".")
    if part.kind == "tick" and part.options[0].value:
        last = above.pop()
        chosen = _inner(data, above).setdefault(last, [])
        if value is not None:
            chosen.append(value)
    elif value is not None:
        _inner(data, above)[last] = value


def _inner(data: dict[str, Any], path: list[str]) -> dict[str, Any]:
    for name in path:
        data = data.setdefault(name, {})
    return data


class _Table:
    """A sheet read as one of the form's lists.

    Attributes:
        list: The list.
        columns: The part of each column that has one, by the column's number.
        divided: The parts that have no column because one heading stands for several of them.
        problems: What is wrong with its headings and rows as a whole.
    """

    def __init__(self, form: Form, rows: RowList, grid: Grid) -> None:
        self.list = rows
        self.grid = grid
        self.problems: list[Problem] = []
        self.columns: dict[int, Part] = {}
        self.divided: set[str] = set()
        self.words = _headings(rows)
        self.ignored = _ignored(form, rows)
        head = list(grid.rows)[:_HEAD_ROWS]
        self.heading = max(head, key=lambda row: len(self._known(row)), default=0)
        if head and self._known(self.heading):
            self._read_headings()

    def _known(self, row: int) -> list[int]:
        return [
            column
            for column, cell in self.grid.rows[row].items()
            if isinstance(self.words.get(heading_key(cell.value)), Part)
        ]

    def _read_headings(self) -> None:
        taken: dict[str, str] = {}
        self.ignored_columns = set()
        for column, cell in self.grid.rows[self.heading].items():
            key = heading_key(cell.value)
            part = self.words.get(key)
            if isinstance(part, Part):
                clash = next((p for p in taken if _same_place(p, part.path)), None)
                if clash is not None:
                    self._wrong(cell.place, part.path, *_twice(taken[clash]))
                taken[part.path] = cell.place
                self.columns[column] = part
            elif part is not None:
                self._wrong(cell.place, "", *_several(part))
                self.divided |= {each.path for each in part}
            elif key in self.ignored:
                self.ignored_columns.add(column)
            else:
                self._wrong(cell.place, "", *self._unknown(key))
        paths = {part.path for part in self.columns.values()} | self.divided
        for part in self.list.parts:
            wanted = {part.path, part.whole.path} if part.whole else {part.path}
            if part.language is not None:
                other = part.path.rpartition(".")[0]
                wanted |= {f"{other}.{language}" for language in LANGUAGES}
            if part.required and not wanted & paths:
                self._wrong("", self.list.path(None, part.path), *_column_missing(part))
        # One message for both languages of a wording is enough.
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
        near = difflib.get_close_matches(key, self.words, n=1)
        names = {heading_key(word): word for part in self.list.parts for word in _names(part)}
        hint = f"Did you mean «{names.get(near[0], near[0])}»?" if near else "Delete the column."
        return "heading_unknown", "This form has no such column.", hint

    def rows(self, start: int = 0) -> Iterator[tuple[int, _Found]]:
        """The rows that hold something, with their numbers in the file."""
        index, in_head = start, True
        for row, cells in self.grid.rows.items():
            if row <= self.heading or (in_head and self._is_heading(row)):
                continue
            in_head = False
            if not cells:
                continue
            yield row, self._row(index, row)
            index += 1

    def _is_heading(self, row: int) -> bool:
        """Whether a row below the headings goes on with them: other words, or the numbers."""
        cells = self.grid.rows[row].values()
        keys = [heading_key(cell.value) for cell in cells]
        return all(key in self.words or key in self.ignored for key in keys) or _counts(keys)

    def _row(self, index: int, row: int) -> _Found:
        found = _Found()
        cells = self.grid.rows[row]
        place = self.list.path(index, "")
        found.cells[place] = self.grid.place(row, min(self.columns))
        if row in self.grid.hidden:
            found.problems.append(_hidden(place, f"{self.grid.sheet}{row}"))
        merged = [area for area in self.grid.merged if row in area[1]]
        found.problems += [_merged(name) for name, _, _ in merged]
        for column, part in self.columns.items():
            path = self.list.path(index, part.path).rstrip(".")
            found.cells[path] = self.grid.place(row, column)
            if any(column in columns for _, _, columns in merged):
                found.explained.add(path)
            if (cell := cells.get(column)) is not None:
                _put(found, found.data, part, value_of(cell, part, path))
        named = self.columns.keys() | self.ignored_columns
        stray = [cell for column, cell in cells.items() if column not in named]
        if not self.problems:
            # A wrong heading has been named already, and its cells have nothing to add.
            found.problems += [_no_heading(cell.place) for cell in stray]
        return found


def _headings(rows: RowList) -> dict[str, Part | tuple[Part, ...]]:
    """What a heading may say: the part that it stands for, or the parts that it does not divide."""
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
    """All that a part may be called, without its language."""
    return tuple(
        name for language in LANGUAGES for name in (part.title(language), part.group[language])
    ) + _own_names(part)


def _own_names(part: Part) -> tuple[str, ...]:
    """What a part of several is called by itself, in each language and in both."""
    if part.name is None:
        return ()
    return (part.name.kk, part.name.ru, both(part.name.kk, part.name.ru))


def language_name(part: Part) -> str:
    """The lowest line of a heading: the part's own name, an alternative, a wording's language."""
    if part.kind == "tick" and part.options[0].value:
        return both(part.options[0].words.kk, part.options[0].words.ru)
    own = both(part.name.kk, part.name.ru) if part.name else ""
    if part.language is None:
        return own
    language = LANGUAGE_NAMES[part.language]
    return f"{own} ({both(language.kk, language.ru)})" if own else both(language.kk, language.ru)


def _known_headings(form: Form, lists: Iterable[RowList]) -> frozenset[str]:
    return frozenset(key for rows in lists for key in (*_headings(rows), *_ignored(form, rows)))


def _ignored(form: Form, rows: RowList) -> frozenset[str]:
    """The official headings of columns without data: the row's number, a signature."""
    table = form.edition.table
    if table is None or table.rows != rows.field:
        return frozenset({"№"})
    empty = [column for column in table.columns if column.field is None]
    words = (word for column in empty for word in (column.kk, column.ru))
    return frozenset({"№", *map(heading_key, words)})


def _counts(keys: list[str]) -> bool:
    """Whether these are the columns' numbers, as the official forms print them."""
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


def _no_heading(place: str) -> CellProblem:
    return CellProblem(
        "",
        "cell_no_field",
        "This cell belongs to no field.",
        "Empty it, or move what it holds to its place.",
        cell=place,
    )


def _merged(name: str) -> CellProblem:
    return CellProblem(
        "",
        "cell_merged",
        "These cells are merged: to which rows their value belongs cannot be told.",
        "Unmerge them, and fill in each.",
        cell=name,
    )


def _hidden(path: str, place: str) -> CellProblem:
    return CellProblem(
        path,
        "row_hidden",
        "This row is hidden: whether it belongs to the list cannot be told.",
        "Show all rows (switch off the filter), or delete it.",
        cell=place,
    )


def _loaded(
    form: Form, data: Mapping[str, Any], found: _Found, lang: Languages | None
) -> FormModel:
    problems = list(found.problems)
    document = None
    try:
        document = form.load(data)
    except FormDataError as error:
        problems += [_placed(problem, found.cells) for problem in _new(error.problems, found)]
    if document is not None and lang is not None:
        problems += [
            _placed(problem, found.cells)
            for problem in missing_languages(form.fields, document, split_languages(lang))
        ]
    if problems or document is None:
        raise FormDataError(sorted(dict.fromkeys(problems), key=_order))
    return document


def _order(problem: Problem) -> tuple[object, ...]:
    """Where a problem stands as a clerk goes through the table; the file as a whole is first."""
    cell = problem.cell if isinstance(problem, CellProblem) else ""
    sheet, column, row = _CELL.match(cell).groups(default="")  # type: ignore[union-attr]
    return sheet, int(row or 0), len(column), column


def _new(problems: Iterable[Problem], found: _Found) -> Iterator[Problem]:
    """Without what is missing only because its cell or column was found wrong already."""
    paths = {problem.path for problem in found.problems if problem.path} | found.explained
    for problem in problems:
        anywhere = _without_index(problem.path)
        explained = paths & {problem.path, anywhere, f"{anywhere}.{LANGUAGES[0]}"}
        if not (problem.code == "missing" and explained):
            yield problem


def _without_index(path: str) -> str:
    head, bracket, rest = path.partition("[")
    return f"{head}[]{rest.partition(']')[2]}" if bracket else path


def _placed(problem: Problem, cells: Mapping[str, str]) -> Problem:
    """The problem with its cell: its own, that of its first part, or that of its row.

    What is wrong with a whole column (`entries[].iin`) has the column, if there is one.
    """
    path = problem.path
    column = "[]" in path
    while path and not path.endswith("[]"):
        inside = (
            place
            for known, place in cells.items()
            if known.startswith((f"{path}.", f"{path}[")) and ("[]" in known) is column
        )
        if place := cells.get(path) or next(inside, ""):
            fields = {name: getattr(problem, name) for name in ("path", "code", "message", "hint")}
            return CellProblem(**fields, params=problem.params, cell=place)
        path = path.rpartition(".")[0]
    return problem
