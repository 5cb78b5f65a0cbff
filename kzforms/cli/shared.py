"""What the commands share: options, and how results and problems are printed."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from kzforms.cli.console import STDOUT, require_no_terminal, write_stdout
from kzforms.errors import Problem

if TYPE_CHECKING:
    from kzforms import RenderedForm
    from kzforms.files import Judge
    from kzforms.sheets import ColumnMapping

_Command = TypeVar("_Command", bound=Callable[..., Any])

_MOST_PROBLEMS: Final = 20
"""How many problems are shown as text; JSON has them all."""


class Day(click.ParamType):  # type: ignore[type-arg] # generic since click 8.4
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
    type=click.Choice(
        [
            "utf-8",
            "utf-16",
            "kz1048",
            "cp1251",
            "cp866",
            "pt154",
            "koi8-r",
            "iso8859-5",
            "mac-cyrillic",
        ]
    ),
    help="Encoding of a CSV file, if it is not to be found out.",
)


class OutputFile(click.Path):
    """A file to write; - is standard output.

    Args:
        binary: Whether a terminal cannot show it.
    """

    def __init__(self, *, binary: bool = False) -> None:
        super().__init__(dir_okay=False, allow_dash=True)
        self.binary = binary

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the path, which is no folder's."""
        if value.endswith("/") or Path(value).is_dir():
            example = Path(value) / "form.pdf"
            self.fail(f"{value} is a directory. Name a file in it, as in {example}.", param, ctx)
        if value == STDOUT and self.binary:
            require_no_terminal()
        return super().convert(value, param, ctx)


def output_option(what: str, *, binary: bool = True) -> Callable[[_Command], _Command]:
    """Return the option -o of a command that writes one file."""
    return click.option(
        "-o",
        "--output",
        required=True,
        type=OutputFile(binary=binary),
        metavar="FILE",
        help=f"The {what} to write; - is standard output.",
    )


SHEET = click.option("--sheet", help="Name of the sheet that is the list, if several may be.")
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
OUTPUT = output_option("PDF")
REPLACE = click.option(
    "--replace",
    is_flag=True,
    help="Write also over a file that is signed, filled in, changed, or not made by kzforms.",
)
OPEN_LINES = click.option(
    "--open-lines",
    is_flag=True,
    help="Leave the writing lines that are empty as they are; without it, they are struck through.",
)
HTML = click.option(
    "--html",
    type=OutputFile(),
    metavar="FILE",
    help="Write it as one HTML file too, with pictures; - is standard output, without the text.",
)


def write(rendered: "RenderedForm", output: str, *, replace: bool) -> None:
    """Write a document, then say on standard error what looks odd in it."""
    if output == STDOUT:
        write_stdout(rendered.pdf)
    else:
        rendered.write(output, replace=replace)
    show_problems("warning", rendered.warnings)
    show_end(rendered.form, rendered.edition)


def put(
    output: str,
    content: bytes,
    judge: "Judge",
    *,
    replace: bool,
    source: bytes | None = None,
) -> None:
    """Write a file or, for -, to standard output; see `files.write_output`."""
    from kzforms.files import write_output

    if output == STDOUT:
        write_stdout(content)
    else:
        write_output(output, content, judge, replace=replace, source=source)


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


def show_problems(kind: str, problems: Sequence[Problem]) -> None:
    """Say on standard error what is wrong, one problem a line."""
    from kzforms.sheets.problems import together

    problems = together(problems)
    for problem in problems[:_MOST_PROBLEMS]:
        click.echo(f"{kind}: {problem}", err=True)
    if len(problems) > _MOST_PROBLEMS:
        click.echo(f"… and {len(problems) - _MOST_PROBLEMS} more.", err=True)
