"""The data inside a PDF: a document as canonical JSON, attached as the source of its pages.

A fillable blank has a file of another name, which says what it is a blank of.
"""

import datetime as dt
import json
from typing import Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kzforms.errors import FormDataError, KzformsError, UnreadableDocument
from kzforms.form import Catalogue, Form
from kzforms.form.data import read_json
from kzforms.forms import default_catalogue
from kzforms.pages.electronic import ElectronicElements
from kzforms.pages.typeset import AttachedFile
from kzforms.pdf.fields import has_xfa, written_fields
from kzforms.pdf.file import attached_file
from kzforms.text import Bilingual, Languages
from kzforms.values import FormModel

FILE_NAME: Final = "kzforms.json"
SCHEMA: Final = 1
"""The version of the shape of the attached file."""

BLANK_FILE_NAME: Final = "kzforms-blank.json"

_DESCRIPTION: Final = Bilingual(kk="Құжаттың деректері", ru="Данные документа")
_BLANK_DESCRIPTION: Final = Bilingual(kk="Бланк туралы деректер", ru="Сведения о бланке")


class Attached(BaseModel):
    """The contents of every attached file.

    Attributes:
        form: The form's id.
        edition: The edition's id.
        schema_version: The version of this shape; the file calls it `schema`.
        language: kk, ru or kk-ru.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    form: str
    edition: str
    schema_version: Literal[1] = Field(default=SCHEMA, alias="schema")
    language: Languages

    def to_json(self) -> str:
        """Return canonical JSON: keys sorted, no spaces, UTF-8 as it is."""
        fields = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class AttachedData(Attached):
    """The contents of the file that is attached to a document.

    Attributes:
        data: The document's data.
        on: The day that it was made as of, or None.
        electronic: The electronic document's elements, or None.
    """

    data: dict[str, Any]
    on: dt.date | None = None
    electronic: ElectronicElements | None = None


class AttachedBlank(Attached):
    """The contents of the file that is attached to a fillable blank.

    Attributes:
        known: The data that were known already and are printed on it.
    """

    known: dict[str, Any]


AnyAttached = TypeVar("AnyAttached", bound=Attached)


def attach(
    form: Form,
    document: FormModel,
    lang: Languages,
    as_of: dt.date | None,
    electronic: ElectronicElements | None,
) -> AttachedFile:
    """Return the file to attach to a rendered document."""
    attached = AttachedData(
        form=form.id,
        edition=form.edition.id,
        language=lang,
        data=document.model_dump(mode="json", exclude_none=True),
        on=as_of,
        electronic=electronic,
    )
    description = _DESCRIPTION["ru" if lang == "ru" else "kk"]
    return AttachedFile(FILE_NAME, attached.to_json().encode(), description)


def attach_blank(form: Form, known: FormModel, lang: Languages) -> AttachedFile:
    """Return the file to attach to a fillable blank."""
    attached = AttachedBlank(
        form=form.id,
        edition=form.edition.id,
        language=lang,
        known=known.model_dump(mode="json", exclude_none=True),
    )
    description = _BLANK_DESCRIPTION["ru" if lang == "ru" else "kk"]
    return AttachedFile(BLANK_FILE_NAME, attached.to_json().encode(), description)


def read_attached(pdf: bytes) -> AttachedData:
    """Return the data that are attached to a PDF of ours.

    Raises:
        UnreadableDocument: It is no PDF, or nothing of ours is attached.
    """
    contents = attached_file(pdf, FILE_NAME)
    if contents is None:
        if attached_file(pdf, BLANK_FILE_NAME) is not None:
            raise UnreadableDocument(
                "This PDF is a fillable blank, no document: read it with `read_filled`, on the "
                "command line with `kzforms read`."
            )
        raise _not_ours(pdf, "No data are attached to this PDF: it is a blank for the pen, ")
    return _parsed(AttachedData, contents)


def read_attached_blank(pdf: bytes) -> AttachedBlank | None:
    """Return what a fillable blank says of itself, or None if the PDF is none.

    Raises:
        UnreadableDocument: It is no PDF, or what it says is damaged.
    """
    contents = attached_file(pdf, BLANK_FILE_NAME)
    return None if contents is None else _parsed(AttachedBlank, contents)


def no_fillable_blank(pdf: bytes) -> UnreadableDocument:
    """Return the error that says what a file is that is no fillable blank of ours.

    Raises:
        UnreadableDocument: It is no PDF, or damaged.
    """
    if attached_file(pdf, FILE_NAME) is not None:
        return UnreadableDocument("This PDF is a document, no fillable blank: read it with `read`.")
    return _not_ours(
        pdf,
        "This PDF is no fillable blank of kzforms (`kzforms blank --fillable` makes one): it is a "
        "blank for the pen, ",
    )


def _not_ours(pdf: bytes, beginning: str) -> UnreadableDocument:
    """Return the error for a file that has nothing of ours attached."""
    if has_xfa(pdf):
        return UnreadableDocument(
            "This PDF is an XFA form, which was not made by kzforms. Fill in a blank of kzforms: "
            "`kzforms blank --fillable` makes one."
        )
    if written_fields(pdf).names:
        return UnreadableDocument(
            "This PDF is a form that was not made by kzforms, or lost its data when a program "
            "saved it anew. Ask for the file as it was saved, or fill in a blank of kzforms: "
            "`kzforms blank --fillable` makes one."
        )
    return UnreadableDocument(
        f"{beginning}was not made by kzforms, or was printed into a new file, which keeps no data. "
        "Ask for the file as it was saved."
    )


def form_of(attached: Attached, catalogue: Catalogue | None = None) -> Form:
    """Return the form of attached data.

    Raises:
        UnreadableDocument: The catalogue has no such form or edition.
    """
    try:
        return (catalogue or default_catalogue()).get_form(attached.form, edition=attached.edition)
    except KzformsError as error:
        raise UnreadableDocument(f"The attached data do not fit the catalogue. {error}") from error


def _parsed(kind: type[AnyAttached], contents: bytes) -> AnyAttached:
    """Parse the contents of an attached file.

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
