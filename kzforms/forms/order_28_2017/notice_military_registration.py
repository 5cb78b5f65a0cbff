"""Annex 33: notice of military registration.

Хабарлама / Уведомление. The result of the service "Military registration" (annex 32).
Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by order No. 1100 of 28.10.2023.
An electronic document, signed by an employee of the local military body; the form prints no
name. Its last words cite article 7 of the law of 2003 on electronic documents, which the
Digital Code repealed: the words stay as they are printed. The words in quotation marks are the act's.

Sources: the consolidated Rules in both languages (see `RULES_2026`), checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from kzforms.forms.order_28_2017.shared import EMPLOYEE, LocalBody, restated_in_2023
from kzforms.text import Bilingual
from kzforms.values import Day, FormModel, Inflected, Label, Line, LocalText, Person
from kzforms.values.order_reference import Number
from kzforms.values.person import NAME_LIMIT


class NoticeMilitaryRegistration(FormModel):
    """The notice of annex 33."""

    registration_number: Annotated[Number, Label("Тіркеу нөмірі", "Регистрационный номер")]
    application_date: Annotated[date, Day(), Label("Өтінішті беру күні", "Дата подачи заявления")]
    recipient: Annotated[
        Person,
        Label("Тегі, аты, әкесінің аты (бар болса)", "Фамилия, имя, отчество (при его наличии)"),
    ]
    recipient_in_text: (
        Annotated[
            LocalText,
            Line(3 * NAME_LIMIT),
            Inflected("recipient"),
            Label(
                "Тегі, аты, әкесінің аты, мәтінде тұратын тұлғасында",
                "Фамилия, имя, отчество так, как стоит в тексте",
                "Барыс септігі: кімге берілді? Толтырылмаса, атау септігінде басылады.",
                "Дательный падеж: выдано кому? Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    local_body: LocalBody


FORM = restated_in_2023(
    "notice-military-registration",
    title=Bilingual(
        kk="Әскери есепке қою туралы хабарлама", ru="Уведомление о постановке на воинский учет"
    ),
    annex="33",
    model=NoticeMilitaryRegistration,
    page="portrait",
    signature=EMPLOYEE,
)
