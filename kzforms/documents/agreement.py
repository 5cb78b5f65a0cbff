"""Agreement of data and print: compare the text of a PDF with its attached data."""

from typing import Any

from kzforms.documents.attachment import AttachedData
from kzforms.documents.rendering import render
from kzforms.form import Form
from kzforms.pages.compose import compose
from kzforms.pdf.text import read_pdf
from kzforms.text import split_languages
from kzforms.values import FormModel


def disagreement(pdf: bytes, form: Form, document: FormModel, attached: AttachedData) -> str | None:
    """Say where the printed text is not that of the data, or return None.

    The document is rendered again and compared, so that not a word may differ. Where this
    version of the layout libraries breaks pages elsewhere, only the values are compared.

    Raises:
        MissingLibrary: Rendering needs a library that is not installed.
    """
    languages = split_languages(attached.language)
    pages = [_letters(page) for page in read_pdf(pdf)]
    text = "".join(pages)
    place = 0
    for value in compose(form, document, languages, electronic=attached.electronic).printed:
        wanted = "".join(value.text.split())
        place = text.find(wanted, place)
        if place < 0:
            return f"The printed text of {value.path} ({value.language}) is not that of the data."
        place += len(wanted)
    again = render(
        document,
        attached.language,
        edition=form.edition.id,
        on=attached.on,
        electronic=attached.electronic,
    )
    expected = [_letters(page) for page in read_pdf(again.pdf)]
    if len(expected) == len(pages) and expected != pages:
        return "The page has other words than this form with these data."
    return None


def _letters(page: Any) -> str:
    return "".join("".join(piece.text.split()) for piece in page)
