"""A pytest plugin for portals: rendered documents against goldens, stage by stage.

pytest finds it where kzforms is installed. The fixture `kzforms_regression` needs the extra
`kzforms[testing]`:

    def test_certificate(kzforms_regression):
        document = my_portal.certificate(...)
        kzforms_regression.check(document, "kk-ru")

Goldens stand in the folder named after the test module, `<name>.golden/` each. Five stages
are compared, and one failure lists all that differs: the data, the words and their places
(to a millimetre), the tag tree, the signature fields, a picture of each page (with a
tolerance). Nothing is written until somebody accepts it: the failure names the command.

PYTEST_DONT_REWRITE: there are no test assertions in it.
"""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import pytest

from kzforms.testing.record import RECORD, Record

if TYPE_CHECKING:
    from kzforms.testing.goldens import Regression

__all__ = ["kzforms_regression"]


@pytest.fixture
def kzforms_regression(request: pytest.FixtureRequest) -> "Regression":
    """Check a rendered document against its golden: `kzforms_regression.check(document, "kk")`.

    `check` takes a `RenderedForm`, or a document and the language to render it in. See
    `kzforms.testing.goldens.Regression.check`.
    """
    try:
        import pytest_regressions  # noqa: F401
    except ImportError:
        pytest.fail(
            "kzforms_regression needs pytest-regressions. "
            "Install it with: pip install 'kzforms[testing]'",
            pytrace=False,
        )
    from kzforms.testing.goldens import Regression

    return Regression(request, request.config.stash[RECORD])


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("kzforms", "goldens of rendered forms (kzforms)")
    group.addoption(
        "--kzforms-accept",
        metavar="GOLDEN",
        action="append",
        default=[],
        help="accept what differs from this golden, or is new; may be given several times",
    )
    group.addoption(
        "--kzforms-accept-all",
        action="store_true",
        help="accept everything that differs or is new",
    )
    group.addoption(
        "--kzforms-unused",
        action="store_true",
        help="report goldens that no test used, and exit with 1 if there are any; a module is "
        "judged only if all its tests that use kzforms_regression passed",
    )
    group.addoption(
        "--kzforms-report",
        metavar="FILE",
        help="where the HTML report of what differs goes (kzforms/report.html in pytest's cache "
        "folder; without the cache kzforms-report.html here)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin the record of the run."""
    config.stash[RECORD] = Record(config)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Note which tests use the fixture."""
    session.config.stash[RECORD].collected(session)


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Note which tests do not run."""
    for item in items:
        item.config.stash[RECORD].deselected(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: "pytest.CallInfo[None]"
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note which tests passed."""
    report = yield
    if call.when == "call" and report.passed:
        item.config.stash[RECORD].passed.add(item.nodeid)
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where its parts of the report go."""
    node.workerinput["kzforms_parts"] = str(node.config.stash[RECORD].parts())


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:  # noqa: ARG001 - the hook's names
    """Take over what a worker noted."""
    found = getattr(node, "workeroutput", {}).get("kzforms")
    if found:
        node.config.stash[RECORD].join(found)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the report, and look for goldens that nobody used."""
    session.config.stash[RECORD].finish(session)


def pytest_terminal_summary(
    terminalreporter: "pytest.TerminalReporter", config: pytest.Config
) -> None:
    """Say what was accepted, what nobody used, and where the report is."""
    lines = config.stash[RECORD].lines
    if lines:
        terminalreporter.section("kzforms", sep="-")
        for line in lines:
            terminalreporter.write_line(line)
