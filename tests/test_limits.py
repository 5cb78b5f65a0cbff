"""What reading a file may cost, and what a person is told past that."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support.bombs import DERS, KINDS, PDFS, archive, pdf, stream
from support.cost import SECONDS
from support.readers import FORM, PASSWORD, document, filled, key, prepared, signed

import kzforms
from kzforms import FormDataError, KzformsError, TooLarge, UnreadableDocument, get_form, signing
from kzforms.batch import read_items
from kzforms.bounded import BudgetedWords, require_bounded_archive
from kzforms.limits import Budget, Limits, current_limits, limited, read_file, refusing
from kzforms.pdf.der import require_bounded_der
from kzforms.pdf.file import pdf_bytes

_TESTS = Path(__file__).parent


@pytest.mark.check
@pytest.mark.parametrize("kind", KINDS)
def test_small_files_that_cost_much_are_refused(kind: str) -> None:
    """This test ensures that an attack of each kind ends soon, in little memory, with an error."""
    done = subprocess.run(
        [sys.executable, "-m", "support.cost", kind],
        cwd=_TESTS,
        capture_output=True,
        check=True,
        timeout=600,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    files, readers = KINDS[kind]
    assert len(found) == len(files) * len(readers)
    for cost in found:
        # Of JSON lines, a line that is refused is an item with problems.
        assert cost["error"] or cost["reader"] == "json lines", cost
        assert cost["seconds"] < 3 * SECONDS, cost
        assert cost["megabytes"] < 500, cost


def test_the_limits_are_the_callers(tmp_path: Path) -> None:
    """This test ensures that a caller's limits count, in his block and thread only."""
    path = tmp_path / "file"
    path.write_bytes(b"x" * 100)
    with limited(Limits(file_bytes=99)):
        with pytest.raises(TooLarge) as caught:
            read_file(path)
        elsewhere: list[Limits] = []
        thread = threading.Thread(target=lambda: elsewhere.append(current_limits()))
        thread.start()
        thread.join()
    assert caught.value.code == "limit_file"
    assert elsewhere == [Limits()]
    assert len(read_file(path)) == 100


def test_a_device_without_end_is_not_read_to_its_end() -> None:
    """This test ensures that /dev/zero and the like are refused as any large file."""
    with limited(Limits(file_bytes=1000)):
        for read in (read_file, kzforms.read, kzforms.changes.audit):
            with pytest.raises(TooLarge):
                read("/dev/zero")


@pytest.mark.parametrize("make", [document, filled, signed], ids=lambda make: make.__name__)
def test_documents_are_far_from_the_limits(make: object) -> None:
    """This test ensures that limits of a hundredth would do for a small document."""
    small = Limits(
        file_bytes=400_000, unpacked_bytes=1_500_000, objects=2000, pages=100, page_bytes=50_000
    )
    content = make()  # type: ignore[operator]
    with limited(small):
        assert pdf_bytes(content) == content


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(file_bytes=1000), "limit_file"),
        (Limits(unpacked_bytes=1000), "limit_unpacked"),
        (Limits(pages=0), "limit_pages"),
        (Limits(page_bytes=10), "limit_page"),
        (Limits(objects=0), "limit_nodes"),
        (Limits(seconds=0, seconds_per_megabyte=0), "limit_seconds"),
    ],
)
def test_each_limit_of_a_pdf_has_its_own_error(limits: Limits, code: str) -> None:
    """This test ensures that a person is told which limit a PDF meets, by each reader."""
    content = document()
    for read in (kzforms.read, signing.check):
        with limited(limits), pytest.raises(TooLarge) as caught:
            read(content)
        assert caught.value.code == code
        assert caught.value.hint


def test_what_draws_itself_or_contains_itself_is_no_bomb() -> None:
    """This test ensures that a loop in a file neither hangs nor is taken for a large file."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"
    content = pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
            2: b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 1>>",
            3: page,
            4: stream(b"/F Do"),
            5: stream(b"/F Do /F Do", form),
            6: b"<</T(a)/Kids[6 0 R]>>",
        }
    )
    assert pdf_bytes(content) == content
    with pytest.raises(UnreadableDocument, match="No data"):
        kzforms.read(content)


def test_a_password_that_is_hashed_for_hours_is_refused() -> None:
    """This test ensures that a key file cannot ask for more work than a key needs."""
    with limited(Limits(iterations=100)), pytest.raises(TooLarge) as caught:
        signing.sign_local(document(), prepared().field, pkcs12=key(), password=PASSWORD)
    assert caught.value.code == "limit_iterations"


def test_der_is_walked_as_it_is_nested() -> None:
    """This test ensures that a signature is walked to its end, and what is cut off refused."""
    require_bounded_der(b"\x30\x80\x30\x03\x02\x01\x07\x00\x00" + b"\0" * 50)
    require_bounded_der(b"\x30\x00")
    for bad in (b"", b"\x30", b"\x30\x05\x02\x01\x07", b"\x30\x80\x02\x01\x07", b"\x04\x80\0\0"):
        with pytest.raises(ValueError, match="value"):
            require_bounded_der(bad)
    with pytest.raises(ValueError, match="tag"):
        require_bounded_der(b"\x30\x0a\x1f" + b"\xff" * 9)
    with limited(Limits(depth=2)), pytest.raises(TooLarge):
        require_bounded_der(b"\x30\x06\x30\x04\x30\x02\x30\x00")
    with pytest.raises(KzformsError):
        signing.embed(prepared(), DERS["sequences"]())


def test_lines_beyond_the_limit_are_refused_and_not_cut_off(tmp_path: Path) -> None:
    """This test ensures that no document of a batch is left out without a word."""
    path = tmp_path / "data.jsonl"
    path.write_bytes(b"{}\n\n" * 5)
    form = get_form(FORM)
    with limited(Limits(rows=5)):
        assert [item.line for item in read_items(form, path)] == [1, 3, 5, 7, 9]
    with limited(Limits(rows=4)), pytest.raises(FormDataError) as caught:
        read_items(form, path)
    assert [problem.code for problem in caught.value.problems] == ["limit_rows"]


def test_an_archive_is_counted_as_it_is_unpacked() -> None:
    """This test ensures that a workbook or Word document is judged by what it becomes."""
    content = archive(3_000_000, b"<a/>")
    require_bounded_archive(content)
    for limits, code in (
        (Limits(unpacked_bytes=2_000_000), "limit_unpacked"),
        (Limits(nodes=100_000), "limit_nodes"),
        (Limits(file_bytes=100), "limit_file"),
    ):
        with limited(limits), pytest.raises(TooLarge) as caught:
            require_bounded_archive(content)
        assert caught.value.code == code


def test_a_comparison_stops_in_time() -> None:
    """This test ensures that words cannot be compared for longer than the budget allows."""
    budget = Budget(Limits(seconds=0))
    with pytest.raises(TooLarge):
        list(BudgetedWords(["a"] * 20, budget))
    assert list(BudgetedWords(["a", "b"], Budget())) == ["a", "b"]


@pytest.mark.parametrize(
    ("error", "code"), [(RecursionError(), "limit_depth"), (MemoryError(), "limit_memory")]
)
def test_a_parser_that_runs_out_of_something_is_understood(error: Exception, code: str) -> None:
    """This test ensures that no RecursionError or MemoryError reaches a caller."""
    with pytest.raises(TooLarge) as caught, refusing(lambda: UnreadableDocument("damaged")):
        raise error
    assert caught.value.code == code


@pytest.mark.parametrize("data", [{"reason": {"kk": []}}, {"reason": {"kk": {}}}, {1: 2}, [], 7])
@pytest.mark.parametrize("form", ["training-certificate", FORM])
def test_data_of_another_kind_are_problems(form: str, data: object) -> None:
    """This test ensures that a list where a text belongs is a problem with its path, no TypeError."""
    for load in (get_form(form).load, get_form(form).load_known):
        with pytest.raises(FormDataError) as caught:
            load(data)  # type: ignore[arg-type]
        assert caught.value.problems


def test_data_that_contain_themselves_are_problems() -> None:
    """This test ensures that a dictionary within itself does no harm."""
    data: dict[str, object] = {}
    data["reason"] = data
    with pytest.raises(FormDataError):
        get_form("training-certificate").load(data)
    with pytest.raises(FormDataError):
        get_form("training-certificate").load_known(data)


def test_a_state_that_is_spoilt_is_refused() -> None:
    """This test ensures that a state of numbers that are none is refused as any other."""
    state = prepared().state
    changes: list[dict[str, object]] = [
        {"start": float("inf")},
        {"end": None},
        {"field": []},
        {"start": "1"},
    ]
    for change in changes:
        with pytest.raises(kzforms.SigningError):
            signing.Prepared.restore(prepared().pdf, {**state, **change})
    assert signing.Prepared.restore(prepared().pdf, json.dumps(state)) == prepared()


def test_no_bomb_is_left_out() -> None:
    """This test ensures that the files of attack are what they say: they are not just damaged."""
    with pytest.raises(TooLarge) as caught:
        pdf_bytes(PDFS["fields of fields"]())
    assert caught.value.code == "limit_nodes"
    with pytest.raises(TooLarge) as caught:
        pdf_bytes(PDFS["forms of forms"]())
    assert caught.value.code == "limit_page"
