"""Service standards as forms with nothing to fill in.

A table of ten numbered rows, annexed to the rules of each service. The text is data:
`kzforms/standards/data/<id>.yaml`; one template prints them all.

The Russian wording of each one is, in part, our translation: which passages were seen in an
official text stands in the data.
"""

from datetime import date
from functools import partial
from typing import Final

from kzforms.forms.definition import (
    Edition,
    Ended,
    FormDefinition,
    Wording,
    nothing_to_fill,
)
from kzforms.standards import get_standard
from kzforms.text import Bilingual

_CHECKED: Final = date(2026, 11, 21)


def _edition(form_id: str, act: str, annex: str) -> Edition:
    words = Wording(template="standard.html", act=act, checked_on=_CHECKED)
    translated = Wording(
        template="standard.html", act=act, checked_on=_CHECKED, translated=("in part",)
    )
    return Edition(
        act=act,
        annex=annex,
        model=nothing_to_fill(form_id),
        page="portrait",
        wording={"kk": words, "ru": translated},
        content=partial(get_standard, form_id),
    )


_REQUIREMENTS: Final = Bilingual(
    kk="«{}» мемлекеттік қызметін көрсетуге қойылатын негізгі талаптардың тізбесі",
    ru="Перечень основных требований к оказанию государственной услуги «{}»",
)
_STANDARD: Final = Bilingual(
    kk="«{}» мемлекеттік көрсетілетін қызмет стандарты",
    ru="Стандарт государственной услуги «{}»",
)


def _titled(kind: Bilingual, *, kk: str, ru: str) -> Bilingual:
    return Bilingual(kk=kind.kk.format(kk), ru=kind.ru.format(ru))


DEFINITIONS: Final = (
    FormDefinition(
        id="standard-military-registration",
        title=_titled(
            _REQUIREMENTS,
            kk="Әскери міндеттілер мен әскерге шақырылушыларды әскери есепке қою",
            ru="Постановка на воинский учет военнообязанных и призывников",
        ),
        act="V1700014881",
        document="registration-rules",
        annex="32",
        marker=False,
        checked_on=_CHECKED,
        editions=(_edition("standard-military-registration", "V2600037840", "7"),),
    ),
    FormDefinition(
        id="standard-conscription-deferment",
        title=_titled(
            _REQUIREMENTS,
            kk="Әскери қызметке шақыруды кейінге қалдыру",
            ru="Предоставление отсрочки от призыва",
        ),
        act="V2000021613",
        document="deferment-rules",
        annex="2",
        marker=False,
        checked_on=_CHECKED,
        editions=(_edition("standard-conscription-deferment", "V2600037840", "8"),),
    ),
    FormDefinition(
        id="standard-conscription-exemption",
        title=_titled(
            _REQUIREMENTS,
            kk="Азаматтарды әскери қызметке шақырудан босату",
            ru="Освобождение граждан от призыва на воинскую службу",
        ),
        act="V2000021613",
        document="exemption-rules",
        annex="2",
        marker=False,
        checked_on=_CHECKED,
        editions=(_edition("standard-conscription-exemption", "V2600037840", "9"),),
    ),
    FormDefinition(
        id="standard-military-training",
        title=_titled(
            _REQUIREMENTS,
            kk="Азаматтарды әскери-техникалық және басқа да әскери мамандықтар бойынша даярлау",
            ru="Подготовка граждан по военно-техническим и другим военным специальностям",
        ),
        act="V1700015517",
        document="training-rules",
        annex="2-1",
        marker=False,
        checked_on=_CHECKED,
        ended=Ended(how="superseded", by="order-1509-2025"),
        editions=(_edition("standard-military-training", "V2300031636", "1"),),
    ),
    FormDefinition(
        id="standard-guardianship",
        title=_titled(
            _STANDARD,
            kk="Жетім балаға (жетім балаларға) және ата-анасының қамқорлығынсыз қалған балаға (балаларға) қамқоршылық немесе қорғаншылық белгілеу",
            ru="Установление опеки или попечительства над ребенком-сиротой (детьми-сиротами) и ребенком (детьми), оставшимся без попечения родителей",
        ),
        act="V2000020478",
        document="guardianship-rules",
        annex="2",
        marker=False,
        checked_on=_CHECKED,
        validity="not checked",
        editions=(_edition("standard-guardianship", "V2200028962", "1"),),
    ),
    FormDefinition(
        id="standard-foster-care",
        title=_titled(
            _STANDARD,
            kk="Баланы (балаларды) патронаттық тәрбиелеуге беру және патронат тәрбиешілерге берілген баланы (балаларды) асырап-бағуға ақшалай қаражат төлеуді тағайындау",
            ru="Передача ребенка (детей) на патронатное воспитание и назначение выплаты денежных средств на содержание ребенка (детей), переданного патронатным воспитателям",
        ),
        act="V2000020478",
        document="foster-care-rules",
        annex="2",
        marker=False,
        checked_on=_CHECKED,
        validity="not checked",
        editions=(_edition("standard-foster-care", "V2200028962", "2"),),
    ),
    FormDefinition(
        id="standard-foster-family",
        title=_titled(
            _STANDARD,
            kk="Баланы (балаларды) қабылдаушы отбасына тәрбиелеуге беру және оларды асырауға ақшалай қаражат төлеуді тағайындау",
            ru="Передача ребенка (детей) на воспитание в приемную семью и назначение выплаты денежных средств на их содержание",
        ),
        act="V2000020478",
        document="foster-family-rules",
        annex="2",
        marker=False,
        checked_on=_CHECKED,
        validity="not checked",
        editions=(_edition("standard-foster-family", "V2200028962", "3"),),
    ),
    FormDefinition(
        id="standard-foreign-qualification",
        title=_titled(
            _STANDARD,
            kk="Өз бетінше жұмысқа орналасуы үшін шетелдікке немесе азаматтығы жоқ адамға біліктілігінің сәйкестігі туралы анықтама беру немесе ұзарту",
            ru="Выдача или продление справки иностранцу или лицу без гражданства о соответствии квалификации для самостоятельного трудоустройства",
        ),
        act="V1600014149",
        document="qualification-rules",
        annex="3",
        marker=False,
        checked_on=_CHECKED,
        ended=Ended(how="repealed", by="order-236-2023"),
        editions=(_edition("standard-foreign-qualification", "V2000020785", ""),),
    ),
)
