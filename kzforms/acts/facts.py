"""A dated fact of law: what is known of the day, from where, and when that was checked."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from kzforms.data_files import Record


class Consolidation(Record):
    """A consolidated text that holds an amendment: evidence that it came into force by a day.

    Such a text says what is in force, but not since when. So it bounds the day from above: by
    the date of a later act, which amends the text as it found it; or, where the amendment is
    the last one in it, by the day on which the text was read.

    Attributes:
        source: The address of the text, in that edition.
        edition: The date of the edition: that of the last act in it.
        later_act: The act that made the edition, if it is a later one; None if the edition is
            that of the amendment itself.
        read_on: When the text was read.
    """

    source: str = Field(min_length=1)
    edition: date
    later_act: str | None = None
    read_on: date

    @property
    def bound(self) -> date:
        """The day by which the amendment was certainly in force."""
        return self.read_on if self.later_act is None else self.edition


class DatedFact(Record):
    """Something that happened, or will happen, on a day that may not be known exactly.

    Attributes:
        earliest: The first day that is possible, or None if that is unknown.
        latest: The last day that is possible, or None if that is unknown.
        source: Where this was read, and how the bounds follow from it.
        consolidated: The consolidated text that the latest day follows from, if it does.
        checked_on: When the source was last looked at.
    """

    earliest: date | None
    latest: date | None
    source: str = Field(min_length=1)
    consolidated: Consolidation | None = None
    checked_on: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError("the latest day is before the earliest")
        if self.consolidated and self.latest != self.consolidated.bound:
            raise ValueError(
                f"latest: the consolidated text proves {self.consolidated.bound}, not {self.latest}"
            )
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
