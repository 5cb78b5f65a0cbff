"""What to send to NCALayer and what to take from its answer, as plain data.

NCALayer is the signing program of Kazakhstan's national certification authority. It runs on
the citizen's computer; the portal's page talks to it over a local WebSocket. No browser or
socket is needed here: the portal's own script passes these objects on.

Source: the module `kz.gov.pki.knca.basics` as public clients call it; its documentation was
not seen. Checked on 2026-11-21.
"""

import base64
from collections.abc import Mapping
from typing import Any, Final

from kzforms.errors import SigningError
from kzforms.text import Language

_SIGNING_KEY: Final = "1.3.6.1.5.5.7.3.4"
"""The extended key usage that a certificate for signing has (not for authentication)."""


def ncalayer_request(to_sign: bytes, *, lang: Language = "kk") -> dict[str, Any]:
    """Return the request for a detached CMS signature.

    Args:
        to_sign: `Prepared.to_sign`, or a whole PDF for a signature beside it.
        lang: The language of NCALayer's window.
    """
    return {
        "module": "kz.gov.pki.knca.basics",
        "method": "sign",
        "args": {
            "allowedStorages": None,
            "format": "cms",
            "data": base64.b64encode(to_sign).decode("ascii"),
            "signingParams": {
                "decode": "true",
                "encapsulate": "false",
                "digested": "false",
                "tsaProfile": {},
            },
            "signerParams": {"extKeyUsageOids": [_SIGNING_KEY]},
            "locale": lang,
        },
    }


def ncalayer_signature(response: Mapping[str, Any]) -> bytes:
    """Return the CMS signature in NCALayer's answer.

    Args:
        response: The answer, read from JSON.

    Raises:
        SigningError: The citizen did not sign, or the answer is none of NCALayer's.
    """
    if not isinstance(response, Mapping):
        raise SigningError("NCALayer's answer holds no signature.")
    if response.get("status") is not True:
        code = str(response.get("code", "unknown"))[:40]
        raise SigningError(f"NCALayer did not sign (code {code}).")
    body = response.get("body")
    result = body.get("result") if isinstance(body, Mapping) else response.get("responseObject")
    if isinstance(result, list) and result:
        result = result[0]
    if not isinstance(result, str) or not result:
        raise SigningError("NCALayer's answer holds no signature.")
    return result.encode("ascii", "replace")
