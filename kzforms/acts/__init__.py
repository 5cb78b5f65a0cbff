"""Legal acts as data: what they are, what they amend, what is known of their dates."""

from kzforms.acts.citations import Citation, find_citations, find_titles, repeal_of
from kzforms.acts.facts import Consolidation, DatedFact
from kzforms.acts.register import ActRegister, default_register
from kzforms.acts.schema import Amendment, ApprovedDocument, LegalAct, Registration

__all__ = [
    "ActRegister",
    "Amendment",
    "ApprovedDocument",
    "Citation",
    "Consolidation",
    "DatedFact",
    "LegalAct",
    "Registration",
    "default_register",
    "find_citations",
    "find_titles",
    "repeal_of",
]
