"""A choice among the alternatives that a form prints."""

from enum import Enum, nonmember
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from kzforms.errors import InvalidValue
from kzforms.text import LANGUAGES, Bilingual, Language
from kzforms.values.base import LABEL_KEY


class Choice(Enum):
    """One of the alternatives that a form prints, and that are marked on it.

    In data an alternative is its short name. Its words are those of the form, written here
    once: the page prints them all and marks the ones that were chosen.

    Attributes:
        words: The alternative in the words of the form.

    >>> class Request(Choice):
    ...     ISSUE = "issue", "беруіңізді", "выдать"
    ...     EXCHANGE = "exchange", "ауыстыруыңызды", "обменять"
    >>> Request.parse("issue").format("ru")
    'выдать'
    >>> Request.is_valid("sell")
    False
    """

    field_kind = nonmember("choice")

    words: Bilingual

    def __new__(cls, name: str, kk: str, ru: str) -> Self:
        """Make a member from its name in data and its words in both languages."""
        member = object.__new__(cls)
        member._value_ = name
        member.words = Bilingual(kk=kk, ru=ru)
        return member

    @classmethod
    def parse(cls, value: str) -> Self:
        """Return the alternative from its name in data.

        Raises:
            InvalidValue: There is no such alternative.
        """
        for member in cls:
            if member.value == value:
                return member
        names = ", ".join(member.value for member in cls)
        raise InvalidValue("choice", f"This must be one of {names}.", "Choose one.")

    @classmethod
    def is_valid(cls, value: str) -> bool:
        """Tell whether `parse` takes this."""
        return any(member.value == value for member in cls)

    def format(self, language: Language) -> str:
        """Return the words that the form prints."""
        return self.words[language]

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "oneOf": [
                {
                    "const": member.value,
                    LABEL_KEY: {
                        language: {"title": member.words[language], "description": ""}
                        for language in LANGUAGES
                    },
                }
                for member in cls
            ],
        }


AnyChoice = TypeVar("AnyChoice", bound=Choice)


def _in_order(chosen: Any) -> Any:
    """Refuse sets: their order, and with it the bytes of the document, differs from run to run."""
    if isinstance(chosen, set | frozenset):
        raise PydanticKnownError("tuple_type")
    return chosen


def _each_once(chosen: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(chosen)) < len(chosen):
        raise InvalidValue("chosen_twice", "An alternative is chosen twice.", "Name each once.")
    return chosen


class _Some:
    """Marks a list of which at least one alternative is chosen."""

    def check(self, chosen: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return what was chosen.

        Raises:
            InvalidValue: Nothing was.
        """
        if not chosen:
            raise InvalidValue(
                "nothing_chosen", "No alternative is chosen.", "Choose at least one."
            )
        return chosen

    def describe(self) -> dict[str, Any]:
        """Return what it adds to a field of a form."""
        return {"least": 1}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "minItems": 1}


Chosen = Annotated[
    tuple[AnyChoice, ...],
    BeforeValidator(_in_order),
    AfterValidator(_each_once),
    Field(json_schema_extra={"uniqueItems": True}),
]
"""Any number of a form's alternatives, each at most once."""

ChosenSome = Annotated[
    tuple[AnyChoice, ...],
    BeforeValidator(_in_order),
    AfterValidator(_each_once),
    _Some(),
    Field(json_schema_extra={"uniqueItems": True}),
]
"""At least one of a form's alternatives, each at most once."""
