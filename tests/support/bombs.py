"""Small files that cost much to read: each is a kind of attack that other software met."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final


def pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    """A PDF of these objects, with a table of their places."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = {}
    for number, content in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    size = max(objects) + 1
    out.write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start))
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def packed(size: int) -> bytes:
    """Spaces, packed by zlib."""
    packer = zlib.compressobj(9)
    piece = b" " * 10**6
    return b"".join(packer.compress(piece) for _ in range(size // 10**6)) + packer.flush()


_ONE_PAGE: Final = {
    1: b"<</Type/Catalog/Pages 2 0 R>>",
    2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
}


def _doubling(kids: Callable[[int], bytes], first: int) -> dict[int, bytes]:
    """Thirty objects, each of which names the next one ten times."""
    return {number: kids(number + 1) for number in range(first, first + 30)}


def _ten(number: int) -> bytes:
    return b"%d 0 R " % number * 10


def pages_of_pages() -> bytes:
    """A tree of 10 to the power of 30 pages."""
    tree = _doubling(lambda n: b"<</Type/Pages/Count 9/Kids[%s]>>" % _ten(n), 2)
    page = b"<</Type/Page/MediaBox[0 0 9 9]>>"
    return pdf({1: _ONE_PAGE[1], **tree, 32: page})


def fields_of_fields() -> bytes:
    """A tree of 10 to the power of 30 fields."""
    catalog = b"<</Type/Catalog/Pages 40 0 R/AcroForm<</Fields[2 0 R]>>>>"
    tree = _doubling(lambda n: b"<</T(a)/Kids[%s]>>" % _ten(n), 2)
    return pdf({1: catalog, **tree, 32: b"<</T(a)>>", 40: b"<</Type/Pages/Kids[]/Count 0>>"})


def names_of_names() -> bytes:
    """A tree of 10 to the power of 30 attached files."""
    catalog = b"<</Type/Catalog/Pages 40 0 R/Names<</EmbeddedFiles 2 0 R>>>>"
    tree = _doubling(lambda n: b"<</Kids[%s]>>" % _ten(n), 2)
    return pdf({1: catalog, **tree, 32: b"<</Names[]>>", 40: b"<</Type/Pages/Kids[]/Count 0>>"})


def forms_of_forms() -> bytes:
    """A page whose forms draw each other 10 to the power of 30 times."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    forms = {
        number: stream(
            b"/F Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
            % (number + 1),
        )
        for number in range(5, 35)
    }
    last = stream(b"q Q", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return pdf({**_ONE_PAGE, 3: page, 4: stream(b"/F Do"), **forms, 35: last})


def packed_page(filters: bytes = b"/FlateDecode") -> bytes:
    """A page of 400 MB of spaces."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    content = packed(400_000_000)
    if filters.startswith(b"[/ASCIIHexDecode"):
        content = content.hex().encode()
    if filters.count(b"Flate") > 1:
        content = zlib.compress(content, 9)
    return pdf({**_ONE_PAGE, 3: page, 4: stream(content, b"/Filter " + filters)})


def packed_objects() -> bytes:
    """A catalog in an object stream of 400 MB."""
    content = stream(packed(400_000_000), b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    return pdf({**_ONE_PAGE, 3: content})


def endless_table() -> bytes:
    """A table of places that says it has a thousand million entries."""
    content = pdf(_ONE_PAGE | {3: b"<</Type/Page/Parent 2 0 R>>"})
    return content.replace(b"xref\n0 1\n", b"xref\n0 999999999\n", 1)


def endless_stream_table() -> bytes:
    """The same, as a stream."""
    head = b"%PDF-1.7\n"
    entries = b"/Type/XRef/W[1 2 1]/Size 2000000000/Index[0 2000000000]/Root 1 0 R"
    table = b"1 0 obj\n%s\nendobj\n" % stream(b"\0" * 40, entries)
    return head + table + b"startxref\n%d\n%%%%EOF\n" % len(head)


def drawing(size: int) -> bytes:
    """A page with this many bytes of small drawings."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    content = zlib.compress(b"0 0 1 1 re f\n" * (size // 13), 9)
    return pdf({**_ONE_PAGE, 3: page, 4: stream(content, b"/Filter/FlateDecode")})


PDFS: Final[dict[str, Callable[[], bytes]]] = {
    "pages of pages": pages_of_pages,
    "fields of fields": fields_of_fields,
    "names of names": names_of_names,
    "forms of forms": forms_of_forms,
    "packed page": packed_page,
    "packed page, abbreviated": lambda: packed_page(b"/Fl"),
    "packed page, spelt otherwise": lambda: packed_page(b"/Fl#61teDecode"),
    "packed page, twice": lambda: packed_page(b"[/FlateDecode /FlateDecode]"),
    "packed page, in digits": lambda: packed_page(b"[/ASCIIHexDecode /FlateDecode]"),
    "packed page, filter elsewhere": lambda: packed_page(b"9 0 R"),
    "packed objects": packed_objects,
    "endless table": endless_table,
    "endless stream table": endless_stream_table,
    "large drawing": lambda: drawing(60_000_000),
}


def archive(size: int, content: bytes = b" ", name: str = "word/document.xml") -> bytes:
    """A ZIP archive of one file that becomes large."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file, file.open(name, "w") as member:
        piece = content * (10**6 // len(content))
        for _ in range(size // len(piece)):
            member.write(piece)
    return out.getvalue()


ACTS: Final[dict[str, Callable[[], bytes]]] = {
    "tables in tables": lambda: b"<html><body>" + b"<table><tr><td>" * 20_000,
    "open elements": lambda: b"<html><body>" + b"<b><p>" * 200_000,
    "attributes": lambda: b"<html><body><p" + b"".join(b" a%d=1" % n for n in range(500_000)),
    "comments": lambda: b"<html><body>" + b"<!-" * 2_000_000,
    "foster parents": lambda: b"<html><body><table>" + b"<b>a<table>" * 100_000,
    "large file": lambda: "қосымша ".encode() * 1_500_000,
    "headings": lambda: "<html><body>{}".format("<p>Қағидаларға 17-қосымша\n" * 15_000).encode(),
    "large archive": lambda: archive(400_000_000),
    "many elements": lambda: archive(90_000_000, b"<a/>"),
}

YAMLS: Final[dict[str, Callable[[], bytes]]] = {
    "aliases": lambda: (
        b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + b"".join(
            b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 20)
        )
    ),
    "brackets": lambda: b"[" * 100_000,
    "lists in lists": lambda: b"- " * 100_000,
    "itself": lambda: b"&a [*a]",
    "large file": lambda: b"- a\n" * 6_000_000,
}


def _lines(line: bytes, count: int) -> Callable[[], bytes]:
    return lambda: line * count


JSONS: Final[dict[str, Callable[[], bytes]]] = {
    "lists in lists": lambda: b"[" * 100_000 + b"]" * 100_000,
    "objects in objects": lambda: b'{"reason":' * 900 + b"1" + b"}" * 900,
    "values": lambda: b"[" + b"0," * 3_000_000 + b"0]",
    "digits": lambda: b"[" + b"9" * 5_000_000 + b"]",
    "lines": _lines(b"{}\n", 1_000_000),
    "large lines": _lines(b'{"reason": "' + b"a" * 1_000_000 + b'"}\n', 105),
    "large file": lambda: b'"' + b"a" * 21_000_000 + b'"',
}

DERS: Final[dict[str, Callable[[], bytes]]] = {
    "sequences": lambda: b"0\x80" * 100_000,
    "tag without end": lambda: b"0\x80\x1f" + b"\xff" * 5_000_000,
    "begins without end": lambda: b"-----BEGIN CMS-----" * 200_000,
}

KINDS: Final = {
    "pdf": (PDFS, ("document", "filled blank", "document to sign")),
    "act": (ACTS, ("act, text",)),
    "yaml": (YAMLS, ("yaml",)),
    "json": (JSONS, ("json", "json lines", "state")),
    "der": (DERS, ("cms", "pkcs12")),
}
"""The files of each kind, and the readers in `readers.READERS` that get them."""
