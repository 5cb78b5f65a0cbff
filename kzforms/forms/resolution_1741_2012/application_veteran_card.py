"""Application for a veteran's benefit card, its issue or exchange.

Өтініш / Заявление. Annex 4 to the standard of the service "Cards for participants of the Great
Patriotic War, internationalist soldiers and participants in the clean-up of the Chernobyl
accident" (resolution No. 2223 of 29.12.2009 as restated by No. 1741 of 29.12.2012, its
annex 10). The form tells to underline whether the card is to be issued or exchanged. Signed by
the applicant.

In the form the words under the lines for the reason stand under the first of them; here they
stand under the last, as under every answer.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from typing import Annotated, ClassVar

from kzforms.forms.resolution_1741_2012.shared import LastJob, NumberedApplication, application
from kzforms.values import Choice, Label


class CardRequest(Choice):
    """What is asked for, in the words of the request."""

    ISSUE = "issue", "беруіңізді", "выдать"
    EXCHANGE = "exchange", "ауыстыруыңызды", "обменять"


class VeteranCardApplication(NumberedApplication):
    """The application of a veteran."""

    expected: ClassVar[tuple[str, ...]] = (*NumberedApplication.expected, "last_job")

    last_job: LastJob | None = None
    request: Annotated[
        CardRequest,
        Label(
            "Жеңілдік куәлігін беру немесе ауыстыру",
            "Выдача или обмен льготного удостоверения",
            "Таңдалғанының асты сызылады.",
            "Выбранное подчеркивается.",
        ),
    ]


FORM = application(
    "veteran-cards",
    VeteranCardApplication,
    "veteran-card-application.html",
    translated_ru=("10", "12"),
)
