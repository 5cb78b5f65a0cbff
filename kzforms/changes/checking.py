"""Forms that somebody should look at again. The clock is not read: the caller gives a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from kzforms.acts import DatedFact
from kzforms.errors import InvalidValue
from kzforms.form import Catalogue, Form
from kzforms.forms import default_catalogue

Check = Literal["check_is_old", "day_unknown", "ended", "forthcoming", "not_looked_up"]
CHECKS: Final[tuple[str, ...]] = get_args(Check)
"""The codes of findings."""


@dataclass(frozen=True)
class CatalogueFinding:
    """Something of a form to look at again.

    Attributes:
        form: The form's id.
        edition: The edition that is meant.
        code: What: checked too long ago, a day of entry into force or of an end that is not
            known exactly, a form or its act that was repealed or superseded, an edition to
            come, a form whose repeal nobody looked for.
        message: The same in words.
    """

    form: str
    edition: str
    code: Check
    message: str

    def __str__(self) -> str:
        return f"{self.form} ({self.edition}): {self.message}"


def check_catalogue(
    catalogue: Catalogue | None = None,
    *,
    older_than: int | None = None,
    today: date | None = None,
) -> tuple[CatalogueFinding, ...]:
    """Find what somebody should look at again.

    Args:
        catalogue: Which, if not the library's own.
        older_than: Report forms compared with their source longer ago than so many days.
        today: The day from which to count back.

    Raises:
        InvalidValue: Only one of the two was given, or the number of days is below 0.
    """
    if (older_than is None) != (today is None):
        raise InvalidValue(
            "today",
            "The age of a check needs both a number of days and a day to count from.",
            "Give `older_than` and `today`: the clock is never read.",
        )
    if older_than is not None and older_than < 0:
        raise InvalidValue("older_than", "The number of days is below 0.", "Give 0 or more.")
    catalogue = catalogue or default_catalogue()
    return tuple(
        finding
        for form, _ in catalogue.list_forms(include_ended=True)
        for finding in _findings(form, older_than, today)
    )


def _findings(form: Form, older_than: int | None, today: date | None) -> Iterator[CatalogueFinding]:
    if older_than is not None and today is not None:
        age = (today - form.checked_on).days
        if age > older_than:
            message = f"compared with its source {age} days before, on {form.checked_on}"
            yield CatalogueFinding(form.id, form.edition.id, "check_is_old", message)
    yield from _unknown_days(form)
    for coming in form.forthcoming:
        reason = coming.lifecycle().reason
        yield CatalogueFinding(form.id, coming.edition.id, "forthcoming", reason)
    for message in _ends(form):
        yield CatalogueFinding(form.id, form.edition.id, "ended", message)
    if not form.definition.repeal_looked_up:
        message = "whether it was repealed was not looked up"
        yield CatalogueFinding(form.id, form.edition.id, "not_looked_up", message)


def _unknown_days(form: Form) -> Iterator[CatalogueFinding]:
    for each in reversed(form.history):
        # A superseded edition ends when the next begins; report it there only.
        ended = form.definition.ended if each is form.history[-1] else None
        for what, fact in (
            ("its entry into force", each.in_force_from),
            ("its end", each.in_force_until if ended else None),
        ):
            if fact is not None and not _known(fact):
                message = f"the day of {what} is not known exactly: {fact}"
                yield CatalogueFinding(form.id, each.edition.id, "day_unknown", message)


def _ends(form: Form) -> Iterator[str]:
    if form.ended_by is not None:
        yield f"{form.lifecycle().name} by {form.ended_by.id}"
        return
    for act_id in dict.fromkeys((form.act.id, form.edition.id)):
        if by := form.acts[act_id].repealed_by:
            yield f"its act {act_id} was repealed by {by}"


def _known(fact: DatedFact) -> bool:
    return fact.earliest is not None and fact.earliest == fact.latest
