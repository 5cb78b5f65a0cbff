"""Reading a document back from its PDF."""

from typing import TypeVar

from pydantic import ValidationError

from kzforms.documents.agreement import disagreement
from kzforms.documents.attachment import FILE_NAME, SCHEMA, Attached, AttachedData
from kzforms.errors import FormDataError, KzformsError, TextDisagrees, UnreadableDocument
from kzforms.form import Catalogue, Form
from kzforms.form.data import read_json
from kzforms.forms import default_catalogue
from kzforms.pdf.file import PdfSource, attached_file, pdf_bytes, prepared_field
from kzforms.values import FormModel


def read(pdf: PdfSource, *, strict: bool = False, catalogue: Catalogue | None = None) -> FormModel:
    """The document that a PDF of ours was made from.

    Args:
        pdf: The file.
        strict: Whether to check that the printed text is that of the data.
        catalogue: Where the form is looked up, if not in the library's own catalogue.

    Raises:
        UnreadableDocument: It is no PDF, holds no data of ours (blanks hold none), or was
            prepared for a signature that never came.
        FormDataError: The data do not fit the form's edition.
        TextDisagrees: With `strict`: the page says something else than the data.
    """
    content = pdf_bytes(pdf)
    prepared = prepared_field(content)
    if prepared is not None:
        raise UnreadableDocument(
            f"This file was prepared for a signature in {prepared} that never came: it is no "
            "document. Embed the signature, or use the file from before."
        )
    attached = read_attached(content)
    form = form_of(attached, catalogue)
    document = form.load(attached.data)
    if strict:
        problem = disagreement(content, form, document, attached)
        if problem is not None:
            raise TextDisagrees(problem)
    return document


def read_attached(pdf: bytes) -> AttachedData:
    """What is attached to a PDF of ours.

    Raises:
        UnreadableDocument: It is no PDF, or nothing of ours is attached.
    """
    contents = attached_file(pdf, FILE_NAME)
    if contents is None:
        raise UnreadableDocument(
            "No data are attached to this PDF: it is a blank, was not made by kzforms, or was "
            "printed into a new file, which has none: ask for the file as it was saved. "
            "`read_filled` reads a fillable blank."
        )
    return parse_attached(AttachedData, contents)


AnyAttached = TypeVar("AnyAttached", bound=Attached)


def parse_attached(kind: type[AnyAttached], contents: bytes) -> AnyAttached:
    """What an attached file says.

    Raises:
        UnreadableDocument: It is damaged, or not of ours.
    """
    try:
        fields = read_json(contents)
    except FormDataError as error:
        raise UnreadableDocument(f"The attached data are damaged. {error}") from error
    if not isinstance(fields, dict) or not {"form", "schema"} <= set(fields):
        raise UnreadableDocument("The attached data are not of kzforms.")
    if fields["schema"] != SCHEMA:
        raise UnreadableDocument(
            "The attached data have another schema than this version of kzforms reads. Use the "
            "version that made the file, or a newer one."
        )
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        places = ", ".join(sorted({str(part["loc"][0]) for part in error.errors() if part["loc"]}))
        raise UnreadableDocument(f"The attached data are not of kzforms: see {places}.") from None


def form_of(attached: Attached, catalogue: Catalogue | None = None) -> Form:
    """The form of attached data.

    Raises:
        UnreadableDocument: The catalogue has no such form or edition.
    """
    try:
        return (catalogue or default_catalogue()).get_form(attached.form, edition=attached.edition)
    except KzformsError as error:
        raise UnreadableDocument(f"The attached data do not fit the catalogue. {error}") from error
