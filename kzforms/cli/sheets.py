"""Commands for tables and for many documents: template, batch."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import click

from kzforms.cli.console import STDOUT, print_json
from kzforms.cli.shared import (
    EDITION,
    ENCODING,
    IGNORE,
    JSON,
    LANGUAGES,
    MAPPING,
    ON,
    OPEN_LINES,
    REPLACE,
    SHEET,
    output_option,
    put,
    read_mapping,
    show_end,
)
from kzforms.errors import EXIT_FOUND, EXIT_OK, CellProblem

if TYPE_CHECKING:
    from kzforms.batch import Obsolete, Outcome

_MOST_DOCUMENTS: Final = 20
"""Of how many it is shown what is wrong; the report has them all."""

_STEPS: Final = 10

_WORK: Final = {"made", "failed"}
"""States of documents that took time; the others would make these look quick."""

_ALWAYS: Final = {"made", "kept", "failed"}
"""States whose number is always said."""


@click.command()
@click.argument("form")
@EDITION
@click.option("--batch", is_flag=True, help="A table in which each row is a document.")
@output_option("XLSX")
@REPLACE
def template(form: str, edition: str | None, output: str, *, batch: bool, replace: bool) -> None:
    """Write a spreadsheet to fill in for FORM, with the official headings.

    `kzforms render FORM --rows` reads it.
    """
    from kzforms import get_form, sheets
    from kzforms.files import may_be_filled_in

    content = sheets.template(get_form(form, edition=edition), batch=batch)
    put(output, content, may_be_filled_in, replace=replace)
    show_end(form, edition)


@click.command()
@click.argument("form")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@LANGUAGES
@EDITION
@ON
@ENCODING
@SHEET
@MAPPING
@IGNORE
@click.option("--jobs", type=click.IntRange(1, 256), default=1, help="Processes to use.")
@click.option(
    "--prune",
    is_flag=True,
    help="Remove files of earlier runs that are of no document any more, if nobody changed them.",
)
@OPEN_LINES
@REPLACE
@click.option("--name", help="The field after which files are named; without it, their line.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.",
)
@JSON
def batch(
    form: str,
    data: Path,
    lang: Any,
    edition: str | None,
    on: date | None,
    encoding: Any,
    sheet: str | None,
    mapping: str | None,
    ignore: tuple[str, ...],
    jobs: int,
    name: str | None,
    output: Path,
    *,
    open_lines: bool,
    prune: bool,
    replace: bool,
    as_json: bool,
) -> int:
    """Write a PDF of FORM for each document of DATA, and a report.

    DATA is a .jsonl file with a document on each line, a .json list of them, or a .csv or .xlsx
    table with one in each row. Run again after an interruption, it makes only what is not there yet. Exit code:
    0 all are there, 1 some failed or were left as they are, or files of no document are there,
    2 bad usage.
    """
    from kzforms import get_form
    from kzforms.batch import Batch, read_items, run
    from kzforms.batch.outcomes import State

    if str(output) == STDOUT:
        raise click.UsageError("A batch writes many files. Give a folder with -o.")
    chosen = get_form(form, edition=edition, on=on)
    items = read_items(
        chosen,
        data,
        encoding=encoding,
        sheet=sheet,
        mapping=read_mapping(mapping),
        ignore=ignore,
    )
    plan = Batch(
        form, lang, output, edition, on, name, jobs, replace, prune, close_lines=not open_lines
    )
    with _terminated_as_interrupted(), _progress(len(items)) as show:
        result = run(plan, items, show)
    _show_problems(result.outcomes)
    _show_obsolete(result.obsolete)
    counts = {state: _count(result.outcomes, state) for state in get_args(State)}
    report = output / "report.jsonl"
    if as_json:
        obsolete = [asdict(each) for each in result.obsolete]
        print_json({**counts, "obsolete": obsolete, "report": str(report)})
    said = ", ".join(
        f"{count} {state.replace('_', ' ')}"
        for state, count in counts.items()
        if count or state in _ALWAYS
    )
    click.echo(f"{said}; report: {report}", err=True)
    if on is None:
        show_end(form, edition)
    return EXIT_OK if result.good else EXIT_FOUND


def _count(outcomes: "Sequence[Outcome]", state: str) -> int:
    return sum(outcome.state == state for outcome in outcomes)


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """Let SIGTERM end a batch as Ctrl-C does: what is being made is finished or not there."""
    before = signal.getsignal(signal.SIGTERM)
    if before is not signal.SIG_DFL or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _progress(count: int) -> "AbstractContextManager[Callable[[Outcome], None]]":
    """Return a bar with rate and time left on a terminal, a few lines elsewhere."""
    return _Bar(count) if sys.stderr.isatty() else nullcontext(_Lines(count))


class _Bar:
    def __init__(self, count: int) -> None:
        self.bar = click.progressbar(
            length=count, show_pos=True, item_show_func=self._rate, file=sys.stderr
        )

    def _rate(self, _: object) -> str | None:
        seconds = self.bar.time_per_iteration
        return f"{1 / seconds:.1f}/s" if seconds else None

    def __enter__(self) -> "Callable[[Outcome], None]":
        self.bar.__enter__()
        return self._show

    def _show(self, outcome: "Outcome") -> None:
        if outcome.state not in _WORK and self.bar.length:
            self.bar.length -= 1
        else:
            self.bar.update(1, outcome)

    def __exit__(self, *error: object) -> None:
        self.bar.__exit__(*error)  # type: ignore[arg-type]


class _Lines:
    def __init__(self, count: int) -> None:
        self.count = count
        self.done = self.failed = 0

    def __call__(self, outcome: "Outcome") -> None:
        if outcome.state not in _WORK:
            self.count -= 1
            return
        self.done += 1
        self.failed += not outcome.good
        if self.done == self.count or self.done % -(-self.count // _STEPS) == 0:
            click.echo(f"{self.done} of {self.count}, {self.failed} failed", err=True)


def _show_problems(outcomes: "Sequence[Outcome]") -> None:
    """Say what looks odd in the documents that were made, and why others are not there."""
    failed = [(each.line, each.problems) for each in outcomes if not each.good]
    odd = [(each.line, each.warnings) for each in outcomes if each.state == "made"]
    for kind, documents in (("warning", [each for each in odd if each[1]]), ("error", failed)):
        for line, problems in documents[:_MOST_DOCUMENTS]:
            for problem in problems:
                in_cell = isinstance(problem, CellProblem) and problem.cell
                place = "" if in_cell else f"line {line}: "
                click.echo(f"{kind}: {place}{problem}", err=True)
        if len(documents) > _MOST_DOCUMENTS:
            click.echo(f"… and {len(documents) - _MOST_DOCUMENTS} more documents.", err=True)


def _show_obsolete(obsolete: "Sequence[Obsolete]") -> None:
    """Name the files in the folder that are of no document."""
    for each in obsolete:
        if each.pruned:
            click.echo(f"removed: {each.file} belonged to no document any more.", err=True)
        elif each.known:
            why = "its document failed" if each.failed else "it belongs to no document any more"
            since = "" if each.state == "unchanged" else f", {each.state.replace('_', ' ')} since"
            click.echo(f"obsolete: {each.file}{since}: {why}.", err=True)
        else:
            click.echo(f"note: {each.file} is in the folder, and not of this batch.", err=True)
    if any(each.state == "unchanged" and not each.failed and not each.pruned for each in obsolete):
        click.echo("Use --prune to remove obsolete files that nobody changed.", err=True)
