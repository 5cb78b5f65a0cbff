"""Samples of editions that amend another one: what is new, on top of the other's sample.

    {"amends": "V2600037840", "values": {"entries[].birth_date": ["1991-08-19", "1991-05-08"]}}

A path with `[]` takes a value that all rows have, or a list, a value for each row. `null` takes a
value away.
"""

import json
from collections.abc import Callable
from typing import Any

from kzforms.errors import CatalogueError
from kzforms.fields.path import EACH, Path

_KEYS = {"amends", "values"}


def overlaid(content: bytes, base: Callable[[], dict[str, Any]], name: str) -> bytes:
    """Return a whole sample.

    Args:
        content: The file of the edition: a whole sample, or what it changes.
        base: Hands out the sample of the edition that it amends.
        name: The file's name, for messages.

    Raises:
        CatalogueError: The file is damaged, or names a place that the other sample lacks.
    """
    try:
        own = json.loads(content)
    except ValueError as error:
        raise CatalogueError(f"{name}: the sample is no JSON: {error}") from error
    if not isinstance(own, dict) or own.keys() != _KEYS:
        return content
    data = base()
    for text, value in own["values"].items():
        try:
            for path, each in _places(Path.parse(text), value, data):
                _change(data, path, each)
        except ValueError as error:
            raise CatalogueError(f"{name}: {text}: {error}") from error
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _places(path: Path, value: Any, data: dict[str, Any]) -> list[tuple[Path, Any]]:
    if EACH not in path.steps:
        return [(path, value)]
    place = path.steps.index(EACH)
    rows = Path(path.steps[:place])
    count = len(rows.lookup(data) or ())
    values = value if isinstance(value, list) else [value] * count
    if len(values) != count:
        raise ValueError(f"{count} values are needed, one for each row")
    return [
        (Path((*rows.steps, index, *path.steps[place + 1 :])), each)
        for index, each in enumerate(values)
    ]


def _change(data: dict[str, Any], path: Path, value: Any) -> None:
    if value is not None:
        path.put(data, value)
        return
    owner = path.parent.lookup(data)
    if isinstance(owner, dict):
        owner.pop(path.steps[-1], None)
