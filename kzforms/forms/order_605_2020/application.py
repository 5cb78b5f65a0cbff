"""Annex 1 to both Rules: application for deferment of, or exemption from, conscription.

Өтініш / Заявление. Annexed to the Rules for the services "Deferment of conscription" and
"Exemption of citizens from conscription" (order No. 605 of 05.11.2020 of the Minister of
Defence), both as restated by order No. 869 of 03.10.2022. Addressed to the chair of the
conscription commission; signed by the applicant.

What goes on the line after the chair's title no caption explains. In Kazakh the
form ends the list of documents with the verb once more («құжаттарын қосамын»), and its
caption speaks of deferment in the application for exemption too: so does this one.

Sources: order No. 605 in both languages; see `RULES_2026`. Checked on 2026-11-25.
"""

from typing import Annotated, ClassVar

from kzforms.forms.applications import (
    APPLICANT,
    PLACE_LIMIT,
    Answer,
    Application,
    Entries,
    Phone,
    Place,
)
from kzforms.forms.order_605_2020.shared import (
    DEFERMENT,
    EXEMPTION,
    Service,
    conscription_form,
)
from kzforms.text import Bilingual
from kzforms.values import Inflected, Label, Line, LocalText
from kzforms.values.person import NAME_LIMIT


class ConscriptionApplication(Application):
    """The application of annex 1 to both Rules."""

    expected: ClassVar[tuple[str, ...]] = ("addressee", "phone", "documents")

    addressee: (
        Annotated[
            LocalText,
            Line(PLACE_LIMIT),
            Label(
                "Кімге: комиссия төрағасы",
                "Кому: председатель комиссии",
                "Нысан бұл жолда не жазылатынын айтпайды: мысалы, төрағаның аты-жөні мен тегі, барыс септігінде.",
                "Форма не поясняет, что пишут на этих строках: например, район (город) и фамилию председателя, в падеже текста.",
            ),
        ]
        | None
    ) = None
    applicant_in_text: (
        Annotated[
            LocalText,
            Line(3 * NAME_LIMIT),
            Inflected("applicant"),
            Label(
                "Тегі, аты, әкесінің аты – мәтінде тұратын тұлғасында",
                "Фамилия, имя, отчество – так, как стоит в тексте",
                "Қазақша мәтінде атау септігі жеткілікті, толтырудың қажеті жоқ.",
                "Родительный падеж: от кого. Если не заполнить, будет напечатано в именительном падеже, как в словах под строкой.",
            ),
        ]
        | None
    ) = None
    residence: Annotated[
        Place,
        Label(
            "Тұратын мекенжайы",
            "Адрес проживания",
            "«мекенжайы бойынша тұратын» сөздерінің алдында тұратын мекенжай.",
            "В именительном падеже: «проживающего по адресу: …».",
        ),
    ]
    phone: Annotated[Phone, Label("Телефон", "Телефон")] | None = None
    reason: Annotated[
        Answer,
        Label(
            "Себебі",
            "Причина",
            "Көрсетілетін мемлекеттік қызмет стандартына сәйкес.",
            "В соответствии с перечнем основных требований к оказанию государственной услуги.",
        ),
    ]
    documents: Annotated[
        Entries[Place],
        Label("Қоса берілетін құжаттар", "Прилагаемые документы"),
    ] = ()


class DefermentApplication(ConscriptionApplication):
    """The application for deferment."""


class ExemptionApplication(ConscriptionApplication):
    """The application for exemption."""


_MODELS = (DEFERMENT, DefermentApplication), (EXEMPTION, ExemptionApplication)


def _title(service: Service) -> Bilingual:
    return Bilingual(kk=f"Өтініш («{service.name.kk}»)", ru=f"Заявление («{service.name.ru}»)")


DEFINITIONS = tuple(
    conscription_form(
        "application",
        service,
        title=_title(service),
        annex="1",
        act="order-869-2022",
        model=model,
        signature=APPLICANT,
    )
    for service, model in _MODELS
)
