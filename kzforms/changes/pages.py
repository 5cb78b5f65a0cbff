"""Audits and comparisons as HTML files that need nothing else."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from kzforms.changes.editions import Comparison
from kzforms.changes.results import Amendment, Audit, FormAudit, TextFinding
from kzforms.form import Catalogue, Form
from kzforms.forms import default_catalogue
from kzforms.pages.compose import compose
from kzforms.pages.typeset import make_pages
from kzforms.review import pictures
from kzforms.review.differences import word_difference
from kzforms.review.page import (
    PageView,
    Remark,
    Reviewed,
    Section,
    State,
    build,
    page_views,
    reference,
)
from kzforms.text import LANGUAGES, Language

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI: Final = 96
"""Finer than the pictures of goldens: these pictures are not stored in a repository."""


def comparison_page(comparison: Comparison, catalogue: Catalogue | None = None) -> bytes:
    """Make a page that shows two editions side by side: differences and blanks.

    Args:
        comparison: What was found.
        catalogue: Where the form is looked up, if not in the library's own catalogue.

    Raises:
        MissingLibrary: A system library is not installed.
        RenderError: A blank cannot be made.
    """
    catalogue = catalogue or default_catalogue()
    before, now = (
        catalogue.get_form(comparison.form, edition=edition)
        for edition in (comparison.from_edition, comparison.to_edition)
    )
    entries = []
    for language in LANGUAGES:
        old, new = (_blank(form, language) for form in (before, now))
        lines = tuple(map(_line, comparison.text[language]))
        views = page_views(old, new, _DPI)
        state: State = "differs" if lines or any(view.changed for view in views) else "same"
        sections = (Section("Words", lines),)
        entries.append(
            Reviewed(now.title[language], language, state, reference(now), sections, views)
        )
    if comparison.fields:
        lines = tuple(Remark(str(field)) for field in comparison.fields)
        entries.insert(
            0, Reviewed("Fields", "the data", "differs", {}, (Section("Fields", lines),))
        )
    return build(
        f"{comparison.form}: {comparison.from_edition} and {comparison.to_edition}",
        entries,
        summary="Two editions of the form, as blanks.",
        old=comparison.from_edition,
        new=comparison.to_edition,
    )


def audit_page(audits: Mapping[str, Audit], catalogue: Catalogue | None = None) -> bytes:
    """Make a page of audits, form by form, with the pages of each form that has findings.

    Args:
        audits: What was found, by the name of the act's file.
        catalogue: Where the forms are looked up, if not in the library's own catalogue.

    Raises:
        MissingLibrary: A system library is not installed.
        RenderError: A blank cannot be made.
    """
    catalogue = catalogue or default_catalogue()
    entries = []
    for name, report in audits.items():
        act = report.act or "an act that the catalogue does not know"
        general = tuple(
            Section(title, tuple(map(Remark, lines)))
            for title, lines in (
                ("Annexes without a form", report.unknown),
                ("Clauses", [_clause(c.what, c.forms, c.text) for c in report.clauses]),
                ("Clauses that change words", list(map(_amendment, report.amendments))),
                ("Not touched", report.untouched),
                ("Not compared, our translation", report.not_compared),
            )
            if lines
        )
        state: State = "differs" if report.changed else "same"
        entries.append(Reviewed(name, act, state, sections=general))
        entries += [_audited(form, report, catalogue) for form in report.forms]
    found = sum(len(report.findings) for report in audits.values())
    return build(
        "Audit of acts",
        entries,
        summary=f"Findings: {found}. The pages are those of the catalogue, before any change.",
        old="catalogue",
        new="catalogue",
    )


def _blank(form: Form, language: Language) -> "list[Image]":
    """Picture a blank as of the day of its check: then no page says that the edition ended."""
    table = form.edition.table
    composition = compose(
        form,
        form.load_known({}),
        (language,),
        rows=table.blank_rows if table else 0,
        as_of=form.checked_on,
    )
    return pictures.pages(make_pages(composition).pdf, _DPI)


def _audited(form: FormAudit, report: Audit, catalogue: Catalogue) -> Reviewed:
    found = catalogue.get_form(form.form, edition=form.edition)
    views: tuple[PageView, ...] = ()
    if form.findings:
        views = page_views((), _blank(found, report.language), _DPI)
    return Reviewed(
        form.form,
        f"known differences: {form.accepted}" if form.accepted else "",
        "differs" if form.findings else "same",
        reference(found),
        (Section("Findings", tuple(map(_line, form.findings))),),
        views,
    )


def _line(finding: TextFinding) -> Remark:
    """Say of a finding its place, what it touches, and its words before and now."""
    where = " ".join(filter(None, (finding.code, finding.field)))
    message = f"{finding.place}: {finding.change}"
    if where:
        message += f"; touches {where}"
    if finding.source is not None:
        message += f"; line {finding.source} of the act"
    if finding.change == "moved":
        return Remark(message, (("same", finding.new),))
    return Remark(message, tuple(word_difference(finding.old, finding.new)))


def _clause(what: str, forms: tuple[str, ...], text: str) -> str:
    return f"{what}, about {', '.join(forms) or 'no form of the catalogue'}: {text}"


def _amendment(amendment: Amendment) -> str:
    about = ", ".join(amendment.forms) or "no form of the catalogue"
    message = f"line {amendment.source} of the act: {amendment.what}, {amendment.outcome}"
    return " ".join(filter(None, (f"{message}, about {about}: {amendment.text}", amendment.reason)))
