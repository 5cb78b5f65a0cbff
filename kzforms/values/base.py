"""What every value type and every form model has in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from kzforms.errors import Problem
from kzforms.text import Language

LABEL_KEY = "x-kzforms-label"

FieldKind = Literal[
    "text", "wording", "iin", "date", "integer", "number", "tick", "choice", "choices", "group",
    "list",
]  # fmt: skip
"""What a field of a form holds.

A type of ours says which it makes: `field_kind`. A mark may add facts to the field (its limit,
its first and last day): `describe` returns them by the names of `kzforms.fields.field.Field`.

"wording": a text that may differ by language; "tick": yes or no; "choices": any number of the
form's alternatives; "group": fields of its own, whether or not they are printed as one value;
"list": rows.
"""

Mark = TypeVar("Mark")


@dataclass(frozen=True)
class Label:
    """What a field is called, and what to write in it, in each language of the forms.

    Attributes:
        kk: The field's name in Kazakh, in the words of the form where it has them.
        ru: The same in Russian.
        help_kk: What to write, in Kazakh; empty where the name says it.
        help_ru: The same in Russian.
    """

    kk: str
    ru: str
    help_kk: str = ""
    help_ru: str = ""

    def name(self, language: Language) -> str:
        """Return the field's name in one language."""
        return self.kk if language == "kk" else self.ru

    def help(self, language: Language) -> str:
        """Return what to write in the field, in one language."""
        return self.help_kk if language == "kk" else self.help_ru

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = dict(handler(core_schema))
        schema[LABEL_KEY] = {
            language: {"title": self.name(language), "description": self.help(language)}
            for language in ("kk", "ru")
        }
        return schema


def find_mark(annotation: Any, kind: type[Mark]) -> Mark | None:
    """Return the mark of a kind (`Label`, `Line`, …) in an annotation, optional or not."""
    for part in (*getattr(annotation, "__metadata__", ()), *get_args(annotation)):
        if isinstance(part, kind):
            return part
        if (found := find_mark(part, kind)) is not None:
            return found
    return None


class FormModel(BaseModel):
    """Base of every model: frozen, no unknown fields, an empty optional text is no text."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    field_kind: ClassVar[FieldKind] = "group"

    @model_validator(mode="before")
    @classmethod
    def _without_empty_texts(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        return {name: value for name, value in data.items() if not cls._is_left_out(name, value)}

    def warnings(self) -> tuple[Problem, ...]:
        """Return what looks odd in this document as a whole, and is printed as given."""
        return ()

    @classmethod
    def _is_left_out(cls, name: str, value: object) -> bool:
        field = cls.model_fields.get(name)
        if field is None or field.is_required():
            return False
        return value is None or (isinstance(value, str) and not value.strip())


class Value(FormModel):
    """A value made of several parts."""

    #: What a value is called in messages.
    kind: ClassVar[str]
    #: Its parts that a form prints in a place of their own.
    printed_apart: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def parse(cls, value: Mapping[str, Any] | Self) -> Self:
        """Return the value from its parts.

        Raises:
            ValueError: A part is missing or wrong (pydantic's ValidationError).
        """
        return cls.model_validate(value)

    @classmethod
    def is_valid(cls, value: object) -> bool:
        """Tell whether `parse` takes this."""
        try:
            cls.model_validate(value)
        except ValueError:
            return False
        return True
