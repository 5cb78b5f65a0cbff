"""The command line: what it prints, its exit codes, and bad input without a traceback."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pypdf
import pytest
from support.catalogue import FORMS, every_form
from support.pdf import letters, text

from kzforms import Form, cli, get_form, get_standard, render, sample
from kzforms.values.rows import MAX_ROWS

pytestmark = pytest.mark.kinds


class Result:
    """What a command did."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


Run = Callable[..., Result]


@pytest.fixture
def kzforms(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        code = cli.run(arguments)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(code, captured.out, captured.err)

    return run


def data_of(form_id: str) -> dict[str, object]:
    found = json.loads(sample(form_id))
    assert isinstance(found, dict)
    return found


def test_the_command_alone_prints_its_help(kzforms: Run) -> None:
    """This test ensures that a newcomer who types the bare command sees what there is."""
    for command in ((), ("sign",)):
        done = kzforms(*command)
        assert done.code == 2
        assert done.err.startswith("Usage: kzforms")


def test_list_has_the_documented_shape(kzforms: Run) -> None:
    """This test ensures that `list --json` is what the interface says."""
    listed = json.loads(kzforms("list", "--json").out)
    assert set(listed[0]) == {
        "id",
        "title",
        "act",
        "annex",
        "edition",
        "lifecycle",
        "forthcoming",
        "official",
        "checked_on",
    }
    assert set(listed[0]["title"]) == {"kk", "ru"}
    assert {entry["id"] for entry in json.loads(kzforms("list", "--json", "--all").out)} == {
        form.id for form in FORMS
    }


def test_list_on_a_day_gives_the_lifecycle_of_that_day(kzforms: Run) -> None:
    """This test ensures that an unknown day of entry into force is shown as uncertain."""
    uncertain = json.loads(kzforms("list", "--json", "--on", "2026-11-21").out)
    register = [each for each in uncertain if each["id"] == "military-id-issuance-register"]
    assert [each["lifecycle"] for each in register] == ["uncertain"]
    before = json.loads(kzforms("list", "--json", "--on", "13.01.2026").out)
    assert "military-id-issuance-register" not in {each["id"] for each in before}
    lists = [each for each in before if each["id"] == "named-list-specialists"]
    assert [(each["edition"], each["lifecycle"]) for each in lists] == [
        ("order-1100-2023", "in_force")
    ]
    assert kzforms("list", "--on", "yesterday").code == 2


@every_form
def test_show_and_schema_and_sample(kzforms: Run, form: Form) -> None:
    """This test ensures that every form can be looked at before it is used."""
    edition = ("--edition", form.edition.id)
    shown = kzforms("show", form.id, *edition)
    assert shown.code == 0
    assert form.title.kk in shown.out
    described = json.loads(kzforms("show", form.id, *edition, "--json").out)
    assert {"registration", "source", "signers", "editions"} <= set(described)
    schema = json.loads(kzforms("schema", form.id, *edition, "--lang", "ru").out)
    assert schema["title"] == form.title.ru
    assert kzforms("sample", form.id, *edition).out == form.sample().decode("utf-8")


def test_the_schema_speaks_the_language_asked_for(kzforms: Run) -> None:
    """This test ensures that a portal can label its fields from the schema."""
    for lang, name in (("kk", "ЖСН"), ("ru", "ИИН")):
        schema = json.loads(kzforms("schema", "named-list-specialists", "--lang", lang).out)
        assert schema["$defs"]["TrainedSpecialist"]["properties"]["iin"]["title"] == name
        assert "x-kzforms-label" not in json.dumps(schema)


def test_lines_are_closed_unless_they_are_to_stay_open(kzforms: Run, tmp_path: Path) -> None:
    """This test ensures that `--open-lines` is the library's `close_lines=False`."""
    form = get_form("training-certificate")
    (tmp_path / "data.json").write_bytes(form.sample())
    (tmp_path / "many.json").write_bytes(b"[" + form.sample() + b"]")
    made = {}
    for name, options in {"closed": (), "open": ("--open-lines",)}.items():
        output = ("-o", f"{name}.pdf")
        assert kzforms("render", form.id, "data.json", *options, *output).code == 0
        assert kzforms("batch", form.id, "many.json", *options, "-o", name).code == 0
        made[name] = (tmp_path / f"{name}.pdf").read_bytes()
        assert [path.read_bytes() for path in (tmp_path / name).glob("*.pdf")] == [made[name]]
    document = form.load(form.sample())
    assert made["open"] == render(document, close_lines=False).pdf != made["closed"]


@every_form
def test_blank_and_render_write_pdfs(kzforms: Run, form: Form, tmp_path: Path) -> None:
    """This test ensures that a clerk gets both with one command each."""
    edition = ("--edition", form.edition.id)
    assert kzforms("blank", form.id, *edition, "--lang", "ru", "-o", "blank.pdf").code == 0
    (tmp_path / "data.json").write_bytes(form.sample())
    done = kzforms("render", form.id, *edition, "data.json", "--lang", "kk-ru", "-o", "filled.pdf")
    assert (done.code, done.out) == (0, "")
    assert ("note: " in done.err) is (
        form.lifecycle().name in {"superseded", "repealed", "forthcoming"}
    )
    for name in ("blank.pdf", "filled.pdf"):
        assert pypdf.PdfReader(io.BytesIO((tmp_path / name).read_bytes())).pages
    assert {path.name for path in tmp_path.iterdir()} == {"blank.pdf", "filled.pdf", "data.json"}


def test_a_blank_with_rows_and_known_values(kzforms: Run, tmp_path: Path) -> None:
    """This test ensures that `--rows` and `--known` give a clerk's own blank."""
    data = data_of("named-list-reserve-officers")
    known = {name: data[name] for name in ("institution", "head")}
    (tmp_path / "known.json").write_text(json.dumps(known), "utf-8")
    done = kzforms(
        "blank",
        "named-list-reserve-officers",
        "--rows",
        "25",
        "--known",
        "known.json",
        "-o",
        "blank.pdf",
    )
    assert done.code == 0
    assert "Жетісу" in text((tmp_path / "blank.pdf").read_bytes())
    assert kzforms("blank", "training-certificate", "--rows", "2", "-o", "x.pdf").code == 2


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_a_standard_is_shown_as_text_and_as_json(kzforms: Run, lang: str) -> None:
    """This test ensures that the facts of a service can be read by people and by portals."""
    standard_id = "standard-military-registration"
    shown = kzforms("standard", standard_id, "--lang", lang, "--subtype", "2")
    assert shown.code == 0
    assert get_standard(standard_id).name[lang] in shown.out  # type: ignore[index]
    exported = json.loads(kzforms("standard", standard_id, "--json", "--subtype", "2").out)
    assert {document["subtype"] for document in exported["documents"]} == {2, None}
    assert exported["fee"]["amount"] == 0
    assert exported["terms"][0]["working_days"] == 2
    assert json.loads(kzforms("standard", standard_id, "--schema").out)["title"]
    assert kzforms("standard", standard_id, "--subtype", "6").code == 2
    assert kzforms("standard", "training-certificate").code == 2


@pytest.mark.parametrize(
    ("form_id", "how"),
    [
        ("standard-military-training", "superseded"),
        ("standard-foreign-qualification", "repealed"),
        ("2012-officers-military-id-standard", "repealed"),
    ],
)
def test_a_form_that_has_ended_says_so_on_standard_error(
    kzforms: Run, form_id: str, how: str, tmp_path: Path
) -> None:
    """This test ensures that nobody takes a historical form for a current one."""
    for command in (["standard", form_id], ["show", form_id], ["blank", form_id, "-o", "x.pdf"]):
        done = kzforms(*command)
        assert done.code == 0
        assert f"was {how}" in done.err
    metadata = pypdf.PdfReader(io.BytesIO((tmp_path / "x.pdf").read_bytes())).metadata
    assert metadata
    assert ("Ауыстырылған" if how == "superseded" else "Күші жойылған") in str(metadata.subject)


def test_as_of_a_day_an_ended_form_is_as_it_was(kzforms: Run, tmp_path: Path) -> None:
    """This test ensures that an archive gets the paper of its time, without a later notice."""
    done = kzforms(
        "blank", "standard-foreign-qualification", "--on", "2021-05-01", "-o", "x.pdf", "--edition",
        "V2000020785",
    )  # fmt: skip
    assert done.code == 0
    assert letters("Күші жойылған") not in text((tmp_path / "x.pdf").read_bytes())
    assert (
        kzforms("blank", "standard-foreign-qualification", "--on", "2027-01-01", "-o", "y.pdf").code
        == 2
    )


def _set(data: dict[str, object], **changes: object) -> bytes:
    return json.dumps({**data, **changes}, ensure_ascii=False).encode("utf-8")


_LIST = "named-list-specialists"
_GOOD = data_of(_LIST)
_ROW = _GOOD["entries"][0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "There are no data"),
        (b"\xef\xbb\xbf \n", "There are no data"),
        (b"{", "not JSON"),
        (b"[]", "must be an object"),
        (b"null", "must be an object"),
        (b'"text"', "must be an object"),
        (b"[" * 100_000, "nested deeper than 200 levels"),
        (b'{"a": ' * 100_000, "nested deeper than 200 levels"),
        (b"9" * 10_000, "too long"),
        (b'{"branch": NaN}', "NaN is no JSON value"),
        (b'{"branch": "a", "branch": "b"}', "'branch' is given twice"),
        ("{}".encode("utf-16")[:-1], "not UTF-16"),
        ('{"branch": "Филиал"}'.encode("cp1251"), "not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00", "not UTF-8"),
        (_set(_GOOD, nobody=1), "nobody: There is no such field."),
        (
            json.dumps({k: v for k, v in _GOOD.items() if k != "director"}).encode(),
            "director: This field is missing.",
        ),
        (_set(_GOOD, entries=[]), "entries: There are too few rows"),
        (
            _set(_GOOD, entries=[{**_ROW, "iin": "990101500007"}]),
            "entries[0].iin: The IIN has a wrong check digit",
        ),
        (
            _set(_GOOD, entries=[{**_ROW, "iin": 990101500006}]),
            "entries[0].iin: An IIN must be a text",
        ),
        (_set(_GOOD, entries=[_ROW] * (MAX_ROWS + 1)), "entries: There are too many rows"),
        (_set(_GOOD, entries={"a": 1}), "entries: This must be a list"),
        (_set(_GOOD, branch="Астана\u202e"), "branch: U+202E RIGHT-TO-LEFT OVERRIDE at position 7"),
        (_set(_GOOD, branch={"kk": "Астана", "ru": "\u00ad"}), "branch.ru: U+00AD"),
        (_set(_GOOD, branch={"en": "Astana"}), "branch.en: There is no such field."),
        (_set(_GOOD, branch=5), "branch: This must be a text."),
        (_set(_GOOD, branch={}), "branch: The text is empty."),
        (_set(_GOOD, branch="   "), "branch: The text is empty."),
        (_set(_GOOD, branch="а" * 500), "branch: The text has 500 characters; at most 120 fit"),
        (_set(_GOOD, director="А. Б."), "director: This must be an object"),
        (
            _set(
                _GOOD,
                entries=[{**_ROW, "training_period": {"start": "2026-02-02", "end": "2026-01-01"}}],
            ),
            "entries[0].training_period: The period ends before",
        ),
        (
            _set(_GOOD, entries=[{**_ROW, "oath_order": {"number": "1", "date": 20260101}}]),
            "entries[0].oath_order.date: This must be a date.",
        ),
        (b'{"branch": "\\ud800"}', "branch: U+D800"),
    ],
)
def test_bad_data_are_explained(kzforms: Run, tmp_path: Path, data: bytes, said: str) -> None:
    """This test ensures that every kind of bad data gets one message with its place."""
    (tmp_path / "data.json").write_bytes(data)
    (tmp_path / "out.pdf").write_bytes(b"good")
    done = kzforms("render", _LIST, "data.json", "-o", "out.pdf")
    assert done.code == 2
    assert said in done.err
    assert done.out == ""
    assert len(done.err.splitlines()) <= 21
    assert (tmp_path / "out.pdf").read_bytes() == b"good"


def test_a_flood_of_problems_is_cut(kzforms: Run, tmp_path: Path) -> None:
    """This test ensures that a file of wrong rows does not fill the screen; JSON has them all."""
    wrong = _set(_GOOD, entries=[{**_ROW, "iin": "1"}] * 300)
    (tmp_path / "data.json").write_bytes(wrong)
    done = kzforms("render", _LIST, "data.json", "-o", "out.pdf")
    assert len(done.err.splitlines()) == 21
    assert "280 more" in done.err
    assert not (tmp_path / "out.pdf").exists()


def test_no_message_repeats_a_value(kzforms: Run, tmp_path: Path) -> None:
    """This test ensures that personal data do not get into a log by way of an error."""
    person = {"surname": "Құпиянов", "given_name": "Құпия\u200b"}
    wrong = _set(_GOOD, entries=[{"iin": "990101500007", "name": person}])
    (tmp_path / "data.json").write_bytes(wrong)
    done = kzforms("render", _LIST, "data.json", "-o", "out.pdf")
    assert "Құпия" not in done.err
    assert "990101500007" not in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ["blank", "named-list-specialist", "-o", "x.pdf"],
            2,
            "Did you mean named-list-specialists",
        ),
        (["blank", "nothing-like-it-at-all", "-o", "x.pdf"], 2, "kzforms list --all"),
        (["blank", _LIST, "--edition", "V1", "-o", "x.pdf"], 2, "It has V2600037840"),
        (["blank", _LIST, "--lang", "en", "-o", "x.pdf"], 2, "kk-ru"),
        (["blank", _LIST, "--rows", "0", "-o", "x.pdf"], 2, "1 to 5000 rows"),
        (["blank", _LIST], 2, "-o"),
        (["blank", "standard-foster-care", "--fillable", "-o", "x.pdf"], 2, "nothing to fill in"),
        (["standard", _LIST], 2, "no service standard"),
        (["render", _LIST, "list.xlsx", "-o", "x.pdf"], 2, "--rows"),
        (["render", _LIST, "no.json", "-o", "x.pdf"], 2, "no.json"),
        (["blank", _LIST, "-o", "no/such/folder/x.pdf"], 3, "no such file or directory"),
        (["blank", _LIST, "-o", "."], 2, "directory"),
        (["print"], 2, "No such command"),
        ([], 2, "Usage"),
    ],
)
def test_bad_usage_is_explained(kzforms: Run, arguments: list[str], code: int, said: str) -> None:
    """This test ensures that a wrong command says what to do, with the documented exit code."""
    Path("list.xlsx").write_bytes(b"PK\x03\x04")
    done = kzforms(*arguments)
    assert done.code == code
    assert said in done.err
    assert "kzforms: Usage:" not in done.err
    assert not Path("x.pdf").exists()


def test_with_json_errors_are_json(kzforms: Run) -> None:
    """This test ensures that a script never has to read English."""
    done = kzforms("show", "no-such-form", "--json")
    assert done.code == 2
    assert json.loads(done.out)["error"] == "UnknownForm"


@pytest.mark.parametrize("command", sorted(cli.cli.commands))
def test_every_command_has_help(kzforms: Run, command: str) -> None:
    """This test ensures that every command and option explains itself."""
    done = kzforms(command, "--help")
    assert done.code == 0
    options = [p for p in cli.cli.commands[command].params if isinstance(p, click.Option)]
    assert all(option.help for option in options)


def test_version(kzforms: Run) -> None:
    """This test ensures that the version can be asked for by people and by scripts."""
    assert kzforms("--version").out.startswith("kzforms ")


def _start(*arguments: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "kzforms.cli", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_standard_input_is_data(tmp_path: Path) -> None:
    """This test ensures that a pipe works: `kzforms sample F | kzforms render F - -o X`."""
    data = _start("sample", "registration-instruction").stdout
    target = tmp_path / "x.pdf"
    done = _start("render", "registration-instruction", "-", "-o", str(target), input=data)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert letters("Нұсқама") in text(target.read_bytes())


def test_a_reader_that_goes_away_is_no_error() -> None:
    """This test ensures that `kzforms list | head -1` ends quietly."""
    command = f"{sys.executable} -m kzforms.cli schema {_LIST} | head -c 10"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_folder_that_cannot_be_written_keeps_the_old_file(tmp_path: Path) -> None:
    """This test ensures that a failed write leaves the good file and no half one."""
    if os.geteuid() == 0:
        target = Path("/proc/x.pdf")  # no one writes here, root included
    else:
        (tmp_path / "x.pdf").write_bytes(b"good")
        tmp_path.chmod(0o500)
        target = tmp_path / "x.pdf"
    done = _start("blank", "training-certificate", "-o", str(target))
    assert done.returncode == 3
    assert b"Cannot write" in done.stderr


def test_ctrl_c_leaves_no_file(tmp_path: Path) -> None:
    """This test ensures that an interrupted run exits with 130 and writes nothing."""
    code = (
        "import os, signal, sys; from kzforms import cli\n"
        "from kzforms.documents import rendering\n"
        "def interrupted(*_, **__): os.kill(os.getpid(), signal.SIGINT)\n"
        "rendering.make_pages = interrupted\n"
        f"sys.exit(cli.run(['blank', 'training-certificate', '-o', {str(tmp_path / 'x.pdf')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_missing_system_library_is_one_line(tmp_path: Path) -> None:
    """This test ensures that a bare machine says which package to install, with exit code 3."""
    code = (
        "import sys; from kzforms import cli; from kzforms.pages import typeset\n"
        "typeset._LIBRARIES['libnothing.so.9'] = 'libnothing9'\n"
        f"sys.exit(cli.run(['blank', 'training-certificate', '-o', {str(tmp_path / 'x.pdf')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "apt-get install libnothing9" in done.stderr
    assert len(done.stderr.splitlines()) == 1
