"""Every PDF is archival, accessible and carries its data; what veraPDF cannot see is seen here."""

import io
import json
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import pypdf
import pytest
from support.catalogue import (
    LANGUAGES,
    blank_of,
    every_fillable,
    every_form,
    every_lang,
    every_language,
    every_list,
    rendered,
    sample,
    typeset,
    with_rows,
)
from support.pdf import letters, text
from support.verapdf import failures

import kzforms
from kzforms import (
    ElectronicElements,
    Form,
    FormDataError,
    TextDisagrees,
    UnreadableDocument,
    read,
    render,
)
from kzforms.documents.attachment import AttachedData, read_attached
from kzforms.pages.compose import compose
from kzforms.pages.typeset import AttachedFile, make_pages
from kzforms.pdf.tags import Tagged
from kzforms.text import Language, Languages

pytestmark = pytest.mark.kinds


@every_form
def test_every_pdf_is_archival_and_accessible(form: Form, tmp_path: Path) -> None:
    """This test ensures that veraPDF finds nothing against PDF/A-3a and PDF/UA-1, nor qpdf."""
    files = {f"{lang}.blank.pdf": blank_of(form, lang).pdf for lang in LANGUAGES}
    if form.fillable:
        files |= {f"{lang}.pdf": rendered(form, lang).pdf for lang in get_args(Languages)}
    assert failures(tmp_path, files) == []
    for name in files:
        done = subprocess.run(
            ["qpdf", "--check", name], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_dates_and_elements_keep_a_document_archival(tmp_path: Path) -> None:
    """This test ensures that nothing that a portal may add spoils the file."""
    form = kzforms.get_form("registration-instruction")
    elements = ElectronicElements(
        registration_number="15/2026",
        registration_date=datetime(2026, 11, 21, tzinfo=UTC).date(),
        verification_address="https://portal.example.kz/verify/0123456789abcdef",
    )
    made = render(
        sample(form), "kk-ru", electronic=elements, created=datetime(2026, 11, 21, tzinfo=UTC)
    )
    assert failures(tmp_path, {"document.pdf": made.pdf}) == []
    found = text(made.pdf)
    assert found.count(letters("№ 15/2026, 21.11.2026")) == 2
    assert found.count("https://portal.example.kz/verify/0123456789abcdef") == 2
    assert read(made.pdf) == sample(form)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "portal.example.kz", "https://a b.kz"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """This test ensures that a QR code leads to the web, or is not printed."""
    with pytest.raises(ValueError, match="web address"):
        ElectronicElements(verification_address=address)


def test_a_spoilt_file_fails_the_validator(tmp_path: Path) -> None:
    """This test ensures that the validation can fail."""
    writer = pypdf.PdfWriter(io.BytesIO(blank_of(kzforms.get_form("training-certificate")).pdf))
    del writer.root_object["/Metadata"]
    buffer = io.BytesIO()
    writer.write(buffer)
    found = failures(tmp_path, {"spoilt.pdf": buffer.getvalue()})
    assert [line.split("\t")[1] for line in found] == ["ua1", "3a"]


@every_list
@every_language
def test_each_cell_names_its_column_and_each_page_has_the_official_heading(
    form: Form, language: Language
) -> None:
    """This test ensures that a table read aloud says each cell's own column, on every page."""
    table = form.edition.table
    assert table
    tagged = Tagged(render(with_rows(form, sample(form), 25), language).pdf)
    tables = list(tagged.elements("/Table"))
    assert len(tables) > 1
    for part in tables:
        headings = list(tagged.elements("/TH", part))
        ids = {heading["/ID"]: index for index, heading in enumerate(headings)}
        spoken = [tagged.spoken(heading) for heading in headings]
        assert spoken == [letters(column.heading(language)) for column in table.columns]
        for row in tagged.elements("/TR", part):
            cells = list(tagged.elements("/TD", row))
            columns = [ids[name] for cell in cells for name in cell["/A"]["/Headers"]]
            assert columns == (list(range(len(table.columns))) if cells else [])


@every_form
def test_every_switch_of_language_is_marked(form: Form) -> None:
    """This test ensures that a screen reader changes its voice where the language changes."""
    both, kazakh = rendered(form, "kk-ru"), rendered(form, "kk")
    tagged = Tagged(both.pdf)
    assert str(tagged.reader.root_object["/Lang"]) == "kk"
    languages = {
        tagged.page(section): str(section.get("/Lang", "kk"))
        for section in tagged.elements("/Sect")
    }
    assert languages == {n: "kk" if n < kazakh.pages else "ru" for n in range(both.pages)}


@every_form
@every_language
def test_the_file_is_read_in_the_order_of_the_page(form: Form, language: Language) -> None:
    """This test ensures that what is read aloud is the whole text, in the order of the source."""
    composition = compose(form, sample(form), (language,))
    made = typeset(composition)
    tagged = Tagged(made.pdf)
    body = (run.text for page in made.pages for run in page.runs if not run.margin)
    assert tagged.spoken() == letters("".join(body))
    headings = [element["/S"] for element in tagged.elements() if element["/S"][:2] == "/H"]
    assert headings == ["/H1", *["/H2"] * composition.html.count("<h2")]


@every_form
@every_language
def test_all_fonts_are_ours_and_embedded(form: Form, language: Language) -> None:
    """This test ensures that no font of the machine gets into a document."""
    reader = pypdf.PdfReader(io.BytesIO(rendered(form, language).pdf))
    names = set()
    for page in reader.pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        for reference in fonts.get_object().values():
            font = reference.get_object()
            names.add(str(font["/BaseFont"]).split("+")[1])
            (descendant,) = font["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"]
            assert any(key.startswith("/FontFile") for key in descriptor.get_object())
    assert names <= {"kzforms", "kzforms-Bold"}


@every_form
@pytest.mark.parametrize("lang", ["kk", "ru", "kk-ru"])
def test_there_is_one_signature_field_for_each_slot(form: Form, lang: Any) -> None:
    """This test ensures that each sheet has a tagged, empty field where each official signs."""
    made = rendered(form, lang)
    languages = lang.split("-")
    expected = [f"sig_{slot.id}_{language}" for language in languages for slot in form.signers]
    assert [field.name for field in made.signature_fields] == expected
    reader = pypdf.PdfReader(io.BytesIO(made.pdf))
    fields = reader.get_fields() or {}
    assert list(fields) == expected
    for field in made.signature_fields:
        widget = next(
            annotation.get_object()
            for annotation in reader.pages[field.page]["/Annots"]  # type: ignore[attr-defined]
            if annotation.get_object()["/T"] == field.name
        )
        assert widget["/FT"] == "/Sig"
        assert "/V" not in widget
        assert "/StructParent" in widget
        assert widget["/TU"] == field.label
        assert [float(side) for side in widget["/Rect"]] == pytest.approx(field.box)
        left, bottom, right, top = field.box
        assert right - left > 100
        assert top - bottom > 25
        assert field.role[field.name[-2:]] in field.label  # type: ignore[index]


@every_list
def test_rows_signed_by_hand_have_no_fields(form: Form) -> None:
    """This test ensures that only officials' slots are fields, however many rows there are."""
    made = render(with_rows(form, sample(form), 30), "kk")
    assert len(made.signature_fields) == len(form.signers)


@every_fillable
@every_lang
def test_a_document_is_read_back_equal(form: Form, lang: Any) -> None:
    """This test ensures that the data in the file are those that were given."""
    made = rendered(form, lang)
    assert read(made.pdf) == sample(form)
    attached = read_attached(made.pdf)
    assert (attached.form, attached.edition, attached.language) == (form.id, form.edition.id, lang)
    contents = pypdf.PdfReader(io.BytesIO(made.pdf)).attachments["kzforms.json"][0]
    fields = json.loads(contents)
    assert set(fields) == {"form", "edition", "schema", "language", "data"}
    assert fields["schema"] == 1
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert contents.decode() == canonical
    specification: Any = pypdf.PdfReader(io.BytesIO(made.pdf)).root_object["/AF"][0].get_object()  # type: ignore[index]
    assert specification["/AFRelationship"] == "/Source"


@every_form
def test_a_blank_holds_no_data(form: Form) -> None:
    """This test ensures that a blank is not taken for a document."""
    with pytest.raises(UnreadableDocument, match="blank"):
        read(blank_of(form).pdf)


def _forged(attached: str | bytes, **page_data: Any) -> bytes:
    """A real page with other data attached than those printed on it."""
    form = kzforms.get_form("registration-instruction")
    data = {**json.loads(sample(form).model_dump_json(exclude_none=True)), **page_data}
    composition = compose(form, form.load(data), ("kk",))
    content = attached.encode() if isinstance(attached, str) else attached
    file = AttachedFile("kzforms.json", content, "forged")
    return make_pages(composition, attachment=file).pdf


def _attached(**changes: Any) -> str:
    form = kzforms.get_form("registration-instruction")
    data = json.loads(sample(form).model_dump_json(exclude_none=True))
    whole = {
        "form": form.id,
        "edition": form.edition.id,
        "schema": 1,
        "language": "kk",
        "data": data,
    }
    return json.dumps({**whole, **changes})


@pytest.mark.parametrize(
    ("attached", "error", "said"),
    [
        ("{", UnreadableDocument, "damaged"),
        (b"\xff\xfe", UnreadableDocument, "damaged"),
        ("[]", UnreadableDocument, "not of kzforms"),
        ('{"form": 1}', UnreadableDocument, "not of kzforms"),
        (_attached(schema=2), UnreadableDocument, "another schema"),
        (_attached(language="en"), UnreadableDocument, "language"),
        (_attached(form="no-such-form"), UnreadableDocument, "no form"),
        (_attached(edition="V1"), UnreadableDocument, "no edition"),
        (_attached(data=[]), UnreadableDocument, "data"),
        (_attached(data={}), FormDataError, "missing"),
        (_attached(extra=1), UnreadableDocument, "extra"),
    ],
)
def test_data_that_are_not_ours_or_do_not_fit_are_refused(
    attached: str | bytes, error: type[Exception], said: str
) -> None:
    """This test ensures that a portal never takes foreign or broken data for its own."""
    with pytest.raises(error, match=said):
        read(_forged(attached))


def test_data_that_differ_from_the_page_are_found() -> None:
    """This test ensures that `strict` notices a page and data that do not belong together."""
    data = json.loads(sample(kzforms.get_form("registration-instruction")).model_dump_json())
    forged = _forged(_attached(), due_date="2026-12-24")
    assert str(read(forged, strict=False).due_date) == data["due_date"]  # type: ignore[attr-defined]
    with pytest.raises(TextDisagrees, match="due_date"):
        read(forged)


def test_words_added_to_the_page_are_found() -> None:
    """This test ensures that `strict` compares the form's own words too."""
    form = kzforms.get_form("registration-instruction")
    attached = AttachedData(
        form=form.id, edition=form.edition.id, language="kk", data=json.loads(_attached())["data"]
    )
    composition = compose(form, sample(form), ("kk",))
    html = composition.html.replace("тұруды ұсынамын.", "тұруды ұсынамын. Шұғыл!")
    assert html != composition.html
    file = AttachedFile("kzforms.json", attached.to_json().encode(), "forged")
    forged = make_pages(replace(composition, html=html), attachment=file).pdf
    with pytest.raises(TextDisagrees, match="other words"):
        read(forged)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"hello", b"%PDF-1.7\n%%EOF", b"PK\x03\x04"]
)
def test_what_is_no_pdf_is_refused(content: bytes, tmp_path: Path) -> None:
    """This test ensures that any file gives a message, not a traceback."""
    with pytest.raises(UnreadableDocument):
        read(content)
    (tmp_path / "x.pdf").write_bytes(content)
    with pytest.raises(UnreadableDocument):
        read(tmp_path / "x.pdf")
    with pytest.raises(UnreadableDocument):
        read(tmp_path / "missing.pdf")
