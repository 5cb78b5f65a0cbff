"""A mapping proposed for a clerk's own list, as a file that a person reads and confirms.

The file holds headings and fields, and the shape of the first rows (letters as x, digits as 0):
no personal values.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from kzforms.errors import FormDataError
from kzforms.form import Form
from kzforms.sheets.cells import both
from kzforms.sheets.grids import Cell, Encoding, Source, heading_key, letters, read_grids
from kzforms.sheets.headings import Table, known_headings, spellings
from kzforms.sheets.mapping import ColumnMapping, Columns, Divided, Held, MappedColumn, type_at
from kzforms.sheets.parts import Part, parts_of
from kzforms.sheets.problems import HEADINGS_MISSING, in_table_order
from kzforms.sheets.splitting import Split, SplitName, splits_of
from kzforms.sheets.synonyms import NameOrder, synonyms
from kzforms.text import Bilingual

_ROWS_SHOWN: Final = 3
_SURNAME: Final = re.compile(r"\bфамилия|\bтегі")
_GIVEN: Final = re.compile(r"\bимя\b|\bаты\b")
_HEAD: Final = Bilingual(
    kk="Бағандардың сәйкестігі. Тексеріңіз, содан кейін --mapping параметрімен беріңіз.",
    ru="Сопоставление граф. Проверьте его, затем укажите параметром --mapping.",
)
_IGNORED: Final = Bilingual(kk="оқылмайды", ru="не читается")
_UNKNOWN: Final = Bilingual(
    kk="нысанда мұндай баған жоқ: field не ignore: true жазыңыз",
    ru="такой графы в форме нет: впишите field или ignore: true",
)
_ASKED: Final = Bilingual(
    kk="реті белгісіз: split жолына біреуін жазыңыз",
    ru="порядок неизвестен: впишите в split один из",
)
_UNCLEAR: Final = Bilingual(kk="бөлінбейтін ұяшықтар", ru="ячеек, которые не делятся")
_THIRD: Final = Bilingual(
    kk="Үшінші сөз әрқашан әкесінің аты болса, third_word: patronymic деп жазыңыз",
    ru="Если третье слово всегда отчество, впишите third_word: patronymic",
)


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What is proposed for one column.

    Attributes:
        entry: The column's entry in the mapping.
        place: The cell of the heading.
        comments: What is said of it, in both languages.
        question: What a person has to decide; empty if the entry is complete.
        unclear: The cells that the split cannot divide.
    """

    entry: MappedColumn
    place: str
    comments: tuple[str, ...] = ()
    question: str = ""
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A mapping that a person has not confirmed yet.

    Attributes:
        form: The id of the form.
        list: The form's field that holds the rows; None of a table of documents.
        columns: What is proposed for each column.
    """

    form: str
    list: str | None
    columns: tuple[Proposed, ...]

    @property
    def mapping(self) -> ColumnMapping:
        """The mapping as data."""
        columns = tuple(column.entry for column in self.columns)
        return ColumnMapping(form=self.form, list=self.list, columns=columns)

    @property
    def questions(self) -> tuple[str, ...]:
        """What a person has to decide before it can be used, by cell."""
        return tuple(f"{each.place}: {each.question}" for each in self.columns if each.question)

    def to_yaml(self) -> str:
        """Return the mapping as the text of a file, each column with what it is taken for."""
        lines = [f"# {_HEAD.kk}", f"# {_HEAD.ru}", f"form: {self.form}"]
        lines += [f"list: {self.list}"] if self.list else []
        lines.append("columns:")
        for column in self.columns:
            lines += [f"  # {comment}" for comment in column.comments]
            sign = "-"
            for key, value in column.entry.model_dump(exclude_unset=True).items():
                lines.append(f"  {sign} {key}: {_scalar(value)}")
                sign = " "
        return "\n".join([*lines, ""])


def propose(
    form: Form,
    source: Source,
    *,
    encoding: Encoding | None = None,
    ignore: Sequence[str] = (),
    names: NameOrder | None = None,
    batch: bool = False,
) -> Proposal:
    """Propose what the columns of a list hold.

    A split is proposed where the heading says the order, or where the rows leave only one;
    otherwise it is asked.

    Args:
        form: The form.
        source: An XLSX or CSV file, or its content.
        encoding: The encoding of CSV; None to find it out.
        ignore: The headings of columns to leave out; the letters of one without a heading.
        names: The order of names that stand in one column, where the list does not say it.
        batch: Whether each row is a document.

    Raises:
        FormDataError: It is no table, or no heading of the form was found in it.
        MissingLibrary: It is XLSX, and openpyxl is not installed.
    """
    parts = parts_of(form)
    lists = (parts.as_row,) if batch or not parts.lists else parts.lists
    grids = read_grids(source, encoding, known_headings(form, lists))
    tables = [
        Table(form, rows, grid, Columns(form, rows, None, ignore))
        for grid in grids
        if not grid.concealed
        for rows in lists
    ]
    table = max(tables, key=lambda each: (len(each.columns), len(each.unsure)), default=None)
    if table is None or not table.is_one:
        raise FormDataError([HEADINGS_MISSING])
    wrong = [each for each in table.problems if each.code in {"heading_twice", "ignore_unknown"}]
    if wrong:
        raise FormDataError(in_table_order(wrong))
    return Proposal(
        form=form.id,
        list=table.list.field or None,
        columns=tuple(_Proposer(form, table, names).columns()),
    )


@dataclass(frozen=True)
class _Proposer:
    form: Form
    table: Table
    names: NameOrder | None

    def columns(self) -> Iterator[Proposed]:
        """Yield what is proposed for each column that holds something, from left to right."""
        table = self.table
        heads = table.grid.rows[table.heading]
        filled = {column for row in table.data_rows() for column in table.grid.rows[row]}
        for column in sorted(heads.keys() | filled):
            heading = heads.get(column)
            place = table.grid.place(table.heading, column)
            key = self._key(column, heading)
            held = table.columns.get(column)
            if isinstance(held, Part):
                words = both(held.title("kk"), held.title("ru"))
                entry = MappedColumn(**key, field=held.path)
                yield Proposed(entry=entry, place=place, comments=(f"{place}: {words}",))
            elif column in table.ignored:
                words = both(_IGNORED.kk, _IGNORED.ru)
                entry = MappedColumn(**key, ignore=True)
                yield Proposed(entry=entry, place=place, comments=(f"{place}: {words}",))
            else:
                yield self._unsure(column, heading, place, key)

    def _key(self, column: int, heading: Cell | None) -> dict[str, Any]:
        heads = self.table.grid.rows[self.table.heading]
        if heading is None:
            return {"column": letters(column)}
        key = heading_key(heading.value)
        alone = sum(heading_key(cell.value) == key for cell in heads.values()) == 1
        words = {"heading": str(heading.value)}
        return words if alone else words | {"column": letters(column)}

    def _unsure(
        self, column: int, heading: Cell | None, place: str, key: dict[str, Any]
    ) -> Proposed:
        parts = self.table.unsure.get(column, ())
        whole = _common(parts)
        splits = splits_of(type_at(self.form, self.table.list, whole)) if whole else ()
        if splits and heading is not None:
            return self._divided(column, heading, place, key, whole, splits)
        known = [part.path for part in parts] or [
            (part.whole or part).path for part in self.table.list.parts
        ]
        fields = ", ".join(dict.fromkeys(known))
        near = self.table.near(heading_key(heading.value)) if heading else ""
        comments = [f"{place}: {_UNKNOWN.kk} / {_UNKNOWN.ru}", f"field: {fields}"]
        comments += [f"«{near}»?"] if near else []
        return Proposed(
            entry=MappedColumn(**key, field=None),
            place=place,
            comments=tuple(comments),
            question="write the field, or ignore: true.",
        )

    def _divided(
        self,
        column: int,
        heading: Cell,
        place: str,
        key: dict[str, Any],
        field: str,
        splits: tuple[Split, ...],
    ) -> Proposed:
        cells = [
            cell
            for row in self.table.data_rows()
            if (cell := self.table.grid.rows[row].get(column)) is not None
        ]
        split = _chosen(splits, heading, cells, self.names)
        if split is None:
            words = ", ".join(each.name for each in splits)
            question = f"write how it is divided: {words}."
            entry = MappedColumn(**key, field=field, split=None)
            comments = (f"{place}: {_ASKED.kk} / {_ASKED.ru}: {words}", *_shapes(cells))
            return Proposed(entry=entry, place=place, comments=comments, question=question)
        names = {part.path: part for part in self.table.list.parts}
        held = Divided(field, {each: names[f"{field}.{each}"] for each in split.parts}, split)
        unclear = tuple(cell.place for cell in cells if _pieces(split, cell) is None)
        comments = (
            f"{place}: {both(split.said.kk, split.said.ru)}",
            *_shown_split(held, cells),
        )
        if unclear:
            comments += (f"{_UNCLEAR.kk} / {_UNCLEAR.ru}: {len(unclear)}",)
            if "surname" in split.parts:
                comments += (_THIRD.kk, _THIRD.ru)
        entry = MappedColumn(**key, field=field, split=split.name)
        return Proposed(entry=entry, place=place, comments=comments, unclear=unclear)


def _chosen(
    splits: tuple[Split, ...], heading: Cell, cells: Sequence[Cell], names: NameOrder | None
) -> Split | None:
    """Return the split that is certain enough to be proposed; None if it has to be asked."""
    if len(splits) == 1:
        return splits[0]
    by_name = {split.name: split for split in splits}
    if names is not None:
        return by_name.get(names)
    said = heading_order(str(heading.value))
    # A patronymic shows the order of a name; two words show nothing.
    shown = {
        name
        for name, split in by_name.items()
        for cell in cells
        if len(_pieces(split, cell) or ()) == len(split.parts)
    }
    candidates = shown or ({said} if said else set[SplitName]())
    if len(candidates) != 1 or (said and said not in candidates):
        return None
    return by_name[candidates.pop()]


def heading_order(heading: str) -> NameOrder | None:
    """Return the order of a name's parts that a heading says; None if it says none.

    >>> heading_order("Аты, әкесінің аты, тегі"), heading_order("Ф. И. О."), heading_order("Студент")
    ('given-first', 'surname-first', None)
    """
    key = heading_key(heading)
    for synonym in synonyms():
        if synonym.order is not None and any(
            heading_key(spelling) == key for word in synonym.words for spelling in spellings(word)
        ):
            return synonym.order
    surname, given = _SURNAME.search(key), _GIVEN.search(key)
    if surname is None or given is None:
        return None
    return "surname-first" if surname.start() < given.start() else "given-first"


def _common(parts: Sequence[Part]) -> str:
    """Return the field that holds all parts, or "" if they do not belong to one value."""
    fields = {part.path.rpartition(".")[0] for part in parts if part.language is None}
    return fields.pop() if len(fields) == 1 else ""


def _pieces(split: Split, cell: Cell) -> dict[str, str] | None:
    pieces = split.divide(cell.value) if isinstance(cell.value, str) and not cell.fault else None
    return None if pieces is None else dict(pieces)


def shape(text: str) -> str:
    """Return the shape of a text: what it looks like without what it says.

    >>> shape("№ 15 от 09.05.2026")
    '№ 00 xx 00.00.0000'
    """
    small = re.sub(r"[^\W\d_]", "x", text)
    return re.sub(r"\d", "0", small)


def _shapes(cells: Sequence[Cell]) -> Iterator[str]:
    for cell in cells[:_ROWS_SHOWN]:
        yield f"  «{_one_line(shape(str(cell.value)))}»"


def _shown_split(held: Divided, cells: Sequence[Cell]) -> Iterator[str]:
    for cell in cells[:_ROWS_SHOWN]:
        pieces = _pieces(held.split, cell)
        said = "?" if pieces is None else "; ".join(_said_pieces(held, pieces))
        yield f"  «{_one_line(shape(str(cell.value)))}» → {_one_line(said)}"


def _said_pieces(held: Held, pieces: dict[str, str]) -> Iterator[str]:
    for name, piece in pieces.items():
        part = held.parts[name] if isinstance(held, Divided) else held
        words = part.name or part.group
        yield f"{both(words.kk, words.ru)}: {shape(piece)}"


def _one_line(text: str) -> str:
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return line if len(line) <= 120 else f"{line[:120]}…"  # noqa: PLR2004 - enough to see


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z_.-]*", value):
        return value
    quoted: str = yaml.safe_dump(value, allow_unicode=True, default_style='"', width=10**9)
    return quoted.strip()
