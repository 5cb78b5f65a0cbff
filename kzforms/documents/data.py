"""The data of a document, from whatever holds them: JSON, a document, a filled blank."""

from typing import Any

from kzforms.documents.attachment import (
    AttachedData,
    form_of,
    read_attached,
    read_attached_blank,
)
from kzforms.documents.blank_reading import PartialDocument, read_filled, written_document
from kzforms.documents.document_reading import read
from kzforms.errors import FormDataError, Problem
from kzforms.form.data import read_json
from kzforms.pdf.file import pdf_bytes


def read_either(pdf: bytes, *, strict: bool = True) -> AttachedData:
    """Return what is attached to a document, or would be to the one written in a blank.

    Args:
        pdf: The file.
        strict: Whether to check that the printed text is that of the data.

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
    document = written_document(pdf, blank, form_of(blank), strict=strict)
    return AttachedData(
        form=blank.form,
        edition=blank.edition,
        language=blank.language,
        data=document.model_dump(mode="json", exclude_none=True),
    )


def read_partial(pdf: bytes, *, strict: bool = True) -> PartialDocument:
    """Return what is attached to a document, or was written in a blank, with what is wrong in it.

    Args:
        pdf: The file.
        strict: Whether to check that the printed text is that of the data.

    Raises:
        UnreadableDocument: It is no PDF, holds no data of ours, was prepared for a signature
            that never came, or is a blank whose fields are gone.
        FormDataError: The data attached to a document do not fit the form.
        TextDisagrees: With `strict`: the page says something else than the data.
    """
    if read_attached_blank(pdf) is not None:
        return read_filled(pdf, partial=True, strict=strict)
    whole = read_either(pdf, strict=strict)
    return PartialDocument(whole.form, whole.edition, whole.language, whole.data)


def data_in(content: bytes, form_id: str) -> Any:
    """Return the data of a form: JSON text as it is, or the data in what holds them.

    Args:
        content: The data alone, what is attached to a document, or a PDF that holds that.
        form_id: The form.

    Raises:
        UnreadableDocument: It is a PDF that holds no data of ours.
        TextDisagrees: The pages of the PDF say something else than its data.
        FormDataError: It is no JSON, what was written in a blank does not fit, or it is all of
            another form.
    """
    if content.startswith(b"%PDF-"):
        content = read_either(pdf_bytes(content)).to_json().encode()
    fields = read_json(content)
    if not (isinstance(fields, dict) and {"form", "edition", "schema", "data"} <= fields.keys()):
        return content
    if fields["form"] != form_id:
        raise FormDataError(
            [Problem("form", "other_form", "The data are of another form.", "Name that form.")]
        )
    return fields["data"]
