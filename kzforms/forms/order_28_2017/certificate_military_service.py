"""Annex 38: certificate on military service and on part in events of the law on veterans.

Анықтама / Справка. A result of the service of annex 35.
Annexed to the Rules for military registration (order No. 28
of 24.01.2017 of the Minister of Defence), as restated by order No. 1100 of 28.10.2023.
An electronic document, signed by an employee of the local military body; the form prints no
name. Its last words cite article 7 of the law of 2003 on electronic documents, which the
Digital Code repealed: the words stay as they are printed. The words in quotation marks are the act's.

In the public copy a picture follows the last words, in both languages. It was not copied, and
what it shows is not known.

Sources: the consolidated Rules in both languages (see `RULES_2026`), checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from kzforms.forms.order_28_2017.shared import EMPLOYEE, LocalBody, restated_in_2023
from kzforms.text import Bilingual
from kzforms.values import Choice, Day, FormModel, Label, Line, Lines, LocalText, Person, Year


class Confirmation(Choice):
    """Whether the fact is confirmed; the form prints both, and the right one is marked."""

    CONFIRMED = "confirmed", "расталады", "подтверждается"
    NOT_CONFIRMED = "not_confirmed", "(расталмайды)", "(не)"


class CertificateMilitaryService(FormModel):
    """The certificate of annex 38."""

    recipient: Annotated[
        Person,
        Label("Тегі, аты, әкесінің аты (бар болса)", "Фамилия, имя, отчество (при его наличии)"),
    ]
    birth_date: Annotated[
        date, Day(), Label("Туған күні, айы және жылы", "Число, месяц и год рождения")
    ]
    served_in: Annotated[
        LocalText,
        Line(300),
        Label(
            "Әскери қызмет өткерген әскери бөлім не аумақ",
            "Воинская часть либо территория прохождения воинской службы",
            "Жатыс септігі: қайда?",
            "Так, чтобы предложение было верным: где служил.",
        ),
    ]
    served_from: Annotated[Year, Label("Қызмет басталған жыл", "Год начала службы")]
    served_until: Annotated[Year, Label("Қызмет аяқталған жыл", "Год окончания службы")]
    source_body: Annotated[
        LocalText,
        Line(300),
        Label(
            "Мемлекеттік орган, ұйым, архив",
            "Государственный орган, организация, архив",
            "Шығыс септігі: қайдан алынған мәлімет?",
            "Родительный падеж: сведения из чего?",
        ),
    ]
    event: Annotated[
        LocalText,
        Lines(400),
        Label(
            "Оқиғаға қатысу фактісі",
            "Факт участия в событиях",
            "«Ардагерлер туралы» Заңның 5-бабында және 6-бабының 1) тармақшасында көзделген оқиғалар.",
            "События статьи 5 и подпункта 1) статьи 6 Закона «О ветеранах».",
        ),
    ]
    event_from: Annotated[Year, Label("Қатысу басталған жыл", "Год начала участия")]
    event_until: Annotated[Year, Label("Қатысу аяқталған жыл", "Год окончания участия")]
    confirmation: Annotated[Confirmation, Label("Факт расталады ма", "Подтверждается ли факт")]
    issued_on: Annotated[date, Day(), Label("Анықтама берілген күн", "Дата выдачи справки")]
    local_body: LocalBody


FORM = restated_in_2023(
    "certificate-military-service",
    title=Bilingual(kk="Анықтама", ru="Справка"),
    annex="38",
    model=CertificateMilitaryService,
    page="portrait",
    signature=EMPLOYEE,
)
