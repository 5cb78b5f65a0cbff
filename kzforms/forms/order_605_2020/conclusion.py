"""Annex 3 to both Rules: conclusion on deferment of, or exemption from, conscription.

Қорытынды / Заключение. Annexed to the Rules for the services "Deferment of conscription" and
"Exemption of citizens from conscription" (order No. 605 of 05.11.2020 of the Minister of
Defence), as restated by order No. 527 of 12.08.2021 and by order No. 869 of 03.10.2022. The
chair of the conscription commission signs it; it is sent to the recipient of the service and
to the local military body (point 13 of both Rules).

What goes on the line after «Сізге» in the Kazakh text on deferment no caption explains; the
Russian text does not have it.

Sources: order No. 605 in both languages; see `RULES_2026`. Checked on 2026-11-25.
"""

from datetime import date
from typing import Annotated

from kzforms.forms.applications import ANSWER_LIMIT, PLACE_LIMIT
from kzforms.forms.order_605_2020.shared import (
    CHAIR,
    DEFERMENT,
    EXEMPTION,
    Decision,
    conscription_form,
)
from kzforms.text import Bilingual
from kzforms.values import Label, Line, Lines, LocalText
from kzforms.values.dates import IN_21ST_CENTURY


class DefermentConclusion(Decision):
    """The conclusion of annex 3 to the Rules for deferment."""

    before_date: (
        Annotated[
            str,
            Line(PLACE_LIMIT),
            Label(
                "«Сізге» сөзінен кейінгі жол",
                "Строка после слова «Сізге»",
                "Ресми мәтін мұнда не жазылатынын түсіндірмейді; толтырмауға болады.",
                "В русском тексте такой строки нет.",
            ),
        ]
        | None
    ) = None
    until: Annotated[
        date,
        IN_21ST_CENTURY,
        Label("Қай күнге дейін кейінге қалдырылды", "До какого числа предоставлена отсрочка"),
    ]
    reason: Annotated[
        LocalText,
        Lines(ANSWER_LIMIT),
        Label("Кейінге қалдырудың себебі", "Причина отсрочки"),
    ]


class ExemptionConclusion(Decision):
    """The conclusion of annex 3 to the Rules for exemption."""

    reason: Annotated[
        LocalText,
        Lines(ANSWER_LIMIT),
        Label("Босату себебі", "Причина освобождения"),
    ]


DEFINITIONS = (
    conscription_form(
        "conclusion",
        DEFERMENT,
        title=Bilingual(
            kk="Әскери қызметке шақыруды кейінге қалдыру туралы қорытынды",
            ru="Заключение о предоставлении отсрочки от призыва на воинскую службу",
        ),
        annex="3",
        act="order-527-2021",
        model=DefermentConclusion,
        signature=CHAIR,
        not_printed={"ru": {"before_date": "The Russian text has no line there."}},
    ),
    conscription_form(
        "conclusion",
        EXEMPTION,
        title=Bilingual(
            kk="Әскерге шақыру комиссиясының мемлекеттік қызмет көрсету туралы қорытындасы",
            ru="Заключение об освобождении от призыва на воинскую службу",
        ),
        annex="3",
        act="order-869-2022",
        model=ExemptionConclusion,
        signature=CHAIR,
    ),
)
