"""Annex 2: service standard, foster care.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-foster-care/V2200028962.yaml`. Its Russian wording is, in part, our translation: the data
say which passages were seen in an official text.

Source: https://adilet.zan.kz/kaz/docs/V2200028962, checked on 2026-11-21.
"""

from datetime import date

from kzforms.form import FormDefinition
from kzforms.form.standards import STANDARD, standard_edition, titled

_CHECKED = date(2026, 11, 21)

ORDER_343_2022 = standard_edition(
    "standard-foster-care", act="V2200028962", annex="2", checked_on=_CHECKED
)

FORM = FormDefinition(
    id="standard-foster-care",
    title=titled(
        STANDARD,
        kk="Баланы (балаларды) патронаттық тәрбиелеуге беру және патронат тәрбиешілерге берілген баланы (балаларды) асырап-бағуға ақшалай қаражат төлеуді тағайындау",
        ru="Передача ребенка (детей) на патронатное воспитание и назначение выплаты денежных средств на содержание ребенка (детей), переданного патронатным воспитателям",
    ),
    act="V2000020478",
    document="foster-care-rules",
    annex="2",
    marker=False,
    checked_on=_CHECKED,
    repeal_looked_up=False,
    editions=(ORDER_343_2022,),
)
