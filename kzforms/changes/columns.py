"""The columns of two editions of a table: which came, went, were moved or got another heading.

Headings are too alike to be told apart by their words («number and date of the order …»); the
field of the model tells them apart.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from kzforms.changes.elements import Element
from kzforms.changes.results import Change, TextFinding
from kzforms.changes.words import clipped
from kzforms.form import Form


def compare_columns(
    form: Form, before: Sequence[Element], now: Sequence[Element]
) -> Iterator[TextFinding]:
    """Compare the columns of two editions, in the order of the earlier one, then what is new.

    Args:
        form: The form, in the earlier edition.
        before: The elements of the earlier edition.
        now: Those of the later one.
    """
    olds, news = _columns(before), _columns(now)
    kept = _in_the_same_order(list(olds), list(news))
    for key, old in olds.items():
        new = news.get(key)
        place = f"{old.place} «{clipped(old.text)}»"
        if new is None:
            yield _finding(form, "removed", place, old, None)
            continue
        if key not in kept:
            yield _finding(form, "moved", f"{place}, now {new.place}", old, new)
        if old.words != new.words:
            yield _finding(form, "changed", place, old, new)
    last: Element | None = None
    for key, new in news.items():
        if key not in olds:
            place = f"after {last.place}" if last else "at the beginning"
            yield _finding(form, "added", place, None, new)
        last = new


def _columns(elements: Sequence[Element]) -> dict[str, Element]:
    """Return the columns by what they hold: their field, or their place among those without one."""
    found: dict[str, Element] = {}
    without = 0
    for element in elements:
        if element.kind == "column":
            without += not element.field
            found[element.field or str(without)] = element
    return found


def _in_the_same_order(before: list[str], now: list[str]) -> set[str]:
    """Return the keys that both have, and that nothing was moved past."""
    blocks = SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks()
    return {key for start, _, length in blocks for key in before[start : start + length]}


def _finding(
    form: Form, change: Change, place: str, old: Element | None, new: Element | None
) -> TextFinding:
    code, field = (new.code, new.field) if new else (old.code, old.field) if old else ("", "")
    return TextFinding(
        form.id,
        change,
        "column",
        place,
        old.text if old else "",
        new.text if new else "",
        code,
        field,
    )
