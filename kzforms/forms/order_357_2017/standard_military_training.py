"""Annex 2-1: service standard, military training.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-military-training/V2300031636.yaml`. Its Russian wording is, in part, our translation: the data
say which passages were seen in an official text.

Source: https://adilet.zan.kz/kaz/docs/V2300031636, checked on 2026-11-21.
"""

from datetime import date

from kzforms.form import Ended, FormDefinition
from kzforms.form.standards import REQUIREMENTS, standard_edition, titled

_CHECKED = date(2026, 11, 21)

ORDER_2_2023 = standard_edition(
    "standard-military-training", act="V2300031636", annex="1", checked_on=_CHECKED
)

FORM = FormDefinition(
    id="standard-military-training",
    title=titled(
        REQUIREMENTS,
        kk="Азаматтарды әскери-техникалық және басқа да әскери мамандықтар бойынша даярлау",
        ru="Подготовка граждан по военно-техническим и другим военным специальностям",
    ),
    act="V1700015517",
    document="training-rules",
    annex="2-1",
    marker=False,
    checked_on=_CHECKED,
    ended=Ended(how="superseded", by="order-1509-2025"),
    editions=(ORDER_2_2023,),
)
