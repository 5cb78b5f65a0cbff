"""The Jinja2 environment of the templates."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kzforms import resources
from kzforms.pages.typography import unbroken


@cache
def environment(templates: Path | None) -> Environment:
    """Return the environment for the library's templates and those of another catalogue.

    Args:
        templates: The folder of a catalogue of its own, if there is one. The library's
            folder comes first.
    """
    folders = [resources.root() / "templates", *([templates] if templates else [])]
    found = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    found.filters["unbroken"] = unbroken
    return found
