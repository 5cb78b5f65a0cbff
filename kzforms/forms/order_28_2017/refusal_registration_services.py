"""Annex 39: refusal of a service of military registration.

Хабарлама / Уведомление. It serves the three services of annexes 30, 32 and 35.
Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by order No. 1100 of 28.10.2023.
An electronic document, signed by an employee of the local military body; the form prints no
name. Its last words cite article 7 of the law of 2003 on electronic documents, which the
Digital Code repealed: the words stay as they are printed. The words in quotation marks are the act's.

Sources: the consolidated Rules in both languages (see `RULES_2026`), checked on 2026-11-25.
"""

from typing import Annotated

from kzforms.forms.order_28_2017.shared import EMPLOYEE, LocalBody, restated_in_2023
from kzforms.text import Bilingual
from kzforms.values import FormModel, Label, Line, Lines, LocalText


class RefusalRegistrationServices(FormModel):
    """The refusal of annex 39."""

    service: Annotated[
        LocalText,
        Line(300),
        Label("Мемлекеттік көрсетілетін қызмет атауы", "Наименование государственной услуги"),
    ]
    grounds: Annotated[
        LocalText,
        Lines(600),
        Label(
            "Бас тарту негізі",
            "Основание отказа",
            "«сәйкес» сөзінің алдында тұратын сөздер, барыс септігінде: неге сәйкес?",
            "Слова, которые стоят после «В соответствии с», в творительном падеже.",
        ),
    ]
    local_body: LocalBody


FORM = restated_in_2023(
    "refusal-registration-services",
    title=Bilingual(
        kk="Мемлекеттік қызмет көрсетуден бас тарту туралы хабарлама",
        ru="Уведомление об отказе в оказании государственной услуги",
    ),
    annex="39",
    model=RefusalRegistrationServices,
    page="portrait",
    signature=EMPLOYEE,
)
