"""What the applications of 2012 share: the applicant, the addressee, the address.

Өтініш / Заявление. Annex 4 to each of the ten standards of state services that resolution
No. 1741 of 29.12.2012 restated. The citizen fills it in, marks what the form tells to mark,
and signs it.

An answer stands on the form's ruled lines. One that needs more lines than the form has gets
them: the rest of the application moves down and on to a further page, which says at its top
that it continues the application, which list goes on there, who applies and when. The one
signature stands at the end, after everything that was written, so nothing is added on a sheet
that is not signed.

Alternatives are marked as the forms say («керегін сызу», «нужное подчеркнуть»): the ones that
were chosen are underlined, and none is struck out.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from datetime import date
from typing import Annotated, ClassVar, Final, TypeVar

from pydantic import Field

from kzforms.errors import Problem
from kzforms.form import (
    Edition,
    FormDefinition,
    SignatureSlot,
    in_both_languages,
)
from kzforms.forms.resolution_1741_2012.services import (
    AMENDING_ACT,
    BASE_ACT,
    CHECKED,
    ENDED,
    SERVICES,
)
from kzforms.text import Bilingual
from kzforms.values import Day, FormModel, Label, Line, Lines, LocalText, Person
from kzforms.values.dates import IN_21ST_CENTURY

MAX_ENTRIES: Final = 100
"""The most relatives or times of service that an application takes."""

NAME_LIMIT: Final = 100
"""For the name of a district or region."""

PLACE_LIMIT: Final = 200
"""For an address, a place of work, the name of a body."""

ANSWER_LIMIT: Final = 600
"""For an answer over several lines."""

Entry = TypeVar("Entry")

Entries = Annotated[tuple[Entry, ...], Field(max_length=MAX_ENTRIES)]
"""A list that may be empty."""

Place = Annotated[LocalText, Line(PLACE_LIMIT)]
"""An address, a place of work, the name of a body."""

Answer = Annotated[LocalText, Lines(ANSWER_LIMIT)]
"""An answer over several lines."""

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

BirthDate = Annotated[date, Day(), Label("Туған күні, айы, жылы", "Число, месяц, год рождения")]

MaritalStatus = Annotated[
    LocalText, Line(PLACE_LIMIT), Label("Отбасы жағдайы", "Семейное положение")
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


class Application(FormModel):
    """What every application has."""

    #: Places of the form that are hardly ever rightly left empty.
    expected: ClassVar[tuple[str, ...]] = ()

    applicant: Annotated[Person, Label("Өтініш беруші", "Заявитель")]
    signed_on: (
        Annotated[
            date,
            IN_21ST_CENTURY,
            Label(
                "Өтініштің күні",
                "Дата заявления",
                "Бос қалса, қол қойғанда қолмен жазылады.",
                "Если не указана, пишется от руки при подписании.",
            ),
        ]
        | None
    ) = None

    def warnings(self) -> tuple[Problem, ...]:
        """Warn of places that are left empty, and hardly ever should be."""
        return tuple(
            Problem(
                name,
                "place_empty",
                "This place of the form is left empty.",
                "Fill it in, unless it is to be written by hand.",
            )
            for name in (*self.expected, "signed_on")
            if not getattr(self, name)
        )


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

_APPLICANT: Final = Bilingual(kk="Өтініш беруші", ru="Заявитель")


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
                signatures=(SignatureSlot(id="applicant", role=_APPLICANT, signer="applicant"),),
                wording=in_both_languages(
                    act=AMENDING_ACT,
                    checked_on=CHECKED,
                    template=f"resolution-1741-2012/{template}",
                    translated_ru=translated_ru,
                ),
            ),
        ),
    )
