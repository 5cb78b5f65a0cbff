"""What is noted of a test run: goldens used, parts of the report. Only pytest is needed."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import pytest

FIXTURE: Final = "kzforms_regression"
GOLDEN: Final = ".golden"
"""How the folder of a golden ends."""

REPORT: Final = "kzforms-report.html"


class Record:
    """What happened to goldens in this run; in each process of pytest-xdist its own part.

    Attributes:
        passed: The ids of tests that passed.
        lines: What the end of the run says.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.passed: set[str] = set()
        self.lines: list[str] = []
        self._config = config
        self._input: dict[str, Any] | None = getattr(config, "workerinput", None)
        self._parts: Path | None = None
        self._used: dict[str, str] = {}  # a golden's folder: the test that used it
        self._tests: dict[str, str] = {}  # a test that uses the fixture: its module
        self._modules: set[str] = set()
        self._partial: set[str] = set()  # modules of which not all tests run

    # While tests run.

    def collected(self, session: pytest.Session) -> None:
        """Note the tests of the run."""
        for item in session.items:
            self._modules.add(str(item.path))
            if FIXTURE in getattr(item, "fixturenames", ()):
                self._tests[item.nodeid] = str(item.path)
        chosen = [argument for argument in self._config.args if "::" in argument]
        for argument in chosen:
            path = self._config.invocation_params.dir / argument.split("::")[0]
            self._partial.add(str(path.resolve()))

    def deselected(self, item: pytest.Item) -> None:
        """Note a test that does not run."""
        self._partial.add(str(item.path))

    def use(self, golden: Path, test: str) -> str | None:
        """Note that a test uses a golden.

        Returns:
            The other test that used it before, if there is one.
        """
        other = self._used.setdefault(str(golden), test)
        return other if other != test else None

    def add(self, entry: dict[str, Any]) -> None:
        """Keep a document's part of the report."""
        content = json.dumps(entry, ensure_ascii=False, sort_keys=True)
        name = hashlib.sha256(f"{entry['where']} {entry['name']}".encode()).hexdigest()
        (self.parts() / f"{name}.json").write_text(content, "utf-8")

    def parts(self) -> Path:
        """Return the folder of the report's parts."""
        if self._parts is None:
            given = (self._input or {}).get("kzforms_parts")
            self._parts = Path(given or tempfile.mkdtemp(prefix="kzforms-report-"))
        return self._parts

    # At the end.

    def join(self, found: dict[str, Any]) -> None:
        """Take over what a worker noted."""
        self.passed |= set(found["passed"])
        self._used |= found["used"]
        self._tests |= found["tests"]
        self._modules |= set(found["modules"])
        self._partial |= set(found["partial"])

    def finish(self, session: pytest.Session) -> None:
        """In a worker: hand over. Else write the report, and judge what was not used."""
        if self._input is not None:
            self._config.workeroutput["kzforms"] = {  # type: ignore[attr-defined]
                "passed": sorted(self.passed),
                "used": self._used,
                "tests": self._tests,
                "modules": sorted(self._modules),
                "partial": sorted(self._partial),
            }
            return
        found = self._unknown_names()
        if self._config.getoption("kzforms_unused"):
            found |= self._report_unused()
        if found and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        try:
            self._write_report()
        finally:
            if self._parts is not None:
                shutil.rmtree(self._parts, ignore_errors=True)

    def _unknown_names(self) -> bool:
        """Names given to --kzforms-accept that no golden of the run has."""
        if self._config.getoption("collectonly"):
            return False
        wrong = [
            name
            for name in self._config.getoption("kzforms_accept")
            if not any(golden.endswith(f"/{name}{GOLDEN}") for golden in self._used)
        ]
        self.lines += [
            f"No test of this run has a golden {name!r}: see its spelling." for name in wrong
        ]
        return bool(wrong)

    def _report_unused(self) -> bool:
        unused: list[Path] = []
        modules = {Path(module) for module in self._modules if Path(module).suffix == ".py"}
        for module in sorted(modules):
            tests = [test for test, home in self._tests.items() if home == str(module)]
            missing = [test for test in tests if test not in self.passed]
            goldens = sorted(module.with_suffix("").rglob(f"*{GOLDEN}"))
            if str(module) in self._partial or missing:
                if goldens:
                    why = f"{len(missing)} tests did not pass" if missing else "not all of it ran"
                    self.lines.append(f"Not judged: {self._shown(module)} ({why}).")
                continue
            unused += [golden for golden in goldens if str(golden) not in self._used]
        for folder in sorted({module.parent for module in modules}):
            unused += [
                golden
                for golden in sorted(folder.glob(f"*/**/*{GOLDEN}"))
                if not Path(f"{folder / golden.relative_to(folder).parts[0]}.py").exists()
            ]
        self.lines += [f"No test uses {self._shown(golden)}: delete it." for golden in unused]
        return bool(unused)

    def _shown(self, path: Path) -> str:
        try:
            return str(path.relative_to(self._config.rootpath))
        except ValueError:
            return str(path)

    def _write_report(self) -> None:
        target = report_path(self._config)
        named = self._config.getoption("kzforms_report") is not None
        parts = sorted(self._parts.glob("*.json")) if self._parts is not None else []
        if not parts and not named:
            if self._used:  # all is as it was: an old report would only mislead
                target.unlink(missing_ok=True)
            return
        from kzforms.errors import CannotWrite, WouldReplace
        from kzforms.files import web_page, write_output
        from kzforms.review.page import Reviewed, build

        entries = [Reviewed.from_json(json.loads(part.read_text("utf-8"))) for part in parts]
        entries.sort(key=lambda entry: (entry.where, entry.name))
        self.lines += [
            f"Accepted: {entry.name} ({entry.where})."
            for entry in entries
            if entry.state == "accepted"
        ]
        content = build(
            "Goldens of rendered forms",
            entries,
            summary=f"Documents compared: {len(self._used)}; not as before: {len(entries)}.",
            old="golden",
            new="now",
        )
        try:
            write_output(target, content, web_page, replace=not named)
        except (CannotWrite, WouldReplace) as error:
            self.lines.append(str(error))
            return
        self.lines.append(f"Before and now, side by side: {target}")


def report_path(config: pytest.Config) -> Path:
    """Return where the report goes."""
    given = config.getoption("kzforms_report")
    if given:
        return Path(config.invocation_params.dir / given)
    cache = getattr(config, "cache", None)
    if cache is None:
        return Path(config.invocation_params.dir / REPORT)
    return Path(cache.mkdir("kzforms") / "report.html")


RECORD: Final = pytest.StashKey[Record]()
