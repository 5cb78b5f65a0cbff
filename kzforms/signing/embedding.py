"""Putting a signature that was made elsewhere into its place."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from kzforms.errors import FormDataError, SigningError
from kzforms.form.data import read_json
from kzforms.signing.cms import read_cms

_STATE_VERSION: Final = 1
_STATE_KEYS: Final = {"kzforms_prepared", "field", "start", "end", "sha256"}


@dataclass(frozen=True)
class Prepared:
    """A PDF with room for one signature, between `prepare` and `embed`.

    Nothing else has to be kept: `pdf` and `state` may go through files or a database to
    another process. The file is no document yet: `kzforms.signing.check` and
    `kzforms.read` say so.

    Attributes:
        pdf: The file, with a row of zeros where the signature goes.
        field: The signature field.
        start: Where the room begins, in bytes.
        end: Where it ends.
        sha256: The SHA-256 of `to_sign`, in hexadecimal.
    """

    pdf: bytes
    field: str
    start: int
    end: int
    sha256: str

    @property
    def to_sign(self) -> bytes:
        """The bytes to sign: the file without the room for the signature."""
        return self.pdf[: self.start] + self.pdf[self.end :]

    @property
    def digest(self) -> bytes:
        """The SHA-256 of the bytes to sign."""
        return bytes.fromhex(self.sha256)

    @property
    def state(self) -> dict[str, Any]:
        """What has to be kept beside the file, as JSON values."""
        return {
            "kzforms_prepared": _STATE_VERSION,
            "field": self.field,
            "start": self.start,
            "end": self.end,
            "sha256": self.sha256,
        }

    @classmethod
    def restore(cls, pdf: bytes, state: Mapping[str, Any] | str | bytes) -> Self:
        """Return what `prepare` returned, from the file and the state that were kept.

        Raises:
            SigningError: The state is not one of ours, or not of this file.
        """
        fields = state
        if isinstance(fields, str | bytes):
            try:
                fields = read_json(fields)
            except FormDataError as error:
                raise SigningError("The state is not JSON.") from error
        if not isinstance(fields, Mapping) or set(fields) != _STATE_KEYS:
            raise SigningError("The state is not one that `prepare` made.")
        if fields["kzforms_prepared"] != _STATE_VERSION:
            raise SigningError("The state was made by another version of kzforms.")
        kinds = {"field": str, "start": int, "end": int, "sha256": str}
        if any(type(fields[name]) is not kind for name, kind in kinds.items()):
            raise SigningError("The state is not one that `prepare` made.")
        prepared = cls(pdf, **{name: fields[name] for name in kinds})
        prepared.require_unchanged()
        return prepared

    def require_unchanged(self) -> None:
        """Check that the file is the one that was prepared, and not signed yet.

        Raises:
            SigningError: It is not.
        """
        if not 0 < self.start < self.end < len(self.pdf):
            raise SigningError("The file is not the one that was prepared.")
        if hashlib.sha256(self.to_sign).hexdigest() != self.sha256:
            raise SigningError("The file is not the one that was prepared, or was changed since.")
        room = self.pdf[self.start : self.end]
        if not (room.startswith(b"<") and room.endswith(b">")):
            raise SigningError("The file is not the one that was prepared.")
        if room.strip(b"<>0"):
            raise SigningError("This file has been signed already.")


def embed(prepared: Prepared, cms: bytes) -> bytes:
    """Return the signed PDF.

    Args:
        prepared: What `prepare` returned, or `Prepared.restore` from what was kept.
        cms: The signature as the signer returned it: DER, PEM or base64; detached, or with
            the signed bytes inside, which are left out.

    Raises:
        SigningError: The signature is none, is for other bytes, or is too large for its room;
            or the file was changed since it was prepared.
    """
    prepared.require_unchanged()
    signature = read_cms(cms)
    to_sign = prepared.to_sign
    if signature.attached is not None and signature.attached != to_sign:
        raise SigningError("The signature is for other bytes: those inside it are not the file's.")
    if signature.agreement(to_sign) == "disagrees":
        raise SigningError("The signature is for other bytes: its digest is not the file's.")
    room = prepared.end - prepared.start - 2
    filling = signature.der.hex().encode()
    if len(filling) > room:
        raise SigningError(
            f"The signature has {len(signature.der)} bytes; there is room for {room // 2}. "
            "Prepare the file again and reserve more."
        )
    contents = b"<" + filling.ljust(room, b"0") + b">"
    return prepared.pdf[: prepared.start] + contents + prepared.pdf[prepared.end :]
