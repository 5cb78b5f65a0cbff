"""Batches: many documents, failures, interruptions, several processes, file names."""

import hashlib
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from hypothesis import given, strategies as st
from support.pdf import letters, text
from support.sheets import cells, saved
from support.signers import OpenSslSigner

from kzforms import MachineError, cli, get_form, sample, sheets
from kzforms.batch import Batch, Item, Names, read_items, run, safe_name
from kzforms.batch.folder import locked
from kzforms.batch.names import MOST_BYTES, Named, file_names
from kzforms.batch.outcomes import Outcome, State
from kzforms.batch.report import Entry, Report
from kzforms.cli.sheets import _progress
from kzforms.signing import sign_local

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


@pytest.mark.check
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

    # Once more: nothing is made again, but what was mended and what is gone. What was changed
    # is left, and named.
    before = {path.name: path.stat().st_mtime_ns for path in (here / "out").glob("*.pdf")}
    data[6] = data[5]
    data[1] = data[0]
    Path("data.jsonl").write_text("".join(data), "utf-8")
    (here / "out/0003.pdf").unlink()
    (here / "out/0004.pdf").write_bytes(b"%PDF-1.7 cut off")
    assert _batch("data.jsonl", "-o", "out", "--json") == 1
    counts = json.loads(capsys.readouterr().out)
    assert (counts["made"], counts["kept"], counts["failed"]) == (3, 44, 2)
    assert counts["changed"] == 1
    assert (here / "out/0004.pdf").read_bytes() == b"%PDF-1.7 cut off"
    after = {path.name: path.stat().st_mtime_ns for path in (here / "out").glob("*.pdf")}
    assert {name for name in after if after[name] != before.get(name)} == {
        "0002.pdf", "0003.pdf", "0004.pdf", "0007.pdf",
    }  # fmt: skip
    assert (here / "out/0001.pdf").read_bytes() == (here / "out/0002.pdf").read_bytes()


@pytest.mark.check
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


_START = (
    "import signal, sys; from kzforms.cli import main\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # it may have been ignored
    "if __name__ == '__main__': main(sys.argv[1:])"
)


@contextmanager
def _started(here: Path, jobs: int) -> Iterator["subprocess.Popen[bytes]"]:
    """A batch of thirty documents in a process group of its own, that has made one."""
    Path("data.jsonl").write_text(_lines(_documents(30)), "utf-8")
    arguments = ["batch", FORM, "data.jsonl", "-o", "out", "--jobs", str(jobs)]
    program = here / "start.py"
    program.write_text(_START, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(program), *arguments],
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        patience = time.monotonic() + 120
        while not list(here.glob("out/*.pdf")) and time.monotonic() < patience:
            time.sleep(0.05)
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):  # all are gone, as they should be
                os.killpg(process.pid, signal.SIGKILL)


def _processes_of(group: int) -> list[int]:
    """The processes of a group that run still, from /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, _, rest = path.read_text("utf-8", "replace").rpartition(")")
            state, _, number = rest.split()[:3]
            if int(number) == group and state not in "ZX":
                found.append(int(name.split()[0]))
    return found


_ENDS = [
    pytest.param(signal.SIGINT, os.killpg, 130, id="interrupted"),  # as a terminal does: all
    pytest.param(signal.SIGTERM, os.kill, 130, id="terminated", marks=pytest.mark.check),
    pytest.param(signal.SIGKILL, os.kill, -signal.SIGKILL, id="killed", marks=pytest.mark.check),
]


@pytest.mark.parametrize("jobs", [pytest.param(1, marks=pytest.mark.check), 2])
@pytest.mark.parametrize(("number", "send", "code"), _ENDS)
def test_an_end_keeps_what_was_made_and_leaves_nothing_half(
    here: Path, jobs: int, number: signal.Signals, send: Callable[[int, int], None], code: int
) -> None:
    """This test ensures that a batch that is ended leaves no process, and goes on afterwards."""
    with _started(here, jobs) as process:
        send(process.pid, number)
        said = process.communicate(timeout=120)[1].decode()
        assert process.returncode == code
        assert "Traceback" not in said
        patience = time.monotonic() + 60
        while (running := _processes_of(process.pid)) and time.monotonic() < patience:
            time.sleep(0.05)
        assert running == []
    made = {path.name for path in here.glob("out/*.pdf")}
    assert 0 < len(made) < 30
    parts = {path.name for path in here.glob("out/.*.part")}
    assert number == signal.SIGKILL or not parts
    assert {p.name for p in (here / "out").iterdir()} - parts <= made | {"report.jsonl"}
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in here.glob("out/*.pdf"))
    before = {path.name: path.stat().st_mtime_ns for path in here.glob("out/*.pdf")}

    # The documents that were being written may not have got into the report; no other is made
    # again. The lock of a process that was killed is gone with it.
    with (here / "out/report.jsonl").open("a", encoding="utf-8") as report:
        report.write('{"line": 9, "file": "00')
    assert _batch("data.jsonl", "-o", "out", "--jobs", 2) == 0
    again = {n for n, then in before.items() if (here / "out" / n).stat().st_mtime_ns != then}
    assert len(again) <= jobs
    assert [entry["line"] for entry in _report(here / "out")] == list(range(1, 31))
    assert len(list((here / "out").iterdir())) == 31


def test_a_folder_takes_one_batch_at_a_time(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that two batches do not write into each other's report."""
    Path("data.jsonl").write_text(_lines(_documents(1)), "utf-8")
    with locked(here / "out"):
        assert _batch("data.jsonl", "-o", "out") == 3
        assert "Another batch works in out. Wait until it has ended" in capsys.readouterr().err
        assert list((here / "out").iterdir()) == []
        assert _batch("data.jsonl", "-o", "elsewhere") == 0
    (here / "out/.0001.pdf.0123456789ab.part").write_bytes(b"%PDF-1.7 half")
    assert _batch("data.jsonl", "-o", "out") == 0
    assert {path.name for path in (here / "out").iterdir()} == {"0001.pdf", "report.jsonl"}


def _sign(path: Path, signer: OpenSslSigner) -> bytes:
    signed = sign_local(path, "sig_commander_kk", pkcs12=signer.pkcs12("pw"), password="pw")  # noqa: S106 - of a throwaway key
    path.write_bytes(signed)
    return signed


def _counts(capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, int], str]:
    said = capsys.readouterr()
    counts = json.loads(said.out)
    return {name: counts[name] for name in get_args(State) if counts[name]}, said.err


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_signed_file_stays_signed(
    here: Path, rsa: OpenSslSigner, capsys: pytest.CaptureFixture[str], jobs: int
) -> None:
    """This test ensures that the same batch again destroys no signature, unless it is told to."""
    documents = _documents(3)
    Path("data.jsonl").write_text(_lines(documents), "utf-8")
    batch = ("data.jsonl", "-o", "out", "--json", "--jobs", jobs)
    assert _batch(*batch) == 0
    capsys.readouterr()
    path = here / "out/0002.pdf"
    made = path.read_bytes()
    signed = _sign(path, rsa)
    for _ in range(2):  # the report of the second run knows it as well
        assert _batch(*batch) == 0
        assert _counts(capsys)[0] == {"kept": 2, "signed": 1}
        assert path.read_bytes() == signed
        entry = _report(here / "out")[1]
        assert (entry["state"], entry["sha256"]) == ("signed", hashlib.sha256(made).hexdigest())

    # The data are others now: the paper is no more theirs, and that is said each time.
    documents[1]["registration_number"] = "7/7"
    Path("data.jsonl").write_text(_lines(documents), "utf-8")
    for _ in range(2):
        assert _batch(*batch) == 1
        counts, said = _counts(capsys)
        assert counts == {"kept": 2, "signed": 1}
        assert "error: line 2: The file was signed, and the data are others now." in said
        assert path.read_bytes() == signed
        assert _report(here / "out")[1]["problems"] == [{"path": "", "code": "file_signed"}]
    assert _batch(*batch, "--replace") == 0
    assert _counts(capsys)[0] == {"kept": 2, "made": 1}
    assert letters("7/7") in text(path.read_bytes())


@pytest.mark.parametrize("jobs", [pytest.param(1, marks=pytest.mark.check), 2])
def test_what_the_report_does_not_know_is_left(
    here: Path, rsa: OpenSslSigner, capsys: pytest.CaptureFixture[str], jobs: int
) -> None:
    """This test ensures that no namesake's file, and no file of another program, is replaced."""
    Path("data.jsonl").write_text(_lines(_documents(5)), "utf-8")
    batch = ("data.jsonl", "-o", "out", "--json", "--jobs", jobs)
    assert _batch(*batch) == 0
    out = here / "out"
    made = (out / "0001.pdf").read_bytes()
    (out / "report.jsonl").unlink()
    (out / "0001.pdf").write_bytes((out / "0005.pdf").read_bytes())  # of other data
    (out / "0002.pdf").write_bytes(b"PK\x03\x04 a letter")
    _sign(out / "0003.pdf", rsa)
    left = {path: path.read_bytes() for path in out.glob("000[123].pdf")}
    capsys.readouterr()
    for _ in range(2):
        assert _batch(*batch) == 1
        counts, said = _counts(capsys)
        assert {**counts, "made": 0, "kept": 0} == {"made": 0, "kept": 0, "changed": 2, "signed": 1}
        assert counts.get("made", 0) + counts.get("kept", 0) == 2
        assert "error: line 1: The file was changed since it was made, or this folder's" in said
        assert {path: path.read_bytes() for path in left} == left
    assert _batch(*batch, "--replace") == 0
    assert _counts(capsys)[0] == {"made": 3, "kept": 2}
    assert (out / "0001.pdf").read_bytes() == made


def test_an_obsolete_file_is_named_and_pruned_when_asked(
    here: Path, rsa: OpenSslSigner, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that a wrong paper does not stay in the folder without a word."""
    documents = _documents(5)
    for document, surname in zip(documents, "АБВГД", strict=True):
        document["addressee"] = {**document["addressee"], "surname": f"{surname}лиев"}
    Path("data.jsonl").write_text(_lines(documents), "utf-8")
    batch = ("data.jsonl", "-o", "out", "--json", "--name", "addressee.surname")
    assert _batch(*batch) == 0
    out = here / "out"
    names = [entry["file"] for entry in _report(out)]
    (out / "letter.pdf").write_bytes(b"%PDF-1.4 of somebody")
    (out / "note.txt").write_text("note", "utf-8")
    signed = _sign(out / names[1], rsa)
    for place in (0, 1):
        documents[place]["addressee"]["surname"] = "Омаров"
    lines = _lines(documents).splitlines(keepends=True)
    lines[2] = "{broken\n"
    Path("data.jsonl").write_text("".join(lines), "utf-8")
    capsys.readouterr()
    for _ in range(2):
        assert _batch(*batch) == 1
        said = capsys.readouterr()
        obsolete = json.loads(said.out)["obsolete"]
        assert {each["file"]: each["state"] for each in obsolete} == {
            names[0]: "unchanged", names[1]: "signed", names[2]: "unchanged", "letter.pdf": "unknown",
        }  # fmt: skip
        assert f"obsolete: {names[0]}: it belongs to no document any more." in said.err
        assert f"obsolete: {names[1]}, signed since: it belongs to no document" in said.err
        assert f"obsolete: {names[2]}: its document failed." in said.err
        assert "note: letter.pdf is in the folder" in said.err
        assert "Use --prune" in said.err
    assert _batch(*batch, "--prune") == 1
    assert f"removed: {names[0]} belonged" in capsys.readouterr().err
    assert {path.name for path in out.iterdir()} == {
        "report.jsonl", "letter.pdf", "note.txt", *names[1:], "Омаров.pdf", "Омаров-2.pdf",
    }  # fmt: skip
    assert (out / names[1]).read_bytes() == signed
    (out / names[1]).unlink()
    Path("data.jsonl").write_text(_lines(documents), "utf-8")
    assert _batch(*batch) == 0  # the third is mended: its file is that of before
    assert json.loads(capsys.readouterr().out)["kept"] == 5


def test_a_folder_of_something_else_is_left_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that a report of another program is kept, and - is explained."""
    Path("data.jsonl").write_text(_lines(_documents(1)), "utf-8")
    (here / "out").mkdir()
    Path("out/report.jsonl").write_text('{"of": "another program"}\n', "utf-8")
    assert _batch("data.jsonl", "-o", "out") == 2
    assert "out/report.jsonl was not replaced: kzforms did not make it" in capsys.readouterr().err
    assert [path.name for path in (here / "out").iterdir()] == ["report.jsonl"]
    assert _batch("data.jsonl", "-o", "-") == 2
    assert "Give a folder with -o." in capsys.readouterr().err
    assert not Path("-").exists()


_LINES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [
            b'{"line": 1, "file": "../data.jsonl", "sha256": null, "data": ""}',
            b'{"line": null, "file": "0001.pdf", "sha256": 5, "data": ""}',
            b'{"line": [], "file": {}, "sha256": "", "data": "", "warnings": [1]}',
            b"[" * 10_000,
        ]
    ),
)


@given(lines=st.lists(_LINES, max_size=5))
def test_any_report_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    """This test ensures that a damaged report names no file outside its folder, and is no crash."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "report.jsonl").write_bytes(b'{"line": 1}\n' + b"\n".join(lines))
    with Report(folder) as report:
        for name, entry in report.entries().items():
            assert name == entry.file == Path(name).name


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


_ROWS = st.lists(st.sampled_from(["А", "а", "А-2", "Б", ""]), min_size=1, max_size=8)


def _named(texts: list[str]) -> list[Named]:
    return [Named(line, f"data {line}", text) for line, text in enumerate(texts, 1)]


@given(texts=_ROWS, place=st.integers(0, 7), change=st.sampled_from(["edit", "remove", "insert"]))
def test_names_are_stable_when_one_row_changes(texts: list[str], place: int, change: str) -> None:
    """This test ensures that a correction renames the file of no other row."""
    documents = _named(texts)
    place %= len(documents)
    names = file_names(documents, [])
    before = [
        Entry(name, document.line, None, document.data)
        for name, document in zip(names, documents, strict=True)
    ]
    old = dict(zip((document.data for document in documents), names, strict=True))
    line = documents[place].line
    if change == "edit":
        documents[place] = Named(line, "new", "А")
    elif change == "remove":
        del documents[place]
    else:
        documents.insert(place, Named(line, "new", "А"))
    # Who has no name is called after the line.
    documents = [each._replace(line=line) for line, each in enumerate(documents, 1) if each.text]
    now = file_names(documents, before)
    assert len({name.casefold() for name in now}) == len(now)
    for document, name in zip(documents, now, strict=True):
        if document.data != "new":
            assert name == old[document.data]


@given(st.lists(st.sampled_from(["а", "А", "а-2", "A", "é", "é", "", "..", "com1"]) | st.text()))
def test_no_two_files_share_a_name(texts: list[str]) -> None:
    """This test ensures that no document overwrites another, whatever the file system."""
    names = Names()
    taken = [names.take(text, f"{line:04}") for line, text in enumerate(texts, 1)]
    keys = {unicodedata.normalize("NFC", name.casefold()) for name in taken}
    assert len(keys) == len(texts)
    assert all(taken)
