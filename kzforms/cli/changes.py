"""Commands for changes of the law: audit, compare."""

from datetime import date
from typing import TYPE_CHECKING, Final

import click

from kzforms.cli.console import STDOUT, print_json
from kzforms.cli.shared import HTML, JSON, REPLACE, Day, put
from kzforms.errors import EXIT_FOUND, EXIT_OK, UnreadableAct
from kzforms.text import Language

if TYPE_CHECKING:
    from kzforms.changes import Audit

_NAMES: Final[dict[Language, str]] = {"kk": "Kazakh", "ru": "Russian"}


@click.command()
@click.argument("acts", nargs=-1, required=True, metavar="ACT…", type=click.Path(dir_okay=False))
@click.option(
    "--on", type=Day(), help="Compare with the editions in force on this day: what an act changed."
)
@JSON
@HTML
@REPLACE
def audit(
    acts: tuple[str, ...], on: date | None, html: str | None, *, replace: bool, as_json: bool
) -> int:
    """Compare the text of each ACT with the forms: what changed, and what in the code it touches.

    ACT is a text file, a saved web page or a DOCX, in Kazakh or in Russian. Give both texts of an
    act: what changed in one of them only is named at the end. An act without annexes is read
    clause by clause. Exit code: 0 nothing changed, 1 changes, or a clause about a form that was
    not placed, 2 not readable.
    """
    from kzforms.changes import audit_page, changed_in_one_language
    from kzforms.files import web_page

    _require_one_on_stdout(html, as_json=as_json)
    reports = {act: _audited(act, on) for act in acts}
    alone = changed_in_one_language(reports.values())
    if html:
        put(html, audit_page(reports), web_page, replace=replace)
    if as_json:
        print_json(
            [
                {
                    "file": act,
                    **report.to_json(),
                    "changed_here_alone": [
                        form for form, language in alone.items() if language == report.language
                    ],
                }
                for act, report in reports.items()
            ]
        )
    elif html != STDOUT:
        for act, report in reports.items():
            _show(act, report)
        for form, language in alone.items():
            click.echo(f"{form}: the {_NAMES[language]} text alone differs")
    return EXIT_FOUND if any(report.changed for report in reports.values()) else EXIT_OK


@click.command()
@click.argument("form")
@click.option("--from", "from_edition", required=True, help="Id of one edition.")
@click.option("--to", "to_edition", required=True, help="Id of the other edition.")
@JSON
@HTML
@REPLACE
def compare(
    form: str, from_edition: str, to_edition: str, html: str | None, *, replace: bool, as_json: bool
) -> int:
    """Compare two editions of FORM: words, fields, and with --html their pages.

    Exit code: 0 nothing differs, 1 something does.
    """
    from kzforms.changes import compare, comparison_page
    from kzforms.files import web_page

    _require_one_on_stdout(html, as_json=as_json)
    found = compare(form, from_edition, to_edition)
    if html:
        put(html, comparison_page(found), web_page, replace=replace)
    if as_json:
        print_json(found.to_json())
    elif html != STDOUT:
        for language, findings in found.text.items():
            for finding in findings:
                click.echo(f"{language}  {finding}")
        for field in found.fields:
            click.echo(f"data  {field}")
    return EXIT_FOUND if found.changed else EXIT_OK


def _require_one_on_stdout(html: str | None, *, as_json: bool) -> None:
    if html == STDOUT and as_json:
        raise click.UsageError("Standard output takes one of --html - and --json.")


def _audited(act: str, on: date | None) -> "Audit":
    from kzforms.changes import audit

    try:
        return audit(act, on=on)
    except UnreadableAct as error:
        raise UnreadableAct(f"{act}: {error}") from None


def _show(act: str, report: "Audit") -> None:
    accepted = sum(form.accepted for form in report.forms)
    click.echo(f"{act}: {report.act or 'an act that the catalogue does not know'}")
    click.echo(f"    forms compared: {len(report.forms)}; accepted differences: {accepted}")
    for finding in report.findings:
        click.echo(f"    {finding}")
        where = " ".join(filter(None, (finding.code, finding.field)))
        click.echo(f"        touches {where}" if where else "        touches nothing")
    for annex in report.unknown:
        click.echo(f"    no form: {annex}")
    for clause in report.clauses:
        about = ", ".join(clause.forms) or "no form of the catalogue"
        click.echo(f"    {clause.what} (about {about}): {clause.text}")
    for amendment in report.amendments:
        about = ", ".join(amendment.forms) or "no form of the catalogue"
        click.echo(
            f"    line {amendment.source}, {amendment.what}, {amendment.outcome} (about {about}): "
            f"{amendment.text}"
        )
        if amendment.reason:
            click.echo(f"        {amendment.reason}")
    if report.untouched:
        click.echo(f"    untouched: {', '.join(report.untouched)}")
    if report.not_compared:
        click.echo(f"    not compared, our translation: {', '.join(report.not_compared)}")
    click.echo("    of no meaning: " + ", ".join(f"{n} {k}" for k, n in report.noise.items()))
