"""What can be said of a file: its signatures, its form as an archival document, its data.

Whether a signer's certificate is trusted, or was revoked, is not judged here. What the
archive rules of order No. 236 of 25.08.2023 ask of a file is not known, and nothing is
claimed of it.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final, Literal

from kzforms.bounded import BudgetedStream
from kzforms.documents.agreement import disagreement
from kzforms.documents.attachment import form_of, read_attached
from kzforms.errors import KzformsError, MissingLibrary, SigningError, TooLarge, UnreadableDocument
from kzforms.form import Catalogue
from kzforms.limits import Budget
from kzforms.pdf.fields import FoundField, signature_fields
from kzforms.pdf.file import PdfSource, pdf_bytes
from kzforms.signing.cms import Agreement, Cms, read_cms, verify
from kzforms.signing.conformance import conformance_findings

State = Literal["empty", "prepared", "valid", "not_intact", "unknown", "not_checked"]
"""What is known of a signature field.

"empty": nobody signed; "prepared": room was made and never filled; "valid": the signature is
that of the certificate inside it, for these bytes; "not_intact": it is not, or the file was
changed; "unknown": its algorithm cannot be verified here; "not_checked": pyHanko is missing.
"""

Changes = Literal["none", "signatures", "other", "not_checked"]
"""What was added to the file after a signature: nothing, only further signatures, or else."""

_INSTALL: Final = "Install it with: pip install 'kzforms[sign]'"


@dataclass(frozen=True)
class SignatureReport:
    """A signature, or a place for one.

    Attributes:
        field: The field's name; "" for a signature beside the file.
        state: What is known of it.
        label: The field's tooltip.
        signer: Whose certificate is inside, as the certificate says.
        signed_at: When the signer says it was signed; not proved by anything.
        algorithm: What it was made with.
        digest: Whether the digest inside it is that of the bytes.
        covers_revision: Whether it covers the whole file as it was then.
        changes_after: What was added to the file afterwards.
        detail: What is wrong, or why it is unknown.
    """

    field: str
    state: State
    label: str = ""
    signer: str = ""
    signed_at: datetime | None = None
    algorithm: str = ""
    digest: Agreement | None = None
    covers_revision: bool | None = None
    changes_after: Changes | None = None
    detail: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether something is wrong with it. Being empty or unknown is not wrong."""
        return (
            self.state in {"prepared", "not_intact"}
            or self.digest == "disagrees"
            or self.covers_revision is False
            or self.changes_after == "other"
        )


@dataclass(frozen=True)
class Finding:
    """Something that is wrong with the file itself.

    Attributes:
        code: A word that stays the same between releases.
        message: What it is.
    """

    code: str
    message: str


@dataclass(frozen=True)
class CheckReport:
    """What was found in a file.

    Attributes:
        signatures: Each signature field, in the order of the form.
        conformance: What does not fit PDF/A-3a or PDF/UA-1, as far as that can be seen
            without a validator; empty if nothing was found.
        data: Whether the attached data and the printed text agree; "none" if nothing is
            attached; "not_checked" if rendering is not possible here.
        data_detail: What disagrees, or why it was not checked.
        notes: What could not be checked, and what to do about it.
    """

    signatures: tuple[SignatureReport, ...]
    conformance: tuple[Finding, ...]
    data: Literal["agree", "disagree", "none", "not_checked"]
    data_detail: str = ""
    notes: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether nothing is wrong. An unsigned file, or an unknown algorithm, is not wrong."""
        return (
            not any(signature.is_bad for signature in self.signatures)
            and not self.conformance
            and self.data != "disagree"
        )

    @property
    def all_valid(self) -> bool:
        """Whether the file is good, is signed, and every signature is known to be valid."""
        states = [s.state for s in self.signatures if s.state != "empty"]
        return self.good and bool(states) and set(states) == {"valid"}

    def to_json(self) -> dict[str, Any]:
        """Return what `kzforms check --json` prints."""
        report = asdict(self)
        for signature in report["signatures"]:
            if signature["signed_at"] is not None:
                signature["signed_at"] = signature["signed_at"].isoformat()
        return {"good": self.good, "all_valid": self.all_valid, **report}


def check(pdf: PdfSource, *, catalogue: Catalogue | None = None) -> CheckReport:
    """Check a file.

    Args:
        pdf: The file.
        catalogue: Where its form is looked up, if not in the library's own catalogue.

    Raises:
        UnreadableDocument: It is no PDF.
    """
    content = pdf_bytes(pdf)
    notes: list[str] = []
    signatures = _signatures(content, notes)
    data, detail = _data(content, catalogue)
    return CheckReport(
        signatures=tuple(signatures),
        conformance=tuple(
            Finding(code, message)
            for code, message in [
                *conformance_findings(content),
                *_lost_signatures(content, signatures),
            ]
        ),
        data=data,
        data_detail=detail,
        notes=tuple(notes),
    )


def check_detached(pdf: PdfSource, cms: bytes) -> SignatureReport:
    """Check a signature that is kept beside the file.

    Args:
        pdf: The file as it was when it was signed.
        cms: The signature: DER, PEM or base64; detached, or with the same bytes inside.

    Raises:
        UnreadableDocument: The file is no PDF.
        SigningError: The signature is none.
    """
    content = pdf_bytes(pdf)
    signature = read_cms(cms)
    digest = signature.agreement(content)
    if signature.attached is not None and signature.attached != content:
        digest = "disagrees"
    state, detail = _judge(signature, digest, content)
    return SignatureReport(
        field="",
        state=state,
        signer=signature.signer,
        signed_at=signature.signed_at,
        algorithm=signature.algorithm,
        digest=digest,
        detail=detail,
    )


def _signatures(content: bytes, notes: list[str]) -> list[SignatureReport]:
    found = signature_fields(content)
    if any(field.signed and not field.prepared for field in found) and not _has_pyhanko():
        notes.append(f"Signatures were not verified: pyHanko is not installed. {_INSTALL}")
    return [_signature(content, field) for field in found]


def _signature(content: bytes, field: FoundField) -> SignatureReport:
    if not field.signed:
        return SignatureReport(field.name, "empty", field.label)
    if field.prepared:
        return SignatureReport(
            field.name,
            "prepared",
            field.label,
            detail="Room was made for a signature that never came: this is no finished document.",
        )
    try:
        signature = read_cms(field.contents)
    except (SigningError, TooLarge) as error:
        return SignatureReport(field.name, "not_intact", field.label, detail=str(error))
    signed = _signed_bytes(content, field)
    digest: Agreement = "disagrees" if signed is None else signature.agreement(signed)
    covers, changes = _coverage(content, field)
    state, detail = _judge(signature, digest, signed or b"")
    if changes == "other" and not detail:
        detail = "Something other than a signature was added to the file afterwards."
    return SignatureReport(
        field=field.name,
        state=state,
        label=field.label,
        signer=signature.signer,
        signed_at=signature.signed_at,
        algorithm=signature.algorithm,
        digest=digest,
        covers_revision=covers,
        changes_after=changes,
        detail=detail,
    )


def _judge(signature: Cms, digest: Agreement, signed: bytes) -> tuple[State, str]:
    if digest == "disagrees":
        return "not_intact", "The digest in the signature is not that of the file."
    if not signature.supported:
        return "unknown", f"The algorithm cannot be verified here: {signature.algorithm}."
    if not _has_pyhanko():
        return "not_checked", _INSTALL
    if verify(signature, signed):
        return "valid", ""
    return "not_intact", "The signature is not that of the certificate inside it."


def _signed_bytes(content: bytes, field: FoundField) -> bytes | None:
    """Return the bytes that a signature says it covers, if that makes sense."""
    if len(field.byte_range) != 4:  # noqa: PLR2004 - two parts, each a start and a length
        return None
    first, first_length, second, second_length = field.byte_range
    if first != 0 or not first_length < second or second + second_length > len(content):
        return None
    return content[:first_length] + content[second : second + second_length]


def _lost_signatures(
    content: bytes, signatures: list[SignatureReport]
) -> Iterator[tuple[str, str]]:
    """Yield a signature that no field refers to: a field is damaged, or lost its signature."""
    referred = sum(signature.state != "empty" for signature in signatures)
    if len(re.findall(rb"/ByteRange\s*\[", content)) > referred:
        yield "lost_signature", "The file holds a signature that no field refers to."


def _has_pyhanko() -> bool:
    from importlib.util import find_spec

    return find_spec("pyhanko") is not None


def _coverage(content: bytes, field: FoundField) -> tuple[bool | None, Changes]:
    """Tell whether the signature covers its whole revision, and what came after it."""
    if not _has_pyhanko():
        return None, "none" if _covers_file(content, field) else "not_checked"
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    try:
        embedded = _embedded(content, field.name)
        coverage = embedded.coverage = embedded.evaluate_signature_coverage()
        if coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            return False, "other"
        if coverage == SignatureCoverageLevel.ENTIRE_FILE:
            return True, "none"
        result = embedded.evaluate_modifications(DEFAULT_DIFF_POLICY)
    except TooLarge:
        raise
    except Exception:  # noqa: BLE001 - a damaged file makes pyHanko raise anything
        return None, "other"
    harmless = (
        isinstance(result, DiffResult)
        and result.modification_level <= ModificationLevel.FORM_FILLING
    )
    return True, "signatures" if harmless else "other"


def _covers_file(content: bytes, field: FoundField) -> bool:
    return len(field.byte_range) == 4 and sum(field.byte_range[2:]) == len(content)  # noqa: PLR2004


def _embedded(content: bytes, name: str) -> Any:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    reader = PdfFileReader(BudgetedStream(content, Budget(pdf_bytes=len(content))))
    fields = {found: field for found, _, field in enumerate_sig_fields(reader)}
    return EmbeddedPdfSignature(reader, fields[name].get_object(), name)


def _data(
    content: bytes, catalogue: Catalogue | None
) -> tuple[Literal["agree", "disagree", "none", "not_checked"], str]:
    try:
        attached = read_attached(content)
    except UnreadableDocument:
        return "none", ""
    try:
        form = form_of(attached, catalogue)
        problem = disagreement(content, form, form.load(attached.data), attached, catalogue)
    except MissingLibrary as error:
        return "not_checked", str(error)
    except KzformsError as error:
        return "disagree", str(error)
    return ("disagree", problem) if problem else ("agree", "")
