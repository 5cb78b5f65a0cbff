"""Standard output and standard error: UTF-8 for programs, what it can show for a console."""

import io
import json
import sys
from typing import Any, Final

import click

from kzforms.errors import CannotWrite

STDOUT: Final = "-"
"""What is given in place of a file's name to write it to standard output."""


def set_encodings() -> None:
    """Make text UTF-8 where a program reads it, and keep a console from failing at a letter."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def print_json(data: Any) -> None:
    """Print data on standard output, in UTF-8 whatever the locale."""
    print_utf8(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def print_utf8(text: str) -> None:
    """Print text for a program on standard output, in UTF-8 whatever the locale.

    What is no character (of a file name that is not UTF-8) is written as JSON writes it.
    """
    write_stdout(text.encode("utf-8", "backslashreplace"))


def write_stdout(content: bytes) -> None:
    """Write bytes to standard output.

    Raises:
        CannotWrite: It is closed.
    """
    stream = sys.stdout
    if stream is None:
        raise CannotWrite("Standard output is closed. Give the name of a file.")
    stream.flush()
    stream.buffer.write(content)
    stream.buffer.flush()


def require_no_terminal() -> None:
    """Check that nobody would see a binary file as signs on the screen.

    Raises:
        click.UsageError: Standard output is a terminal.
    """
    if sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(
            "Standard output is a terminal. Send it to a file or a program, as in: … -o - | lpr"
        )
