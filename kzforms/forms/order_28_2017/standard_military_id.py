"""Annex 30: service standard, military IDs and their duplicates.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-military-id/V2500037134.yaml`.
Both texts are official; where they differ in substance, the data say so. Which annex of
the amending order it was is not known.

Source: https://zan.gov.kz/client/#!/doc/112058/kaz/13.01.2026 and …/rus/13.01.2026, the
consolidated Rules, checked on 2026-11-25.
"""

from datetime import date

from kzforms.form import FormDefinition
from kzforms.form.standards import REQUIREMENTS, standard_edition, titled
from kzforms.forms.order_28_2017.shared import RULES_2026
from kzforms.standards import Source

_CHECKED = date(2026, 11, 25)

ORDER_1427_2025 = standard_edition(
    "standard-military-id",
    act="V2500037134",
    annex=None,
    checked_on=_CHECKED,
    source=RULES_2026["kk"],
    russian=Source(source=RULES_2026["ru"], checked_on=_CHECKED),
)

FORM = FormDefinition(
    id="standard-military-id",
    title=titled(
        REQUIREMENTS,
        kk="Әскери міндеттілерге әскери билет немесе оның телнұсқасын беру",
        ru="Выдача военнообязанным военных билетов или их дубликатов",
    ),
    act="V1700014881",
    document="registration-rules",
    annex="30",
    marker=False,
    checked_on=_CHECKED,
    editions=(ORDER_1427_2025,),
)
