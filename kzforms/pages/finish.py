"""Finish WeasyPrint's PDF, so that it can be signed, archived and read aloud.

WeasyPrint writes tagged PDF/A-3a. Before the file is written, this adds

- the declaration of PDF/UA-1, and the extension schema that PDF/A wants for it;
- the language of the passages that differ from the document's;
- an empty, tagged signature field for each of the form's slots;
- in a fillable blank, a tagged field for everything that is written in it;
- nothing that changes from run to run: dates are there only if they were given.

The work is done on pydyf's objects, so the file is written once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pydyf

from kzforms.errors import RenderError
from kzforms.form.widgets import Widget
from kzforms.pages.compose import Composition
from kzforms.pages.layout_tree import (
    embedded_files,
    font_name,
    font_reference,
    structure_elements,
    widget_annotations,
    xmp_metadata,
)
from kzforms.pages.page import Page
from kzforms.pages.writing_lines import WidgetPlace
from kzforms.text import Bilingual, Language

_Corners = tuple[float, float, float, float]


@dataclass(frozen=True)
class SignatureField:
    """An empty signature field of a finished PDF.

    Attributes:
        name: The field's name: `sig_<slot>_<language>`.
        page: The page it is on, from 0.
        box: Left, bottom, right and top in points from the page's lower left corner, as
            PDF has it.
        role: Who signs there, in both languages.
        label: The field's tooltip, in the language of its sheet.
    """

    name: str
    page: int
    box: tuple[float, float, float, float]
    role: Bilingual
    label: str


#: Print, and locked: nobody moves a signature field by accident.
_PRINT_AND_LOCKED: Final = 4 | 128
_SIGNATURES_EXIST: Final = 1

_PRINT: Final = 4
_REQUIRED: Final = 1 << 1
_MULTILINE: Final = 1 << 12
#: The fields' name for their font. By this name PDFium takes it for one that has every letter;
#: by any other it types Cyrillic in a font of the machine, without the letters of Kazakh.
_FONT_NAME: Final = "Webdings"
_EMPTY_TEXT: Final = b"/Tx BMC EMC"
_ALIGNMENTS: Final = {"center": 1, "right": 2, "end": 2}
#: In points: the height of a field with one line, and the least height of one with several.
_LINE_HEIGHT: Final = 15
_TWO_LINES: Final = 24
#: In characters: a text that is no longer has one line, however high its place is.
_SHORT: Final = 40

_UA_NAMESPACE: Final = "http://www.aiim.org/pdfua/ns/id/"
_UA_METADATA: Final = f"""
<rdf:Description rdf:about="" xmlns:pdfuaid="{_UA_NAMESPACE}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA_NAMESPACE}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>""".encode()


class Finisher:
    """Finishes one PDF; handed to WeasyPrint, which calls it before writing.

    Args:
        composition: The signature fields and the fields to fill in that the pages ask for.
        pages: The pages, with the places of their fields.
        page_languages: The language of each page.
        dated: Whether the date of the attached file was given. If not, the finisher deletes
            it: WeasyPrint needs one, and got a placeholder.

    Attributes:
        signature_fields: The signature fields that were made, after the call.
    """

    def __init__(
        self,
        composition: Composition,
        pages: Sequence[Page],
        page_languages: Iterable[Language],
        *,
        dated: bool,
    ) -> None:
        self.signature_fields: tuple[SignatureField, ...] = ()
        self._plans = composition.signatures
        self._widgets = composition.widgets
        self._places = {name: place for page in pages for name, place in page.widgets.items()}
        self._languages = tuple(page_languages)
        self._dated = dated

    def __call__(self, _: Any, pdf: pydyf.PDF) -> None:
        """Finish the file.

        Raises:
            RenderError: A field that the form has is not on the pages.
        """
        pages = {reference: number for number, reference in enumerate(pdf.page_references)}
        self._declare_accessibility(pdf)
        self._set_languages(pdf, pages)
        self._make_signature_fields(pdf, pages)
        self._make_fields(pdf)
        if "AcroForm" in pdf.catalog:
            self._finish_form(pdf)
        if not self._dated:
            _remove_attachment_dates(pdf)

    @staticmethod
    def _declare_accessibility(pdf: pydyf.PDF) -> None:
        metadata = xmp_metadata(pdf)
        metadata.stream = [metadata.stream[0].replace(b"</rdf:RDF>", _UA_METADATA)]

    def _set_languages(self, pdf: pydyf.PDF, pages: Mapping[bytes, int]) -> None:
        """Give each sheet's structure its language, where it is not the document's."""
        for item in structure_elements(pdf, "/Sect"):
            language = self._languages[pages[item["Pg"]]]
            if language != self._languages[0]:
                item["Lang"] = pydyf.String(language)

    def _make_signature_fields(self, pdf: pydyf.PDF, pages: Mapping[bytes, int]) -> None:
        """Turn the check boxes that stand for signatures into signature fields."""
        made = []
        for name, item in widget_annotations(pdf):
            if name not in self._plans:
                continue
            plan = self._plans[name]
            box = _box(item["Rect"])
            for key in ("V", "AS", "MK", "Border", "AP"):
                item.pop(key, None)
            item["FT"] = "/Sig"
            item["F"] = _PRINT_AND_LOCKED
            item["TU"] = pydyf.String(plan.label)
            item["Rect"] = pydyf.Array(box)
            item["AP"] = pydyf.Dictionary({"N": _empty_appearance(pdf, box)})
            made.append(SignatureField(name, pages[item["P"]], box, plan.role, plan.label))
        if {field.name for field in made} != set(self._plans):
            raise RenderError("A signature field of the form is not on its pages.")
        self.signature_fields = tuple(made)

    def _make_fields(self, pdf: pydyf.PDF) -> None:
        """Turn the placeholders into the fields of a fillable blank."""
        fields: dict[str, list[tuple[Widget, Any]]] = {}
        fonts: set[str] = set()
        for name, item in widget_annotations(pdf):
            if name not in self._widgets:
                continue
            widget = self._widgets[name]
            if widget.tick:
                _make_tick_box(pdf, item)
            else:
                fonts.add(font_name(item))
                _make_text_field(pdf, item, widget, self._places[name])
            fields.setdefault(widget.name, []).append((widget, item))
        if sum(map(len, fields.values())) != len(self._widgets):
            raise RenderError("A field of the blank is not on its pages.")
        if fields:
            form = pdf.catalog["AcroForm"]
            ours = {item.reference for places in fields.values() for _, item in places}
            others = [reference for reference in form["Fields"] if reference not in ours]
            made = [_field(pdf, places).reference for places in fields.values()]
            form["Fields"] = pydyf.Array([*made, *others])
            form["DR"] = pydyf.Dictionary({"Font": _field_fonts(pdf, fonts)})

    def _finish_form(self, pdf: pydyf.PDF) -> None:
        form = pdf.catalog["AcroForm"]
        # Every field has its appearance, and PDF/A allows no viewer to make another.
        form.pop("NeedAppearances", None)
        if not self._widgets:
            form.pop("DR", None)
        if self.signature_fields:
            form["SigFlags"] = _SIGNATURES_EXIST
        # /K may be a one-element array, but pyHanko then reports signing as a change of the
        # structure tree.
        for item in structure_elements(pdf, "/Form"):
            (item["K"],) = item["K"]


def _field(pdf: pydyf.PDF, places: list[tuple[Widget, Any]]) -> Any:
    """Make a field: of its annotation, or where it has several, of what they have in common.

    /T holds the whole dotted path. ISO 32000 would nest one field per dot, but pypdf then
    confuses fields with equal last names (head.surname, recipient.surname).
    """
    widget, field = places[0]
    if len(places) > 1:
        field = pydyf.Dictionary({"Kids": pydyf.Array()})
        pdf.add_object(field)
        for _, item in places:
            for key in ("FT", "Ff", "MaxLen", "DA", "V"):
                if key in item:
                    field[key] = item.pop(key)
            item.pop("T")
            item["Parent"] = field.reference
            field["Kids"].append(item.reference)
    field["T"] = pydyf.String(widget.name)
    field["TU"] = pydyf.String(widget.label)
    return field


def _field_fonts(pdf: pydyf.PDF, names: set[str]) -> Any:
    """Register the single, fully embedded font in /DR under the name that the fields' /DA uses."""
    (name,) = names
    return pydyf.Dictionary({_FONT_NAME: font_reference(pdf, name)})


def _make_tick_box(pdf: pydyf.PDF, item: Any) -> None:
    """Leave the tick alone to the field: the page has drawn the box."""
    item.pop("MK", None)
    item["Rect"] = pydyf.Array(_box(item["Rect"]))
    item["AP"]["N"]["Off"] = _empty_appearance(pdf, _box(item["Rect"]))


def _make_text_field(pdf: pydyf.PDF, item: Any, widget: Widget, place: WidgetPlace) -> None:
    left, bottom, right, top = place.box
    several = widget.lines == "many" or (
        widget.lines == "by place" and (widget.limit or 0) > _SHORT and top - bottom >= _TWO_LINES
    )
    if not several and top - bottom > _LINE_HEIGHT:
        middle = (bottom + top) / 2
        bottom, top = middle - _LINE_HEIGHT / 2, middle + _LINE_HEIGHT / 2
    box = _box((left, bottom, right, top))
    item.pop("V", None)
    item["TU"] = pydyf.String(widget.label)
    item["F"] = _PRINT
    item["Ff"] = (_REQUIRED if widget.required else 0) | (_MULTILINE if several else 0)
    item["Rect"] = pydyf.Array(box)
    # No size: the text is made as large as its place allows.
    item["DA"] = pydyf.String(f"/{_FONT_NAME} 0 Tf 0 g")
    item["AP"] = pydyf.Dictionary({"N": _empty_appearance(pdf, box, _EMPTY_TEXT)})
    if place.alignment in _ALIGNMENTS:
        item["Q"] = _ALIGNMENTS[place.alignment]


def _box(rect: Iterable[float]) -> _Corners:
    x1, y1, x2, y2 = (round(float(side), 2) for side in rect)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _empty_appearance(pdf: pydyf.PDF, box: _Corners, content: bytes = b"") -> Any:
    left, bottom, right, top = box
    stream = pydyf.Stream(
        [content] if content else [],
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array((0, 0, round(right - left, 2), round(top - bottom, 2))),
        },
    )
    pdf.add_object(stream)
    return stream.reference


def _remove_attachment_dates(pdf: pydyf.PDF) -> None:
    for parameters in embedded_files(pdf):
        for key in ("CreationDate", "ModDate"):
            parameters.pop(key, None)
