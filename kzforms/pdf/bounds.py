"""What reading a PDF of unknown origin costs, found out before PDFium and pyHanko read it.

Nothing can stop these once they began. So their work is counted first: what the streams hold when
unpacked, what the trees hold where each part counts as often as it is met, what is drawn on a page.
"""

import base64
import binascii
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

from kzforms.errors import UnreadableDocument
from kzforms.limits import Budget, current_limits, too_deep

_STREAM: Final = re.compile(rb"stream\r?\n")
_DICTIONARY: Final = 16_384
"""How far before a stream its dictionary may begin, in bytes."""

_FILTERS: Final = re.compile(rb"/Filter\s*(\[[^\]]*\]|/[^\s/<>\[\]()]+)")
_INDIRECT_FILTER: Final = re.compile(rb"/Filter\s*\d+\s+\d+\s+R")
_LENGTH: Final = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_NAME: Final = re.compile(rb"/([^\s/<>\[\]()]+)")
_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")

_FLATE: Final = frozenset({b"FlateDecode", b"Fl"})
_HEX: Final = frozenset({b"ASCIIHexDecode", b"AHx"})
_BASE_85: Final = frozenset({b"ASCII85Decode", b"A85"})
_FACTORS: Final = {b"LZWDecode": 2500, b"LZW": 2500, b"RunLengthDecode": 128, b"RL": 128}
"""How many bytes one byte may become, where the stream is not unpacked here."""

_DRAWN: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")


def require_bounded(pdf: bytes, reader: Any) -> None:
    """Refuse a PDF that costs too much to read.

    Args:
        pdf: The file.
        reader: pypdf's reader of it.

    Raises:
        TooLarge: It does.
    """
    budget = Budget(pdf_bytes=len(pdf))
    for start in (match.end() for match in _STREAM.finditer(pdf)):
        _count_stream(pdf, start, budget)
    root = reader.root_object
    fields = _array(_dictionary(root, "/AcroForm"), "/Fields")
    files = _resolved(_dictionary(root, "/Names"), "/EmbeddedFiles")
    for _ in walk([*fields, files], budget):
        pass
    drawing = _Drawing(Budget(pdf_bytes=len(pdf)))
    for page in pages_of(reader):
        drawing.count_page(page)


def _count_stream(pdf: bytes, start: int, budget: Budget) -> None:
    """Count what a stream becomes, whatever its dictionary says of that."""
    dictionary = pdf[max(0, start - _DICTIONARY) : start]
    dictionary = dictionary[dictionary.rfind(b" obj") + 1 :]
    dictionary = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), dictionary)
    if _INDIRECT_FILTER.search(dictionary):
        raise UnreadableDocument(
            "This PDF names the compression of a part in another place, which is not read here. "
            "Use the file as kzforms made it."
        )
    found = _FILTERS.search(dictionary)
    names = _NAME.findall(found[1]) if found else []
    packed = [name for name in names if name in _FLATE or name in _FACTORS]
    if len(packed) > 1:
        raise UnreadableDocument(
            "This PDF has a part that is compressed twice, which is not read here. "
            "Use the file as kzforms made it."
        )
    if not packed:
        return
    end = pdf.find(b"endstream", start)
    end = len(pdf) if end < 0 else end
    is_of_objects = any(key in dictionary for key in (b"/ObjStm", b"/First"))
    count = budget.unpack_objects if is_of_objects else budget.unpack
    if packed[0] in _FACTORS:
        declared = _LENGTH.search(dictionary)
        count(max(end - start, int(declared[1]) if declared else 0) * _FACTORS[packed[0]])
    elif names[0] in _HEX | _BASE_85:
        _inflate(_decoded(names[0], pdf[start:end]), 0, count)
    else:
        _inflate(pdf, start, count)


def _decoded(name: bytes, content: bytes) -> bytes:
    text = b"".join(content.split())
    try:
        if name in _HEX:
            return binascii.unhexlify(text.rstrip(b">"))
        return base64.a85decode(text.removesuffix(b"~>"))
    except ValueError:  # a damaged stream
        return b""


def _inflate(content: bytes, start: int, count: Callable[[int], None]) -> None:
    """Count what zlib makes of the bytes from a place on, as far as they are whole."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    step = 1 << 16
    try:
        for place in range(start, len(content), step):
            waiting = content[place : place + step]
            while waiting:
                count(len(unpacker.decompress(waiting, 1 << 20)))
                if unpacker.eof:
                    return
                waiting = unpacker.unconsumed_tail
    except zlib.error:
        return


def walk(references: list[Any], budget: Budget) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield the objects of a tree of /Kids, each as often as it is met, with those above it.

    An object that stands below itself is left out there.

    Raises:
        TooLarge: There are too many, or too deep.
    """
    waiting: list[tuple[Any, tuple[Any, ...]]] = [(each, ()) for each in reversed(references)]
    while waiting:
        reference, above = waiting.pop()
        budget.object(depth=len(above))
        item = reference.get_object() if reference is not None else None
        if any(item is each for each in above) or not isinstance(item, dict):
            continue
        yield item, above
        kids = _array(item, "/Kids")
        here = (*above, item)
        waiting.extend((kid, here) for kid in reversed(kids))


def pages_of(reader: Any) -> list[Any]:
    """Return the pages of a file, in their order.

    Raises:
        TooLarge: There are too many.
    """
    budget = Budget()
    pages: list[Any] = []
    for item, _ in walk([_resolved(reader.root_object, "/Pages")], budget):
        if "/Kids" not in item:
            pages.append(item)
            budget.require_pages(len(pages))
    return pages


def resources_of(page: Any) -> dict[str, Any]:
    """Return the resources of a page: its own, or those of the nearest node above that has some."""
    for _ in range(current_limits().depth):
        if "/Resources" in page or "/Parent" not in page:
            return _dictionary(page, "/Resources")
        page = _dictionary(page, "/Parent")
    raise too_deep()


class _Drawing:
    """Counts drawing instructions, those of a form as often as it is drawn."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._known: dict[int, int] = {}
        self._open: set[int] = set()
        self._kept: list[Any] = []

    def count_page(self, page: Any) -> None:
        """Count a page.

        Raises:
            TooLarge: Too much is drawn on it, or on all of them.
        """
        contents = _resolved(page, "/Contents")
        parts = contents if isinstance(contents, list) else [contents]
        content = b"\n".join(self._data(part.get_object()) for part in parts if part is not None)
        size = self._cost(content, resources_of(page), 0)
        self._budget.require_page(size)
        self._budget.unpack(size)

    def _data(self, stream: Any) -> bytes:
        content: bytes = stream.get_data() if hasattr(stream, "get_data") else b""
        self._budget.require_page(len(content))
        return content

    def _cost(self, content: bytes, resources: Any, depth: int) -> int:
        if depth > self._budget.limits.depth:
            raise too_deep(self._budget.limits)
        cost = len(content)
        drawn = Counter(match[1].decode("latin-1") for match in _DRAWN.finditer(content))
        forms = _dictionary(resources, "/XObject")
        for name, times in drawn.items():
            form = forms.get(f"/{name}")
            if form is not None and (form := form.get_object()).get("/Subtype") == "/Form":
                cost += times * self._cost_of(form, resources, depth)
        for reference in _dictionary(resources, "/Font").values():
            font = reference.get_object()
            for glyph in _dictionary(font, "/CharProcs").values():
                inside = _dictionary(font, "/Resources") or resources
                cost += self._cost_of(glyph.get_object(), inside, depth)
        self._budget.require_page(cost)
        return cost

    def _cost_of(self, stream: Any, resources: Any, depth: int) -> int:
        key = id(stream)
        if key in self._open:  # PDFium leaves out a form that draws itself
            return 0
        if key not in self._known:
            self._kept.append(stream)  # so that no other object gets its id
            self._open.add(key)
            inside = _dictionary(stream, "/Resources") or resources
            self._known[key] = self._cost(self._data(stream), inside, depth + 1)
            self._open.discard(key)
        return self._known[key]


def _array(holder: Any, key: str) -> list[Any]:
    """Return the list that a dictionary has under a key; an empty one if it has none."""
    value = _resolved(holder, key)
    return value if isinstance(value, list) else []


def _dictionary(holder: Any, key: str) -> dict[str, Any]:
    """Return the dictionary that another has under a key; an empty one if it has none."""
    value = _resolved(holder, key)
    return value if isinstance(value, dict) else {}


def _resolved(holder: Any, key: str) -> Any:
    value = holder.get(key) if isinstance(holder, dict) else None
    return value.get_object() if value is not None else None
