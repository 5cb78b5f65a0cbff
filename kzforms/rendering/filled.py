"""Reading what was written in a fillable blank."""

from typing import Any

from kzforms.errors import FormDataError, Problem, UnreadableDocument
from kzforms.forms import Catalogue, Form
from kzforms.forms.data import missing_languages
from kzforms.forms.entries import data_of
from kzforms.rendering.attached import BLANK_FILE_NAME, AttachedBlank, AttachedData
from kzforms.rendering.pdf_file import PdfSource, attached_file, field_values, pdf_bytes
from kzforms.rendering.reading import form_of, parse_attached
from kzforms.text import split_languages
from kzforms.values import FormModel


def read_filled(pdf: PdfSource, *, catalogue: Catalogue | None = None) -> FormModel:
    """The document that was written in a fillable blank.

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
    return _document(content, attached, form_of(attached, catalogue))


def read_attached_blank(pdf: bytes) -> AttachedBlank | None:
    """What a fillable blank says of itself, or None if this is none.

    Raises:
        UnreadableDocument: It is no PDF, or what it says is damaged.
    """
    contents = attached_file(pdf, BLANK_FILE_NAME)
    return None if contents is None else parse_attached(AttachedBlank, contents)


def as_attached(pdf: bytes, blank: AttachedBlank) -> AttachedData:
    """What would be attached to the document that was written in a blank.

    Raises:
        UnreadableDocument: The catalogue has no such form or edition.
        FormDataError: What was written does not fit the form.
    """
    document = _document(pdf, blank, form_of(blank))
    return AttachedData(
        form=blank.form,
        edition=blank.edition,
        language=blank.language,
        data=document.model_dump(mode="json", exclude_none=True),
    )


def _document(pdf: bytes, blank: AttachedBlank, form: Form) -> FormModel:
    data, problems = data_of(form.model, field_values(pdf))
    try:
        document = form.load(_merged(blank.known, data))
    except FormDataError as error:
        raise FormDataError(_all_problems(problems, error.problems)) from None
    missing = tuple(missing_languages(document, split_languages(blank.language)))
    if problems or missing:
        raise FormDataError((*problems, *missing))
    return document


def _all_problems(first: tuple[Problem, ...], then: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What was wrong before validation, and what is besides."""
    paths = {problem.path for problem in first}
    return (*first, *(problem for problem in then if problem.path not in paths))


def _merged(known: Any, written: Any) -> Any:
    """What was known and printed, with what was written in the other fields."""
    if isinstance(known, dict) and isinstance(written, dict):
        return {name: _merged(known.get(name), written.get(name)) for name in {**known, **written}}
    if isinstance(known, list) and isinstance(written, list):
        longer = max(len(known), len(written))
        rows = (each + [{}] * (longer - len(each)) for each in (known, written))
        return [_merged(*pair) for pair in zip(*rows, strict=True)]
    return known if written is None else written
