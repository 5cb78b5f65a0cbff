"""Signers that stand in for people: throwaway keys and OpenSSL, in a process of its own."""

import subprocess
from pathlib import Path

_KEYS = {
    "rsa": ["-newkey", "rsa:2048"],
    "ec": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "gost": ["-engine", "gost", "-newkey", "gost2012_256", "-pkeyopt", "paramset:A"],
}
_DIGESTS = {"rsa": "sha256", "ec": "sha256", "gost": "md_gost12_256"}


class Signer:
    """Someone with a key.

    Args:
        folder: Where the key is kept.
        kind: rsa, ec or gost.
    """

    def __init__(self, folder: Path, kind: str) -> None:
        self.kind = kind
        self.name = f"Test {kind.upper()}"
        self._folder = folder
        self._openssl(
            "req", "-x509", *_KEYS[kind], "-nodes", "-keyout", f"{kind}.key", "-out",
            f"{kind}.crt", "-days", "3650", "-subj", f"/CN={self.name}",
        )  # fmt: skip

    def sign(self, content: bytes, *, attached: bool = False, form: str = "DER") -> bytes:
        """A CMS signature for some bytes.

        Args:
            content: The bytes.
            attached: Whether to put them into the signature.
            form: DER or PEM.
        """
        (self._folder / "content").write_bytes(content)
        engine = ["-engine", "gost"] if self.kind == "gost" else []
        self._openssl(
            "cms", "-sign", "-binary", *engine, "-md", _DIGESTS[self.kind], "-in", "content",
            "-signer", f"{self.kind}.crt", "-inkey", f"{self.kind}.key", "-outform", form,
            "-out", "signature", *(["-nodetach"] if attached else []),
            *([] if self.kind == "gost" else ["-cades"]),
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
