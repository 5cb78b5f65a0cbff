"""The corrected copy of a list: what is proved is put right, what is wrong is said in its cell."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings, strategies as st
from openpyxl.styles import Font
from support.sheets import iin, known, saved, table

from kzforms import cli, get_form, sheets
from kzforms.sheets.fixing import FixedList
from kzforms.values import IIN
from kzforms.values.iin import control_digit

REGISTER = get_form("military-id-issuance-register")
HEAD = ["№", "ИИН", "Фамилия", "Имя", "Примечание"]
GREEN, RED, YELLOW = "FFC6EFCE", "FFFFC7CE", "FFFFEB9C"


def rows(count: int) -> list[list[Any]]:
    return [[n, int(iin(n)), f"Ахметов{'ққөө'[n % 4]}", "Асхат", None] for n in range(1, count + 1)]


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def colour(cell: Any) -> str:
    return str(cell.fill.fgColor.rgb)


def fixed(content: bytes, **options: Any) -> FixedList:
    return sheets.fix(REGISTER, content, known=known(REGISTER), **options)


def test_zeros_come_back_where_they_are_proved() -> None:
    """This test ensures that forty IINs need not be typed again, and each change is shown."""
    made = fixed(table(HEAD, *rows(40)), lang="ru")
    assert made.problems == ()
    assert made.corrected == tuple(f"B{row}" for row in range(2, 42))
    sheet = opened(made.content)
    for number in range(1, 41):
        cell = sheet[f"B{number + 1}"]
        assert (cell.value, cell.number_format, colour(cell)) == (iin(number), "@", GREEN)
        assert f"Было: {int(iin(number))}. Стало: {iin(number)}." in cell.comment.text
    document: Any = sheets.read_rows(REGISTER, made.content, known=known(REGISTER))
    assert [entry.iin for entry in document.entries] == [iin(number) for number in range(1, 41)]


def test_what_is_not_proved_stays_and_is_said() -> None:
    """This test ensures that a number is never made up, and that each cell says what is wrong."""
    no_day = int("9999970001" + str(control_digit("09999970001")))  # with its zero it passes
    content = table(HEAD, [1, 12345, "Ахметов", "Асхат", None], [2, no_day, None, "Ержан", None])
    made = fixed(content, lang="kk")
    sheet = opened(made.content)
    assert made.corrected == ()
    assert (sheet["B2"].value, sheet["B3"].value) == (12345, no_day)
    assert "ЖСН" in sheet["B2"].comment.text
    assert sheet["C3"].comment.text == "Бұл жолды толтыру міндетті."
    assert {colour(sheet[name]) for name in ("B2", "B3", "C3")} == {RED}
    assert sheet["D2"].comment is None


def test_what_is_odd_is_said_too() -> None:
    """This test ensures that a clerk sees warnings in the copy, apart from errors."""
    made = fixed(table(HEAD, [1, iin(1), "Axметов", "Асхат", None]))
    sheet = opened(made.content)
    assert made.problems == ()
    assert colour(sheet["C2"]) == YELLOW
    assert sheet["C2"].comment.text


def test_everything_else_stays() -> None:
    """This test ensures that styles, comments, formulas and other sheets of the clerk are kept."""
    book = openpyxl.load_workbook(io.BytesIO(table(HEAD, *rows(3))))
    sheet = book.worksheets[0]
    sheet["C2"].font = Font(bold=True)
    sheet["B2"].comment = openpyxl.comments.Comment("өз ескертпем", "мен")
    other = book.create_sheet("Есеп")
    other["A1"] = "=1+1"
    other["B1"] = "қосымша"
    sheet.column_dimensions["C"].width = 33
    made = fixed(saved(book))
    copy = openpyxl.load_workbook(io.BytesIO(made.content))
    first, second = copy.worksheets
    assert first["C2"].font.bold
    assert first.column_dimensions["C"].width == 33
    assert first["B2"].comment.text.startswith("өз ескертпем\n\n")
    assert (second["A1"].value, second["B1"].value) == ("=1+1", "қосымша")
    assert made.lost == ()


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(1, 10**12) | st.text(max_size=12), min_size=1, max_size=6))
def test_a_copy_can_be_fixed_again_and_nothing_changes(values: list[Any]) -> None:
    """This test ensures that the copy is a list that is read, and the second copy the same."""
    clean = [v if isinstance(v, int) else "".join(filter(str.isprintable, v)) for v in values]
    content = table(HEAD, *[[n, value, "Ахметов", "Асхат"] for n, value in enumerate(clean, 1)])
    made = fixed(content)
    again = fixed(made.content)
    assert again.corrected == ()
    assert [str(p) for p in again.problems] == [str(p) for p in made.problems]
    for row, value in enumerate(clean, 2):
        written = opened(again.content)[f"B{row}"].value
        if f"B{row}" in made.corrected:
            assert IIN.is_valid(written)
            assert int(written) == int(value)
        else:
            assert written == value or (not str(value).strip() and written is None)


def test_a_csv_becomes_a_workbook() -> None:
    """This test ensures that a list kept as CSV gets the same copy, its texts as they were."""
    lines = [";".join(HEAD), f"1;{int(iin(5))};Ахметов;Асхат;=1+1", "2;007;Ким;Илья;"]
    made = fixed("\n".join(lines).encode())
    sheet = opened(made.content)
    assert (sheet["B2"].value, sheet["E2"].value, sheet["B3"].value) == (iin(5), "=1+1", "007")
    assert made.corrected == ("B2",)
    assert [p.cell for p in made.problems] == ["B3"]  # type: ignore[attr-defined]


def test_the_command_leaves_the_list_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that forty lost zeros are one line, one command away from the paper."""
    monkeypatch.chdir(tmp_path)
    content = table(HEAD, *rows(40))
    Path("list.xlsx").write_bytes(content)
    Path("known.json").write_text(json.dumps(known(REGISTER)), "utf-8")
    given = ["--known", "known.json"]
    render = ["render", REGISTER.id, "--lang", "ru", *given, "-o", "a.pdf", "--rows"]
    assert cli.run([*render, "list.xlsx"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: B2 – B41: 40 IINs lost the zeros")
    fix = ["fix", REGISTER.id, "list.xlsx", *given, "-o"]
    assert cli.run([*fix, "list.xlsx", "--replace"]) == 2
    assert cli.run([*fix, "fixed.xlsx"]) == 0
    assert "40 IINs have their zeros back" in capsys.readouterr().err
    Path("fixed.xlsx").write_bytes(content)  # as a clerk who went on in the copy
    assert cli.run([*fix, "fixed.xlsx"]) == 2
    assert cli.run([*fix, "fixed.xlsx", "--replace"]) == 0
    assert Path("list.xlsx").read_bytes() == content
    assert cli.run([*render, "fixed.xlsx"]) == 0
    Path("list.xlsx").write_bytes(table(HEAD, [1, 5, "Ким", "Илья"]))
    assert cli.run([*fix, "other.xlsx"]) == 1
    assert cli.run(["fix", REGISTER.id, "known.json", "-o", "none.xlsx"]) == 2
    assert not Path("none.xlsx").exists()
