"""`kzforms catalogue new` and `amend`, tried in a checkout of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_AMEND = (
    "amend", "named-list-reserve-officers", "--act", "order-999-2031", "--number", "999",
    "--date", "2031-05-03", "--annex", "1", "--checked-on", "2026-11-28",
)  # fmt: skip
_NEW = (
    "new", "list-of-students", "--act", "V2600037840", "--annex", "23", "--base", "V1700014881",
    "--checked-on", "2026-11-28", "--table",
)  # fmt: skip


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the sources."""
    for folder in ("kzforms", "templates", "fonts", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "kzforms.cli", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


def _write(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


_MODEL = '''class ReserveOfficer2031(ReserveOfficer):
    """A citizen of the list since 2031, with the date of birth."""

    birth_date: Annotated[date, Day()]


class NamedListReserveOfficers2031(NamedListReserveOfficers):
    """The named list of annex 17 since 2031."""

    entries: Rows[ReserveOfficer2031]


TABLE = Table('''
_TABLE = """annex="1",
    model=NamedListReserveOfficers2031,
    table=TABLE.with_column(
        Column(field="birth_date", kk="Туған күні", ru="Дата рождения", width=24),
        after="position_code",
        widths={"name": 44, "rank_order": 34, "position_code": 20, "note": 24},
    ),
)"""
_SOURCE = """from datetime import date
from kzforms import blank, get_form
form = get_form("named-list-reserve-officers")
coming = get_form(form.id, forthcoming=True)
print(form.edition.id, form.notices("ru"), coming.edition.id, coming.notices("ru")[0][:24])
print(blank(form.id).edition, blank(form.id, edition=coming.edition.id).edition)
coming.load(coming.sample()), form.load(form.sample())
"""


def test_an_edition_is_added_in_few_lines_and_changes_nothing_of_today(checkout: Path) -> None:
    """This test ensures that the law of today stays the default when the next one is recorded."""
    code, said, _ = _run(checkout, "catalogue", *_AMEND)
    assert code == 0
    assert [line.split()[1] for line in said.splitlines() if line.startswith("written")] == [
        "kzforms/acts/data/order-999-2031.yaml",
        "examples/named-list-reserve-officers/order-999-2031.json",
        "kzforms/forms/order_28_2017/named_list_reserve_officers.py",
    ]
    code, said, _ = _run(checkout, "catalogue", "check", "--strict")
    assert code == 1
    assert "order-999-2031.yaml: in_force_from.source:" in said
    _write(
        checkout / "kzforms/acts/data/order-999-2031.yaml",
        ("earliest: null", "earliest: 2031-05-14"),
        ("source: ''", "source: Point 5."),
        ("checked_on: null", "checked_on: 2026-11-28"),
        ("repeal_note: ''", "repeal_note: Not looked for."),
        ("checked_on: null", "checked_on: 2026-11-28"),
    )
    module = checkout / "kzforms/forms/order_28_2017/named_list_reserve_officers.py"
    _write(
        module,
        ("import IIN, ", "import IIN, Day, "),
        ("TABLE = Table(", _MODEL),
        ('annex="1",\n)', _TABLE),
    )
    _write(
        checkout / "examples/named-list-reserve-officers/order-999-2031.json",
        ('"values": {}', '"values": {"entries[].birth_date": "1991-05-01"}'),
    )
    assert _run(checkout, "catalogue", "check", "--strict")[:2] == (0, "")
    done = subprocess.run(
        [sys.executable, "-c", _SOURCE],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "V2600037840 () order-999-2031 Вводится в действие не р",
        "V2600037840 order-999-2031",
    ], done.stderr
    listed = _run(checkout, "list")[1]
    assert "forthcoming  order-999-2031, not before 2031-05-14" in listed
    code, _, said = _run(checkout, "catalogue", *_AMEND)
    assert (code, said) == (
        2,
        "kzforms: named-list-reserve-officers has the edition order-999-2031 already. Edit it.\n",
    )


@pytest.mark.check
def test_a_form_is_added_and_says_what_is_still_empty(checkout: Path) -> None:
    """This test ensures that a skeleton is not taken for a form before it is filled in."""
    code, said, _ = _run(checkout, "catalogue", *_NEW)
    assert code == 0
    written = [line.split()[1] for line in said.splitlines() if line.startswith("written")]
    assert len(written) == 5
    code, said, _ = _run(checkout, "catalogue", "check", "--strict")
    assert code == 1
    assert said.startswith("list-of-students: ")
    assert "the kk wording is empty" in said
    module = checkout / "kzforms/forms/order_28_2017/list_of_students.py"
    _write(module, ('kk="", ru=""', 'kk="Тізім", ru="Список"'))
    code, said, _ = _run(checkout, "catalogue", "check", "--strict")
    assert (code, said.count("list-of-students")) == (1, 1)
    assert "its sample does not fit" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "Список", *_NEW[2:]), "no form id"),
        (
            ("new", "training-certificate", *_NEW[2:]),
            "There is a form training-certificate already",
        ),
        ((*_NEW[:3], "V1", *_NEW[4:]), "No act V1 is recorded"),
        ((*_NEW[:6], "--checked-on", "2026-11-28"), "amends several acts. Name the base act"),
        ((*_AMEND[:1], "2012-veteran-cards-standard", *_AMEND[2:]), "shares the module"),
        ((*_AMEND[:4], *_AMEND[8:]), "No act order-999-2031 is recorded"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    checkout: Path, arguments: tuple[str, ...], said: str
) -> None:
    """This test ensures that a slip costs nothing."""
    before = sorted(path for path in checkout.rglob("*") if "__pycache__" not in path.parts)
    code, _, error = _run(checkout, "catalogue", *arguments)
    assert code == 2
    assert said in error
    assert before == sorted(path for path in checkout.rglob("*") if "__pycache__" not in path.parts)


def test_an_installed_package_says_that_it_is_no_checkout(checkout: Path) -> None:
    """This test ensures that nobody edits an installation by accident."""
    for folder in ("templates", "fonts", "examples"):
        shutil.move(checkout / folder, checkout / "kzforms" / folder)
    code, _, error = _run(checkout, "catalogue", *_NEW)
    assert code == 2
    assert "source checkout" in error
