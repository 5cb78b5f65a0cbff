"""What the commands share: options, and how results and problems are printed."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from kzforms.errors import Problem

if TYPE_CHECKING:
    from kzforms import RenderedForm
    from kzforms.sheets import ColumnMapping

_MOST_PROBLEMS: Final = 20
"""How many problems are shown as text; JSON has them all."""


class Day(click.ParamType[date]):
    """A date on the command line."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Return the date, as `Day` reads it."""
        from kzforms.values import Day

        try:
            return Day().check(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


LANGUAGES = click.option(
    "--lang",
    type=click.Choice(["kk", "ru", "kk-ru"]),
    default="kk",
    help="Language of the form; kk-ru prints the Kazakh sheets, then the Russian ones.",
)
ONE_LANGUAGE = click.option(
    "--lang", type=click.Choice(["kk", "ru"]), default="kk", help="Language."
)
EDITION = click.option(
    "--edition", help="Id of the edition, if not the newest one that is not forthcoming."
)
FORTHCOMING = click.option(
    "--forthcoming", is_flag=True, help="The next edition, which is not in force yet."
)
ON = click.option("--on", type=Day(), help="Print it as of this day, in the edition in force then.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, errors too.")
ENCODING = click.option(
    "--encoding",
    type=click.Choice(["utf-8", "cp1251", "kz1048"]),
    help="Encoding of a CSV file; without it, UTF-8 or else KZ-1048. cp1251 has no Kazakh letters.",
)
MAPPING = click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False),
    help="What the columns of a table hold, as `kzforms map` writes it.",
)
IGNORE = click.option(
    "--ignore",
    metavar="HEADING",
    multiple=True,
    help="A column of a table to leave out, by its heading, or its letters if it has none.",
)
OUTPUT = click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False), help="The PDF to write."
)
HTML = click.option(
    "--html", type=click.Path(dir_okay=False), help="Also write it as one HTML file, with pictures."
)


def write(rendered: "RenderedForm", output: str) -> None:
    """Write a document, then say on standard error what looks odd in it."""
    rendered.write(output)
    show_problems("warning", rendered.warnings)
    show_end(rendered.form, rendered.edition)


def read_mapping(path: str | None) -> "ColumnMapping | None":
    """Return the mapping in a file, if one was given."""
    from kzforms.sheets import ColumnMapping

    return None if path is None else ColumnMapping.read(path)


def edition_of(form_id: str, edition: str | None, *, forthcoming: bool) -> str | None:
    """Return the id of the edition that the options name, or None for the default one."""
    from kzforms import get_form

    if not forthcoming:
        return edition
    if edition is not None:
        raise click.UsageError("Give --edition or --forthcoming, not both.")
    return get_form(form_id, forthcoming=True).edition.id


def show_end(form_id: str, edition: str | None = None) -> None:
    """Say on standard error that a form is not in force any more, or not yet."""
    from kzforms import get_form

    form = get_form(form_id, edition=edition)
    lifecycle = form.lifecycle()
    if form.ended_by is not None:
        click.echo(f"note: {form.id} was {lifecycle.name}: {form.ended_by.cite('ru')}.", err=True)
    elif lifecycle.name == "forthcoming":
        click.echo(
            f"note: {form.id}, {form.edition.id}, is forthcoming. {lifecycle.reason}", err=True
        )


def print_json(data: Any) -> None:
    """Print data on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def show_problems(kind: str, problems: Sequence[Problem]) -> None:
    """Say on standard error what is wrong, one problem a line."""
    from kzforms.sheets.problems import together

    problems = together(problems)
    for problem in problems[:_MOST_PROBLEMS]:
        click.echo(f"{kind}: {problem}", err=True)
    if len(problems) > _MOST_PROBLEMS:
        click.echo(f"… and {len(problems) - _MOST_PROBLEMS} more.", err=True)
