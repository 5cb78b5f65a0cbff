"""The forms that a service uses: what is asked with, what is given, how it is refused."""

from typing import Annotated

from pydantic import Field

from kzforms.data_files import Record

FormId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""The id of a form of the catalogue."""


class ServiceForms(Record):
    """The forms of the catalogue that a service uses, by their ids.

    Attributes:
        application: What it is asked for with, or None if the catalogue has no such form.
        results: What it gives, and what it sends on the way.
        refusal: What says that it is refused, or None if the catalogue has no such form.
    """

    application: FormId | None = None
    results: tuple[FormId, ...] = ()
    refusal: FormId | None = None

    def __contains__(self, form_id: object) -> bool:
        return form_id in {self.application, *self.results, self.refusal} - {None}
