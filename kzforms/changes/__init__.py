"""When the law changes: what an act says of each form, and how two editions differ.

`audit` reads the text of an act and compares its annexes with the catalogue. It needs the
extra `kzforms[audit]`.
"""

from kzforms.changes.audit import Audit, Clause, Finding, FormAudit, audit

__all__ = ["Audit", "Clause", "Finding", "FormAudit", "audit"]
