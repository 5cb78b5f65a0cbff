# The names of `kzforms.forms`, each imported when it is first used.
# Made by tools/generated.py.

from .lookup import (
    find_forms as find_forms,
)
from .lookup import (
    get_form as get_form,
)
from .lookup import (
    get_standard as get_standard,
)
from .lookup import (
    list_forms as list_forms,
)
from .lookup import (
    sample as sample,
)
from .order_28_2017.military_id_issuance_register import (
    IssuedMilitaryID as IssuedMilitaryID,
)
from .order_28_2017.military_id_issuance_register import (
    MilitaryIDIssuanceRegister as MilitaryIDIssuanceRegister,
)
from .order_28_2017.named_list_reserve_officers import (
    NamedListReserveOfficers as NamedListReserveOfficers,
)
from .order_28_2017.named_list_reserve_officers import (
    ReserveOfficer as ReserveOfficer,
)
from .order_28_2017.named_list_reserve_sergeants import (
    NamedListReserveSergeants as NamedListReserveSergeants,
)
from .order_28_2017.named_list_reserve_sergeants import (
    ReserveSergeant as ReserveSergeant,
)
from .order_28_2017.named_list_specialists import (
    NamedListSpecialists as NamedListSpecialists,
)
from .order_28_2017.named_list_specialists import (
    TrainedSpecialist as TrainedSpecialist,
)
from .order_28_2017.registration_instruction import (
    RegistrationInstruction as RegistrationInstruction,
)
from .order_28_2017.training_certificate import TrainingCertificate as TrainingCertificate
from .register import (
    DEFINITIONS as DEFINITIONS,
)
from .register import (
    default_catalogue as default_catalogue,
)
from .resolution_1741_2012.application_confirmation import (
    BenefitCertificateApplication as BenefitCertificateApplication,
)
from .resolution_1741_2012.application_confirmation import (
    MilitaryRelationCertificateApplication as MilitaryRelationCertificateApplication,
)
from .resolution_1741_2012.application_conscription import (
    ConscriptionCertificateApplication as ConscriptionCertificateApplication,
)
from .resolution_1741_2012.application_departure import (
    DepartureCertificateApplication as DepartureCertificateApplication,
)
from .resolution_1741_2012.application_military_id import (
    OfficersMilitaryIDApplication as OfficersMilitaryIDApplication,
)
from .resolution_1741_2012.application_military_id import (
    SoldiersMilitaryIDApplication as SoldiersMilitaryIDApplication,
)
from .resolution_1741_2012.application_registration import (
    ConscriptsRegistrationApplication as ConscriptsRegistrationApplication,
)
from .resolution_1741_2012.application_registration import (
    OfficersRegistrationApplication as OfficersRegistrationApplication,
)
from .resolution_1741_2012.application_registration import (
    SoldiersRegistrationApplication as SoldiersRegistrationApplication,
)
from .resolution_1741_2012.application_veteran_card import (
    VeteranCardApplication as VeteranCardApplication,
)
from .resolution_1741_2012.indicators import (
    BenefitCertificatesIndicators as BenefitCertificatesIndicators,
)
from .resolution_1741_2012.indicators import (
    ConscriptionCertificatesIndicators as ConscriptionCertificatesIndicators,
)
from .resolution_1741_2012.indicators import (
    ConscriptsRegistrationIndicators as ConscriptsRegistrationIndicators,
)
from .resolution_1741_2012.indicators import (
    MilitaryRelationCertificatesIndicators as MilitaryRelationCertificatesIndicators,
)
from .resolution_1741_2012.indicators import (
    OfficersMilitaryIDIndicators as OfficersMilitaryIDIndicators,
)
from .resolution_1741_2012.indicators import (
    OfficersRegistrationIndicators as OfficersRegistrationIndicators,
)
from .resolution_1741_2012.indicators import (
    ServiceCertificatesIndicators as ServiceCertificatesIndicators,
)
from .resolution_1741_2012.indicators import (
    SoldiersMilitaryIDIndicators as SoldiersMilitaryIDIndicators,
)
from .resolution_1741_2012.indicators import (
    SoldiersRegistrationIndicators as SoldiersRegistrationIndicators,
)
from .resolution_1741_2012.indicators import (
    VeteranCardsIndicators as VeteranCardsIndicators,
)

__all__: list[str]
