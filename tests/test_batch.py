"""Batches: many documents, failures, interruptions, several processes, file names."""

import io
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, strategies as st
from support.pdf import letters, text
from support.sheets import cells, saved

from kzforms import MachineError, cli, get_form, sample, sheets
from kzforms.batch import Batch, Item, Names, read_items, run, safe_name
from kzforms.batch.making import Outcome
from kzforms.batch.names import MOST_BYTES
from kzforms.cli.sheets import _progress

FORM = "registration-instruction"
DATA: dict[str, Any] = json.loads(sample(FORM))


def _documents(count: int) -> list[dict[str, Any]]:
    return [{**DATA, "registration_number": f"1/{number}"} for number in range(1, count + 1)]


def _lines(documents: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)


def _report(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "report.jsonl").read_text("utf-8").splitlines()]


def _batch(*arguments: object) -> int:
    return cli.run(["batch", FORM, *map(str, arguments)])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_fifty_documents_of_which_some_fail(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that one bad document does not stop the others, and is found again."""
    documents = _documents(50)
    documents[6]["due_date"] = "31.02.2026"
    documents[30]["addressee"] = {"surname": "Құпиянов"}
    data = _lines(documents).splitlines(keepends=True)
    data[40] = "{broken\n"
    data.insert(10, "\n")
    Path("data.jsonl").write_text("".join(data), "utf-8")

    assert _batch("data.jsonl", "-o", "out", "--jobs", 2, "--json") == 1
    said = capsys.readouterr()
    counts = json.loads(said.out)
    assert (counts["made"], counts["kept"], counts["failed"]) == (47, 0, 3)
    assert "error: line 7: due_date: There is no such date." in said.err
    assert "line 32: addressee.given_name" in said.err
    assert "line 42: The data are not JSON" in said.err
    assert "50 of 50, 3 failed" in said.err
    assert "Құпиянов" not in said.err

    report = _report(here / "out")
    assert [entry["line"] for entry in report] == [n for n in range(1, 52) if n != 11]
    assert [e["problems"] for e in report if e["file"] is None] == [
        [{"path": "due_date", "code": "no_such_date"}],
        [{"path": "addressee.given_name", "code": "missing"}],
        [{"path": "", "code": "json"}],
    ]
    assert "Құпиянов" not in (here / "out/report.jsonl").read_text("utf-8")
    files = {entry["file"] for entry in report if entry["file"]}
    assert {path.name for path in (here / "out").iterdir()} == files | {"report.jsonl"}
    assert letters("1/51") not in text((here / "out/0051.pdf").read_bytes())
    assert letters("1/50") in text((here / "out/0051.pdf").read_bytes())

    # Once more: nothing is made again, but what was mended, what is gone and what was changed.
    before = {path.name: path.stat().st_mtime_ns for path in (here / "out").glob("*.pdf")}
    data[6] = data[5]
    data[1] = data[0]
    Path("data.jsonl").write_text("".join(data), "utf-8")
    (here / "out/0003.pdf").unlink()
    (here / "out/0004.pdf").write_bytes(b"%PDF-1.7 cut off")
    assert _batch("data.jsonl", "-o", "out", "--json") == 1
    counts = json.loads(capsys.readouterr().out)
    assert (counts["made"], counts["kept"], counts["failed"]) == (4, 44, 2)
    after = {path.name: path.stat().st_mtime_ns for path in (here / "out").glob("*.pdf")}
    assert {name for name in after if after[name] != before.get(name)} == {
        "0002.pdf", "0003.pdf", "0004.pdf", "0007.pdf",
    }  # fmt: skip
    assert (here / "out/0001.pdf").read_bytes() == (here / "out/0002.pdf").read_bytes()


def test_the_report_and_the_files_do_not_depend_on_the_processes(here: Path) -> None:
    """This test ensures that the same input gives the same bytes, however it is divided."""
    Path("data.jsonl").write_text(_lines(_documents(5)), "utf-8")
    for jobs, folder in ((1, "one"), (2, "two")):
        assert _batch("data.jsonl", "-o", folder, "--jobs", jobs, "--lang", "ru") == 0
    for path in (here / "one").iterdir():
        assert path.read_bytes() == (here / "two" / path.name).read_bytes()
    kept = (here / "one/report.jsonl").read_bytes()
    assert _batch("data.jsonl", "-o", "one", "--lang", "ru") == 0
    assert (here / "one/report.jsonl").read_bytes() == kept
    # In another language they are other documents.
    assert _batch("data.jsonl", "-o", "one", "--lang", "kk") == 0
    assert letters("Нұсқама") in text((here / "one/0001.pdf").read_bytes())


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_keeps_what_was_made_and_nothing_half(here: Path, jobs: int) -> None:
    """This test ensures that an interrupted batch exits with 130 and goes on where it stopped."""
    Path("data.jsonl").write_text(_lines(_documents(30)), "utf-8")
    arguments = ["batch", FORM, "data.jsonl", "-o", "out", "--jobs", str(jobs)]
    with subprocess.Popen(
        [sys.executable, "-m", "kzforms.cli", *arguments],
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        patience = time.monotonic() + 60
        while not list(here.glob("out/*.pdf")) and time.monotonic() < patience:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all its processes
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert "Traceback" not in said
    made = {path.name for path in here.glob("out/*.pdf")}
    assert 0 < len(made) < 30
    assert {p.name for p in (here / "out").iterdir()} == made | {"report.jsonl"}
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in here.glob("out/*.pdf"))
    before = {path.name: path.stat().st_mtime_ns for path in here.glob("out/*.pdf")}

    # The document that was being written may not have got into the report; no other is made again.
    with (here / "out/report.jsonl").open("a", encoding="utf-8") as report:
        report.write('{"line": 9, "file": "00')
    assert _batch("data.jsonl", "-o", "out", "--jobs", 2) == 0
    again = {n for n, then in before.items() if (here / "out" / n).stat().st_mtime_ns != then}
    assert len(again) <= 1
    assert [entry["line"] for entry in _report(here / "out")] == list(range(1, 31))


def _table() -> bytes:
    form = get_form(FORM)
    book = openpyxl.load_workbook(io.BytesIO(sheets.template(form, batch=True)))
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row, document in enumerate(_documents(3), 5):
        for path, value in cells(document, ""):
            sheet.cell(row, columns[path]).value = value
    sheet.cell(6, columns["due_date"]).value = "31.02.2026"
    sheet.cell(6, columns["registration_number"]).value = 5
    return saved(book)


def test_a_table_may_have_a_document_in_each_row(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that an office makes its papers from a spreadsheet, errors by cell."""
    Path("data.xlsx").write_bytes(_table())
    assert _batch("data.xlsx", "-o", "out", "--lang", "kk-ru", "--name", "addressee") == 1
    said = capsys.readouterr().err
    assert "error: A6: This cell holds a number" in said
    assert re.search(r"error: [A-Z]+6: There is no such date", said)
    assert {path.name for path in here.glob("out/*.pdf")} == {
        "Сейтқали Даулет Һарунұлы.pdf", "Сейтқали Даулет Һарунұлы-3.pdf",
    }  # fmt: skip
    assert [entry["line"] for entry in _report(here / "out")] == [5, 6, 7]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("count", [1, 2])
def test_a_json_file_may_be_one_document_or_a_list(
    here: Path, indent: int | None, count: int
) -> None:
    """This test ensures that what `kzforms sample` prints, and lists of that, are no riddle."""
    documents = _documents(count)
    whole = documents if count > 1 else documents[0]
    Path("data.json").write_text(json.dumps(whole, indent=indent), "utf-8")
    assert [item.data for item in read_items(get_form(FORM), here / "data.json")] == documents
    Path("data.json").write_text(_lines(documents), "utf-8")
    assert [item.data for item in read_items(get_form(FORM), here / "data.json")] == documents


def test_warnings_name_the_cell_and_follow_their_row(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that what looks odd is said, and found where the row is now."""
    row = {**dict(cells(DATA, "")), "commander.surname": "Mұқашев"}
    values = ";".join(f'"{value}"' for value in row.values())
    Path("data.csv").write_text(f"{';'.join(row)}\n{values}\n", "utf-8")
    batch = ("data.csv", "-o", "out", "--lang", "kk-ru", "--name", "registration_number")
    assert _batch(*batch) == 0
    (entry,) = _report(here / "out")
    (warning,) = entry["warnings"]
    assert (warning["path"], warning["code"]) == ("commander.surname", "mixed_script")
    assert re.fullmatch("[A-Z]+2", warning["cell"])
    assert f"warning: {warning['cell']}: Word 1 mixes" in capsys.readouterr().err

    text = Path("data.csv").read_text("utf-8")
    Path("data.csv").write_text(text.replace("\n", "\n\n", 1), "utf-8")
    assert _batch(*batch) == 0
    assert "0 made, 1 kept" in capsys.readouterr().err
    (entry,) = _report(here / "out")
    assert entry["line"] == 3
    assert entry["warnings"] == [{**warning, "cell": warning["cell"].replace("2", "3")}]


def test_csv_with_dotted_headings_makes_documents(here: Path) -> None:
    """This test ensures that an export of another system is enough."""
    row = dict(cells(DATA, ""))
    text = f"{';'.join(row)}\r\n" + (
        ";".join('"' + str(value) + '"' for value in row.values()) + "\r\n"
    )
    Path("data.csv").write_bytes(text.encode("kz1048"))
    assert _batch("data.csv", "-o", "out", "--lang", "kk-ru", "--name", "commander.surname") == 0
    Path("data.json").write_bytes(sample(FORM))
    assert cli.run(["render", FORM, "data.json", "--lang", "kk-ru", "-o", "one.pdf"]) == 0
    assert (here / "out/Мұқашев.pdf").read_bytes() == (here / "one.pdf").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["data.jsonl", "-o", "out", "--name", "comander"], 2, "Did you mean commander"),
        (["data.jsonl", "-o", "out", "--name", "xyz"], 2, "It may be"),
        (["data.jsonl", "-o", "out", "--jobs", "0"], 2, "--jobs"),
        (["data.jsonl"], 2, "-o"),
        (["nothing.jsonl", "-o", "out"], 2, "nothing.jsonl"),
        (["empty.csv", "-o", "out"], 2, "is empty"),
        (["data.jsonl", "-o", "data.jsonl/out"], 3, "Cannot make"),
    ],
)
def test_wrong_usage_is_explained(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    """This test ensures that nothing is begun that cannot be done."""
    Path("data.jsonl").write_text(_lines(_documents(1)), "utf-8")
    Path("empty.csv").write_text("", "utf-8")
    assert _batch(*arguments) == code
    assert said in capsys.readouterr().err
    assert not (here / "out").exists()


@pytest.mark.parametrize(
    ("form", "said"),
    [("named-list-specialists", "rows of its own"), ("standard-foster-care", "nothing to fill in")],
)
def test_what_does_not_fit_a_row_is_said(
    here: Path, capsys: pytest.CaptureFixture[str], form: str, said: str
) -> None:
    """This test ensures that a list in a row is not tried: JSON Lines take it."""
    Path("data.csv").write_text("iin\n", "utf-8")
    assert cli.run(["batch", form, "data.csv", "-o", "out"]) == 2
    assert said in capsys.readouterr().err
    assert cli.run(["template", form, "--batch", "-o", "x.xlsx"]) == 2
    if form == "named-list-specialists":
        Path("data.jsonl").write_text(_lines([json.loads(sample(form))]), "utf-8")
        assert cli.run(["batch", form, "data.jsonl", "-o", "out"]) == 0
        assert (here / "out/0001.pdf").exists()


def test_a_process_that_dies_is_said_and_loses_nothing(here: Path) -> None:
    """This test ensures that a machine without memory is one line, and the batch can go on."""
    Path("data.jsonl").write_text(_lines(_documents(4)), "utf-8")
    items = read_items(get_form(FORM), Path("data.jsonl"))
    killer = Item(2, {**DATA, "registration_number": _Killer()})
    with pytest.raises(MachineError, match="fewer --jobs"):
        run(Batch(FORM, "kk", here / "out", jobs=2), [*items, killer, *items], lambda _: None)
    assert not list(here.glob("out/*.part"))


class _Killer:
    """Ends the process that it is sent to."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


@pytest.mark.usefixtures("here")
def test_a_terminal_sees_a_bar() -> None:
    """This test ensures that a person sees the batch go on, and a log no control characters."""
    Path("data.jsonl").write_text(_lines(_documents(6)), "utf-8")
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "kzforms.cli", "batch", FORM, "data.jsonl", "-o", "out"]
    with subprocess.Popen(command, stdout=slave, stderr=slave) as process:
        os.close(slave)
        shown = b"".join(_read(master)).decode()
        os.close(master)
    assert process.returncode == 0
    assert "6/6" in shown
    plain = subprocess.run(command, capture_output=True, check=True).stderr.decode()
    assert "\r" not in plain
    assert "6 kept" in plain


def test_the_bar_shows_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that a person can tell when a long batch will be done."""
    seconds = itertools.count(step=2)
    monkeypatch.setattr("time.time", lambda: float(next(seconds)))
    monkeypatch.setattr("sys.stderr", terminal := io.StringIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    with _progress(6) as show:
        for number in range(1, 4):
            show(Outcome(number, "made", "1.pdf", None, ""))
    last = terminal.getvalue().rpartition("\r")[2]
    assert "3/6" in last
    rate = re.search(r"(\d+\.\d)/s", last)
    left = re.search(r"00:00:(\d\d)", last)
    assert rate
    assert left
    assert int(left[1]) == pytest.approx(3 / float(rate[1]), rel=0.3)


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(terminal, 1000)
        except OSError:  # Linux says so when the other end is closed
            return
        if not chunk:
            return
        yield chunk


_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)


@given(st.text(max_size=200) | st.from_regex(_RESERVED) | st.text("./\\ ~Аә\x00:*", max_size=40))
def test_a_file_name_is_safe_everywhere(given_text: str) -> None:
    """This test ensures that no value leads out of the folder, or to a name that fails."""
    name = safe_name(given_text)
    assert not set(name) & set('/\\:*?"<>|')
    assert name.isprintable()
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
    assert len(name.encode("utf-8")) <= MOST_BYTES
    assert not _RESERVED.match(f"{name}.pdf")
    assert safe_name(name) == name
    assert unicodedata.is_normalized("NFC", name)


@given(st.lists(st.sampled_from(["а", "А", "а-2", "A", "é", "é", "", "..", "com1"]) | st.text()))
def test_no_two_files_share_a_name(texts: list[str]) -> None:
    """This test ensures that no document overwrites another, whatever the file system."""
    names = Names()
    taken = [names.take(text, f"{line:04}") for line, text in enumerate(texts, 1)]
    keys = {unicodedata.normalize("NFC", name.casefold()) for name in taken}
    assert len(keys) == len(texts)
    assert all(taken)
