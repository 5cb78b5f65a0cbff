"""The workbook that a person fills in: official headings, help, drop-downs, validation."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any, Final

from kzforms.errors import FormDataError, InvalidValue, MissingLibrary
from kzforms.form import Form
from kzforms.sheets.cells import both
from kzforms.sheets.choosing import MARKER
from kzforms.sheets.grids import EXTRA, letters
from kzforms.sheets.headings import language_name
from kzforms.sheets.parts import LANGUAGE_NAMES, Part, RowList, parts_of
from kzforms.sheets.reading import VALUE_COLUMNS
from kzforms.sheets.validation import help_lines, rule_of
from kzforms.text import LANGUAGES, Bilingual, Language
from kzforms.values.rows import MAX_ROWS

_FIELDS: Final = Bilingual(kk="Деректемелер", ru="Реквизиты")
_FIELD: Final = Bilingual(kk="Өріс", ru="Поле")
_VALUE: Final = Bilingual(kk="Мәні", ru="Значение")
_STAR: Final = Bilingual(
    kk="* – толтырылуы міндетті. Ұяшыққа түсініктеме меңзерді ұяшық үстіне апарғанда көрінеді.",
    ru="* – заполняется обязательно. Пояснение к ячейке видно при наведении на нее указателя.",
)
_WRONG: Final = Bilingual(kk="Қате мән", ru="Неверное значение")

_LISTS: Final = "lists"
_HEAD_ROWS: Final = 4
_LABEL_LINE: Final = 44
_LINE_HEIGHT: Final = 16
_MOST_WIDE: Final = 36
_TITLE_LIMIT: Final = 31
_MESSAGE_LIMIT: Final = 220
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\']")
_PACKED_ON: Final = (1980, 1, 1, 0, 0, 0)
_STAMPS: Final = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def template(form: Form, *, batch: bool = False) -> bytes:
    """Make a workbook to fill in, as XLSX.

    A form's list is a sheet with the official headings in both languages and one column for
    each part that a person writes; the fields that are given once are a sheet of labels and
    values. The first row, or column, is hidden and holds the fields' paths: a table that was
    sorted or reordered is still read.

    Args:
        form: The form.
        batch: One table in which each row is a document, for `kzforms batch`.

    Returns:
        The file; the same form gives the same bytes.

    Raises:
        InvalidValue: The form has nothing to fill in; or a batch is asked for, and the form
            takes rows, which do not fit a row.
        MissingLibrary: openpyxl is not installed.
    """
    if not form.fillable:
        raise InvalidValue(
            "nothing_to_fill", f"{form.id} has nothing to fill in.", "Print it with `blank`."
        )
    parts = parts_of(form)
    if batch:
        require_row_documents(form)
        return _packed(_Workbook(form).with_list(parts.as_row).book)
    workbook = _Workbook(form)
    # The form's table comes first: it is filled in most. Lists of an application come last.
    table = form.edition.table
    main = [rows for rows in parts.lists if table is not None and rows.field == table.rows]
    for rows in main:
        workbook.with_list(rows)
    if parts.fields:
        workbook.with_fields(parts.fields)
    for rows in parts.lists:
        if rows not in main:
            workbook.with_list(rows)
    return _packed(workbook.book)


def require_row_documents(form: Form) -> None:
    """Make sure that a row of a table can hold a document of this form.

    Raises:
        InvalidValue: It cannot: the form has nothing to fill in, or needs rows of its own.
    """
    try:
        form.load({})
    except FormDataError as error:
        missing = {problem.path for problem in error.problems}
    else:
        missing = set()
    needed = [rows.field for rows in parts_of(form).lists if rows.field in missing]
    if needed or not form.fillable:
        raise InvalidValue(
            "rows_in_row",
            f"A row of a table cannot hold a {form.id}: it has rows of its own."
            if needed
            else f"{form.id} has nothing to fill in.",
            "Give the documents as JSON Lines." if needed else "Print it with `blank`.",
        )


class _Workbook:
    """A workbook in the making."""

    def __init__(self, form: Form) -> None:
        try:
            import openpyxl
            from openpyxl import comments, styles
            from openpyxl.worksheet import datavalidation
        except ImportError as error:
            raise MissingLibrary(EXTRA) from error

        self.form = form
        self.book: Any = openpyxl.Workbook()
        self.book.remove(self.book.active)
        self.book.properties.creator = "kzforms"
        self.book.properties.title = both(form.title.kk, form.title.ru)
        self.make_comment = comments.Comment
        self.make_validation = datavalidation.DataValidation
        self.styles = styles
        self.lists: dict[tuple[str, ...], str] = {}

    def with_list(self, rows: RowList) -> "_Workbook":
        """Add the sheet of a list."""
        sheet = self._sheet(rows.title)
        sheet.append([rows.path(None, part.path).rstrip(".") for part in rows.parts])
        sheet.row_dimensions[1].hidden = True
        for row, language in enumerate(LANGUAGES, 2):
            for column, part in enumerate(rows.parts, 1):
                self._head(sheet.cell(row, column), _starred(part.group[language], part))
        for column, part in enumerate(rows.parts, 1):
            cell = sheet.cell(_HEAD_ROWS, column)
            self._head(
                cell, language_name(part) if part.language else _starred(language_name(part), part)
            )
            self._comment(cell, part)
            name = letters(column)
            sheet.column_dimensions[name].width = _width(part)
            self._format(sheet.column_dimensions[name], part)
            last = _HEAD_ROWS + MAX_ROWS
            self._validate(sheet, f"{name}{_HEAD_ROWS + 1}:{name}{last}", part)
        self._merge_groups(sheet, rows.parts)
        sheet.row_dimensions[2].height = sheet.row_dimensions[3].height = 62
        sheet.row_dimensions[_HEAD_ROWS].height = 48
        sheet.freeze_panes = f"A{_HEAD_ROWS + 1}"
        sheet.print_title_rows = f"2:{_HEAD_ROWS}"
        self._page(sheet)
        return self

    def with_fields(self, parts: Sequence[Part]) -> None:
        """Add the sheet of what is given once."""
        sheet = self._sheet(_FIELDS)
        value, value_ru = (
            _in_language(_VALUE, language) if language else both(_VALUE.kk, _VALUE.ru)
            for language in (None, "ru")
        )
        sheet.append(
            [f"{MARKER} {self.form.id} {self.form.edition.id}", None, None, *VALUE_COLUMNS]
        )
        sheet.row_dimensions[1].hidden = True
        sheet.append([None, self.form.title.kk])
        sheet.append([None, self.form.title.ru])
        sheet.append([None, _STAR.kk])
        sheet.append([None, _STAR.ru])
        sheet.append([None, _FIELD.kk, _FIELD.ru, value, value_ru])
        for row in (2, 3):
            sheet.cell(row, 2).font = self._bold()
        for cell in sheet[6][1:]:
            self._head(cell, cell.value)
        for part in parts:
            self._field(sheet, part)
        for column in "BCDE":
            sheet.column_dimensions[column].width = _LABEL_LINE
        sheet.column_dimensions["A"].hidden = True
        sheet.freeze_panes = "D7"
        self._page(sheet)

    def _page(self, sheet: Any) -> None:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _field(self, sheet: Any, part: Part) -> None:
        if part.language == "ru":
            row, column = sheet.max_row, 5
        else:
            row, column = sheet.max_row + 1, 4
            one = part.whole or part
            label = [_starred(_label(one, language), one) for language in LANGUAGES]
            for place, text in enumerate((one.path, *label), 1):
                cell = sheet.cell(row, place, text)
                cell.alignment = self._wrapped()
            lines = max(1 + len(text) // _LABEL_LINE for text in label)
            sheet.row_dimensions[row].height = _LINE_HEIGHT * max(lines, 3 if part.multiline else 1)
        cell = sheet.cell(row, column)
        self._format(cell, part)
        cell.alignment = self._wrapped()
        side = self.styles.Side(style="thin", color="FF808080")
        cell.border = self.styles.Border(left=side, right=side, top=side, bottom=side)
        self._comment(cell, part)
        self._validate(sheet, cell.coordinate, part)

    def _sheet(self, title: Bilingual) -> Any:
        words = _NOT_IN_TITLES.sub(" ", both(title.kk, title.ru).replace(" / ", " – "))
        if len(words) > _TITLE_LIMIT:
            words = _NOT_IN_TITLES.sub(" ", title.kk)
        if len(words) > _TITLE_LIMIT:
            words = f"{words[: _TITLE_LIMIT - 3].rstrip()}…"
        hidden = self.book.worksheets[-1] if _LISTS in self.book.sheetnames else None
        place = len(self.book.sheetnames) - (1 if hidden else 0)
        return self.book.create_sheet(words, place)

    def _head(self, cell: Any, text: str | None) -> None:
        cell.value = text
        cell.number_format = "@"
        cell.font = self._bold()
        cell.fill = self.styles.PatternFill("solid", fgColor="FFE7EBF0")
        side = self.styles.Side(style="thin", color="FF808080")
        cell.border = self.styles.Border(left=side, right=side, top=side, bottom=side)
        cell.alignment = self.styles.Alignment(
            wrap_text=True, horizontal="center", vertical="center"
        )

    def _bold(self) -> Any:
        return self.styles.Font(name="Calibri", size=11, bold=True)

    def _wrapped(self) -> Any:
        return self.styles.Alignment(wrap_text=True, vertical="top")

    def _merge_groups(self, sheet: Any, parts: Sequence[Part]) -> None:
        """Let an official heading stand over all the columns into which it is divided."""
        start = 1
        for column in range(2, len(parts) + 2):
            inside = column <= len(parts) and parts[column - 1].group == parts[start - 1].group
            if inside:
                continue
            if column - 1 > start:
                for row in (2, 3):
                    sheet.merge_cells(
                        start_row=row, end_row=row, start_column=start, end_column=column - 1
                    )
            start = column

    def _comment(self, cell: Any, part: Part) -> None:
        lines = [*help_lines(part, "kk"), "", *help_lines(part, "ru")]
        if any(lines):
            comment = self.make_comment("\n".join(lines).strip(), "kzforms")
            comment.width, comment.height = (
                320,
                30 + 18 * sum(1 + len(line) // 44 for line in lines),
            )
            cell.comment = comment

    def _format(self, target: Any, part: Part) -> None:
        target.number_format = {
            "date": "dd.mm.yyyy",
            "integer": "0",
            "number": "0.##",
        }.get(part.kind, "@")

    def _validate(self, sheet: Any, cells: str, part: Part) -> None:
        rule = rule_of(part)
        if rule is None:
            return
        bounds = {"formula1": self._list(rule.words)} if rule.words else rule.bounds
        validation = self.make_validation(type=rule.type, **bounds, allow_blank=True)
        validation.showErrorMessage = part.suggestions is None
        validation.errorTitle = both(_WRONG.kk, _WRONG.ru)
        validation.error = both(rule.said.kk, rule.said.ru)[:_MESSAGE_LIMIT]
        validation.add(cells)
        sheet.add_data_validation(validation)

    def _list(self, words: tuple[str, ...]) -> str:
        """Write a drop-down's words on a hidden sheet, and return their cells as a formula.

        In the validation itself there is room for 255 characters only.
        """
        if _LISTS not in self.book.sheetnames:
            self.book.create_sheet(_LISTS).sheet_state = "hidden"
        sheet = self.book[_LISTS]
        if words not in self.lists:
            column = len(self.lists) + 1
            for row, word in enumerate(words, 1):
                sheet.cell(row, column, word)
            name = letters(column)
            self.lists[words] = f"={_LISTS}!${name}$1:${name}${len(words)}"
        return self.lists[words]


def _starred(text: str, part: Part) -> str:
    return f"{text} *" if part.required and text else text


def _label(part: Part, language: Language) -> str:
    words = part.title(language)
    if part.kind == "tick" and part.options[0].value:
        return f"{words}: {part.options[0].words[language]}"
    return words


def _in_language(words: Bilingual, language: Language) -> str:
    name = LANGUAGE_NAMES[language]
    return both(f"{words.kk} ({name.kk})", f"{words.ru} ({name.ru})")


def _width(part: Part) -> int:
    wide = {"iin": 15, "date": 13, "integer": 12, "number": 12, "tick": 16}.get(part.kind)
    return wide or max(14, min(_MOST_WIDE, (part.limit or _MOST_WIDE) // 2))


def _packed(book: Any) -> bytes:
    """Pack the file without the time at which it is made."""
    written = io.BytesIO()
    book.save(written)
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMPS.sub(b"", content)
            info = zipfile.ZipInfo(name, _PACKED_ON)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, content)
    return packed.getvalue()
