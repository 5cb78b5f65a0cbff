"""Application for a certificate for a citizen who leaves the country for good.

Өтініш / Заявление. Annex 4 to the standard of the service "Certificates confirming military
service" (resolution No. 2223 of 29.12.2009 as restated by No. 1741 of 29.12.2012, its annex 5).
Signed by the applicant.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from typing import ClassVar

from kzforms.forms.resolution_1741_2012.shared import LastJob, NumberedApplication, application


class DepartureCertificateApplication(NumberedApplication):
    """The application for a certificate in place of a military ID that was handed in."""

    expected: ClassVar[tuple[str, ...]] = (*NumberedApplication.expected, "last_job")

    last_job: LastJob | None = None


FORM = application(
    "service-certificates",
    DepartureCertificateApplication,
    "departure-application.html",
    translated_ru=("10", "12"),
)
