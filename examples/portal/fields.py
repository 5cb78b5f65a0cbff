"""From a form's tree of fields to the inputs of a page, and from what was posted back to data.

The name of an input is the path of its value (`entries[0].iin`, `reason.kk`), which is also
the path of a `Problem`: a message finds its field without any further table.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kzforms import Problem, explain
from kzforms.fields.field import Field
from kzforms.fields.path import Path
from kzforms.fields.tree import FieldTree
from kzforms.text import LANGUAGES, Language, Languages, split_languages

MOST_ROWS = 100
"""More than a person types into a page. Longer lists come as data."""

Kind = Literal[
    "text", "lines", "date", "number", "choice", "choices", "tick", "local", "group", "rows"
]

_LANGUAGE_NAMES = {
    "kk": {"kk": "қазақша", "ru": "орысша"},
    "ru": {"kk": "на казахском", "ru": "на русском"},
}
_WHOLE = re.compile(r"-?\d{1,15}")
_ISO_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")


class TooManyRows(ValueError):
    """More rows were posted than the page ever has."""


@dataclass
class Node:
    """A field of the page, or a group of fields.

    Attributes:
        kind: How it is shown.
        path: The name of its input, and the path of its problems.
        label: What it is called.
        help: What to write in it.
        required: Whether it must be filled in.
        trail: The labels of the groups that it is in, and its own.
        value: What is in it.
        problems: What is wrong with it, in the page's language.
        children: The fields of a group, the rows of a list.
        options: What a choice offers: values and their labels.
        numeric: Whether it is typed in digits.
        hidden: Values of a language that is not shown, by the name of their input.
    """

    kind: Kind
    path: str
    label: str
    help: str = ""
    required: bool = False
    trail: str = ""
    value: Any = ""
    problems: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    options: tuple[tuple[str, str], ...] = ()
    numeric: bool = False
    hidden: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its id in the page."""
        return "f-" + re.sub(r"\W+", "-", self.path).strip("-")

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Found:
    """A problem for the summary at the top of the page.

    Attributes:
        node: Where it is.
        message: What is said.
    """

    node: Node
    message: str


class Page:
    """The fields of one form.

    Args:
        fields: `Form.fields`.
        language: The page's language.
        print_in: The language or languages of the document.
    """

    def __init__(self, fields: FieldTree, language: Language, print_in: Languages) -> None:
        self._root = fields.root
        self._language: Language = language
        self._shown = split_languages(print_in)

    def view(self, data: Any, problems: Iterable[Problem] = ()) -> tuple[Node, list[Found]]:
        """Return the page's fields with their values, and what is wrong with them.

        Args:
            data: As the form takes it, whole or not, right or not.
            problems: Each goes to its field, or to the nearest group that is shown.
        """
        root = self._node(self._root, Path(), data, required=True, trail="")
        by_path = {node.path: node for node in root.walk()}
        summary = []
        for problem in problems:
            path = Path.parse(problem.path)
            ways = (path, *path.parents)
            node = next((by_path[str(way)] for way in ways if str(way) in by_path), root)
            if node.kind == "local" and len(node.children) == 1:
                node = node.children[0]
            message = explain(problem, self._language)
            if message not in node.problems:
                node.problems.append(message)
                summary.append(Found(node, message))
        return root, summary

    def read(self, posted: Mapping[str, list[str]], *, keep_empty: bool = False) -> Any:
        """Return the data of what was posted. Nothing is checked here but the number of rows.

        Args:
            posted: Names and values.
            keep_empty: Whether rows that nobody has filled in stay.

        Raises:
            TooManyRows: There are more rows than a page has.
        """
        return self._read(self._root, Path(), posted, keep_empty=keep_empty, required=True)

    def row_count(self, path: str, posted: Mapping[str, list[str]]) -> int:
        """Return how many rows of a list were posted.

        Raises:
            TooManyRows: There are more than a page has.
        """
        row = re.compile(re.escape(path) + r"\[(\d{1,9})\]")
        numbers = [int(found[1]) for name in posted if (found := row.match(name))]
        count = max(numbers, default=-1) + 1
        if count > MOST_ROWS:
            raise TooManyRows
        return count

    def _node(self, field: Field, path: Path, value: Any, *, required: bool, trail: str) -> Node:
        label = field.title(self._language)
        node = Node(
            kind=_kind(field),
            path=str(path),
            label=label,
            help=field.help(self._language),
            required=required,
            trail=" › ".join(part for part in (trail, label) if part) if path.steps else "",
            value="" if value is None else value,
            options=tuple((each.value, each.words[self._language]) for each in field.options),
            numeric=field.kind in {"iin", "integer", "number"},
        )
        match node.kind:
            case "local":
                self._add_languages(node, field, value)
            case "group":
                given = value if isinstance(value, Mapping) else {}
                node.children = [
                    self._node(
                        part,
                        path / part.name,
                        given.get(part.name),
                        required=part.required,
                        trail=node.trail,
                    )
                    for part in field.parts
                ]
            case "rows":
                given_rows = value if isinstance(value, list | tuple) else []
                least = min(int(field.least or 0), 1)
                rows = [*given_rows, *[None] * (least - len(given_rows))]
                node.children = [
                    self._row(node, field.item, path / index, row)
                    for index, row in enumerate(rows)
                    if field.item is not None
                ]
            case "choices":
                node.value = list(value or ())
            case "number":
                node.value = str(node.value).replace(".", ",")
            case "date":
                # As people here write it. A date picker would follow the browser's language.
                node.value = _ISO_DATE.sub(r"\3.\2.\1", str(node.value))
        return node

    def _row(self, node: Node, item: Field, path: Path, value: Any) -> Node:
        number = f"№ {int(path.steps[-1] or 0) + 1}"
        trail = f"{node.trail}, {number}"
        row = self._node(item, path, value, required=True, trail=trail)
        row.label = row.label or number
        return row

    def _add_languages(self, node: Node, field: Field, value: Any) -> None:
        texts = value if isinstance(value, Mapping) else dict.fromkeys(self._shown, value or "")
        alone = len(self._shown) == 1
        for language in LANGUAGES:
            path, text = f"{node.path}.{language}", texts.get(language) or ""
            if language not in self._shown:
                if text:
                    node.hidden[path] = text
                continue
            name = _LANGUAGE_NAMES[self._language][language]
            node.children.append(
                Node(
                    kind="lines" if field.multiline else "text",
                    path=path,
                    label=node.label if alone else name,
                    help=node.help if alone else "",
                    # Of two languages, the group says whether they must be filled in.
                    required=node.required or not alone,
                    trail=node.trail if alone else f"{node.trail} ({name})",
                    value=text,
                )
            )

    def _read(  # noqa: PLR0911 - one for each kind
        self,
        field: Field,
        path: Path,
        posted: Mapping[str, list[str]],
        *,
        keep_empty: bool,
        required: bool,
    ) -> Any:
        text = posted.get(str(path), [""])[0].replace("\r\n", "\n")
        match _kind(field):
            case "group":
                parts = {
                    part.name: self._read(
                        part,
                        path / part.name,
                        posted,
                        keep_empty=keep_empty,
                        required=part.required,
                    )
                    for part in field.parts
                }
                found = {name: part for name, part in parts.items() if part is not None}
                return None if _is_empty(found) and not required else found
            case "rows" if field.item is not None:
                rows = [
                    self._read(
                        field.item, path / index, posted, keep_empty=keep_empty, required=True
                    )
                    for index in range(self.row_count(str(path), posted))
                ]
                kept = [row for row in rows if keep_empty or not _is_empty(row)]
                return kept if kept or required else None
            case "local":
                texts = {
                    language: posted.get(str(path / language), [""])[0].replace("\r\n", "\n")
                    for language in LANGUAGES
                }
                given = {language: part for language, part in texts.items() if part.strip()}
                return given or None
            case "tick":
                return True if str(path) in posted else (False if required else None)
            case "choices":
                return posted.get(str(path)) or ([] if required else None)
            case "number":
                return int(text) if _WHOLE.fullmatch(text.strip()) else text.strip() or None
        return text if text.strip() else None


def _kind(field: Field) -> Kind:
    """Tell how a field is shown."""
    match field.kind:
        case "wording":
            return "local"
        case "list":
            return "rows"
        case "integer" | "number":
            return "number"
        case "text":
            return "lines" if field.multiline else "text"
        case "iin":
            return "text"
        case _:
            return field.kind


def without_row(posted: Mapping[str, list[str]], row: str) -> dict[str, list[str]]:
    """Return what was posted without one row; the rows after it move up.

    Args:
        posted: Names and values.
        row: The row's path, as `entries[2]`.

    >>> without_row({"a[0].b": ["x"], "a[1].b": ["y"], "c": ["z"]}, "a[0]")
    {'a[0].b': ['y'], 'c': ['z']}
    """
    found = re.fullmatch(r"(.+)\[(\d{1,9})\]", row)
    if found is None:
        return dict(posted)
    rows, removed = found[1], int(found[2])
    place = re.compile(re.escape(rows) + r"\[(\d{1,9})\]")
    kept = {}
    for name, values in posted.items():
        match = place.match(name)
        index = int(match[1]) if match else -1
        if match is None or index < removed:
            kept[name] = values
        elif index > removed:
            kept[f"{rows}[{index - 1}]{name[match.end() :]}"] = values
    return kept


def _is_empty(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(map(_is_empty, value.values()))
    return value is None or value is False or value in ("", [])
