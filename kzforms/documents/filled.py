"""Reading what was written in a fillable blank."""

from typing import Any

from kzforms.documents.attachment import BLANK_FILE_NAME, AttachedBlank, AttachedData
from kzforms.documents.reading import form_of, parse_attached, read, read_attached
from kzforms.errors import FormDataError, Problem, UnreadableDocument
from kzforms.form import Catalogue, Form
from kzforms.form.data import missing_languages, read_json
from kzforms.form.widgets import data_of
from kzforms.pdf.file import PdfSource, attached_file, field_values, pdf_bytes
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


def read_either(pdf: bytes, *, strict: bool = False) -> AttachedData:
    """What is attached to a document of ours, or would be to the one written in a blank.

    Args:
        pdf: The file.
        strict: Whether to check that the printed text of a document is that of the data.

    Raises:
        UnreadableDocument: It is no PDF, holds no data of ours, or was prepared for a
            signature that never came.
        FormDataError: What was written, or attached, does not fit the form.
        TextDisagrees: With `strict`: the page says something else than the data.
    """
    blank = read_attached_blank(pdf)
    if blank is None:
        read(pdf, strict=strict)
        return read_attached(pdf)
    document = _document(pdf, blank, form_of(blank))
    return AttachedData(
        form=blank.form,
        edition=blank.edition,
        language=blank.language,
        data=document.model_dump(mode="json", exclude_none=True),
    )


def data_in(content: bytes, form_id: str) -> Any:
    """The data of a form: from JSON text, which is given back, or from what holds them.

    Args:
        content: The data alone, what is attached to a document, or a PDF that holds that.
        form_id: The form.

    Raises:
        UnreadableDocument: It is a PDF that holds no data of ours.
        FormDataError: It is no JSON, what was written in a blank does not fit, or it is all of
            another form.
    """
    if content.startswith(b"%PDF-"):
        content = read_either(content).to_json().encode()
    fields = read_json(content)
    if not (isinstance(fields, dict) and {"form", "edition", "schema", "data"} <= fields.keys()):
        return content
    if fields["form"] != form_id:
        raise FormDataError(
            [Problem("form", "other_form", "The data are of another form.", "Name that form.")]
        )
    return fields["data"]


def _document(pdf: bytes, blank: AttachedBlank, form: Form) -> FormModel:
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
