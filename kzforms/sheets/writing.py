"""The workbook that a person fills in: official headings, help, drop-downs, validation."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from kzforms.errors import FormDataError, InvalidValue, MissingLibrary
from kzforms.form import Form
from kzforms.sheets.cells import both
from kzforms.sheets.grids import EXTRA, letters
from kzforms.sheets.parts import LANGUAGE_NAMES, Part, RowList, parts_of
from kzforms.sheets.reading import MARKER, VALUE_COLUMNS, language_name
from kzforms.text import LANGUAGES, Bilingual, Language
from kzforms.values import MILITARY_RANKS
from kzforms.values.rows import MAX_ROWS

_FIELDS: Final = Bilingual(kk="Деректемелер", ru="Реквизиты")
_FIELD: Final = Bilingual(kk="Өріс", ru="Поле")
_VALUE: Final = Bilingual(kk="Мәні", ru="Значение")
_REQUIRED: Final = Bilingual(kk="Толтырылуы міндетті.", ru="Заполняется обязательно.")
_REQUIRED_IN_LANGUAGE: Final = Bilingual(
    kk="Құжаттың тілінде толтырылуы міндетті.", ru="На языке документа заполняется обязательно."
)
_STAR: Final = Bilingual(
    kk="* – толтырылуы міндетті. Ұяшыққа түсініктеме бағыттауышты оған апарғанда көрінеді.",
    ru="* – заполняется обязательно. Пояснение к ячейке видно при наведении на нее указателя.",
)
_IIN: Final = Bilingual(
    kk="12 цифр. Ұяшық пішімі – мәтін: бастапқы нөлдер сақталады.",
    ru="12 цифр. Формат ячейки – текстовый: начальные нули сохраняются.",
)
_DATE: Final = Bilingual(kk="Күні, мысалы 13.01.2026.", ru="Дата, например 13.01.2026.")
_TICK: Final = Bilingual(
    kk="Таңдалғаны × белгісімен белгіленеді.", ru="Выбранное отмечается знаком ×."
)
_SUGGESTED: Final = Bilingual(
    kk="Тізімнен таңдалады немесе жазылады.", ru="Выбирается из списка или вписывается."
)
_CHOOSE: Final = Bilingual(kk="Тізімнен таңдаңыз.", ru="Выберите из списка.")
_WRONG: Final = Bilingual(kk="Мәні дұрыс емес", ru="Неверное значение")

_MARK: Final = "×"
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
    """A workbook to fill in, as XLSX.

    A form's list is a sheet with the official headings in both languages and one column for
    each part that a person writes; the fields that are given once are a sheet of labels and
    values. The first row, or column, is hidden and holds the fields' paths: the table can be
    sorted and reordered, and is read all the same.

    Args:
        form: The form.
        batch: One table in which each row is a document, for `kzforms batch`.

    Returns:
        The file; the same form gives the same bytes.

    Raises:
        InvalidValue: The form has nothing to fill in; or, of a batch, it takes rows, which
            do not fit a row.
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
    # The form's table is what is filled most; lists that an application adds come last.
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
        lines = [*_help(part, "kk"), "", *_help(part, "ru")]
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
        rule, said = self._rule(part)
        if rule is None:
            return
        validation = self.make_validation(**rule, allow_blank=True)
        validation.showErrorMessage = part.suggestions is None
        validation.errorTitle = both(_WRONG.kk, _WRONG.ru)[:32]
        validation.error = both(said.kk, said.ru)[:_MESSAGE_LIMIT]
        validation.add(cells)
        sheet.add_data_validation(validation)

    def _rule(self, part: Part) -> tuple[dict[str, Any] | None, Bilingual]:
        """What a cell takes, and what is said of it."""
        if part.suggestions == "ranks":
            words = tuple(rank.name[part.language or "kk"] for rank in MILITARY_RANKS)
            return {"type": "list", "formula1": self._list(words)}, _SUGGESTED
        match part.kind:
            case "tick":
                rule, said = {"type": "list", "formula1": f'"{_MARK}"'}, _TICK
            case "choice":
                words = tuple(both(o.words.kk, o.words.ru) for o in part.options)
                rule, said = {"type": "list", "formula1": self._list(words)}, _CHOOSE
            case "iin":
                rule, said = {"type": "textLength", "operator": "equal", "formula1": "12"}, _IIN
            case "date":
                rule, said = _dates(part.first or date(1900, 1, 1), part.last or date(2099, 12, 31))
            case "integer" | "number":
                rule, said = _numbers(part)
            case _:
                longest = str(part.limit)
                rule = {"type": "textLength", "operator": "lessThanOrEqual", "formula1": longest}
                return (rule, _limit(part.limit)) if part.limit else (None, _CHOOSE)
        return rule, said

    def _list(self, words: tuple[str, ...]) -> str:
        """Where a drop-down's words stand: on a hidden sheet, which has room for any number."""
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


def _help(part: Part, language: Language) -> Iterable[str]:
    if part.help[language]:
        yield part.help[language]
    if part.required:
        yield (_REQUIRED_IN_LANGUAGE if part.language else _REQUIRED)[language]
    if part.kind == "tick":
        yield part.options[0].words[language]
    said = {"iin": _IIN, "date": _DATE, "tick": _TICK, "choice": _CHOOSE}.get(part.kind)
    if part.suggestions:
        said = _SUGGESTED
    elif part.limit is not None:
        said = _limit(part.limit)
    if said is not None:
        yield said[language]


def _limit(limit: int) -> Bilingual:
    return Bilingual(kk=f"Ең көбі {limit} таңба.", ru=f"Не более {limit} знаков.")


def _width(part: Part) -> int:
    wide = {"iin": 15, "date": 13, "integer": 12, "number": 12, "tick": 16}.get(part.kind)
    return wide or max(14, min(_MOST_WIDE, (part.limit or _MOST_WIDE) // 2))


def _dates(first: date, last: date) -> tuple[dict[str, str], Bilingual]:
    span = f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"
    bounds = {"formula1": _serial(first), "formula2": _serial(last)}
    return {"type": "date", "operator": "between", **bounds}, Bilingual(kk=span, ru=span)


def _numbers(part: Part) -> tuple[dict[str, str], Bilingual]:
    least, most = part.least or 0, 10**9 if part.most is None else part.most
    span = f"{least:.0f} – {most:.0f}"
    bounds = {"formula1": f"{least:.0f}", "formula2": f"{most:.0f}"}
    kind = "whole" if part.kind == "integer" else "decimal"
    return {"type": kind, "operator": "between", **bounds}, Bilingual(kk=span, ru=span)


def _serial(day: date) -> str:
    # Spreadsheets count days from the end of 1899, with a 29 February 1900 that never was.
    return str(max(1, (day - date(1899, 12, 30)).days))


def _packed(book: Any) -> bytes:
    """The file, without the time at which it was made."""
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
