"""A rendered document, stage by stage: data, text with its boxes, tags, signature fields, pictures.

`goldens_text` writes each stage as a small text for people to review.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from kzforms.documents import RenderedForm
from kzforms.documents.attachment import FILE_NAME, read_attached
from kzforms.errors import KzformsError
from kzforms.form import Catalogue, Form
from kzforms.forms import default_catalogue
from kzforms.pages.compose import compose
from kzforms.pages.typeset import make_pages
from kzforms.pdf.file import attached_file
from kzforms.pdf.tags import INLINE, Tagged
from kzforms.pdf.text import InkedText
from kzforms.review import pictures
from kzforms.text import split_languages

if TYPE_CHECKING:
    from PIL.Image import Image

_MM: Final = 25.4 / 72

Area = tuple[float, float, float, float]
"""Left, top, right, bottom, in millimetres from the page's top left corner."""


@dataclass(frozen=True)
class Piece:
    """A piece of text on one line.

    Attributes:
        text: Its words.
        path: The field whose value it is, or "" for the form's own words.
        box: The box of its ink.
    """

    text: str
    path: str
    box: Area


@dataclass(frozen=True)
class Block:
    """A paragraph, a cell, a heading.

    Attributes:
        role: What it is, in words.
        page: Its page, from 1.
        pieces: Its text.
    """

    role: str
    page: int
    pieces: tuple[Piece, ...]

    @cached_property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Its text without regard to lines: path and words of each part."""
        return tuple(
            (path, _joined(piece.text for piece in run))
            for path, run in groupby(self.pieces, lambda piece: piece.path)
        )

    @property
    def text(self) -> str:
        """All its words."""
        return _joined(text for _, text in self.parts)

    @property
    def own(self) -> str:
        """The form's own words in it; where a value stands there is an ellipsis."""
        return _joined("…" if path else text for path, text in self.parts)

    @property
    def values(self) -> dict[str, str]:
        """The values in it, by path."""
        found: dict[str, str] = {}
        for path, text in self.parts:
            if path:
                found[path] = _joined(filter(None, (found.get(path, ""), text)))
        return found

    @property
    def box(self) -> Area:
        """The box around all its pieces."""
        sides = list(zip(*(piece.box for piece in self.pieces), strict=True))
        return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


@dataclass(frozen=True)
class PageText:
    """The text of a page.

    Attributes:
        width: In millimetres.
        height: In millimetres.
        blocks: In reading order.
    """

    width: float
    height: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class FieldPlace:
    """A signature field: its page, from 1, and its box."""

    name: str
    page: int
    box: Area


@dataclass(frozen=True)
class Described:
    """A document in stages.

    Attributes:
        data: What it was made from: form, edition, language, and the data (None in a blank).
        text: Its pages.
        tags: The tag tree, as lines; each step down is indented by one space.
        fields: Its signature fields.
        pictures: Its pages, grey.
    """

    data: dict[str, Any]
    text: tuple[PageText, ...]
    tags: tuple[str, ...]
    fields: tuple[FieldPlace, ...]
    pictures: "tuple[Image, ...]"


def describe(rendered: RenderedForm, catalogue: Catalogue | None = None) -> Described:
    """Describe a rendered document in stages.

    Args:
        rendered: The document.
        catalogue: Where its form is looked up, if not in the library's own catalogue.
    """
    tagged = Tagged(rendered.pdf)
    sizes = [
        (float(page.mediabox.width) * _MM, float(page.mediabox.height) * _MM)
        for page in tagged.reader.pages
    ]
    return Described(
        data=_data(rendered),
        text=tuple(_text(tagged, sizes, _paths(rendered, catalogue))),
        tags=tuple(_outline(tagged, tagged.root)),
        fields=tuple(
            FieldPlace(field.name, field.page + 1, _from_pdf(field.box, sizes[field.page][1]))
            for field in rendered.signature_fields
        ),
        pictures=tuple(pictures.pages(rendered.pdf)),
    )


def form_of(rendered: RenderedForm, catalogue: Catalogue | None = None) -> Form | None:
    """Return the form of a rendered document, or None where the catalogue does not have it."""
    try:
        return (catalogue or default_catalogue()).get_form(rendered.form, edition=rendered.edition)
    except KzformsError:
        return None


def _data(rendered: RenderedForm) -> dict[str, Any]:
    attached = attached_file(rendered.pdf, FILE_NAME)
    if attached is not None:
        found: dict[str, Any] = json.loads(attached)
        return found
    return {
        "form": rendered.form,
        "edition": rendered.edition,
        "language": rendered.lang,
        "data": None,
    }


def _paths(rendered: RenderedForm, catalogue: Catalogue | None) -> list[list[str]]:
    """Return the field of each piece of text, by page.

    The file does not say it: lay out the attached data again. A blank has no data, and what
    cannot be laid out again has no paths.
    """
    form = form_of(rendered, catalogue)
    if form is None or attached_file(rendered.pdf, FILE_NAME) is None:
        return []
    attached = read_attached(rendered.pdf)
    composition = compose(
        form,
        form.load(attached.data),
        split_languages(attached.language),
        as_of=attached.on,
        electronic=attached.electronic,
    )
    return [[run.path for run in page.runs] for page in make_pages(composition).pages]


def _text(
    tagged: Tagged, sizes: list[tuple[float, float]], paths: list[list[str]]
) -> Iterator[PageText]:
    owners = tagged.owners()
    for number, page in enumerate(tagged.pieces):
        known = paths[number] if number < len(paths) and len(paths[number]) == len(page) else None
        marked = [
            (owners.get((number, mark), (-1, ())), known[index] if known else "", piece)
            for index, (mark, piece) in enumerate(page)
        ]
        blocks = tuple(
            Block(
                _role(kinds),
                number + 1,
                tuple(_lines(path_and_piece for _, *path_and_piece in run)),
            )
            for (_, kinds), run in groupby(marked, lambda found: found[0])
        )
        yield PageText(*sizes[number], blocks)


def _lines(pieces: Iterable[Any]) -> Iterator[Piece]:
    """Join pieces of a block that stand on one line and belong to the same field."""
    last: tuple[str, list[str], InkedText] | None = None
    boxes: list[Any] = []
    for path, piece in pieces:
        if last and last[0] == path and _on_one_line(last[2], piece):
            last[1].append(piece.text)
            boxes.append(piece.ink)
            continue
        if last:
            yield _piece(last[0], last[1], boxes)
        last, boxes = (path, [piece.text], piece), [piece.ink]
    if last:
        yield _piece(last[0], last[1], boxes)


def _on_one_line(before: InkedText, after: InkedText) -> bool:
    return (
        after.ink.left >= before.ink.left
        and after.ink.top < before.ink.bottom
        and before.ink.top < after.ink.bottom
    )


def _piece(path: str, texts: list[str], inks: list[Any]) -> Piece:
    box = (
        min(ink.left for ink in inks) * _MM,
        min(ink.top for ink in inks) * _MM,
        max(ink.right for ink in inks) * _MM,
        max(ink.bottom for ink in inks) * _MM,
    )
    return Piece(" ".join(" ".join(texts).split()), path, box)


_HEADINGS: Final = re.compile(r"H\d?$")


def _role(kinds: tuple[str, ...]) -> str:
    if not kinds:
        return "margin"
    if "TH" in kinds:
        return "column heading" if "THead" in kinds else "row heading"
    if "TD" in kinds:
        return "cell"
    if any(_HEADINGS.match(kind) for kind in kinds):
        return "title"
    return "list item" if "LI" in kinds else "text"


def _outline(tagged: Tagged, element: Any, depth: int = 0) -> list[str]:
    """Return the blocks of the tag tree; of neighbours that are alike, one, and their number."""
    branches = []
    for kid in tagged.kids(element):
        if not (isinstance(kid, dict) and "/S" in kid):
            continue
        if kid["/S"] in INLINE:
            branches += [[line] for line in _outline(tagged, kid, depth)]
            continue
        notes = [f"{key[1:]}={kid[key]}" for key in ("/Lang", "/Alt", "/ActualText") if key in kid]
        head = " " * depth + " ".join([kid["/S"][1:], *notes])
        branches.append([head, *_outline(tagged, kid, depth + 1)])
    lines: list[str] = []
    for branch, alike in groupby(branches):
        times = len(list(alike))
        lines += [branch[0] + (f" ({times} times)" if times > 1 else ""), *branch[1:]]
    return lines


def _from_pdf(box: Area, height: float) -> Area:
    left, bottom, right, top = (side * _MM for side in box)
    return left, height - top, right, height - bottom


_HYPHEN: Final = re.compile(r"(?<=\w)- (?=\w)")


def _joined(texts: Iterable[str]) -> str:
    """Join the words of several lines; a word that broke after its hyphen is one again."""
    return _HYPHEN.sub("-", " ".join(texts))
