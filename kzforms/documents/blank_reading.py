"""Read what was written in a fillable blank."""

from typing import Any

from kzforms.documents.attachment import AttachedBlank, form_of, read_attached_blank
from kzforms.errors import FormDataError, Problem, UnreadableDocument
from kzforms.form import Catalogue, Form
from kzforms.form.data import missing_languages
from kzforms.form.widgets import data_of
from kzforms.pdf.fields import field_values
from kzforms.pdf.file import PdfSource, pdf_bytes
from kzforms.text import split_languages
from kzforms.values import FormModel


def read_filled(pdf: PdfSource, *, catalogue: Catalogue | None = None) -> FormModel:
    """Return the document that was written in a fillable blank.

    Rows after the last one in which something was written do not count. To make a PDF that
    can be signed and archived, render the document.

    Args:
        pdf: The file, as any program saved it.
        catalogue: Where the form is looked up, if not in the library's own catalogue.

    Raises:
        UnreadableDocument: It is no PDF, or no fillable blank of ours.
        FormDataError: What was written does not fit the form; all problems at once, each with
            the path of its field.
    """
    content = pdf_bytes(pdf)
    attached = read_attached_blank(content)
    if attached is None:
        raise UnreadableDocument(
            "This PDF is no fillable blank of kzforms: make one with `kzforms blank --fillable`."
        )
    return written_document(content, attached, form_of(attached, catalogue))


def written_document(pdf: bytes, blank: AttachedBlank, form: Form) -> FormModel:
    """Return the document that was written in a blank, of which the attached file is read already.

    Args:
        pdf: The file.
        blank: What the blank says of itself.
        form: The form that it is a blank of.

    Raises:
        FormDataError: What was written does not fit the form.
    """
    data, problems = data_of(form.fields, field_values(pdf))
    try:
        document = form.load(_merged(blank.known, data))
    except FormDataError as error:
        raise FormDataError(_all_problems(problems, error.problems)) from None
    missing = tuple(missing_languages(form.fields, document, split_languages(blank.language)))
    if problems or missing:
        raise FormDataError((*problems, *missing))
    return document


def _all_problems(first: tuple[Problem, ...], then: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Join what was wrong before validation and what is besides."""
    paths = {problem.path for problem in first}
    return (*first, *(problem for problem in then if problem.path not in paths))


def _merged(known: Any, written: Any) -> Any:
    """Join what was known and printed with what was written in the other fields."""
    if isinstance(known, dict) and isinstance(written, dict):
        return {name: _merged(known.get(name), written.get(name)) for name in {**known, **written}}
    if isinstance(known, list) and isinstance(written, list):
        longer = max(len(known), len(written))
        rows = (each + [{}] * (longer - len(each)) for each in (known, written))
        return [_merged(*pair) for pair in zip(*rows, strict=True)]
    return known if written is None else written
