"""Annex 37: notice that data on military service were updated.

Хабарлама / Уведомление. A result of the service of annex 35.
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
from kzforms.values import FormModel, Inflected, Label, Line, LocalText, Person
from kzforms.values.person import NAME_LIMIT


class NoticeServiceDataUpdate(FormModel):
    """The notice of annex 37."""

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
                "«-ға» жалғауы нысанда басылған.",
                "Винительный падеж: сведения на кого? Если не заполнить, будет напечатано в именительном падеже.",
            ),
        ]
        | None
    ) = None
    local_body: LocalBody


FORM = restated_in_2023(
    "notice-service-data-update",
    title=Bilingual(
        kk="Әскери қызмет туралы мәліметтерді өзектілендіру (түзету) туралы хабарлама",
        ru="Уведомление об актуализации (корректировке) сведений о воинской службе",
    ),
    annex="37",
    model=NoticeServiceDataUpdate,
    page="portrait",
    signature=EMPLOYEE,
    not_printed={"kk": {"recipient_in_text": "The form prints the ending of the case itself."}},
)
