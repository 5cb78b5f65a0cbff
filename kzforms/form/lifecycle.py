"""Whether an edition is in force on a day, as far as that is known."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kzforms.acts import DatedFact

State = Literal["in_force", "not_in_force", "uncertain"]

Standing = Literal["current", "superseded", "repealed", "not_checked"]
"""What an edition is without regard to a day.

"current": the newest one, and no repeal of it is known; "superseded": a newer edition or
another act took its place; "repealed"; "not_checked": whether it was repealed was not
looked for. The day from which it is so may be unknown: ask for the status on a day.
"""


@dataclass(frozen=True)
class Status:
    """Whether an edition is in force on a day.

    Attributes:
        state: In force, not in force, or uncertain because a bound is unknown.
        reason: Why, in English, with the bounds.
    """

    state: State
    reason: str


def status_on(day: date, begins: DatedFact, ends: DatedFact | None) -> Status:
    """The status between two facts.

    Args:
        day: The day that is asked about.
        begins: When the edition came into force.
        ends: When it ceased to be, or None if nothing ended it.
    """
    begun = begins.has_happened(day)
    ended = ends.has_happened(day) if ends is not None else False
    if begun is False:
        return Status("not_in_force", f"It comes into force later: {begins}.")
    if ended is True:
        return Status("not_in_force", f"It is no longer in force: {ends}.")
    if begun is None:
        return Status(
            "uncertain", f"Whether it had come into force by then is not known: {begins}."
        )
    if ended is None:
        return Status("uncertain", f"Whether it was still in force is not known: its end {ends}.")
    return Status("in_force", f"In force from {begins}.")
