"""What makes WeasyPrint's PDF ready to be signed, archived and read aloud.

WeasyPrint writes tagged PDF/A-3a. Before the file is written, this adds

- the declaration of PDF/UA-1, and the extension schema that PDF/A wants for it;
- the language of the passages that differ from the document's;
- an empty, tagged signature field for each of the form's slots;
- nothing that changes from run to run: dates are there only if they were given.

The work is done on pydyf's objects, so the file is written once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pydyf

from kzforms.errors import RenderError
from kzforms.text import Bilingual, Language


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


#: Print, and locked: nobody moves a signature field by accident.
_PRINT_AND_LOCKED: Final = 4 | 128
_SIGNATURES_EXIST: Final = 1

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
    """

    def __init__(
        self,
        plans: Mapping[str, FieldPlan],
        page_languages: Iterable[Language],
        *,
        dated: bool,
    ) -> None:
        self._plans = plans
        self._languages = tuple(page_languages)
        self._dated = dated
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
        if made:
            form = pdf.catalog["AcroForm"]
            form.pop("NeedAppearances", None)
            form.pop("DR", None)
            form["SigFlags"] = _SIGNATURES_EXIST
            # A list of one is right too, but then pyHanko takes a signature for a change of
            # the structure.
            for item in _structure_elements(pdf, "/Form"):
                (item["K"],) = item["K"]


def _structure_elements(pdf: pydyf.PDF, kind: str) -> Iterable[Any]:
    return (
        item
        for item in pdf.objects
        if isinstance(item, dict) and item.get("Type") == "/StructElem" and item["S"] == kind
    )


def _box(rect: Iterable[float]) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (round(float(side), 2) for side in rect)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _empty_appearance(pdf: pydyf.PDF, box: tuple[float, float, float, float]) -> Any:
    left, bottom, right, top = box
    stream = pydyf.Stream(
        [],
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
