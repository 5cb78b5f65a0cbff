"""What WeasyPrint and pydyf do not publish, name by name: begin here after an upgrade.

`kzforms/pages/layout_tree.py` is the one module that reads these names. A test that fails says
which of them is gone.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydyf
import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from kzforms import resources
from kzforms.pages import layout_tree

_STYLE = """
@font-face {{ font-family: specimen; src: url({font}) }}
@page kk-portrait {{ size: 100mm 100mm; margin: 10mm; @top-center {{ content: "1" }} }}
html {{ font: 12pt specimen }}
body {{ page: kk-portrait; margin: 0 }}
h1 {{ font: 12pt specimen; margin: 0; height: 20mm; text-align: center }}
.away {{ position: absolute; left: 5mm; top: 30mm; width: 40mm; height: 6mm; padding: 2mm }}
input {{ appearance: auto; position: absolute; font: 10pt specimen }}
"""
_HTML = """
<html lang="kk"><title>Үлгі</title><body><section id="sheet">
<h1>Нысан</h1>
<div class="away">Алыс</div>
<p><input type="text" name="a text"><input type="checkbox" name="a box"></p>
</section></body></html>
"""


@dataclass(frozen=True)
class Specimen:
    """One page with everything that is read, laid out and made into a PDF.

    Attributes:
        document: WeasyPrint's document.
        pdf: The objects of its PDF.
        fonts: What it was laid out with.
    """

    document: Any
    pdf: Any
    fonts: Any

    @property
    def page(self) -> Any:
        """WeasyPrint's page."""
        return self.document.pages[0]

    @property
    def root(self) -> Any:
        """The page's own box, with all others in it."""
        return self.page._page_box

    def boxes(self, test: Callable[[Any], bool] = lambda _: True) -> list[Any]:
        """The boxes of the page that pass a test."""

        def walk(box: Any) -> Iterator[Any]:
            yield box
            for child in box.children:
                yield from walk(child)

        return [box for box in walk(self.root) if test(box)]

    def objects(self, kind: str, value: str) -> list[Any]:
        """The dictionaries of the PDF that have this value under this key."""
        found = [getattr(item, "extra", item) for item in self.pdf.objects]
        return [item for item in found if isinstance(item, dict) and item.get(kind) == value]


@pytest.fixture(scope="module")
def specimen() -> Specimen:
    """The page, made by WeasyPrint alone."""
    fonts = FontConfiguration()
    font = (resources.root() / "fonts" / "Tinos-Regular.ttf").as_uri()
    style = weasyprint.CSS(string=_STYLE.format(font=font), font_config=fonts)
    document = weasyprint.HTML(string=_HTML).render(
        font_config=fonts, stylesheets=[style], pdf_variant="pdf/a-3a"
    )
    made: list[Any] = []
    document.write_pdf(
        finisher=lambda _, pdf: made.append(pdf),
        pdf_variant="pdf/a-3a",
        attachments=[weasyprint.Attachment(string=b"{}", name="data.json")],
    )
    return Specimen(document, made[0], fonts)


def _boxes() -> Any:
    from weasyprint.formatting_structure import boxes

    return boxes


def _is_absolute(box: Any) -> bool:
    from weasyprint.layout.absolute import AbsolutePlaceholder

    return isinstance(box, AbsolutePlaceholder)


def _heading(specimen: Specimen) -> Any:
    return specimen.boxes(lambda box: box.element_tag == "h1")[0]


def _stream() -> Any:
    from weasyprint.pdf.stream import Stream

    return Stream


def _harfbuzz() -> bool:
    from weasyprint.text import ffi

    return hasattr(ffi, "harfbuzz_subset")


def _text_widget(specimen: Specimen) -> Any:
    return next(w for w in specimen.objects("Subtype", "/Widget") if w["FT"] == "/Tx")


def _mm(millimetres: float) -> Any:
    """CSS pixels, as a test compares them."""
    return pytest.approx(millimetres / 25.4 * 96)


CONTRACT: dict[str, Callable[[Specimen], object]] = {
    # The tree of boxes.
    "Page._page_box": lambda s: s.page._page_box,
    "Page.paint(stream, scale)": lambda s: (
        [*inspect.signature(s.page.paint).parameters] == ["stream", "scale"]
    ),
    "Page.anchors, with four sides": lambda s: len(s.page.anchors["sheet"]) == 4,
    "PageBox.page_type.name": lambda s: s.root.page_type.name == "kk-portrait",
    "weasyprint.formatting_structure.boxes": lambda _: _boxes(),
    "boxes.TextBox": lambda s: s.boxes(lambda box: isinstance(box, _boxes().TextBox)),
    "boxes.MarginBox": lambda s: s.boxes(lambda box: isinstance(box, _boxes().MarginBox)),
    "boxes.BlockContainerBox": lambda s: isinstance(_heading(s), _boxes().BlockContainerBox),
    "weasyprint.layout.absolute.AbsolutePlaceholder": lambda s: s.boxes(_is_absolute),
    "AbsolutePlaceholder._box": lambda s: s.boxes(_is_absolute)[0]._box.element_tag == "div",
    "Box.children": lambda s: s.root.children,
    "Box.element.attrib": lambda s: (
        s.boxes(lambda box: box.element_tag == "section")[0].element.attrib == {"id": "sheet"}
    ),
    "Box.element, of a page none": lambda s: s.root.element is None,
    "Box.element_tag": lambda s: _heading(s).element_tag == "h1",
    "Box.padding_box_x()": lambda s: _heading(s).padding_box_x() == _mm(10),
    "Box.padding_box_y()": lambda s: _heading(s).padding_box_y() == _mm(10),
    "Box.padding_width()": lambda s: _heading(s).padding_width() == _mm(80),
    "Box.padding_height()": lambda s: _heading(s).padding_height() == _mm(20),
    'Box.style["font_size"]': lambda s: _heading(s).style["font_size"] == 16,
    'Box.style["text_align_all"]': lambda s: _heading(s).style["text_align_all"] == "center",
    "TextBox.text": lambda s: (
        [box.text for box in s.boxes(lambda box: isinstance(box, _boxes().TextBox))][:1]
        == ["Нысан"]
    ),
    "Document.fonts, each with a family": lambda s: (
        {font.family for font in s.document.fonts.values()} == {"specimen"}
    ),
    # The page's content as it is written.
    "Stream.artifact()": lambda _: _stream().artifact,
    "Stream.stacked()": lambda _: _stream().stacked,
    "Stream.transform(a, d)": lambda _: (
        {"a", "d"} <= set(inspect.signature(_stream().transform).parameters)
    ),
    "Stream.rectangle(x, y, width, height)": lambda _: (
        [*inspect.signature(_stream().rectangle).parameters][1:] == ["x", "y", "width", "height"]
    ),
    "Stream.fill()": lambda _: _stream().fill,
    "Stream.set_line_width(width)": lambda _: (
        [*inspect.signature(_stream().set_line_width).parameters][1:] == ["width"]
    ),
    "Stream.move_to(x, y)": lambda _: (
        [*inspect.signature(_stream().move_to).parameters][1:] == ["x", "y"]
    ),
    "Stream.line_to(x, y)": lambda _: (
        [*inspect.signature(_stream().line_to).parameters][1:] == ["x", "y"]
    ),
    "Stream.stroke()": lambda _: _stream().stroke,
    # Fonts.
    "weasyprint.text.ffi.harfbuzz_subset": lambda _: _harfbuzz(),
    "FontConfiguration.__del__": lambda s: s.fonts.__del__,
    "FontConfiguration._folder": lambda s: Path(s.fonts._folder).is_dir(),
    # The objects of the PDF.
    "pydyf.PDF.objects": lambda s: isinstance(s.pdf.objects, list),
    "pydyf.Stream.extra": lambda s: (
        next(item for item in s.pdf.objects if isinstance(item, pydyf.Stream)).extra
    ),
    'the XMP metadata, a stream of the Type "/Metadata" in one piece': lambda s: (
        layout_tree.xmp_metadata(s.pdf).stream[0].count(b"</rdf:RDF>") == 1
    ),
    'an input\'s annotation of the Subtype "/Widget"': lambda s: (
        len(s.objects("Subtype", "/Widget")) == 2
    ),
    'its name, whose `String.string` is under "T"': lambda s: (
        _text_widget(s)["T"].string == "a text"
    ),
    'its page\'s reference under "P"': lambda s: _text_widget(s)["P"] in s.pdf.page_references,
    'its four corners under "Rect"': lambda s: len([*map(float, _text_widget(s)["Rect"])]) == 4,
    'the font of a text under "DA"': lambda s: layout_tree.font_name(_text_widget(s)),
    "that font among the resources": lambda s: layout_tree.font_reference(
        s.pdf, layout_tree.font_name(_text_widget(s))
    ),
    'a box\'s tick under "AP"': lambda s: next(
        w["AP"]["N"]["on"] for w in s.objects("Subtype", "/Widget") if w["FT"] == "/Btn"
    ),
    'the fields\' references under "AcroForm"': lambda s: (
        len(s.pdf.catalog["AcroForm"]["Fields"]) == 2
    ),
    'an element of the tag tree, a dictionary of the Type "/StructElem"': lambda s: s.objects(
        "Type", "/StructElem"
    ),
    'its kind under "S"': lambda s: s.objects("S", "/Sect"),
    'its page\'s reference under "Pg"': lambda s: (
        s.objects("S", "/Sect")[0]["Pg"] in s.pdf.page_references
    ),
    'a widget\'s element, with a list of one under "K"': lambda s: (
        [len(element["K"]) for element in s.objects("S", "/Form")] == [1, 1]
    ),
    'an attached file, a stream of the Type "/EmbeddedFile"': lambda s: s.objects(
        "Type", "/EmbeddedFile"
    ),
    'its dates under "Params"': lambda s: (
        {"CreationDate", "ModDate"} <= set(s.objects("Type", "/EmbeddedFile")[0]["Params"])
    ),
}
"""What is read, and how to find out whether it is still there."""


@pytest.mark.parametrize("name", CONTRACT)
def test_the_typesetter_still_has(name: str, specimen: Specimen) -> None:
    """This test ensures that an upgrade that takes a name away says which, in one sentence."""
    try:
        there = CONTRACT[name](specimen)
    except (AttributeError, ImportError, LookupError, StopIteration, TypeError, ValueError):
        there = False
    assert there, (
        f"WeasyPrint {weasyprint.__version__} with pydyf {pydyf.VERSION} has another `{name}` "
        "than kzforms/pages/layout_tree.py reads."
    )


def _names_read() -> set[str]:
    """What layout_tree takes from objects of WeasyPrint and pydyf, and imports of theirs."""
    theirs = {"box", "boxes", "document", "font", "fonts", "item", "page", "pdf", "stream"}
    own = {"get", "items", "values"}
    found: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(layout_tree))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("weasyprint"):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.Attribute | ast.Subscript):
            base: ast.AST = node
            while isinstance(base, ast.Attribute | ast.Subscript | ast.Call):
                base = base.func if isinstance(base, ast.Call) else base.value
            if not (isinstance(base, ast.Name) and base.id in theirs):
                continue
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node.slice, ast.Constant):
                found.add(str(node.slice.value))
    return found - own


def test_the_contract_names_everything_that_is_read() -> None:
    """This test ensures that no private name is used that an upgrade would not be asked for."""
    named = {word for name in CONTRACT for word in re.findall(r"\w+", name)}
    read = _names_read()
    assert {"_page_box", "padding_box_x", "text_align_all", "harfbuzz_subset", "extra"} <= read
    assert read - named == set()


@pytest.mark.parametrize(
    ("library", "modules"),
    [("weasyprint", {"layout_tree", "typeset"}), ("pydyf", {"finish", "layout_tree"})],
)
def test_no_other_module_knows_the_typesetter(library: str, modules: set[str]) -> None:
    """This test ensures that whoever replaces the typesetter finds it in two modules."""
    package = Path(layout_tree.__file__).parents[1]
    users = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(rf"\b{library}\b", path.read_text("utf-8"))
    }
    assert users == {f"pages/{module}.py" for module in modules}


def test_the_boxes_of_a_page_are_where_the_style_puts_them(specimen: Specimen) -> None:
    """This test ensures that the plain tree has CSS pixels from the page's upper left corner."""

    def walk(box: layout_tree.LayoutBox) -> Iterator[layout_tree.LayoutBox]:
        yield box
        for child in box.children:
            yield from walk(child)

    found = list(walk(layout_tree.box_tree(specimen.page)))
    (away,) = (box for box in found if box.has_class("away") and box.kind == "block")
    place = (away.left, away.top, away.right, away.bottom)
    assert place == pytest.approx([side / 25.4 * 96 for side in (15, 40, 59, 50)])
    texts = [(box.kind, box.tag, box.text) for box in found if box.text]
    assert texts == [("text", "h1", "Нысан"), ("text", "div", "Алыс"), ("text", "", "1")]
    assert [box.kind for box in found].count("margin") > 0
    assert [box.tag for box in found].count("input") == 2
