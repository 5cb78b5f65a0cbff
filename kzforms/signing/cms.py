"""CMS signatures (RFC 5652) as signers return them: DER, PEM or base64; detached or not."""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from kzforms.errors import SigningError
from kzforms.limits import Budget, refusing
from kzforms.pdf.der import require_bounded_der

_PEM_BEGIN: Final = re.compile(rb"-----BEGIN [A-Z0-9 ]+-----")
_PEM_END: Final = b"-----END "

#: Digest algorithms that can be computed here, by OID.
_DIGESTS: Final = {
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
    "2.16.840.1.101.3.4.2.8": "sha3_256",
    "2.16.840.1.101.3.4.2.9": "sha3_384",
    "2.16.840.1.101.3.4.2.10": "sha3_512",
}

#: Beginnings of the OIDs of signature algorithms that can be verified here.
_SIGNATURES: Final = (
    "1.2.840.113549.1.1.",  # RSA
    "1.2.840.10045.",  # ECDSA
    "1.3.101.",  # Ed25519, Ed448
)

#: Names of algorithms that are met in Kazakhstan and cannot be verified here.
_KNOWN_NAMES: Final = {
    "1.2.398.3.10.1.1.1.1": "GOST 34.310-2004",
    "1.2.398.3.10.1.1.2.3.1": "GOST 34.10-2015, 256 bits",
    "1.2.398.3.10.1.1.2.3.2": "GOST 34.10-2015, 512 bits",
    "1.2.398.3.10.1.3.1": "GOST 34.311-95",
    "1.2.398.3.10.1.3.2": "GOST 34.11-2015, 256 bits",
    "1.2.398.3.10.1.3.3": "GOST 34.11-2015, 512 bits",
    "1.2.643.7.1.1.1.1": "GOST R 34.10-2012, 256 bits",
    "1.2.643.7.1.1.1.2": "GOST R 34.10-2012, 512 bits",
    "1.2.643.7.1.1.2.2": "GOST R 34.11-2012, 256 bits",
    "1.2.643.7.1.1.2.3": "GOST R 34.11-2012, 512 bits",
}

Agreement = Literal["agrees", "disagrees", "unknown"]
"""Whether the digest inside a signature is that of the bytes, as far as it can be computed."""


@dataclass(frozen=True)
class Cms:
    """A CMS signature with one signer.

    Attributes:
        der: The signature, DER, without the signed bytes.
        attached: The signed bytes, if the signer put them in.
        digest_algorithm: A name that hashlib knows, or None.
        message_digest: The digest of the signed bytes that the signature holds.
        algorithm: What the signature was made with, to show.
        supported: Whether the signature can be verified here.
        signer: Whose certificate it is, as the certificate says; "" if none is inside.
        signed_at: When the signer says it was signed; not proved by anything.
    """

    der: bytes
    attached: bytes | None
    digest_algorithm: str | None
    message_digest: bytes
    algorithm: str
    supported: bool
    signer: str
    signed_at: datetime | None

    def agreement(self, signed: bytes) -> Agreement:
        """Tell whether it was made for these bytes."""
        if self.digest_algorithm is None:
            return "unknown"
        digest = hashlib.new(self.digest_algorithm, signed, usedforsecurity=True).digest()
        return "agrees" if digest == self.message_digest else "disagrees"


def read_cms(data: bytes) -> Cms:
    """Return a signature as a signer returned it.

    Args:
        data: DER, PEM, or base64.

    Raises:
        SigningError: It is no CMS signature with one signer and signed attributes.
        TooLarge: Reading it costs more than `kzforms.limits` allows.
    """
    from asn1crypto import cms

    refusal = "This is no CMS signature: it cannot be read as one."
    with refusing(lambda: SigningError(refusal)):
        Budget().require_size(len(data))
        der = _der(data)
        require_bounded_der(der)
        return _read(cms.ContentInfo.load(der, strict=True))


def _read(content: Any) -> Cms:
    if content["content_type"].native != "signed_data":
        raise SigningError("This CMS is no signature.")
    signed = content["content"]
    infos = signed["signer_infos"]
    if len(infos) != 1:
        raise SigningError(f"The CMS has {len(infos)} signers; there must be one.")
    info = infos[0]
    attributes = {a["type"].dotted: a["values"] for a in info["signed_attrs"] or ()}
    digests = attributes.get(_MESSAGE_DIGEST)
    if digests is None:
        raise SigningError("The CMS has no signed attributes, so it names no digest.")
    attached = signed["encap_content_info"]["content"].native
    if attached is not None:
        signed["encap_content_info"] = {"content_type": "data"}
    return Cms(
        der=content.dump(force=attached is not None),
        attached=attached,
        digest_algorithm=_DIGESTS.get(info["digest_algorithm"]["algorithm"].dotted),
        message_digest=digests[0].native,
        algorithm=_algorithm(info),
        supported=_is_supported(info),
        signer=_signer(signed, info),
        signed_at=_time(attributes.get(_SIGNING_TIME)),
    )


def verify(signature: Cms, signed: bytes) -> bool:
    """Tell whether a signature is that of the certificate inside it, for these bytes.

    Whether the certificate is trusted is not asked. Needs pyHanko.
    """
    from asn1crypto import cms
    from pyhanko.sign.general import extract_certificate_info, extract_signer_info
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    digest = hashlib.new(signature.digest_algorithm or "sha256", signed).digest()
    try:
        content = cms.ContentInfo.load(signature.der)["content"]
        intact, valid = validate_sig_integrity(
            extract_signer_info(content),
            extract_certificate_info(content).signer_cert,
            expected_content_type="data",
            actual_digest=digest,
        )
    except Exception:  # noqa: BLE001 - a damaged certificate makes pyHanko raise anything
        return False
    return bool(intact and valid)


_MESSAGE_DIGEST: Final = "1.2.840.113549.1.9.4"
_SIGNING_TIME: Final = "1.2.840.113549.1.9.5"


def _der(data: bytes) -> bytes:
    if data[:1] == b"\x30" and not data.lstrip().isascii():
        return data
    begin = _PEM_BEGIN.search(data)
    end = data.find(_PEM_END, begin.end()) if begin else -1
    try:
        text = data[begin.end() : end] if begin and end >= 0 else data
        return base64.b64decode(b"".join(text.split()), validate=True)
    except binascii.Error:
        return data


def _algorithm(info: Any) -> str:
    signature = info["signature_algorithm"]["algorithm"].dotted
    digest = info["digest_algorithm"]["algorithm"].dotted
    names = [
        _KNOWN_NAMES.get(signature, info["signature_algorithm"]["algorithm"].native),
        _DIGESTS.get(digest) or _KNOWN_NAMES.get(digest, digest),
    ]
    return ", ".join(names)


def _is_supported(info: Any) -> bool:
    signature = info["signature_algorithm"]["algorithm"].dotted
    digest = info["digest_algorithm"]["algorithm"].dotted
    return digest in _DIGESTS and signature.startswith(_SIGNATURES)


def _signer(signed: Any, info: Any) -> str:
    """Return the subject of the signer's certificate."""
    sid = info["sid"]
    for choice in signed["certificates"] or ():
        if choice.name != "certificate":
            continue
        certificate = choice.chosen
        if sid.name == "issuer_and_serial_number":
            found = certificate.serial_number == sid.chosen["serial_number"].native
        else:
            found = certificate.key_identifier == sid.chosen.native
        if found:
            subject = certificate.subject.native
            return str(subject.get("common_name") or certificate.subject.human_friendly)
    return ""


def _time(values: Any) -> datetime | None:
    return values[0].native if values else None
