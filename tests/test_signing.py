"""Signing elsewhere and here, and checking what came of it."""

import base64
import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from support.catalogue import FORMS, blank_of, named, render_once, rendered, sample
from support.signers import OpenSslSigner, Signer
from support.verapdf import failures

import kzforms
from kzforms import Form, RenderedForm, SigningError, UnreadableDocument, cli, render, signing
from kzforms.documents import agreement
from kzforms.signing import Prepared

pytestmark = pytest.mark.layouts

_REHEARSED = {"registration-instruction", "named-list-reserve-sergeants"}
"""A paper and a list: `make test` rehearses the signing of these, `make check` of all."""


@pytest.fixture(autouse=True)
def _made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `check` and `read` compare with a page that is made once a session."""
    monkeypatch.setattr(agreement, "render", render_once)


def document(form_id: str = "training-certificate", lang: Any = "kk-ru") -> RenderedForm:
    return rendered(kzforms.get_form(form_id), lang)


def signed_by(signer: Signer, pdf: bytes, field: str, **options: Any) -> bytes:
    """The two-process way, with the state kept as JSON in between."""
    prepared = signing.prepare(pdf, field)
    kept = json.dumps(prepared.state)
    cms = signer.sign(prepared.to_sign, **options)
    return signing.embed(Prepared.restore(prepared.pdf, kept), cms)


def _trusting(pdf: bytes) -> list[Any]:
    """What pyHanko says of each signature, every certificate in the file being trusted."""
    found = []
    for embedded in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        context = ValidationContext(trust_roots=[embedded.signer_cert])
        found.append(validate_pdf_signature(embedded, context))
    return found


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(form, marks=() if form.id in _REHEARSED else pytest.mark.check)
        for form in FORMS
        if form.signers
    ],
    ids=named,
)
def test_the_rehearsal(form: Form, rsa: OpenSslSigner, ec: OpenSslSigner, tmp_path: Path) -> None:
    """This test ensures that every form can be signed in all its fields, and stays what it is.

    In sequence, with RSA and EC keys, by the two-process way and with a key at hand; then
    pyHanko, poppler and veraPDF are asked.
    """
    made = rendered(form, "kk-ru")
    pdf = made.pdf
    for number, field in enumerate(made.signature_fields):
        signer = (rsa, ec)[number % 2]
        if number == 2:
            pdf = signing.sign_local(pdf, field.name, pkcs12=rsa.pkcs12())
        else:
            pdf = signed_by(signer, pdf, field.name)
    report = signing.check(pdf)
    assert report.good
    assert report.all_valid
    assert report.data == "agree"
    last = len(report.signatures) - 1
    for number, signature in enumerate(report.signatures):
        assert signature.state == "valid"
        assert signature.signer in {"Test RSA", "Test EC"}
        assert signature.changes_after == ("none" if number == last else "signatures")
    for status in _trusting(pdf):
        assert status.intact
        assert status.valid
        assert status.modification_level <= ModificationLevel.FORM_FILLING
        assert status.bottom_line
    (tmp_path / "signed.pdf").write_bytes(pdf)
    said = subprocess.run(
        ["pdfsig", "-nocert", tmp_path / "signed.pdf"], capture_output=True, text=True, check=False
    ).stdout
    assert said.count("Signature is Valid.") == len(made.signature_fields)
    assert failures(tmp_path, {"signed.pdf": pdf}) == []
    assert kzforms.read(pdf, strict=True) == sample(form)


def test_a_key_at_hand_signs_too(rsa: OpenSslSigner, tmp_path: Path) -> None:
    """This test ensures that an organisation can sign with its own PKCS#12 file."""
    made = document(lang="ru")
    key = rsa.pkcs12("geheim")
    pdf = signing.sign_local(made.pdf, "sig_head_ru", pkcs12=key, password="geheim")  # noqa: S106
    assert signing.check(pdf).all_valid
    assert failures(tmp_path, {"signed.pdf": pdf}) == []
    with pytest.raises(SigningError, match="wrong password"):
        signing.sign_local(made.pdf, "sig_head_ru", pkcs12=key, password="falsch")  # noqa: S106
    with pytest.raises(SigningError, match="wrong password or file"):
        signing.sign_local(made.pdf, "sig_head_ru", pkcs12=b"no key")


@pytest.mark.parametrize("attached", [False, True])
@pytest.mark.parametrize("form", ["DER", "PEM", "base64"])
def test_signatures_are_taken_as_signers_return_them(
    rsa: Signer, form: str, *, attached: bool
) -> None:
    """This test ensures that DER, PEM and base64, with or without the bytes, all embed."""
    prepared = signing.prepare(document().pdf, "sig_head_kk", reserve=64_000)
    cms = rsa.sign(prepared.to_sign, attached=attached, form="PEM" if form == "PEM" else "DER")
    if form == "base64":
        cms = base64.b64encode(cms)
    signed = signing.embed(prepared, cms)
    assert signing.check(signed).all_valid
    assert len(signed) == len(prepared.pdf)


def test_preparing_is_the_same_each_time() -> None:
    """This test ensures that a portal that prepares twice gets the same bytes to sign."""
    pdf = document().pdf
    assert signing.prepare(pdf, "sig_head_kk") == signing.prepare(pdf, "sig_head_kk")
    assert signing.prepare(pdf, "sig_head_kk").pdf.startswith(pdf)


def test_preparing_in_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    """This test ensures that the portal may prepare in one process and embed in another."""
    (tmp_path / "document.pdf").write_bytes(document().pdf)
    for name in ("one", "two"):
        command = [
            "sign", "prepare", "document.pdf", "--field", "sig_head_kk", "-o", f"{name}.pdf",
            "--state", f"{name}.json", "--to-sign", f"{name}.bin",
        ]  # fmt: skip
        subprocess.run([sys.executable, "-m", "kzforms.cli", *command], cwd=tmp_path, check=True)
    for ending in ("pdf", "json", "bin"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (
            tmp_path / f"two.{ending}"
        ).read_bytes()


def test_a_signature_for_other_bytes_is_refused(rsa: Signer) -> None:
    """This test ensures that a mixed-up signature never gets into a document."""
    prepared = signing.prepare(document().pdf, "sig_head_kk")
    with pytest.raises(SigningError, match="other bytes: its digest"):
        signing.embed(prepared, rsa.sign(b"something else"))
    with pytest.raises(SigningError, match="other bytes: those inside"):
        signing.embed(prepared, rsa.sign(b"something else", attached=True))


def test_a_signature_that_is_too_large_is_refused(rsa: Signer) -> None:
    """This test ensures that a signature is whole in the file, or not at all."""
    prepared = signing.prepare(document().pdf, "sig_head_kk", reserve=1024)
    with pytest.raises(SigningError, match="reserve more"):
        signing.embed(prepared, rsa.sign(prepared.to_sign))


@pytest.mark.parametrize(
    "cms",
    [b"", b"no signature", b"\x30\x03\x02\x01\x01", b"-----BEGIN X-----\nAA==\n-----END X-----"],
)
def test_what_is_no_signature_is_refused(cms: bytes) -> None:
    """This test ensures that rubbish gives a message."""
    prepared = signing.prepare(document().pdf, "sig_head_kk")
    with pytest.raises(SigningError, match="CMS"):
        signing.embed(prepared, cms)


def test_a_file_that_changed_since_it_was_prepared_is_refused(rsa: Signer) -> None:
    """This test ensures that what is signed is what was prepared."""
    prepared = signing.prepare(document().pdf, "sig_head_kk")
    changed = bytearray(prepared.pdf)
    changed[100] ^= 1
    for pdf in (
        bytes(changed),
        prepared.pdf[:-10],
        prepared.pdf + b"\n%",
        document("registration-instruction").pdf,
    ):
        with pytest.raises(SigningError, match="not the one that was prepared"):
            Prepared.restore(pdf, prepared.state)
    signed = signing.embed(prepared, rsa.sign(prepared.to_sign))
    with pytest.raises(SigningError, match="signed already"):
        Prepared.restore(signed, prepared.state)


@pytest.mark.parametrize("state", ["", "{", "[]", "{}", '{"kzforms_prepared": 2}', b"\xff"])
def test_a_state_that_is_not_ours_is_refused(state: str | bytes) -> None:
    """This test ensures that a lost or foreign state is noticed before anything is written."""
    prepared = signing.prepare(document().pdf, "sig_head_kk")
    with pytest.raises(SigningError):
        Prepared.restore(prepared.pdf, state)
    with pytest.raises(SigningError, match="another version"):
        Prepared.restore(prepared.pdf, {**prepared.state, "kzforms_prepared": 9})
    with pytest.raises(SigningError):
        Prepared.restore(prepared.pdf, {**prepared.state, "start": "x"})


def test_a_prepared_file_is_never_taken_for_a_document() -> None:
    """This test ensures that a file with room for a signature is not handed out as signed."""
    prepared = signing.prepare(document().pdf, "sig_head_kk")
    report = signing.check(prepared.pdf)
    assert not report.good
    assert report.signatures[0].state == "prepared"
    assert "never came" in report.signatures[0].detail
    with pytest.raises(UnreadableDocument, match="prepared"):
        kzforms.read(prepared.pdf)
    with pytest.raises(SigningError, match="never signed"):
        signing.prepare(prepared.pdf, "sig_head_ru")


def test_a_field_that_is_not_there_or_not_empty_is_named(rsa: Signer) -> None:
    """This test ensures that the fields there are, are named."""
    made = document()
    with pytest.raises(SigningError, match="It has: sig_head_kk, sig_head_ru"):
        signing.prepare(made.pdf, "sig_director_kk")
    signed = signed_by(rsa, made.pdf, "sig_head_kk")
    with pytest.raises(SigningError, match="signed already"):
        signing.prepare(signed, "sig_head_kk")
    with pytest.raises(UnreadableDocument):
        signing.prepare(b"hello", "sig_head_kk")


def test_one_flipped_byte_is_found_anywhere(rsa: Signer) -> None:
    """This test ensures that no byte of a signed document can be changed unnoticed."""
    pdf = signed_by(rsa, document().pdf, "sig_head_kk")
    room = range(pdf.index(b"/Contents <"), pdf.index(b">", pdf.index(b"/Contents <")))
    ends = range(len(pdf) - 24, len(pdf) - 1)
    places = [n for n in (*range(10, len(pdf), len(pdf) // 40), *ends) if n not in room]
    assert len(places) > 40
    for place in places:
        changed = bytearray(pdf)
        changed[place] ^= 1
        with contextlib.suppress(UnreadableDocument):  # so damaged that it is no PDF any more
            assert not signing.check(bytes(changed)).good, place


def test_a_changed_signature_is_found(rsa: Signer) -> None:
    """This test ensures that the signature itself cannot be changed either."""
    pdf = signed_by(rsa, document().pdf, "sig_head_kk")
    start = pdf.index(b"/Contents <") + len(b"/Contents <")
    for place in range(start + 8, start + 2400, 120):
        changed = bytearray(pdf)
        changed[place] = ord("0") if changed[place] != ord("0") else ord("1")
        assert not signing.check(bytes(changed)).all_valid, place


def _updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """The file with an incremental update, which leaves the bytes before it as they are."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)  # type: ignore[no-untyped-call]
    return buffer.getvalue()


def _draw_on_the_page(writer: IncrementalPdfFileWriter) -> None:
    stream = writer.add_object(generic.StreamObject(stream_data=b"q 0 0 100 100 re f Q"))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), stream])
    writer.update_container(page)


def _take_the_signature_out(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)


def _take_the_field_out(writer: IncrementalPdfFileWriter) -> None:
    form = writer.root["/AcroForm"]
    form["/Fields"] = generic.ArrayObject(list(form["/Fields"])[1:])
    writer.update_container(form)


def _add_actions_to(
    place: Callable[[IncrementalPdfFileWriter], generic.DictionaryObject],
) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(writer: IncrementalPdfFileWriter) -> None:
        action, actions = generic.DictionaryObject(), generic.DictionaryObject()  # type: ignore[no-untyped-call]
        action["/S"], action["/JS"] = pdf_name("/JavaScript"), generic.pdf_string("app.beep()")
        actions["/O"] = action
        holder = place(writer)
        holder["/AA"] = actions
        writer.update_container(holder)

    return change


def test_content_added_after_signing_is_found(rsa: Signer) -> None:
    """This test ensures that what poppler overlooks is reported: marks added on top."""
    pdf = signed_by(rsa, document().pdf, "sig_head_kk")
    report = signing.check(_updated(pdf, _draw_on_the_page))
    assert not report.good
    (signature, _) = report.signatures
    assert signature.state == "valid"
    assert signature.changes_after == "other"
    assert "added" in signature.detail


@pytest.mark.parametrize("signed", [True, False], ids=["signed", "unsigned"])
@pytest.mark.parametrize(
    "place",
    [
        lambda writer: writer.root,
        lambda writer: writer.root["/Pages"]["/Kids"][0],
        lambda writer: writer.root["/AcroForm"]["/Fields"][0],
    ],
    ids=["document", "page", "field"],
)
def test_actions_added_to_a_document_are_found(
    rsa: Signer, place: Callable[[IncrementalPdfFileWriter], Any], *, signed: bool
) -> None:
    """This test ensures that a script that runs by itself is seen, wherever it was put."""
    pdf = signed_by(rsa, document().pdf, "sig_head_kk") if signed else document().pdf
    report = signing.check(_updated(pdf, _add_actions_to(place)))
    assert not report.good
    assert [finding.code for finding in report.conformance] == ["active_content"]
    assert report.signatures[0].changes_after == ("other" if signed else None)


@pytest.mark.parametrize("take_out", [_take_the_signature_out, _take_the_field_out])
def test_a_signature_that_was_taken_out_is_missed(
    rsa: Signer, take_out: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    """This test ensures that nobody hides a signature: its bytes are still in the file."""
    pdf = _updated(signed_by(rsa, document().pdf, "sig_head_kk"), take_out)
    report = signing.check(pdf)
    assert {signature.state for signature in report.signatures} == {"empty"}
    assert [finding.code for finding in report.conformance] == ["lost_signature"]
    assert not report.good


def test_no_signature_is_missed_where_none_was_lost(rsa: Signer) -> None:
    """This test ensures that the finding is for lost signatures only."""
    pdf = document().pdf
    assert signing.check(signing.prepare(pdf, "sig_head_kk").pdf).conformance == ()
    for field in ("sig_head_kk", "sig_head_ru"):
        pdf = signed_by(rsa, pdf, field)
        assert signing.check(pdf).conformance == ()


def test_a_file_cut_back_to_an_earlier_state_says_what_can_be_known(rsa: Signer) -> None:
    """This test ensures that a signature cut off with its whole revision is never claimed.

    Such a file is what it was before: nothing in it tells that it was signed since.
    """
    unsigned = document().pdf
    once = signed_by(rsa, unsigned, "sig_head_kk")
    twice = signed_by(rsa, once, "sig_head_ru")
    assert signing.check(twice[: len(once)]) == signing.check(once)
    assert [found.state for found in signing.check(once).signatures] == ["valid", "empty"]
    back = signing.check(twice[: len(unsigned)])
    assert [found.state for found in back.signatures] == ["empty", "empty"]
    assert back.good
    assert not back.all_valid


@pytest.mark.parametrize(
    "damage",
    [
        lambda pdf: pdf[:-7],
        lambda pdf: pdf[: pdf.rindex(b"startxref")],
        lambda pdf: pdf[: pdf.index(b"/ByteRange")],
        lambda pdf: pdf + b"\n%",
        lambda pdf: pdf + b"\n%%EOF\n",
        lambda pdf: pdf + b"\nstartxref\n1\n%%EOF\n",
    ],
    ids=["end", "trailer", "revision", "comment", "second end", "no cross-references"],
)
def test_a_damaged_end_is_refused(rsa: Signer, damage: Callable[[bytes], bytes]) -> None:
    """This test ensures that no reader goes back, unsaid, to a state before the signature."""
    pdf = signed_by(rsa, document().pdf, "sig_head_kk")
    with pytest.raises(UnreadableDocument, match="its end is not that of a PDF file"):
        signing.check(damage(pdf))


def test_an_algorithm_that_cannot_be_verified_is_its_own_state(gost: Signer, rsa: Signer) -> None:
    """This test ensures that a GOST signature is never called valid, and never a crash."""
    made = document()
    pdf = signed_by(gost, made.pdf, "sig_head_kk")
    report = signing.check(pdf)
    (signature, other) = report.signatures
    assert signature.state == "unknown"
    assert signature.signer == "Test GOST"
    assert "GOST R 34.10-2012" in signature.algorithm
    assert signature.digest == "unknown"
    assert other.state == "empty"
    assert report.good
    assert not report.all_valid
    both = signed_by(rsa, pdf, "sig_head_ru")
    states = [signature.state for signature in signing.check(both).signatures]
    assert states == ["unknown", "valid"]
    assert signing.check(both).signatures[0].changes_after == "signatures"


def test_a_signature_beside_the_file(rsa: Signer, gost: Signer) -> None:
    """This test ensures that the plain product works: the PDF as it is, and a CMS file."""
    pdf = document().pdf
    for attached in (False, True):
        report = signing.check_detached(pdf, rsa.sign(pdf, attached=attached))
        assert (report.state, report.signer, report.digest) == ("valid", "Test RSA", "agrees")
    assert signing.check_detached(pdf, gost.sign(pdf)).state == "unknown"
    other = document("registration-instruction").pdf
    assert signing.check_detached(other, rsa.sign(pdf)).state == "not_intact"
    assert signing.check_detached(other, rsa.sign(pdf, attached=True)).state == "not_intact"
    assert signing.check_detached(other, rsa.sign(pdf)).is_bad
    with pytest.raises(SigningError):
        signing.check_detached(pdf, b"no signature")


def test_an_unsigned_file_is_good() -> None:
    """This test ensures that a fresh document or blank checks as good."""
    for pdf, data in (
        (document().pdf, "agree"),
        (blank_of(kzforms.get_form("training-certificate")).pdf, "none"),
    ):
        report = signing.check(pdf)
        assert report.good
        assert not report.all_valid
        assert report.data == data
        assert {signature.state for signature in report.signatures} == {"empty"}


def _spoil(pdf: bytes, change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _remove(key: str) -> Callable[[pypdf.PdfWriter], object]:
    return lambda writer: writer.root_object.pop(key)


def _open_with_a_script(writer: pypdf.PdfWriter) -> None:
    action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(key): value for key, value in action.items()}
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_remove("/Metadata"), "not_pdfa"),
        (_remove("/Metadata"), "not_pdfua"),
        (_remove("/OutputIntents"), "no_output_intent"),
        (_remove("/Lang"), "no_language"),
        (_remove("/StructTreeRoot"), "not_tagged"),
        (_open_with_a_script, "active_content"),
        (lambda writer: writer.pages[0]["/Annots"][0].get_object().pop("/StructParent"), "untagged_field"),
        (lambda writer: writer.encrypt("secret"), "encrypted"),
    ],
)  # fmt: skip
def test_what_later_programs_spoil_is_seen(
    change: Callable[[pypdf.PdfWriter], object], code: str
) -> None:
    """This test ensures that a file that lost what makes it archival or accessible is noticed."""
    spoilt = _spoil(document().pdf, change)
    try:
        report = signing.check(spoilt)
    except UnreadableDocument:
        assert code == "encrypted"
        return
    assert code in {finding.code for finding in report.conformance}
    assert not report.good


def test_a_font_that_is_not_embedded_is_seen() -> None:
    """This test ensures that a stamp in a font of the viewer's is noticed."""

    def add_font(writer: pypdf.PdfWriter) -> None:
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Courier"),
            }
        )
        writer.pages[0]["/Resources"]["/Font"][NameObject("/X")] = font  # type: ignore[index]

    report = signing.check(_spoil(document().pdf, add_font))
    assert [finding.code for finding in report.conformance] == ["font_not_embedded"]


def test_data_that_disagree_with_the_page_are_reported() -> None:
    """This test ensures that `check` compares data and text."""
    made = document("registration-instruction", "kk")
    other = kzforms.get_form("registration-instruction")
    data = json.loads(sample(other).model_dump_json(exclude_none=True))
    changed = render(other.load({**data, "due_date": "2026-12-24"}), "kk")
    attachment = pypdf.PdfReader(io.BytesIO(changed.pdf)).attachments["kzforms.json"][0]

    def swap(writer: pypdf.PdfWriter) -> None:
        names: Any = writer.root_object["/Names"]
        specification = names["/EmbeddedFiles"].get_object()["/Names"][1].get_object()
        specification["/EF"]["/F"].get_object().set_data(attachment)

    report = signing.check(_spoil(made.pdf, swap))
    assert report.data == "disagree"
    assert "due_date" in report.data_detail
    assert not report.good


def test_ncalayer_is_asked_for_a_detached_signature_and_answers(rsa: Signer) -> None:
    """This test ensures that a portal's page can pass our objects to NCALayer and back."""
    prepared = signing.prepare(document().pdf, "sig_head_kk")
    request = signing.ncalayer_request(prepared.to_sign, lang="ru")
    json.dumps(request)
    assert request["module"] == "kz.gov.pki.knca.basics"
    assert request["args"]["signingParams"]["encapsulate"] == "false"
    content = base64.b64decode(request["args"]["data"])
    assert content == prepared.to_sign
    cms = rsa.sign(content, form="PEM").decode()
    for answer in (
        {"status": True, "body": {"result": [cms]}},
        {"status": True, "body": {"result": cms}},
        {"status": True, "responseObject": cms},
    ):
        signed = signing.embed(prepared, signing.ncalayer_signature(answer))
        assert signing.check(signed).all_valid


@pytest.mark.parametrize(
    "answer",
    [
        {"status": False, "code": "USER_CANCELED", "message": "…"},
        {"status": True},
        {"status": True, "body": {"result": []}},
        {"status": True, "body": {"result": [5]}},
        {},
    ],
)
def test_an_answer_without_a_signature_is_refused(answer: dict[str, Any]) -> None:
    """This test ensures that a citizen who says no is understood."""
    with pytest.raises(SigningError, match="NCALayer"):
        signing.ncalayer_signature(answer)


def test_the_command_line_signs_in_two_processes(
    rsa: OpenSslSigner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """This test ensures that prepare, a signer elsewhere, and embed work from the shell."""
    monkeypatch.chdir(tmp_path)
    document(lang="kk").write("document.pdf")
    prepare = [
        "sign", "prepare", "document.pdf", "--field", "sig_head_kk", "-o", "prepared.pdf",
        "--state", "state.json", "--to-sign", "bytes.bin",
    ]  # fmt: skip
    embed = [
        "sign",
        "embed",
        "prepared.pdf",
        "--state",
        "state.json",
        "--cms",
        "x.cms",
        "-o",
        "signed.pdf",
    ]
    assert cli.run(prepare) == 0
    Path("x.cms").write_bytes(rsa.sign(b"other bytes"))
    assert cli.run(embed) == 2
    assert not Path("signed.pdf").exists()
    assert cli.run(["check", "prepared.pdf"]) == 1
    assert cli.run(["read", "prepared.pdf"]) == 2
    Path("x.cms").write_bytes(rsa.sign(Path("bytes.bin").read_bytes(), form="PEM"))
    assert cli.run(embed) == 0
    capsys.readouterr()
    assert cli.run(["check", "signed.pdf", "--require-valid", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["all_valid"]
    assert report["signatures"][0]["signer"] == "Test RSA"
    assert cli.run(["check", "document.pdf"]) == 0
    assert cli.run(["check", "document.pdf", "--require-valid"]) == 1
    Path("no.pdf").write_bytes(b"hello")
    assert cli.run(["check", "no.pdf"]) == 2
    Path("key.p12").write_bytes(rsa.pkcs12("құпия"))
    Path("password").write_bytes("құпия\r\n".encode("utf-8-sig"))
    local = [
        "sign", "local", "document.pdf", "--field", "sig_head_kk", "--p12", "key.p12",
        "--password-file", "password", "-o", "local.pdf",
    ]  # fmt: skip
    assert cli.run(local) == 0
    assert cli.run(["check", "local.pdf", "--require-valid"]) == 0
    Path("password").write_bytes("құпия".encode("kz1048"))
    capsys.readouterr()
    assert cli.run([*local, "--replace"]) == 2
    assert "--password-file: The file is not UTF-8." in capsys.readouterr().err
    assert cli.run(["read", "local.pdf", "--strict"]) == 0
    assert json.loads(capsys.readouterr().out)["form"] == "training-certificate"


_WITHOUT = """
import sys
sys.modules["pyhanko"] = None
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *a: None if name == "pyhanko" else find(name, *a)
"""


@pytest.mark.check
def test_without_the_extra_one_line_says_what_to_install(rsa: Signer, tmp_path: Path) -> None:
    """This test ensures that embed, read and the rest of check work without pyHanko."""
    prepared = signing.prepare(document().pdf, "sig_head_kk")
    cms = rsa.sign(prepared.to_sign)
    files = {
        "document.pdf": document().pdf,
        "prepared.pdf": prepared.pdf,
        "state.json": json.dumps(prepared.state).encode(),
        "x.cms": cms,
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        code = f"{_WITHOUT}\nfrom kzforms import cli\nsys.exit(cli.run({list(arguments)!r}))"
        return subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    refused = run(
        "sign", "prepare", "document.pdf", "--field", "sig_head_kk", "-o", "p.pdf", "--state",
        "s.json", "--to-sign", "b.bin",
    )  # fmt: skip
    assert refused.returncode == 3
    assert refused.stderr.strip().splitlines() == [
        "kzforms: Signing needs pyHanko. Install it with: pip install 'kzforms[sign]'"
    ]
    embedded = run(
        "sign", "embed", "prepared.pdf", "--state", "state.json", "--cms", "x.cms", "-o", "s.pdf"
    )
    assert embedded.returncode == 0, embedded.stderr
    checked = run("check", "s.pdf")
    assert checked.returncode == 0
    assert "not checked" in checked.stdout
    assert "pip install" in checked.stderr
    assert run("check", "s.pdf", "--require-valid").returncode == 1
    assert run("read", "s.pdf", "--strict").returncode == 0


def test_signing_works_inside_an_event_loop(rsa: OpenSslSigner) -> None:
    """This test ensures that a portal that runs on asyncio can sign and check."""
    import asyncio

    made = document(lang="kk")
    key = rsa.pkcs12("geheim")

    async def portal() -> bool:
        pdf = signing.sign_local(made.pdf, "sig_head_kk", pkcs12=key, password="geheim")  # noqa: S106
        return signing.check(pdf).all_valid

    assert asyncio.run(portal())
