"""Signing: prepare, sign elsewhere, embed; check.

In Kazakhstan a citizen's key stays with the citizen: the portal sends bytes to a signer
(NCALayer, eGov Mobile, an HSM) and gets a CMS signature back. Two products are usual: the
signature inside the PDF (`prepare`, `embed`), and the PDF as it is with a CMS file beside it
(`check_detached`).

`prepare`, `sign_local` and the validation of signatures need the extra `kzforms[sign]`.
"""

from kzforms.signing.checking import (
    CheckReport,
    Finding,
    SignatureReport,
    check,
    check_detached,
)
from kzforms.signing.embedding import Prepared, embed
from kzforms.signing.ncalayer import ncalayer_request, ncalayer_signature
from kzforms.signing.preparing import prepare, sign_local

__all__ = [
    "CheckReport",
    "Finding",
    "Prepared",
    "SignatureReport",
    "check",
    "check_detached",
    "embed",
    "ncalayer_request",
    "ncalayer_signature",
    "prepare",
    "sign_local",
]
