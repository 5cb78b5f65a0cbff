"""Kazakhstan's official annex forms as typed models and archival PDFs.

    >>> import kzforms
    >>> form = kzforms.get_form("registration-instruction")
    >>> form.annex, form.title.ru
    ('22-1', 'Предписание')

Importing this package loads neither WeasyPrint nor PDFium nor any data file: each name
is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from kzforms import batch, changes, directory, grammar, sheets, signing, standards, values
    from kzforms.errors import (
        CannotWrite,
        CatalogueError,
        EditionUncertain,
        FormDataError,
        InvalidValue,
        KzformsError,
        MachineError,
        MissingLibrary,
        NotInForce,
        Problem,
        RefusedCharacter,
        RenderError,
        SigningError,
        TextDisagrees,
        UnknownEdition,
        UnknownForm,
        UnreadableAct,
        UnreadableDocument,
    )
    from kzforms.forms import Catalogue, Form, ListedForm, Status
    from kzforms.forms.application_confirmation import (
        BenefitCertificateApplication,
        MilitaryRelationCertificateApplication,
    )
    from kzforms.forms.application_conscription import (
        ConscriptionCertificateApplication,
    )
    from kzforms.forms.application_departure import (
        DepartureCertificateApplication,
    )
    from kzforms.forms.application_military_id import (
        OfficersMilitaryIDApplication,
        SoldiersMilitaryIDApplication,
    )
    from kzforms.forms.application_registration import (
        ConscriptsRegistrationApplication,
        OfficersRegistrationApplication,
        SoldiersRegistrationApplication,
    )
    from kzforms.forms.application_veteran_card import (
        VeteranCardApplication,
    )
    from kzforms.forms.indicators_2012 import (
        BenefitCertificatesIndicators,
        ConscriptionCertificatesIndicators,
        ConscriptsRegistrationIndicators,
        MilitaryRelationCertificatesIndicators,
        OfficersMilitaryIDIndicators,
        OfficersRegistrationIndicators,
        ServiceCertificatesIndicators,
        SoldiersMilitaryIDIndicators,
        SoldiersRegistrationIndicators,
        VeteranCardsIndicators,
    )
    from kzforms.forms.military_id_issuance_register import (
        IssuedMilitaryID,
        MilitaryIDIssuanceRegister,
    )
    from kzforms.forms.named_list_reserve_officers import (
        NamedListReserveOfficers,
        ReserveOfficer,
    )
    from kzforms.forms.named_list_reserve_sergeants import (
        NamedListReserveSergeants,
        ReserveSergeant,
    )
    from kzforms.forms.named_list_specialists import NamedListSpecialists, TrainedSpecialist
    from kzforms.forms.registration_instruction import RegistrationInstruction
    from kzforms.forms.training_certificate import TrainingCertificate
    from kzforms.messages import explain
    from kzforms.rendering import (
        ElectronicElements,
        RenderedForm,
        SignatureField,
        blank,
        read,
        read_filled,
        render,
    )
    from kzforms.standards import ServiceStandard, get_standard
    from kzforms.text import Bilingual

__version__ = "0.1.0"

_HOMES = {
    "kzforms.errors": (
        "CannotWrite",
        "CatalogueError",
        "EditionUncertain",
        "FormDataError",
        "InvalidValue",
        "KzformsError",
        "MachineError",
        "MissingLibrary",
        "NotInForce",
        "Problem",
        "RefusedCharacter",
        "RenderError",
        "SigningError",
        "TextDisagrees",
        "UnknownEdition",
        "UnknownForm",
        "UnreadableAct",
        "UnreadableDocument",
    ),
    "kzforms.forms": ("Catalogue", "Form", "ListedForm", "Status"),
    "kzforms.forms.application_confirmation": (
        "BenefitCertificateApplication",
        "MilitaryRelationCertificateApplication",
    ),
    "kzforms.forms.application_conscription": ("ConscriptionCertificateApplication",),
    "kzforms.forms.application_departure": ("DepartureCertificateApplication",),
    "kzforms.forms.application_military_id": (
        "OfficersMilitaryIDApplication",
        "SoldiersMilitaryIDApplication",
    ),
    "kzforms.forms.application_registration": (
        "ConscriptsRegistrationApplication",
        "OfficersRegistrationApplication",
        "SoldiersRegistrationApplication",
    ),
    "kzforms.forms.application_veteran_card": ("VeteranCardApplication",),
    "kzforms.forms.indicators_2012": (
        "BenefitCertificatesIndicators",
        "ConscriptionCertificatesIndicators",
        "ConscriptsRegistrationIndicators",
        "MilitaryRelationCertificatesIndicators",
        "OfficersMilitaryIDIndicators",
        "OfficersRegistrationIndicators",
        "ServiceCertificatesIndicators",
        "SoldiersMilitaryIDIndicators",
        "SoldiersRegistrationIndicators",
        "VeteranCardsIndicators",
    ),
    "kzforms.forms.military_id_issuance_register": (
        "IssuedMilitaryID",
        "MilitaryIDIssuanceRegister",
    ),
    "kzforms.forms.named_list_reserve_officers": ("NamedListReserveOfficers", "ReserveOfficer"),
    "kzforms.forms.named_list_reserve_sergeants": (
        "NamedListReserveSergeants",
        "ReserveSergeant",
    ),
    "kzforms.forms.named_list_specialists": ("NamedListSpecialists", "TrainedSpecialist"),
    "kzforms.forms.registration_instruction": ("RegistrationInstruction",),
    "kzforms.forms.training_certificate": ("TrainingCertificate",),
    "kzforms.messages": ("explain",),
    "kzforms.rendering": (
        "ElectronicElements",
        "RenderedForm",
        "SignatureField",
        "blank",
        "read",
        "read_filled",
        "render",
    ),
    "kzforms.standards": ("ServiceStandard", "get_standard"),
    "kzforms.text": ("Bilingual",),
}
_PACKAGES = (
    "batch",
    "changes",
    "directory",
    "grammar",
    "sheets",
    "signing",
    "standards",
    "values",
)
_MODULE_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "BenefitCertificateApplication",
    "BenefitCertificatesIndicators",
    "Bilingual",
    "CannotWrite",
    "Catalogue",
    "CatalogueError",
    "ConscriptionCertificateApplication",
    "ConscriptionCertificatesIndicators",
    "ConscriptsRegistrationApplication",
    "ConscriptsRegistrationIndicators",
    "DepartureCertificateApplication",
    "EditionUncertain",
    "ElectronicElements",
    "Form",
    "FormDataError",
    "InvalidValue",
    "IssuedMilitaryID",
    "KzformsError",
    "ListedForm",
    "MachineError",
    "MilitaryIDIssuanceRegister",
    "MilitaryRelationCertificateApplication",
    "MilitaryRelationCertificatesIndicators",
    "MissingLibrary",
    "NamedListReserveOfficers",
    "NamedListReserveSergeants",
    "NamedListSpecialists",
    "NotInForce",
    "OfficersMilitaryIDApplication",
    "OfficersMilitaryIDIndicators",
    "OfficersRegistrationApplication",
    "OfficersRegistrationIndicators",
    "Problem",
    "RefusedCharacter",
    "RegistrationInstruction",
    "RenderError",
    "RenderedForm",
    "ReserveOfficer",
    "ReserveSergeant",
    "ServiceCertificatesIndicators",
    "ServiceStandard",
    "SignatureField",
    "SigningError",
    "SoldiersMilitaryIDApplication",
    "SoldiersMilitaryIDIndicators",
    "SoldiersRegistrationApplication",
    "SoldiersRegistrationIndicators",
    "Status",
    "TextDisagrees",
    "TrainedSpecialist",
    "TrainingCertificate",
    "UnknownEdition",
    "UnknownForm",
    "UnreadableAct",
    "UnreadableDocument",
    "VeteranCardApplication",
    "VeteranCardsIndicators",
    "batch",
    "blank",
    "changes",
    "directory",
    "explain",
    "find_forms",
    "get_form",
    "get_standard",
    "grammar",
    "list_forms",
    "read",
    "read_filled",
    "render",
    "sample",
    "sheets",
    "signing",
    "standards",
    "values",
]


def __getattr__(name: str) -> Any:
    if name in _PACKAGES:
        return import_module(f"kzforms.{name}")
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'kzforms' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_MODULE_OF[name]), name)
    return found


def __dir__() -> list[str]:
    return __all__


def get_form(form_id: str, *, edition: str | None = None, on: "date | None" = None) -> "Form":
    """A form of the library's catalogue.

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
    from kzforms.forms import default_catalogue

    return default_catalogue().get_form(form_id, edition=edition, on=on)


def find_forms(*, act: str | None = None, annex: str | None = None) -> "list[Form]":
    """The forms annexed to an act, or made by it, in their newest editions.

    Args:
        act: The id of a base or amending act: `V2600037840`.
        annex: The number of the annex in the base act: `22-1`.
    """
    from kzforms.forms import default_catalogue

    return default_catalogue().find_forms(act=act, annex=annex)


def list_forms(*, on: "date | None" = None, include_ended: bool = False) -> "list[ListedForm]":
    """The forms of the library's catalogue, each with its status.

    Args:
        on: List what is certainly or perhaps in force on that day, each with its status.
        include_ended: Also those that were repealed or superseded.
    """
    from kzforms.forms import default_catalogue

    return default_catalogue().list_forms(on=on, include_ended=include_ended)


def sample(form_id: str) -> bytes:
    """The sample data of a form, as JSON: invented people and institutions.

    A form with nothing to fill in has no fields: `{}`.

    Raises:
        UnknownForm: No form has this id.
    """
    from kzforms.rendering import resources

    form = get_form(form_id)
    return resources.read(f"examples/{form.id}.json") if form.fillable else b"{}\n"
