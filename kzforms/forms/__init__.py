"""The forms: one module each, and the explicit register of all."""

from functools import cache

from kzforms.acts import default_register
from kzforms.forms import (
    application_confirmation,
    application_conscription,
    application_departure,
    application_military_id,
    application_registration,
    application_veteran_card,
    directories_2012,
    indicators_2012,
    military_id_issuance_register,
    named_list_reserve_officers,
    named_list_reserve_sergeants,
    named_list_specialists,
    registration_instruction,
    service_standards,
    standards_2012,
    training_certificate,
)
from kzforms.forms.catalogue import Catalogue, ListedForm
from kzforms.forms.definition import FormDefinition
from kzforms.forms.form import Form
from kzforms.forms.status import Status

DEFINITIONS: tuple[FormDefinition, ...] = (
    named_list_specialists.FORM,
    named_list_reserve_officers.FORM,
    named_list_reserve_sergeants.FORM,
    training_certificate.FORM,
    military_id_issuance_register.FORM,
    registration_instruction.FORM,
    *service_standards.DEFINITIONS,
    *standards_2012.DEFINITIONS,
    *directories_2012.DEFINITIONS,
    *indicators_2012.DEFINITIONS,
    *application_registration.DEFINITIONS,
    *application_confirmation.DEFINITIONS,
    application_departure.FORM,
    *application_military_id.DEFINITIONS,
    application_conscription.FORM,
    application_veteran_card.FORM,
)
"""Every form, in the order of the catalogue."""

__all__ = ["DEFINITIONS", "Catalogue", "Form", "FormDefinition", "ListedForm", "Status"]


@cache
def default_catalogue() -> Catalogue:
    """The catalogue that the functions of the root package use."""
    return Catalogue(DEFINITIONS, default_register())
