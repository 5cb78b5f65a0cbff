"""Annex 32: service standard, military registration.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-military-registration/V2600037840.yaml`.
Both texts are official; where they differ in substance, the data say so.

Source: Kazakh: https://adilet.zan.kz/kaz/docs/V2600037840, checked on 2026-11-21; Russian:
https://zan.gov.kz/client/#!/doc/112058/rus/13.01.2026, checked on 2026-11-25.
"""

from datetime import date

from kzforms.form import FormDefinition
from kzforms.form.standards import REQUIREMENTS, standard_edition, titled
from kzforms.forms.order_28_2017.shared import RULES_2026
from kzforms.standards import Source

_CHECKED = date(2026, 11, 21)
_RUSSIAN = Source(source=RULES_2026["ru"], checked_on=date(2026, 11, 25))

ORDER_22_2026 = standard_edition(
    "standard-military-registration",
    act="V2600037840",
    annex="7",
    checked_on=_CHECKED,
    russian=_RUSSIAN,
)

FORM = FormDefinition(
    id="standard-military-registration",
    title=titled(
        REQUIREMENTS,
        kk="Әскери міндеттілер мен әскерге шақырылушыларды әскери есепке қою",
        ru="Постановка на воинский учет военнообязанных и призывников",
    ),
    act="V1700014881",
    document="registration-rules",
    annex="32",
    marker=False,
    checked_on=_CHECKED,
    editions=(ORDER_22_2026,),
)
