"""What an edition of a form is on a day: forthcoming, in force, superseded, and so on.

It follows from the dated facts of the acts alone, never from the order in which editions are
written down. A fact has bounds, which may be unknown, so the answer may be *uncertain*. The
clock is never read: without a day, each fact is taken as it stood on the day when somebody
checked it (`checked_on`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from kzforms.acts import DatedFact
from kzforms.text import Bilingual

LifecycleName = Literal[
    "forthcoming", "in_force", "uncertain", "superseded", "repealed", "not_looked_up"
]
"""What an edition may be.

"forthcoming": it has certainly not begun; "in_force": it has certainly begun and not ended;
"uncertain": the bounds of its dates leave more than one answer; "superseded": a later edition,
or another act, has certainly taken its place; "repealed": it ended, and nothing took its place;
"not_looked_up": it has begun, or may have, and nobody looked whether it was repealed.
"""

LIFECYCLE_WORDS: Final[Mapping[LifecycleName, Bilingual]] = {
    "forthcoming": Bilingual(kk="Қолданысқа енгізілмеген", ru="Еще не введено в действие"),
    "in_force": Bilingual(kk="Қолданыста", ru="Действует"),
    "uncertain": Bilingual(
        kk="Қолданыста екені нақты анықталмаған", ru="Действие точно не установлено"
    ),
    "superseded": Bilingual(kk="Ауыстырылған", ru="Заменено"),
    "repealed": Bilingual(kk="Күші жойылған", ru="Утратило силу"),
    "not_looked_up": Bilingual(
        kk="Қолданыста екені тексерілмеген", ru="Действует ли, не проверено"
    ),
}
"""What pages and lists say of a lifecycle. Our own words."""

ENDED: Final[frozenset[LifecycleName]] = frozenset({"superseded", "repealed"})
"""The lifecycles of an edition that has certainly ended."""


@dataclass(frozen=True)
class Lifecycle:
    """What an edition is on a day.

    Attributes:
        name: One word for it: see `LifecycleName`.
        reason: Why, in English, with the bounds of the facts behind it.
    """

    name: LifecycleName
    reason: str

    def __str__(self) -> str:
        return f"{self.name.replace('_', ' ')}: {self.reason}"


@dataclass(frozen=True)
class Beginning:
    """The beginning of an edition.

    Attributes:
        edition: The edition's id.
        made: The day on which the act that made it was made.
        in_force_from: What is known of the day from which it is in force.
    """

    edition: str
    made: date
    in_force_from: DatedFact

    def __str__(self) -> str:
        return f"{self.edition} ({self.in_force_from})"


@dataclass(frozen=True)
class End:
    """The end of a form: no edition follows.

    Attributes:
        how: Repealed, or superseded by something that is no edition of it.
        fact: What is known of the day from which it is not in force.
    """

    how: Literal["repealed", "superseded"]
    fact: DatedFact

    def __str__(self) -> str:
        return str(self.fact)


def in_order(beginnings: Iterable[Beginning]) -> list[Beginning]:
    """Put the editions of a form in the order in which they follow one another.

    An edition comes after another if it can only begin later. An act does not begin before it
    is made, so where no earliest day is known, the day on which it was made stands for it.
    """
    return sorted(
        beginnings,
        key=lambda each: (each.in_force_from.earliest or each.made, each.made, each.edition),
    )


def lifecycles(
    beginnings: Sequence[Beginning],
    end: End | None = None,
    *,
    repeal_looked_up: bool = True,
    on: date | None = None,
) -> list[Lifecycle]:
    """Tell what each edition of a form is on a day.

    Args:
        beginnings: The editions in their order: see `in_order`.
        end: How the form ended, if it did.
        repeal_looked_up: Whether anybody looked for a repeal.
        on: The day; without it, each fact counts as it stood when it was checked.
    """
    begun = [_happened(each.in_force_from, on) for each in beginnings]
    return [
        _lifecycle(beginnings[place:], begun[place:], end, repeal_looked_up=repeal_looked_up, on=on)
        for place in range(len(beginnings))
    ]


def _lifecycle(
    editions: Sequence[Beginning],
    begun: Sequence[bool | None],
    end: End | None,
    *,
    repeal_looked_up: bool,
    on: date | None,
) -> Lifecycle:
    """Tell what the first of these editions is; the others follow it."""
    own = editions[0]
    later = list(zip(editions[1:], begun[1:], strict=True))
    certain = next((each for each, has_begun in later if has_begun is True), None)
    possible = next((each for each, has_begun in later if has_begun is None), None)
    ended = False if end is None else _ended(end, on)
    answers: tuple[tuple[bool, LifecycleName, str], ...] = (
        (begun[0] is False, "forthcoming", f"It comes into force later: {own.in_force_from}."),
        (certain is not None, "superseded", f"The edition {certain} took its place."),
        (ended is True, end.how if end else "repealed", f"It is no longer in force: {end}."),
        (
            not repeal_looked_up,
            "not_looked_up",
            f"Whether it was repealed was not looked up. In force from: {own.in_force_from}.",
        ),
        (
            begun[0] is None,
            "uncertain",
            f"Whether it had come into force by then is not known: {own.in_force_from}.",
        ),
        (
            possible is not None,
            "uncertain",
            f"Whether the edition {possible} had taken its place is not known.",
        ),
        (ended is None, "uncertain", f"Whether it was still in force is not known: its end {end}."),
        (True, "in_force", f"In force from {own.in_force_from}."),
    )
    return next(Lifecycle(name, reason) for applies, name, reason in answers if applies)


def _happened(fact: DatedFact, on: date | None) -> bool | None:
    return fact.has_happened(fact.checked_on if on is None else on)


def _ended(end: End, on: date | None) -> bool | None:
    """Tell whether a form has ended.

    Somebody recorded the end because it was seen. So without a day it has happened, unless it
    certainly lies ahead.
    """
    happened = _happened(end.fact, on)
    return True if on is None and happened is None else happened
