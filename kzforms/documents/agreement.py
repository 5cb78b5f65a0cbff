"""Agreement of data and print: compare the text of a PDF with its attached data."""

from collections.abc import Iterable
from typing import Any

from kzforms.documents.attachment import AttachedBlank, AttachedData
from kzforms.documents.rendering import render
from kzforms.errors import KzformsError, MachineError
from kzforms.form import Catalogue, Form
from kzforms.form.data import missing_languages
from kzforms.pages.compose import compose
from kzforms.pages.sheet import PrintedValue
from kzforms.pdf.text import read_pdf
from kzforms.text import split_languages
from kzforms.values import FormModel


def disagreement(
    pdf: bytes,
    form: Form,
    document: FormModel,
    attached: AttachedData,
    catalogue: Catalogue | None = None,
) -> str | None:
    """Say where the printed text is not that of the data, or return None.

    The document is rendered again and compared, so that not a word may differ. Where this
    version of the layout libraries breaks pages elsewhere, only the values are compared.

    Raises:
        UnreadableDocument: The PDF is damaged.
        MissingLibrary: Rendering needs a library that is not installed.
    """
    languages = split_languages(attached.language)
    pages = [_letters(page) for page in read_pdf(pdf)]
    if any(missing_languages(form.fields, document, languages)):
        return "The data lack a wording in a language of the document."
    composition = compose(form, document, languages, electronic=attached.electronic)
    problem = _not_printed(composition.printed, pages)
    if problem is not None:
        return problem
    try:
        again = render(
            document,
            attached.language,
            edition=form.edition.id,
            on=attached.on,
            electronic=attached.electronic,
            catalogue=catalogue,
        )
    except MachineError:
        raise
    except KzformsError as error:
        return f"These data cannot be printed as this form. {error}"
    expected = [_letters(page) for page in read_pdf(again.pdf)]
    if len(expected) == len(pages) and expected != pages:
        return "The page has other words than this form with these data."
    return None


def disagreement_of_blank(
    pdf: bytes, form: Form, known: FormModel, attached: AttachedBlank
) -> str | None:
    """Say which of the values that a blank knows is not printed on it, or return None.

    Raises:
        UnreadableDocument: The PDF is damaged.
    """
    composition = compose(form, known, split_languages(attached.language), fillable=True)
    if not composition.printed:
        return None
    return _not_printed(composition.printed, [_letters(page) for page in read_pdf(pdf)])


def _not_printed(values: Iterable[PrintedValue], pages: list[str]) -> str | None:
    """Say which value does not stand on the pages after those before it, or return None."""
    text = "".join(pages)
    place = 0
    for value in values:
        wanted = "".join(value.text.split())
        place = text.find(wanted, place)
        if place < 0:
            return f"The printed text of {value.path} ({value.language}) is not that of the data."
        place += len(wanted)
    return None


def _letters(page: Any) -> str:
    return "".join("".join(piece.text.split()) for piece in page)
