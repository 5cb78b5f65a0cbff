"""A form's own words, element by element, with the name of each place and where it is written.

They come from the page source of a blank, so every form has them in the same way.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from kzforms.changes.words import words
from kzforms.form import Form
from kzforms.pages.compose import compose
from kzforms.text import Language

Kind = Literal[
    "annex heading", "title", "column", "column number", "cell", "paragraph", "caption",
    "signature", "note", "point",
]  # fmt: skip


@dataclass(frozen=True)
class Element:
    """A part of a form's own text: a cell, a caption, a point.

    Attributes:
        kind: What it is.
        place: Its name, for people: "column 3 (name)", "row 8, passage 2.1".
        text: Its words.
        code: Where the project writes it.
        field: The path of the model's field that belongs to it, or "".
        point: In a standard: the passage's place, as `8.2.1`; else "".
        language: What it is written in.
    """

    kind: Kind
    place: str
    text: str
    code: str
    field: str
    point: str
    language: Language

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, for comparing."""
        return tuple(words(self.text, self.language))


_BLOCKS: Final = frozenset({"p", "h1", "h2", "h3", "th", "td", "li"})


def elements_of(form: Form, language: Language) -> tuple[Element, ...]:
    """Return the elements of a form's text, in their order.

    Args:
        form: The form, in the edition that is meant.
        language: The language.
    """
    import tinyhtml5

    # Compose without table rows: row numbers are not text of the act.
    html = compose(form, form.load_known({}), (language,)).html
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    found = _Reader(form, language)
    found.walk(root.find("body"), ())
    return tuple(found.elements)


class _Reader:
    """Walks a page source and names the places."""

    def __init__(self, form: Form, language: Language) -> None:
        self.elements: list[Element] = []
        self._form = form
        self._language: Language = language
        self._counts: dict[str, int] = {}
        self._row = 0

    def walk(self, element: Any, context: tuple[str, ...]) -> None:
        css = (element.get("class") or "").split()
        if "notices" in css or "electronic" in css:
            return
        if element.tag == "tr":
            self._row += 1
            self._counts["cell"] = 0
        here = (*context, *css, element.tag)
        if element.tag in _BLOCKS and not any(
            child.tag in _BLOCKS for child in element.iter() if child is not element
        ):
            self._add(element, here)
            return
        for child in element:
            self.walk(child, here)

    def _add(self, element: Any, context: tuple[str, ...]) -> None:
        text = " ".join(" ".join(element.itertext()).split())
        text = re.sub(r"\s+([,.;:)»])", r"\1", text)
        if not words(text, self._language):
            return
        self.elements.append(
            self._passage(point, text)
            if (point := element.get("data-place"))
            else self._element(element, context, text)
        )

    def _passage(self, point: str, text: str) -> Element:
        code = f"kzforms/standards/data: {self._form.id}, {point}"
        return Element("point", _place_in_words(point), text, code, "", point, self._language)

    def _element(self, element: Any, context: tuple[str, ...], text: str) -> Element:
        form = self._form
        code = f"templates/{form.template(self._language)}"
        kind, field = _kind(element, context, form), ""
        if kind == "annex heading":
            code = f"kzforms/acts/data/{form.act.id}.yaml"
        elif kind in {"column", "column number"}:
            code = f"{form.model.__module__.replace('.', '/')}.py"
        number = self._next(kind)
        place = f"{_PLACES[kind]} {number}"
        if kind == "annex heading":
            place = kind
        elif kind == "cell":
            place = f"table row {self._row}, cell {number}"
        elif kind == "column" and (table := form.edition.table):
            column = table.columns[number - 1]
            field = f"{table.rows}[].{column.field}" if column.field else ""
        return Element(kind, place, text, code, field, "", self._language)

    def _next(self, name: str) -> int:
        self._counts[name] = self._counts.get(name, 0) + 1
        return self._counts[name]


def _place_in_words(place: str) -> str:
    """Say a place of a standard (`8.label`, `8.2.1`, `head.1`) in words.

    >>> _place_in_words("8.2.1"), _place_in_words("8.label"), _place_in_words("8")
    ('point 8, passage 2.1', 'point 8, label', 'point 8, number')
    """
    owner, _, rest = place.partition(".")
    if not owner.isdigit():
        return f"{owner}, passage {rest}" if rest else owner
    if rest in {"", "label"}:
        return f"point {owner}, {rest or 'number'}"
    return f"point {owner}, passage {rest}"


_PLACES: Final[dict[Kind, str]] = {
    "annex heading": "annex heading",
    "title": "title",
    "column": "column",
    "column number": "number of column",
    "cell": "cell",
    "paragraph": "paragraph",
    "caption": "caption",
    "signature": "signature block, line",
    "note": "note, paragraph",
    "point": "point",
}


def _kind(element: Any, context: tuple[str, ...], form: Form) -> Kind:
    """Tell what an element of the page source is."""
    by_context: tuple[tuple[bool, Kind], ...] = (
        ("annex" in context, "annex heading"),
        (element.tag in {"h1", "h2", "h3"}, "title"),
        (form.edition.table is not None and element.tag == "th", "column"),
        (element.tag == "td" and "numbers" in context, "column number"),
        (element.tag in {"th", "td"}, "cell"),
        ("notes" in context, "note"),
        ("closing" in context, "signature"),
        ("caption" in context, "caption"),
    )
    return next((kind for applies, kind in by_context if applies), "paragraph")
