"""Look forms up in the library's own catalogue."""

import difflib
from datetime import date

from kzforms.errors import UnknownForm
from kzforms.form import Form, ListedForm
from kzforms.forms.register import default_catalogue
from kzforms.standards import ServiceStandard, standard_ids


def get_form(
    form_id: str, *, edition: str | None = None, on: date | None = None, forthcoming: bool = False
) -> Form:
    """Return a form of the library's catalogue.

    Args:
        form_id: Its id: `training-certificate`.
        edition: The edition that is wanted; without it and without a day, the newest one that
            is not forthcoming.
        on: The day on which it must certainly be in force; with an edition, the day on
            which that edition must not be certainly out of force.
        forthcoming: Whether the next edition is wanted that is forthcoming.

    Raises:
        UnknownForm: No form has this id.
        UnknownEdition: The form has no such edition.
        NotInForce: No edition is in force on that day; or none is forthcoming, or every one.
        EditionUncertain: What is known of the dates leaves more than one answer.
    """
    return default_catalogue().get_form(form_id, edition=edition, on=on, forthcoming=forthcoming)


def find_forms(*, act: str | None = None, annex: str | None = None) -> list[Form]:
    """Return the forms annexed to an act, or made by it, each in its default edition.

    Args:
        act: The id of a base or amending act: `V2600037840`.
        annex: The number of the annex in the base act: `22-1`.
    """
    return default_catalogue().find_forms(act=act, annex=annex)


def list_forms(*, on: date | None = None, include_ended: bool = False) -> list[ListedForm]:
    """Return the forms of the library's catalogue, each with its lifecycle.

    Without a day, each form stands there once, in its default edition; one that has only
    editions to come stands there in the first of them.

    Args:
        on: List the editions that are certainly or perhaps in force on that day.
        include_ended: Also those that have ended; with a day, also those to come.
    """
    return default_catalogue().list_forms(on=on, include_ended=include_ended)


def get_standard(
    standard_id: str, *, edition: str | None = None, on: date | None = None
) -> ServiceStandard:
    """Return a service standard by its form's id; edition and day as in `get_form`.

    Raises:
        UnknownForm: There is no such standard.
        UnknownEdition: It has no such edition.
        NotInForce: No edition is in force on that day.
        EditionUncertain: What is known of the dates leaves more than one answer.
        CatalogueError: Its data file is broken.

    >>> get_standard("standard-military-registration").terms[0].working_days
    2
    """
    ids = standard_ids()
    if standard_id not in ids:
        nearest = difflib.get_close_matches(standard_id, ids)
        raise UnknownForm(standard_id, nearest, "service standard")
    form = get_form(standard_id, edition=edition, on=on)
    standard = form.edition.content() if form.edition.content else None
    if not isinstance(standard, ServiceStandard):
        raise UnknownForm(standard_id, (), "service standard")
    return standard


def sample(form_id: str, *, edition: str | None = None) -> bytes:
    """Return the sample data of a form, as JSON: invented people and institutions.

    A form with nothing to fill in has no fields: `{}`.

    Args:
        form_id: The form's id.
        edition: The edition, if not the newest one that is not forthcoming.

    Raises:
        UnknownForm: No form has this id.
        UnknownEdition: The form has no such edition.
    """
    return get_form(form_id, edition=edition).sample()
