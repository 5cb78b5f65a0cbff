"""Service standards as typed, bilingual data.

A standard says who serves, how long it takes, what to bring in which case, and on what
grounds the service is refused. The whole official text is there, in its structure, and the
facts that a portal needs are read from it and name the place that they come from.
"""

from kzforms.standards.description import describe
from kzforms.standards.register import get_standard, standard_ids
from kzforms.standards.schema import (
    Address,
    Channel,
    Contact,
    Document,
    Documents,
    Fee,
    Passage,
    Phone,
    Provision,
    Requirement,
    ServiceStandard,
    Term,
    WorkingHours,
)

__all__ = [
    "Address",
    "Channel",
    "Contact",
    "Document",
    "Documents",
    "Fee",
    "Passage",
    "Phone",
    "Provision",
    "Requirement",
    "ServiceStandard",
    "Term",
    "WorkingHours",
    "describe",
    "get_standard",
    "standard_ids",
]
