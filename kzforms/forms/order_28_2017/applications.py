"""What the applications of annexes 29, 31 and 34 share: the office, the applicant's papers."""

from datetime import date
from typing import Annotated, ClassVar, Final

from kzforms.form import Edition, FormDefinition, in_both_languages
from kzforms.forms.applications import (
    APPLICANT,
    NAME_LIMIT,
    Application,
    Place,
)
from kzforms.forms.order_28_2017.shared import RULES_2026
from kzforms.text import Bilingual
from kzforms.values import FormModel, Identity, Label, Line, LocalText

_ACT: Final = "order-1100-2023"
_CHECKED: Final = date(2026, 11, 25)

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


class ApplicationOfAPerson(DefenceOfficeApplication):
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


def application(
    form_id: str, *, title: Bilingual, annex: str, model: type[FormModel]
) -> FormDefinition:
    """Define one of the applications.

    Order No. 1100 restated the Rules with their annexes; these have not changed since.

    Args:
        form_id: Its id.
        title: What it is called.
        annex: Its number.
        model: What it is filled with.
    """
    return FormDefinition(
        id=form_id,
        title=title,
        act="V1700014881",
        document="registration-rules",
        annex=annex,
        checked_on=_CHECKED,
        editions=(
            Edition(
                act=_ACT,
                annex=annex,
                model=model,
                page="portrait",
                signatures=(APPLICANT,),
                wording=in_both_languages(act=_ACT, checked_on=_CHECKED, sources=RULES_2026),
            ),
        ),
    )
