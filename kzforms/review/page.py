"""The page on which people look at differences: one HTML file that needs nothing else.

It names no address to load anything from, and its content security policy forbids it. The
same differences give the same bytes.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from kzforms.form import Form
from kzforms.review import pictures
from kzforms.review.differences import Difference, Segment, word_difference

if TYPE_CHECKING:
    from PIL.Image import Image

State = Literal["differs", "new", "accepted", "same"]

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True)
class Remark:
    """A difference, as the page tells it.

    Attributes:
        message: What differs, in words.
        segments: The words before and now as one text, or ().
    """

    message: str
    segments: tuple[Segment, ...] = ()

    @classmethod
    def of(cls, difference: Difference) -> Self:
        """Return the line for a difference."""
        old, new = difference.old, difference.new
        if not (old and new) and (old or new) in difference.message:  # all is said already
            return cls(str(difference))
        return cls(str(difference), tuple(word_difference(old, new)))


@dataclass(frozen=True)
class Section:
    """Differences of one kind.

    Attributes:
        title: Which kind.
        lines: What was found.
    """

    title: str
    lines: tuple[Remark, ...]


@dataclass(frozen=True)
class PageView:
    """A page of the document, before and now.

    Attributes:
        number: From 1.
        changed: Whether it differs; if not, only a small picture is there.
        old: The picture before, as base64 of a PNG, or "".
        new: The picture now, or "".
        difference: The picture of what differs, or "".
        width: Of the largest picture, in pixels.
    """

    number: int
    changed: bool
    old: str
    new: str
    difference: str
    width: int


@dataclass(frozen=True)
class Reviewed:
    """A document, as the page shows it.

    Attributes:
        name: What it is called: the golden's name, or the form's id.
        where: The test, or the language.
        state: What became of it.
        reference: What the regulation says of its form, as pairs of words; see `reference`.
        sections: What differs.
        pages: Its pages.
        command: What accepts this change, or "".
    """

    name: str
    where: str
    state: State
    reference: dict[str, str] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    pages: tuple[PageView, ...] = ()
    command: str = ""

    @property
    def count(self) -> int:
        """The number of differences."""
        return sum(len(section.lines) for section in self.sections)

    def to_json(self) -> dict[str, Any]:
        """Return plain data, for another process."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Make an entry from the data that `to_json` gave."""
        sections = tuple(
            Section(
                section["title"],
                tuple(
                    Remark(line["message"], tuple((kind, text) for kind, text in line["segments"]))
                    for line in section["lines"]
                ),
            )
            for section in data["sections"]
        )
        pages = tuple(PageView(**page) for page in data["pages"])
        return cls(**{**data, "sections": sections, "pages": pages})


def reference(form: Form | None) -> dict[str, str]:
    """Return the origin of a form: title, act, annex, edition, address, day of the last check."""
    if form is None:
        return {}
    return {
        "title_kk": form.title.kk,
        "title_ru": form.title.ru,
        "form": form.id,
        "act_kk": form.act.cite("kk"),
        "act_ru": form.act.cite("ru"),
        "annex": form.annex,
        "edition": form.edition.id,
        "edition_ru": form.acts[form.edition.id].cite("ru"),
        "source": form.source or "",
        "checked_on": form.checked_on.isoformat(),
    }


def new_page_views(new: "Sequence[Image]") -> tuple[PageView, ...]:
    """Show the pages of a document without a golden: all but the first, small."""
    return (*page_views((), new[:1]), *(_small(page, n) for n, page in enumerate(new[1:], 2)))


def page_views(
    old: "Sequence[Image]", new: "Sequence[Image]", dpi: int = pictures.DPI
) -> tuple[PageView, ...]:
    """Show the pages of two renderings side by side; those that are alike, small."""
    found = []
    for index in range(max(len(old), len(new))):
        before = old[index] if index < len(old) else None
        now = new[index] if index < len(new) else None
        if before is not None and now is not None and not pictures.unlike(before, now, dpi):
            found.append(_small(now, index + 1))
            continue
        differs = pictures.difference(before, now) if before and now else None
        width = max(page.width for page in (before, now) if page)
        found.append(
            PageView(
                index + 1,
                True,  # noqa: FBT003 - a record
                _encoded(before),
                _encoded(now),
                _encoded(differs),
                width,
            )
        )
    return tuple(found)


def _small(page: "Image", number: int) -> PageView:
    picture = pictures.thumbnail(page)
    return PageView(number, False, "", _encoded(picture), "", picture.width)  # noqa: FBT003 - a record


def _encoded(picture: "Image | None") -> str:
    return "" if picture is None else base64.b64encode(pictures.png(picture)).decode("ascii")


_STATES: Final[dict[State, str]] = {
    "differs": "differs",
    "new": "no golden yet",
    "accepted": "accepted",
    "same": "as before",
}

_FEW: Final = 3
"""So many documents are shown open at once."""


def build(
    title: str,
    entries: Iterable[Reviewed],
    *,
    summary: str = "",
    old: str = "before",
    new: str = "now",
) -> bytes:
    """Return the page as HTML.

    Args:
        title: Its heading.
        entries: The documents.
        summary: A sentence below the heading.
        old: What the left side is called.
        new: What the right side is called.
    """
    shown = list(entries)
    style, script = _asset("page.css"), _asset("page.js")
    html = (
        _environment()
        .get_template("page.html")
        .render(
            title=title,
            summary=summary,
            entries=shown,
            states=_STATES,
            old=old,
            new=new,
            open_at_once=len(shown) <= _FEW,
            style=style,
            script=script,
            policy=(
                "default-src 'none'; img-src data:; "
                f"style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
                "base-uri 'none'; form-action 'none'"
            ),
        )
    )
    return str(html).encode("utf-8")


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _asset(name: str) -> Any:
    from markupsafe import Markup

    return Markup((_FOLDER / name).read_text("utf-8"))  # noqa: S704 - our own file


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
