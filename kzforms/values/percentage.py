"""Percentages, as a table of indicators holds them."""

import re
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from kzforms.errors import InvalidValue
from kzforms.values.base import FieldKind

_MOST: Final = 100
_DECIMALS: Final = 2
_WRITTEN: Final = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]+))?\s*%?")


class Percentage(Decimal):
    """Пайыз, процент: a share from 0 to 100, with two decimals at most.

    >>> Percentage.parse("97,5 %").format()
    '97,5 %'
    >>> Percentage.parse(100).format()
    '100 %'
    >>> Percentage.parse(101)
    Traceback (most recent call last):
    ...
    kzforms.errors.InvalidValue: A percentage is from 0 to 100. Correct it.
    """

    __slots__ = ()

    field_kind: ClassVar[FieldKind] = "number"

    @classmethod
    def describe(cls) -> dict[str, Any]:
        """Return what it adds to a field of a form."""
        return {"least": 0, "most": _MOST, "decimals": _DECIMALS}

    @classmethod
    def parse(cls, value: str | float | Decimal) -> Self:
        """Return the share from what a user gave: a number, or a text with decimal point or comma.

        Raises:
            InvalidValue: It is no number, out of the range, or has more decimals.
        """
        written = None if isinstance(value, bool) else _WRITTEN.fullmatch(str(value).strip())
        if written is None:
            raise InvalidValue(
                "not_a_number",
                "This must be a percentage.",
                "Write it in digits, as 97.5.",
                decimals=_DECIMALS,
            )
        whole, decimals = written[1], (written[2] or "").rstrip("0")
        if len(decimals) > _DECIMALS:
            raise InvalidValue(
                "too_many_decimals",
                f"A percentage has {_DECIMALS} decimals at most.",
                "Round it.",
                decimals=_DECIMALS,
            )
        found = cls(f"{whole}.{decimals}")
        if found > _MOST:
            raise InvalidValue(
                "number_range",
                f"A percentage is from 0 to {_MOST}.",
                "Correct it.",
                ge=0,
                le=_MOST,
            )
        return found

    @classmethod
    def is_valid(cls, value: str | float | Decimal) -> bool:
        """Tell whether `parse` takes this.

        >>> Percentage.is_valid("95"), Percentage.is_valid("95.125"), Percentage.is_valid(-1)
        (True, False, False)
        """
        try:
            cls.parse(value)
        except InvalidValue:
            return False
        return True

    def format(self) -> str:
        """As a form prints it: decimal comma, space and sign."""
        return f"{self.normalize():f} %".replace(".", ",")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            cls.parse,
            core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(
                cls._number, when_used="json"
            ),
        )

    def _number(self) -> float:
        return int(self) if self == int(self) else float(self)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "number", "minimum": 0, "maximum": _MOST, "x-kzforms-decimals": _DECIMALS}
