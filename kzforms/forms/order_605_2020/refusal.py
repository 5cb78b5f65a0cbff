"""Annex 4 to both Rules: notice that deferment of, or exemption from, conscription is refused.

Хабарлама / Уведомление. Annexed to the Rules for the services "Deferment of conscription" and
"Exemption of citizens from conscription" (order No. 605 of 05.11.2020 of the Minister of
Defence): the first as restated by order No. 527 of 12.08.2021, the second as order No. 605
made it. The form has one ground, documents or data that are not true, and numbers what is
not true in them. The chair of the conscription commission signs it.

Sources: order No. 605 in both languages; see `RULES_2026`. Checked on 2026-11-25.
"""

from typing import Annotated, Final

from pydantic import Field

from kzforms.forms.order_605_2020.shared import (
    CHAIR,
    DEFERMENT,
    EXEMPTION,
    Decision,
    Service,
    conscription_form,
)
from kzforms.text import Bilingual
from kzforms.values import Label, Line, LocalText

MAX_FINDINGS: Final = 20
"""The most findings that a notice takes."""


class Refusal(Decision):
    """The notice of annex 4 to both Rules."""

    findings: Annotated[
        tuple[Annotated[LocalText, Line(300)], ...],
        Field(min_length=1, max_length=MAX_FINDINGS),
        Label(
            "Құжаттарда немесе деректерде не дұрыс емес",
            "Что в документах или данных недостоверно",
        ),
    ]


class DefermentRefusal(Refusal):
    """The notice that deferment is refused."""


class ExemptionRefusal(Refusal):
    """The notice that exemption is refused."""


def _title(service: Service) -> Bilingual:
    return Bilingual(
        kk=f"Мемлекеттік қызметті көрсетуден бас тарту туралы хабарлама («{service.name.kk}»)",
        ru=f"Уведомление об отказе в оказании государственной услуги («{service.name.ru}»)",
    )


DEFINITIONS = tuple(
    conscription_form(
        "refusal",
        service,
        title=_title(service),
        annex="4",
        act=act,
        model=model,
        signature=CHAIR,
    )
    for service, act, model in (
        (DEFERMENT, "order-527-2021", DefermentRefusal),
        (EXEMPTION, "V2000021613", ExemptionRefusal),
    )
)
