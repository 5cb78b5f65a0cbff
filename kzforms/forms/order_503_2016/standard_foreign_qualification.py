"""Annex 3: service standard, foreign qualification.

A table of ten numbered rows with nothing to fill in. The text is data:
`kzforms/standards/data/standard-foreign-qualification/V2000020785.yaml`. Its Russian wording is, in part, our translation: the data
say which passages were seen in an official text.

Source: https://adilet.zan.kz/kaz/docs/V2000020785, checked on 2026-11-21.
"""

from datetime import date

from kzforms.form import Ended, FormDefinition
from kzforms.form.standards import STANDARD, standard_edition, titled

_CHECKED = date(2026, 11, 21)

ORDER_204_2020 = standard_edition(
    "standard-foreign-qualification", act="V2000020785", annex="", checked_on=_CHECKED
)

FORM = FormDefinition(
    id="standard-foreign-qualification",
    title=titled(
        STANDARD,
        kk="Өз бетінше жұмысқа орналасуы үшін шетелдікке немесе азаматтығы жоқ адамға біліктілігінің сәйкестігі туралы анықтама беру немесе ұзарту",
        ru="Выдача или продление справки иностранцу или лицу без гражданства о соответствии квалификации для самостоятельного трудоустройства",
    ),
    act="V1600014149",
    document="qualification-rules",
    annex="3",
    marker=False,
    checked_on=_CHECKED,
    ended=Ended(how="repealed", by="order-236-2023"),
    editions=(ORDER_204_2020,),
)
