"""Commands that ask the catalogue: list, show, schema, standard, sample, catalogue check."""

import textwrap
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from kzforms.cli.console import print_json, print_utf8
from kzforms.cli.shared import (
    EDITION,
    FORTHCOMING,
    JSON,
    ONE_LANGUAGE,
    Day,
    show_end,
)
from kzforms.errors import EXIT_FOUND, EXIT_OK

if TYPE_CHECKING:
    from kzforms.changes.skeletons import Skeleton


@click.command("list")
@JSON
@click.option("--on", type=Day(), help="List what is, or may be, in force on this day.")
@click.option("--all", "show_all", is_flag=True, help="Also what was repealed or superseded.")
def list_command(*, as_json: bool, on: date | None, show_all: bool) -> None:
    """List the forms."""
    from kzforms import list_forms

    summaries = [entry.form.summary(on) for entry in list_forms(on=on, include_ended=show_all)]
    if as_json:
        print_json(summaries)
        return
    for summary in summaries:
        lifecycle = summary["lifecycle"].replace("_", " ")
        click.echo(f"{summary['id']}  (annex {summary['annex']}, {lifecycle})")
        for language in ("kk", "ru"):
            mark = "" if summary["official"][language] else "  [translation]"
            click.echo(f"    {language}  {summary['title'][language]}{mark}")
        for coming in summary["forthcoming"]:
            day = coming["in_force_from"]["earliest"]
            click.echo(f"    forthcoming  {coming['edition']}, not before {day}")


@click.command()
@click.argument("form")
@EDITION
@FORTHCOMING
@JSON
def show(form: str, edition: str | None, *, forthcoming: bool, as_json: bool) -> None:
    """Show what is known of FORM: act, editions, signers, sources."""
    from kzforms import get_form

    found = get_form(form, edition=edition, forthcoming=forthcoming)
    description = found.description()
    show_end(found.id, found.edition.id)
    if as_json:
        print_json(description)
        return
    click.echo(found.id)
    for language in ("kk", "ru"):
        kind = "official" if description["official"][language] else "translation"
        click.echo(f"    {language}       {description['title'][language]}  [{kind}]")
    click.echo(f"    annex    {found.annex} to {found.act.id}: {found.act.cite('ru')}")
    click.echo(f"    edition  {found.edition.id} ({found.lifecycle()})")
    if registration := description["registration"]:
        day = registration["date"] or "on an unknown day"
        click.echo(f"    registered as No. {registration['number']}, {day}")
    click.echo(f"    source   {found.source}, checked on {found.checked_on}")
    for slot in found.signers:
        click.echo(f"    signed by {slot.role.kk} / {slot.role.ru}")
    click.echo("    editions, newest first:")
    for entry in description["editions"]:
        inherits = f", amends {entry['amends']}" if entry["amends"] else ""
        click.echo(f"        {entry['id']} ({entry['lifecycle'].replace('_', ' ')}{inherits})")
        for name, fact in (("from", entry["in_force_from"]), ("until", entry["in_force_until"])):
            if fact:
                bounds = f"{fact['earliest'] or 'unknown'} .. {fact['latest'] or 'unknown'}"
                click.echo(f"            in force {name} {bounds}")
                click.echo(textwrap.indent(textwrap.fill(fact["source"], 80), " " * 16))


@click.command()
@click.argument("form")
@EDITION
@click.option(
    "--lang",
    type=click.Choice(["kk", "ru", "kk-ru"]),
    default="kk",
    help="Language of the document and of the titles; kk-ru demands both, and has Kazakh titles.",
)
@click.option(
    "--profile",
    type=click.Choice(["full", "plain"]),
    default="full",
    help="All that is taken, or what general tools make pages and types from: one language, "
    "texts, nothing null.",
)
def schema(form: str, edition: str | None, lang: Any, profile: Any) -> None:
    """Print the JSON Schema of the data that `kzforms render FORM --lang` takes."""
    from kzforms import get_form

    print_json(get_form(form, edition=edition).schema(lang, profile=profile))


@click.command()
@click.argument("form")
@ONE_LANGUAGE
@click.option("--subtype", type=int, help="Only the documents of this subtype.")
@click.option("--schema", "show_schema", is_flag=True, help="Print the JSON Schema of --json.")
@JSON
def standard(
    form: str, lang: Any, subtype: int | None, *, show_schema: bool, as_json: bool
) -> None:
    """Show the facts of the service standard FORM: terms, documents, grounds for refusal."""
    from kzforms import get_standard
    from kzforms.standards import describe
    from kzforms.standards.export import export, export_schema

    if show_schema:
        print_json(export_schema())
        return
    found = get_standard(form)
    show_end(found.id)
    if as_json:
        print_json(export(found, subtype))
    else:
        click.echo(describe(found, lang, subtype))


@click.command()
@click.argument("form")
@EDITION
def sample(form: str, edition: str | None) -> None:
    """Print sample data of FORM: invented people and institutions."""
    from kzforms import sample

    print_utf8(sample(form, edition=edition).decode("utf-8"))


@click.group()
def catalogue() -> None:
    """Look after the catalogue."""


def _codes(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    from kzforms.changes.checking import CHECKS

    for code in given:
        if code not in CHECKS:
            raise click.BadParameter(f"There is no code {code}. Known: {', '.join(CHECKS)}.")
    return given


@catalogue.command("check")
@click.option("--older-than", type=int, metavar="DAYS", help="Forms checked longer ago than this.")
@click.option("--today", type=Day(), help="The day to count from; the clock is never read.")
@click.option("--strict", is_flag=True, help="Only load everything, and list what is broken.")
@click.option(
    "--only",
    multiple=True,
    metavar="CODE",
    callback=_codes,
    help="Show and count only what has this code: check_is_old, day_unknown, ended, "
    "forthcoming, not_looked_up. May be given several times.",
)
@JSON
def check(
    older_than: int | None,
    today: date | None,
    only: tuple[str, ...],
    *,
    strict: bool,
    as_json: bool,
) -> int:
    """List what to look at again: old checks, unknown days, what was repealed.

    The age of checks is looked at with both options, as in: --older-than 180 --today
    "$(date +%F)". With --strict, every act, standard, template and sample is loaded instead,
    and what is broken is named by file and key. With --only, as in: --only ended, nothing else
    counts. Exit code: 0 nothing to look at, 1 something.
    """
    from kzforms.changes import broken, check_catalogue

    if strict and only:
        raise click.UsageError("Give --strict or --only: what is broken has no code.")
    if "check_is_old" in only and older_than is None:
        raise click.UsageError("--only check_is_old needs --older-than and --today.")
    findings = (
        broken()
        if strict
        else [
            finding
            for finding in check_catalogue(older_than=older_than, today=today)
            if not only or finding.code in only
        ]
    )
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(str(finding))
    return EXIT_FOUND if findings else EXIT_OK


_ANNEX = click.option("--annex", required=True, help="The number of the annex.")
_CHECKED_ON = click.option(
    "--checked-on", required=True, type=Day(), help="The day on which you compare it with the act."
)


@catalogue.command("new")
@click.argument("form")
@click.option("--act", required=True, help="Id of the recorded act that made the form.")
@_ANNEX
@_CHECKED_ON
@click.option("--act-annex", help="Which annex of ACT it is, if it has another number there.")
@click.option("--base", help="Id of the act to which it is annexed, if it is not plain.")
@click.option("--document", help="What that act approves and the form belongs to.")
@click.option("--table", is_flag=True, help="A list: rows in a table.")
def new(
    form: str,
    act: str,
    annex: str,
    checked_on: date,
    act_annex: str | None,
    base: str | None,
    document: str | None,
    *,
    table: bool,
) -> None:
    """Write the skeleton of FORM, a new form: module, templates, sample, register.

    Works in a source checkout. Nothing that is there is overwritten. CONTRIBUTING says what to
    fill in. Example: kzforms catalogue new list-of-students --act V2600037840 --annex 23
    --base V1700014881 --checked-on 2026-11-28 --table
    """
    from kzforms.changes import skeletons

    _show_skeleton(
        skeletons.new(
            form,
            act,
            annex=annex,
            checked_on=checked_on,
            act_annex=act_annex,
            base=base,
            document=document,
            table=table,
        )
    )


@catalogue.command("amend")
@click.argument("form")
@click.option("--act", required=True, help="Id of the act: its adilet code, or a name.")
@_ANNEX
@_CHECKED_ON
@click.option("--number", help="The act's number, if it is not recorded yet.")
@click.option("--date", "day", type=Day(), help="The day it was made, if it is not recorded yet.")
@click.option(
    "--wording",
    multiple=True,
    type=click.Choice(["kk", "ru"]),
    help="A language whose words change; may be given twice.",
)
def amend(
    form: str,
    act: str,
    annex: str,
    checked_on: date,
    number: str | None,
    day: date | None,
    wording: tuple[Any, ...],
) -> None:
    """Write the skeleton of a new edition of FORM, as an act amends it.

    Works in a source checkout. Nothing that is there is overwritten. CONTRIBUTING says what to
    fill in. Example: kzforms catalogue amend named-list-reserve-officers --act order-99-2027
    --number 99 --date 2027-05-03 --annex 1 --checked-on 2026-11-28
    """
    from kzforms.changes import skeletons

    if (number is None) != (day is None):
        raise click.UsageError("Give --number and --date together, for an act not recorded yet.")
    given = act if number is None or day is None else skeletons.NewAct(act, number, day)
    _show_skeleton(
        skeletons.amend(form, given, annex=annex, checked_on=checked_on, wording=wording)
    )


def _show_skeleton(made: "Skeleton") -> None:
    for name in made.written:
        click.echo(f"written  {name}")
    for sentence in made.to_fill_in:
        click.echo(f"fill in  {sentence}")
