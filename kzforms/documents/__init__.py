"""Documents: render them, make blanks, read them back."""

from kzforms.documents.blank_reading import PartialDocument, read_filled
from kzforms.documents.document_reading import read
from kzforms.documents.rendering import RenderedForm, blank, render
from kzforms.pages.electronic import ElectronicElements
from kzforms.pages.finish import SignatureField

__all__ = [
    "ElectronicElements",
    "PartialDocument",
    "RenderedForm",
    "SignatureField",
    "blank",
    "read",
    "read_filled",
    "render",
]
