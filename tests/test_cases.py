"""Small inputs that went wrong once, each for a kind of error: what kzforms says of them today.

The files of tests/cases/ come from public reports about other programs, and from trials; all
people in them are invented. What is right for the whole kind is tested where its subject is:
tables in test_sheets_files and test_mapping, PDFs in test_reading, what is written in
test_output and test_batch, limits in test_limits.
"""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kzforms import cli

_CASES = Path(__file__).parent / "cases"
_LIST = "render named-list-reserve-sergeants --known list.known.json --lang kk -o o.pdf --rows "
_PAPERS = "named-list-specialists --known papers.known.json --lang kk -o o.pdf --rows "
_REGISTER = "render military-id-issuance-register --known register.known.json --lang ru -o o.pdf"
_IGNORED = "--ignore Телефон --ignore 'Комментарий отдела кадров'"
_MARKS_OF_EXCEL = r"A2: This cell .*Write the value without"

REFUSED = {
    "a quotation mark that never closes": {
        f"{_LIST}csv-unbalanced-quote-last.csv": "F2: .* opens in this cell .line 2 of the file",
        f"{_LIST}csv-unbalanced-quote-near-end.csv": "F4: .* opens in this cell .line 4",
        "batch registration-instruction batch-unbalanced-quote-last.csv --lang kk -o out": "J2: ",
    },
    "a quotation mark within a cell": {
        f"{_LIST}csv-bare-quotes.csv": "F2: A quotation mark of this cell is in the wrong place",
    },
    "several sheets": {
        f"{_LIST}xlsx-second-sheet-last-year.xlsx": "«Sheet», «Өткен жыл».*--sheet NAME",
    },
    "what is not seen": {
        f"{_LIST}xlsx-hidden-column-note.xlsx": "H: This column is hidden",
        f"{_LIST}xlsx-zero-height-row.xlsx": "3: This row is hidden",
        f"{_LIST}xlsx-strikethrough-row.xlsx": "A3: Something in this row is struck through",
    },
    "a code that became a number": {
        f"{_LIST}xlsx-code-number.xlsx": "E2: This cell holds a number where a text is wanted",
    },
    "another format under the name of a workbook": {
        f"{_LIST}html-as.xls": "web page .HTML.*save it as XLSX",
        f"{_LIST}html-utf16-as.xls": "web page .HTML.*save it as XLSX",
        f"{_LIST}spreadsheetml2003-as.xls": "XML spreadsheet of 2003.*save it as XLSX",
        f"{_LIST}empty.xlsx": "The file is empty",
    },
    "signs that programs put before a value": {
        f"{_LIST}csv-apostrophe-iin.csv": _MARKS_OF_EXCEL,
        f"{_LIST}csv-equals-quoted-iin.csv": _MARKS_OF_EXCEL,
        f"{_LIST}csv-equals-quoted-iin-escaped.csv": _MARKS_OF_EXCEL,
        f"{_LIST}csv-zwsp-iin.csv": r"A2: U\+200B ZERO WIDTH SPACE at position 1",
        f"{_LIST}csv-lre-iin.csv": r"A2: U\+202A LEFT-TO-RIGHT EMBEDDING at position 1",
        f"{_LIST}csv-ctrl-z.csv": r"A6: .*Ctrl-Z.* in line 6",
    },
    "headings and columns of one's own": {
        f"{_REGISTER} --rows own.xlsx": "C3, D3: .*kzforms map",
        f"render {_PAPERS}papers-own-headings.xlsx": "C1, E1, G1: .*kzforms map",
        f"render {_PAPERS}extra-columns.xlsx": "F1, O1: .*kzforms map",
    },
    "data that the page does not show": {
        "read read-forged-attachment.pdf": "The printed text of commander .kk. is not that",
    },
    "a file with a password": {
        "read password.pdf": "has a password",
    },
    "what costs much, or is of another kind": {
        "read pdf_lol_fields.pdf": "more than 200000 parts",
        "render training-certificate load-typeerror.json --lang kk -o o.pdf": "reason.kk: This",
    },
}
"""What is refused: the command, and what its message says, by kind."""

TAKEN = {
    "any marked encoding": {
        f"{_LIST}csv-utf16be-bom.csv": "5 lines, 4 rows",
        "render registration-instruction json-utf16le-bom.json --lang kk -o o.pdf": "",
        "batch registration-instruction jsonl-utf16.jsonl --lang kk -o out": "2 made",
    },
    "a workbook of the strict kind": {
        f"{_LIST}xlsx-strict.xlsx": "3 rows",
    },
    "placeholders": {
        f"{_LIST}xlsx-iin-placeholders.xlsx": "warning: A2: This number stands for an IIN that is",
        f"{_LIST}xlsx-pandas-nan.xlsx": "warning: D2: This word or sign stands for a value",
    },
    "whole IINs as texts": {
        f"{_REGISTER} --rows own2.xlsx": "40 rows",
    },
    "a heading of daily use": {
        f"{_REGISTER} --rows patronymic.csv": "2 lines, 1 rows",
    },
    "columns that a program added": {
        f"render {_PAPERS}pandas-index.xlsx": "14 rows",
        f"render {_PAPERS}extra-columns.xlsx {_IGNORED}": "14 rows",
    },
}
"""What is taken: the command, and what it says, by kind."""


def _every(kinds: dict[str, dict[str, str]]) -> pytest.MarkDecorator:
    cases = [
        pytest.param(command, says, id=f"{kind}, {number}")
        for kind, commands in kinds.items()
        for number, (command, says) in enumerate(commands.items(), 1)
    ]
    return pytest.mark.parametrize(("command", "says"), cases)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the cases, which the commands run in."""
    shutil.copytree(_CASES, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[[str], tuple[int, str]]:
    """Run a command: its exit code, and what it says."""

    def run(command: str) -> tuple[int, str]:
        return cli.run(shlex.split(command)), capsys.readouterr().err

    return run


@_every(REFUSED)
def test_it_is_refused(
    run: Callable[[str], tuple[int, str]], here: Path, command: str, says: str
) -> None:
    """This test ensures that nothing is guessed, the place is named, and nothing is written."""
    before = sorted(here.rglob("*"))
    code, said = run(command)
    assert code in {1, 2}
    assert re.search(says, said)
    assert "elete the column" not in said
    assert sorted(here.rglob("*")) == before


@_every(TAKEN)
def test_it_is_taken(
    run: Callable[[str], tuple[int, str]], here: Path, command: str, says: str
) -> None:
    """This test ensures that what can be read is read, and a document made of it."""
    code, said = run(command)
    assert code == 0, said
    assert re.search(says, said)
    assert list(here.glob("o.pdf")) or list(here.glob("out/*.pdf"))


@pytest.mark.parametrize(
    ("name", "rows"), [("papers-own-headings.xlsx", 1), ("pandas-index.xlsx", 14)]
)
def test_a_list_of_ones_own_becomes_the_paper_in_two_commands(
    run: Callable[[str], tuple[int, str]], name: str, rows: int
) -> None:
    """This test ensures that nobody edits a list by hand for its headings."""
    assert run(f"map named-list-specialists {name} -o map.yaml")[0] == 0
    assert run(f"render {_PAPERS}{name} --mapping map.yaml") == (0, f"{rows} rows\n")


def test_zeros_that_are_proved_are_put_back(run: Callable[[str], tuple[int, str]]) -> None:
    """This test ensures that forty IINs are not typed again."""
    assert run("map military-id-issuance-register own.xlsx -o map.yaml")[0] == 0
    code, said = run(f"{_REGISTER} --rows own.xlsx --mapping map.yaml")
    assert code == 2
    assert re.search("B4 – B43: 40 IINs lost .*kzforms fix", said)
    code, said = run(
        "fix military-id-issuance-register own.xlsx --lang ru --known register.known.json "
        "--mapping map.yaml -o fixed.xlsx"
    )
    assert code == 0
    assert said.startswith("40 IINs have their zeros back, 0 problems are left")
    assert run(f"{_REGISTER} --rows fixed.xlsx --mapping map.yaml") == (0, "40 rows\n")


def test_a_row_that_is_corrected_leaves_a_document_that_is_named(
    run: Callable[[str], tuple[int, str]], here: Path
) -> None:
    """This test ensures that an obsolete paper is not taken for one of the list."""
    batch = "batch registration-instruction {} --lang kk --name addressee -o out"
    assert run(batch.format("two.jsonl"))[0] == 0
    made = {path.name for path in here.glob("out/*.pdf")}
    said = run(batch.format("two-corrected.jsonl"))[1]
    new = {path.name for path in here.glob("out/*.pdf")} - made
    assert len(new) == 1
    (obsolete,) = (name for name in made if name in said)
    assert run(f"{batch.format('two-corrected.jsonl')} --prune")[0] == 0
    assert obsolete not in {path.name for path in here.glob("out/*.pdf")}
