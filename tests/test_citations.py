"""Citations of acts in the forms' words: which of them are stale."""

from datetime import date

import pytest
from support.catalogue import LANGUAGES, every_form

from kzforms import Form
from kzforms.acts import Citation, default_register, find_citations, find_titles, repeal_of
from kzforms.changes.elements import elements_of

ELECTRONIC_DOCUMENT = date(2003, 1, 7)

STALE: dict[str, dict[date, str]] = {
    **{
        form_id: {
            ELECTRONIC_DOCUMENT: "its last words cite article 7 of that law, and nothing amended them"
        }
        for form_id in (
            "notice-military-registration",
            "notice-service-extension",
            "notice-service-data-update",
            "certificate-military-service",
            "refusal-registration-services",
        )
    },
    "standard-foster-care": {
        date(2012, 3, 30): "the official text of ground 16 cites it, and nothing amended that",
    },
}
"""By form: the repealed acts that it cites as its official text does, and why that stays.

A form that has ended itself cites what was in force then; that needs no reason of its own.
"""


@every_form
def test_no_form_cites_a_repealed_act_unless_that_is_known(form: Form) -> None:
    """This test ensures that a stale citation is a decision, never an accident.

    An act that is recorded nowhere fails too: its repeal has to be looked for.
    """
    cited = [
        citation
        for language in LANGUAGES
        for piece in elements_of(form, language)
        for citation in (
            *find_citations(piece.text, language),
            *find_titles(piece.text, language),
        )
    ]
    stale = {citation.day for citation in cited if repeal_of(citation, default_register())}
    if form.ended_by is None:
        assert stale == set(STALE.get(form.id, {}))


def test_both_languages_cite_the_same_acts() -> None:
    """This test ensures that a citation is found in either language."""
    assert find_citations("2012 жылғы 30 наурыздағы № 381 қаулысында", "kk") == (
        Citation(date(2012, 3, 30), "381"),
    )
    assert find_citations("от 30 марта 2012 года № 381 «Об утверждении", "ru") == (
        Citation(date(2012, 3, 30), "381"),
    )
    assert not find_citations("2007 жылғы 13 тамызға дейін туған", "kk")


def test_the_footer_that_portals_copy_is_known_to_be_stale() -> None:
    """This test ensures that the law on the electronic document of 2003 is called repealed."""
    assert "255-VIII" in str(repeal_of(Citation(ELECTRONIC_DOCUMENT, "370-II"), default_register()))
    with pytest.raises(KeyError):
        repeal_of(Citation(date(1999, 1, 1), "1"), default_register())
