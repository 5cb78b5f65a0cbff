"""Audit: what an act says of each form, against what the catalogue prints."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from kzforms.acts import LegalAct, find_citations
from kzforms.changes.act_text import ActText, read_act
from kzforms.changes.amendments import Amended
from kzforms.changes.annexes import Annex, split_annexes
from kzforms.changes.clauses import find_clauses
from kzforms.changes.findings import find_differences
from kzforms.changes.matching import FormText, match_forms
from kzforms.changes.provisions import read_provisions
from kzforms.changes.results import Amendment, Audit, FormAudit, TextFinding
from kzforms.changes.words import noise, repaired
from kzforms.errors import UnreadableAct
from kzforms.form import Catalogue, Form
from kzforms.forms import default_catalogue
from kzforms.limits import Budget

_FIRST_BLOCKS: Final = 12
"""Among how many blocks the act's own day and number are looked for."""


def audit(
    source: bytes | str | os.PathLike[str],
    *,
    on: date | None = None,
    catalogue: Catalogue | None = None,
) -> Audit:
    """Compare an act with the catalogue: its annexes, and its clauses that change words.

    An act that the catalogue knows is compared with the editions that it made; an unknown one
    with the newest edition of each form. With a day, either is compared with the editions in
    force on that day: so an audit tells what a known act changed.

    Args:
        source: The act: bytes or path of a text, HTML or DOCX file.
        on: The day. A form that has no edition certainly in force on it is left out.
        catalogue: What to compare with, if not the library's own.

    Raises:
        UnreadableAct: There is no text of an act in it, or neither an annex nor a clause that
            amends.
        TooLarge: Reading or comparing it costs more than `kzforms.limits` allows.
        MissingLibrary: A DOCX needs the extra `kzforms[audit]`.
    """
    catalogue = catalogue or default_catalogue()
    text = read_act(source)
    own, annexes = split_annexes(text)
    if not annexes and not any(read_provisions(text)):
        raise UnreadableAct("No annex and no amending clause was found in it: is it the whole act?")
    newest = [entry.form for entry in catalogue.list_forms(include_ended=True)]
    act = _known_act(text, newest, catalogue)
    forms = newest
    if on is not None:
        forms = [
            form for form, lifecycle in catalogue.list_forms(on=on) if lifecycle.name == "in_force"
        ]
    elif act is not None:
        made = [form for form in newest if act.id in form.editions]
        forms = [catalogue.get_form(form.id, edition=act.id) for form in made]
    compared = [form for form in forms if form.official[text.language]]
    found, unknown = match_forms(own, annexes, compared, text.language)
    provisions = tuple(read_provisions(_outside(text, annexes, found)))
    budget = Budget()
    audits = [_audited(text_of_form, budget) for text_of_form in found]
    reader = Amended(newest, compared, text.language, made=act is not None and on is None)
    amendments = tuple(reader.read(provisions, has_annexes=bool(annexes)))
    audits = _with_amendments(audits, amendments, compared)
    if act is not None and on is None:
        there = {report.form for report in audits}
        audits += [_missing(form) for form in compared if form.id not in there]
    clauses = tuple(find_clauses(provisions, newest))
    touched = {report.form for report in audits}
    touched |= {form for clause in clauses for form in clause.forms}
    touched |= {form for amendment, _ in amendments for form in amendment.forms}
    base = {form.act.id for form in forms if form.id in touched}
    return Audit(
        act=act.id if act else None,
        language=text.language,
        encoding=text.encoding,
        forms=tuple(audits),
        unknown=tuple(map(_described, unknown)),
        clauses=clauses,
        amendments=tuple(amendment for amendment, _ in amendments),
        untouched=tuple(
            form.id
            for form in (newest if on is None else forms)
            if form.act.id in base and form.id not in touched
        ),
        not_compared=tuple(form.id for form in forms if form not in compared),
        noise=noise(block.text for block in text.blocks),
    )


def _known_act(text: ActText, forms: list[Form], catalogue: Catalogue) -> LegalAct | None:
    """Find the act that the first lines name by day and number, if it made an edition."""
    beginning = " ".join(block.text for block in text.blocks[:_FIRST_BLOCKS])
    acts = {edition: catalogue.acts[edition] for form in forms for edition in form.editions}
    for citation in find_citations(repaired(beginning, text.language), text.language):
        for act in acts.values():
            if (act.date, act.number) == (citation.day, citation.number):
                return act
    return None


def _outside(text: ActText, annexes: Sequence[Annex], found: Sequence[FormText]) -> ActText:
    """Return an act without the annexes that are forms: their sentences amend nothing."""
    of_annexes = {block.number for annex in annexes for block in annex.blocks}
    of_forms = {block.number for form in found for block in form.blocks}
    within = of_annexes & of_forms
    return replace(text, blocks=tuple(block for block in text.blocks if block.number not in within))


def _audited(there: FormText, budget: Budget) -> FormAudit:
    differences = find_differences(there.form, there.elements, there.words, there.blocks, budget)
    return FormAudit(there.form.id, there.form.edition.id, tuple(differences), there.accepted)


def _with_amendments(
    audits: list[FormAudit],
    amendments: Sequence[tuple[Amendment, tuple[TextFinding, ...]]],
    compared: Sequence[Form],
) -> list[FormAudit]:
    """Add what the clauses change to the audits of their forms."""
    found = {report.form: report for report in audits}
    editions = {form.id: form.edition.id for form in compared}
    for amendment, findings in amendments:
        if amendment.annexed:
            continue
        for form in amendment.forms:
            if form in editions:
                report = found.get(form, FormAudit(form, editions[form], (), 0))
                own = tuple(finding for finding in findings if finding.form == form)
                found[form] = replace(report, findings=(*report.findings, *own))
    return list(found.values())


def _missing(form: Form) -> FormAudit:
    gone = TextFinding(form.id, "missing", "annex", "the whole annex", form.title.kk, "", "")
    return FormAudit(form.id, form.edition.id, (gone,), 0)


def _described(annex: Annex) -> str:
    return f"annex {annex.number or 'without a number'}: {annex.title}"
