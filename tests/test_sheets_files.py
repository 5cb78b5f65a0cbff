"""Files of tables: what is read from them exactly, and what is named for what it is."""

import csv
import io
import json
import re
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from support.sheets import cells, filled, saved

from kzforms import FormDataError, InvalidValue, KzformsError, cli, get_form, sample, sheets
from kzforms.batch import read_items
from kzforms.cli.documents import render as render_command
from kzforms.errors import CellProblem, Problem
from kzforms.sheets.csv_grids import csv_grid, records
from kzforms.sheets.encodings import ENCODINGS, decoded
from kzforms.sheets.grids import read_grids
from kzforms.values.rows import MAX_ROWS

LIST = get_form("named-list-reserve-officers")
DATA: dict[str, Any] = json.loads(sample(LIST.id))
KNOWN = {name: value for name, value in DATA.items() if name != "entries"}
NONE: frozenset[str] = frozenset()
NAMES = re.findall(
    r"\S+",
    "Иванов Сергей Ахметова Юлия Щербаков Ким Цой Петровна ЕЛЮБАЕВА ЖАНАР Әбдіғалиев Ғабит "
    "Нұрланұлы ЖАҚСЫЛЫҚОВА Аружан Мұқашев Қожахметов Өтеп Үсенов Іңкәр Ұлан Шәкәрім",
)
HEAD = ["iin", "name.surname", "name.given_name", "note.kk"]
PEOPLE = [
    ["910508529469", "Әбдіғалиев", "Ғабит", "құжаттары толық"],
    ["911212697394", "Жақсылықова", "Аружан", ""],
    ["990101500016", "Серік", "Арман", "ескерту"],
]
INSTRUCTION = get_form("registration-instruction")


def _text(rows: list[list[str]], end: str = "\r\n") -> str:
    return "".join(";".join(row) + end for row in [HEAD, *rows])


def _read(source: bytes, **options: Any) -> Any:
    return sheets.read_rows(LIST, source, known=KNOWN, **options)


def _several(source: bytes) -> list[Problem]:
    with pytest.raises(FormDataError) as caught:
        sheets.read_rows(LIST, source)
    return list(caught.value.problems)


def _entries(rows: list[list[str]]) -> Any:
    keys = ("iin", "surname", "given_name", "note")
    people = [dict(zip(keys, row, strict=True)) for row in rows]
    entries = [
        {
            "iin": p["iin"],
            "name": {"surname": p["surname"], "given_name": p["given_name"]},
            **({"note": {"kk": p["note"]}} if p["note"] else {}),
        }
        for p in people
    ]
    return LIST.load({**KNOWN, "entries": entries})


def _problems(source: bytes, **options: Any) -> list[CellProblem]:
    with pytest.raises(FormDataError) as caught:
        _read(source, **options)
    return list(caught.value.problems)  # type: ignore[arg-type]


def _instruction() -> dict[str, str]:
    """The cells of an instruction, by heading."""
    data = json.loads(sample(INSTRUCTION.id))
    found = (pair for name, value in data.items() for pair in cells(value, name))
    return {path: str(value) for path, value in found}


# CSV


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.text("аӘ1\"';,\t\r\n =", max_size=8), min_size=1, max_size=5),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(";,\t"),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
)
def test_csv_comes_back_as_it_was_written(
    rows: list[list[str]], delimiter: str, end: str, quoting: Any
) -> None:
    """This test ensures that no cell is changed, whatever program's CSV it is."""
    # Before 3.13, Python quotes no cell for a line break that is not its own.
    assume(
        end == "\r\n"
        or quoting == csv.QUOTE_ALL
        or not any(set(cell) & set("\r\n") for row in rows for cell in row)
    )
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    found = list(records(written.getvalue(), delimiter))
    assert [record.values for record in found] == rows
    assert not any(record.faults for record in found)


@settings(deadline=None)
@given(st.text('аб1";\r\n', max_size=60))
def test_every_line_of_csv_is_accounted_for(text: str) -> None:
    """This test ensures that no line goes missing without being named."""
    found = list(records(text, ";"))
    if any(record.faults for record in found):
        return
    line = 1
    for record in found:
        assert record.line == line
        line += 1 + sum(lines - 1 for _, lines in record.spans.values())
    assert line - 1 == len(re.findall("\r\n|\r|\n", text)) + bool(text and text[-1] not in "\r\n")


@settings(deadline=None)
@given(st.data())
def test_a_stray_quotation_mark_never_takes_people_off_a_list(data: st.DataObject) -> None:
    """This test ensures that one or two quotation marks anywhere change no number of rows."""
    text = _text(PEOPLE)
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.integers(0, len(text)))
        text = f'{text[:place]}"{text[place:]}'
    try:
        grid = csv_grid(text, frozenset(HEAD), lossy=False)
    except FormDataError as error:
        for problem in error.problems:
            line = problem.params["line"]
            assert isinstance(line, int)
            assert '"' in text.splitlines()[line - 1]
    else:
        assert len([row for row in grid.rows.values() if row]) == 1 + len(PEOPLE)


@pytest.mark.parametrize(
    ("note", "code", "said"),
    [
        ('"Болашақ колледжі', "csv_quote_open", "line 2 of the file) is never closed"),
        ('"Болашақ" колледжі', "csv_quote", "in the wrong place (line 2 of the file)"),
        ('колледж "Болашақ', "csv_quote", "in the wrong place (line 2 of the file)"),
        (' "Болашақ"', "csv_quote", "in the wrong place (line 2 of the file)"),
        ('"Болашақ" ', "csv_quote", "in the wrong place (line 2 of the file)"),
    ],
)
def test_a_quotation_mark_in_the_wrong_place_is_named(note: str, code: str, said: str) -> None:
    """This test ensures that a clerk finds the line, and that nothing is repaired by guessing."""
    rows = [[*PEOPLE[0][:3], note], *PEOPLE[1:]]
    (problem,) = _problems(_text(rows).encode())
    assert (problem.cell, problem.code) == ("D2", code)
    assert said in problem.message


def test_every_wrong_quotation_mark_is_named_at_once() -> None:
    """This test ensures that a clerk corrects the quotation marks of a list in one go."""
    rows = [[*row[:3], '"А" б'] for row in PEOPLE]
    assert [p.cell for p in _problems(_text(rows).encode())] == ["D2", "D3", "D4"]


def test_quotation_marks_within_a_cell_are_kept() -> None:
    """This test ensures that a pair of quotation marks inside a name is printed."""
    rows = [[*PEOPLE[0][:3], 'колледж "Болашақ"'], *PEOPLE[1:]]
    assert _read(_text(rows).encode()) == _entries(rows)


@pytest.mark.parametrize("keeps", ["name", "grounds"])
def test_rows_between_two_stray_quotation_marks_are_missed(keeps: str) -> None:
    """This test ensures that a cell is no place for whole rows, even where it keeps lines."""
    rows = [row.copy() for row in PEOPLE]
    if keeps == "name":
        rows[0][1] = '"Әбдіғалиев'
        rows[2][1] = 'Серік"'
        (problem,) = _problems(_text(rows).encode())
        assert (problem.cell, problem.code, problem.params) == (
            "B2",
            "csv_rows",
            {"line": 2, "last": 4},
        )
        return
    rows = [["1", "Сапаров", '"бұйрық'], ["2", "Ахметов", "бұйрық"], ["3", "Ким", 'бұйрық"']]
    text = "\n".join(";".join(row) for row in [["№", "a", "grounds"], *rows])
    with pytest.raises(FormDataError, match="C2: This cell goes from line 2 of the file to line 4"):
        csv_grid(text, NONE, lossy=False)


def test_two_rows_joined_by_stray_quotation_marks_are_missed() -> None:
    """This test ensures that a row that took in the next one's beginning is found by its width."""
    rows = [[*PEOPLE[0][:3], '"толық'], [f'{PEOPLE[1][0]}"', *PEOPLE[1][1:]], PEOPLE[2]]
    (problem,) = _problems(_text(rows).encode())
    assert (problem.cell, problem.code, problem.params) == (
        "D2",
        "csv_rows",
        {"line": 2, "last": 3},
    )


def test_a_cell_of_several_lines_is_for_fields_that_keep_them() -> None:
    """This test ensures that a line break in a name is no way to lose a row."""
    rows = [["910508529469", '"Әбдіғалиев\r\nұлы"', "Ғабит", "ескерту"], *PEOPLE[1:]]
    (problem,) = _problems(_text(rows).encode())
    assert (problem.cell, problem.code, problem.params) == (
        "B2",
        "cell_lines",
        {"line": 2, "last": 3},
    )
    row = _instruction() | {"grounds.kk": '"бірінші\r\nекінші"', "grounds.ru": ""}
    text = "\r\n".join(";".join(line) for line in (row.keys(), row.values()))
    (item,) = sheets.read_documents(INSTRUCTION, text.encode())
    assert item.data["grounds"] == {"kk": "бірінші\r\nекінші"}
    assert not item.problems


@pytest.mark.parametrize(
    ("iin", "code", "said"),
    [
        ("'910508529469", "cell_apostrophe", "apostrophe"),
        ('="910508529469"', "cell_formula_text", '="…"'),
        ('"=""910508529469"""', "cell_formula_text", '="…"'),
        ("\u200b910508529469", "text_character", "U+200B ZERO WIDTH SPACE at position 1"),
        ("910508529469\u202c", "text_character", "U+202C"),
        ("9105\u00ad08529469", "text_character", "U+00AD"),
        ("91050852\u00009469", "text_character", "U+0000"),
        ("\u2067910508529469", "text_character", "U+2067"),
    ],
)
@pytest.mark.parametrize("column", ["iin", "oath_order.date"])
def test_what_hides_in_a_cell_is_named(column: str, iin: str, code: str, said: str) -> None:
    """This test ensures that a clerk who sees only digits learns what else is there."""
    value = iin if column == "iin" else iin.replace("9105", "05.09.2025 ")
    text = f"{column};name.surname;name.given_name\n{value};Әбдіғалиев;Ғабит\n"
    form = get_form("named-list-reserve-sergeants")
    with pytest.raises(FormDataError) as caught:
        sheets.read_rows(form, text.encode())
    found = [p for p in caught.value.problems if isinstance(p, CellProblem) and p.cell == "A2"]
    assert [p.code for p in found] == [code]
    assert said in str(found[0])


def test_digits_as_a_text_are_named_in_any_cell() -> None:
    """This test ensures that «'044» is no code, and an apostrophe in a name is no fault."""
    rows = [[*PEOPLE[0][:3], "'044"]]
    assert [(p.cell, p.code) for p in _problems(_text(rows).encode())] == [
        ("D2", "cell_apostrophe")
    ]
    rows = [["910508529469", "О'Нил", "'Ғабит'", "'тырнақша'"]]
    assert _read(_text(rows).encode()) == _entries(rows)


@pytest.mark.parametrize("mark", ["\x1a", "\x1a\r\n"])
def test_the_end_mark_of_dos_is_no_person(mark: str) -> None:
    """This test ensures that a file's end mark is named as that, and not as a missing name."""
    (problem,) = _problems((_text(PEOPLE) + mark).encode())
    assert (problem.cell, problem.code, problem.params) == ("A5", "csv_end_mark", {"line": 5})


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_the_lines_of_csv_are_counted(end: str, *, last: bool) -> None:
    """This test ensures that a clerk can compare the number of lines with his file."""
    text = _text([*PEOPLE, [""]], end)
    table = sheets.read_table(
        LIST, (text if last else text.removesuffix(end)).encode(), known=KNOWN
    )
    assert (table.lines, table.rows) == (5 if last else 4, 3)


# Encodings


def _names(encoding: str) -> list[list[str]]:
    """People whose names the encoding can hold."""
    if encoding in {"kz1048", "pt154"} or encoding.startswith("utf"):
        return PEOPLE
    return [
        ["910508529469", "Иванов", "Сергей", "документы полные"],
        ["911212697394", "Ахметова", "Юлия", ""],
        ["990101500016", "Щербаков", "Эдуард", "примечание"],
    ]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("named", [True, False])
def test_every_encoding_of_the_region_is_read(encoding: str, *, named: bool) -> None:
    """This test ensures that a list of an old program comes out right, named or not."""
    rows = _names(encoding)
    content = _text(rows).encode(encoding)
    assert _read(content, encoding=encoding if named else None) == _entries(rows)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_its_mark_and_where_zero_bytes_prove_it(encoding: str) -> None:
    """This test ensures that a list needs no byte order mark where nothing else is possible."""
    assert _read(_text(PEOPLE).encode(encoding)) == _entries(PEOPLE)
    if encoding != "utf-32":
        assert _read(f"\ufeff{_text(PEOPLE)}".encode(encoding)) == _entries(PEOPLE)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(NAMES),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(ENCODINGS[2:]),
)
def test_an_encoding_is_right_or_asked_for(names: list[str], encoding: str) -> None:
    """This test ensures that no name is ever printed in the letters of a wrong encoding."""
    text = "a;b\r\n" + "".join(f"1;{name}\r\n" for name in names)
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        return
    try:
        assert decoded(content, None, NONE)[0] == text
    except FormDataError as error:
        assert [problem.code for problem in error.problems] == ["sheet_encoding"]


def test_a_question_of_encoding_shows_two_readings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that who knows the name can tell the encoding, and is told how."""
    text = "iin;name.surname;name.given_name\r\n911212697394;Їжакевич;Анна\r\n"
    (problem,) = _problems(text.encode("cp1251"))
    assert (problem.cell, problem.code) == ("B2", "sheet_encoding")
    assert "«Їжакевич» in cp1251" in problem.message
    assert "--encoding" in problem.hint
    document = _read(text.encode("cp1251"), encoding="cp1251")
    assert document.entries[0].name.surname == "Їжакевич"
    (tmp_path / "list.csv").write_bytes(text.encode("cp1251"))
    assert cli.run(["render", LIST.id, "--rows", str(tmp_path / "list.csv"), "-o", "x.pdf"]) == 2
    assert "«Їжакевич» in cp1251" in capsys.readouterr().err


def test_a_heading_of_the_form_proves_an_encoding() -> None:
    """This test ensures that one person is enough where the official headings stand above."""
    text = "ЖСН;Тегі;Аты;Ескертпе\r\n911212697394;Ли;Ян;\r\n"
    document = _read(text.encode("kz1048"))
    assert document.entries[0].name.surname == "Ли"
    with pytest.raises(FormDataError, match="encoding cannot be told"):
        decoded(text.splitlines()[1].encode("kz1048"), None, NONE)


def test_damaged_utf_8_is_no_other_encoding() -> None:
    """This test ensures that one lost byte does not turn a list into other letters."""
    content = _text(PEOPLE).encode()
    place = content.index("Аружан".encode())
    (problem,) = _problems(content[:place] + content[place + 1 :])
    assert (problem.code, problem.params) == ("sheet_damaged", {"line": 3})


def test_a_wrong_encoding_is_explained() -> None:
    """This test ensures that a name that no codec has is no traceback."""
    with pytest.raises(InvalidValue, match=r"Use one of utf-8, .*mac-cyrillic"):
        _read(_text(PEOPLE).encode(), encoding="klingon")
    assert [p.code for p in _problems(_text(PEOPLE).encode("kz1048"), encoding="utf-8")] == [
        "sheet_encoding"
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-8-sig", "utf-32"])
def test_json_of_any_marked_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    """This test ensures that what PowerShell writes with > is data too."""
    text = json.dumps(DATA, ensure_ascii=False)
    assert LIST.load(text.encode(encoding)) == LIST.load(DATA)
    document = json.loads(sample(INSTRUCTION.id))
    line = json.dumps(document, ensure_ascii=False)
    path = tmp_path / "two.jsonl"
    path.write_bytes(f"{line}\r\n{line}\r\n".encode(encoding))
    assert [(item.line, item.data) for item in read_items(INSTRUCTION, path)] == [
        (1, document),
        (2, document),
    ]


def test_damaged_json_of_a_marked_encoding_is_explained(tmp_path: Path) -> None:
    """This test ensures that half a character is one sentence and no traceback."""
    content = '{"a": "Ә"}'.encode("utf-16")
    with pytest.raises(FormDataError, match="not UTF-16 text"):
        LIST.load(content[:-1])
    (tmp_path / "a.jsonl").write_bytes(content[:-1])
    with pytest.raises(FormDataError, match="not UTF-16 text"):
        read_items(INSTRUCTION, tmp_path / "a.jsonl")


# Workbooks


def _book(change: Callable[[Any], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in [HEAD, *PEOPLE]:
        book.active.append(row)
    if change:
        change(book)
    return saved(book)


def _repacked(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A workbook with its parts changed; those for which None is given are left out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as new:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                new.writestr(name, part)
    return target.getvalue()


def _strict(_: str, part: bytes) -> bytes:
    part = part.replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
        b"http://purl.oclc.org/ooxml/officeDocument/",
    )
    return part.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )


def _broken_properties(name: str, part: bytes) -> bytes:
    return b"<broken" if name.startswith("docProps/") else part


def _without_styles(name: str, part: bytes) -> bytes | None:
    if name.startswith("xl/worksheets/"):
        return part.replace(b'<c r="B2"', b'<c s="7" r="B2"')
    return None if name == "xl/styles.xml" else part


def _broken_styles(name: str, part: bytes) -> bytes:
    return part.replace(b"<fill>", b"<fill><x/>") if name == "xl/styles.xml" else part


def _broken_validation(_: str, part: bytes) -> bytes:
    wrong = b'</sheetData><dataValidations><dataValidation type="?"/></dataValidations>'
    return part.replace(b"</sheetData>", wrong)


def _lost_comments(name: str, part: bytes) -> bytes | None:
    return None if "comment" in name else part


@pytest.mark.parametrize(
    "change",
    [
        _strict,
        _broken_properties,
        _without_styles,
        _broken_styles,
        _broken_validation,
        _lost_comments,
    ],
)
def test_a_workbook_is_read_though_the_rest_of_it_is_unusual(
    change: Callable[[str, bytes], bytes | None],
) -> None:
    """This test ensures that what holds no cell keeps nobody from reading the cells."""

    def comment(book: Any) -> None:
        if change is _lost_comments:
            book.active["A1"].comment = openpyxl.comments.Comment("ескерту", "kzforms")

    content = _repacked(_book(comment), change)
    assert _read(content) == _entries(PEOPLE)


def test_a_strict_workbook_keeps_its_dates_formats_and_hidden_rows() -> None:
    """This test ensures that a workbook read the long way means the same."""

    def change(book: Any) -> None:
        sheet = book.active
        sheet["D2"].value, sheet["D2"].number_format = 44, "000"
        sheet["D3"].font = Font(strike=True)
        sheet["D3"].value = "ескі"
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.merge_cells("F6:G6")

    usual, strict = (
        read_grids(content, None, NONE)[0]
        for content in (_book(change), _repacked(_book(change), _strict))
    )
    assert usual == strict
    assert strict.rows[2][4].format == "000"
    assert (strict.hidden, strict.hidden_columns) == (frozenset({4}), frozenset({4}))
    assert strict.struck == {3: "D3"}


def _second_sheet(book: Any) -> None:
    sheet = book.create_sheet("Өткен жыл")
    sheet.append(HEAD)
    sheet.append(["990101500006", "Былтырғы", "Адам", ""])


def test_one_sheet_is_the_list() -> None:
    """This test ensures that last year's people are never in this year's list by themselves."""
    content = _book(_second_sheet)
    (problem,) = _problems(content)
    assert problem.code == "sheets_several"
    assert "«Sheet», «Өткен жыл»" in problem.message
    assert "--sheet" in problem.hint
    assert _read(content, sheet="Sheet") == _entries(PEOPLE)
    assert len(_read(content, sheet="Өткен жыл").entries) == 1
    assert [p.code for p in _problems(content, sheet="Жоқ")] == ["sheet_missing"]
    book = _book(lambda book: book.create_sheet("Ескі"))
    assert [p.code for p in _problems(book, sheet="Ескі")] == ["headings_missing"]
    assert [p.code for p in _problems(_text(PEOPLE).encode(), sheet="Sheet")] == ["sheet_missing"]


def test_a_hidden_sheet_that_may_be_the_list_is_a_question() -> None:
    """This test ensures that neither list is taken for the other because one is not seen."""

    def hidden(title: str) -> bytes:
        def change(book: Any) -> None:
            _second_sheet(book)
            book[title].sheet_state = "hidden"
            book.active = 1 if title == "Sheet" else 0

        return _book(change)

    (problem,) = _problems(hidden("Өткен жыл"))
    assert problem.code == "sheets_several"
    assert "«Sheet», «Өткен жыл» (hidden)" in problem.message
    assert _read(hidden("Өткен жыл"), sheet="Sheet") == _entries(PEOPLE)
    assert len(_read(hidden("Sheet"), sheet="Өткен жыл").entries) == 1
    (missing,) = _problems(hidden("Sheet"), sheet="Sheet")
    assert (missing.code, missing.hint) == ("sheet_missing", "It has «Өткен жыл».")

    def only(book: Any) -> None:
        book.create_sheet("Бос")
        book["Sheet"].sheet_state = "veryHidden"
        book.active = 1

    (problem,) = _problems(_book(only))
    assert problem.code == "sheet_hidden"
    assert "«Sheet»" in problem.message


def test_naming_a_sheet_leaves_the_other_sheets_of_a_template_alone() -> None:
    """This test ensures that the fields that are given once are read with any sheet's list."""

    def copy(book: Any) -> None:
        book.copy_worksheet(book.worksheets[0]).title = "Көшірме"
        book["Көшірме"]["B5"].value = "Көшірмедегі"

    content = filled(LIST, DATA, copy)
    (problem,) = _several(content)
    assert problem.code == "sheets_several"
    document: Any = sheets.read_rows(LIST, content, sheet="Көшірме")
    assert document.entries[0].name.surname == "Көшірмедегі"


def test_a_heading_may_have_signs_that_nobody_sees() -> None:
    """This test ensures that a byte order mark or soft hyphen in a heading changes nothing."""
    text = _text(PEOPLE).replace("iin", "\ufeffi\u00adin\u200b", 1)
    assert _read(text.encode()) == _entries(PEOPLE)


def test_the_command_line_has_every_encoding() -> None:
    """This test ensures that what the question names can be chosen."""
    (choice,) = (option.type for option in render_command.params if option.name == "encoding")
    assert isinstance(choice, click.Choice)
    assert tuple(choice.choices) == ENCODINGS


def test_one_sheet_is_the_table_of_a_batch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that a batch asks too, and finds a table that is not the first sheet."""
    book = openpyxl.Workbook()
    book.active.append(["Түсініктеме"])
    for title in ("Бір", "Екі"):
        sheet = book.create_sheet(title)
        cells_of = _instruction() | {"grounds.kk": title, "grounds.ru": "", "due_date": "жоқ"}
        sheet.append(list(cells_of.keys()))
        sheet.append(list(cells_of.values()))
    with pytest.raises(FormDataError, match="«Бір», «Екі»"):
        sheets.read_documents(INSTRUCTION, saved(book))
    (row,) = sheets.read_documents(INSTRUCTION, saved(book), sheet="Екі")
    assert row.data["grounds"] == {"kk": "Екі"}
    monkeypatch.chdir(tmp_path)
    Path("t.xlsx").write_bytes(saved(book))
    arguments = ["batch", INSTRUCTION.id, "t.xlsx", "-o", "out"]
    assert cli.run(arguments) == 2
    assert "--sheet" in capsys.readouterr().err
    assert cli.run([*arguments, "--sheet", "Екі"]) == 1  # there is no such date
    assert "'Екі'!" in capsys.readouterr().err


def test_the_answer_says_how_much_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that a clerk can compare lines and rows, and learns of other sheets."""
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(_text(PEOPLE), "utf-8", newline="")
    Path("known.json").write_text(json.dumps(KNOWN), "utf-8")
    Path("list.xlsx").write_bytes(
        _book(lambda book: book.create_sheet("Ескі").append(["посторонний лист"]))
    )
    render = ["render", LIST.id, "known.json", "-o", "o.pdf", "--rows"]
    assert cli.run([*render, "list.csv"]) == 0
    assert "4 lines, 3 rows\n" in capsys.readouterr().err
    assert cli.run([*render, "list.xlsx"]) == 0
    said = capsys.readouterr().err
    assert said.startswith("3 rows\n")
    assert "«Ескі»: not read" in said


def _zero_height(book: Any) -> None:
    book.active.row_dimensions[3].height = 0


def _hidden_group(book: Any) -> None:
    book.active.column_dimensions.group("B", "D", hidden=True)


def _struck_cell(book: Any) -> None:
    book.active["B3"].font = Font(strike=True)


def _struck_words(book: Any) -> None:
    old = TextBlock(InlineFont(strike=True), "Ескі")
    book.active["B3"].value = CellRichText(old, "Жаңа")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (_zero_height, [("3", "row_hidden")]),
        (_hidden_group, [(letter, "column_hidden") for letter in "BCD"]),
        (_struck_cell, [("B3", "row_struck")]),
        (_struck_words, [("B3", "row_struck")]),
    ],
)
def test_what_a_clerk_does_not_see_is_named(
    change: Callable[[Any], None], found: list[tuple[str, str]]
) -> None:
    """This test ensures that nothing is printed that the sheet does not show as it stands."""
    problems = _problems(_book(change))
    assert [(p.cell, p.code) for p in problems] == found
    assert "delete" not in "".join(p.hint for p in problems).lower()


def test_what_has_no_height_or_width_is_hidden_as_excel_writes_it() -> None:
    """This test ensures that the sizes count that stand in the file."""

    def change(_: str, part: bytes) -> bytes:
        part = part.replace(b'<row r="3"', b'<row r="3" ht="0" customHeight="1"')
        columns = b'<cols><col min="3" max="4" width="0" customWidth="1"/></cols>'
        return part.replace(b"<sheetData>", columns + b"<sheetData>")

    found = [(p.cell, p.code) for p in _problems(_repacked(_book(), change))]
    assert found == [("C", "column_hidden"), ("D", "column_hidden"), ("3", "row_hidden")]


def test_the_escapes_of_xlsx_are_decoded() -> None:
    """This test ensures that «_x000D_» is never printed, and that a letter is a letter."""

    def change(book: Any) -> None:
        book.active["D2"].value = "бір_x000D_\nекі _x04D8_ _x005F_x0041_"
        book.active["B3"].value = "А_x200B_я"

    (problem,) = _problems(_book(change))
    assert (problem.cell, problem.code) == ("B3", "text_character")

    def without(book: Any) -> None:
        change(book)
        book.active["B3"].value = "Жақсылықова"

    assert _read(_book(without)).entries[0].note.kk == "бір екі Ә _x0041_"


def test_text_of_several_fonts_is_read_whole() -> None:
    """This test ensures that a bold syllable does not take the rest of a name away."""

    def change(book: Any) -> None:
        book.active["B3"].value = CellRichText(TextBlock(InlineFont(b=True), "Жақ"), "сылықова")

    assert _read(_book(change)) == _entries(PEOPLE)


# Other files


def _archive(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return target.getvalue()


_HTML = '<html><head><meta charset="utf-8"></head><body><table><tr><td>iin</td></tr></table>'
_XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)
_ODF = "application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (_HTML.encode(), "html"),
        (_HTML.encode("utf-16"), "html"),
        (b"\xef\xbb\xbf \r\n<TABLE border=1>", "html"),
        (_XML_2003.encode(), "xml2003"),
        (_XML_2003.encode("utf-16"), "xml2003"),
        (b"<?xml version='1.0'?><a/>", "xml"),
        (_archive(mimetype=f"{_ODF}spreadsheet"), "ods"),
        (_archive(mimetype=f"{_ODF}text"), "open_document"),
        (_archive(Index__Document_dot_iwa=""), "numbers"),
        (_archive(xl__workbook_dot_bin=""), "xlsb"),
        (_archive(word__document_dot_xml="<a/>"), "word"),
        (_archive(list_dot_csv="a;b"), "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\x09\x08\x08\x00\x00\x05\x05\x00", "xls"),
        (b"%PDF-1.7\n%", "pdf"),
        (b'{"entries": []}', "json"),
        ('[{"iin": "1"}]'.encode("utf-16"), "json"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"\x00\x01\x02\x03\x80\x90" * 9, "binary"),
    ],
)
def test_a_file_of_another_format_is_named(content: bytes, name: str) -> None:
    """This test ensures that a clerk learns what he has, and what to do with it."""
    (problem,) = _problems(content)
    assert (problem.code, problem.params) == ("sheet_format", {"format": name})
    assert problem.message.startswith("This file is ")
    assert problem.hint


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\r\n \r\n"])
def test_an_empty_file_is_named(content: bytes) -> None:
    """This test ensures that an empty file is not told to have no headings."""
    assert [p.code for p in _problems(content)] == ["sheet_empty"]


@pytest.mark.parametrize("name", ["nothing.csv", ".", "a\0b.csv"])
def test_a_file_that_cannot_be_opened_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that a wrong name is no traceback."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FormDataError, match="cannot be opened"):
        sheets.read_rows(LIST, name)


# Anything at all

_BOOK = _book(_second_sheet)
_BOOK_PARTS = [
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "[Content_Types].xml",
]


def _no_other_error(content: bytes, **options: Any) -> None:
    started = time.monotonic()
    with suppress(KzformsError):
        _read(content, **options)
    assert time.monotonic() - started < 20


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, *ENCODINGS]))
def test_no_bytes_make_a_traceback(content: bytes, encoding: str | None) -> None:
    """This test ensures that any bytes are read or refused, in every encoding."""
    _no_other_error(content, encoding=encoding)
    _no_other_error(b"iin;name.surname\n" + content, encoding=encoding)


@settings(deadline=None)
@given(st.text("iin;,\"\t\r\n\x1aӘ='1sep", max_size=80))
def test_no_csv_makes_a_traceback(text: str) -> None:
    """This test ensures that any table is read or refused."""
    _no_other_error(text.encode())
    _no_other_error(f"iin;name.surname;name.given_name\n{text}".encode())


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_mutated_workbook_makes_a_traceback(data: st.DataObject) -> None:
    """This test ensures that a workbook with anything wrong in it is read or refused."""
    chosen = data.draw(st.sampled_from(_BOOK_PARTS))
    kind = data.draw(st.sampled_from(["cut", "change", "drop", "digits", "name"]))

    def change(name: str, part: bytes) -> bytes | None:
        if name != chosen or not part:
            return part
        place = data.draw(st.integers(0, len(part) - 1))
        if kind == "cut":
            return part[:place]
        if kind == "drop":
            return None
        if kind == "digits":
            number = data.draw(st.sampled_from([b"-1", b"99999999999", b"1e400", b"nan", b""]))
            found = list(re.finditer(rb"\d+", part))
            hit = found[place % len(found)] if found else None
            return part[: hit.start()] + number + part[hit.end() :] if hit else part
        if kind == "name":
            return part.replace(b"main", b"mein")
        return part[:place] + data.draw(st.binary(max_size=4)) + part[place + 1 :]

    _no_other_error(_repacked(_BOOK, change), sheet="Sheet")


def test_large_files_are_answered_in_time() -> None:
    """This test ensures that no quotation mark or letter makes a large file slow."""
    line = "910508529469;Әбдіғалиев;Ғабит;ескерту\r\n"
    for text in (
        _text([]) + line * (MAX_ROWS + 1),
        _text([]) + '"' * 500_001,
        _text([]) + '"a""' * 100_000,
        _text([]) + ";" * 500_000,
    ):
        _no_other_error(text.encode())
        _no_other_error(text.encode("kz1048"))


def test_the_cells_of_csv_are_those_of_the_workbook() -> None:
    """This test ensures that a list means the same in either kind of file."""
    (workbook,), (text,) = (
        read_grids(content, None, NONE) for content in (_book(), _text(PEOPLE).encode())
    )
    for one, other in zip_longest(workbook.rows.values(), text.rows.values()):
        assert {column: cell.value for column, cell in one.items()} == {
            column: cell.value for column, cell in other.items()
        }
