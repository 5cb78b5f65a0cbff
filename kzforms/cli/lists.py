"""Commands for a clerk's own list: map, fix."""

from pathlib import Path
from typing import IO, Any, Final

import click

from kzforms.cli.console import STDOUT
from kzforms.cli.shared import (
    EDITION,
    ENCODING,
    IGNORE,
    MAPPING,
    ONE_LANGUAGE,
    REPLACE,
    output_option,
    put,
    read_mapping,
    show_problems,
)
from kzforms.errors import EXIT_FOUND, EXIT_OK

_LIST = click.argument("table", metavar="LIST", type=click.Path(exists=True, dir_okay=False))
_MOST_CELLS: Final = 10


def _require_another(output: str, table: str) -> None:
    """Check that the list that is read is not what is written."""
    if output != STDOUT and Path(output).exists() and Path(output).samefile(table):
        raise click.UsageError("Write to another file: LIST stays as it is.")


@click.command(name="map")
@click.argument("form")
@_LIST
@EDITION
@ENCODING
@IGNORE
@click.option(
    "--names",
    type=click.Choice(["surname-first", "given-first"]),
    help="The order of names that stand in one column, where the list does not say it.",
)
@click.option("--batch", is_flag=True, help="Each row of the list is a document.")
@output_option("YAML", binary=False)
@REPLACE
def map_command(
    form: str,
    table: str,
    edition: str | None,
    encoding: Any,
    ignore: tuple[str, ...],
    names: Any,
    output: str,
    *,
    batch: bool,
    replace: bool,
) -> int:
    """Write down which column of LIST holds which field of FORM, and how columns are divided.

    Read the file, then give it to `render --rows` or `batch` with --mapping: that confirms it.
    Exit code: 0 it is complete, 1 it leaves questions that you answer in the file.
    """
    from kzforms import get_form, sheets
    from kzforms.files import may_be_filled_in

    _require_another(output, table)
    proposal = sheets.propose(
        get_form(form, edition=edition),
        table,
        encoding=encoding,
        ignore=ignore,
        names=names,
        batch=batch,
    )
    put(output, proposal.to_yaml().encode(), may_be_filled_in, replace=replace)
    for column in proposal.columns:
        for comment in column.comments if column.entry.split or column.question else ():
            click.echo(comment, err=True)
        if column.unclear:
            cells = ", ".join(column.unclear[:_MOST_CELLS])
            click.echo(f"note: {len(column.unclear)} cells cannot be divided: {cells}", err=True)
    for question in proposal.questions:
        click.echo(f"question: {question}", err=True)
    divided = sum(column.entry.split is not None for column in proposal.columns)
    ignored = sum(column.entry.ignore for column in proposal.columns)
    click.echo(
        f"{len(proposal.columns)} columns, {divided} divided, {ignored} left out, "
        f"{len(proposal.questions)} questions. Read {output}, then use it with --mapping.",
        err=True,
    )
    return EXIT_FOUND if proposal.questions else EXIT_OK


@click.command()
@click.argument("form")
@_LIST
@ONE_LANGUAGE
@EDITION
@ENCODING
@MAPPING
@IGNORE
@click.option("--known", type=click.File("rb"), help="JSON of what the list lacks.")
@output_option("XLSX")
@REPLACE
def fix(
    form: str,
    table: str,
    lang: Any,
    edition: str | None,
    encoding: Any,
    mapping: str | None,
    ignore: tuple[str, ...],
    known: IO[bytes] | None,
    output: str,
    *,
    replace: bool,
) -> int:
    """Write a copy of LIST with what is proved put right, and every error said in its cell.

    An IIN that lost the zeros at its beginning gets them back, where its check digit proves
    them. Comments are in Kazakh or Russian (--lang). LIST stays as it is. Exit code: 0 nothing
    is wrong with the copy, 1 something is.
    """
    from kzforms import get_form, sheets
    from kzforms.files import may_be_filled_in

    _require_another(output, table)
    fixed = sheets.fix(
        get_form(form, edition=edition),
        table,
        lang=lang,
        known=known.read() if known else None,
        encoding=encoding,
        mapping=read_mapping(mapping),
        ignore=ignore,
    )
    put(output, fixed.content, may_be_filled_in, replace=replace)
    show_problems("error", fixed.problems)
    show_problems("warning", fixed.warnings)
    if fixed.lost:
        click.echo(f"note: the copy does not have: {', '.join(fixed.lost)}.", err=True)
    click.echo(
        f"{len(fixed.corrected)} IINs have their zeros back, {len(fixed.problems)} problems are "
        f"left, {len(fixed.warnings)} warnings; see the comments in {output}.",
        err=True,
    )
    return EXIT_FOUND if fixed.problems else EXIT_OK
