"""The ten standards of 2012: what they share is written once, in `common.yaml`.

Where a section, a point, a passage or a fact is expected, the name of a shared one may stand.
`{use: name, parts: […]}` adds to a shared one what is the standard's own. In a list of facts a
name stands for a shared list.
"""

import difflib
from functools import cache
from pathlib import Path
from typing import Any, Final

from kzforms.data_files import Record, name_of, read_yaml, validated
from kzforms.errors import CatalogueError
from kzforms.standards.facts import Contact, Fee, Provision, Term, WorkingHours
from kzforms.standards.narrative import NarrativeStandard, Section
from kzforms.standards.passages import Passage, Point

_COMMON: Final = "common.yaml"

_KINDS: Final = {
    "sections": "sections",
    "points": "points",
    "text": "passages",
    "parts": "passages",
    "terms": "terms",
    "working_hours": "working_hours",
    "contacts": "contacts",
    "fee": "fees",
    "provision": "provisions",
}
"""The section of `common.yaml` in which a name is looked up, by the key of the name."""


class _Common(Record):
    """The content of `common.yaml`: shared pieces by their names."""

    sections: dict[str, Section]
    points: dict[str, Point]
    passages: dict[str, Passage]
    terms: dict[str, tuple[Term, ...]]
    working_hours: dict[str, tuple[WorkingHours, ...]]
    contacts: dict[str, tuple[Contact, ...]]
    fees: dict[str, Fee]
    provisions: dict[str, Provision]


def standard_id(path: Path) -> str:
    """Return the id of the standard that a data file holds, from the file's name."""
    return f"2012-{path.stem}-standard"


def standard_files(folder: Path) -> list[Path]:
    """Return the data files of the standards in a folder: all but the shared pieces."""
    return sorted(path for path in folder.glob("*.yaml") if path.name != _COMMON)


@cache
def load_standards(folder: Path) -> dict[str, NarrativeStandard]:
    """Read the standards of a folder, by id.

    Args:
        folder: `common.yaml`, and a file for each standard.

    Raises:
        CatalogueError: A file is broken, or a shared piece is unknown or unused.
    """
    common = folder / _COMMON
    pieces = _Pieces(validated(common, read_yaml(common), dict[str, dict[str, Any]]))
    validated(common, pieces.all(), _Common)
    standards = {}
    for path in standard_files(folder):
        data = pieces.filled(read_yaml(path), name_of(path))
        standard = validated(path, data, NarrativeStandard)
        if standard.id != standard_id(path):
            raise CatalogueError(f"{name_of(path)}: id: the file is not of {standard.id}")
        standards[standard.id] = standard
    if unused := pieces.unused():
        raise CatalogueError(f"{_COMMON}: {', '.join(unused)}: no standard uses this")
    return standards


class _Pieces:
    """The shared pieces, as they were read; they may use each other."""

    def __init__(self, common: dict[str, dict[str, Any]]) -> None:
        self._common = common
        self._used: set[str] = set()

    def all(self) -> dict[str, Any]:
        """Return all pieces, each with those that it uses."""
        return {
            kind: {name: self._piece(kind, name, within=()) for name in pieces}
            for kind, pieces in self._common.items()
        }

    def unused(self) -> list[str]:
        """Return the names of the pieces that were never used."""
        names = {f"{kind}.{name}" for kind, pieces in self._common.items() for name in pieces}
        return sorted(names - self._used)

    def filled(
        self,
        node: Any,
        file: str,
        key: str = "",
        *,
        kind: str | None = None,
        within: tuple[str, ...] = (),
    ) -> Any:
        """Put the shared pieces in place of their names in a piece of data.

        Args:
            node: The data.
            file: The file they are in, for messages.
            key: Where in it, for messages.
            kind: What kind of shared piece may stand here, if any.
            within: The shared pieces that this is a part of.

        Raises:
            CatalogueError: There is no such piece, it uses itself, or a key is given twice.
        """
        if isinstance(node, list):
            items: list[Any] = []
            for number, item in enumerate(node):
                found = self.filled(item, file, f"{key}.{number}", kind=kind, within=within)
                items += found if isinstance(item, str) and isinstance(found, list) else [found]
            return items
        if kind is not None and isinstance(node, str):
            node = {"use": node}
        if not isinstance(node, dict):
            return node
        own = {
            name: self.filled(
                value, file, f"{key}.{name}".strip("."), kind=_KINDS.get(name), within=within
            )
            for name, value in node.items()
        }
        if kind is None or "use" not in own:
            return own
        return self._joined(own, file, key, kind, within)

    def _joined(
        self, own: dict[str, Any], file: str, key: str, kind: str, within: tuple[str, ...]
    ) -> Any:
        """Return a shared piece with what is added to it."""
        name = own.pop("use")
        pieces = self._common.get(kind, {})
        full_name = f"{kind}.{name}"
        if not isinstance(name, str) or name not in pieces:
            nearest = difflib.get_close_matches(str(name), pieces, 1)
            hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
            raise CatalogueError(f"{file}: {key}: {_COMMON} has no {full_name}.{hint}")
        if full_name in within:
            raise CatalogueError(f"{file}: {key}: {full_name} uses itself")
        self._used.add(full_name)
        piece = self._piece(kind, name, within)
        if not own:
            return piece
        if not isinstance(piece, dict):
            raise CatalogueError(f"{file}: {key}: nothing can be added to {full_name}")
        if twice := sorted(own.keys() & piece.keys()):
            raise CatalogueError(f"{file}: {key}: {full_name} has its own {', '.join(twice)}")
        return piece | own

    def _piece(self, kind: str, name: str, within: tuple[str, ...]) -> Any:
        key = f"{kind}.{name}"
        piece = self._common[kind][name]
        return self.filled(piece, _COMMON, key, kind=kind, within=(*within, key))
