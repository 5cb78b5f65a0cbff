"""Commands that make and read documents: blank, render, read, check."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from typing import IO, TYPE_CHECKING, Any

import click

from kzforms.cli.console import print_json
from kzforms.cli.shared import (
    EDITION,
    ENCODING,
    FORTHCOMING,
    IGNORE,
    JSON,
    LANGUAGES,
    MAPPING,
    ON,
    OPEN_LINES,
    OUTPUT,
    REPLACE,
    SHEET,
    edition_of,
    read_mapping,
    write,
)
from kzforms.errors import EXIT_FOUND, EXIT_OK
from kzforms.limits import read_file

if TYPE_CHECKING:
    from kzforms.sheets import TableDocument
    from kzforms.signing import SignatureReport


@click.command()
@click.argument("form")
@LANGUAGES
@EDITION
@FORTHCOMING
@ON
@click.option(
    "--rows", type=int, help="How many rows the table has; of a fillable blank, also a list."
)
@click.option("--known", type=click.File("rb"), help="JSON of what is known already.")
@click.option("--fillable", is_flag=True, help="With fields to fill in on the screen.")
@OUTPUT
@REPLACE
def blank(
    form: str,
    lang: Any,
    edition: str | None,
    on: date | None,
    rows: int | None,
    known: IO[bytes] | None,
    output: str,
    *,
    fillable: bool,
    forthcoming: bool,
    replace: bool,
) -> None:
    """Write a blank of FORM to fill in: by hand, or with --fillable on the screen.

    A fillable list has as many rows as --rows says. `kzforms read` gives back what was written.
    """
    from kzforms.documents import blank

    data = read_file(known) if known else None
    edition = edition_of(form, edition, forthcoming=forthcoming)
    made = blank(form, lang, edition=edition, on=on, rows=rows, known=data, fillable=fillable)
    write(made, output, replace=replace)


@click.command()
@click.argument("form")
@click.argument("data", type=click.File("rb"), required=False)
@LANGUAGES
@EDITION
@FORTHCOMING
@ON
@click.option(
    "--rows",
    type=click.Path(exists=True, dir_okay=False),
    help="A filled template or another list, XLSX or CSV.",
)
@click.option("--known", type=click.File("rb"), help="With --rows: JSON of what the list lacks.")
@ENCODING
@SHEET
@MAPPING
@IGNORE
@OPEN_LINES
@OUTPUT
@REPLACE
def render(
    form: str,
    data: IO[bytes] | None,
    lang: Any,
    edition: str | None,
    on: date | None,
    rows: str | None,
    known: IO[bytes] | None,
    encoding: Any,
    sheet: str | None,
    mapping: str | None,
    ignore: tuple[str, ...],
    output: str,
    *,
    forthcoming: bool,
    open_lines: bool,
    replace: bool,
) -> None:
    """Write FORM filled with DATA: JSON, a filled-in blank, or - for standard input.

    JSON is the data alone, or what `kzforms read` prints; of a PDF, what that would print.
    With --rows, the list comes from a table; DATA (or --known) gives the other fields, where
    the table does not.
    """
    from kzforms import get_form
    from kzforms.documents import render
    from kzforms.documents.data import data_in

    edition = edition_of(form, edition, forthcoming=forthcoming)
    close_lines = not open_lines
    filled = get_form(form, edition=edition, on=on)
    if rows is not None:
        from kzforms.sheets import read_table

        if data and known:
            raise click.UsageError("Give the other fields once: as DATA or with --known.")
        other = data or known
        table = read_table(
            filled,
            rows,
            known=read_file(other) if other else None,
            lang=lang,
            encoding=encoding,
            sheet=sheet,
            mapping=read_mapping(mapping),
            ignore=ignore,
        )
        _show_counts(table)
        made = render(table.document, lang, edition=edition, on=on, close_lines=close_lines)
        made = dataclasses.replace(made, warnings=table.placed(made.warnings))
    elif data is None or known or mapping or ignore:
        raise click.UsageError("Give DATA, or a table with --rows.")
    else:
        content = read_file(data)
        if content.startswith(b"PK"):
            raise click.UsageError("DATA is a workbook: give it with --rows.")
        document = filled.load(data_in(content, form))
        made = render(document, lang, edition=edition, on=on, close_lines=close_lines)
    write(made, output, replace=replace)


def _show_counts(table: "TableDocument") -> None:
    """Say on standard error how much of a table was read, so that it can be compared."""
    lines = f"{table.lines} lines, " if table.lines else ""
    click.echo(f"{lines}{table.rows} rows", err=True)
    if table.unread:
        names = ", ".join(f"«{title}»" for title in table.unread)
        click.echo(f"note: no heading of the form is on {names}: not read.", err=True)


@click.command()
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--strict/--no-strict",
    default=True,
    help="Whether to check that the printed text is that of the data.",
)
@click.option(
    "--partial", is_flag=True, help="Also of a blank that is not filled in wholly and rightly."
)
def read(pdf: str, *, strict: bool, partial: bool) -> None:
    """Print the data that the file PDF was made from, or that were written in a fillable blank.

    With --partial, what is missing or wrong in a blank is listed beside what was written.
    """
    from kzforms.documents.data import read_either, read_partial
    from kzforms.pdf.file import pdf_bytes

    content = pdf_bytes(pdf)
    if partial:
        print_json(read_partial(content, strict=strict).to_json())
    else:
        print_json(json.loads(read_either(content, strict=strict).to_json()))


@click.command()
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--require-valid", is_flag=True, help="Exit with 1 unless it is signed and all signatures hold."
)
@JSON
def check(pdf: str, *, require_valid: bool, as_json: bool) -> int:
    """Check the file PDF: its signatures, its tags and metadata, its data.

    Exit code: 0 all good, 1 something is wrong, 2 not a PDF.
    """
    from kzforms.signing import check

    report = check(pdf)
    if as_json:
        print_json(report.to_json())
    else:
        for signature in report.signatures:
            click.echo(" ".join(_signature_words(signature)))
        for finding in report.conformance:
            click.echo(f"conformance: {finding.message}")
        click.echo(" ".join(["data:", report.data.replace("_", " "), report.data_detail]).strip())
        for note in report.notes:
            click.echo(f"note: {note}", err=True)
    return EXIT_OK if (report.all_valid if require_valid else report.good) else EXIT_FOUND


def _signature_words(signature: "SignatureReport") -> Iterator[str]:
    yield f"{signature.field}: {signature.state.replace('_', ' ')}"
    if signature.signer:
        yield f"by {signature.signer}"
    if signature.signed_at:
        yield f"({signature.signed_at:%Y-%m-%d %H:%M:%S %Z}, by the signer's own clock)"
    if signature.changes_after == "signatures":
        yield "- further signatures came later"
    if signature.detail:
        yield f"- {signature.detail}"
