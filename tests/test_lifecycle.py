"""What an edition is on a day: invented histories of up to five editions, with unknown bounds."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from hypothesis import given, strategies as st

from kzforms.acts import DatedFact
from kzforms.form.lifecycle import ENDED, Beginning, End, in_order, lifecycles

_FIRST = date(2020, 1, 1)
_DAYS = st.integers(0, 400).map(lambda number: _FIRST + timedelta(number))
_CHECKED = date(2020, 7, 1)


@st.composite
def facts(draw: st.DrawFn, made: date) -> DatedFact:
    """A day of entry into force that is known, bounded or unknown; never before the act."""
    bounds = sorted(draw(st.lists(_DAYS.filter(lambda day: day >= made), min_size=2, max_size=2)))
    earliest = draw(st.sampled_from([bounds[0], None]))
    latest = draw(st.sampled_from([bounds[1], bounds[0], None]))
    return DatedFact(earliest=earliest, latest=latest, source="Invented.", checked_on=_CHECKED)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Beginning], End | None]:
    """Up to five editions, written down in any order, and an end or none."""
    days = draw(st.lists(_DAYS.filter(lambda day: day < date(2021, 1, 1)), min_size=1, max_size=5))
    beginnings = [
        Beginning(f"order-{number}", made, draw(facts(made))) for number, made in enumerate(days)
    ]
    how: Literal["repealed", "superseded"] | None = draw(
        st.sampled_from(["repealed", "superseded", None])
    )
    end = None if how is None else End(how, draw(facts(max(days))))
    return in_order(beginnings), end


@given(histories(), _DAYS)
def test_at_most_one_edition_is_in_force(
    history: tuple[list[Beginning], End | None], on: date
) -> None:
    """This test ensures that no day has two valid forms, and what is before and after fits."""
    beginnings, end = history
    names = [found.name for found in lifecycles(beginnings, end, on=on)]
    assert names.count("in_force") <= 1
    if "in_force" in names:
        place = names.index("in_force")
        assert set(names[:place]) <= {"superseded", "forthcoming"}
        assert set(names[place + 1 :]) <= {"forthcoming"}
        assert beginnings[place].in_force_from.has_happened(on) is True


@given(histories(), _DAYS)
def test_nothing_is_superseded_before_its_successor_has_certainly_begun(
    history: tuple[list[Beginning], End | None], on: date
) -> None:
    """This test ensures that no page says that it was replaced while that is not sure."""
    beginnings, end = history
    for place, found in enumerate(lifecycles(beginnings, end, on=on)):
        if found.name == "superseded":
            later = [each.in_force_from.has_happened(on) for each in beginnings[place + 1 :]]
            ended = end is not None and end.fact.has_happened(on) is True
            assert True in later or ended


@given(histories(), _DAYS, _DAYS)
def test_what_has_ended_never_comes_back(
    history: tuple[list[Beginning], End | None], one: date, other: date
) -> None:
    """This test ensures that a later day never makes an ended edition valid, nor a begun one new."""
    beginnings, end = history
    before, after = (
        [found.name for found in lifecycles(beginnings, end, on=day)]
        for day in sorted((one, other))
    )
    for earlier, later in zip(before, after, strict=True):
        if earlier in ENDED:
            assert later in ENDED
        if later == "forthcoming":
            assert earlier == "forthcoming"


@given(histories(), st.randoms())
def test_the_order_in_which_editions_are_written_down_does_not_count(
    history: tuple[list[Beginning], End | None], random: object
) -> None:
    """This test ensures that a maintainer cannot displace an edition by where he writes it."""
    beginnings, _ = history
    shuffled = list(beginnings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_order(shuffled) == beginnings
    for one, other in pairwise(beginnings):
        latest, earliest = other.in_force_from.latest, one.in_force_from.earliest
        assert latest is None or earliest is None or earliest <= latest


@given(histories())
def test_without_a_day_facts_count_as_they_stood_when_they_were_checked(
    history: tuple[list[Beginning], End | None],
) -> None:
    """This test ensures that the clock is never needed, and a recorded end is believed."""
    beginnings, end = history
    for place, (undated, dated) in enumerate(
        zip(lifecycles(beginnings, end), lifecycles(beginnings, end, on=_CHECKED), strict=True)
    ):
        earliest = beginnings[place].in_force_from.earliest
        assert (undated.name == "forthcoming") == (earliest is not None and earliest > _CHECKED)
        if end is None:
            assert undated == dated


@given(histories(), _DAYS)
def test_a_form_whose_repeal_nobody_looked_up_is_never_said_to_be_in_force(
    history: tuple[list[Beginning], End | None], on: date
) -> None:
    """This test ensures that ignorance is not taken for validity."""
    beginnings, _ = history
    found = lifecycles(beginnings, repeal_looked_up=False, on=on)
    assert {each.name for each in found} <= {"forthcoming", "superseded", "not_looked_up"}


def test_a_known_history_from_beginning_to_end() -> None:
    """This test ensures that the first and the last day of an edition belong to it."""

    def known(text: str) -> DatedFact:
        day = date.fromisoformat(text)
        return DatedFact(earliest=day, latest=day, source="Invented.", checked_on=_CHECKED)

    beginnings = [
        Beginning("order-1", date(2020, 1, 1), known("2020-02-01")),
        Beginning("order-2", date(2020, 4, 1), known("2020-05-01")),
    ]
    end = End("repealed", known("2020-09-01"))
    names = {
        day: [found.name for found in lifecycles(beginnings, end, on=date.fromisoformat(day))]
        for day in (
            "2020-01-31",
            "2020-02-01",
            "2020-04-30",
            "2020-05-01",
            "2020-08-31",
            "2020-09-01",
        )
    }
    assert list(names.values()) == [
        ["forthcoming", "forthcoming"],
        ["in_force", "forthcoming"],
        ["in_force", "forthcoming"],
        ["superseded", "in_force"],
        ["superseded", "in_force"],
        ["superseded", "repealed"],
    ]
