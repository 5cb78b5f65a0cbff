# The names of `kzforms.forms`, each imported when it is first used.
# Made by tools/generated.py.

from .lookup import (
    find_forms as find_forms,
    get_form as get_form,
    get_standard as get_standard,
    list_forms as list_forms,
    sample as sample,
)
from .order_28_2017.application_military_id import ApplicationMilitaryID as ApplicationMilitaryID
from .order_28_2017.application_military_registration import (
    ApplicationMilitaryRegistration as ApplicationMilitaryRegistration,
)
from .order_28_2017.application_service_data_update import (
    ApplicationServiceDataUpdate as ApplicationServiceDataUpdate,
)
from .order_28_2017.certificate_military_service import (
    CertificateMilitaryService as CertificateMilitaryService,
)
from .order_28_2017.extract_conscription_minutes import (
    ExaminedConscript as ExaminedConscript,
    ExtractConscriptionMinutes as ExtractConscriptionMinutes,
)
from .order_28_2017.list_conscript_training import (
    FutureConscript as FutureConscript,
    ListConscriptTraining as ListConscriptTraining,
)
from .order_28_2017.list_organisation_registrants import (
    ListOrganisationRegistrants as ListOrganisationRegistrants,
    OrganisationRegistrant as OrganisationRegistrant,
)
from .order_28_2017.military_id_issuance_register import (
    IssuedMilitaryID as IssuedMilitaryID,
    MilitaryIDIssuanceRegister as MilitaryIDIssuanceRegister,
)
from .order_28_2017.named_list_reserve_officers import (
    NamedListReserveOfficers as NamedListReserveOfficers,
    NamedListReserveOfficersBefore2026 as NamedListReserveOfficersBefore2026,
    ReserveOfficer as ReserveOfficer,
    ReserveOfficerBefore2026 as ReserveOfficerBefore2026,
)
from .order_28_2017.named_list_reserve_sergeants import (
    NamedListReserveSergeants as NamedListReserveSergeants,
    NamedListReserveSergeantsBefore2026 as NamedListReserveSergeantsBefore2026,
    ReserveSergeant as ReserveSergeant,
    ReserveSergeantBefore2026 as ReserveSergeantBefore2026,
)
from .order_28_2017.named_list_security_appointees import (
    NamedListSecurityAppointees as NamedListSecurityAppointees,
    SecurityAppointee as SecurityAppointee,
)
from .order_28_2017.named_list_specialists import (
    NamedListSpecialists as NamedListSpecialists,
    NamedListTrainedReserve as NamedListTrainedReserve,
    TrainedReservist as TrainedReservist,
    TrainedSpecialist as TrainedSpecialist,
)
from .order_28_2017.notice_military_registration import (
    NoticeMilitaryRegistration as NoticeMilitaryRegistration,
)
from .order_28_2017.notice_service_data_update import (
    NoticeServiceDataUpdate as NoticeServiceDataUpdate,
)
from .order_28_2017.notice_service_extension import NoticeServiceExtension as NoticeServiceExtension
from .order_28_2017.refusal_registration_services import (
    RefusalRegistrationServices as RefusalRegistrationServices,
)
from .order_28_2017.register_student_military_ids import (
    RegisterStudentMilitaryIDs as RegisterStudentMilitaryIDs,
    StudentMilitaryID as StudentMilitaryID,
)
from .order_28_2017.registration_instruction import (
    RegistrationInstruction as RegistrationInstruction,
)
from .order_28_2017.training_certificate import (
    TrainingCertificate as TrainingCertificate,
    TrainingCertificateBefore2026 as TrainingCertificateBefore2026,
)
from .order_605_2020.application import (
    DefermentApplication as DefermentApplication,
    ExemptionApplication as ExemptionApplication,
)
from .order_605_2020.conclusion import (
    DefermentConclusion as DefermentConclusion,
    ExemptionConclusion as ExemptionConclusion,
)
from .order_605_2020.refusal import (
    DefermentRefusal as DefermentRefusal,
    ExemptionRefusal as ExemptionRefusal,
)
from .register import (
    DEFINITIONS as DEFINITIONS,
    default_catalogue as default_catalogue,
)
from .resolution_1741_2012.application_confirmation import (
    BenefitCertificateApplication as BenefitCertificateApplication,
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
    SoldiersMilitaryIDApplication as SoldiersMilitaryIDApplication,
)
from .resolution_1741_2012.application_registration import (
    ConscriptsRegistrationApplication as ConscriptsRegistrationApplication,
    OfficersRegistrationApplication as OfficersRegistrationApplication,
    SoldiersRegistrationApplication as SoldiersRegistrationApplication,
)
from .resolution_1741_2012.application_veteran_card import (
    VeteranCardApplication as VeteranCardApplication,
)
from .resolution_1741_2012.indicators import (
    BenefitCertificatesIndicators as BenefitCertificatesIndicators,
    ConscriptionCertificatesIndicators as ConscriptionCertificatesIndicators,
    ConscriptsRegistrationIndicators as ConscriptsRegistrationIndicators,
    MilitaryRelationCertificatesIndicators as MilitaryRelationCertificatesIndicators,
    OfficersMilitaryIDIndicators as OfficersMilitaryIDIndicators,
    OfficersRegistrationIndicators as OfficersRegistrationIndicators,
    ServiceCertificatesIndicators as ServiceCertificatesIndicators,
    SoldiersMilitaryIDIndicators as SoldiersMilitaryIDIndicators,
    SoldiersRegistrationIndicators as SoldiersRegistrationIndicators,
    VeteranCardsIndicators as VeteranCardsIndicators,
)

__all__: list[str]
