"""Application for a military ID: two forms of 2012 that differ in few words.

Өтініш / Заявление. Annex 4 to the standards of the services "Military IDs for reserve
officers" and "… for reserve soldiers and sergeants" (resolution No. 2223 of 29.12.2009 as
restated by No. 1741 of 29.12.2012, its annexes 6 and 7). Signed by the applicant.

In the form the words under the lines for the reason stand under the first of them; here they
stand under the last, as under every answer.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from typing import Annotated, ClassVar, Final

from kzforms.forms.resolution_1741_2012.shared import NumberedApplication, application
from kzforms.values import Label, Line, LocalText


class MilitaryIDApplication(NumberedApplication):
    """The application in both forms."""

    expected: ClassVar[tuple[str, ...]] = (*NumberedApplication.expected, "nationality")

    nationality: Annotated[LocalText, Line(60), Label("Ұлты", "Национальность")] | None = None


class OfficersMilitaryIDApplication(MilitaryIDApplication):
    """The application of a reserve officer."""


class SoldiersMilitaryIDApplication(MilitaryIDApplication):
    """The application of a reserve soldier or sergeant."""


_TEMPLATE: Final = "military-id-application.html"

DEFINITIONS: Final = (
    application(
        "officers-military-id",
        OfficersMilitaryIDApplication,
        _TEMPLATE,
        translated_ru=("10", "12"),
    ),
    application(
        "soldiers-military-id",
        SoldiersMilitaryIDApplication,
        _TEMPLATE,
        translated_ru=("10", "12"),
    ),
)
