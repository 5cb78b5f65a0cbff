"""The data inside the PDF: the document as canonical JSON, attached as the source of its pages."""

import datetime as dt
import json
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from kzforms.forms import Form
from kzforms.rendering.electronic import ElectronicElements
from kzforms.rendering.typeset import AttachedFile
from kzforms.text import Bilingual, Languages
from kzforms.values import FormModel

FILE_NAME: Final = "kzforms.json"
SCHEMA: Final = 1
"""The version of the shape of the attached file."""

_DESCRIPTION: Final = Bilingual(kk="Құжаттың деректері", ru="Данные документа")


class AttachedData(BaseModel):
    """What is attached.

    Attributes:
        form: The form's id.
        edition: The edition's id.
        schema_version: The version of this shape; the file calls it `schema`.
        language: kk, ru or kk-ru.
        data: The document's data.
        on: The day that it was made as of, or None.
        electronic: The electronic document's elements, or None.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    form: str
    edition: str
    schema_version: Literal[1] = Field(default=SCHEMA, alias="schema")
    language: Languages
    data: dict[str, Any]
    on: dt.date | None = None
    electronic: ElectronicElements | None = None

    def to_json(self) -> str:
        """Canonical JSON: keys sorted, no spaces, UTF-8 as it is."""
        fields = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


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
        edition=form.edition,
        language=lang,
        data=document.model_dump(mode="json", exclude_none=True),
        on=as_of,
        electronic=electronic,
    )
    description = _DESCRIPTION["ru" if lang == "ru" else "kk"]
    return AttachedFile(FILE_NAME, attached.to_json().encode(), description)
