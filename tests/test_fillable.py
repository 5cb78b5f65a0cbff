"""Fillable blanks: a field for all that is written, in every viewer, and read back as data."""

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pypdf
import pypdfium2
import pytest
from hypothesis import given, strategies as st
from pypdf.generic import ArrayObject, NameObject, TextStringObject
from pypdfium2 import raw
from support.catalogue import (
    blank_of,
    every_fillable,
    every_lang,
    every_language,
    every_list,
    every_unfillable,
    sample,
    with_rows,
)
from support.filling import as_printed, field_names, fill, texts
from support.invented import ACTS, TEMPLATES
from support.pdf import body, letters
from support.strategies import costly, documents, filled
from support.verapdf import failures

import kzforms
from kzforms import (
    Catalogue,
    Form,
    FormDataError,
    InvalidValue,
    UnreadableDocument,
    blank,
    cli,
    get_form,
    read,
    read_filled,
)
from kzforms.form import Edition, FormDefinition, in_both_languages
from kzforms.form.widgets import data_of, has_lists
from kzforms.pages.compose import compose
from kzforms.pdf.fields import written_fields
from kzforms.pdf.tags import Tagged
from kzforms.repertoire import RANGES
from kzforms.text import Bilingual, Language
from kzforms.values import Choice, FormModel, Label, Person
from kzforms.values.dates import IN_21ST_CENTURY

pytestmark = pytest.mark.kinds

_PYPDF_BREAKS_LINES = int(pypdf.__version__.split(".")[0]) >= 7
"""Whether pypdf shows all of a text that is longer than its line."""

KAZAKH = "ӘІҢҒҮҰҚӨҺ әіңғүұқөһ Ёжик №1"


def few_rows(form: Form) -> tuple[FormModel, int | None]:
    """The sample, its table cut to two rows, and how many rows its blank has."""
    if form.edition.table is None:
        entries = [len(value) for _, value in sample(form) if isinstance(value, tuple)]
        return sample(form), max(entries) if has_lists(form.fields) else None
    return with_rows(form, sample(form), 2), 4


def widgets(pdf: bytes) -> list[Any]:
    """The places of the fields that are no signatures, in the order of the file."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = [each.get_object() for page in reader.pages for each in page.get("/Annots", ())]
    return [each for each in found if each.get_inherited("/FT") != "/Sig"]


def _paths(value: Any, path: str, language: Language) -> set[str]:
    """The paths of all that is written in data, in one language."""
    if isinstance(value, dict) and value.keys() == {"kk", "ru"}:
        return {f"{path}.{language}"}
    if isinstance(value, dict):
        return {
            found
            for name, part in value.items()
            for found in _paths(part, f"{path}.{name}" if path else name, language)
        }
    if isinstance(value, list) and not isinstance(value[0], str):
        return _paths(value[0], f"{path}[0]", language)
    return {path}


@every_fillable
@every_language
def test_the_fields_are_those_of_the_model(form: Form, language: Language) -> None:
    """This test ensures that all that a form prints can be written, and nothing else."""
    rows = 1 if form.edition.table else None
    names = field_names(blank_of(form, language, fillable=True, rows=rows).pdf)
    data = filled(form.model, "абв").model_dump(mode="json", exclude_none=True)
    for path in form.edition.not_printed.get(language, ()):
        data.pop(path)
    wanted = _paths(data, "", language)
    first = [re.sub(r"\[[1-9]\d*\]", "[0]", name) for name in names]
    assert {name if name in wanted else name.rpartition(".")[0] for name in first} == wanted
    assert len(set(names)) == len(names)


@every_fillable
@every_lang
def test_what_is_written_is_seen_and_read_back_equal(form: Form, lang: Any) -> None:
    """This test ensures that each word shows, and gives the document, empty rows left out."""
    document, rows = few_rows(form)
    pdf = blank_of(form, lang, fillable=True, rows=rows).pdf
    written = texts(pdf, document)
    saved = fill(pdf, written)
    assert read_filled(saved) == as_printed(form, document, lang)
    if _PYPDF_BREAKS_LINES:
        shown = _shown(saved)
        words = [value for value in written.values() if value != "/on"]
        lines = [letters(line) for value in words for line in value.splitlines()]
        assert [line for line in lines if line not in shown] == []


@every_fillable
@costly
@given(drawn=st.data())
def test_any_document_can_be_written(form: Form, drawn: st.DataObject) -> None:
    """This test ensures that no value is changed by the way through the fields."""
    document = drawn.draw(documents(form.model, rows=2))
    data, problems = data_of(form.fields, texts(_names(form), document))
    assert not problems
    assert form.load(data) == as_printed(form, document, "kk-ru")


def _names(form: Form) -> list[str]:
    rows = 2 if form.edition.table else None
    return field_names(blank_of(form, "kk-ru", fillable=True, rows=rows).pdf)


def test_a_blank_is_archival_and_accessible_empty_and_filled(tmp_path: Path) -> None:
    """This test ensures that veraPDF finds nothing against PDF/A-3a and PDF/UA-1."""
    files = {}
    for form_id, lang in (("named-list-specialists", "kk-ru"), ("training-certificate", "ru")):
        document, rows = few_rows(get_form(form_id))
        pdf = blank_of(get_form(form_id), lang, fillable=True, rows=rows).pdf  # type: ignore[arg-type]
        files[f"{form_id}.blank.pdf"] = pdf
        files[f"{form_id}.filled.pdf"] = fill(pdf, texts(pdf, document))
    permit = blank("permit", "kk", fillable=True, catalogue=PERMITS).pdf
    files["permit.blank.pdf"] = permit
    files["permit.filled.pdf"] = fill(permit, {**_PERMIT, "doors.north": "/on"})
    assert failures(tmp_path, files) == []


@every_fillable
@every_language
def test_every_field_says_what_to_write(form: Form, language: Language) -> None:
    """This test ensures that a screen reader, or a pointer over a field, tells them apart."""
    rows = 2 if form.edition.table else None
    pdf = blank_of(form, language, fillable=True, rows=rows).pdf
    fields = pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}
    labels = [str(field.get("/TU", "")) for field in fields.values() if "/FT" in field]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    if rows:
        row = {"kk": "2-жол", "ru": "Строка 2"}[language]
        assert any(label.startswith(f"{row}: ") for label in labels)


def test_fields_have_limits_and_say_whether_they_are_required() -> None:
    """This test ensures that a viewer can help before anything is sent."""
    fields = _fields(blank("military-id-issuance-register", "ru", fillable=True).pdf)
    iin = fields["entries[0].iin"]
    assert (iin["/MaxLen"], iin["/Ff"] & 2, iin["/TU"]) == (12, 2, "Строка 1: ИИН (12 цифр)")
    assert fields["entries[0].name.patronymic"]["/Ff"] & 2 == 0
    assert fields["entries[1].iin"]["/Ff"] & 2 == 0, "the second row may stay empty"
    reason = _fields(blank("training-certificate", fillable=True).pdf)["reason.kk"]
    assert (reason["/MaxLen"], reason["/Ff"] & 4096) == (600, 4096)


def test_what_is_written_is_aligned_as_it_is_printed() -> None:
    """This test ensures that a field stands in the middle, right or left as its value does."""
    fields = _fields(blank("military-id-issuance-register", fillable=True, rows=1).pdf)
    centred = ["programme.kk", "entries[0].iin", "entries[0].name.surname", "entries[0].note.kk"]
    assert {name: fields[name].get("/Q", 0) for name in centred} == dict.fromkeys(centred, 1)
    assert fields["issuer.rank.kk"].get("/Q", 0) == 0, "the rank begins at the left"
    assert fields["issuer.surname"].get("/Q", 0) == 2, "the name ends at the right"


def test_only_long_texts_in_high_places_have_several_lines() -> None:
    """This test ensures that no line break gets into an IIN, a name or a line of its own."""
    register = _fields(blank("military-id-issuance-register", fillable=True, rows=1).pdf)
    one_line = [
        "programme.kk",
        "entries[0].iin",
        "entries[0].name.surname",
        "entries[0].military_id.number",
        "issuer.rank.kk",
    ]
    for name in one_line:
        assert register[name].get("/Ff", 0) & 4096 == 0, name
        _, bottom, _, top = (float(side) for side in register[name]["/Rect"])
        assert top - bottom <= 15, name
    certificate = _fields(blank("training-certificate", fillable=True).pdf)
    for field in (register["entries[0].note.kk"], certificate["reason.kk"]):
        assert field["/Ff"] & 4096
        _, bottom, _, top = (float(side) for side in field["/Rect"])
        assert top - bottom > 30
    short = _fields(blank("named-list-reserve-officers", fillable=True, rows=1).pdf)
    code, note = short["entries[0].position_code"], short["entries[0].note.kk"]
    assert (code["/Ff"] & 4096, note["/Ff"] & 4096) == (0, 4096), "a code has no second line"
    middles = [sum(map(float, field["/Rect"][1::2])) / 2 for field in (code, note)]
    assert middles[0] == pytest.approx(middles[1], abs=0.1), "the line is in the cell's middle"


@every_fillable
def test_a_signature_field_is_printed_and_cannot_be_moved(form: Form) -> None:
    """This test ensures that a signature is on paper too, and stays over its line."""
    for pdf in (blank(form, "kk-ru").pdf, blank(form, "kk-ru", fillable=True).pdf):
        flags = {
            str(widget["/T"]): int(widget["/F"])
            for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
            for widget in (each.get_object() for each in page.get("/Annots", ()))
            if widget.get_inherited("/FT") == "/Sig"
        }
        wanted = [f"sig_{slot.id}_{lang}" for lang in ("kk", "ru") for slot in form.signers]
        assert flags == dict.fromkeys(wanted, 4 | 128), "print, locked; not hidden"


def _fields(pdf: bytes) -> dict[str, Any]:
    found = pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}
    return {name: field.indirect_reference.get_object() for name, field in found.items()}


@every_fillable
def test_fields_follow_one_another_as_the_page_is_read(form: Form) -> None:
    """This test ensures that the tab key and the screen reader go where the eye goes."""
    pdf = blank_of(form, "kk", fillable=True).pdf
    tagged = Tagged(pdf)
    assert {str(page["/Tabs"]) for page in tagged.reader.pages} == {"/S"}
    spoken = [
        reference.get_object()["/Obj"].get_object()
        for element in tagged.elements("/Form")
        for reference in [element["/K"]]
    ]
    shown = [
        annotation.get_object()
        for page in tagged.reader.pages
        for annotation in page.get("/Annots", ())
    ]
    assert spoken == shown
    parents = tagged.root["/ParentTree"]["/Nums"]
    kept = dict(zip(parents[::2], parents[1::2], strict=True))
    for element, widget in zip(tagged.elements("/Form"), spoken, strict=True):
        assert kept[widget["/StructParent"]].get_object() == element


@every_fillable
def test_the_form_itself_looks_as_the_blank_for_the_pen(form: Form) -> None:
    """This test ensures that nothing is printed on a fillable blank that the form does not say."""
    made = blank_of(form, "ru", fillable=True)
    if form.edition.table is None:
        assert letters(body(made.pdf)).startswith(letters(body(blank_of(form, "ru").pdf)))
    slots = [f"sig_{slot.id}_ru" for slot in form.signers]
    assert [field.name for field in made.signature_fields] == slots


@every_fillable
@every_language
def test_a_box_stands_before_the_words_that_it_ticks(form: Form, language: Language) -> None:
    """This test ensures that no line ends between a box and the first word after it."""
    pdf = blank_of(form, language, fillable=True).pdf
    document = pypdfium2.PdfDocument(pdf)
    boxes = [
        (document[index].get_textpage(), [float(side) for side in widget["/Rect"]])
        for index, page in enumerate(pypdf.PdfReader(io.BytesIO(pdf)).pages)
        for widget in (each.get_object() for each in page.get("/Annots", ()))
        if widget.get_inherited("/FT") == "/Btn"
    ]
    assert bool(boxes) == ("/on" in texts(pdf, filled(form.model, "абв")).values())
    for words, (_, bottom, right, top) in boxes:
        assert words.get_text_bounded(right, bottom, right + 20, top).strip()
    document.close()


@every_list
@every_language
def test_the_rows_of_a_list_fit_the_first_page(form: Form, language: Language) -> None:
    """This test ensures that a blank has no page for one last row, on the screen or on paper."""
    for fillable in (False, True):
        made = blank_of(form, language, fillable=fillable)
        assert {field.page for field in made.signature_fields} == {0}


def test_the_same_blank_has_the_same_bytes() -> None:
    """This test ensures that a portal can cache and compare blanks."""
    one, other = (blank("named-list-specialists", "kk-ru", fillable=True) for _ in range(2))
    assert one.pdf == other.pdf


def test_a_field_in_both_languages_is_one_field() -> None:
    """This test ensures that a name written on the Kazakh sheet stands on the Russian one too."""
    pdf = blank("registration-instruction", "kk-ru", fillable=True).pdf
    saved = fill(pdf, {"addressee.surname": "Сейтқали"})
    places = [w for w in widgets(saved) if w.get_inherited("/V") == "Сейтқали"]
    assert len(places) == 2
    assert _shown(saved).count("Сейтқали") == 2


def _shown(pdf: bytes) -> str:
    """The text of the pages with what the fields show, as PDFium draws it, without spaces."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    found = []
    for index in range(len(document)):
        document[index].flatten()
        found.append(document[index].get_textpage().get_text_range())
    document.close()
    return letters("".join(found))


def _typed(pdf: bytes, typed: str) -> bytes:
    """The blank with the same text typed into every field of its first page, by PDFium."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    viewer, page = document.formenv, document[0]
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if raw.FPDFAnnot_GetFormFieldType(viewer, annotation) == raw.FPDF_FORMFIELD_TEXTFIELD:
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, box)
            middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
            raw.FORM_OnLButtonDown(viewer, page, 0, *middle)
            raw.FORM_OnLButtonUp(viewer, page, 0, *middle)
            for letter in typed:
                raw.FORM_OnChar(viewer, page, ord(letter), 0)
            raw.FORM_ForceToKillFocus(viewer)
        raw.FPDFPage_CloseAnnot(annotation)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def test_letters_of_kazakh_can_be_typed_in_a_browser() -> None:
    """This test ensures that PDFium, as in Chrome, types in the font of the blank."""
    saved = _typed(blank("registration-instruction", fillable=True).pdf, KAZAKH)
    assert written_fields(saved).texts["unit.kk"] == KAZAKH
    shown = [widget for widget in widgets(saved) if widget.get_inherited("/V") == KAZAKH]
    assert len(shown) > 5
    for widget in shown:
        appearance = widget["/AP"]["/N"]
        used = set(re.findall(rb"/(\S+) [\d.]+ Tf", appearance.get_data()))
        (font,) = (appearance["/Resources"]["/Font"][f"/{name.decode()}"] for name in used)
        assert str(font.get_object()["/BaseFont"]).endswith("+kzforms")
    assert letters(KAZAKH) in _shown(saved)


def test_the_font_of_the_fields_has_every_letter() -> None:
    """This test ensures that whatever a model takes can be shown."""
    reader = pypdf.PdfReader(io.BytesIO(blank("training-certificate", fillable=True).pdf))
    (font,) = reader.root_object["/AcroForm"]["/DR"]["/Font"].values()  # type: ignore[index]
    mapping = font.get_object()["/ToUnicode"].get_data().decode()
    letters_there = {int(code, 16) for code in re.findall(r"<\w{4}> <(\w{4})>", mapping)}
    wanted = {code for start, end in RANGES for code in range(start, end + 1)}
    # A few characters share a glyph with a look-alike, and a glyph has one letter to say.
    assert {chr(code) for code in wanted - letters_there if chr(code).isalpha()} == set()


def _problems(pdf: bytes, written: dict[str, str]) -> dict[str, str]:
    with pytest.raises(FormDataError) as caught:
        read_filled(fill(pdf, written))
    for problem in caught.value.problems:
        assert problem.message
        assert not any(value in str(problem) for value in written.values() if len(value) > 2)
    return {problem.path: problem.code for problem in caught.value.problems}


def test_all_that_is_wrong_is_said_at_once() -> None:
    """This test ensures that a clerk corrects a blank in one go, field by field."""
    pdf = blank("military-id-issuance-register", "kk", fillable=True, rows=4).pdf
    written = {
        "institution.kk": "Үлгі университеті",
        "entries[0].iin": "990101500007",
        "entries[0].name.surname": "Ахметов",
        "entries[0].name.given_name": "Асхат",
        "entries[2].iin": "990101500006",
        "entries[2].name.surname": "Ә\u200bбдіғалиев",
    }
    assert _problems(pdf, written) == {
        "programme": "missing",
        "entries[0].iin": "iin_check_digit",
        "entries[1].iin": "missing",
        "entries[1].name": "missing",
        "entries[2].name.surname": "text_character",
        "entries[2].name.given_name": "missing",
        "issuer_position": "missing",
        "issuer": "missing",
    }


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"day": "20"}, "date_incomplete"),
        ({"day": "20", "month": "қараша айы", "year": "26"}, "month"),
        ({"day": "31", "month": "қарашаға", "year": "26"}, "no_such_date"),
        ({"day": "xx", "month": "11", "year": "26"}, "not_a_date"),
    ],
)
def test_a_date_in_parts_is_checked(parts: dict[str, str], code: str) -> None:
    """This test ensures that no date is guessed."""
    pdf = blank("registration-instruction", "kk", fillable=True).pdf
    written = texts(pdf, sample(get_form("registration-instruction")))
    written = {name: value for name, value in written.items() if "due_date" not in name}
    written |= {f"due_date.{part}": value for part, value in parts.items()}
    assert _problems(pdf, written) == {"due_date": code}


def test_a_whole_year_is_not_guessed() -> None:
    """This test ensures that nobody is born in 2097 because «97» was written for the year."""
    form = get_form("application-military-registration")
    pdf = blank_of(form, "kk", fillable=True).pdf
    written = texts(pdf, sample(form))
    assert written["birth_date.whole_year"] == "1997"
    assert _problems(pdf, written | {"birth_date.whole_year": "97"}) == {"birth_date": "not_a_date"}


@pytest.mark.parametrize("month", ["қыркүйекке", "Қыркүйек", "сентября", "СЕНТЯБРЬ", "9", "09"])
def test_a_month_may_be_written_in_any_way(month: str) -> None:
    """This test ensures that the word that the sentence wants is understood, and so is a number."""
    pdf = blank("registration-instruction", "ru", fillable=True).pdf
    written = texts(pdf, sample(get_form("registration-instruction")))
    written |= {"due_date.day": "1", "due_date.month": month, "due_date.year": "26"}
    assert read_filled(fill(pdf, written)).due_date == date(2026, 9, 1)  # type: ignore[attr-defined]


def test_a_blank_for_two_languages_wants_both() -> None:
    """This test ensures that a wording missing on one sheet is found before it is printed."""
    form = get_form("registration-instruction")
    pdf = blank_of(form, "kk-ru", fillable=True).pdf
    written = texts(pdf, sample(form))
    del written["grounds.ru"]
    assert _problems(pdf, written) == {"grounds.ru": "language_missing"}


def test_what_is_known_is_printed_and_read_back() -> None:
    """This test ensures that an office can hand out blanks with its own name in them."""
    form = get_form("military-id-issuance-register")
    whole = json.loads(kzforms.sample(form.id))
    whole["entries"] = whole["entries"][:2]
    known = {name: whole[name] for name in ("institution", "issuer")}
    known["entries"] = [{"iin": whole["entries"][0]["iin"]}]
    pdf = blank(form, "kk-ru", fillable=True, rows=3, known=known).pdf
    names = field_names(pdf)
    assert not any(name.startswith(("institution", "issuer.")) for name in names)
    assert "entries[0].iin" not in names
    document = form.load(whole)
    saved = fill(pdf, texts(pdf, document))
    assert read_filled(saved) == document


@every_unfillable
def test_what_has_no_fields_has_no_fillable_blank(form: Form) -> None:
    """This test ensures that a standard is not offered for filling in."""
    with pytest.raises(InvalidValue, match="nothing to fill in"):
        blank(form, fillable=True)


def test_a_blank_is_no_document_and_a_document_no_blank() -> None:
    """This test ensures that neither is read as the other."""
    with pytest.raises(UnreadableDocument, match="read_filled"):
        read(blank("training-certificate", fillable=True).pdf)
    for pdf in (blank("training-certificate").pdf, b"%PDF-1.7\n", b""):
        with pytest.raises(UnreadableDocument):
            read_filled(pdf)


def test_fields_that_hold_themselves_or_are_not_ours_do_no_harm() -> None:
    """This test ensures that a spoilt file gives its problems, and never hangs."""
    writer = pypdf.PdfWriter(io.BytesIO(blank("training-certificate", fillable=True).pdf))
    fields: Any = writer.root_object["/AcroForm"]["/Fields"]  # type: ignore[index]
    first, second, third = (fields[index].get_object() for index in range(3))
    first[NameObject("/Kids")] = ArrayObject([fields[0], fields[1], fields[0]])
    second[NameObject("/T")] = TextStringObject("entries[9999].x.y.z")
    third[NameObject("/T")] = TextStringObject("no such field")
    for field in (first, second, third):
        field[NameObject("/V")] = TextStringObject("Қосанұлы")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(
        UnreadableDocument, match=r"fields of this .* are gone \(recipient"
    ) as caught:
        read_filled(buffer.getvalue())
    assert "Қосанұлы" not in str(caught.value)


def test_a_filled_blank_is_read_and_rendered_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that a clerk gets from a blank to a document by two commands."""
    monkeypatch.chdir(tmp_path)
    form = get_form("registration-instruction")
    assert cli.run(["blank", form.id, "--lang", "ru", "--fillable", "-o", "blank.pdf"]) == 0
    assert cli.run(["read", "blank.pdf"]) == 2
    assert "addressee: This field is missing." in capsys.readouterr().err
    pdf = Path("blank.pdf").read_bytes()
    Path("filled.pdf").write_bytes(fill(pdf, texts(pdf, sample(form))))
    assert cli.run(["read", "filled.pdf"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed).keys() == {"form", "edition", "schema", "language", "data"}
    Path("data.json").write_text(printed, "utf-8")
    assert cli.run(["render", form.id, "data.json", "--lang", "ru", "-o", "made.pdf"]) == 0
    assert read(Path("made.pdf")) == as_printed(form, sample(form), "ru")
    assert cli.run(["render", form.id, "filled.pdf", "--lang", "ru", "-o", "at-once.pdf"]) == 0
    assert Path("at-once.pdf").read_bytes() == Path("made.pdf").read_bytes()
    for data in ("data.json", "filled.pdf", "made.pdf"):
        assert cli.run(["render", "training-certificate", data, "-o", "other.pdf"]) == 2
        assert "of another form" in capsys.readouterr().err
    assert cli.run(["check", "filled.pdf"]) == 0


class Door(Choice):
    """A door to tick."""

    NORTH = "north", "солтүстік", "север"
    SOUTH = "south", "оңтүстік", "юг"


class Floor(Choice):
    """A floor to tick."""

    UPPER = "upper", "жоғарғы", "верхний"
    LOWER = "lower", "төменгі", "нижний"


class Permit(FormModel):
    """An invented form with boxes to tick, a list on lines, and a date in two places."""

    holder: Annotated[Person, Label("Иесі", "Владелец")]
    valid_on: Annotated[date, IN_21ST_CENTURY, Label("Күні", "День")]
    doors: Annotated[tuple[Door, ...], Label("Есіктер", "Двери")] = ()
    floor: Annotated[Floor | None, Label("Қабат", "Этаж")] = None
    guests: Annotated[tuple[Person, ...], Label("Қонақтар", "Гости")] = ()


PERMITS = Catalogue(
    [
        FormDefinition(
            id="permit",
            title=Bilingual(kk="Рұқсат", ru="Разрешение"),
            act="order-1",
            document="rules",
            annex="3",
            checked_on=date(2026, 11, 21),
            editions=(
                Edition(
                    act="order-1",
                    annex="3",
                    model=Permit,
                    page="portrait",
                    wording=in_both_languages(
                        act="order-1", checked_on=date(2026, 11, 21), translated_ru=("1",)
                    ),
                ),
            ),
        )
    ],
    ACTS,
    templates=TEMPLATES,
)
_PERMIT = {
    "holder.surname": "Ахметов",
    "holder.given_name": "Асхат",
    "valid_on.day": "1",
    "valid_on.month": "қаңтар",
    "valid_on.year": "26",
}


def test_boxes_are_ticked_and_lists_written_on_lines() -> None:
    """This test ensures that a form of another catalogue, with ticks and lists, works the same."""
    pdf = blank("permit", "kk", fillable=True, catalogue=PERMITS).pdf
    ticks = {"doors.south": "/on", "floor.upper": "/on"}
    guests = {"guests[0].surname": "Ким", "guests[0].given_name": "Анна"}
    assert {*_PERMIT, *ticks, *guests} < set(field_names(pdf))
    saved = fill(pdf, {**_PERMIT, **ticks, **guests})
    document = read_filled(saved, catalogue=PERMITS)
    assert document == Permit(
        holder=Person(surname="Ахметов", given_name="Асхат"),
        valid_on=date(2026, 1, 1),
        doors=(Door.SOUTH,),
        floor=Floor.UPPER,
        guests=(Person(surname="Ким", given_name="Анна"),),
    )
    boxes = [w["/Rect"] for w in widgets(pdf) if w.get_inherited("/FT") == "/Tx"]
    tops = sorted({round(float(box[3])) for box in boxes[-9:]})
    assert len(tops) == 3, "each line of the list has its own fields"


def test_two_ticks_for_one_choice_are_refused() -> None:
    """This test ensures that the library does not choose for the person."""
    pdf = blank("permit", "kk", fillable=True, catalogue=PERMITS).pdf
    saved = fill(pdf, {**_PERMIT, "floor.upper": "/on", "floor.lower": "/on"})
    with pytest.raises(FormDataError) as caught:
        read_filled(saved, catalogue=PERMITS)
    assert [(p.path, p.code) for p in caught.value.problems] == [("floor", "choice")]


@every_fillable
@every_language
def test_help_ends_a_tooltip(form: Form, language: Language) -> None:
    """This test ensures that a field's name is read before what is said of it."""
    widgets = compose(form, form.load_known({}), (language,), fillable=True).widgets.values()
    assert widgets
    assert [widget.label for widget in widgets if ".:" in widget.label] == []
