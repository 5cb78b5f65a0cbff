"""Application for a confirming certificate: two forms of 2012 with the same words.

Өтініш / Заявление. Annex 4 to the standards of the services "Certificates for persons with
benefits" and "Certificates of a citizen's relation to military service" (resolution No. 2223
of 29.12.2009 as restated by No. 1741 of 29.12.2012, its annexes 4 and 9). Signed by the
applicant.

In the form the words under the three lines for what is to be confirmed are divided among the
lines; here they stand together under the last of them, as under every answer.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from datetime import date
from typing import Annotated, ClassVar, Final

from kzforms.forms.applications import Answer, Application, Place
from kzforms.forms.resolution_1741_2012.shared import Address, DistrictOrCity, application
from kzforms.values import Day, FormModel, Inflected, Label, Line, LocalText, MilitaryRank, Year
from kzforms.values.order_reference import Number
from kzforms.values.person import NAME_LIMIT


class BenefitCard(FormModel):
    """Жеңілдікке құқық туралы куәлік; удостоверение о праве на льготы."""

    number: Annotated[Number, Label("Куәліктің №", "№ удостоверения")]
    issued_on: Annotated[date, Day(), Label("Берілген күні", "Дата выдачи")] | None = None
    issuer: Annotated[Place, Label("Кім және қашан берді", "Когда и кем выдано")] | None = None


class ConfirmationApplication(Application):
    """The application in both forms."""

    expected: ClassVar[tuple[str, ...]] = (
        "birth_year",
        "registered_at",
        "called_up_by",
        "rank",
        "unit",
        "service_period",
    )

    district: DistrictOrCity
    applicant_in_text: (
        Annotated[
            LocalText,
            Line(3 * NAME_LIMIT),
            Inflected("applicant"),
            Label(
                "Тегі, аты, әкесінің аты – мәтінде тұратын тұлғасында",
                "Фамилия, имя, отчество – так, как стоит в тексте",
                "Қазақша мәтінде атау септігі жеткілікті, толтырудың қажеті жоқ.",
                "Родительный падеж: от кого. Если не заполнить, будет напечатано в именительном падеже, как в словах под строкой.",
            ),
        ]
        | None
    ) = None
    birth_year: Annotated[Year, Label("Туған жылы", "Год рождения")] | None = None
    residence: Annotated[
        Address,
        Label(
            "Тұратын жері",
            "Место проживания",
            "Жатыс септігінде: «… үйде тұрады».",
            "«проживающего …».",
        ),
    ]
    registered_at: (
        Annotated[
            Place,
            Label(
                "Әскери есепте тұрған жері",
                "Где состоит на воинском учете",
                "Жатыс септігінде: «… бөлімінде әскери есепте тұрады».",
                "С предлогом: «состоит на воинском учете в …».",
            ),
        ]
        | None
    ) = None
    confirms: Annotated[
        Answer,
        Label(
            "Нені растау керек",
            "Что подтвердить",
            "Жол астындағы сөздерден: «интернационалист жауынгердің», «әскери қызмет өткергені туралы».",
            "Из слов под строкой: «воина-интернационалиста», «о прохождении воинской службы».",
        ),
    ]
    called_up_by: (
        Annotated[
            Answer,
            Label(
                "Қай қорғаныс істері жөніндегі бөлім (әскери комиссариат) және қашан шақырған",
                "Когда и каким отделом по делам обороны (военкоматом) призван",
            ),
        ]
        | None
    ) = None
    rank: (
        Annotated[
            MilitaryRank,
            Label("Сұрау салған кезеңдегі әскери атағы", "Воинское звание в запрашиваемый период"),
        ]
        | None
    ) = None
    position: (
        Annotated[
            Place,
            Label("Сұрау салған кезеңдегі лауазымы", "Должность в запрашиваемый период"),
        ]
        | None
    ) = None
    unit: (
        Annotated[
            Answer,
            Label(
                "Әскер тегі, әскери бөлімнің нөмірі, бағыныстылығы, орналасқан жері",
                "Род войск, номер воинской части, подчиненность, место дислокации",
            ),
        ]
        | None
    ) = None
    service_period: (
        Annotated[
            Answer,
            Label(
                "Қызмет, жұмыс кезеңі",
                "Период службы, работы",
                "Келген және кеткен жылы, айы.",
                "Год, месяц прибытия и убытия.",
            ),
        ]
        | None
    ) = None
    benefit_card: (
        Annotated[
            BenefitCard,
            Label("Жеңілдікке құқық туралы куәлік", "Удостоверение о праве на льготы"),
        ]
        | None
    ) = None
    additional: Annotated[Answer, Label("Қосымша мәліметтер", "Дополнительные сведения")] | None = (
        None
    )


class BenefitCertificateApplication(ConfirmationApplication):
    """The application for a certificate for persons with benefits."""


class MilitaryRelationCertificateApplication(ConfirmationApplication):
    """The application for a certificate of a citizen's relation to military service."""


_TEMPLATE: Final = "confirmation-application.html"

DEFINITIONS: Final = (
    application(
        "benefit-certificates", BenefitCertificateApplication, _TEMPLATE, translated_ru=("6",)
    ),
    application(
        "military-relation-certificates",
        MilitaryRelationCertificateApplication,
        _TEMPLATE,
        translated_ru=("6",),
    ),
)
