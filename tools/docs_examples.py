"""An extension of griffe, which reads docstrings for mkdocs: their examples are code."""

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"(?m)^( *)>>> (?:.+\n?)+")


class Examples(griffe.Extension):
    """Fences examples, which Markdown would take for quotations."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Fence the examples of a docstring that was read."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(
                lambda found: f"{found[1]}```pycon\n{found[0].rstrip()}\n{found[1]}```\n",
                obj.docstring.value,
            )
