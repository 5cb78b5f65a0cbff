"""Annex 2: service standard, foster family.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-foster-family/V2200028962.yaml`. Its Russian wording is, in part, our translation: the data
say which passages were seen in an official text.

Source: https://adilet.zan.kz/kaz/docs/V2200028962, checked on 2026-11-21.
"""

from datetime import date

from kzforms.form import FormDefinition
from kzforms.form.standards import STANDARD, standard_edition, titled

_CHECKED = date(2026, 11, 21)

ORDER_343_2022 = standard_edition(
    "standard-foster-family", act="V2200028962", annex="3", checked_on=_CHECKED
)

FORM = FormDefinition(
    id="standard-foster-family",
    title=titled(
        STANDARD,
        kk="Баланы (балаларды) қабылдаушы отбасына тәрбиелеуге беру және оларды асырауға ақшалай қаражат төлеуді тағайындау",
        ru="Передача ребенка (детей) на воспитание в приемную семью и назначение выплаты денежных средств на их содержание",
    ),
    act="V2000020478",
    document="foster-family-rules",
    annex="2",
    marker=False,
    checked_on=_CHECKED,
    repeal_looked_up=False,
    editions=(ORDER_343_2022,),
)
