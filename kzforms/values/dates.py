"""Dates within bounds, and periods."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from kzforms.errors import InvalidValue
from kzforms.values.base import Label, Value

_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True)
class Day:
    """Marks a `date` field: which dates it takes.

    In data a date is written 2026-01-13 or 13.01.2026.

    Attributes:
        first: The earliest date.
        last: The latest date.

    >>> Day().check("13.01.2026")
    datetime.date(2026, 1, 13)
    >>> Day().check("31.02.2026")
    Traceback (most recent call last):
    ...
    kzforms.errors.InvalidValue: There is no such date. Write it as 2026-01-13 or 13.01.2026.
    """

    first: date = date(1900, 1, 1)
    last: date = date(2099, 12, 31)

    def check(self, value: Any) -> date:
        """Return the date that was meant.

        Raises:
            InvalidValue: It is no date, or out of the bounds.
        """
        day = _to_date(value)
        if not self.first <= day <= self.last:
            raise InvalidValue(
                "date_range",
                f"The date must be from {self.first:%d.%m.%Y} to {self.last:%d.%m.%Y}.",
                "Correct the year.",
                first=self.first.isoformat(),
                last=self.last.isoformat(),
            )
        return day

    def describe(self) -> dict[str, Any]:
        """Return what it adds to a field of a form."""
        return {"first": self.first, "last": self.last}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "format": "date",
            "x-kzforms-first": self.first.isoformat(),
            "x-kzforms-last": self.last.isoformat(),
        }


IN_21ST_CENTURY: Final = Day(first=date(2000, 1, 1))
"""For forms that print «20__»."""

Year = Annotated[int, Field(ge=1900, le=2099)]
"""A year, where a form asks for no more."""


def _to_date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    hint = "Write it as 2026-01-13 or 13.01.2026."
    if not isinstance(value, str):
        raise InvalidValue("not_a_date", "This must be a date.", hint)
    text = value.strip()
    try:
        if parts := _YEAR_FIRST.fullmatch(text):
            return date(*map(int, parts.groups()))
        if parts := _DAY_FIRST.fullmatch(text):
            return date(*map(int, reversed(parts.groups())))
    except ValueError:
        raise InvalidValue("no_such_date", "There is no such date.", hint) from None
    raise InvalidValue("not_a_date", "This must be a date.", hint)


class Period(Value):
    """From one day to another, both included.

    >>> Period.parse({"start": "2025-09-01", "end": "2026-05-30"}).format()
    '01.09.2025 – 30.05.2026'
    >>> Period.is_valid({"start": "2025-09-01", "end": "2025-08-31"})
    False
    """

    kind: ClassVar[str] = "period"

    start: Annotated[date, IN_21ST_CENTURY, Label("Басталған күні", "Дата начала")]
    end: Annotated[date, IN_21ST_CENTURY, Label("Аяқталған күні", "Дата окончания")]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise InvalidValue(
                "period_order", "The period ends before it starts.", "Exchange the two dates."
            )
        return self

    def format(self) -> str:
        """As a cell of a table prints it, in both languages."""
        return f"{self.start:%d.%m.%Y} – {self.end:%d.%m.%Y}"


class ServicePeriod(Period):
    """A period that may have been before the year 2000.

    >>> ServicePeriod.parse({"start": "1984-05-01", "end": "1986-05-20"}).format()
    '01.05.1984 – 20.05.1986'
    >>> ServicePeriod.is_valid({"start": "1984-05-01"})
    False
    """

    kind: ClassVar[str] = "service period"

    start: Annotated[date, Day(), Label("Басталған күні", "Дата начала")]
    end: Annotated[date, Day(), Label("Аяқталған күні", "Дата окончания")]
