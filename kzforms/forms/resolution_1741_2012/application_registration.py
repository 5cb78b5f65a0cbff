"""Application for military registration: three forms of 2012 that differ in few words.

Өтініш / Заявление. Annex 4 to the standards of the services "Registration of reserve
officers", "… of reserve soldiers and sergeants" and "… of conscripts" (resolution No. 2223 of
29.12.2009 as restated by No. 1741 of 29.12.2012, its annexes 1-3). The form tells to
underline why the applicant registers; marked with a tick are the documents enclosed. Signed
by the applicant.

Between the lines for where the applicant came from stands the word «келдім»: the name of the
body goes before it on the first line, its place on the second, the third stays free.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from typing import Annotated, ClassVar, Final

from kzforms.forms.applications import (
    Answer,
    Application,
    BirthDate,
    Entries,
    MaritalStatus,
    Place,
)
from kzforms.forms.resolution_1741_2012.shared import Address, DistrictOrCity, application
from kzforms.values import (
    Choice,
    Chosen,
    ChosenSome,
    FamilyMember,
    FormModel,
    HostRelative,
    Label,
    Line,
    LocalText,
    MilitaryRank,
    ServiceRecord,
)


class RegistrationReason(Choice):
    """Why somebody asks to be registered, in the words of the request."""

    RESIDENCE_CHANGE = (
        "residence_change",
        "Тұрғылықты жерімнің ауысуына",
        "переменой места жительства",
    )
    DISCHARGE = (
        "discharge",
        "ҚР Қарулы Күштерінің, басқа да әскерлері мен әскери құралымдарының (ҚР ІІМ ІӘ, ІІМ ӘП, ТЖМ, ҚР ҰҚК ШҚ, ҰҚК ӘП, РҰ) қатарынан запасқа шығарылуыма",
        "увольнением в запас из рядов Вооруженных Сил, других войск и воинских формирований РК (ВВ МВД РК, ВП МВД, МЧС, ПС КНБ РК, ВП КНБ, РГ)",
    )
    TEMPORARY_STAY = (
        "temporary_stay",
        "ҚР аумағына 3 айдан астам мерзімге уақытша келуіме",
        "временным прибытием на территорию РК на срок более 3 месяцев",
    )


class Enclosure(Choice):
    """A document that is enclosed, in the words of the list."""

    PERSONAL_DOCUMENT = (
        "personal_document",
        "офицердің жеке куәлігі (әскери билеті, уақытша куәлігі (әскери билеттің орнына)) немесе әскерге шақыру учаскесіне тіркелгені туралы куәлігі",
        "удостоверение личности офицера (военный билет, временное удостоверение (взамен военного билета)) или удостоверение о приписке к призывному участку",
    )
    INSTRUCTION = (
        "instruction",
        "әскери бөлімнің (мекеменің) нұсқамасы",
        "предписание воинской части (учреждения)",
    )
    SENTENCE_CERTIFICATE = (
        "sentence_certificate",
        "түзеу мекемелерінде жазасын өтегені туралы анықтаманың көшірмесі",
        "копия справки об отбывании наказания в исправительных учреждениях",
    )
    RECEIPT = (
        "receipt",
        "әскери билетті немесе уақытша куәлікті (әскери билеттің орнына) қабылдағаны туралы қолхат",
        "расписка в приеме военного билета или временного удостоверения (взамен военного билета)",
    )


class ArrivedFrom(FormModel):
    """The body from which the applicant came."""

    body: Annotated[
        Place,
        Label(
            "Қорғаныс істері жөніндегі бөлімнің (басқарманың), әскери құралымның нақты атауы",
            "Точное наименование отдела (управления) по делам обороны, воинского формирования",
            "",
            "С предлогом: «Прибыл из …».",
        ),
    ]
    location: (
        Annotated[
            Place,
            Label(
                "Тұрған орны",
                "Место дислокации",
                "Шығыс септігінде: «… келдім».",
            ),
        ]
        | None
    ) = None


class Residence(Address):
    """Where the applicant lives, and how to call."""

    phone: Annotated[LocalText, Line(100), Label("Телефоны", "Телефон")] | None = None


class Occupation(FormModel):
    """Where the applicant studies or works."""

    place: Annotated[
        Place, Label("Оқу, жұмыс орны және лауазымы", "Место учебы, работы и должность")
    ]
    address: (
        Annotated[
            Answer,
            Label("Мекенжайы, телефоны", "Точный адрес места нахождения, телефон"),
        ]
        | None
    ) = None


class RegistrationApplication(Application):
    """The application in all three forms."""

    expected: ClassVar[tuple[str, ...]] = (
        "birth_date",
        "birth_place",
        "arrived_from",
        "occupation",
        "education",
        "marital_status",
        "enclosures",
    )

    district: DistrictOrCity
    rank: MilitaryRank | None = None
    birth_date: BirthDate | None = None
    birth_place: (
        Annotated[
            Place,
            Label(
                "Туған жері: ауыл, кент, қала, аудан", "Место рождения: село, поселок, город, район"
            ),
        ]
        | None
    ) = None
    birth_region: (
        Annotated[
            Place, Label("Туған жері: облыс, республика", "Место рождения: область, республика")
        ]
        | None
    ) = None
    reasons: Annotated[
        ChosenSome[RegistrationReason],
        Label(
            "Есепке тұру себебі",
            "Причина постановки на учет",
            "Таңдалғанының асты сызылады.",
            "Выбранное подчеркивается.",
        ),
    ]
    arrived_from: Annotated[ArrivedFrom, Label("Қайдан келгені", "Откуда прибыл")] | None = None
    residence: Annotated[Residence, Label("Тұрғылықты жері", "Место жительства")]
    occupation: Annotated[Occupation, Label("Оқу, жұмыс орны", "Место учебы, работы")] | None = None
    education: Annotated[Place, Label("Білімі", "Образование")] | None = None
    civil_speciality: (
        Annotated[Place, Label("Азаматтық мамандығы", "Гражданская специальность")] | None
    ) = None
    marital_status: MaritalStatus | None = None
    family: Annotated[
        Entries[FamilyMember],
        Label("Әйелі (күйеуі), балалары", "Жена (муж), дети"),
    ] = ()
    service: Annotated[
        Entries[ServiceRecord],
        Label(
            "Әскери қызмет өткеруі, әскери кафедрада оқуы",
            "Прохождение воинской службы, обучение на военной кафедре",
        ),
    ] = ()
    relatives: Annotated[
        Entries[HostRelative],
        Label(
            "Туысқандары",
            "Родственники",
            "Туысқандарында тұратын әскерге шақырылушылар үшін.",
            "Для призывников, проживающих у родственников.",
        ),
    ] = ()
    enclosures: Annotated[
        Chosen[Enclosure],
        Label("Қоса беріліп отырған құжаттар", "Прилагаемые документы"),
    ] = ()


class OfficersRegistrationApplication(RegistrationApplication):
    """The application of a reserve officer."""


class SoldiersRegistrationApplication(RegistrationApplication):
    """The application of a reserve soldier or sergeant."""


class ConscriptsRegistrationApplication(RegistrationApplication):
    """The application of a conscript."""


_TEMPLATE: Final = "registration-application.html"
_TRANSLATED: Final = ("2", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13")

DEFINITIONS: Final = (
    application(
        "officers-registration",
        OfficersRegistrationApplication,
        _TEMPLATE,
        translated_ru=("1", *_TRANSLATED),
    ),
    application(
        "soldiers-registration",
        SoldiersRegistrationApplication,
        _TEMPLATE,
        translated_ru=_TRANSLATED,
    ),
    application(
        "conscripts-registration",
        ConscriptsRegistrationApplication,
        _TEMPLATE,
        translated_ru=_TRANSLATED,
    ),
)
