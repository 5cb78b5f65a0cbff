"""The mapping of a clerk's own list: which column holds which field, and how it is divided.

`kzforms map` proposes one (`kzforms.sheets.proposing`); a person reads it, and gives it with
`--mapping`. Only that confirms a split.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from kzforms.errors import FormDataError, Problem
from kzforms.form import Form
from kzforms.sheets.grids import Cell, heading_key, letters
from kzforms.sheets.parts import FormParts, Part, RowList
from kzforms.sheets.splitting import SPLITS, Split, SplitName, splits_of

MAX_BYTES: Final = 1_000_000
"""The largest mapping file that is read."""

_MAX_DEPTH: Final = 8
_CODE: Final = "mapping_file"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class MappedColumn(_Strict):
    """What one column of the list holds.

    Attributes:
        heading: The words over it; None where there are none.
        column: Its letters, where the heading alone does not tell it apart.
        field: The path of the field in a row: `iin`, `name.surname`; of a column that is
            divided, the field that is divided: `name`.
        split: How it is divided.
        third_word: With a split of names: whether a third word is the patronymic also where
            it has not the ending of one.
        ignore: Whether it is left out.
    """

    heading: str | None = None
    column: str | None = None
    field: str | None = None
    split: SplitName | None = None
    third_word: Literal["patronymic"] | None = None
    ignore: bool = False

    def is_over(self, column: int, heading: Cell | None) -> bool:
        """Tell whether a column of the sheet is this one."""
        if self.column is not None and self.column.upper() != letters(column):
            return False
        if self.heading is None:
            return self.column is not None
        return heading is not None and heading_key(self.heading) == heading_key(heading.value)


class ColumnMapping(_Strict):
    """What each column of a list holds.

    Attributes:
        form: The id of the form.
        list: The form's field that holds the rows; None of a table in which each row is a
            document.
        columns: The columns, in any order. A column that is not here is read by its heading.
    """

    form: str
    list: str | None = None
    columns: tuple[MappedColumn, ...]

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> "ColumnMapping":
        """Read a mapping file.

        Raises:
            FormDataError: It cannot be opened, or is no mapping; says in which line.
        """
        try:
            with Path(path).open("rb") as file:
                content = file.read(MAX_BYTES + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "no such file"
            raise wrong(0, f"The mapping cannot be opened: {reason.lower()}.") from None
        return cls.parse(content)

    @classmethod
    def parse(cls, content: str | bytes) -> "ColumnMapping":
        """Return a mapping from the text of its file.

        Raises:
            FormDataError: It is no mapping; says in which line.
        """
        node = _node(content)
        try:
            return cls.model_validate(_data(node))
        except ValidationError as error:
            raise FormDataError(_problems(error, node)) from None


@dataclass(frozen=True)
class Divided:
    """A column that holds several parts.

    Attributes:
        path: The field of the row that it holds.
        parts: The parts, by their names in the value.
        split: How it is divided.
        third_word: See `MappedColumn`.
    """

    path: str
    parts: Mapping[str, Part]
    split: Split
    third_word: bool = False


Held = Part | Divided
"""What a column holds."""


def parts_in(held: Held) -> tuple[Part, ...]:
    """Return the parts that a column holds."""
    return (held,) if isinstance(held, Part) else tuple(held.parts.values())


class Columns:
    """A mapping, checked against the form: what it says of each column of a sheet.

    Args:
        form: The form.
        rows: The list that the sheet holds.
        mapping: What the columns hold; None to go by the headings alone.
        ignore: The headings, or the letters, of further columns to leave out.

    Raises:
        FormDataError: The mapping does not fit the form.
    """

    def __init__(
        self, form: Form, rows: RowList, mapping: ColumnMapping | None, ignore: Sequence[str] = ()
    ) -> None:
        self._entries = () if mapping is None else mapping.columns
        self._ignore = tuple(ignore)
        self._used: set[int] = set()
        self._held = [held_by(form, rows, entry) for entry in self._entries]
        self._seen: set[str] = set()

    def of(self, column: int, heading: Cell | None) -> Held | Literal["ignored"] | None:
        """Return what the mapping says of a column; None where it says nothing."""
        for number, (entry, held) in enumerate(zip(self._entries, self._held, strict=True)):
            if entry.is_over(column, heading):
                self._used.add(number)
                return "ignored" if held is None else held
        for name in self._ignore:
            words = heading is not None and heading_key(heading.value) == heading_key(name)
            if words or (heading is None and name.strip().upper() == letters(column)):
                self._seen.add(name)
                return "ignored"
        return None

    def knows(self, column: int, heading: Cell) -> bool:
        """Tell whether the mapping has a column with this heading."""
        return any(entry.is_over(column, heading) for entry in self._entries)

    def unused(self) -> Iterator[Problem]:
        """Yield what was named and is not in the list."""
        for number, entry in enumerate(self._entries):
            if number not in self._used:
                yield Problem(
                    "",
                    "mapping_column",
                    f"Column {number + 1} of the mapping is not in the list.",
                    "Make the mapping again for this list: `kzforms map FORM LIST -o map.yaml`.",
                    {"number": number + 1, "field": entry.field or ""},
                )
        for number, name in enumerate(self._ignore, 1):
            if name not in self._seen:
                yield Problem(
                    "",
                    "ignore_unknown",
                    f"The list has no column with the heading that is to be ignored (No. {number}).",
                    "Write the heading as it stands in the list, or the letters of a column "
                    "without a heading.",
                    {"number": number},
                )


def checked(form: Form, parts: FormParts, mapping: ColumnMapping) -> RowList:
    """Return the list of the form that a mapping is for.

    Raises:
        FormDataError: It is for another form, or the form has no such list.
    """
    if mapping.form != form.id:
        raise wrong(
            0, "This mapping is for another form.", f"Make one with `kzforms map {form.id} LIST`."
        )
    if mapping.list is None:
        return parts.as_row
    found = next((rows for rows in parts.lists if rows.field == mapping.list), None)
    if found is None:
        names = ", ".join(rows.field for rows in parts.lists)
        raise wrong(0, "The mapping names a list that the form does not have.", f"It has: {names}.")
    return found


def held_by(form: Form, rows: RowList, entry: MappedColumn) -> Held | None:
    """Return what a column holds by its entry; None if it is left out.

    Raises:
        FormDataError: The entry does not fit the form, or leaves a question open.
    """
    name = f"«{entry.heading}»" if entry.heading else f"column {entry.column}"
    if entry.heading is None and entry.column is None:
        raise wrong(0, "A column of the mapping has neither `heading` nor `column`.")
    if entry.ignore:
        if entry.field is not None:
            raise wrong(0, f"The mapping of {name} names a field and ignores it.", "Keep one.")
        return None
    if entry.field is None:
        raise _open(name, "`field`, or `ignore: true`")
    parts = {part.path: part for part in rows.parts}
    parts |= {one.path: one for part in rows.parts if (one := part.whole)}
    if entry.field not in parts:
        return _divided(form, rows, entry, name, parts)
    if entry.split is not None:
        raise wrong(0, f"The mapping of {name} divides a field that has no parts.")
    return parts[entry.field]


def _divided(
    form: Form, rows: RowList, entry: MappedColumn, name: str, parts: Mapping[str, Part]
) -> Divided:
    splits = splits_of(type_at(form, rows, entry.field or ""))
    words = " or ".join(split.name for split in splits)
    if not splits:
        raise wrong(
            0,
            f"The mapping of {name} names a field that a row does not have.",
            f"It has: {', '.join(parts)}.",
        )
    if entry.split is None:
        raise _open(name, f"`split`: {words}")
    if entry.split not in {split.name for split in splits}:
        raise wrong(0, f"The mapping of {name} divides another kind of value.", f"Write {words}.")
    split = SPLITS[entry.split]
    pieces = {part: parts[f"{entry.field}.{part}"] for part in split.parts}
    return Divided(entry.field or "", pieces, split, third_word=entry.third_word is not None)


def type_at(form: Form, rows: RowList, path: str) -> object:
    """Return the type of a field of the row; None if the row has no such field."""
    try:
        return form.fields.at(rows.path(None, path)).type
    except (KeyError, ValueError):
        return None


def wrong(line: int, message: str, hint: str = "") -> FormDataError:
    """Make the error for a mapping that cannot be used.

    Args:
        line: The line of the file, from 1; 0 where it is not of one line.
        message: What is wrong.
        hint: What to do.
    """
    return FormDataError([_problem(line, message, hint)])


def _problem(line: int, message: str, hint: str = "") -> Problem:
    place = f"The mapping file, line {line}: " if line else ""
    return Problem("", _CODE, f"{place}{message}", hint, {"line": line} if line else {})


def _open(name: str, missing: str) -> FormDataError:
    return FormDataError(
        [
            Problem(
                "",
                "mapping_open",
                f"The mapping of {name} leaves a question open.",
                f"Write {missing}.",
            )
        ]
    )


def _node(content: str | bytes) -> yaml.MappingNode:
    """Return the file's YAML as nodes, which know their lines."""
    size = len(content) if isinstance(content, bytes) else len(content.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        raise wrong(0, f"The mapping is larger than {MAX_BYTES // 10**6} MB.", "Make it again.")
    try:
        depth = 0
        for event in yaml.parse(content, yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > _MAX_DEPTH:
                line = event.start_mark.line + 1 if event.start_mark else 0
                raise wrong(line, "A mapping has no aliases and is not nested so deep.")
        node = yaml.compose(content, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise wrong(line, "This is no YAML.", "Correct that place.") from None
    except (yaml.YAMLError, UnicodeError):
        raise wrong(0, "This is no YAML in UTF-8.", "Save the file as UTF-8.") from None
    if not isinstance(node, yaml.MappingNode):
        raise wrong(0, "This is no mapping.", "`kzforms map FORM LIST -o map.yaml` makes one.")
    return node


def _data(node: yaml.Node) -> Any:
    match node:
        case yaml.MappingNode():
            found: dict[str, Any] = {}
            for key, value in node.value:
                line = key.start_mark.line + 1
                if not isinstance(key, yaml.ScalarNode):
                    raise wrong(line, "A key must be a word.")
                if key.value in found:
                    raise wrong(line, "A key is given twice.", "Keep one.")
                found[key.value] = _data(value)
            return found
        case yaml.SequenceNode():
            return tuple(map(_data, node.value))
        case _:
            return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool":
        return node.value.casefold() in {"true", "yes", "on"}
    return node.value  # a heading may look like a number or a date: it is a text


def _problems(error: ValidationError, node: yaml.Node) -> Iterator[Problem]:
    for details in error.errors(include_url=False, include_input=False, include_context=False):
        location = details["loc"]
        line = _line(node, location)
        model = MappedColumn if len(location) > 1 else ColumnMapping
        match details["type"]:
            case "extra_forbidden":
                keys = ", ".join(model.model_fields)
                yield _problem(line, "This key is unknown.", f"Allowed here: {keys}.")
            case "missing":
                yield _problem(line, f"The key `{location[-1]}` is missing.", "Add it.")
            case "literal_error":
                words = ", ".join(SPLITS) if location[-1] == "split" else "patronymic"
                yield _problem(line, f"The key `{location[-1]}` takes one of: {words}.")
            case _:
                yield _problem(line, "This value is of another kind than is wanted here.")


def _line(node: yaml.Node, location: tuple[int | str, ...]) -> int:
    """Return the line, from 1, of the value at a location, or of the last node on the way."""
    line = node.start_mark.line + 1
    for step in location:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            pairs = [pair for pair in node.value if pair[0].value == step]
            if not pairs:
                break
            line, node = pairs[0][0].start_mark.line + 1, pairs[0][1]
    return line
