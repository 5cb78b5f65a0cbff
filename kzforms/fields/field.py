"""A field of a form: what it holds, what it is called, what it takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from kzforms.fields.path import EACH, Path
from kzforms.text import Bilingual, Language
from kzforms.values import FieldKind, Label, Value


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
        sign: What the form prints before a text, which may be given with it.
        first: The earliest date.
        last: The latest date.
        least: The least number; of a list, the least number of rows; of choices, of chosen ones.
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
    sign: str | None = None
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
