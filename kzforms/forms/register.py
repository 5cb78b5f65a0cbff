"""The register of all forms, in the order of the catalogue: a line for each form."""

from functools import cache
from typing import Final

from kzforms.acts import default_register
from kzforms.form import Catalogue
from kzforms.form.register import FormRegister

_SERVICES_2012: Final = (
    "officers-registration",
    "soldiers-registration",
    "conscripts-registration",
    "benefit-certificates",
    "service-certificates",
    "officers-military-id",
    "soldiers-military-id",
    "conscription-certificates",
    "military-relation-certificates",
    "veteran-cards",
)

MODULES: Final = {
    "standard-military-registration": "order_28_2017.standard_military_registration",
    "application-military-registration": "order_28_2017.application_military_registration",
    "notice-military-registration": "order_28_2017.notice_military_registration",
    "standard-service-data-update": "order_28_2017.standard_service_data_update",
    "application-service-data-update": "order_28_2017.application_service_data_update",
    "notice-service-extension": "order_28_2017.notice_service_extension",
    "notice-service-data-update": "order_28_2017.notice_service_data_update",
    "certificate-military-service": "order_28_2017.certificate_military_service",
    "standard-military-id": "order_28_2017.standard_military_id",
    "application-military-id": "order_28_2017.application_military_id",
    "refusal-registration-services": "order_28_2017.refusal_registration_services",
    "standard-conscription-deferment": "order_605_2020.standard_conscription_deferment",
    "application-conscription-deferment": "order_605_2020.application",
    "conclusion-conscription-deferment": "order_605_2020.conclusion",
    "refusal-conscription-deferment": "order_605_2020.refusal",
    "standard-conscription-exemption": "order_605_2020.standard_conscription_exemption",
    "application-conscription-exemption": "order_605_2020.application",
    "conclusion-conscription-exemption": "order_605_2020.conclusion",
    "refusal-conscription-exemption": "order_605_2020.refusal",
    "named-list-specialists": "order_28_2017.named_list_specialists",
    "named-list-reserve-officers": "order_28_2017.named_list_reserve_officers",
    "named-list-reserve-sergeants": "order_28_2017.named_list_reserve_sergeants",
    "training-certificate": "order_28_2017.training_certificate",
    "military-id-issuance-register": "order_28_2017.military_id_issuance_register",
    "extract-conscription-minutes": "order_28_2017.extract_conscription_minutes",
    "register-student-military-ids": "order_28_2017.register_student_military_ids",
    "registration-instruction": "order_28_2017.registration_instruction",
    "list-conscript-training": "order_28_2017.list_conscript_training",
    "list-organisation-registrants": "order_28_2017.list_organisation_registrants",
    "named-list-security-appointees": "order_28_2017.named_list_security_appointees",
    "standard-military-training": "order_357_2017.standard_military_training",
    "standard-guardianship": "order_158_2020.standard_guardianship",
    "standard-foster-care": "order_158_2020.standard_foster_care",
    "standard-foster-family": "order_158_2020.standard_foster_family",
    "standard-foreign-qualification": "order_503_2016.standard_foreign_qualification",
    **{f"2012-{name}-standard": "resolution_1741_2012.standards" for name in _SERVICES_2012},
    **{
        f"2012-{name}-{kind}": "resolution_1741_2012.directories"
        for name in _SERVICES_2012
        for kind in ("authorities", "centres")
    },
    **{f"2012-{name}-indicators": "resolution_1741_2012.indicators" for name in _SERVICES_2012},
    "2012-officers-registration-application": "resolution_1741_2012.application_registration",
    "2012-soldiers-registration-application": "resolution_1741_2012.application_registration",
    "2012-conscripts-registration-application": "resolution_1741_2012.application_registration",
    "2012-benefit-certificates-application": "resolution_1741_2012.application_confirmation",
    "2012-military-relation-certificates-application": "resolution_1741_2012.application_confirmation",
    "2012-service-certificates-application": "resolution_1741_2012.application_departure",
    "2012-officers-military-id-application": "resolution_1741_2012.application_military_id",
    "2012-soldiers-military-id-application": "resolution_1741_2012.application_military_id",
    "2012-conscription-certificates-application": "resolution_1741_2012.application_conscription",
    "2012-veteran-cards-application": "resolution_1741_2012.application_veteran_card",
}
"""The module of each form, below `kzforms.forms`; it is imported when the form is asked for."""

DEFINITIONS: Final = FormRegister(
    {form_id: f"kzforms.forms.{module}" for form_id, module in MODULES.items()}
)
"""The definition of every form, by id."""


@cache
def default_catalogue() -> Catalogue:
    """Return the catalogue that the functions of the root package use."""
    return Catalogue(DEFINITIONS, default_register())
