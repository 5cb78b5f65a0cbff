"""Service standards as typed, bilingual data.

A standard says who serves, how long it takes, what to bring in which case, and on what
grounds the service is refused. The whole official text is there, in its structure, and the
facts that a portal needs are read from it and name the place that they come from. The Kazakh
text is always official. The Russian one is official too, or our translation, which says so:
`ServiceStandard.sources`, `translated`, `notice`.

A standard is a table of ten rows (`TabularStandard`) or, in 2012, a text of 26 points
(`NarrativeStandard`); what a portal asks of it is the same: `ServiceStandard`.
"""

from kzforms.standards.description import Answer, Case, Entry, answers, describe, place_in_words
from kzforms.standards.facts import Address, Contact, Fee, Phone, Provision, Term, WorkingHours
from kzforms.standards.forms import ServiceForms
from kzforms.standards.narrative import NarrativeStandard, Section
from kzforms.standards.passages import Channel, Passage, Point
from kzforms.standards.register import load_standard, standard_ids, standards_of
from kzforms.standards.standard import Document, Documents, ServiceStandard
from kzforms.standards.tabular import Requirement, TabularStandard
from kzforms.standards.texts import Divergence, Source, Sources, Words

__all__ = [
    "Address",
    "Answer",
    "Case",
    "Channel",
    "Contact",
    "Divergence",
    "Document",
    "Documents",
    "Entry",
    "Fee",
    "NarrativeStandard",
    "Passage",
    "Phone",
    "Point",
    "Provision",
    "Requirement",
    "Section",
    "ServiceForms",
    "ServiceStandard",
    "Source",
    "Sources",
    "TabularStandard",
    "Term",
    "Words",
    "WorkingHours",
    "answers",
    "describe",
    "load_standard",
    "place_in_words",
    "standard_ids",
    "standards_of",
]
