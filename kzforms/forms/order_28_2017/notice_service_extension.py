"""Annex 36: notice that the term of a service is extended.

Хабарлама / Уведомление. Where another body must confirm what is known of somebody's service.
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
from kzforms.values import FormModel, Inflected, Label, Line, LocalText
from kzforms.values.dates import IN_21ST_CENTURY
from kzforms.values.order_reference import Number

_BODY_LIMIT = 200


class NoticeServiceExtension(FormModel):
    """The notice of annex 36."""

    service: Annotated[
        LocalText,
        Line(300),
        Label("Мемлекеттік көрсетілетін қызметтің атауы", "Наименование государственной услуги"),
    ]
    local_body: LocalBody
    local_body_in_text: (
        Annotated[
            LocalText,
            Line(_BODY_LIMIT),
            Inflected("local_body"),
            Label(
                "ЖӘБО атауы, мәтінде тұратын тұлғасында",
                "Наименование МОВУ так, как стоит в тексте",
                "Толтырылмаса, атау септігінде басылады.",
                "Творительный падеж: кем направлен запрос? Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    request_date: Annotated[date, IN_21ST_CENTURY, Label("Сұрау салудың күні", "Дата запроса")]
    request_number: Annotated[
        Number, Label("Сұрау салудың шығыс нөмірі", "Исходящий номер запроса")
    ]
    requested_body: Annotated[
        LocalText,
        Line(_BODY_LIMIT),
        Label("Тиісті органның атауы", "Наименование соответствующего органа"),
    ]
    requested_body_in_text: (
        Annotated[
            LocalText,
            Line(_BODY_LIMIT),
            Inflected("requested_body"),
            Label(
                "Тиісті органның атауы, мәтінде тұратын тұлғасында",
                "Наименование соответствующего органа так, как стоит в тексте",
                "Барыс септігі: қайда жолданды? Толтырылмаса, атау септігінде басылады.",
                "Винительный падеж: направлен во что? Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None


FORM = restated_in_2023(
    "notice-service-extension",
    title=Bilingual(
        kk="Мемлекеттік қызметті көрсету мерзімін ұзарту туралы хабарлама",
        ru="Уведомление о продлении срока оказания государственной услуги",
    ),
    annex="36",
    model=NoticeServiceExtension,
    page="portrait",
    signature=EMPLOYEE,
)
