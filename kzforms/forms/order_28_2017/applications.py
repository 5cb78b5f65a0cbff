"""What the applications of annexes 29, 31 and 34 share: the office, the applicant's papers."""

from typing import Annotated, ClassVar

from kzforms.forms.applications import NAME_LIMIT, Application, Place
from kzforms.values import Identity, Label, Line, LocalText

BirthPlace = Annotated[Place, Label("Туған жері", "Место рождения")]

Nationality = Annotated[LocalText, Line(60), Label("Ұлты", "Национальность")]


class DefenceOfficeApplication(Application):
    """An application to the head of a defence office."""

    region: (
        Annotated[
            LocalText,
            Line(NAME_LIMIT),
            Label("Облыс", "Область", "Толық: «… облысы».", "В родительном падеже: «… области»."),
        ]
        | None
    ) = None
    district: Annotated[
        LocalText,
        Line(NAME_LIMIT),
        Label(
            "Аудан (қала)",
            "Район (город)",
            "Толық: «… ауданы», «… қаласы».",
            "В родительном падеже: «… района», «города …».",
        ),
    ]


class IdentifiedApplication(DefenceOfficeApplication):
    """One that names the applicant's papers and addresses in the same words: annexes 29 and 34."""

    expected: ClassVar[tuple[str, ...]] = ("identity",)

    identity: (
        Annotated[
            Identity,
            Label("Туған күні, жеке куәлігі, ЖСН", "Дата рождения, удостоверение личности, ИИН"),
        ]
        | None
    ) = None
    residence: Annotated[
        Place,
        Label(
            "Тіркелген тұрғылықты жері бойынша мекенжайы",
            "Адрес регистрации по месту жительства",
        ),
    ]
    temporary_residence: (
        Annotated[
            Place,
            Label(
                "Уақытша болатын, тұратын мекенжайы (бар болса)",
                "Адрес временного пребывания, проживания (при наличии)",
            ),
        ]
        | None
    ) = None
