"""The fields of a form as one tree, built once for each edition from its model and its table.

JSON Schema, the fields of a fillable blank, the columns of a spreadsheet, the inputs of a
portal, warnings and comparisons all walk this tree. A type says in one place what kind of field
it makes (`field_kind`) and a mark what it adds to it (`describe`): see `kzforms.values.base`.
"""

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Final

import annotated_types
from pydantic.fields import FieldInfo

from kzforms.errors import CatalogueError
from kzforms.fields.path import EACH, Path
from kzforms.text import Bilingual, Language
from kzforms.values import Choice, FieldKind, FormModel, Inflected, Label, LocalText, Value
from kzforms.values.base import find_mark

_BUILT_IN: Final[Mapping[type, FieldKind]] = {
    bool: "tick",
    date: "date",
    int: "integer",
    str: "text",
}
"""The kinds of the types that are not our own."""


@dataclass(frozen=True)
class Option:
    """One of the values that a choice takes.

    Attributes:
        value: What it is in data.
        words: What it is called, in the words of the form.
    """

    value: str
    words: Bilingual


@dataclass(frozen=True, eq=False, kw_only=True)
class Field:
    """A field of a form, or a group of fields.

    Attributes:
        path: Where it is in a document; `EACH` stands for the rows of a list.
        kind: What it holds.
        annotation: Its type with all marks, as pydantic validates it.
        type: The type alone: a model, a value type, `date`, …
        required: Whether its model demands it. The parts of an optional group may be required
            within the group.
        label: What it is called and what to write in it; None for a document or a row.
        parts: The fields of a group, in the order of its model.
        item: What a list holds in each row.
        options: What a choice takes.
        limit: The most characters of a text.
        multiline: Whether line breaks are kept.
        first: The earliest date.
        last: The latest date.
        least: The least number; of a list, the least number of rows.
        most: The greatest number; of a list, the greatest number of rows.
        decimals: The most decimals of a number.
        suggestions: A list that an input can offer, by name.
        inflected_from: The field whose value this one repeats in another case, or None.
        printed_apart: Whether it has a place of its own on the page, apart from its group.
    """

    path: Path
    kind: FieldKind
    annotation: Any
    type: Any
    required: bool
    label: Label | None = None
    parts: tuple["Field", ...] = ()
    item: "Field | None" = None
    options: tuple[Option, ...] = ()
    limit: int | None = None
    multiline: bool = False
    first: date | None = None
    last: date | None = None
    least: float | None = None
    most: float | None = None
    decimals: int | None = None
    suggestions: str | None = None
    inflected_from: str | None = None
    printed_apart: bool = False

    @property
    def name(self) -> str:
        """The field's name in its model; "" for a document or a row."""
        step = self.path.steps[-1] if self.path.steps else EACH
        return step if isinstance(step, str) else ""

    @property
    def is_value(self) -> bool:
        """Whether it is printed as one value: a person, a period, a text; not a group of them."""
        return self.kind not in {"group", "list", "choices"} or (
            isinstance(self.type, type) and issubclass(self.type, Value)
        )

    def part(self, name: str) -> "Field":
        """Return a field of the group.

        Raises:
            KeyError: The group has no such field.
        """
        return self._parts_by_name[name]

    @cached_property
    def _parts_by_name(self) -> dict[str, "Field"]:
        return {part.name: part for part in self.parts}

    def title(self, language: Language) -> str:
        """Return what the field is called in one language; "" for a document or a row."""
        return self.label.name(language) if self.label else ""

    def help(self, language: Language) -> str:
        """Return what to write in it, in one language; "" where the name says it."""
        return self.label.help(language) if self.label else ""

    def walk(self) -> Iterator["Field"]:
        """Yield this field and all below it, in the order of the models."""
        yield self
        for part in self.parts:
            yield from part.walk()
        if self.item is not None:
            yield from self.item.walk()


class FieldTree:
    """The fields of one edition of a form.

    Args:
        model: What the edition is filled with.
        rows: The field that holds the rows of the form's table, if there is a table.
        headings: The headings of the table's columns, by field of the row: they are the
            labels of fields that have none.

    Raises:
        CatalogueError: A field has no label and no column.
        TypeError: A column names a field that the row does not have.

    Attributes:
        root: The document.
        rows: What stands in each row of the form's table; None without a table, and where the
            model has no such list.

    >>> from kzforms.forms import get_form
    >>> tree = get_form("named-list-reserve-officers").fields
    >>> tree.at("entries[3].iin").title("ru"), tree.at("entries[].name").kind
    ('ИИН', 'group')
    """

    def __init__(
        self,
        model: type[FormModel],
        rows: str | None = None,
        headings: Mapping[str, Bilingual] | None = None,
    ) -> None:
        builder = _Builder(None if rows is None else Path((rows, EACH)), headings or {})
        self.model = model
        self.root = builder.field(model, Path(), required=True)
        self.rows = next(
            (part.item for part in self.root.parts if rows is not None and part.name == rows), None
        )

    def at(self, path: Path | str) -> Field:
        """Return the field at a path, in whatever row.

        Raises:
            KeyError: There is no such field.
        """
        wanted = Path.parse(path) if isinstance(path, str) else path
        found = self.root
        for step in wanted.steps:
            if isinstance(step, str):
                found = found.part(step)
            elif found.item is not None:
                found = found.item
            elif found.kind != "choices":
                raise KeyError(str(path))
        return found

    def __contains__(self, path: Path | str) -> bool:
        try:
            self.at(path)
        except (KeyError, ValueError):
            return False
        return True

    def walk(self) -> Iterator[Field]:
        """Yield every field, the document first, in the order of the models."""
        return self.root.walk()

    def values(self, document: FormModel) -> Iterator[tuple[Path, Field, Any]]:
        """Yield every value of a document that is printed as one, with its place.

        A person, a period or an order reference is one value; the rows of a list are not, and
        a signatory's rank is printed apart from the name.
        """
        return _values(self.root, Path(), document)

    def with_required_groups(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return data with {} for each required group that is missing.

        Validation then names each missing part, not the group.
        """
        filled: dict[str, Any] = _with_required_groups(self.root, data)
        return filled

    def wordings(self, document: FormModel) -> Iterator[tuple[Path, Field, LocalText]]:
        """Yield every wording of a document that may differ by language, with its place."""
        return _wordings(self.root, Path(), document)


def _values(field: Field, path: Path, value: Any) -> Iterator[tuple[Path, Field, Any]]:
    if value is None:
        return
    if field.is_value:
        yield path, field, value
        for part in field.parts:
            if part.printed_apart:
                yield from _values(part, path / part.name, getattr(value, part.name))
    elif field.kind == "group":
        for part in field.parts:
            yield from _values(part, path / part.name, getattr(value, part.name, None))
    else:
        for index, row in enumerate(value):
            if field.item is None:
                yield path / index, field, row
            else:
                yield from _values(field.item, path / index, row)


def _with_required_groups(field: Field, data: Any) -> Any:
    if field.item is not None and isinstance(data, list):
        return [_with_required_groups(field.item, row) for row in data]
    if field.kind != "group" or not isinstance(data, Mapping):
        return data
    filled = dict(data)
    for part in field.parts:
        if part.name in filled:
            filled[part.name] = _with_required_groups(part, filled[part.name])
        elif part.required and part.kind == "group":
            filled[part.name] = _with_required_groups(part, {})
    return filled


def _wordings(field: Field, path: Path, value: Any) -> Iterator[tuple[Path, Field, LocalText]]:
    if isinstance(value, LocalText):
        yield path, field, value
    elif field.item is not None:
        if any(each.kind == "wording" for each in field.item.walk()):
            for index, row in enumerate(value or ()):
                yield from _wordings(field.item, path / index, row)
    elif value is not None:
        for part in field.parts:
            yield from _wordings(part, path / part.name, getattr(value, part.name, None))


class _Builder:
    """Makes fields from annotations.

    Args:
        table: The path of a row of the form's table, or None.
        headings: The headings of its columns, by field.
    """

    def __init__(self, table: Path | None, headings: Mapping[str, Bilingual]) -> None:
        self._table = table
        self._headings = headings

    def field(
        self, annotation: Any, path: Path, *, required: bool, label: Label | None = None
    ) -> Field:
        kind_type = bare(annotation)
        if typing.get_origin(kind_type) is tuple:
            return self._list(annotation, kind_type, path, required=required, label=label)
        facts: dict[str, Any] = {}
        for mark in _marks(annotation):
            if hasattr(mark, "describe"):
                facts |= mark.describe()
        if hasattr(kind_type, "describe"):
            facts = kind_type.describe() | facts
        inflected = find_mark(annotation, Inflected)
        return Field(
            path=path,
            kind=_kind(kind_type, path),
            annotation=annotation,
            type=kind_type,
            required=required,
            label=label,
            parts=self._parts(kind_type, path),
            options=_options(kind_type),
            inflected_from=inflected.of if inflected else None,
            **_bounds(annotation) | facts,
        )

    def _list(
        self, annotation: Any, kind_type: Any, path: Path, *, required: bool, label: Label | None
    ) -> Field:
        inner = typing.get_args(kind_type)[0]
        is_choice = isinstance(bare(inner), type) and issubclass(bare(inner), Choice)
        return Field(
            path=path,
            kind="choices" if is_choice else "list",
            annotation=annotation,
            type=kind_type,
            required=required,
            label=label,
            item=None if is_choice else self.field(inner, path / EACH, required=True),
            options=_options(bare(inner)),
            **_bounds(annotation),
        )

    def _parts(self, kind_type: Any, path: Path) -> tuple[Field, ...]:
        if not (isinstance(kind_type, type) and issubclass(kind_type, FormModel)):
            return ()
        for name in self._headings if path == self._table else ():
            if name not in kind_type.model_fields:
                raise TypeError(
                    f"a column names {name!r}, which {kind_type.__name__} does not have"
                )
        apart = kind_type.printed_apart if issubclass(kind_type, Value) else ()
        return tuple(
            self._part(kind_type, name, info, path / name, printed_apart=name in apart)
            for name, info in kind_type.model_fields.items()
        )

    def _part(
        self,
        owner: type[FormModel],
        name: str,
        info: FieldInfo,
        path: Path,
        *,
        printed_apart: bool,
    ) -> Field:
        annotation = info.rebuild_annotation()
        label = _label(annotation)
        if label is None and path.parent == self._table and name in self._headings:
            heading = self._headings[name]
            label = Label(heading.kk, heading.ru)
        if label is None:
            raise CatalogueError(f"{owner.__name__}.{name} has neither a label nor a column.")
        found = self.field(annotation, path, required=info.is_required(), label=label)
        return replace(found, printed_apart=True) if printed_apart else found


def bare(annotation: Any) -> Any:
    """Return the type itself, without marks and without None."""
    if typing.get_origin(annotation) is typing.Annotated:
        return bare(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in {typing.Union, types.UnionType}:
        (kind,) = (kind for kind in typing.get_args(annotation) if kind is not types.NoneType)
        return bare(kind)
    return annotation


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield the marks of an annotation, also of an optional one, the outermost last."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *marks = typing.get_args(annotation)
        yield from _marks(inner)
        yield from marks
    elif typing.get_origin(annotation) in {typing.Union, types.UnionType}:
        for kind in typing.get_args(annotation):
            yield from _marks(kind)


def _label(annotation: Any) -> Label | None:
    """Return the label of a field: the outermost, which says it better than that of its type."""
    own = [mark for mark in _marks(annotation) if isinstance(mark, Label)]
    return own[-1] if own else find_mark(annotation, Label)


def _kind(kind_type: Any, path: Path) -> FieldKind:
    own: FieldKind | None = getattr(kind_type, "field_kind", None)
    found = own or _BUILT_IN.get(kind_type)
    if found is None:
        raise CatalogueError(f"{path}: no kind of field is known for {kind_type!r}.")
    return found


def _options(kind_type: Any) -> tuple[Option, ...]:
    if not (isinstance(kind_type, type) and issubclass(kind_type, Enum)):
        return ()
    return tuple(
        Option(member.value, member.words) for member in kind_type if isinstance(member, Choice)
    )


def _bounds(annotation: Any) -> dict[str, Any]:
    """Return the bounds of a number, or of the number of rows, that pydantic checks."""
    found: dict[str, Any] = {}
    for mark in _marks(annotation):
        for each in mark.metadata if isinstance(mark, FieldInfo) else (mark,):
            match each:
                case annotated_types.Ge(ge=least):
                    found["least"] = least
                case annotated_types.Le(le=most):
                    found["most"] = most
                case annotated_types.MinLen(min_length=least):
                    found["least"] = least
                case annotated_types.MaxLen(max_length=most):
                    found["most"] = most
    return found
