"""A dated fact of law: what is known of the day, from where, and when that was checked."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from kzforms.data_files import Record


class DatedFact(Record):
    """Something that happened, or will happen, on a day that may not be known exactly.

    Attributes:
        earliest: The first day that is possible, or None if that is unknown.
        latest: The last day that is possible, or None if that is unknown.
        source: Where this was read, and how the bounds follow from it.
        checked_on: When the source was last looked at.
    """

    earliest: date | None
    latest: date | None
    source: str = Field(min_length=1)
    checked_on: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError("the latest day is before the earliest")
        return self

    def has_happened(self, on: date) -> bool | None:
        """Tell whether it has happened by that day, that day included. None: not known.

        >>> fact = DatedFact(earliest=date(2026, 1, 24), latest=None, source="…",
        ...                  checked_on=date(2026, 11, 21))
        >>> fact.has_happened(date(2026, 1, 23)), fact.has_happened(date(2026, 3, 1))
        (False, None)
        """
        if self.latest is not None and self.latest <= on:
            return True
        if self.earliest is not None and on < self.earliest:
            return False
        return None

    def __str__(self) -> str:
        """Say the bounds in words."""
        if self.earliest is not None and self.earliest == self.latest:
            return self.earliest.isoformat()
        earliest = self.earliest.isoformat() if self.earliest else "unknown"
        latest = self.latest.isoformat() if self.latest else "unknown"
        return f"earliest {earliest}, latest {latest}"
