"""A stand-in for NCALayer: a throwaway key that signs what it is asked to.

It shows the way of a signature through a portal where there is no citizen with a key. It
proves nothing, and says so in the name on its certificate.
"""

import base64
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

NAME = "STAND-IN, NOT A PERSON"


class StandInSigner:
    """Signs with a key that is made here and is gone with the process."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
        now = datetime.now(UTC)
        self._certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(self._key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(minutes=5))
            .not_valid_after(now + timedelta(days=1))
            .sign(self._key, hashes.SHA256())
        )

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Return what NCALayer would answer: a detached CMS signature.

        Args:
            request: What `kzforms.signing.ncalayer_request` made.
        """
        content = base64.b64decode(request["args"]["data"])
        signature = (
            pkcs7.PKCS7SignatureBuilder()
            .set_data(content)
            .add_signer(self._certificate, self._key, hashes.SHA256())
            .sign(
                Encoding.DER,
                [
                    pkcs7.PKCS7Options.DetachedSignature,
                    pkcs7.PKCS7Options.Binary,
                    pkcs7.PKCS7Options.NoCapabilities,
                ],
            )
        )
        return {"status": True, "body": {"result": [base64.b64encode(signature).decode("ascii")]}}
