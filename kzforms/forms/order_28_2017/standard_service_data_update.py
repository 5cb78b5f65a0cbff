"""Annex 35: service standard, update of data on military service.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-service-data-update/V2500035739.yaml`.
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

ORDER_172_2025 = standard_edition(
    "standard-service-data-update",
    act="V2500035739",
    annex=None,
    checked_on=_CHECKED,
    source=RULES_2026["kk"],
    russian=Source(source=RULES_2026["ru"], checked_on=_CHECKED),
)

FORM = FormDefinition(
    id="standard-service-data-update",
    title=titled(
        REQUIREMENTS,
        kk="Әскери қызмет туралы мәліметтерді өзектілендіру (түзету)",
        ru="Актуализация (корректировка) сведений о воинской службе",
    ),
    act="V1700014881",
    document="registration-rules",
    annex="35",
    marker=False,
    checked_on=_CHECKED,
    editions=(ORDER_172_2025,),
)
