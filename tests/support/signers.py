"""Signers that stand in for people, with throwaway keys."""

import subprocess
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from asn1crypto import algos, cms, core, keys, pem, x509
from gostcrypto import gosthash, gostsignature


class Signer(ABC):
    """Someone with a key.

    Attributes:
        name: The common name in the certificate.
    """

    name: str

    @abstractmethod
    def sign(self, content: bytes, *, attached: bool = False, form: str = "DER") -> bytes:
        """Make a CMS signature for some bytes.

        Args:
            content: The bytes.
            attached: Whether to put them into the signature.
            form: DER or PEM.
        """


class OpenSslSigner(Signer):
    """Someone with a key that OpenSSL makes and uses, in a process of its own.

    Args:
        folder: Where the key is kept.
        kind: rsa or ec.
    """

    _KEYS: ClassVar = {
        "rsa": ["-newkey", "rsa:2048"],
        "ec": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    }

    def __init__(self, folder: Path, kind: str) -> None:
        self.kind = kind
        self.name = f"Test {kind.upper()}"
        self._folder = folder
        self._openssl(
            "req", "-x509", *self._KEYS[kind], "-nodes", "-keyout", f"{kind}.key", "-out",
            f"{kind}.crt", "-days", "3650", "-subj", f"/CN={self.name}", "-addext",
            "keyUsage=critical,digitalSignature,nonRepudiation",
        )  # fmt: skip

    def sign(self, content: bytes, *, attached: bool = False, form: str = "DER") -> bytes:
        """Let `openssl cms` sign: see `Signer.sign`."""
        (self._folder / "content").write_bytes(content)
        self._openssl(
            "cms", "-sign", "-binary", "-md", "sha256", "-in", "content", "-signer",
            f"{self.kind}.crt", "-inkey", f"{self.kind}.key", "-outform", form, "-out",
            "signature", *(["-nodetach"] if attached else []), "-cades",
        )  # fmt: skip
        return (self._folder / "signature").read_bytes()

    def pkcs12(self, password: str = "") -> bytes:
        """The key and certificate in one file, as an organisation keeps them."""
        self._openssl(
            "pkcs12", "-export", "-in", f"{self.kind}.crt", "-inkey", f"{self.kind}.key", "-out",
            "key.p12", "-passout", f"pass:{password}",
        )  # fmt: skip
        return (self._folder / "key.p12").read_bytes()

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self._folder, capture_output=True, check=True)


class GostSigner(Signer):
    """Someone with a key of GOST R 34.10-2012, 256 bits, which the library cannot verify.

    The signatures are real: `openssl cms -verify -engine gost` accepts them. Python makes them,
    because Debian 13 has no package of that engine. The encodings are those of RFC 4490, RFC
    4491 and RFC 9215.
    """

    name = "Test GOST"

    _KEY = "1.2.643.7.1.1.1.1"
    _DIGEST = "1.2.643.7.1.1.2.2"
    _SIGNATURE_WITH_DIGEST = "1.2.643.7.1.1.3.2"
    _CURVE = "1.2.643.7.1.2.1.1.1"

    def __init__(self) -> None:
        self._arithmetic = gostsignature.new(
            gostsignature.MODE_256,
            gostsignature.CURVES_R_1323565_1_024_2019["id-tc26-gost-3410-2012-256-paramSetA"],
        )
        self._private = bytes(range(1, 33))
        self._certificate = self._make_certificate()

    def sign(self, content: bytes, *, attached: bool = False, form: str = "DER") -> bytes:
        """Sign in Python: see `Signer.sign`."""
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["data"]},
                {"type": "message_digest", "values": [_streebog(content)]},
            ]
        )
        signed = cms.SignedData(
            {
                "version": "v1",
                "digest_algorithms": [{"algorithm": self._DIGEST}],
                "encap_content_info": {
                    "content_type": "data",
                    **({"content": content} if attached else {}),
                },
                "certificates": [self._certificate],
                "signer_infos": [
                    {
                        "version": "v1",
                        "sid": cms.SignerIdentifier(
                            "issuer_and_serial_number",
                            {
                                "issuer": self._certificate.issuer,
                                "serial_number": self._certificate.serial_number,
                            },
                        ),
                        "digest_algorithm": {"algorithm": self._DIGEST},
                        "signed_attrs": attributes,
                        "signature_algorithm": {"algorithm": self._KEY},
                        "signature": self._sign(attributes.dump()),
                    }
                ],
            }
        )
        made = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
        return bytes(pem.armor("CMS", made) if form == "PEM" else made)

    def _sign(self, content: bytes) -> bytes:
        digest = _streebog(content)
        # The standard reads the digest as a number, its last byte first, and gives r and s;
        # RFC 4490 and 4491 want s before r.
        made = bytes(self._arithmetic.sign(self._private, digest[::-1]))
        return made[32:] + made[:32]

    def _public_key(self) -> Any:
        point = bytes(self._arithmetic.public_key_generate(self._private))
        algorithm = algos.AlgorithmIdentifier({"algorithm": self._KEY})
        algorithm["parameters"] = core.Any(_Parameters([self._CURVE]))
        number = core.OctetString(point[31::-1] + point[:31:-1])
        return _PublicKeyInfo({"algorithm": algorithm, "public_key": number.dump()})

    def _make_certificate(self) -> x509.Certificate:
        name = x509.Name.build({"common_name": self.name})
        algorithm = {"algorithm": self._SIGNATURE_WITH_DIGEST}
        to_be_signed = x509.TbsCertificate(
            {
                "version": "v3",
                "serial_number": 1,
                "signature": algorithm,
                "issuer": name,
                "validity": {
                    "not_before": x509.Time("utc_time", datetime(2026, 1, 1, tzinfo=UTC)),
                    "not_after": x509.Time("utc_time", datetime(2046, 1, 1, tzinfo=UTC)),
                },
                "subject": name,
                "subject_public_key_info": keys.PublicKeyInfo.load(self._public_key().dump()),
            }
        )
        return x509.Certificate(
            {
                "tbs_certificate": to_be_signed,
                "signature_algorithm": algorithm,
                "signature_value": self._sign(to_be_signed.dump()),
            }
        )


class _Parameters(core.SequenceOf):  # type: ignore[misc] # asn1crypto has no types
    _child_spec = core.ObjectIdentifier


class _PublicKeyInfo(core.Sequence):  # type: ignore[misc] # asn1crypto has no types
    """asn1crypto's own one refuses algorithms that it does not know."""

    _fields: ClassVar = [
        ("algorithm", algos.AlgorithmIdentifier),
        ("public_key", core.OctetBitString),
    ]


def _streebog(content: bytes) -> bytes:
    return bytes(gosthash.new("streebog256", data=content).digest())
