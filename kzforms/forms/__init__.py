"""The forms: one module each, and the explicit register of all."""

from functools import cache

from kzforms.acts import default_register
from kzforms.forms import (
    military_id_issuance_register,
    named_list_reserve_officers,
    named_list_reserve_sergeants,
    named_list_specialists,
    registration_instruction,
    service_standards,
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
)
"""Every form, in the order of the catalogue."""

__all__ = ["DEFINITIONS", "Catalogue", "Form", "FormDefinition", "ListedForm", "Status"]


@cache
def default_catalogue() -> Catalogue:
    """The catalogue that the functions of the root package use."""
    return Catalogue(DEFINITIONS, default_register())
