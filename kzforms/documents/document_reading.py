"""Read a document back from its PDF."""

from kzforms.documents.agreement import disagreement
from kzforms.documents.attachment import form_of, read_attached
from kzforms.errors import TextDisagrees, UnreadableDocument
from kzforms.form import Catalogue
from kzforms.pdf.fields import prepared_field
from kzforms.pdf.file import PdfSource, pdf_bytes
from kzforms.values import FormModel


def read(pdf: PdfSource, *, strict: bool = True, catalogue: Catalogue | None = None) -> FormModel:
    """Return the document that a PDF of ours was made from.

    Args:
        pdf: The file.
        strict: Whether to check that the printed text is that of the data. Leave it out only
            for a file that has never left your hands: the check makes the pages again. What no
            page prints (a name of which another case is printed) cannot be checked.
        catalogue: Where the form is looked up, if not in the library's own catalogue.

    Raises:
        UnreadableDocument: It is no PDF, holds no data of ours (blanks hold none), or was
            prepared for a signature that never came.
        FormDataError: The data do not fit the form's edition.
        TextDisagrees: With `strict`: the page says something else than the data.
        MissingLibrary: With `strict`: a library that makes pages is not installed.
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
        problem = disagreement(content, form, document, attached, catalogue)
        if problem is not None:
            raise TextDisagrees(problem)
    return document
