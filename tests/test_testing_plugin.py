"""The pytest plugin for portals, run as a portal runs it: in a project of its own."""

import html
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from kzforms.review.description import describe
from kzforms.review.page import build, page_views

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[1]

CERTIFICATE = """
    import json, kzforms

    form = kzforms.get_form("training-certificate")

    def certificate(**changes):
        return form.load({**json.loads(kzforms.sample(form.id)), **changes})
"""

TESTS = f"""
    {CERTIFICATE}
    def test_kazakh(kzforms_regression):
        kzforms_regression.check(certificate(), "kk")

    def test_rendered(kzforms_regression):
        rendered = kzforms.render(certificate(), "ru")
        kzforms_regression.check(rendered, name="russian")
"""
CHANGED = TESTS.replace(
    'certificate(), "kk"', "certificate(military_speciality_code='999999'), \"kk\""
)


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Load all libraries: the runs below share this process, and forget what they load."""
    import kzforms.testing.goldens

    form = kzforms.get_form("registration-instruction")
    pictures = describe(kzforms.render(form.load(kzforms.sample(form.id)))).pictures
    page_views(pictures, [page.rotate(180) for page in pictures])
    build("", [])


class Portal:
    """A portal's project, and how its tests are run."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.path = pytester.path
        self.test(TESTS)

    def test(self, source: str, name: str = "test_papers") -> None:
        """Write a test module."""
        self.pytester.makepyfile(**{name: source})

    def run(self, *arguments: str) -> pytest.RunResult:
        """Run the tests."""
        return self.pytester.runpytest_inprocess("-p", "kzforms.testing", *arguments)

    def golden(self, name: str) -> dict[str, bytes]:
        """The files of a golden."""
        folder = self.path / "test_papers" / f"{name}.golden"
        return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}

    @property
    def report(self) -> Path:
        """Where the report is."""
        return self.path / ".pytest_cache/d/kzforms/report.html"


@pytest.fixture
def bare_portal(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Portal:
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{ROOT / 'tests'}")
    return Portal(pytester)


@pytest.fixture(scope="module")
def goldens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The goldens of TESTS, accepted once."""
    folder = tmp_path_factory.mktemp("portal")
    (folder / "test_papers.py").write_text(textwrap.dedent(TESTS), "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "kzforms.testing", "--kzforms-accept-all"]
    subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
        capture_output=True,
    )  # fmt: skip
    return folder / "test_papers"


@pytest.fixture
def portal(bare_portal: Portal, goldens: Path) -> Portal:
    shutil.copytree(goldens, bare_portal.path / "test_papers")
    bare_portal.report.parent.mkdir(parents=True)
    bare_portal.report.write_text("An old report.", "utf-8")
    return bare_portal


def test_a_document_like_its_golden_passes(portal: Portal) -> None:
    """This test ensures that nothing is said, and no report is left, where nothing changed."""
    assert set(portal.golden("test_kazakh")) == {
        "data.json", "text.txt", "tags.txt", "fields.txt", "page-1.png",
    }  # fmt: skip
    result = portal.run()
    result.assert_outcomes(passed=2)
    assert "kzforms" not in re.sub(r"(?m)^(root|plug).*$", "", result.stdout.str())
    assert not portal.report.exists()


def test_without_a_golden_nothing_is_written_before_it_is_accepted(bare_portal: Portal) -> None:
    """This test ensures that a first run in CI does not pass by making its own golden."""
    result = bare_portal.run()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "*has no golden 'test_kazakh' yet.",
            "*pytest test_papers.py::test_kazakh --kzforms-accept=test_kazakh",
        ]
    )
    assert not (bare_portal.path / "test_papers").exists()


def test_a_changed_value_is_named_by_its_field_in_every_stage(portal: Portal) -> None:
    """This test ensures that one failure lists all stages, and no message holds a value."""
    before = portal.golden("test_kazakh")
    portal.test(CHANGED)
    result = portal.run()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "training-certificate (kk, edition V2600037840) differs from its golden 'test_kazakh'.",
            "  Data:",
            "    the value of military_speciality_code changed",
            "  Text and places:",
            "    page 1: the value of military_speciality_code changed",
            "  Pictures:",
            "    page 1: the picture differs in * pixels, *",
            "  pytest test_papers.py::test_kazakh --kzforms-accept=test_kazakh",
            "Before and now, side by side: *report.html",
        ]
    )
    assert "999999" not in re.sub(r"(?m)^>.*$", "", result.stdout.str())
    assert portal.golden("test_kazakh") == before


@pytest.mark.check
def test_one_change_is_accepted_and_no_other(portal: Portal) -> None:
    """This test ensures that accepting is done change by change, and shown."""
    portal.test(CHANGED.replace('(), "ru"', "(military_speciality_code='888888'), \"ru\""))
    before = portal.golden("russian")
    result = portal.run("--kzforms-accept=test_kazakh")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["Accepted: test_kazakh (*"])
    assert portal.golden("russian") == before
    assert b"999999" in portal.golden("test_kazakh")["data.json"]
    portal.run("test_papers.py::test_kazakh").assert_outcomes(passed=1)
    portal.run("--kzforms-accept-all").assert_outcomes(passed=2)
    portal.run().assert_outcomes(passed=2)


def test_accepting_writes_only_the_stages_that_changed(portal: Portal) -> None:
    """This test ensures that a review sees what changed, and no noise beside it."""
    before = portal.golden("test_kazakh")
    portal.test(CHANGED)
    portal.run("--kzforms-accept=test_kazakh")
    now = portal.golden("test_kazakh")
    assert {name for name in now if now[name] != before[name]} == {
        "data.json", "text.txt", "page-1.png",
    }  # fmt: skip


def test_a_golden_that_is_misspelt_is_no_success(portal: Portal) -> None:
    """This test ensures that nobody believes to have accepted what was not."""
    result = portal.run("--kzforms-accept=test_kazak")
    assert result.ret == 1
    result.stdout.fnmatch_lines(["No test of this run has a golden 'test_kazak'*"])


INVENTED = """
    import shutil
    from pathlib import Path
    from kzforms import Catalogue, render
    from support import invented

    FOLDER = Path(__file__).parent / "own"
    shutil.copytree(invented.TEMPLATES, FOLDER, dirs_exist_ok=True)
    for old, new in {changes!r}:
        file = FOLDER / "kk/pass-list/order-3.html"
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    CATALOGUE = Catalogue([invented.PASS_LIST], invented.ACTS, templates=FOLDER)

    def test_list(kzforms_regression):
        form = CATALOGUE.get_form("pass-list")
        rows = [{{"name": "Әлия", "floor": "2"}}] * {rows}
        document = form.load({{"visitors": rows}})
        kzforms_regression.check(document, catalogue=CATALOGUE)
"""


def test_a_changed_template_is_told_in_words(portal: Portal) -> None:
    """This test ensures that a portal's own template is guarded, and told in words."""
    portal.test(INVENTED.format(changes=[], rows=2))
    portal.run("--kzforms-accept-all").assert_outcomes(passed=1)
    change = [
        ("Келушілердің рұқсаттама тізімі", "Қонақтардың рұқсаттама тізімі"),
        ("{{ table() }}", '{{ table() }}<p data-p="2">Бір күнге жарамды.</p>'),
    ]
    portal.test(INVENTED.format(changes=change, rows=2))
    result = portal.run()
    result.stdout.fnmatch_lines(
        [
            "  Text and places:",
            "    page 1: the title «Келушілердің * тізімі» became «Қонақтардың * тізімі»",
            "    page 1: the text «Бір күнге жарамды.» is new",
            "  Tags:",
            "    * P is new",
            "  Pictures:",
        ]
    )


@pytest.mark.check
def test_pages_that_come_and_go_are_told(portal: Portal) -> None:
    """This test ensures that a list that grows over a page is noticed, and can be accepted."""
    portal.test(INVENTED.format(changes=[], rows=60))
    portal.run("--kzforms-accept-all").assert_outcomes(passed=1)
    assert "page-3.png" in portal.golden("test_list")
    portal.test(INVENTED.format(changes=[], rows=5))
    result = portal.run()
    result.stdout.fnmatch_lines(
        ["*visitors?5? is gone", "*3 pages became 1", "*page 3: the page is gone"]
    )
    portal.run("--kzforms-accept=test_list")
    assert "page-2.png" not in portal.golden("test_list")
    portal.run("test_papers.py").assert_outcomes(passed=1)


def test_one_name_for_two_documents_is_refused(portal: Portal) -> None:
    """This test ensures that two tests do not overwrite each other's golden."""
    portal.test(TESTS.replace('"kk")', '"kk", name="russian")'))
    result = portal.run()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        ["The golden 'russian' is used by test_papers.py::test_kazakh too*"]
    )


@pytest.mark.check
def test_goldens_that_no_test_uses_are_found(portal: Portal) -> None:
    """This test ensures that a golden goes when its test goes, and only then."""
    assert portal.run("--kzforms-unused").ret == 0
    portal.test(TESTS.replace("test_kazakh", "test_other"))
    portal.run("--kzforms-accept-all")
    result = portal.run("--kzforms-unused")
    assert result.ret == 1
    result.stdout.fnmatch_lines(["No test uses test_papers/test_kazakh.golden: delete it."])
    assert portal.run().ret == 0
    for part in (["test_papers.py::test_other"], ["-k", "other"]):
        result = portal.run("--kzforms-unused", *part)
        assert result.ret == 0
        result.stdout.fnmatch_lines(["Not judged: test_papers.py (*"])
    (portal.path / "test_papers").rename(portal.path / "test_gone")
    portal.test("def test_nothing(): pass")
    result = portal.run("--kzforms-unused")
    assert result.ret == 1
    result.stdout.fnmatch_lines(["No test uses test_gone/russian.golden: delete it."])


@pytest.mark.check
def test_workers_of_xdist_write_one_report(portal: Portal) -> None:
    """This test ensures that tests in parallel are reported as tests one by one are."""
    portal.test(CHANGED.replace('(), "ru"', "(military_speciality_code='888888'), \"ru\""))
    portal.run("--kzforms-report=one.html").assert_outcomes(failed=2)
    result = portal.run("-n2", "--kzforms-report=two.html", "--kzforms-unused")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["Not judged: test_papers.py (2 tests did not pass)."])
    assert (portal.path / "one.html").read_bytes() == (portal.path / "two.html").read_bytes()
    portal.run("-n2", "--kzforms-accept-all", "--kzforms-unused").assert_outcomes(passed=2)


def test_the_report_needs_nothing_else(portal: Portal) -> None:
    """This test ensures that the report can be sent and opened anywhere, and says where from."""
    portal.test(CHANGED)
    portal.run("--kzforms-report=one.html")
    first = (portal.path / "one.html").read_bytes()
    portal.run("--kzforms-report=one.html")
    assert (portal.path / "one.html").read_bytes() == first
    page = html.unescape(first.decode("utf-8"))
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)="(?!data:|#|https://adilet\.zan\.kz/)""", page)
    assert not re.search(
        r"\s(?:style|on\w+)=", re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    )
    for words in ("Анықтама", "V2600037840", "https://adilet.zan.kz/kaz/docs/V2600037840",
                  "<ins>999999</ins>", "--kzforms-accept=test_kazakh"):  # fmt: skip
        assert words in page
    assert "checked on 2026-11-25" in page
    assert len(first) < 120_000


def test_a_report_without_changes_says_so(portal: Portal) -> None:
    """This test ensures that a report that was asked for is there."""
    portal.run("--kzforms-report=all.html").assert_outcomes(passed=2)
    page = (portal.path / "all.html").read_text("utf-8")
    assert "Documents compared: 2; not as before: 0." in page


def test_a_damaged_golden_is_a_difference(portal: Portal) -> None:
    """This test ensures that a file that was merged badly is no traceback."""
    folder = portal.path / "test_papers/test_kazakh.golden"
    for name in ("data.json", "text.txt", "fields.txt", "page-1.png"):
        (folder / name).write_bytes(b"<<<<<<< HEAD\n")
    (folder / "tags.txt").unlink()
    result = portal.run()
    result.assert_outcomes(passed=1, failed=1)
    for name in ("data.json", "text.txt", "fields.txt", "page-1.png"):
        result.stdout.fnmatch_lines([f"*the golden {name} is damaged"])
    result.stdout.fnmatch_lines(["*the golden has no tags.txt"])


_BLOCKED = """
import sys
for name in ("PIL", "pytest_regressions", "pytest_datadir", "weasyprint", "pypdfium2"):
    sys.modules[name] = None
import pytest
sys.exit(pytest.main(["-p", "kzforms.testing", "-p", "no:cacheprovider",
                      "-p", "no:regressions", "-p", "no:pytest_datadir", *sys.argv[1:]]))
"""


def test_without_the_extra_other_tests_run(bare_portal: Portal) -> None:
    """This test ensures that installing kzforms breaks no test run of a portal."""
    bare_portal.test("def test_nothing(): pass")
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

    def run() -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", _BLOCKED, str(bare_portal.path)],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    done = run()
    assert (done.returncode, "1 passed" in done.stdout) == (0, True), done.stdout + done.stderr
    bare_portal.test("def test_one(kzforms_regression): pass")
    done = run()
    assert done.returncode == 1
    assert "pip install 'kzforms[testing]'" in done.stdout
    assert "Traceback" not in done.stdout


def test_loading_the_plugin_is_light() -> None:
    """This test ensures that every pytest run beside kzforms starts as fast as before."""
    code = (
        "import sys, pytest; before = set(sys.modules); import kzforms.testing; "
        "new = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(new - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['kzforms', 'lazy_loader']"
