"""Texts in a field: one line or several, the same or not in the two languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from kzforms.errors import InvalidValue
from kzforms.text import LANGUAGES, Language, normalise
from kzforms.values.base import FieldKind


@dataclass(frozen=True)
class LocalText:
    """Wording that differs by language: an institution, a faculty, a reason.

    In data it is a string, which stands for the one language the form is printed in, or
    `{"kk": …, "ru": …}`, which a two-language rendering needs.

    Attributes:
        kk: The Kazakh wording, or None.
        ru: The Russian wording, or None.
        plain: The wording of a string that did not say its language, or None.

    >>> LocalText(kk="Заң факультеті", ru="Юридический факультет").get("ru")
    'Юридический факультет'
    >>> LocalText(kk="Заң факультеті").get("ru") is None
    True
    """

    field_kind: ClassVar[FieldKind] = "wording"

    kk: str | None = None
    ru: str | None = None
    plain: str | None = None

    def get(self, language: Language) -> str | None:
        """Return the wording for one language, if there is any."""
        given = self.kk if language == "kk" else self.ru
        return self.plain if given is None else given

    @property
    def data(self) -> str | dict[str, str]:
        """What stands for it in data: the string, or a dictionary of languages."""
        if self.plain is not None:
            return self.plain
        return {language: text for language in LANGUAGES if (text := self.get(language))}


@dataclass(frozen=True)
class Line:
    """Marks a `str` or `LocalText` field as one line, normalised, of limited length.

    Attributes:
        limit: The most characters that it may have after `kzforms.text.normalise`.
    """

    limit: int
    multiline: ClassVar[bool] = False

    def check(self, text: str) -> str:
        """Return the text as the model holds it.

        Raises:
            InvalidValue: It is empty, too long, or holds a character that cannot be printed.

        >>> Line(10).check("  Жанар ")
        'Жанар'
        >>> Line(3).check("Жанар")
        Traceback (most recent call last):
        ...
        kzforms.errors.InvalidValue: The text has 5 characters; at most 3 fit. Shorten it.
        """
        text = normalise(text, multiline=self.multiline)
        if not text:
            raise InvalidValue("empty", "The text is empty.", "Write it, or leave the field out.")
        if len(text) > self.limit:
            raise InvalidValue(
                "too_long",
                f"The text has {len(text)} characters; at most {self.limit} fit.",
                "Shorten it.",
                limit=self.limit,
                length=len(text),
            )
        return text

    def describe(self) -> dict[str, Any]:
        """Return what it adds to a field of a form."""
        return {"limit": self.limit, "multiline": self.multiline}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.no_info_after_validator_function(
            self.check, core_schema.str_schema(strict=True)
        )
        return _local_text_schema(text, self.check) if source is LocalText else text

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        text: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": self.limit}
        if self.multiline:
            text["x-kzforms-multiline"] = True
        if schema["type"] == "function-after":
            return text
        languages = {
            "type": "object",
            "properties": {language: dict(text) for language in LANGUAGES},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [text, languages]}


@dataclass(frozen=True)
class Inflected:
    """Marks a wording as another field's value in the case that a sentence wants.

    Kazakh and Russian names are not declined by the library. Where the form's sentence
    wants another case, this field takes it; without it, the other field is printed as it is.

    Attributes:
        of: The field that holds the nominative.
    """

    of: str


class Lines(Line):
    r"""Marks a `str` or `LocalText` field as a text in which line breaks are kept.

    >>> Lines(100).check("бірінші \r\n\r\n екінші")
    'бірінші\nекінші'
    """

    multiline: ClassVar[bool] = True


def _local_text_schema(text: CoreSchema, check: Callable[[str], str]) -> CoreSchema:
    parts = core_schema.typed_dict_schema(
        {language: core_schema.typed_dict_field(text, required=False) for language in LANGUAGES},
        extra_behavior="forbid",
    )

    def validate(value: Any, handler: core_schema.ValidatorFunctionWrapHandler) -> LocalText:
        if isinstance(value, str):
            return LocalText(plain=check(value))
        if isinstance(value, LocalText):
            value = value.data
        if not isinstance(value, Mapping):
            raise InvalidValue(
                "wrong_type",
                "This must be a text.",
                'Give a string, or {"kk": …, "ru": …}.',
            )
        given = {
            language: part
            for language, part in value.items()
            if part is not None and not (isinstance(part, str) and part == "")
        }
        if not given:
            raise InvalidValue(
                "empty", "The text is empty.", 'Give a string, or {"kk": …, "ru": …}.'
            )
        return LocalText(**handler(given))

    return core_schema.no_info_wrap_validator_function(
        validate,
        parts,
        serialization=core_schema.plain_serializer_function_ser_schema(lambda text: text.data),
    )
