"""Commands for tables and for many documents: template, batch."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kzforms.cli.shared import (
    EDITION,
    ENCODING,
    IGNORE,
    JSON,
    LANGUAGES,
    MAPPING,
    ON,
    print_json,
    read_mapping,
    show_end,
)
from kzforms.errors import EXIT_FOUND, EXIT_OK, CellProblem

if TYPE_CHECKING:
    from kzforms.batch import Outcome

_MOST_DOCUMENTS: Final = 20
"""Of how many it is shown what is wrong; the report has them all."""

_STEPS: Final = 10


@click.command()
@click.argument("form")
@EDITION
@click.option("--batch", is_flag=True, help="A table in which each row is a document.")
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False), help="The XLSX to write."
)
def template(form: str, edition: str | None, output: str, *, batch: bool) -> None:
    """Write a spreadsheet to fill in for FORM, with the official headings.

    `kzforms render FORM --rows` reads it.
    """
    from kzforms import get_form, sheets
    from kzforms.files import write_whole

    write_whole(output, sheets.template(get_form(form, edition=edition), batch=batch))
    show_end(form, edition)


@click.command()
@click.argument("form")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@LANGUAGES
@EDITION
@ON
@ENCODING
@MAPPING
@IGNORE
@click.option("--jobs", type=click.IntRange(1, 256), default=1, help="Processes to use.")
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
    mapping: str | None,
    ignore: tuple[str, ...],
    jobs: int,
    name: str | None,
    output: Path,
    *,
    as_json: bool,
) -> int:
    """Write a PDF of FORM for each document of DATA, and a report.

    DATA is a .jsonl file with a document on each line, a .json list of them, or a .csv or .xlsx
    table with one in each row. Run again after an interruption, it makes only what is not there yet. Exit code:
    0 all are there, 1 some failed, 2 bad usage.
    """
    from kzforms import get_form
    from kzforms.batch import Batch, read_items, run

    items = read_items(
        get_form(form, edition=edition, on=on),
        data,
        encoding=encoding,
        mapping=read_mapping(mapping),
        ignore=ignore,
    )
    plan = Batch(form, lang, output, edition, on, name, jobs)
    with _progress(len(items)) as show:
        outcomes = run(plan, items, show)
    _show_problems(outcomes)
    counts = {
        state: sum(outcome.state == state for outcome in outcomes)
        for state in ("made", "kept", "failed")
    }
    report = output / "report.jsonl"
    if as_json:
        print_json({**counts, "report": str(report)})
    said = ", ".join(f"{count} {state}" for state, count in counts.items())
    click.echo(f"{said}; report: {report}", err=True)
    if on is None:
        show_end(form, edition)
    return EXIT_FOUND if counts["failed"] else EXIT_OK


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
        if outcome.state == "kept" and self.bar.length:
            self.bar.length -= 1  # it took no time, and would make the others look quick
        else:
            self.bar.update(1, outcome)

    def __exit__(self, *error: object) -> None:
        self.bar.__exit__(*error)  # type: ignore[arg-type]


class _Lines:
    def __init__(self, count: int) -> None:
        self.count = count
        self.done = self.failed = 0

    def __call__(self, outcome: "Outcome") -> None:
        if outcome.state == "kept":
            self.count -= 1
            return
        self.done += 1
        self.failed += outcome.state == "failed"
        if self.done == self.count or self.done % -(-self.count // _STEPS) == 0:
            click.echo(f"{self.done} of {self.count}, {self.failed} failed", err=True)


def _show_problems(outcomes: "list[Outcome]") -> None:
    """Say what looks odd in the documents that were made, and why others failed."""
    failed = [(each.line, each.problems) for each in outcomes if each.state == "failed"]
    odd = [(each.line, each.warnings) for each in outcomes if each.state == "made"]
    for kind, documents in (("warning", [each for each in odd if each[1]]), ("error", failed)):
        for line, problems in documents[:_MOST_DOCUMENTS]:
            for problem in problems:
                in_cell = isinstance(problem, CellProblem) and problem.cell
                place = "" if in_cell else f"line {line}: "
                click.echo(f"{kind}: {place}{problem}", err=True)
        if len(documents) > _MOST_DOCUMENTS:
            click.echo(f"… and {len(documents) - _MOST_DOCUMENTS} more documents.", err=True)
