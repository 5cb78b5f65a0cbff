"""What makes WeasyPrint's PDF ready to be signed, archived and read aloud.

WeasyPrint writes tagged PDF/A-3a. Before the file is written, this adds

- the declaration of PDF/UA-1, and the extension schema that PDF/A wants for it;
- the language of the passages that differ from the document's;
- an empty, tagged signature field for each of the form's slots;
- in a fillable blank, a tagged field for everything that is written in it;
- nothing that changes from run to run: dates are there only if they were given.

The work is done on pydyf's objects, so the file is written once.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pydyf

from kzforms.errors import RenderError
from kzforms.form.widgets import Entry
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


@dataclass(frozen=True)
class FieldPlan:
    """A signature field that the page's source asked for.

    Attributes:
        role: Who signs there.
        label: The tooltip.
    """

    role: Bilingual
    label: str


@dataclass(frozen=True)
class EntryPlace:
    """Where a field to fill in is on its page.

    Attributes:
        box: Left, bottom, right and top in points from the page's lower left corner.
        alignment: How text is aligned there: a value of CSS's `text-align`.
    """

    box: _Corners
    alignment: str


#: Print, and locked: nobody moves a signature field by accident.
_PRINT_AND_LOCKED: Final = 4 | 128
_SIGNATURES_EXIST: Final = 1

_PRINT: Final = 4
_REQUIRED: Final = 1 << 1
_MULTILINE: Final = 1 << 12
_FONT: Final = re.compile(rb"/(\S+)(?= \S+ Tf)")
#: What the fields call their font. By this name PDFium takes it for one that has every letter;
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
        plans: The signature fields that the pages ask for, by name.
        page_languages: The language of each page.
        dated: Whether dates may stay in the file.
        entries: The fields to fill in that the pages ask for, by the name of their placeholder.
        places: Where each of them is.
    """

    def __init__(
        self,
        plans: Mapping[str, FieldPlan],
        page_languages: Iterable[Language],
        *,
        dated: bool,
        entries: Mapping[str, Entry] | None = None,
        places: Mapping[str, EntryPlace] | None = None,
    ) -> None:
        self._plans = plans
        self._languages = tuple(page_languages)
        self._dated = dated
        self._entries = entries or {}
        self._places = places or {}
        self.fields: tuple[SignatureField, ...] = ()

    def __call__(self, _: Any, pdf: pydyf.PDF) -> None:
        """Finish the file.

        Raises:
            RenderError: A signature field that the form has is not on the pages.
        """
        pages = {reference: number for number, reference in enumerate(pdf.page_references)}
        self._declare_accessibility(pdf)
        self._set_languages(pdf, pages)
        self._make_signature_fields(pdf, pages)
        self._make_entries(pdf)
        if "AcroForm" in pdf.catalog:
            self._finish_form(pdf)
        if not self._dated:
            _remove_attachment_dates(pdf)

    @staticmethod
    def _declare_accessibility(pdf: pydyf.PDF) -> None:
        stream = next(
            item
            for item in pdf.objects
            if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/Metadata"
        )
        stream.stream = [stream.stream[0].replace(b"</rdf:RDF>", _UA_METADATA)]

    def _set_languages(self, pdf: pydyf.PDF, pages: Mapping[bytes, int]) -> None:
        """Give each sheet's structure its language, where it is not the document's."""
        for item in _structure_elements(pdf, "/Sect"):
            language = self._languages[pages[item["Pg"]]]
            if language != self._languages[0]:
                item["Lang"] = pydyf.String(language)

    def _make_signature_fields(self, pdf: pydyf.PDF, pages: Mapping[bytes, int]) -> None:
        """Turn the check boxes that stand for signatures into signature fields."""
        made = []
        for item in list(pdf.objects):
            if not (isinstance(item, dict) and item.get("Subtype") == "/Widget"):
                continue
            name = item["T"].string
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
        self.fields = tuple(made)

    def _make_entries(self, pdf: pydyf.PDF) -> None:
        """Turn the placeholders into the fields of a fillable blank."""
        widgets: dict[str, list[tuple[Entry, Any]]] = {}
        fonts: set[str] = set()
        for item in list(pdf.objects):
            if not (isinstance(item, dict) and item.get("Subtype") == "/Widget"):
                continue
            placeholder = item["T"].string
            if placeholder in self._entries:
                entry = self._entries[placeholder]
                if entry.tick:
                    _make_tick_box(pdf, item)
                else:
                    fonts |= {match[1].decode() for match in _FONT.finditer(item["DA"].string)}
                    _make_text_field(pdf, item, entry, self._places[placeholder])
                widgets.setdefault(entry.name, []).append((entry, item))
        if sum(map(len, widgets.values())) != len(self._entries):
            raise RenderError("A field of the blank is not on its pages.")
        if widgets:
            form = pdf.catalog["AcroForm"]
            ours = {item.reference for places in widgets.values() for _, item in places}
            others = [reference for reference in form["Fields"] if reference not in ours]
            made = [_field(pdf, places).reference for places in widgets.values()]
            form["Fields"] = pydyf.Array([*made, *others])
            form["DR"] = pydyf.Dictionary({"Font": _entry_fonts(pdf, fonts)})

    def _finish_form(self, pdf: pydyf.PDF) -> None:
        form = pdf.catalog["AcroForm"]
        # Every field has its appearance, and PDF/A allows no viewer to make another.
        form.pop("NeedAppearances", None)
        if not self._entries:
            form.pop("DR", None)
        if self.fields:
            form["SigFlags"] = _SIGNATURES_EXIST
        # A list of one is right too, but then pyHanko takes a signature for a change of
        # the structure.
        for item in _structure_elements(pdf, "/Form"):
            (item["K"],) = item["K"]


def _field(pdf: pydyf.PDF, places: list[tuple[Entry, Any]]) -> Any:
    """A field: its widget, or where it has several places, what they have in common.

    Its own name is the whole path, though ISO 32000 has a field in a field for each stop:
    pypdf takes a field whose last step is called as another field for that one.
    """
    entry, field = places[0]
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
    field["T"] = pydyf.String(entry.name)
    field["TU"] = pydyf.String(entry.label)
    return field


def _entry_fonts(pdf: pydyf.PDF, names: set[str]) -> Any:
    """The one font of all fields, which WeasyPrint embeds whole, under the fields' name for it."""
    (name,) = names
    reference = next(item[name] for item in pdf.objects if isinstance(item, dict) and name in item)
    return pydyf.Dictionary({_FONT_NAME: reference})


def _make_tick_box(pdf: pydyf.PDF, item: Any) -> None:
    """The page has drawn the box: the field is the tick alone."""
    item.pop("MK", None)
    item["Rect"] = pydyf.Array(_box(item["Rect"]))
    item["AP"]["N"]["Off"] = _empty_appearance(pdf, _box(item["Rect"]))


def _make_text_field(pdf: pydyf.PDF, item: Any, entry: Entry, place: EntryPlace) -> None:
    left, bottom, right, top = place.box
    several = entry.lines == "many" or (
        entry.lines == "by place" and (entry.limit or 0) > _SHORT and top - bottom >= _TWO_LINES
    )
    if not several and top - bottom > _LINE_HEIGHT:
        middle = (bottom + top) / 2
        bottom, top = middle - _LINE_HEIGHT / 2, middle + _LINE_HEIGHT / 2
    box = _box((left, bottom, right, top))
    item.pop("V", None)
    item["TU"] = pydyf.String(entry.label)
    item["F"] = _PRINT
    item["Ff"] = (_REQUIRED if entry.required else 0) | (_MULTILINE if several else 0)
    item["Rect"] = pydyf.Array(box)
    # No size: the text is made as large as its place allows.
    item["DA"] = pydyf.String(f"/{_FONT_NAME} 0 Tf 0 g")
    item["AP"] = pydyf.Dictionary({"N": _empty_appearance(pdf, box, _EMPTY_TEXT)})
    if place.alignment in _ALIGNMENTS:
        item["Q"] = _ALIGNMENTS[place.alignment]


def _structure_elements(pdf: pydyf.PDF, kind: str) -> Iterable[Any]:
    return (
        item
        for item in pdf.objects
        if isinstance(item, dict) and item.get("Type") == "/StructElem" and item["S"] == kind
    )


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
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/EmbeddedFile":
            for key in ("CreationDate", "ModDate"):
                item.extra["Params"].pop(key, None)
