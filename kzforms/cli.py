"""The command line. It only reads arguments and prints: the work is done elsewhere."""

import json
import os
import platform
import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import IO, TYPE_CHECKING, Any, Final

import click

from kzforms import __version__
from kzforms.errors import (
    EXIT_FOUND,
    EXIT_INTERRUPTED,
    EXIT_MACHINE,
    EXIT_OK,
    EXIT_USAGE,
    FormDataError,
    KzformsError,
    Problem,
)

if TYPE_CHECKING:
    from kzforms import RenderedForm
    from kzforms.signing import SignatureReport

_MOST_PROBLEMS: Final = 20
"""How many problems are shown as text; JSON has them all."""


class _Day(click.ParamType[date]):
    """A date on the command line."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        from kzforms.values import Day

        try:
            return Day().check(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


_LANGUAGES = click.option(
    "--lang",
    type=click.Choice(["kk", "ru", "kk-ru"]),
    default="kk",
    help="Language of the form; kk-ru prints the Kazakh sheets, then the Russian ones.",
)
_ONE_LANGUAGE = click.option(
    "--lang", type=click.Choice(["kk", "ru"]), default="kk", help="Language."
)
_EDITION = click.option("--edition", help="Id of the edition, if not the newest one.")
_ON = click.option(
    "--on", type=_Day(), help="Print it as of this day, in the edition in force then."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, errors too.")
_OUTPUT = click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False), help="The PDF to write."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    help="Print the version.",
    expose_value=False,
    is_eager=True,
    callback=lambda ctx, _, on: _print_version(ctx) if on else None,
)
def cli() -> None:
    """Kazakhstan's official annex forms: blanks and filled PDFs, in Kazakh and Russian."""


def _print_version(context: click.Context) -> None:
    if "--json" in sys.argv[1:]:
        _print_json({"kzforms": __version__, "python": platform.python_version()})
    else:
        click.echo(f"kzforms {__version__}")
    context.exit()


@cli.command("list")
@_JSON
@click.option("--on", type=_Day(), help="List what is, or may be, in force on this day.")
@click.option("--all", "show_all", is_flag=True, help="Also what was repealed or superseded.")
def list_command(*, as_json: bool, on: date | None, show_all: bool) -> None:
    """List the forms."""
    from kzforms import list_forms

    summaries = [entry.form.summary(on) for entry in list_forms(on=on, include_ended=show_all)]
    if as_json:
        _print_json(summaries)
        return
    for summary in summaries:
        click.echo(f"{summary['id']}  (annex {summary['annex']}, {summary['status']})")
        for language in ("kk", "ru"):
            mark = "" if summary["official"][language] else "  [translation]"
            click.echo(f"    {language}  {summary['title'][language]}{mark}")


@cli.command()
@click.argument("form")
@_EDITION
@_JSON
def show(form: str, edition: str | None, *, as_json: bool) -> None:
    """Show what is known of FORM: act, editions, signers, sources."""
    from kzforms import get_form

    found = get_form(form, edition=edition)
    description = found.description()
    _show_end(found.id, found.edition)
    if as_json:
        _print_json(description)
        return
    click.echo(found.id)
    for language in ("kk", "ru"):
        kind = "official" if description["official"][language] else "translation"
        click.echo(f"    {language}       {description['title'][language]}  [{kind}]")
    click.echo(f"    annex    {found.annex} to {found.act.id}: {found.act.cite('ru')}")
    click.echo(f"    edition  {found.edition} ({found.standing})")
    if registration := description["registration"]:
        day = registration["date"] or "on an unknown day"
        click.echo(f"    registered as No. {registration['number']}, {day}")
    click.echo(f"    source   {found.source}, checked on {found.checked_on}")
    for slot in found.signers:
        click.echo(f"    signed by {slot.role.kk} / {slot.role.ru}")
    click.echo("    editions, newest first:")
    for entry in description["editions"]:
        click.echo(f"        {entry['id']}")
        for name, fact in (("from", entry["in_force_from"]), ("until", entry["in_force_until"])):
            if fact:
                bounds = f"{fact['earliest'] or 'unknown'} .. {fact['latest'] or 'unknown'}"
                click.echo(f"            in force {name} {bounds}")
                click.echo(textwrap.indent(textwrap.fill(fact["source"], 80), " " * 16))


@cli.command()
@click.argument("form")
@_EDITION
@_ONE_LANGUAGE
def schema(form: str, edition: str | None, lang: Any) -> None:
    """Print the JSON Schema of the data of FORM."""
    from kzforms import get_form

    _print_json(get_form(form, edition=edition).schema(lang))


@cli.command()
@click.argument("form")
@_ONE_LANGUAGE
@click.option("--subtype", type=int, help="Only the documents of this subtype.")
@click.option("--schema", "show_schema", is_flag=True, help="Print the JSON Schema of --json.")
@_JSON
def standard(
    form: str, lang: Any, subtype: int | None, *, show_schema: bool, as_json: bool
) -> None:
    """Show the facts of the service standard FORM: terms, documents, grounds for refusal."""
    from kzforms.standards import describe, get_standard
    from kzforms.standards.export import export, export_schema

    if show_schema:
        _print_json(export_schema())
        return
    found = get_standard(form)
    _show_end(found.id)
    if as_json:
        _print_json(export(found, subtype))
    else:
        click.echo(describe(found, lang, subtype))


@cli.command()
@click.argument("form")
def sample(form: str) -> None:
    """Print sample data of FORM: invented people and institutions."""
    from kzforms import sample

    click.echo(sample(form).decode("utf-8"), nl=False)


@cli.command()
@click.argument("form")
@_LANGUAGES
@_EDITION
@_ON
@click.option("--rows", type=int, help="How many rows the table has.")
@click.option("--known", type=click.File("rb"), help="JSON of what is known already.")
@_OUTPUT
def blank(
    form: str,
    lang: Any,
    edition: str | None,
    on: date | None,
    rows: int | None,
    known: IO[bytes] | None,
    output: str,
) -> None:
    """Write a blank of FORM to fill in by hand."""
    from kzforms.rendering import blank

    data = known.read() if known else None
    _write(blank(form, lang, edition=edition, on=on, rows=rows, known=data), output)


@cli.command()
@click.argument("form")
@click.argument("data", type=click.File("rb"))
@_LANGUAGES
@_EDITION
@_ON
@_OUTPUT
def render(
    form: str,
    data: IO[bytes],
    lang: Any,
    edition: str | None,
    on: date | None,
    output: str,
) -> None:
    """Write FORM filled with DATA, a JSON file or - for standard input."""
    from kzforms import get_form
    from kzforms.rendering import render

    document = get_form(form, edition=edition, on=on).load(data.read())
    _write(render(document, lang, edition=edition, on=on), output)


@cli.command()
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--strict", is_flag=True, help="Also check that the printed text is that of the data."
)
def read(pdf: str, *, strict: bool) -> None:
    """Print the data that the file PDF was made from."""
    from kzforms.rendering import read
    from kzforms.rendering.pdf_file import pdf_bytes
    from kzforms.rendering.reading import read_attached

    content = pdf_bytes(pdf)
    read(content, strict=strict)
    _print_json(json.loads(read_attached(content).to_json()))


@cli.command()
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--require-valid", is_flag=True, help="Exit with 1 unless it is signed and all signatures hold."
)
@_JSON
def check(pdf: str, *, require_valid: bool, as_json: bool) -> int:
    """Check the file PDF: its signatures, its tags and metadata, its data.

    Exit code: 0 all good, 1 something is wrong, 2 not a PDF.
    """
    from kzforms.signing import check

    report = check(pdf)
    if as_json:
        _print_json(report.to_json())
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


@cli.group()
def sign() -> None:
    """Sign: prepare, sign elsewhere, embed; or with a key at hand."""


_FIELD = click.option("--field", required=True, help="Name of the signature field.")


@sign.command("prepare")
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False))
@_FIELD
@click.option("--reserve", type=click.IntRange(1024, 1_000_000), help="Room in bytes.")
@_OUTPUT
@click.option("--state", required=True, type=click.Path(dir_okay=False), help="The state to write.")
@click.option("--to-sign", required=True, type=click.Path(dir_okay=False), help="What to sign.")
def sign_prepare(
    pdf: str, field: str, reserve: int | None, output: str, state: str, to_sign: str
) -> None:
    """Make room for a signature in PDF; write the file, its state, and the bytes to sign."""
    from kzforms.files import write_whole
    from kzforms.signing import prepare
    from kzforms.signing.preparing import RESERVED

    prepared = prepare(pdf, field, reserve=reserve or RESERVED)
    write_whole(to_sign, prepared.to_sign)
    write_whole(state, json.dumps(prepared.state).encode())
    write_whole(output, prepared.pdf)


@sign.command("embed")
@click.argument("prepared", type=click.Path(exists=True, dir_okay=False))
@click.option("--state", required=True, type=click.File("rb"), help="What `prepare` wrote.")
@click.option("--cms", required=True, type=click.File("rb"), help="The signature: DER or PEM.")
@_OUTPUT
def sign_embed(prepared: str, state: IO[bytes], cms: IO[bytes], output: str) -> None:
    """Put a signature into the file PREPARED."""
    from kzforms.files import write_whole
    from kzforms.rendering.pdf_file import pdf_bytes
    from kzforms.signing import Prepared, embed

    restored = Prepared.restore(pdf_bytes(prepared), state.read())
    write_whole(output, embed(restored, cms.read()))


@sign.command("local")
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False))
@_FIELD
@click.option("--p12", required=True, type=click.File("rb"), help="PKCS#12 of an organisation.")
@click.option("--password-file", type=click.File("r"), help="A file with its password.")
@_OUTPUT
def sign_local(
    pdf: str, field: str, p12: IO[bytes], password_file: IO[str] | None, output: str
) -> None:
    """Sign PDF with an organisation's own key. Never with a citizen's."""
    from kzforms.files import write_whole
    from kzforms.signing import sign_local

    password = password_file.read().rstrip("\r\n") if password_file else None
    write_whole(output, sign_local(pdf, field, pkcs12=p12.read(), password=password))


def _write(rendered: "RenderedForm", output: str) -> None:
    rendered.write(output)
    _show_problems("warning", rendered.warnings)
    _show_end(rendered.form, rendered.edition)


def _show_end(form_id: str, edition: str | None = None) -> None:
    """Say on standard error that a form is not in force any more."""
    from kzforms import get_form

    form = get_form(form_id, edition=edition)
    if form.ended_by is not None:
        click.echo(f"note: {form.id} was {form.standing}: {form.ended_by.cite('ru')}.", err=True)


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _show_problems(kind: str, problems: Sequence[Problem]) -> None:
    for problem in problems[:_MOST_PROBLEMS]:
        click.echo(f"{kind}: {problem}", err=True)
    if len(problems) > _MOST_PROBLEMS:
        click.echo(f"… and {len(problems) - _MOST_PROBLEMS} more.", err=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    sys.exit(run(arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line.

    Returns:
        0 done; 1 something was found; 2 bad usage or data; 3 the machine; 130 interrupted.
    """
    try:
        # What a command returns is its exit code; most return nothing.
        code = cli.main(args=list(arguments), prog_name="kzforms", standalone_mode=False)
    except BrokenPipeError:
        # The reader of our output went away: nothing is left to say, or to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = EXIT_OK
    except (KzformsError, click.ClickException, click.Abort, KeyboardInterrupt, OSError) as error:
        code = _report(error, as_json="--json" in arguments)
    return int(code or EXIT_OK)


def _report(error: BaseException, *, as_json: bool) -> int:
    """Say what went wrong; return the exit code for it."""
    if isinstance(error, FormDataError):
        if as_json:
            _print_json({"error": "FormDataError", "problems": [_plain(p) for p in error.problems]})
        _show_problems("error", error.problems)
        return error.exit_code
    name, message = type(error).__name__, str(error)
    match error:
        case KzformsError():
            code = error.exit_code
        case click.ClickException():
            name, message, code = "Usage", error.format_message(), EXIT_USAGE
        case OSError():
            name, message, code = "Machine", error.strerror or message, EXIT_MACHINE
        case _:
            name, message, code = "Interrupted", "interrupted", EXIT_INTERRUPTED
    if as_json:
        _print_json({"error": name, "message": message})
    click.echo(f"kzforms: {message}", err=True)
    return code


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


if __name__ == "__main__":
    main()
