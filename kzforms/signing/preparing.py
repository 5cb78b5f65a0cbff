"""What writes into a PDF by an incremental update; needs the extra `kzforms[sign]`."""

import asyncio
import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, Final

from kzforms.bounded import BudgetedStream
from kzforms.errors import MissingLibrary, SigningError
from kzforms.limits import Budget, refusing
from kzforms.pdf.der import require_bounded_der
from kzforms.pdf.fields import signature_fields
from kzforms.pdf.file import PdfSource, pdf_bytes
from kzforms.signing.embedding import Prepared, embed

RESERVED: Final = 16_384
"""The room for a signature, in bytes. With a time stamp and revocation data take twice that."""

_EXTRA: Final = "Signing needs pyHanko. Install it with: pip install 'kzforms[sign]'"


def prepare(
    pdf: PdfSource,
    field: str,
    *,
    reserve: int = RESERVED,
    signed_at: datetime | None = None,
) -> Prepared:
    """Make room for a signature in one of the empty fields.

    What was signed before stays as it is: the file only grows.

    Args:
        pdf: The file.
        field: The field's name: see `RenderedForm.signature_fields`.
        reserve: The room for the signature, in bytes.
        signed_at: A time to write beside the signature, with a time zone. Without it only
            the signature itself says when it was made.

    Raises:
        UnreadableDocument: It is no PDF.
        SigningError: The field does not exist or is signed already, or the file was prepared
            before and never signed.
        MissingLibrary: pyHanko is not installed.
    """
    try:
        from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject, pdf_name
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign.fields import SigSeedSubFilter
        from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
        from pyhanko.sign.signers.pdf_byterange import PdfSignedData
    except ImportError as error:
        raise MissingLibrary(_EXTRA) from error

    content = pdf_bytes(pdf)
    _require_empty(content, field)

    class Writer(IncrementalPdfFileWriter):
        """Writes the same bytes each time: no dates, no random identifier."""

        @classmethod
        def _handle_id(cls, prev: Any) -> Any:
            first, second = (part.original_bytes for part in prev.trailer["/ID"])
            changed = hashlib.md5(second + field.encode(), usedforsecurity=False).digest()
            return ArrayObject([ByteStringObject(first), ByteStringObject(changed)])

        def _update_meta(self) -> None:
            """Keep the metadata as they are."""

    refusal = "The file cannot be prepared for a signature: it is damaged."
    with refusing(lambda: SigningError(refusal)):
        steps = PdfCMSEmbedder().write_cms(
            field_name=field,
            writer=Writer(BudgetedStream(content, Budget(pdf_bytes=len(content)))),
            existing_fields_only=True,
        )
        next(steps)
        steps.send(
            SigObjSetup(
                sig_placeholder=PdfSignedData(
                    obj_type=pdf_name("/Sig"),
                    subfilter=SigSeedSubFilter.PADES,
                    timestamp=signed_at,
                    bytes_reserved=2 * reserve,
                )
            )
        )
        digest, output = steps.send(SigIOSetup(md_algorithm="sha256", in_place=False))
    return Prepared(
        pdf=output.getvalue(),
        field=field,
        start=digest.reserved_region_start,
        end=digest.reserved_region_end,
        sha256=digest.document_digest.hex(),
    )


def _require_empty(content: bytes, field: str) -> None:
    fields = {found.name: found for found in signature_fields(content)}
    prepared = [found.name for found in fields.values() if found.prepared]
    if prepared:
        raise SigningError(
            f"This file was prepared for a signature in {prepared[0]} and never signed. "
            "Embed that signature, or begin again with the file from before."
        )
    if field not in fields:
        known = ", ".join(fields) or "none"
        raise SigningError(f"The file has no signature field {field!r}. It has: {known}.")
    if fields[field].signed:
        raise SigningError(f"The field {field!r} is signed already.")


def sign_local(
    pdf: PdfSource,
    field: str,
    *,
    pkcs12: bytes,
    password: str | None = None,
    signed_at: datetime | None = None,
) -> bytes:
    """Sign with a key that is at hand: for tests, and for an organisation's own key.

    A citizen's key must never be handed over; let the citizen sign, and use `prepare` and
    `embed`.

    Args:
        pdf: The file.
        field: The field's name.
        pkcs12: The organisation's key and certificate, as PKCS#12.
        password: Its password.
        signed_at: A time to write beside the signature, with a time zone; without it there is
            none: the library does not read the clock.

    Raises:
        UnreadableDocument: It is no PDF.
        SigningError: The field or the key is not right.
        MissingLibrary: pyHanko is not installed.
    """
    prepared = prepare(pdf, field, signed_at=signed_at)
    from cryptography.hazmat.primitives.serialization import pkcs12 as container
    from pyhanko.sign import signers

    refusal = "The PKCS#12 file cannot be opened: wrong password or file."
    with refusing(lambda: SigningError(refusal)):
        secret = password.encode() if password is not None else None
        _require_bounded(pkcs12)
        container.load_pkcs12(pkcs12, secret)
        signer = signers.SimpleSigner.load_pkcs12_data(pkcs12, [], secret)
    if signer is None:
        raise SigningError("The PKCS#12 file has no key that can sign.")
    return embed(prepared, _sign(signer, prepared.digest))


def _require_bounded(container: bytes) -> None:
    """Refuse PKCS#12 that asks for more work than a key needs.

    Raises:
        TooLarge: It does.
        ValueError: It is damaged.
    """
    from asn1crypto import pkcs12

    budget = Budget()
    budget.require_size(len(container))
    require_bounded_der(container)
    file = pkcs12.Pfx.load(container)
    parameters = [file["mac_data"].native]
    for part in file.authenticated_safe:
        if part["content_type"].native == "encrypted_data":
            encrypted = part["content"]["encrypted_content_info"]
            parameters.append(encrypted["content_encryption_algorithm"].native)
        elif part["content_type"].native == "data":
            parameters += [
                bag["bag_value"]["encryption_algorithm"].native
                for bag in pkcs12.SafeContents.load(part["content"].native)
                if bag["bag_id"].native == "pkcs8_shrouded_key_bag"
            ]
    budget.require_iterations(max(_numbers(parameters), default=0))


def _numbers(value: Any) -> Iterator[int]:
    """Yield the numbers in the parameters of an algorithm: among them, how often it hashes."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, int):
        yield value


def _sign(signer: Any, digest: bytes) -> bytes:
    """Return the CMS. Work in a thread of its own: the host may run an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        work = signer.async_sign(digest, "sha256", use_pades=True)
        return bytes(thread.submit(asyncio.run, work).result().dump())
