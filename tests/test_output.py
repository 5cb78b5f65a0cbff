"""What is written: files whole or not at all, devices, standard output, and nobody's work lost."""

import io
import json
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given, strategies as st
from pypdf.annotations import FreeText
from support.filling import field_names, fill
from support.signers import OpenSslSigner

import kzforms
from kzforms import CannotWrite, KzformsError, RenderedForm, WouldReplace, cli, sample
from kzforms.errors import Work
from kzforms.files import existing, may_be_filled_in, web_page, write_output, write_whole
from kzforms.pdf.work import first_revision, work_on
from kzforms.signing import sign_local

FORM = "training-certificate"
ADVICE = "--replace (in Python: replace=True)"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def made() -> RenderedForm:
    return kzforms.render(kzforms.get_form(FORM).load(sample(FORM)), "ru")


@pytest.fixture(scope="session")
def fillable() -> bytes:
    return kzforms.blank(FORM, "ru", fillable=True).pdf


@pytest.fixture(scope="session")
def signed(made: RenderedForm, rsa: OpenSslSigner) -> bytes:
    return sign_local(made.pdf, "sig_head_ru", pkcs12=rsa.pkcs12("pw"), password="pw")  # noqa: S106 - of a throwaway key


def _start(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "kzforms.cli", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)


# One writer


def test_a_file_is_written_through_links(here: Path) -> None:
    """This test ensures that a link stays a link, and the file that it leads to is written."""
    (here / "there").mkdir()
    Path("near").symlink_to("far")
    Path("far").symlink_to("there/file")
    write_whole("near", b"new")
    assert Path("near").is_symlink()
    assert Path("far").is_symlink()
    assert Path("there/file").read_bytes() == b"new"
    Path("one").symlink_to("other")
    Path("other").symlink_to("one")
    with pytest.raises(CannotWrite, match="symbolic links"):
        write_whole("one", b"new")
    assert Path("one").is_symlink()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a device")
def test_a_device_is_written_to_and_never_replaced(here: Path) -> None:
    """This test ensures that `-o /dev/null` leaves a machine its /dev/null."""
    try:
        os.mknod("null", 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        Path("null").write_bytes(b"")
    except OSError:
        pytest.skip("this machine allows no devices here")
    assert cli.run(["blank", FORM, "-o", "null"]) == 0
    assert cli.run(["template", FORM, "-o", "null"]) in {0, 2}
    assert stat.S_ISCHR(Path("null").stat().st_mode)
    assert [path.name for path in here.iterdir()] == ["null"]


def test_a_pipe_is_written_to_and_stays(here: Path, made: RenderedForm) -> None:
    """This test ensures that a named pipe takes the file to its reader."""
    os.mkfifo("pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(Path("pipe").read_bytes()))
    reader.start()
    made.write("pipe")
    reader.join(20)
    assert got == [made.pdf]
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)
    assert [path.name for path in here.iterdir()] == ["pipe"]


def test_a_socket_is_not_replaced(here: Path) -> None:
    """This test ensures that what cannot be written to is an error, and stays."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        with pytest.raises(CannotWrite, match="Cannot write socket"):
            write_whole("socket", b"new")
    assert stat.S_ISSOCK((here / "socket").stat().st_mode)


@pytest.mark.parametrize(
    "name",
    [
        "-",
        *(
            pytest.param(name, marks=pytest.mark.check)
            for name in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
        ),
    ],
)
def test_standard_output_takes_the_file(here: Path, name: str) -> None:
    """This test ensures that a PDF can be sent on, and into a file that the shell opened."""
    done = _start("blank", FORM, "-o", name)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"%PDF-")
    with Path("opened").open("wb") as file:
        file.write(b"before ")
        file.flush()
        command = [sys.executable, "-m", "kzforms.cli", "blank", FORM, "-o", name]
        subprocess.run(command, stdout=file, check=True)
    assert Path("opened").read_bytes() == b"before " + done.stdout
    assert [path.name for path in here.iterdir()] == ["opened"]


@pytest.mark.check
def test_every_command_with_a_file_writes_to_standard_output(
    here: Path, made: RenderedForm, rsa: OpenSslSigner
) -> None:
    """This test ensures that `-` means the same wherever a file is written."""
    made.write("made.pdf")
    Path("data.json").write_bytes(sample(FORM))
    Path("key.p12").write_bytes(rsa.pkcs12("pw"))
    Path("pw").write_text("pw", "utf-8")
    render = _start("render", FORM, "data.json", "--lang", "ru", "-o", "-")
    assert render.stdout == made.pdf
    assert _start("template", FORM, "-o", "-").stdout.startswith(b"PK")
    Path("list.csv").write_text("ИИН\n990101500006\n", "utf-8")
    assert b"iin" in _start("map", "named-list-specialists", "list.csv", "-o", "-").stdout
    local = ("--p12", "key.p12", "--password-file", "pw", "-o", "-")
    signed = _start("sign", "local", "made.pdf", "--field", "sig_head_ru", *local)
    assert work_on(signed.stdout) == "signed"
    prepare = ("sign", "prepare", "made.pdf", "--field", "sig_head_ru")
    rest = ("-o", "prepared.pdf", "--state", "state.json", "--to-sign", "-")
    Path("cms").write_bytes(rsa.sign(_start(*prepare, *rest).stdout))
    embed = ("sign", "embed", "prepared.pdf", "--state", "state.json", "--cms", "cms", "-o", "-")
    assert work_on(_start(*embed).stdout) == "signed"
    assert not Path("-").exists()
    both = _start(*prepare, "-o", "-", "--state", "-", "--to-sign", "x")
    assert both.returncode == 2
    assert b"given for two files" in both.stderr
    assert {path.name for path in here.iterdir()} == {
        "made.pdf", "data.json", "list.csv", "key.p12", "pw", "cms", "prepared.pdf", "state.json",
    }  # fmt: skip


def test_a_page_for_people_goes_to_standard_output_alone(here: Path) -> None:
    """This test ensures that `--html -` prints one thing, and what it prints is a page."""
    editions = ("--from", "V2600037840", "--to", "V2600037840")
    done = _start("compare", FORM, *editions, "--html", "-")
    assert done.stdout.startswith(b"<!DOCTYPE html>")
    both = _start("compare", FORM, *editions, "--html", "-", "--json")
    assert both.returncode == 2
    assert b"takes one of" in both.stderr
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("name", ["folder/", "folder", ".", "nowhere/", "./"])
def test_a_folder_in_place_of_a_file_is_explained(here: Path, name: str) -> None:
    """This test ensures that `-o DIR/` says what to give, and writes no file of that name."""
    (here / "folder").mkdir()
    done = _start("blank", FORM, "-o", name)
    assert done.returncode == 2
    assert b"is a directory. Name a file in it, as in " in done.stderr
    with pytest.raises(CannotWrite, match="Name a file in it"):
        write_whole(name, b"new")
    assert [path.name for path in here.iterdir()] == ["folder"]


def test_a_name_that_is_too_long_or_none_is_explained(here: Path) -> None:
    """This test ensures that a name that cannot be a file's is one message."""
    for name, said in (
        ("ә" * 200 + ".pdf", "too long"),
        ("nul\0.pdf", "no path"),
        ("file/x.pdf", "not a directory"),
        ("no/x.pdf", "no such file"),
    ):
        Path("file").write_bytes(b"")
        with pytest.raises(CannotWrite, match=said):
            write_whole(name, b"new")
    longest = "ә" * 120 + ".pdf"  # as long as a name may be: there is room for a part of it
    write_whole(longest, b"new")
    assert {path.name for path in here.iterdir()} == {"file", longest}


def test_a_full_disk_leaves_the_old_file_and_no_half_one(here: Path) -> None:
    """This test ensures that a write that fails in the middle loses nothing."""
    write_whole("file", b"old")
    program = (
        "import resource, signal; from kzforms.files import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))\n"
        "write_whole('file', b'new' * 4096)"
    )
    done = subprocess.run([sys.executable, "-Bc", program], capture_output=True, check=False)
    assert b"CannotWrite: Cannot write file: file too large" in done.stderr
    assert Path("file").read_bytes() == b"old"
    assert [path.name for path in here.iterdir()] == ["file"]
    with pytest.raises(CannotWrite, match="no space left"):
        write_whole("/dev/full", b"new")
    assert _start("blank", FORM, "-o", "/dev/full").returncode == 3


def test_a_file_keeps_its_permissions(here: Path) -> None:
    """This test ensures that a file that only its owner reads stays so."""
    Path("file").write_bytes(b"old")
    Path("file").chmod(0o600)
    write_whole("file", b"new")
    assert stat.S_IMODE((here / "file").stat().st_mode) == 0o600


@given(name=st.text(min_size=1, max_size=300), content=st.binary(max_size=100))
def test_any_name_is_written_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes
) -> None:
    """This test ensures that no name makes anything but a whole file or an error of ours."""
    folder = tmp_path_factory.mktemp("names")
    path = f"{folder}/{name.replace('..', '').replace('/', '')}"
    try:
        write_output(path, content, may_be_filled_in)
    except KzformsError:
        assert list(folder.iterdir()) == []
    else:
        assert existing(path) == content
        assert len(list(folder.iterdir())) == 1


# Nobody's work is replaced


def _annotated(pdf: bytes) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.add_annotation(0, FreeText(text="note", rect=(50, 50, 90, 90)))
    return _saved(writer)


def _saved(writer: pypdf.PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _appended(pdf: bytes) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf), incremental=True)
    writer.pages[0][pypdf.generic.NameObject("/Rotate")] = pypdf.generic.NumberObject(90)
    return _saved(writer)


def _another_pdf() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    return _saved(writer)


_CHANGES: dict[str, tuple[Callable[[bytes], bytes], Work]] = {
    "resaved": (lambda pdf: _saved(pypdf.PdfWriter(clone_from=io.BytesIO(pdf))), "changed"),
    "annotated": (_annotated, "changed"),
    "appended": (_appended, "changed"),
    "prepared": (lambda pdf: kzforms.signing.prepare(pdf, "sig_head_ru").pdf, "prepared"),
    "cut off": (lambda pdf: pdf[:-100], "foreign"),
    "another PDF": (lambda _: _another_pdf(), "foreign"),
    "DOCX": (lambda _: b"PK\x03\x04 a document", "foreign"),
    "text": (lambda _: "мәтін".encode(), "foreign"),
}


def _refused(
    path: Path, content: bytes, work: Work, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Check that neither Python nor the command line replaces a file, unless it is told to."""
    path.write_bytes(content)
    with pytest.raises(WouldReplace) as caught:
        kzforms.blank(FORM, "kk").write(path)
    assert caught.value.work == work
    assert cli.run(["blank", FORM, "-o", str(path)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert ADVICE in told
    assert path.read_bytes() == content
    kzforms.blank(FORM, "kk").write(path, replace=True)
    assert path.read_bytes() == kzforms.blank(FORM, "kk").pdf


@pytest.mark.parametrize("change", list(_CHANGES))
def test_a_file_that_somebody_changed_is_not_replaced(
    here: Path, made: RenderedForm, change: str
) -> None:
    """This test ensures that a file that is no more as it was made is left alone."""
    changed, work = _CHANGES[change]
    path = here / "x.pdf"
    path.write_bytes(changed(made.pdf))
    with pytest.raises(WouldReplace) as caught:
        kzforms.blank(FORM, "kk").write(path)
    assert caught.value.work == work
    assert path.read_bytes() == changed(made.pdf)


def test_a_signed_file_is_not_replaced(
    here: Path, signed: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that no signature is lost by making the document again."""
    _refused(here / "x.pdf", signed, "signed", "it holds a signature", capsys)


def test_a_filled_in_blank_is_not_replaced(
    here: Path, fillable: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that what a person wrote on the screen is not lost."""
    filled = fill(fillable, {field_names(fillable)[0]: "Астана"})
    _refused(here / "x.pdf", filled, "filled_in", "its fields are filled in", capsys)


def test_a_file_of_another_kind_is_not_replaced(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that a slip in a name does not cost a document."""
    _refused(
        here / "letter.docx", b"PK\x03\x04 a letter", "foreign", "kzforms did not make it", capsys
    )


def test_what_kzforms_made_is_made_again(here: Path, made: RenderedForm, fillable: bytes) -> None:
    """This test ensures that a form can be made as often as one likes, also over an empty file."""
    for content in (b"", made.pdf, fillable, kzforms.blank("standard-foster-care").pdf):
        Path("x.pdf").write_bytes(content)
        kzforms.blank(FORM, "kk").write("x.pdf")
        assert Path("x.pdf").read_bytes() != content
    assert [path.name for path in here.iterdir()] == ["x.pdf"]


def test_a_second_signature_goes_into_the_same_file(
    here: Path, signed: bytes, rsa: OpenSslSigner, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that signing in place loses nothing, and signing over another is refused."""
    Path("x.pdf").write_bytes(signed)
    Path("key.p12").write_bytes(rsa.pkcs12("pw"))
    Path("pw").write_text("pw", "utf-8")
    made = kzforms.render(kzforms.get_form(FORM).load(sample(FORM)), "kk-ru")
    made.write("two.pdf")
    key = ("--p12", "key.p12", "--password-file", "pw")
    for field in ("sig_head_kk", "sig_head_ru"):
        command = ["sign", "local", "two.pdf", "--field", field, *key, "-o"]
        assert cli.run([*command, "x.pdf"]) == 2
        assert "it holds a signature" in capsys.readouterr().err
        assert cli.run([*command, "two.pdf"]) == 0
    assert Path("x.pdf").read_bytes() == signed
    assert Path("two.pdf").read_bytes().startswith(made.pdf)
    assert first_revision((here / "two.pdf").read_bytes()) == made.pdf


def test_preparing_writes_all_three_files_or_none(
    here: Path, made: RenderedForm, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that no file of another kind is replaced by what is between two steps."""
    made.write("x.pdf")
    work = json.dumps({"important": 1}).encode()
    Path("data.json").write_bytes(work)

    def prepare(output: str, state: str, to_sign: str) -> int:
        field = ["--field", "sig_head_ru"]
        files = ["-o", output, "--state", state, "--to-sign", to_sign]
        return cli.run(["sign", "prepare", "x.pdf", *field, *files])

    for files in (
        ("p.pdf", "data.json", "bin"),
        ("p.pdf", "state", "x.pdf"),
        ("p.pdf", "state", "data.json"),
        ("data.json", "state", "bin"),
        ("p.pdf", "p.pdf", "bin"),
    ):
        assert prepare(*files) == 2
        assert {path.name for path in here.iterdir()} == {"x.pdf", "data.json"}
    capsys.readouterr()
    assert prepare("p.pdf", "state", "bin") == 0
    assert prepare("p.pdf", "state", "bin") == 0
    Path("p.pdf").unlink()
    assert prepare("p.pdf", "state", "bin") == 0
    assert Path("data.json").read_bytes() == work
    assert Path("x.pdf").read_bytes() == made.pdf


def test_a_filled_template_is_not_replaced(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that a clerk's list is not lost by asking for an empty one again."""
    assert cli.run(["template", FORM, "-o", "x.xlsx"]) == 0
    empty = Path("x.xlsx").read_bytes()
    assert cli.run(["template", FORM, "-o", "x.xlsx"]) == 0
    Path("x.xlsx").write_bytes(empty + b"filled in")
    assert cli.run(["template", FORM, "-o", "x.xlsx"]) == 2
    assert "it is there already, and may be filled in" in capsys.readouterr().err
    assert Path("x.xlsx").read_bytes() == empty + b"filled in"
    assert cli.run(["template", FORM, "-o", "x.xlsx", "--replace"]) == 0
    assert (here / "x.xlsx").read_bytes() == empty


def test_a_page_replaces_only_pages_of_ours(here: Path) -> None:
    """This test ensures that a saved act is not replaced by what is said of it."""
    act = "<!DOCTYPE html><html><body><p>Бұйрық</p></body></html>".encode()
    Path("act.html").write_bytes(act)
    command = ["compare", FORM, "--from", "V2600037840", "--to", "V2600037840", "--html"]
    assert cli.run([*command, "act.html"]) == 2
    assert Path("act.html").read_bytes() == act
    assert cli.run([*command, "page.html"]) == 0
    page = (here / "page.html").read_bytes()
    assert web_page(page) is None
    Path("page.html").write_bytes(page + b"older")
    assert cli.run([*command, "page.html"]) == 0
    assert Path("page.html").read_bytes() == page


@given(content=st.binary(max_size=400), cut=st.integers(0, 3000))
def test_any_bytes_can_be_judged(made: RenderedForm, content: bytes, cut: int) -> None:
    """This test ensures that no file in the way is more than a sentence about it."""
    assert work_on(content) is not None
    assert work_on(b"%PDF-1.7\n" + content) is not None
    damaged = made.pdf[:cut] + content + made.pdf[cut + len(content) :]
    if damaged[: len(made.pdf)] != made.pdf:
        work_on(damaged)
    first_revision(damaged)


# What programs and people read


_ENVIRONMENTS = [
    pytest.param({"PYTHONIOENCODING": "cp1251"}, marks=pytest.mark.check),
    pytest.param({"PYTHONIOENCODING": "ptcp154"}, marks=pytest.mark.check),
    pytest.param(
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, marks=pytest.mark.check
    ),
]


@pytest.mark.parametrize("environment", _ENVIRONMENTS, ids=str)
def test_a_program_reads_utf8_whatever_the_locale(
    here: Path, made: RenderedForm, environment: dict[str, str]
) -> None:
    """This test ensures that what one command prints, the next one reads, on any machine."""
    made.write("made.pdf")
    env = {**os.environ, **environment}
    for arguments in (["list"], ["show", FORM, "--json"], ["read", "made.pdf"], ["sample", FORM]):
        done = _start(*arguments, env=env)
        assert (done.returncode, done.stderr) == (0, b"")
        assert any(0x400 <= ord(letter) < 0x500 for letter in done.stdout.decode("utf-8"))
    piped = done.stdout
    assert piped == sample(FORM)
    assert _start("render", FORM, "-", "-o", "x.pdf", env=env, input=piped).returncode == 0
    refused = _start("blank", "ҚАҒАЗ", "-o", "x.pdf", env={**env, "LC_ALL": "C.UTF-8"})
    assert "ҚАҒАЗ" in refused.stderr.decode("utf-8")
    assert sorted(path.name for path in here.iterdir()) == ["made.pdf", "x.pdf"]


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "ptcp154", "ascii"])
def test_a_console_without_a_letter_shows_the_others(encoding: str) -> None:
    """This test ensures that an old console costs a letter, and not the command."""
    pty = pytest.importorskip("pty")
    program = (
        "import sys; from kzforms import cli\n"
        "from kzforms.cli.console import set_encodings; set_encodings()\n"
        "codes = [cli.run(each) for each in (['list'], ['show', 'қате'], ['sample', 'қате'])]\n"
        "sys.exit(codes != [0, 2, 2])"
    )
    master, slave = pty.openpty()
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=slave, stderr=slave, env=env) as process:
        os.close(slave)
        shown = b""
        while chunk := _chunk(master):
            shown += chunk
        os.close(master)
    assert process.returncode == 0
    assert b"Traceback" not in shown
    assert encoding == "ascii" or "Справка" in shown.decode(encoding)


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1000)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_a_terminal_gets_no_binary_file() -> None:
    """This test ensures that a screen is not filled with signs."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "kzforms.cli", "blank", FORM, "-o", "-"]
    done = subprocess.run(command, stdout=slave, stderr=subprocess.PIPE, check=False)
    os.close(slave)
    os.close(master)
    assert done.returncode == 2
    assert b"Standard output is a terminal" in done.stderr


def test_a_file_name_that_is_not_utf8_is_json_all_the_same(here: Path) -> None:
    """This test ensures that an old file name breaks neither JSON nor a message."""
    name = b"\xff\xfe.pdf"
    done = _start("blank", FORM, "-o", os.fsdecode(b"no/" + name))
    assert done.returncode == 3
    done.stderr.decode("utf-8")
    (here / os.fsdecode(name)).write_bytes(b"no PDF")
    done = _start("check", os.fsdecode(name), "--json")
    assert json.loads(done.stdout.decode("utf-8"))["error"] == "UnreadableDocument"
