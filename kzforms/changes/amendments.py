"""Clauses that amend by words, each laid against the forms that it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from kzforms.acts import Citation
from kzforms.changes.elements import Element, elements_of
from kzforms.changes.formulas import (
    WordChange,
    changes_of,
    has_words,
    is_everywhere,
    kind_of,
)
from kzforms.changes.provisions import PLACES, Provision
from kzforms.changes.results import Amending, Amendment, Outcome, TextFinding
from kzforms.changes.words import clipped, repaired, words
from kzforms.form import Form
from kzforms.limits import Budget
from kzforms.text import Language

_LONGEST: Final = 300
"""The most characters of a clause that are quoted."""

_APPROVED: Final = re.compile(r"бекітілген|утвержд[её]нн", re.IGNORECASE)

_NAMED: Final = 0.6
"""The share of a document's name that a heading must have to name it."""


class _Placing(NamedTuple):
    """What a change of words comes to in the forms.

    Attributes:
        findings: What changes.
        reason: Why its place was not found, or what to know of it, or "".
        is_placed: Whether its place was found, or the new words stand there already.
    """

    findings: list[TextFinding]
    reason: str = ""
    is_placed: bool = True


def _unplaced(reason: str) -> _Placing:
    return _Placing([], reason, is_placed=False)


def _unknown(annexes: Iterable[str]) -> str:
    return f"The catalogue has no form that is annex {', '.join(annexes)}."


class Amended:
    """The forms as the clauses of an act find them.

    Args:
        forms: Every form that a clause may be about.
        compared: Those of them with whose words it may be compared, in their edition.
        language: What the act is written in.
        made: Whether the editions are those that the act itself made: then its new words
            stand there already.
    """

    def __init__(
        self, forms: Sequence[Form], compared: Iterable[Form], language: Language, *, made: bool
    ) -> None:
        self._forms = forms
        self._compared = {form.id: form for form in compared}
        self._language: Language = language
        self._made = made
        self._elements: dict[str, tuple[Element, ...]] = {}
        self._budget = Budget()

    def read(
        self, clauses: Iterable[Provision], *, has_annexes: bool
    ) -> Iterator[tuple[Amendment, tuple[TextFinding, ...]]]:
        """Yield each clause that amends, with what it changes in the forms.

        Args:
            clauses: The sentences of the act.
            has_annexes: Whether annexes of the act were found, which hold new text.

        Raises:
            TooLarge: It takes too long.
        """
        for clause in clauses:
            self._budget.require_time()
            kind = kind_of(clause)
            if kind is None or excludes_annex(clause):
                continue
            yield self._read(clause, kind, has_annexes=has_annexes)

    def _read(
        self, clause: Provision, kind: Amending, *, has_annexes: bool
    ) -> tuple[Amendment, tuple[TextFinding, ...]]:
        about = forms_about(clause, self._forms, everywhere=is_everywhere(clause))
        amendment = Amendment(
            kind,
            clipped(clause.text, _LONGEST),
            clause.annexes,
            clause.annexed,
            tuple(form.id for form in about),
            "placed",
            "",
            clause.source,
        )
        if clause.annexed:
            if has_annexes:
                return replace(amendment, reason="See the annex."), ()
            reason = "The new text is in an annex to the act, and no annex is in this text."
            return replace(amendment, outcome="not placed", reason=reason), ()
        if not about:
            return self._elsewhere(clause, amendment), ()
        changes = changes_of(clause, self._language)
        if not changes:
            reason = "What it changes was not understood."
            return replace(amendment, outcome="not placed", reason=reason), ()
        placings = [self._place(clause, kind, change, about) for change in changes]
        known = {form.annex for form in about}
        if unknown := [number for number in clause.annexes if number not in known]:
            placings.append(_unplaced(_unknown(unknown)))
        outcome: Outcome = (
            "placed" if all(placing.is_placed for placing in placings) else "not placed"
        )
        reasons = dict.fromkeys(placing.reason for placing in placings if placing.reason)
        findings = tuple(finding for placing in placings for finding in placing.findings)
        return replace(amendment, outcome=outcome, reason=" ".join(reasons)), findings

    def _elsewhere(self, clause: Provision, amendment: Amendment) -> Amendment:
        """Say of a clause about no form whether it may still concern the catalogue."""
        acts = {Citation(form.act.date, form.act.number) for form in self._forms}
        if not clause.cited:
            reason = "It does not say which act it amends."
            return replace(amendment, outcome="not placed", reason=reason)
        if acts.isdisjoint(clause.cited):
            reason = "The catalogue has no form of the act that it amends."
        elif clause.annexes:
            reason = _unknown(clause.annexes)
            return replace(amendment, outcome="not placed", reason=reason)
        else:
            reason = "It names no annex: it amends the text of the act itself."
        return replace(amendment, outcome="elsewhere", reason=reason)

    def _place(
        self, clause: Provision, kind: Amending, change: WordChange, about: Sequence[Form]
    ) -> _Placing:
        """Find where a change belongs in the forms."""
        self._budget.require_time()
        forms = [self._compared[form.id] for form in about if form.id in self._compared]
        if not forms:
            return _unplaced("No edition of the form can be compared with this text.")
        there = [(form, self._at(clause, kind, form)) for form in forms]
        if change.old or change.after:
            return self._words(clause, change, there)
        if not _has_place(clause):
            if kind == "added":
                return _Placing([_new(form, clause, change, ()) for form in forms])
            return _unplaced("It names no place in the annex.")
        if not any(elements for _, elements in there):
            return _unplaced("The form has no such place.")
        return self._whole(clause, kind, change, there)

    def _words(
        self,
        clause: Provision,
        change: WordChange,
        there: Sequence[tuple[Form, Sequence[Element]]],
    ) -> _Placing:
        old = change.old or change.after
        for flags in (re.NOFLAG, re.IGNORECASE):
            found = [
                _finding(form, element, new, clause.source)
                for form, elements in there
                for element in elements
                if (new := self._replaced(element.text, change, flags)) is not None
            ]
            if found and is_everywhere(clause):
                return _Placing(found)
            if found:
                return self._chosen(found, old, there)
        pattern = _pattern(change.new, self._language, re.IGNORECASE)
        elements = [element for _, elements in there for element in elements]
        if pattern and any(pattern.search(element.text) for element in elements):
            return _Placing([], f"«{clipped(change.new)}» stands there already.")
        if self._made and not change.new:
            return _Placing([])
        return _unplaced(f"The form has no such words there: «{clipped(old)}».")

    def _chosen(
        self,
        found: list[TextFinding],
        old: str,
        there: Sequence[tuple[Form, Sequence[Element]]],
    ) -> _Placing:
        """Say where a form holds the words more than once, and which form does not hold them."""
        holding = [finding.form for finding in found]
        without = [form.id for form, _ in there if form.id not in holding]
        reasons = [
            f"«{clipped(old)}» stands in {holding.count(form)} places of {form}."
            for form in dict.fromkeys(holding)
            if holding.count(form) > 1
        ]
        reasons += [f"«{clipped(old)}» does not stand in {form}." for form in without]
        return _Placing(found, " ".join(reasons), is_placed=not without)

    def _replaced(self, text: str, change: WordChange, flags: re.RegexFlag) -> str | None:
        """Return a text with the words changed, or None if they are not in it."""
        old = change.old or change.after
        pattern = _pattern(old, self._language, flags) if len(old) <= 2 * len(text) else None
        if pattern is None:
            return None
        joint = "" if re.match(r"[,.;:)]", change.new) else " "
        result = f"{change.after}{joint}{change.new}" if change.after else change.new
        done = _pattern(result, self._language, re.IGNORECASE)
        kept = [match.span() for match in done.finditer(text)] if done else []
        places = [
            match
            for match in pattern.finditer(text)
            if not any(start <= match.start() and match.end() <= end for start, end in kept)
        ]
        for match in reversed(places):
            new = f"{match[0]}{joint}{change.new}" if change.after else change.new
            text = text[: match.start()] + new + text[match.end() :]
        text = re.sub(r"(?<=[(«]) | (?=[,.;:)»])", "", " ".join(text.split()))
        return text if places else None

    def _whole(
        self,
        clause: Provision,
        kind: Amending,
        change: WordChange,
        there: Sequence[tuple[Form, Sequence[Element]]],
    ) -> _Placing:
        """Change places as a whole: exclude them, set them out anew, or add to them."""
        found: list[TextFinding] = []
        new = tuple(words(change.new, self._language))
        for form, elements in there:
            if not elements:
                continue
            if kind == "added" and (clause.wording or len(elements) > 1):
                found.append(_new(form, clause, change, elements))
                continue
            old = " ".join(element.text for element in elements)
            if new and new == tuple(words(old, self._language)):
                continue
            result = f"{old} {change.new}" if kind == "added" else change.new
            first = elements[0]
            place = first.place.partition(",")[0] if len(elements) > 1 else first.place
            whole = replace(first, text=old, place=place)
            found.append(_finding(form, whole, result, clause.source))
        return _Placing(found)

    def _at(self, clause: Provision, kind: Amending, form: Form) -> tuple[Element, ...]:
        """Return the elements of a form at the place of a clause; all if it names none.

        What is added may have a number that the form does not have: then its neighbours.
        """
        if form.id not in self._elements:
            self._elements[form.id] = elements_of(form, self._language)
        elements = self._elements[form.id]
        column, point, subpoint = (_number(name, clause.within) for name in PLACES)
        loosely = kind == "added"
        if column and form.edition.table:
            columns = tuple(each for each in elements if each.kind == "column")
            there = (each for each in columns if each.place == f"column {column}")
            elements = _narrowed(columns, there, loosely=loosely)
        if point:
            there = (
                each
                for each in elements
                if each.point.partition(".")[0] == point or each.text.startswith(f"{point}. ")
            )
            elements = _narrowed(elements, there, loosely=loosely)
        if subpoint:
            there = (each for each in elements if each.text.startswith(f"{subpoint})"))
            elements = _narrowed(elements, there, loosely=loosely)
        return elements


def forms_about(
    clause: Provision, forms: Sequence[Form], *, everywhere: bool = False
) -> tuple[Form, ...]:
    """Return the forms that a clause is about: by act, document and number of annex.

    Args:
        clause: The clause.
        forms: The forms that it may be about.
        everywhere: Whether a clause that names no annex is about all of them.
    """
    found = [
        form
        for form in forms
        if Citation(form.act.date, form.act.number) in clause.cited
        and (form.annex in clause.annexes or (everywhere and not clause.annexes))
    ]
    likely = {form.id: _naming(clause.document, form) for form in found}
    best = max(likely.values(), default=0.0)
    if best >= _NAMED:
        return tuple(form for form in found if likely[form.id] == best)
    # What is said to be approved by the act is a document, and here it is none of these.
    return () if _APPROVED.search(clause.document) else tuple(found)


def excludes_annex(clause: Provision) -> bool:
    """Tell whether a clause excludes an annex as a whole, not words or a place of it."""
    return (
        kind_of(clause) == "removed"
        and bool(clause.annexes)
        and not has_words(clause)
        and not _has_place(clause)
    )


def _naming(heading: str, form: Form) -> float:
    """Rate how much of the name of a form's document a heading has.

    The first or last word, «Правила» or «қағидалары», stands in another case. Acts do not always
    name a document as its own text does.
    """
    title = form.act.approved(form.definition.document).title
    said = {word.casefold() for word in words(repaired(heading, "kk"))}
    names = (words(title.kk)[:-1], words(title.ru, "ru")[1:])
    return max(
        sum(word.casefold() in said for word in name) / len(name) if name else 0.0 for name in names
    )


def _has_place(clause: Provision) -> bool:
    return any(pattern.search(clause.within) for pattern in PLACES.values())


def _number(name: str, within: str) -> str:
    """Return the number of the place that was named last, or ""."""
    found = list(PLACES[name].finditer(within))
    return next(filter(None, found[-1].groups()), "") if found else ""


def _narrowed(
    elements: tuple[Element, ...], kept: Iterable[Element], *, loosely: bool
) -> tuple[Element, ...]:
    """Return the elements that are kept; where there are none and that is allowed, all."""
    return tuple(kept) or (elements if loosely else ())


def _pattern(text: str, language: Language, flags: re.RegexFlag) -> re.Pattern[str] | None:
    """Return what finds words in a text, whatever its quotation marks and dashes."""
    parts = [re.escape(word).replace(r"\-", "[-–—‑−]") for word in words(text, language)]
    if not parts:
        return None
    start = r"(?<!\w)" if re.match(r"\w", parts[0]) else ""
    end = r"(?!\w)" if re.search(r"\w$", parts[-1]) else ""
    return re.compile(start + r"[\s«»\"“”„_]*".join(parts) + end, flags)


def _finding(form: Form, element: Element, new: str, source: int) -> TextFinding:
    place = element.place
    is_there = bool(re.search(r"\w", new))
    if element.kind == "column":
        place += f" «{clipped(element.text)}»"
    return TextFinding(
        form.id,
        "changed" if is_there else "removed",
        element.kind,
        place,
        element.text,
        new if is_there else "",
        element.code,
        element.field,
        source,
    )


def _new(
    form: Form, clause: Provision, change: WordChange, elements: Sequence[Element]
) -> TextFinding:
    """Report text that is new: it stands where the clause says."""
    last = elements[-1] if elements else None
    return TextFinding(
        form.id,
        "added",
        last.kind if last else "text",
        f"after {last.place}" if last else f"annex {form.annex}",
        "",
        change.new,
        last.code if last else "",
        source=clause.source,
    )
