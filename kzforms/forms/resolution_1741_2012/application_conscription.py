"""Application for a certificate of registration with a conscription district.

Өтініш / Заявление. Annex 4 to the standard of the service "Certificates of registration with
conscription districts for conscripts" (resolution No. 2223 of 29.12.2009 as restated by
No. 1741 of 29.12.2012, its annex 8). Signed by the applicant.

In the form the words under the lines for the reason stand under the first of them; here they
stand under the last, as under every answer.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from typing import ClassVar

from kzforms.forms.resolution_1741_2012.shared import LastJob, NumberedApplication, application


class ConscriptionCertificateApplication(NumberedApplication):
    """The application of a conscript."""

    expected: ClassVar[tuple[str, ...]] = (*NumberedApplication.expected, "last_job")

    last_job: LastJob | None = None


FORM = application(
    "conscription-certificates",
    ConscriptionCertificateApplication,
    "conscription-application.html",
    translated_ru=("2", "9", "10", "12"),
)
