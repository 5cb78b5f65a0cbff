"""Look forms up in the library's own catalogue."""

from datetime import date

from kzforms import resources
from kzforms.form import Form, ListedForm
from kzforms.forms.register import default_catalogue


def get_form(form_id: str, *, edition: str | None = None, on: date | None = None) -> Form:
    """Return a form of the library's catalogue.

    Args:
        form_id: Its id: `training-certificate`.
        edition: The edition that is wanted; without it and without a day, the newest one,
            whatever its status.
        on: The day on which it must certainly be in force; with an edition, the day on
            which that edition must not be certainly out of force.

    Raises:
        UnknownForm: No form has this id.
        UnknownEdition: The form has no such edition.
        NotInForce: No edition is in force on that day.
        EditionUncertain: What is known of the dates leaves more than one answer.
    """
    return default_catalogue().get_form(form_id, edition=edition, on=on)


def find_forms(*, act: str | None = None, annex: str | None = None) -> list[Form]:
    """Return the forms annexed to an act, or made by it, in their newest editions.

    Args:
        act: The id of a base or amending act: `V2600037840`.
        annex: The number of the annex in the base act: `22-1`.
    """
    return default_catalogue().find_forms(act=act, annex=annex)


def list_forms(*, on: date | None = None, include_ended: bool = False) -> list[ListedForm]:
    """Return the forms of the library's catalogue, each with its status.

    Args:
        on: List what is certainly or perhaps in force on that day, each with its status.
        include_ended: Also those that were repealed or superseded.
    """
    return default_catalogue().list_forms(on=on, include_ended=include_ended)


def sample(form_id: str) -> bytes:
    """Return the sample data of a form, as JSON: invented people and institutions.

    A form with nothing to fill in has no fields: `{}`.

    Raises:
        UnknownForm: No form has this id.
    """
    form = get_form(form_id)
    return resources.read(f"examples/{form.id}.json") if form.fillable else b"{}\n"
