"""Annex 29: application for a military ID or its duplicate.

Әскери билет немесе оның телнұсқасын беруге өтініш / Заявление на выдачу военного билета или
его дубликата. Annexed to the Rules for military registration (order No. 28 of 24.01.2017 of
the Minister of Defence), as order No. 1100 of 28.10.2023 restated them. Addressed to the head
of a defence office; signed by the applicant.

Sources: the consolidated Rules in both languages; see `RULES_2026`. Checked on 2026-11-25.
"""

from typing import Annotated, ClassVar

from kzforms.forms.applications import APPLICANT, Answer, MaritalStatus
from kzforms.forms.order_28_2017.applications import (
    BirthPlace,
    IdentifiedApplication,
    Nationality,
)
from kzforms.forms.order_28_2017.shared import restated_in_2023
from kzforms.text import Bilingual
from kzforms.values import Label


class ApplicationMilitaryID(IdentifiedApplication):
    """The application of annex 29."""

    expected: ClassVar[tuple[str, ...]] = (
        *IdentifiedApplication.expected,
        "birth_place",
        "nationality",
        "marital_status",
    )

    birth_place: BirthPlace | None = None
    nationality: Nationality | None = None
    marital_status: MaritalStatus | None = None
    reason: Annotated[
        Answer,
        Label(
            "Себебі",
            "Причина",
            "«байланысты» сөзінің алдында тұратын сөздер, барыс септігінде: «… жоғалуына».",
            "Слова после «в связи с», в творительном падеже: «… утратой».",
        ),
    ]


FORM = restated_in_2023(
    "application-military-id",
    title=Bilingual(
        kk="Әскери билет немесе оның телнұсқасын беруге өтініш",
        ru="Заявление на выдачу военного билета или его дубликата",
    ),
    annex="29",
    model=ApplicationMilitaryID,
    page="portrait",
    signature=APPLICANT,
)
