"""Legal acts as data: what they are, what they amend, what is known of their dates."""

from kzforms.acts.facts import DatedFact
from kzforms.acts.register import ActRegister, default_register
from kzforms.acts.schema import Amendment, ApprovedDocument, LegalAct, Registration

__all__ = [
    "ActRegister",
    "Amendment",
    "ApprovedDocument",
    "DatedFact",
    "LegalAct",
    "Registration",
    "default_register",
]
