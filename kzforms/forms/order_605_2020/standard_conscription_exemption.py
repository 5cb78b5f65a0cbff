"""Annex 2: service standard, conscription exemption.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-conscription-exemption/V2600037840.yaml`. Its Russian wording is, in part, our translation: the data
say which passages were seen in an official text.

Source: https://adilet.zan.kz/kaz/docs/V2600037840, checked on 2026-11-21.
"""

from datetime import date

from kzforms.form import FormDefinition
from kzforms.form.standards import REQUIREMENTS, standard_edition, titled

_CHECKED = date(2026, 11, 21)

ORDER_22_2026 = standard_edition(
    "standard-conscription-exemption", act="V2600037840", annex="9", checked_on=_CHECKED
)

FORM = FormDefinition(
    id="standard-conscription-exemption",
    title=titled(
        REQUIREMENTS,
        kk="Азаматтарды әскери қызметке шақырудан босату",
        ru="Освобождение граждан от призыва на воинскую службу",
    ),
    act="V2000021613",
    document="exemption-rules",
    annex="2",
    marker=False,
    checked_on=_CHECKED,
    editions=(ORDER_22_2026,),
)
