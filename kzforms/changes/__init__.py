"""When the law changes: what an act says of each form, and how two editions differ.

`audit` reads the text of an act and compares its annexes, and the
clauses that change words, with the catalogue; `compare` lays two
editions of a form side by side. `check_record` says what keeps data from being printed as another
edition; `check_catalogue` what to look at again, and `broken` what cannot be loaded. An act saved
as DOCX needs the extra `kzforms[audit]`.
"""

from kzforms.changes.audit import audit
from kzforms.changes.checking import CatalogueFinding, check_catalogue
from kzforms.changes.editions import Comparison, FieldChange, check_record, compare
from kzforms.changes.integrity import Broken, broken
from kzforms.changes.pages import audit_page, comparison_page
from kzforms.changes.results import (
    Amendment,
    Audit,
    Clause,
    FormAudit,
    TextFinding,
    changed_in_one_language,
)

__all__ = [
    "Amendment",
    "Audit",
    "Broken",
    "CatalogueFinding",
    "Clause",
    "Comparison",
    "FieldChange",
    "FormAudit",
    "TextFinding",
    "audit",
    "audit_page",
    "broken",
    "changed_in_one_language",
    "check_catalogue",
    "check_record",
    "compare",
    "comparison_page",
]
