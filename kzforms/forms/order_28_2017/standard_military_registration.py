"""Annex 32: service standard, military registration.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-military-registration/V2600037840.yaml`. Its Russian wording is, in part, our translation: the data
say which passages were seen in an official text.

Source: https://adilet.zan.kz/kaz/docs/V2600037840, checked on 2026-11-21.
"""

from datetime import date

from kzforms.form import FormDefinition
from kzforms.form.standards import REQUIREMENTS, standard_edition, titled

_CHECKED = date(2026, 11, 21)

ORDER_22_2026 = standard_edition(
    "standard-military-registration", act="V2600037840", annex="7", checked_on=_CHECKED
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
