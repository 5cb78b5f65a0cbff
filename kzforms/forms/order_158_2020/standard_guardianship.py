"""Annex 2: service standard, guardianship.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-guardianship/V2200028962.yaml`. Its Russian wording is, in part, our translation: the data
say which passages were seen in an official text.

Source: https://adilet.zan.kz/kaz/docs/V2200028962, checked on 2026-11-21.
"""

from datetime import date

from kzforms.form import FormDefinition
from kzforms.form.standards import STANDARD, standard_edition, titled

_CHECKED = date(2026, 11, 21)

ORDER_343_2022 = standard_edition(
    "standard-guardianship", act="V2200028962", annex="1", checked_on=_CHECKED
)

FORM = FormDefinition(
    id="standard-guardianship",
    title=titled(
        STANDARD,
        kk="Жетім балаға (жетім балаларға) және ата-анасының қамқорлығынсыз қалған балаға (балаларға) қамқоршылық немесе қорғаншылық белгілеу",
        ru="Установление опеки или попечительства над ребенком-сиротой (детьми-сиротами) и ребенком (детьми), оставшимся без попечения родителей",
    ),
    act="V2000020478",
    document="guardianship-rules",
    annex="2",
    marker=False,
    checked_on=_CHECKED,
    repeal_looked_up=False,
    editions=(ORDER_343_2022,),
)
