"""From the annotations of a model to the fields of a form."""

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any, Final

import annotated_types
from pydantic.fields import FieldInfo

from kzforms.errors import CatalogueError
from kzforms.fields.field import Field, Option
from kzforms.fields.path import EACH, Path
from kzforms.text import Bilingual
from kzforms.values import Choice, FieldKind, FormModel, Inflected, Label, Value
from kzforms.values.base import find_mark

_BUILT_IN: Final[Mapping[type, FieldKind]] = {
    bool: "tick",
    date: "date",
    int: "integer",
    str: "text",
}
"""The kinds of the types that are not our own."""


class FieldBuilder:
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
        """Make a field, with all below it.

        Raises:
            CatalogueError: A field has no label and no column, or a type of no known kind.
            TypeError: A column names a field that the row does not have.
        """
        kind_type = bare(annotation)
        if typing.get_origin(kind_type) is tuple:
            return self._list(annotation, kind_type, path, required=required, label=label)
        facts = _described(annotation)
        if hasattr(kind_type, "describe"):
            facts = kind_type.describe() | facts
        if kind_type is date and "first" not in facts:
            raise CatalogueError(f"{path}: a date needs the mark `Day`: which dates it takes.")
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
            **facts,
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
            **_described(annotation),
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


def _described(annotation: Any) -> dict[str, Any]:
    """Return what the marks of an annotation add to a field, by the names of `Field`."""
    found = _bounds(annotation)
    for mark in _marks(annotation):
        if hasattr(mark, "describe"):
            found |= mark.describe()
    return found


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
