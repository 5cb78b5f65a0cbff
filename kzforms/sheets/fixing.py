"""A copy of a list with what is proved put right, and what is wrong said in its cells."""

import io
import re
import warnings
import zipfile
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeGuard

from kzforms.errors import CellProblem, FormDataError, MissingLibrary, Problem
from kzforms.form import Form
from kzforms.form.warnings import warnings_of
from kzforms.messages import explain
from kzforms.sheets.choosing import holds_fields, lists_of, table_of
from kzforms.sheets.grids import EXTRA, Encoding, Grid, Source, content_of, read_grids
from kzforms.sheets.headings import known_headings
from kzforms.sheets.mapping import ColumnMapping
from kzforms.sheets.parts import parts_of
from kzforms.sheets.problems import HEADINGS_MISSING
from kzforms.sheets.reading import read_table
from kzforms.text import Bilingual, Language
from kzforms.values import IIN

Mark = Literal["corrected", "error", "warning"]

_COLOURS: Final[Mapping[Mark, str]] = {
    "corrected": "FFC6EFCE",
    "error": "FFFFC7CE",
    "warning": "FFFFEB9C",
}
_WAS_NOW: Final = Bilingual(
    kk="Бұрын: {was}. Енді: {now}. Басындағы нөлдер қайтарылды: бақылау цифры соны дәлелдейді. Құжатпен салыстырыңыз.",
    ru="Было: {was}. Стало: {now}. Нули в начале возвращены: это доказывает контрольная цифра. Сверьте с документом.",
)
_FORMULA: Final = Bilingual(
    kk="Мұнда формула болған, орнына оның мәні қойылды.",
    ru="Здесь была формула, вместо нее стоит ее значение.",
)
_IIN_LENGTH: Final = 12
_AUTHOR: Final = "kzforms"
_PLACE: Final = re.compile(r"(?:(?P<sheet>.*)!)?(?P<column>[A-Z]*)(?P<row>\d*)")
_REWRITTEN: Final = frozenset({"sharedStrings.xml", "calcChain.xml", "printerSettings", "comments"})
"""Parts of a workbook that hold nothing of their own: the copy has them anew, or needs none."""


@dataclass(frozen=True, kw_only=True)
class FixedList:
    """A copy of a list.

    Attributes:
        content: The XLSX.
        corrected: The cells that were put right.
        problems: What is still wrong; each stands in its cell too.
        warnings: What looks odd; each stands in its cell too. Nothing while problems are left.
        lost: The kinds of things in the workbook that the copy does not have, by their names
            in the file: `charts`, `vbaProject.bin`.
    """

    content: bytes
    corrected: tuple[str, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    lost: tuple[str, ...]


def fix(
    form: Form,
    source: Source,
    *,
    lang: Language = "kk",
    known: Mapping[str, Any] | str | bytes | None = None,
    encoding: Encoding | None = None,
    mapping: ColumnMapping | None = None,
    ignore: Sequence[str] = (),
) -> FixedList:
    """Copy a list, put right what is proved, and say in the cells what is wrong.

    Only one thing is proved: an IIN that lost the zeros at its beginning, where with them the
    control digit is right and the first six digits are a day. Cells that were put right are
    green, wrong ones red, odd ones yellow; a comment in each says why. Formulas in the cells
    that are read become their values, since the copy cannot be calculated here.

    Args:
        form: The form.
        source: An XLSX or CSV file, or its content. It is only read.
        lang: The language of the comments, and of the rendering that is meant.
        known: As in `read_rows`.
        encoding: As in `read_rows`.
        mapping: As in `read_rows`.
        ignore: As in `read_rows`.

    Raises:
        FormDataError: It is no table that can be read, or the mapping does not fit.
        MissingLibrary: openpyxl is not installed.
    """
    content = content_of(source)
    reader = _Reader(form, lang, known, encoding, mapping, tuple(ignore))
    parts = parts_of(form)
    lists = lists_of(form, parts, mapping)
    grids = read_grids(content, encoding, known_headings(form, parts.lists, mapping))
    copy = _Copy(content, grids, lang)
    problems, _ = reader.read(content)
    found = False
    for grid in grids:
        if grid.concealed:
            continue
        table = table_of(form, lists, grid, mapping, ignore)
        if holds_fields(grid):
            copy.keep_values(grid, None)
        elif table is not None:
            copy.keep_values(grid, table.columns)
        found = found or holds_fields(grid) or table is not None
    if not found:
        raise FormDataError([HEADINGS_MISSING])
    corrected = tuple(
        problem.cell for problem in problems if _is_lost_zeros(problem) and copy.restore(problem)
    )
    left, odd = reader.read(copy.saved())
    copy.say("error", left)
    copy.say("warning", odd)
    made = copy.saved()
    return FixedList(
        content=made, corrected=corrected, problems=left, warnings=odd, lost=_lost(content, made)
    )


@dataclass(frozen=True)
class _Reader:
    form: Form
    lang: Language
    known: Mapping[str, Any] | str | bytes | None
    encoding: Encoding | None
    mapping: ColumnMapping | None
    ignore: tuple[str, ...]

    def read(self, content: bytes) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """Return what is wrong with a list, and what is odd in it."""
        try:
            table = read_table(
                self.form,
                content,
                known=self.known,
                lang=self.lang,
                encoding=self.encoding,
                mapping=self.mapping,
                ignore=self.ignore,
            )
        except FormDataError as error:
            return error.problems, ()
        odd = warnings_of(self.form, table.document, (self.lang,))
        return (), table.placed(odd)


def _is_lost_zeros(problem: Problem) -> TypeGuard[CellProblem]:
    return isinstance(problem, CellProblem) and problem.code == "iin_zeros_lost"


class _Copy:
    """The copy in the making.

    Args:
        content: The list.
        grids: Its sheets: they are the copy of CSV.
        lang: The language of the comments.
    """

    def __init__(self, content: bytes, grids: Sequence[Grid], lang: Language) -> None:
        try:
            import openpyxl
            from openpyxl import comments, styles
        except ImportError as error:
            raise MissingLibrary(EXTRA) from error

        self._lang = lang
        self._make_comment = comments.Comment
        self._make_fill = styles.PatternFill
        self._heads = {
            grid.sheet: min((row for row, cells in grid.rows.items() if cells), default=1)
            for grid in grids
        }
        if content.startswith(b"PK"):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of parts that openpyxl does not know
                self.book: Any = openpyxl.load_workbook(io.BytesIO(content))
            return
        self.book = openpyxl.Workbook()
        for grid in grids:
            for row, cells in grid.rows.items():
                for column, cell in cells.items():
                    target = self.book.active.cell(row, column, str(cell.value))
                    target.data_type, target.number_format = "s", "@"

    def saved(self) -> bytes:
        """Return the file."""
        content = io.BytesIO()
        self.book.save(content)
        return content.getvalue()

    def keep_values(self, grid: Grid, columns: Container[int] | None) -> None:
        """Put the values of formulas in their place; saving would lose the values alone."""
        for cells in grid.rows.values():
            for column, cell in cells.items():
                if cell.fault or (columns is not None and column not in columns):
                    continue
                target = self._cell(cell.place)
                if target is not None and target.data_type == "f":
                    target.value = cell.value
                    if isinstance(cell.value, str):
                        target.data_type = "s"
                    self._mark(target, "corrected", _FORMULA[self._lang])

    def restore(self, problem: CellProblem) -> bool:
        """Give an IIN its zeros back, if they are proved."""
        cell = self._cell(problem.cell)
        if cell is None:
            return False
        was = str(cell.value).removesuffix(".0")
        now = "".join(was.split()).zfill(_IIN_LENGTH)
        if not IIN.is_valid(now) or IIN(now).birth_date is None:
            return False
        cell.value, cell.number_format = now, "@"
        said = _WAS_NOW[self._lang].format(was=was, now=now)
        self._mark(cell, "corrected", said)
        return True

    def say(self, mark: Mark, problems: Iterable[Problem]) -> None:
        """Say in the cells what is wrong with them."""
        said: dict[str, list[str]] = {}
        for problem in problems:
            places = problem.cell.split(", ") if isinstance(problem, CellProblem) else [""]
            for place in places:
                said.setdefault(place, []).append(explain(problem, self._lang))
        for place, texts in said.items():
            cell = self._cell(place)
            if cell is not None:
                self._mark(cell, mark, "\n".join(dict.fromkeys(texts)))

    def _mark(self, cell: Any, mark: Mark, text: str) -> None:
        cell.fill = self._make_fill("solid", fgColor=_COLOURS[mark])
        before = f"{cell.comment.text}\n\n" if cell.comment else ""
        comment = self._make_comment(f"{before}{text}", _AUTHOR)
        comment.width, comment.height = 320, 40 + 18 * len(comment.text) // 40
        cell.comment = comment

    def _cell(self, place: str) -> Any:
        """Return the cell at a place; of a range, its first, of a row or column, its head."""
        found = _PLACE.fullmatch(place.partition(":")[0])
        if found is None:
            return None
        title = found["sheet"]
        if title is None:
            sheet = next(each for each in self.book.worksheets if each.sheet_state == "visible")
        else:
            sheet = self.book[title[1:-1]]
        head = self._heads.get("" if title is None else f"{title}!", 1)
        return sheet[f"{found['column'] or 'A'}{found['row'] or head}"]


def _lost(content: bytes, made: bytes) -> tuple[str, ...]:
    """Return the kinds of parts that a workbook has and its copy has not."""
    if not content.startswith(b"PK"):
        return ()
    return tuple(sorted(_kinds(content) - _kinds(made) - _REWRITTEN))


def _kinds(content: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name.split("/")[1]
            for name in archive.namelist()
            if name.startswith("xl/") and not name.split("/")[1].startswith("_")
        }
