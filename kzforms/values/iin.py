"""IIN: жеке сәйкестендіру нөмірі, индивидуальный идентификационный номер."""

from datetime import date
from typing import Any, ClassVar, Final, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from kzforms.errors import InvalidValue
from kzforms.values.base import FieldKind

_LENGTH: Final = 12
PATTERN: Final = f"^[0-9]{{{_LENGTH}}}$"
"""What an IIN matches in JSON Schema, which cannot say the control digit."""

_FIRST_WEIGHTS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURIES: Final = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}


class IIN(str):
    """ЖСН, ИИН: the 12 digits that the state gives to each person.

    The last digit is a control digit, and it decides. The digits before it were once the
    birth date (a1-a6, YYMMDD), century and sex (a7) and a serial number (a8-a11); the rules
    in force do not tie them to the person any more, and a number is never changed. So a
    birth date or sex that does not fit is a warning at most: see `disagrees_with`.

    Source: order No. 521 of 29.06.2023 of the Minister of Internal Affairs (registered as
    No. 32942); for the former structure, resolution No. 406 of 22.05.2007, repealed by
    No. 758 of 01.09.2023. Checked on 2026-11-21.

    >>> IIN.parse("990101 500006")
    '990101500006'
    >>> IIN.parse("990101500007")
    Traceback (most recent call last):
    ...
    kzforms.errors.InvalidValue: The IIN has a wrong check digit: the last digit should be 6. Compare it with the identity document.
    """

    __slots__ = ()

    field_kind: ClassVar[FieldKind] = "iin"

    @classmethod
    def parse(cls, value: str) -> Self:
        """Return the number from what a user gave; spaces in it do not count.

        Raises:
            InvalidValue: It is not 12 digits, or its control digit is wrong.
        """
        digits = "".join(value.split())
        if not (digits.isascii() and digits.isdigit()):
            raise InvalidValue(
                "iin_digits",
                "An IIN has only digits.",
                "Compare it with the identity document.",
            )
        if len(digits) != _LENGTH:
            raise InvalidValue(
                "iin_length",
                f"An IIN has {_LENGTH} digits; this one has {len(digits)}.",
                "Spreadsheets drop leading zeros: see whether one is missing."
                if len(digits) < _LENGTH
                else "Compare it with the identity document.",
                length=len(digits),
            )
        expected = control_digit(digits[:-1])
        if expected is None:
            raise InvalidValue(
                "iin_unusable",
                "No IIN begins with these 11 digits: they have no control digit.",
                "Compare it with the identity document.",
            )
        if digits[-1] != expected:
            raise InvalidValue(
                "iin_check_digit",
                f"The IIN has a wrong check digit: the last digit should be {expected}.",
                "Compare it with the identity document.",
                expected=expected,
            )
        return cls(digits)

    @classmethod
    def is_valid(cls, value: str) -> bool:
        """Tell whether `parse` takes this.

        >>> IIN.is_valid("990404600033"), IIN.is_valid("123")
        (True, False)
        """
        try:
            cls.parse(value)
        except InvalidValue:
            return False
        return True

    # The same verb as the other value types have; str.format has no use here.
    def format(self) -> str:  # type: ignore[override]
        """As a form prints it: 12 digits without spaces."""
        return str(self)

    @property
    def birth_date(self) -> date | None:
        """The birth date that the digits had under the former rules, if they are a date."""
        century = _CENTURIES.get(self[6])
        if century is None:
            return None
        try:
            return date(century + int(self[:2]), int(self[2:4]), int(self[4:6]))
        except ValueError:
            return None

    @property
    def sex(self) -> Literal["male", "female"] | None:
        """The sex that the seventh digit had under the former rules."""
        if self[6] not in _CENTURIES:
            return None
        return "male" if int(self[6]) % 2 else "female"

    def disagrees_with(
        self,
        *,
        birth_date: date | None = None,
        sex: Literal["male", "female"] | None = None,
    ) -> tuple[str, ...]:
        """Return which of the facts given do not fit the digits. A reason to look, not to refuse.

        Of a birth date, the year of the century and the day count: the first six digits, if
        they are a date. The century does not: the rules in force do not tie digits to persons.

        >>> IIN.parse("990101500006").disagrees_with(birth_date=date(1999, 1, 2), sex="male")
        ('birth_date',)
        >>> IIN.parse("990101500006").disagrees_with(birth_date=date(1999, 1, 1))
        ()
        """
        other_day = birth_date is not None and f"{birth_date:%y%m%d}" != self[:6]
        facts = (
            ("birth_date", other_day and self.birth_date is not None),
            ("sex", sex is not None and self.sex is not None and sex != self.sex),
        )
        return tuple(name for name, differs in facts if differs)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            cls._from_data,
            core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def _from_data(cls, value: Any) -> Self:
        if not isinstance(value, str):
            raise InvalidValue(
                "iin_text",
                "An IIN must be a text of 12 digits.",
                'Put it in quotes, as "990101500006": a number loses its leading zeros.',
            )
        return cls.parse(value)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": PATTERN, "x-kzforms-format": "iin"}


def control_digit(prefix: str) -> str | None:
    """Return the control digit of the first 11 digits, or None where they have none.

    >>> control_digit("99010150000"), control_digit("99040460003")
    ('6', '3')
    """
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        remainder = sum(map(int.__mul__, map(int, prefix), weights)) % 11
        if remainder < 10:  # noqa: PLR2004 - a digit
            return str(remainder)
    return None
