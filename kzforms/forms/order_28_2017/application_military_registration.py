"""Annex 31: application for military registration.

Әскери есепке қою туралы өтініш / Заявление о постановке на воинский учет. Annexed to the Rules
for military registration (order No. 28 of 24.01.2017 of the Minister of Defence), as order
No. 1100 of 28.10.2023 restated them. Addressed to the head of a defence office; signed by the
applicant.

The official form numbers its points 1, 2, 3, 4, 3, 4, 5 … 21, in both languages; so does this
one. It does not say in what units the measures of point 16 are: height and head are taken in
centimetres, sizes as free text.

Sources: the consolidated Rules in both languages; see `RULES_2026`. Checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated, ClassVar, Final

from pydantic import Field

from kzforms.forms.applications import APPLICANT, Answer, BirthDate, Entries, Phone, Place
from kzforms.forms.order_28_2017.applications import (
    BirthPlace,
    DefenceOfficeApplication,
    Nationality,
)
from kzforms.forms.order_28_2017.shared import Code, restated_in_2023
from kzforms.text import Bilingual
from kzforms.values import (
    IIN,
    Day,
    FormModel,
    Label,
    Line,
    LocalText,
    MilitaryID,
    MilitaryRank,
    Oath,
    ServicePeriod,
)
from kzforms.values.military_id import SERIES_LIMIT
from kzforms.values.order_reference import Number

_SIZE_LIMIT: Final = 10

Series = Annotated[str, Line(SERIES_LIMIT), Label("Сериясы", "Серия")]

Issued = Annotated[date, Day(), Label("Берілген күні", "Дата выдачи")]

Size = Annotated[str, Line(_SIZE_LIMIT)]


class IdentityDocument(FormModel):
    """Жеке басты куәландыратын құжат; документ, удостоверяющий личность."""

    type: Annotated[LocalText, Line(60), Label("Құжат түрі", "Вид документа")]
    number: Annotated[Number, Label("Құжаттың №", "№ документа")]
    series: Series | None = None
    valid_until: Annotated[date, Day(), Label("Қолданылу мерзімі", "Срок действия")] | None = None
    issued_on: Issued | None = None
    issuer: Annotated[Place, Label("Кім берді", "Кем выдано")] | None = None


class Education(FormModel):
    """Білімі; образование."""

    level: Annotated[Place, Label("Білім деңгейі", "Уровень образования")]
    institution: Annotated[Place, Label("Оқу орны", "Учебное заведение")] | None = None
    speciality: Annotated[Place, Label("Мамандығы", "Специальность")] | None = None
    graduated_on: Annotated[date, Day(), Label("Аяқтаған жылы", "Год окончания")] | None = None


class DrivingLicence(FormModel):
    """Жүргізуші куәлігі; водительское удостоверение."""

    number: Annotated[Number, Label("Куәліктің №", "№ удостоверения")]
    categories: Annotated[str, Line(40), Label("Санаты", "Категория")] | None = None
    series: Series | None = None
    issued_on: Issued | None = None


class Work(FormModel):
    """Жұмыс орны; место работы."""

    place: Annotated[Place, Label("Жұмыс орны", "Место работы")]
    address: Annotated[Place, Label("Ұйымның мекенжайы", "Адрес организации")] | None = None
    position: Annotated[Place, Label("Лауазымы", "Должность")] | None = None
    phone: Annotated[Phone, Label("Телефон №", "№ телефона")] | None = None


class TimeOfService(FormModel):
    """A row of the table of point 18."""

    unit: Annotated[Place, Label("Әскери бөлім атауы", "Наименование воинской части")]
    military_speciality_code: Annotated[Code, Label("ӘЕМ", "ВУС")] | None = None
    period: (
        Annotated[
            ServicePeriod,
            Label("Қай уақыттан бастап, қай уақытқа дейін", "С какого, до какого времени"),
        ]
        | None
    ) = None


class ApplicationMilitaryRegistration(DefenceOfficeApplication):
    """The application of annex 31."""

    expected: ClassVar[tuple[str, ...]] = (
        "birth_date",
        "birth_place",
        "nationality",
        "document",
        "iin",
        "family",
        "education",
        "phone",
    )

    birth_date: BirthDate | None = None
    birth_place: BirthPlace | None = None
    nationality: Nationality | None = None
    document: (
        Annotated[
            IdentityDocument,
            Label("Жеке басын куәландыратын құжат", "Документ, удостоверяющий личность"),
        ]
        | None
    ) = None
    iin: Annotated[IIN, Label("ЖСН", "ИИН")] | None = None
    family: (
        Annotated[
            Answer,
            Label(
                "Отбасы жағдайы және отбасы құрамы",
                "Семейное положение и состав семьи",
                "Бойдақ, ажырасқан: анасының Т.А.Ә., туған жылы, мекенжайы; үйленген: жұбайының Т.А.Ә., 18 жасқа дейінгі балалары.",
                "Холост, разведен: Ф.И.О. матери, год рождения, адрес; женат: Ф.И.О. жены, дети до 18 лет.",
            ),
        ]
        | None
    ) = None
    education: Annotated[Education, Label("Білімі", "Образование")] | None = None
    driving_licence: (
        Annotated[DrivingLicence, Label("Жүргізуші куәлігі", "Водительское удостоверение")] | None
    ) = None
    residence: Annotated[Place, Label("Тұрғылықты мекенжайы", "Адрес места жительства")]
    actual_residence: (
        Annotated[Place, Label("Нақты тұратын мекенжайы", "Адрес фактического проживания")] | None
    ) = None
    phone: (
        Annotated[
            Phone,
            Label("Телефон нөмірі (қалалық, ұялы)", "Номер телефона (городской, сотовый)"),
        ]
        | None
    ) = None
    work: Annotated[Work, Label("Жұмысы", "Работа")] | None = None
    registered_at: (
        Annotated[
            Place,
            Label(
                "Қай ҚІБ(Б)-да әскери есепте тұр (тұрды)",
                "В каком У(О)ДО состоит (состоял) на воинском учете",
            ),
        ]
        | None
    ) = None
    additional: Annotated[Answer, Label("Қосымша мәліметтер", "Дополнительные сведения")] | None = (
        None
    )
    height: (
        Annotated[
            int, Field(ge=50, le=250), Label("Бойы", "Рост", "Сантиметрмен.", "В сантиметрах.")
        ]
        | None
    ) = None
    head_size: (
        Annotated[
            int,
            Field(ge=30, le=80),
            Label("Басының өлшемі", "Окружность головы", "Сантиметрмен.", "В сантиметрах."),
        ]
        | None
    ) = None
    clothing_size: Annotated[Size, Label("Киімінің өлшемі", "Размер одежды")] | None = None
    shoe_size: Annotated[Size, Label("Аяқ киімінің өлшемі", "Размер обуви")] | None = None
    military_id: (
        Annotated[
            MilitaryID,
            Label(
                "Әскери билетінің сериясы, нөмірі (бар болса)",
                "Серия, номер военного билета (при наличии)",
            ),
        ]
        | None
    ) = None
    service: Annotated[
        Entries[TimeOfService],
        Label("Қызмет өткеру кезеңі", "Период прохождения службы"),
    ] = ()
    oath: Annotated[Oath, Label("Әскери ант қабылдау", "Принятие военной присяги")] | None = None
    rank: MilitaryRank | None = None
    reason: Annotated[
        Answer,
        Label(
            "Себебі",
            "Причина",
            "«байланысты» сөзінің алдында тұратын сөздер, барыс септігінде: «… ауысуына».",
            "Слова после «в связи»: «с переменой …».",
        ),
    ]
    enclosures: Annotated[
        Entries[Place],
        Label("Қоса берілетін құжаттар", "Прилагаемые документы"),
    ] = ()


FORM = restated_in_2023(
    "application-military-registration",
    title=Bilingual(
        kk="Әскери есепке қою туралы өтініш", ru="Заявление о постановке на воинский учет"
    ),
    annex="31",
    model=ApplicationMilitaryRegistration,
    page="portrait",
    signature=APPLICANT,
)
