"""Annex 34: application to update or correct data on military service.

Әскери қызмет туралы мәліметтерді өзектілендіруге (түзетуге) өтініш / Заявление на актуализацию
(корректировку) сведений о воинской службе. Annexed to the Rules for military registration
(order No. 28 of 24.01.2017 of the Minister of Defence), as order No. 1100 of 28.10.2023
restated them. Addressed to the head of a defence office; signed by the applicant, who also
chooses whether the data are needed for social support.

Sources: the consolidated Rules in both languages; see `RULES_2026`. Checked on 2026-11-25.
"""

from typing import Annotated

from kzforms.forms.applications import APPLICANT, Answer, Entries, Place
from kzforms.forms.order_28_2017.applications import IdentifiedApplication
from kzforms.forms.order_28_2017.shared import restated_in_2023
from kzforms.text import Bilingual
from kzforms.values import Choice, Label


class SocialSupport(Choice):
    """Whether the data are needed to receive social support, in the words of the form."""

    YES = "yes", "Иә", "Да"
    NO = "no", "Жоқ", "Нет"


class ApplicationServiceDataUpdate(IdentifiedApplication):
    """The application of annex 34."""

    changes: Annotated[
        Answer,
        Label("Өзектілендірілетін (түзетілетін) мәліметтер", "Какие сведения актуализировать"),
    ]
    enclosures: Annotated[
        Entries[Place],
        Label("Қоса ұсынылатын құжаттар", "Прилагаемые документы"),
    ] = ()
    for_social_support: Annotated[
        SocialSupport,
        Label(
            "Әлеуметтік қолдауды алу үшін қажет пе",
            "Необходимо ли для получения социальной поддержки",
            "Таңдалғанының асты сызылады.",
            "Выбранное подчеркивается.",
        ),
    ]


FORM = restated_in_2023(
    "application-service-data-update",
    title=Bilingual(
        kk="Әскери қызмет туралы мәліметтерді өзектілендіруге (түзетуге) өтініш",
        ru="Заявление на актуализацию (корректировку) сведений о воинской службе",
    ),
    annex="34",
    model=ApplicationServiceDataUpdate,
    page="portrait",
    signature=APPLICANT,
)
