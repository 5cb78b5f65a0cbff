"""The data inside the PDF: the document as canonical JSON, attached as the source of its pages.

A fillable blank has a file of another name, which says what it is a blank of.
"""

import datetime as dt
import json
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from kzforms.form import Form
from kzforms.pages.electronic import ElectronicElements
from kzforms.pages.typeset import AttachedFile
from kzforms.text import Bilingual, Languages
from kzforms.values import FormModel

FILE_NAME: Final = "kzforms.json"
SCHEMA: Final = 1
"""The version of the shape of the attached file."""

BLANK_FILE_NAME: Final = "kzforms-blank.json"

_DESCRIPTION: Final = Bilingual(kk="Құжаттың деректері", ru="Данные документа")
_BLANK_DESCRIPTION: Final = Bilingual(kk="Бланк туралы деректер", ru="Сведения о бланке")


class Attached(BaseModel):
    """What every attached file says.

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
        """Canonical JSON: keys sorted, no spaces, UTF-8 as it is."""
        fields = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class AttachedData(Attached):
    """What is attached to a document.

    Attributes:
        data: The document's data.
        on: The day that it was made as of, or None.
        electronic: The electronic document's elements, or None.
    """

    data: dict[str, Any]
    on: dt.date | None = None
    electronic: ElectronicElements | None = None


class AttachedBlank(Attached):
    """What is attached to a fillable blank.

    Attributes:
        known: The data that were known already and are printed on it.
    """

    known: dict[str, Any]


def attach(
    form: Form,
    document: FormModel,
    lang: Languages,
    as_of: dt.date | None,
    electronic: ElectronicElements | None,
) -> AttachedFile:
    """The file to attach to a rendered document."""
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
    """The file to attach to a fillable blank."""
    attached = AttachedBlank(
        form=form.id,
        edition=form.edition.id,
        language=lang,
        known=known.model_dump(mode="json", exclude_none=True),
    )
    description = _BLANK_DESCRIPTION["ru" if lang == "ru" else "kk"]
    return AttachedFile(BLANK_FILE_NAME, attached.to_json().encode(), description)
