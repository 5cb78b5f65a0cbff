"""Tables in: templates, clerks' own lists, and what is wrong with them, by cell."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings, strategies as st
from openpyxl.cell import MergedCell
from openpyxl.styles import Font
from openpyxl.utils.datetime import from_excel
from support.catalogue import FILLABLE, every_fillable, every_list, every_unfillable, named
from support.sheets import HEAD_ROWS, filled, saved
from support.strategies import documents

from kzforms import (
    Form,
    FormDataError,
    InvalidValue,
    cli,
    explain,
    get_form,
    read,
    render,
    sample,
    sheets,
)
from kzforms.errors import CellProblem, MissingLibrary
from kzforms.sheets.parts import parts_of
from kzforms.values.iin import control_digit
from kzforms.values.rows import MAX_ROWS

pytestmark = pytest.mark.kinds

LIST = get_form("named-list-reserve-officers")
DATA: dict[str, Any] = json.loads(sample(LIST.id))
KNOWN = {name: value for name, value in DATA.items() if name != "entries"}
FIRST_ROW = HEAD_ROWS + 1


def data_of(form: Form) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(form.sample())
    return found


@every_fillable
def test_a_filled_template_is_the_document(form: Form) -> None:
    """This test ensures that what a clerk writes into any form's template is what is read."""
    data = data_of(form)
    assert sheets.read_rows(form, filled(form, data)) == form.load(data)


@pytest.mark.parametrize("form", [form for form in FILLABLE if form.ended_by is None], ids=named)
def test_a_filled_template_becomes_the_same_paper(form: Form, tmp_path: Path) -> None:
    """This test ensures that a document is the same whether its data come as JSON or a table."""
    (tmp_path / "data.json").write_bytes(form.sample())
    (tmp_path / "list.xlsx").write_bytes(filled(form, data_of(form)))
    data, rows = str(tmp_path / "data.json"), str(tmp_path / "list.xlsx")
    edition = ("--edition", form.edition.id)
    for name, arguments in (("json", [data]), ("rows", ["--rows", rows])):
        target = str(tmp_path / f"{name}.pdf")
        assert (
            cli.run(["render", form.id, *edition, *arguments, "--lang", "kk-ru", "-o", target]) == 0
        )
    assert (tmp_path / "json.pdf").read_bytes() == (tmp_path / "rows.pdf").read_bytes()
    assert read((tmp_path / "rows.pdf").read_bytes()) == form.load(data_of(form))


@every_fillable
@settings(
    max_examples=settings().max_examples // 4,  # each is a workbook
    phases=[Phase.generate],  # a shorter example of a long form says no more
)
@given(drawn=st.data())
def test_any_document_survives_its_template(form: Form, drawn: st.DataObject) -> None:
    """This test ensures that no value that a form takes is lost or changed by a spreadsheet."""
    data = drawn.draw(documents(form.model)).model_dump(mode="json", exclude_none=True)
    found = sheets.read_rows(form, filled(form, data))
    assert _ordered(found.model_dump(mode="json", exclude_none=True)) == _ordered(data)


def _ordered(data: Any) -> Any:
    """The data, with alternatives that were chosen in one order: ticks have none."""
    if isinstance(data, dict):
        return {name: _ordered(value) for name, value in data.items()}
    if isinstance(data, list):
        return (
            sorted(data) if isinstance(next(iter(data), None), str) else list(map(_ordered, data))
        )
    return data


@every_fillable
def test_a_template_says_what_the_form_says(form: Form) -> None:
    """This test ensures that a clerk finds the official headings, and every field once."""
    book = openpyxl.load_workbook(io.BytesIO(sheets.template(form)))
    words = {
        " ".join(str(cell.value).replace("*", "").split())
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    }
    table = form.edition.table
    for column in table.columns if table else ():
        if column.field is not None:
            assert {column.kk, column.ru} <= words
    parts = parts_of(form)
    paths = [(part.whole or part).path for part in parts.fields]
    paths += [rows.path(None, part.path) for rows in parts.lists for part in rows.parts]
    assert set(paths) <= words
    for language in ("kk", "ru"):
        assert all(part.title(language) for part in parts.fields)


@every_list
def test_a_list_is_easy_to_fill_in(form: Form) -> None:
    """This test ensures that IINs stay texts, headings stay in sight, and help is at hand."""
    sheet = openpyxl.load_workbook(io.BytesIO(sheets.template(form))).worksheets[0]
    assert sheet.freeze_panes == f"A{FIRST_ROW}"
    assert sheet.row_dimensions[1].hidden
    kinds = {part.path: part for rows in parts_of(form).lists for part in rows.parts}
    rules = {
        str(rule.sqref).partition(":")[0]: rule for rule in sheet.data_validations.dataValidation
    }
    for head in sheet[1]:
        part = kinds[head.value.partition("[].")[2]]
        column = sheet.column_dimensions[head.column_letter]
        assert column.number_format == {"date": "dd.mm.yyyy", "integer": "0"}.get(part.kind, "@")
        rule = rules[f"{head.column_letter}{FIRST_ROW}"]
        note = sheet.cell(HEAD_ROWS, head.column).comment
        comment = note.text if note else ""
        if part.kind == "iin":
            assert (rule.type, rule.formula1) == ("textLength", "12")
            assert "12 цифр" in comment
        elif part.limit and rule.type != "list":
            assert rule.formula1 == str(part.limit)
            assert str(part.limit) in comment


def _date_rules(form: Form) -> dict[str, tuple[date, date]]:
    """The first and last day that a template's cells take, by the field's path."""
    found = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(sheets.template(form))).worksheets:
        for rule in sheet.data_validations.dataValidation:
            cell = sheet[str(rule.sqref).partition(":")[0]]
            head = sheet["A1"].value.startswith("kzforms ")
            path = sheet.cell(cell.row, 1) if head else sheet.cell(1, cell.column)
            if rule.type == "date":
                days = (from_excel(int(bound)).date() for bound in (rule.formula1, rule.formula2))
                found[path.value] = (next(days), next(days))
    return found


def _accepts(form: Form, path: str, day: date) -> bool:
    """Whether a form takes a day; what else is wrong with the data does not count."""
    data = data_of(form)
    *above, last = path.replace("[]", ".0").split(".")
    inner: Any = data
    for name in above:
        inner = inner[int(name)] if name.isdigit() else inner.setdefault(name, {})
    inner[last] = day.isoformat()
    try:
        form.load(data)
    except FormDataError as error:
        return "date_range" not in {problem.code for problem in error.problems}
    return True


@pytest.mark.parametrize("form_id", ["named-list-specialists", "registration-instruction"])
def test_a_template_takes_the_days_that_the_form_takes(form_id: str) -> None:
    """This test ensures that a clerk may type every day that a form takes, and no other."""
    form = get_form(form_id)
    rules = _date_rules(form)
    assert len({first for first, _ in rules.values()}) == 2  # from 1900, and from 2000
    for path, (first, last) in rules.items():
        days = (first - timedelta(1), first, last, last + timedelta(1))
        assert [_accepts(form, path, day) for day in days] == [False, True, True, False], path


@pytest.mark.parametrize(
    ("form_id", "bounds"),
    [
        ("named-list-reserve-officers", {("whole", "0", "99999")}),
        ("2012-officers-registration-indicators", {("decimal", "0", "100")}),
        ("2012-benefit-certificates-application", {("whole", "1900", "2099")}),
    ],
)
def test_a_template_takes_the_numbers_that_the_form_takes(
    form_id: str, bounds: set[tuple[str, str, str]]
) -> None:
    """This test ensures that a clerk is told of a number out of bounds while typing it."""
    book = openpyxl.load_workbook(io.BytesIO(sheets.template(get_form(form_id))))
    assert bounds == {
        (rule.type, rule.formula1, rule.formula2)
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type in {"whole", "decimal"}
    }


def test_ranks_are_suggested_and_not_prescribed() -> None:
    """This test ensures that a rank can be chosen from a list, and a rank with an addition written."""
    book = openpyxl.load_workbook(io.BytesIO(sheets.template(LIST)))
    rules = [r for r in book.worksheets[1].data_validations.dataValidation if r.type == "list"]
    assert len(rules) == 2
    assert not any(rule.showErrorMessage for rule in rules)
    offered = {cell.value for column in book["lists"].columns for cell in column}
    assert {"полковник", "аға лейтенант", "старший лейтенант"} <= offered
    assert book["lists"].sheet_state == "hidden"


def test_a_template_is_the_same_in_every_process() -> None:
    """This test ensures that the same form gives the same bytes, on another day too."""
    code = (
        "import hashlib, datetime, openpyxl.writer.excel as w; from kzforms import get_form, sheets\n"
        "for form in ('named-list-specialists', 'registration-instruction'):\n"
        "    print(hashlib.sha256(sheets.template(get_form(form))).hexdigest())"
    )
    environment = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    made = [
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True)
        for env in environment
    ]
    assert made[0].stdout == made[1].stdout
    with zipfile.ZipFile(io.BytesIO(sheets.template(LIST))) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert str(date.today().year).encode() not in archive.read("docProps/core.xml")  # noqa: DTZ011


@every_unfillable
def test_a_standard_has_no_template(form: Form) -> None:
    """This test ensures that a document without fields says so instead of an empty table."""
    with pytest.raises(InvalidValue, match="nothing to fill in"):
        sheets.template(form)


def _problems(
    source: bytes, form: Form = LIST, known: Any = None, **options: Any
) -> list[CellProblem]:
    with pytest.raises(FormDataError) as caught:
        sheets.read_rows(form, source, known=known, **options)
    return list(caught.value.problems)  # type: ignore[arg-type]


def _set(cell: str, value: Any, form: str | None = None) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book.worksheets[0][cell].value = value
        if form:
            book.worksheets[0][cell].number_format = form

    return change


def _row_hidden(book: Any) -> None:
    book.worksheets[0].row_dimensions[7].hidden = True


def _column_hidden(book: Any) -> None:
    book.worksheets[0].column_dimensions["Q"].hidden = True


def _struck(book: Any) -> None:
    book.worksheets[0]["B7"].font = Font(strike=True)


def _merged(book: Any) -> None:
    book.worksheets[0].merge_cells("E6:E8")


def _heading(text: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.cell(1, 18).value = text
        sheet.cell(FIRST_ROW, 18).value = "құпия"

    return change


def _without_zeros(digits: str) -> str:
    """An IIN that begins with zeros, without them: nobody was born on such a day."""
    return f"{digits}{control_digit(digits.zfill(11))}"


@pytest.mark.parametrize(
    ("change", "cell", "code", "said"),
    [
        (_set("A6", "910508529460"), "A6", "iin_check_digit", "wrong check digit"),
        (_set("A6", None), "A6", "missing", "missing"),
        (_set("A6", int(_without_zeros("9999970001"))), "A6", "iin_zeros_lost", "dropped the zero at its beginning"),
        (_set("A6", _without_zeros("99970003")), "A6", "iin_zeros_lost", "the 3 zeros"),
        (_set("A6", 12345), "A6", "iin_number", "stored as a number"),
        (_set("A6", "9,10509E+11"), "A6", "iin_shortened", "last digits are lost"),
        (_set("A6", 9.105e11 + 0.5), "A6", "iin_number", "stored as a number"),
        (_set("B6", None), "B6", "missing", "missing"),
        (_set("B6", "а" * 61), "B6", "too_long", "at most 60"),
        (_set("B6", "Аб\u200bай"), "B6", "text_character", "U+200B"),
        (_set("C6", datetime(2026, 1, 2)), "C6", "cell_date", "took this text for a date"),  # noqa: DTZ001
        (_set("A6", int(_without_zeros("9999970001")), "0"), "A6", "iin_zeros_lost", "dropped the zero at its beginning"),
        (_set("I6", 44), "I6", "cell_number", "leading zeros may be lost"),
        (_set("I6", 44, "0"), "I6", "cell_number", "leading zeros may be lost"),
        (_set("I6", value=True), "I6", "cell_number", "a text is wanted"),
        (_set("F6", "31.02.2026"), "F6", "no_such_date", "no such date"),
        (_set("F6", 46000, "General"), "F6", "cell_date_number", "where a date is wanted"),
        (_set("F6", "1850-01-01"), "F6", "date_range", "from 01.01.1900"),
        (_set("F6", None), "F6", "missing", "missing"),
        (_set("B6", "=A1&A2"), "B6", "cell_formula", "no stored value"),
        (_set("B6", "Ахметов", ";;;"), "B6", "cell_hidden", "hides what it holds"),
        (_set("F6", datetime(2026, 1, 2), ";;"), "F6", "cell_hidden", "hides what it holds"),  # noqa: DTZ001
        (_set("B6", "#REF!"), "B6", "cell_error", "gives an error"),
        (_row_hidden, "7", "row_hidden", "hidden"),
        (_column_hidden, "Q", "column_hidden", "hidden, and holds data"),
        (_struck, "B7", "row_struck", "struck through"),
        (_merged, "E6:E8", "cell_merged", "Unmerge"),
        (_heading("Фамилия"), "R1", "heading_twice", "The column B1 holds the same field"),
        (_heading("Ескертме"), "R1", "heading_unknown", "Did you mean «Ескертпе»"),
        (_heading("Рост"), "R1", "mapping_wanted", "kzforms map"),
        (_heading("ФИО"), "R1", "mapping_wanted", "kzforms map"),
        (_heading(""), "R5", "cell_no_field", "no field"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_its_cell(
    change: Callable[[Any], None], cell: str, code: str, said: str
) -> None:
    """This test ensures that a clerk finds the place at once, and no message repeats a value."""
    problems = _problems(filled(LIST, DATA, change))
    assert [(p.cell, p.code) for p in problems] == [(cell, code)]
    assert said in str(problems[0])
    assert str(problems[0]).startswith(f"{cell}: ")
    assert "құпия" not in str(problems[0])


def test_everything_wrong_is_said_at_once() -> None:
    """This test ensures that a clerk corrects a list in one go."""

    def change(book: Any) -> None:
        table, fields = book.worksheets[:2]
        table["A5"].value = "1"
        table["A17"].value = "2"
        table["F9"].value = "вчера"
        fields["D9"].value = "тринадцать"
        fields["E9"].value = "лишнее"
        fields["D10"].value = None

    problems = _problems(filled(LIST, DATA, change))
    sheet = "'Деректемелер – Реквизиты'!"
    assert {p.cell for p in problems} == {
        "A5", "A17", "F9", f"{sheet}D9", f"{sheet}E9", f"{sheet}D10",
    }  # fmt: skip
    assert {p.path for p in problems} >= {"entries[0].iin", "entries[12].iin", "personal_files"}


def test_what_is_wrong_is_said_from_top_to_bottom() -> None:
    """This test ensures that a clerk goes through a list once, whatever is wrong with a cell."""

    def change(book: Any) -> None:
        table = book.worksheets[0]
        table["A9"].value = 1.5  # what a spreadsheet changed is found before
        table["A5"].value = "990101500007"  # what is wrong as data
        table["F9"].value = "вчера"
        table["B10"].value = None

    assert [p.cell for p in _problems(filled(LIST, DATA, change))] == ["A5", "A9", "F9", "B10"]


def test_what_looks_odd_is_named_by_its_cell_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that a warning leads to a cell, or to a column that has empty cells."""

    def change(book: Any) -> None:
        table, fields = book.worksheets[:2]
        table["B7"].value = "Axметов"
        table["O6"].value = None
        fields["D9"].value = 99

    source = tmp_path / "list.xlsx"
    source.write_bytes(filled(LIST, DATA, change))
    target = str(tmp_path / "list.pdf")
    assert cli.run(["render", LIST.id, "--rows", str(source), "--lang", "ru", "-o", target]) == 0
    said = capsys.readouterr().err
    assert "warning: B7: Word 1 mixes" in said
    assert "warning: O: 1 of " in said
    assert "warning: 'Деректемелер – Реквизиты'!D9: " in said
    assert "Axметов" not in said


def test_a_column_that_a_table_lacks_is_named_by_its_path() -> None:
    """This test ensures that a warning never leads to a column that has nothing to do with it."""

    def change(book: Any) -> None:
        for row in book.worksheets[0].iter_rows(min_col=15, max_col=15):
            if not isinstance(row[0], MergedCell):
                row[0].value = None

    table = sheets.read_table(LIST, filled(LIST, DATA, change))
    (warning,) = table.placed(render(table.document, "ru").warnings)
    assert str(warning).startswith("entries[].position_code: 13 of 13 rows leave this column empty")


def test_a_spreadsheet_may_be_as_people_keep_it() -> None:
    """This test ensures that what changes no value is no reason to refuse a list."""

    def change(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet["A6"].value = int(DATA["entries"][1]["iin"])  # twelve digits: nothing was lost
        sheet["O5"].value, sheet["O5"].number_format = 44, "000"  # shown, and meant, as 044
        sheet["F5"].value = datetime(2026, 7, 18)  # noqa: DTZ001
        sheet["F6"].value = "18.07.2026"
        sheet["B7"].value = "  Жақсылықова "
        sheet["C40"].value = "   "
        sheet["A41"].number_format = "0"
        sheet.move_range("A8:Q17", rows=3)  # three empty rows
        sheet.column_dimensions["Z"].hidden = True  # an empty one

    assert sheets.read_rows(LIST, filled(LIST, DATA, change)) == LIST.load(DATA)


def test_an_iin_is_read_as_its_cell_shows_it() -> None:
    """This test ensures that an IIN stored as a number counts with the zeros that are shown."""
    number = int(_without_zeros("9999970001"))
    shown = filled(LIST, DATA, _set("A6", number, "0" * 12))
    document = sheets.read_rows(LIST, shown)
    assert document.entries[1].iin == f"{number:012}"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("word", "ticked"),
    [
        ("×", True), ("х", True), ("Иә", True), ("да", True), ("+", True), (1, True),
        ("жоқ", False), ("Жоқ ", False), ("нет", False), ("no", False), ("–", False), (0, False),
    ],
)  # fmt: skip
def test_a_tick_is_set_or_not_in_the_words_that_clerks_write(word: object, *, ticked: bool) -> None:
    """This test ensures that «жоқ» beside a reason is no tick, and «иә» is one."""
    form = get_form("2012-officers-registration-application")
    paths = ["reasons.discharge", "reasons.temporary_stay"]

    def change(book: Any) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows(max_col=1):
                if row[0].value in paths:
                    sheet.cell(row[0].row, 4).value = word if row[0].value == paths[0] else "×"

    document = sheets.read_rows(form, filled(form, data_of(form), change))
    chosen = document.model_dump(mode="json")["reasons"]
    assert "temporary_stay" in chosen
    assert ("discharge" in chosen) is ticked


@pytest.mark.parametrize("above", [1, 6, 15])
def test_headings_may_stand_below_a_letterhead(above: int) -> None:
    """This test ensures that a list is read though headings begin far down the sheet."""
    book = openpyxl.Workbook()
    for number in range(above):
        book.active.append([f"{number + 1}-әскери бөлім"])
    book.active.append(["ИИН", "Тегі", "Аты"])
    book.active.append(["911212697394", "Жақсылықова", "Аружан"])
    document = sheets.read_rows(LIST, saved(book), known=KNOWN)
    assert [entry.iin for entry in document.entries] == ["911212697394"]  # type: ignore[attr-defined]


def test_columns_may_be_moved_and_headings_be_the_official_ones() -> None:
    """This test ensures that a clerk's own list is read by the words of the form."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Список на 2026 год"])
    sheet.append(["Тегі", "Имя", "№ п/п", "ИИН *", "Әкесінің аты (болса)", "Примечание"])
    sheet.append([1, 2, 3, 4, 5, 6])
    people = DATA["entries"][:2]
    for number, person in enumerate(people, 1):
        name = person["name"]
        sheet.append(
            [name["surname"], name["given_name"], number, person["iin"], name["patronymic"], "бар"]
        )
    book.create_sheet("Заметки")["A1"] = "посторонний лист"
    document = sheets.read_rows(LIST, saved(book), known=KNOWN)
    expected = [{"iin": p["iin"], "name": p["name"], "note": "бар"} for p in people]
    assert document == LIST.load({**KNOWN, "entries": expected})


def test_formulas_count_with_their_values() -> None:
    """This test ensures that a list made by formulas is read as the clerk sees it."""
    content = filled(LIST, DATA, _set("C6", '="Ға"&"бит"'))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                # As a spreadsheet program stores what it has worked out.
                head, cell, rest = part.partition(b'<c r="C6"')
                assert cell
                rest = re.sub(rb"<v ?/>|<v></v>", "<v>Ғабит</v>".encode(), rest, count=1)
                part = head + cell + b' t="str"' + rest
            changed.writestr(name, part)
    assert sheets.read_rows(LIST, target.getvalue()) == LIST.load(DATA)


ROWS = [
    ["ИИН", "Тегі", "Аты", "Әкесінің аты (болса)", "Ескертпе"],
    ["910508529469", "Әбдіғалиев", "Ғабит", "Нұрланұлы", "құжаттары толық; бәрі, жеке ісімен"],
    ["", "", "", "", ""],
    ["911212697394", "Жақсылықова", "Аружан", "", ""],
    ["", "", "", "", ""],
]


def _csv(delimiter: str) -> str:
    quoted = ([f'"{cell}"' if set(cell) & set(";,") else cell for cell in row] for row in ROWS)
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "kz1048"])
def test_csv_is_read_as_it_is_met(delimiter: str, encoding: str) -> None:
    """This test ensures that no clerk has to know what an encoding or a delimiter is."""
    entries = [
        {
            "iin": "910508529469",
            "name": {"surname": "Әбдіғалиев", "given_name": "Ғабит", "patronymic": "Нұрланұлы"},
            "note": "құжаттары толық; бәрі, жеке ісімен",
        },
        {"iin": "911212697394", "name": {"surname": "Жақсылықова", "given_name": "Аружан"}},
    ]
    expected = LIST.load({**KNOWN, "entries": entries})
    assert sheets.read_rows(LIST, _csv(delimiter).encode(encoding), known=KNOWN) == expected
    if delimiter == ";":
        noted = f"sep=;\r\n{_csv(delimiter)}".encode(encoding)
        assert sheets.read_rows(LIST, noted, known=json.dumps(KNOWN)) == expected


def test_csv_of_a_russian_windows_is_read() -> None:
    """This test ensures that a list saved by Excel with semicolons in Windows-1251 is read."""
    text = "ИИН;Фамилия;Имя\r\n911212697394;Ёлкина;Эмма\r\n"
    for encoding in (None, "cp1251"):
        document = sheets.read_rows(LIST, text.encode("cp1251"), known=KNOWN, encoding=encoding)
        assert document.entries[0].name.surname == "Ёлкина"  # type: ignore[attr-defined]


def test_letters_that_an_encoding_lost_are_missed() -> None:
    """This test ensures that «?бді?алиев» never gets on to a paper."""
    text = "ИИН;Тегі;Аты\r\n911212697394;Әбдіғалиева;Анна\r\n".replace("Тегі", "Фамилия")
    lost = text.encode("cp1251", "replace")
    problems = _problems(lost, known=KNOWN)
    assert [(p.cell, p.code) for p in problems] == [("B2", "letters_lost")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet_empty"),
        (b"PK\x03\x04 no archive", "sheet_unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet_format"),
        (b"%PDF-1.7", "sheet_format"),
        (b"\x89PNG\r\n\x1a\n\x00", "sheet_format"),
        (b"\x98", "sheet_encoding"),
        ("Қазақ;тілі\n1;2".encode(), "headings_missing"),
        (b" " * 20_000_001, "limit_file"),
    ],
)
def test_a_file_that_is_no_table_is_explained(content: bytes, code: str) -> None:
    """This test ensures that a wrong file gets one sentence and no traceback."""
    assert [p.code for p in _problems(content)] == [code]


def test_a_missing_column_is_named_once() -> None:
    """This test ensures that five hundred rows without a surname are one problem."""
    text = "ИИН;Аты\n" + "911212697394;Аружан\n" * 500
    problems = _problems(text.encode(), known=KNOWN)
    assert [(p.path, p.code) for p in problems] == [("entries[].name.surname", "column_missing")]
    assert "Фамилия" in problems[0].message
    assert "– Тегі»" in explain(problems[0], "kk")
    assert "– Фамилия»" in explain(problems[0], "ru")


def test_a_heading_of_several_columns_is_explained() -> None:
    """This test ensures that a full name in one column is not divided by guessing."""
    text = "ИИН;Фамилия, имя и отчество (при его наличии)\n911212697394;Жақсылықова Аружан\n"
    (problem,) = _problems(text.encode(), known=KNOWN)
    assert (problem.cell, problem.code) == ("B1", "mapping_wanted")
    assert "--mapping" in problem.hint


def test_too_many_rows_are_refused_early() -> None:
    """This test ensures that a sheet of a million rows does not fill the memory."""
    text = "ИИН;Аты;Тегі\n" + "911212697394;Аружан;Жақсылықова\n" * (MAX_ROWS + 2)
    assert [p.code for p in _problems(text.encode(), known=KNOWN)] == ["too_many_rows"]


def test_a_template_of_another_form_is_refused() -> None:
    """This test ensures that a list is not printed on a form that it was not made for."""
    other = get_form("named-list-reserve-sergeants")
    problems = _problems(filled(other, data_of(other)), LIST)
    assert "sheet_other_form" in {p.code for p in problems}


def test_a_wording_that_the_language_lacks_is_named_by_cell() -> None:
    """This test ensures that a two-language list says where a Russian note is missing."""
    problems = _problems(filled(LIST, DATA, _set("Q5", None)), lang="kk-ru")
    assert [(p.cell, p.code) for p in problems] == [("Q5", "language_missing")]


def test_an_empty_template_says_what_is_missing() -> None:
    """This test ensures that a forgotten sheet of fields is not a riddle."""
    problems = _problems(sheets.template(LIST))
    assert {p.path for p in problems} == {
        "institution", "entries", "personal_files", "head.surname", "head.given_name",
    }  # fmt: skip


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_file_makes_a_traceback(content: bytes) -> None:
    """This test ensures that any bytes are read or refused, with an error of the library."""
    with pytest.raises(FormDataError):
        sheets.read_rows(LIST, content)


def test_without_openpyxl_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that the extra is named, and that CSV needs none."""
    content = filled(LIST, DATA)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingLibrary, match=r"kzforms\[sheets\]"):
        sheets.read_rows(LIST, content)
    with pytest.raises(MissingLibrary, match=r"kzforms\[sheets\]"):
        sheets.template(LIST)
    document = sheets.read_rows(LIST, _csv(";").encode(), known=KNOWN)
    assert document.entries[1].name.surname == "Жақсылықова"  # type: ignore[attr-defined]


def test_the_commands_make_and_read_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that the way from template to paper is two commands."""
    monkeypatch.chdir(tmp_path)
    assert cli.run(["template", LIST.id, "-o", "list.xlsx"]) == 0
    assert Path("list.xlsx").read_bytes() == sheets.template(LIST)
    Path("list.csv").write_bytes(_csv(";").encode("kz1048"))
    Path("known.json").write_text(json.dumps(KNOWN), "utf-8")
    render = ["render", LIST.id, "--rows", "list.csv", "-o", "a.pdf"]
    assert cli.run([*render, "--known", "known.json"]) == 0
    first = Path("a.pdf").read_bytes()
    assert cli.run([*render[:2], "known.json", *render[2:]]) == 0
    assert Path("a.pdf").read_bytes() == first
    assert cli.run([*render, "known.json", "--known", "known.json"]) == 2
    assert cli.run(["render", LIST.id, "-o", "b.pdf"]) == 2
    assert "--rows" in capsys.readouterr().err
    Path("list.csv").write_text(_csv(";").replace("911212697394", "911212697395"), "utf-8")
    assert cli.run([*render, "--known", "known.json"]) == 2
    assert "error: A4: The IIN has a wrong check digit" in capsys.readouterr().err
    assert not Path("b.pdf").exists()
