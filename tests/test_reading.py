"""Reading a PDF: what is taken, what is refused, and what is said of it."""

import functools
import io
import json
import math
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pypdf
import pytest
from asn1crypto import x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given, strategies as st
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from support.catalogue import (
    KINDS,
    blank_of,
    every_default_fillable,
    every_fillable,
    every_lang,
    rendered,
    sample,
)
from support.filling import fill, texts
from support.invented import CATALOGUE
from support.strategies import costly, iins, texts as printable_texts

import kzforms
from kzforms import (
    Form,
    FormDataError,
    KzformsError,
    PartialDocument,
    TextDisagrees,
    UnreadableDocument,
    blank,
    cli,
    get_form,
    read,
    read_filled,
)
from kzforms.documents.attachment import BLANK_FILE_NAME, FILE_NAME
from kzforms.form.data import missing_languages
from kzforms.text import Languages, split_languages

_NAMES = [field.name for field in get_form("training-certificate").fields.root.parts]
pytestmark = pytest.mark.kinds


def changed(pdf: bytes, change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    """The file after a change, saved by pypdf."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def with_attached(pdf: bytes, name: str, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The file with changed fields in an attached file."""
    fields = json.loads(pypdf.PdfReader(io.BytesIO(pdf)).attachments[name][0])
    change(fields)
    content = json.dumps(fields, ensure_ascii=False).encode()

    def put(writer: pypdf.PdfWriter) -> None:
        files: Any = writer.root_object["/Names"]["/EmbeddedFiles"]["/Names"]  # type: ignore[index]
        for found, file in zip(files[::2], files[1::2], strict=True):
            if found == name:
                stream = file.get_object()["/EF"]["/F"].get_object()
                stream.set_data(content)

    return changed(pdf, put)


def _forge_name(fields: dict[str, Any]) -> None:
    fields["data"]["head"]["surname"] = "Ахметов"


@pytest.fixture(scope="module")
def certificate() -> bytes:
    """A document."""
    return rendered(get_form("training-certificate"), "kk").pdf


@pytest.fixture(scope="module")
def empty() -> bytes:
    """A fillable blank in which nothing is written."""
    return blank_of(get_form("training-certificate"), "kk", fillable=True).pdf


@pytest.fixture(scope="module")
def written() -> bytes:
    """A fillable blank that is filled in."""
    form = get_form("training-certificate")
    pdf = blank_of(form, "kk", fillable=True).pdf
    return fill(pdf, texts(pdf, sample(form)))


class TestStrict:
    """What is printed decides."""

    def test_forged_data_are_refused_unless_asked_otherwise(
        self, certificate: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """This test ensures that nobody gets a name that is not on the page without asking."""
        forged = with_attached(certificate, FILE_NAME, _forge_name)
        with pytest.raises(TextDisagrees, match="head"):
            read(forged)
        assert read(forged, strict=False).head.surname == "Ахметов"  # type: ignore[attr-defined]
        (tmp_path / "forged.pdf").write_bytes(forged)
        name = str(tmp_path / "forged.pdf")
        for options in ([], ["--strict"], ["--partial"]):
            assert cli.run(["read", name, *options]) == 1
            captured = capsys.readouterr()
            assert captured.out == ""
            assert "head" in captured.err
            assert "Ахметов" not in captured.err
        assert cli.run(["read", name, "--no-strict"]) == 0
        assert "Ахметов" in capsys.readouterr().out
        output = str(tmp_path / "made.pdf")
        assert cli.run(["render", "training-certificate", name, "-o", output]) == 1
        assert not Path(output).exists()

    def test_forged_knowledge_of_a_blank_is_refused(self) -> None:
        """This test ensures that what a blank knew is what was printed on it."""
        form = get_form("military-id-issuance-register")
        whole = json.loads(kzforms.sample(form.id))
        whole["entries"] = whole["entries"][:1]
        known = {"institution": whole["institution"]}
        pdf = blank(form, "kk", fillable=True, rows=1, known=known).pdf
        saved = fill(pdf, texts(pdf, form.load(whole)))

        def forge(fields: dict[str, Any]) -> None:
            fields["known"]["institution"] = "Басқа университет"

        forged = with_attached(saved, BLANK_FILE_NAME, forge)
        assert read_filled(saved).institution == form.load(whole).institution  # type: ignore[attr-defined]
        for partial in (False, True):
            with pytest.raises(TextDisagrees, match="institution"):
                read_filled(forged, partial=partial)
        assert read_filled(forged, strict=False).institution.plain == "Басқа университет"  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        "change",
        [
            {"language": "ru", "data": {"recipient": "plain"}},
            {"language": "ru"},
            {"language": "kk-ru"},
            {"on": "1950-01-01"},
            {"electronic": {"number": "1", "date": "2026-01-01"}},
        ],
    )
    def test_whatever_else_is_forged_is_an_error_of_ours(
        self, certificate: bytes, change: dict[str, Any]
    ) -> None:
        """This test ensures that forged languages, days and elements give a message as well."""
        forged = with_attached(certificate, FILE_NAME, lambda fields: fields.update(change))
        with pytest.raises((TextDisagrees, FormDataError, UnreadableDocument)):
            read(forged)

    def test_a_form_of_another_catalogue_is_read_strictly_too(self) -> None:
        """This test ensures that the pages are made again with the catalogue that was named."""
        form = next(each for each in map(CATALOGUE.get_form, CATALOGUE.ids()) if each.fillable)
        pdf = rendered(form, "kk").pdf
        assert read(pdf, catalogue=CATALOGUE) == sample(form)


class TestPartial:
    """What was written is given back."""

    @every_default_fillable
    @costly
    @given(drawn=st.data())
    def test_any_part_of_a_blank_is_given_back(self, form: Form, drawn: st.DataObject) -> None:
        """This test ensures that all that was written is in the data, and what lacks beside it."""
        pdf = blank_of(form, "kk", fillable=True, rows=2 if form.edition.table else None).pdf
        whole = texts(pdf, sample(form))
        names = drawn.draw(st.sets(st.sampled_from(sorted(whole))))
        saved = fill(pdf, {name: whole[name] for name in names})
        found = read_filled(saved, partial=True)
        given = {text for text in _leaves(found.data) if isinstance(text, str)}
        for name in names:
            if whole[name] != "/on" and not name.endswith(("day", "month", "year")):
                assert any(text in given for text in (whole[name], _iso(whole[name]))) or (
                    whole[name].isdecimal() and int(whole[name]) in _leaves(found.data)
                )
        assert json.loads(json.dumps(found.to_json())) == found.to_json()
        try:
            read_filled(saved)
        except FormDataError as error:
            assert found.problems == error.problems
        else:
            assert found.problems == ()

    def test_what_is_wrong_is_given_back_as_it_was_written(self, empty: bytes) -> None:
        """This test ensures that half a date, or a wrong one, is not lost."""
        pdf = blank_of(get_form("registration-instruction"), "kk", fillable=True).pdf
        found = read_filled(
            fill(pdf, {"due_date.day": "20", "due_date.month": "қараша айы"}), partial=True
        )
        assert found.data == {"due_date": {"day": "20", "month": "қараша айы"}}
        codes = {problem.path: problem.code for problem in found.problems}
        assert codes["due_date"] == "date_incomplete"
        assert "unit" in codes
        nothing = read_filled(empty, partial=True)
        assert nothing.data == {}
        assert nothing.problems

    def test_the_command_line_prints_it(
        self,
        empty: bytes,
        written: bytes,
        certificate: bytes,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """This test ensures that a clerk sees what a citizen has written so far."""
        half = fill(empty, {"recipient.surname": "Сейтқали", "recipient.given_name": "Ерлан"})
        file = tmp_path / "x.pdf"
        file.write_bytes(half)
        assert cli.run(["read", str(file)]) == 2
        assert capsys.readouterr().out == ""
        assert cli.run(["read", str(file), "--partial"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert printed.keys() == {"form", "edition", "language", "data", "problems"}
        assert printed["data"] == {"recipient": {"surname": "Сейтқали", "given_name": "Ерлан"}}
        assert {"path", "code", "message", "hint"} == printed["problems"][0].keys()
        for whole in (written, certificate):
            file.write_bytes(whole)
            assert cli.run(["read", str(file), "--partial"]) == 0
            assert json.loads(capsys.readouterr().out)["problems"] == []

    def test_a_whole_blank_has_no_problems(self, written: bytes) -> None:
        """This test ensures that a partial reading of a whole blank gives the document."""
        found = read_filled(written, partial=True)
        assert isinstance(found, PartialDocument)
        assert found.problems == ()
        assert get_form(found.form).load(found.data) == read_filled(written)

    def test_what_is_no_number_is_given_back(self) -> None:
        """This test ensures that thousands of digits, or those of Arabic, give a message."""
        form = get_form("2012-benefit-certificates-application")
        pdf = blank_of(form, "kk", fillable=True).pdf
        for digits in ("9" * 5000, "٢٠٠٠"):
            found = read_filled(fill(pdf, {"birth_year": digits}), partial=True)
            assert found.data == {"birth_year": digits}
            assert "birth_year" in {problem.path for problem in found.problems}

    def test_a_group_in_which_nothing_was_written_is_not_there(self) -> None:
        """This test ensures that the data of an empty blank are empty."""
        form = get_form("2012-officers-registration-indicators")
        assert read_filled(blank_of(form, "kk", fillable=True).pdf, partial=True).data == {}


def _leaves(data: Any) -> list[Any]:
    if isinstance(data, dict | list):
        parts = data.values() if isinstance(data, dict) else data
        return [leaf for part in parts for leaf in _leaves(part)]
    return [data]


def _iso(text: str) -> str:
    return "-".join(reversed(text.split(".")))


def _encrypted_for_a_certificate(pdf: bytes) -> bytes:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    key = rsa.generate_private_key(65537, 2048)
    name = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, "Үлгі")])
    usage = certificates.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=True,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2099, 1, 1, tzinfo=UTC))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    reader = x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
    writer.encrypt_pubkey([reader])
    buffer = io.BytesIO()
    writer.write(buffer)  # type: ignore[no-untyped-call]
    return buffer.getvalue()


def _without_fields(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/AcroForm"]
    for page in writer.pages:
        page.pop("/Annots", None)


def _without_some_fields(writer: pypdf.PdfWriter) -> None:
    fields: Any = writer.root_object["/AcroForm"]["/Fields"]  # type: ignore[index]
    kept = [each for each in fields if not str(each.get_object()["/T"]).startswith("faculty")]
    assert len(kept) < len(fields)
    fields[:] = kept


def _without_attached_files(writer: pypdf.PdfWriter) -> None:
    del writer.root_object["/Names"]
    del writer.root_object["/AF"]


def _as_xfa(writer: pypdf.PdfWriter) -> None:
    _without_attached_files(writer)
    form: Any = writer.root_object["/AcroForm"]
    form[NameObject("/XFA")] = TextStringObject("<xdp/>")


def _joined_with_another(writer: pypdf.PdfWriter) -> None:
    """As programs do that append the fields of a second file."""
    fields: Any = writer.root_object["/AcroForm"]["/Fields"]  # type: ignore[index]
    twin = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("recipient.surname"),
            NameObject("/V"): TextStringObject("Басқа"),
        }
    )
    fields.append(writer._add_object(twin))


class TestNamed:
    """A file that cannot be read is called what it is."""

    @pytest.mark.parametrize("owner_only", [False, True])
    @pytest.mark.parametrize("algorithm", ["RC4-40", "AES-128", "AES-256"])
    def test_a_password(
        self, certificate: bytes, written: bytes, algorithm: str, *, owner_only: bool
    ) -> None:
        """This test ensures that a password to open is named; one to change does not matter."""
        documents = [
            changed(
                pdf,
                lambda writer: writer.encrypt(
                    "" if owner_only else "user", "owner", algorithm=algorithm
                ),
            )
            for pdf in (certificate, written)
        ]
        readings: tuple[Callable[[bytes], object], ...] = (read, read_filled)
        for pdf, reading, content in zip(documents, readings, (certificate, written), strict=True):
            if owner_only:
                assert reading(pdf) == reading(content)
            else:
                with pytest.raises(UnreadableDocument, match="has a password"):
                    reading(pdf)

    def test_a_file_for_the_holder_of_a_certificate(self, certificate: bytes) -> None:
        """This test ensures that it is not called damaged."""
        with pytest.raises(UnreadableDocument, match="encrypted with certificates"):
            read(_encrypted_for_a_certificate(certificate))

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (_without_fields, "flattened"),
            (_without_some_fields, r"gone \(faculty\)"),
            (_without_attached_files, "a form that was not made by kzforms"),
            (_as_xfa, "XFA"),
            (_joined_with_another, "joined"),
        ],
    )
    def test_a_blank_that_is_none_any_more(
        self, written: bytes, change: Callable[[pypdf.PdfWriter], None], said: str
    ) -> None:
        """This test ensures that nobody is told eight times that a field is missing."""
        spoilt = changed(written, change)
        for partial in (False, True):
            with pytest.raises(UnreadableDocument, match=said):
                read_filled(spoilt, partial=partial)

    def test_a_blank_printed_into_a_new_file(self, written: bytes, certificate: bytes) -> None:
        """This test ensures that the clerk learns which file to ask for."""

        def print_it(writer: pypdf.PdfWriter) -> None:
            _without_fields(writer)
            _without_attached_files(writer)

        for pdf in (written, certificate):
            printed = changed(pdf, print_it)
            for reading in (read, read_filled):
                with pytest.raises(UnreadableDocument, match="printed into a new file"):
                    reading(printed)

    def test_a_document_and_a_blank_are_told_apart(self, certificate: bytes, empty: bytes) -> None:
        """This test ensures that each function names the other where that one is wanted."""
        with pytest.raises(UnreadableDocument, match="`read_filled`"):
            read(empty)
        with pytest.raises(UnreadableDocument, match="`read`"):
            read_filled(certificate)

    def test_what_is_no_path(self) -> None:
        """This test ensures that a wrong argument is an error of the library."""
        for wrong in (None, 5, "\0", "x" * 5000):
            with pytest.raises(UnreadableDocument):
                read(wrong)  # type: ignore[arg-type]


class TestSchema:
    """What the schema of a language takes is what a rendering in it takes."""

    @every_fillable
    @every_lang
    def test_every_sample_is_valid(self, form: Form, lang: Languages) -> None:
        """This test ensures that the schema refuses no document that it need not refuse."""
        jsonschema.Draft202012Validator(form.schema(lang)).validate(json.loads(form.sample()))

    @every_fillable
    @every_lang
    @given(drawn=st.data())
    def test_what_is_valid_loads_and_lacks_no_language(
        self, form: Form, lang: Languages, drawn: st.DataObject
    ) -> None:
        """This test ensures that a portal which validates by the schema is never surprised."""
        validator, strategy = _schema(form, lang)
        data = drawn.draw(strategy)
        validator.validate(data)
        document = form.load(data)
        assert list(missing_languages(form.fields, document, split_languages(lang))) == []

    @every_fillable
    @every_lang
    def test_what_lacks_a_language_is_not_valid(self, form: Form, lang: Languages) -> None:
        """This test ensures that the schema and the rendering refuse the same wordings."""
        validator = jsonschema.Draft202012Validator(form.schema(lang))
        document = sample(form)
        wordings = list(form.fields.wordings(document))
        for path, field, _ in wordings:
            for given_languages in (("kk",), ("ru",), ("kk", "ru"), ()):
                value: Any = dict.fromkeys(given_languages, "Үлгі") if given_languages else "Үлгі"
                data = json.loads(form.sample())
                path.put(data, value)
                lacks = list(missing_languages(form.fields, form.load(data), split_languages(lang)))
                own = [each for each in lacks if each.path.startswith(str(path))]
                assert validator.is_valid(data) == (lacks == []), (str(path), value)
                assert own == lacks, field.path
        assert wordings or "wording" not in {field.kind for field in form.fields.walk()}

    def test_titles_may_be_in_the_other_language(self) -> None:
        """This test ensures that a Russian page can ask for a two-language document."""
        form = get_form("training-certificate")
        schema = form.schema("kk-ru", titles="ru")
        assert schema["title"] == form.title.ru
        assert form.schema("kk-ru")["title"] == form.title.kk
        assert schema["properties"]["faculty"]["anyOf"][0]["required"] == ["kk", "ru"]
        with pytest.raises(KzformsError, match="no language"):
            form.schema("en")  # type: ignore[arg-type]

    def test_the_command_line_has_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        """This test ensures that the schema for two languages is printed when asked for."""
        form = get_form("training-certificate")
        lang: Languages
        for lang in ("kk", "ru", "kk-ru"):
            assert cli.run(["schema", form.id, "--lang", lang]) == 0
            assert json.loads(capsys.readouterr().out) == form.schema(lang)


@functools.cache
def _schema(
    form: Form, lang: Languages
) -> tuple[jsonschema.Draft202012Validator, st.SearchStrategy[Any]]:
    """What checks data by a schema, and what makes data that it takes."""
    schema = form.schema(lang)
    return jsonschema.Draft202012Validator(schema), _valid(schema, schema.get("$defs", {}))


def _valid(schema: dict[str, Any], definitions: dict[str, Any]) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911 - one case for each kind
    """Data that a schema takes, with usual texts."""
    if "$ref" in schema:
        return _valid(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        return st.one_of([_valid(each, definitions) for each in schema["anyOf"]])
    if "oneOf" in schema:
        return st.sampled_from([each["const"] for each in schema["oneOf"]])
    match schema["type"]:
        case "object":
            return _objects(schema, definitions)
        case "array":
            unique = schema.get("uniqueItems", False)
            return st.lists(
                _valid(schema["items"], definitions),
                min_size=schema.get("minItems", 0),
                max_size=max(schema.get("minItems", 0), 2),
                unique=unique,
            )
        case "integer":
            return st.integers(schema.get("minimum"), schema.get("maximum"))
        case "number":
            places = 10 ** schema["x-kzforms-decimals"]
            least, most = (math.floor(schema[bound] * places) for bound in ("minimum", "maximum"))
            return st.integers(least, most).map(lambda number: number / places)
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
    if schema.get("x-kzforms-format") == "iin":
        return iins.map(str)
    if schema.get("format") == "date":
        bounds = (
            datetime.fromisoformat(schema[f"x-kzforms-{bound}"]).date()
            for bound in ("first", "last")
        )
        return st.dates(*bounds).map(str)
    limit, multiline = schema["maxLength"], schema.get("x-kzforms-multiline", False)
    return printable_texts(limit, multiline=multiline)


def _objects(schema: dict[str, Any], definitions: dict[str, Any]) -> st.SearchStrategy[Any]:
    required = set(schema.get("required", ()))
    parts = {name: _valid(part, definitions) for name, part in schema["properties"].items()}
    found = st.fixed_dictionaries(
        {name: part for name, part in parts.items() if name in required},
        optional={name: part for name, part in parts.items() if name not in required},
    ).filter(lambda data: len(data) >= schema.get("minProperties", 0))
    if required >= {"start", "end"}:  # JSON Schema cannot say that a period ends after it begins
        return found.map(
            lambda data: {**data, **dict(zip(("start", "end"), sorted(data.values()), strict=True))}
        )
    return found


class TestOddData:
    """Whatever Python or JSON hands over, the errors are those of the library."""

    @pytest.mark.parametrize(
        "odd",
        [
            {"kk": []},
            {"kk": {}},
            {"kk": {"kk": {}}},
            {1: 2},
            {None: "x"},
            {"\ud800": 1},
            "\ud800",
            {"kk": "\ud800"},
            10**5000,
            math.inf,
            math.nan,
            b"\xff",
            object(),
            set(),
        ],
        ids=range(14),
    )
    @pytest.mark.parametrize("form_id", KINDS)
    def test_an_odd_value_anywhere(self, form_id: str, odd: Any) -> None:
        """This test ensures that each place of a form refuses what it cannot hold."""
        form = get_form(form_id)
        for field in form.fields.walk():
            path = type(field.path)(tuple(0 if step is None else step for step in field.path.steps))
            data = json.loads(form.sample())
            whole: Any = odd
            if path.steps:
                path.put(data, odd)
                whole = data
            for load in (form.load, form.load_known):
                with pytest.raises(FormDataError) as caught:
                    load(whole)
                str(caught.value).encode()

    @pytest.mark.parametrize("field", ["reasons", "enclosures"])
    def test_a_set_has_no_order_to_print(self, field: str) -> None:
        """This test ensures that the same data give the same bytes in every process."""
        form = get_form("2012-officers-registration-application")
        data = json.loads(form.sample())
        assert data[field]
        with pytest.raises(FormDataError, match="must be a list"):
            form.load({**data, field: set(data[field])})

    def test_data_nested_without_end(self) -> None:
        """This test ensures that neither depth nor a circle ends in a RecursionError."""
        circle: dict[str, Any] = {}
        circle["kk"] = circle
        deep: Any = []
        for _ in range(10_000):
            deep = [deep]
        form = get_form("2012-veteran-cards-application")
        for odd in (circle, deep):
            for field in form.fields.root.parts:
                for load in (form.load, form.load_known):
                    with pytest.raises(FormDataError):
                        load({**json.loads(form.sample()), field.name: odd})

    @pytest.mark.parametrize("text", ["[" * 100_000, "9" * 5000, '{"a": 1e999}', '"\\ud800"'])
    def test_odd_json(self, text: str) -> None:
        """This test ensures that JSON which no program writes gives a message as well."""
        with pytest.raises(FormDataError):
            get_form("training-certificate").load(text)

    @given(
        data=st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
            lambda inner: (
                st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(_NAMES), inner)
            ),
        )
    )
    def test_any_data(self, data: Any) -> None:
        """This test ensures that no data at all raise another error."""
        form = get_form("training-certificate")
        for load in (form.load, form.load_known):
            try:
                load(data)
            except FormDataError as error:
                str(error).encode()

    @given(content=st.binary())
    def test_any_bytes(self, content: bytes) -> None:
        """This test ensures that no bytes at all raise another error."""
        for pdf in (content, b"%PDF-1.7\n" + content):
            for reading in (read, read_filled):
                with pytest.raises(UnreadableDocument):
                    reading(pdf)

    def test_the_names_of_unknown_fields_are_shown_on_one_line(self) -> None:
        """This test ensures that a log keeps one line for each problem."""
        with pytest.raises(FormDataError) as caught:
            get_form("training-certificate").load({"a\nb\x1b[2J" + "x" * 200: 1})
        shown = [
            problem.path for problem in caught.value.problems if problem.code == "unknown_field"
        ]
        assert shown == ["a\\u000ab\\u001b[2J" + "x" * 73 + "…"]
