"""What the applications of 2012 share: the applicant, the addressee, the address.

Өтініш / Заявление. Annex 4 to each of the ten standards of state services that resolution
No. 1741 of 29.12.2012 restated. The citizen fills it in, marks what the form tells to mark,
and signs it.

How they are filled in and marked: `kzforms.forms.applications`. The forms themselves say
«керегін сызу», «нужное подчеркнуть».

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from typing import Annotated, ClassVar

from kzforms.form import Edition, FormDefinition, in_both_languages
from kzforms.forms.applications import (
    APPLICANT,
    NAME_LIMIT,
    Answer,
    Application,
    BirthDate,
    MaritalStatus,
    Place,
)
from kzforms.forms.resolution_1741_2012.services import (
    AMENDING_ACT,
    BASE_ACT,
    CHECKED,
    ENDED,
    SERVICES,
)
from kzforms.text import Bilingual
from kzforms.values import FormModel, Label, Line, LocalText

Region = Annotated[
    LocalText,
    Line(NAME_LIMIT),
    Label(
        "Облыс",
        "Область",
        "«облысы» сөзінің алдында тұратын сөз.",
        "В родительном падеже: «… области».",
    ),
]

DistrictOfRegion = Annotated[
    LocalText,
    Line(NAME_LIMIT),
    Label(
        "Аудан",
        "Район",
        "«ауданы» сөзінің алдында тұратын сөз.",
        "В родительном падеже: «… района».",
    ),
]

DistrictOrCity = Annotated[
    LocalText,
    Line(NAME_LIMIT),
    Label(
        "Аудан, қала",
        "Район, город",
        "«қорғаныс істері жөніндегі» сөздерінің алдында тұратын атау: «… ауданы», «… қаласы».",
        "В родительном падеже: «… района», «города …».",
    ),
]


class Address(FormModel):
    """Where somebody lives, on two lines of a form."""

    locality: Annotated[
        Place,
        Label(
            "Облыс, аудан, елді мекен",
            "Область, район, населенный пункт",
        ),
    ]
    street: Annotated[Place, Label("Көше, үй, пәтер", "Улица, дом, квартира")] | None = None


class NumberedApplication(Application):
    """What the applications with numbered lines 1-6 have."""

    expected: ClassVar[tuple[str, ...]] = ("birth_date", "birth_place", "marital_status")

    region: Region | None = None
    district: DistrictOfRegion
    birth_date: BirthDate | None = None
    birth_place: (
        Annotated[
            Place,
            Label(
                "Туған жері: ауыл, кент, аудан, облыс",
                "Место рождения: село, поселок, район, область",
            ),
        ]
        | None
    ) = None
    marital_status: MaritalStatus | None = None
    residence: Annotated[Place, Label("Тұрғылықты жерінің мекенжайы", "Адрес места жительства")]
    reason: Annotated[
        Answer,
        Label(
            "Себебі",
            "Причина",
            "«байланысты» сөзінің алдында тұратын сөздер, барыс септігінде: «… шығуыма».",
            "Слова после «в связи с», в творительном падеже: «… выездом».",
        ),
    ]


LastJob = Annotated[
    Place,
    Label(
        "Соңғы жұмыс орны мен атқарған лауазымы", "Последнее место работы и занимаемая должность"
    ),
]


def application(
    service_id: str, model: type[Application], template: str, *, translated_ru: tuple[str, ...]
) -> FormDefinition:
    """Define the application for a service: annex 4 to its standard.

    Args:
        service_id: The service: see `SERVICES`.
        model: What the application is filled with.
        template: The file's name in `templates/<language>/resolution-1741-2012/`.
        translated_ru: The paragraphs of the Russian template that are our translation.
    """
    service = next(service for service in SERVICES if service.id == service_id)
    return FormDefinition(
        id=f"2012-{service_id}-application",
        title=Bilingual(kk=f"Өтініш («{service.name.kk}»)", ru=f"Заявление («{service.name.ru}»)"),
        act=BASE_ACT,
        document=service_id,
        annex="4",
        marker=False,
        checked_on=CHECKED,
        ended=ENDED,
        editions=(
            Edition(
                act=AMENDING_ACT,
                annex=service.annex,
                model=model,
                page="portrait",
                signatures=(APPLICANT,),
                wording=in_both_languages(
                    act=AMENDING_ACT,
                    checked_on=CHECKED,
                    template=f"resolution-1741-2012/{template}",
                    translated_ru=translated_ru,
                ),
            ),
        ),
    )
