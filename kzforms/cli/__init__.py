"""The command line. It only reads arguments and prints: the work is done elsewhere.

Each module has the commands of one kind; `COMMANDS` is the register of all.
"""

import os
import platform
import signal
import sys
import traceback
from collections.abc import Iterable, Sequence
from types import FrameType
from typing import Any, Final

import click

from kzforms import __version__
from kzforms.cli import catalogue, changes, documents, lists, sheets, signing
from kzforms.cli.console import print_json, set_encodings
from kzforms.cli.log import logging_of, place_of
from kzforms.cli.shared import show_problems
from kzforms.errors import (
    EXIT_INTERRUPTED,
    EXIT_MACHINE,
    EXIT_OK,
    EXIT_USAGE,
    CellProblem,
    FormDataError,
    KzformsError,
    Problem,
)

COMMANDS: Final[tuple[click.Command, ...]] = (
    catalogue.list_command,
    catalogue.show,
    catalogue.schema,
    catalogue.standard,
    catalogue.sample,
    documents.blank,
    documents.render,
    documents.read,
    documents.check,
    signing.sign,
    changes.audit,
    changes.compare,
    catalogue.catalogue,
    sheets.template,
    sheets.batch,
    lists.map_command,
    lists.fix,
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
        print_json({"kzforms": __version__, "python": platform.python_version()})
    else:
        click.echo(f"kzforms {__version__}")
    context.exit()


def _add_debug(commands: Iterable[click.Command]) -> None:
    """Give --debug to each command. `run` looks for it: an error may come before a command runs."""
    for command in commands:
        option = click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            help="Write a log, and of an error where it came from, to standard error.",
        )
        command.params.append(option)
        if isinstance(command, click.Group):
            _add_debug(command.commands.values())


for command in COMMANDS:
    cli.add_command(command)
_add_debug([cli])


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    set_encodings()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    sys.exit(run(arguments))


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Raise KeyboardInterrupt, and silence "Exception ignored in" from PDFium's objects."""
    sys.unraisablehook = lambda _: None
    signal.default_int_handler(number, frame)


def run(arguments: Sequence[str]) -> int:
    """Run the command line.

    Returns:
        0 done; 1 something was found; 2 bad usage or data; 3 the machine, or an error that was
        not expected; 130 interrupted.
    """
    debug = "--debug" in arguments
    try:
        with logging_of(debug=debug):
            # What a command returns is its exit code; most return nothing.
            code = cli.main(args=list(arguments), prog_name="kzforms", standalone_mode=False)
    except BrokenPipeError:
        # The reader of our output went away: nothing is left to say, or to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = EXIT_OK
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - nobody gets a traceback unasked
        if debug:
            traceback.print_exception(error)
        code = _report(error, as_json="--json" in arguments)
    return int(code or EXIT_OK)


def _report(error: BaseException, *, as_json: bool) -> int:
    """Say what went wrong; return the exit code for it."""
    if isinstance(error, FormDataError):
        if as_json:
            print_json({"error": "FormDataError", "problems": [_plain(p) for p in error.problems]})
        show_problems("error", error.problems)
        return error.exit_code
    name, message = type(error).__name__, str(error)
    match error:
        case KzformsError():
            code = error.exit_code
        case click.ClickException():
            name, message, code = "Usage", error.format_message(), EXIT_USAGE
        case click.Abort() | KeyboardInterrupt():
            name, message, code = "Interrupted", "interrupted", EXIT_INTERRUPTED
        case OSError():
            name, message, code = "Machine", error.strerror or message, EXIT_MACHINE
        case _:
            message = f"unexpected error: {name} in {place_of(error)}; run again with --debug"
            name, code = "Unexpected", EXIT_MACHINE
    if as_json:
        print_json({"error": name, "message": message})
    helps = isinstance(error, click.exceptions.NoArgsIsHelpError)
    click.echo(message if helps else f"kzforms: {message}", err=True)
    return code


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        **({"cell": problem.cell} if isinstance(problem, CellProblem) else {}),
    }
