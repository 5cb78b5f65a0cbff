"""Every reader of files that the library has: what it reads, and how it is called."""

import gzip
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import docx

import kzforms
from kzforms import KzformsError, blank, changes, get_form, render, sample, sheets, signing
from kzforms.batch import read_items
from kzforms.data_files import read_yaml
from kzforms.signing.cms import read_cms
from support.filling import fill, texts
from support.sheets import cells, filled as filled_template

FORM: Final = "registration-instruction"
LIST: Final = "named-list-reserve-sergeants"
PASSWORD: Final = "test"  # noqa: S105 - of a key that was made for tests
_ROOT: Final = Path(__file__).parents[2]
_ACT: Final = _ROOT / "tests/acts/V2300031636.kk.txt.gz"


@dataclass(frozen=True)
class Reader:
    """A reader.

    Attributes:
        read: Calls it with the content of a file.
        good: Makes the content of a file that it reads.
        tokens: What means something in such a file.
    """

    read: Callable[[bytes], object]
    good: Callable[[], bytes]
    tokens: tuple[bytes, ...] = ()


@cache
def document() -> bytes:
    """A rendered document."""
    return render(get_form(FORM).load(sample(FORM)), "kk").pdf


@cache
def filled() -> bytes:
    """A blank that was filled in on the screen."""
    form = get_form(FORM)
    pdf = blank(FORM, "kk", fillable=True).pdf
    return fill(pdf, texts(pdf, form.load(sample(FORM))))


@cache
def key() -> bytes:
    """A key in PKCS#12."""
    import datetime as dt

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs12

    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2036, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.KeyUsage(*[True] * 2, *[False] * 7), critical=True)
        .sign(private, hashes.SHA256())
    )
    protection = serialization.BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"k", private, certificate, None, protection)


@cache
def signed() -> bytes:
    """A signed document."""
    field = render(get_form(FORM).load(sample(FORM)), "kk").signature_fields[0].name
    return signing.sign_local(document(), field, pkcs12=key(), password=PASSWORD)


@cache
def prepared() -> signing.Prepared:
    """A document with room for a signature."""
    field = render(get_form(FORM).load(sample(FORM)), "kk").signature_fields[0].name
    return signing.prepare(document(), field)


@cache
def cms() -> bytes:
    """A signature."""
    from kzforms.pdf.fields import signature_fields

    return next(field.contents for field in signature_fields(signed()) if field.signed)


@cache
def workbook() -> bytes:
    """A list that was filled in."""
    return filled_template(get_form(LIST), json.loads(sample(LIST)))


@cache
def table() -> bytes:
    """The rows of a list."""
    rows = [dict(cells(row, "")) for row in json.loads(sample(LIST))["entries"]]
    heads = sorted({head for row in rows for head in row})
    lines = [heads, *([str(row.get(head) or "") for head in heads] for row in rows)]
    return "\n".join(";".join(line) for line in lines).encode()


def beside_the_rows() -> dict[str, Any]:
    """The other fields of that list."""
    fields: dict[str, Any] = json.loads(sample(LIST))
    return {name: value for name, value in fields.items() if name != "entries"}


@cache
def act() -> str:
    """The text of an act."""
    return gzip.decompress(_ACT.read_bytes()).decode()


def act_text() -> bytes:
    """The beginning of it."""
    return act()[:60_000].encode()


@cache
def act_html() -> bytes:
    """The same as a page."""
    lines = "".join(f"<p>{line}</p>\n" for line in act().splitlines()[:200])
    return f"<!DOCTYPE html><html><body><div>{lines}</div></body></html>".encode()


@cache
def act_docx() -> bytes:
    """The same as a Word document."""
    file = docx.Document()
    for line in act().splitlines()[:200]:
        file.add_paragraph(line.strip("\t"))
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _in_file(suffix: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
    def call(content: bytes) -> object:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"file{suffix}"
            path.write_bytes(content)
            return read(path)

    return call


def _each(*reads: Callable[[bytes], object]) -> Callable[[bytes], object]:
    """Call every reader, and raise the first error."""

    def call(content: bytes) -> object:
        errors: list[KzformsError] = []
        for read in reads:
            try:
                read(content)
            except KzformsError as error:
                errors.append(error)
        if errors:
            raise errors[0]
        return None

    return call


def _restore(state: bytes) -> Any:
    return signing.Prepared.restore(prepared().pdf, state)


def _sign(container: bytes) -> Any:
    return signing.sign_local(document(), prepared().field, pkcs12=container, password=PASSWORD)


_PDF_TOKENS: Final = (
    b"obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"/Kids", b"/Parent",
    b"/V", b"/T", b"/Length 9", b"/Filter/FlateDecode", b"/Prev 0", b"1 0 R", b"5 0 R", b"null",
    b"/Fields", b"/Contents", b"/ByteRange[0 1 2 3]", b"-1", b"99999999999", b"()", b"<>",
)  # fmt: skip
_JSON_TOKENS: Final = (
    b"{", b"}", b"[", b"]", b",", b":", b'"', b"null", b"true", b"1e999", b"-0", b"\\ud800", b"[]",
    b"{}", b'""', b"\xef\xbb\xbf", b"\xff\xfe", b"\0",
)  # fmt: skip
_TABLE_TOKENS: Final = (
    b'"',
    b";",
    b",",
    b"\t",
    b"\r",
    b"\n",
    b"sep=;\n",
    b"\xff\xfe",
    b"\0",
    b"=1+1",
)
_HTML_TOKENS: Final = (
    b"<table>", b"<td>", b"</p>", b"<b>", b"<!--", b"<script>", b"&#xD800;", b"&amp", b"<svg>",
    b"<select>", b"\0", b"<", b"<![CDATA[",
)  # fmt: skip
_XML_TOKENS: Final = (b"<", b">", b"/>", b"&", b"]]>", b"<!DOCTYPE a>", b"\0", b'"', b"r=", b"t=")
_YAML_TOKENS: Final = (
    b"&a ",
    b"*a",
    b"- ",
    b": ",
    b"? ",
    b"[",
    b"{",
    b"|",
    b"%",
    b"\t",
    b"!!",
    b"<<: *a",
)
_DER_TOKENS: Final = (
    b"\x30\x80",
    b"\x1f\xff",
    b"\x84\xff\xff\xff\xff",
    b"\x00\x00",
    b"\x06\x00",
    b"\x02\x01",
)

READERS: Final[dict[str, Reader]] = {
    "document": Reader(
        _each(lambda b: kzforms.read(b), signing.check),  # noqa: PLW0108 - its other parameters stay out
        document,
        _PDF_TOKENS,
    ),
    "signed document": Reader(signing.check, signed, _PDF_TOKENS),
    "filled blank": Reader(lambda b: kzforms.read_filled(b), filled, _PDF_TOKENS),  # noqa: PLW0108
    "document to sign": Reader(
        lambda b: signing.prepare(b, prepared().field), document, _PDF_TOKENS
    ),
    "state": Reader(_restore, lambda: json.dumps(prepared().state).encode(), _JSON_TOKENS),
    "cms": Reader(_each(read_cms, lambda b: signing.embed(prepared(), b)), cms, _DER_TOKENS),
    "pkcs12": Reader(_sign, key, _DER_TOKENS),
    "json": Reader(
        _each(
            lambda b: get_form(FORM).load(b),
            lambda b: get_form(FORM).load_known(b),
        ),
        lambda: sample(FORM),
        _JSON_TOKENS,
    ),
    "json lines": Reader(
        _in_file(".jsonl", lambda path: read_items(get_form(FORM), path)),
        lambda: (b" ".join(sample(FORM).split()) + b"\n") * 3,
        _JSON_TOKENS,
    ),
    "xlsx": Reader(
        lambda b: sheets.read_rows(get_form(LIST), b),
        workbook,
        _XML_TOKENS,
    ),
    "csv": Reader(
        lambda b: sheets.read_rows(get_form(LIST), b, known=beside_the_rows()),
        table,
        _TABLE_TOKENS,
    ),
    "act, text": Reader(changes.audit, act_text, _HTML_TOKENS),
    "act, page": Reader(changes.audit, act_html, _HTML_TOKENS),
    "act, Word": Reader(changes.audit, act_docx, _XML_TOKENS),
    "yaml": Reader(
        _in_file(".yaml", read_yaml),
        (_ROOT / "kzforms/acts/data/V2600037840.yaml").read_bytes,
        _YAML_TOKENS,
    ),
}
