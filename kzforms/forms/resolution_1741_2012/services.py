"""The ten services whose standards resolution No. 1741 of 29.12.2012 restated.

Each standard has four annexes, and each of the five documents is a form of its own, with the
id `2012-<service>-<document>`. All ended when resolution No. 219 of 11.03.2014 repealed No. 1741.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21. The Russian names of
services 4-10 are those of No. 219; the others are our translation.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kzforms.form import Ended
from kzforms.text import Bilingual

BASE_ACT: Final = "P090002223_"
"""Resolution No. 2223 of 29.12.2009: approved the standards."""

AMENDING_ACT: Final = "P1200001741"
"""Resolution No. 1741 of 29.12.2012: restated standards 1-5, added 6-10."""

ENDED: Final = Ended(how="repealed", by="P1400000219")

CHECKED: Final = date(2026, 11, 21)


@dataclass(frozen=True)
class Service:
    """A state service of the Ministry of Defence, as of 2012.

    Attributes:
        id: Its name here; also that of its standard in the base act's record.
        annex: The number of its standard among the annexes of the amending act.
        name: Its name, without quotation marks.
    """

    id: str
    annex: str
    name: Bilingual


SERVICES: Final = (
    Service(
        "officers-registration",
        "1",
        Bilingual(
            kk="Запастағы офицерлерді әскери есепке алу",
            ru="Прием на воинский учет офицеров запаса",
        ),
    ),
    Service(
        "soldiers-registration",
        "2",
        Bilingual(
            kk="Запастағы сарбаздарды, сержанттарды әскери есепке алу",
            ru="Прием на воинский учет солдат, сержантов запаса",
        ),
    ),
    Service(
        "conscripts-registration",
        "3",
        Bilingual(
            kk="Әскерге шақырылушыларды әскери есепке алу",
            ru="Прием на воинский учет призывников",
        ),
    ),
    Service(
        "benefit-certificates",
        "4",
        Bilingual(
            kk="Жеңілдіктері бар адамдарға (Ұлы Отан соғысының қатысушыларына, Чернобыль АЭС-індегі аварияны жоюшыларға, интернационалист жауынгерлерге) анықтамалар беру",
            ru="Выдача справок лицам, имеющим льготы (участникам ВОВ, ликвидаторам Чернобыльской аварии, воинам-интернационалистам)",
        ),
    ),
    Service(
        "service-certificates",
        "5",
        Bilingual(
            kk="Адамдарға әскери қызмет өткергенін растау туралы анықтамалар беру",
            ru="Выдача справок о подтверждении прохождения воинской службы",
        ),
    ),
    Service(
        "officers-military-id",
        "6",
        Bilingual(
            kk="Запастағы офицерлерге әскери билеттер (әскери билеттердің орнына уақытша куәліктер) беру",
            ru="Выдача военных билетов (временных удостоверений взамен военных билетов) офицерам запаса",
        ),
    ),
    Service(
        "soldiers-military-id",
        "7",
        Bilingual(
            kk="Запастағы сарбаздарға, сержанттарға әскери билеттер (әскери билеттердің орнына уақытша куәліктер) беру",
            ru="Выдача военных билетов (временных удостоверений взамен военных билетов) солдатам, сержантам запаса",
        ),
    ),
    Service(
        "conscription-certificates",
        "8",
        Bilingual(
            kk="Әскерге шақырылушыларға әскерге шақыру учаскелеріне тіркеу туралы куәліктер беру",
            ru="Выдача призывникам удостоверений о приписке к призывным участкам",
        ),
    ),
    Service(
        "military-relation-certificates",
        "9",
        Bilingual(
            kk="Азаматтың әскери қызметке қатыстылығы туралы анықтамалар беру",
            ru="Выдача справок об отношении гражданина к воинской службе",
        ),
    ),
    Service(
        "veteran-cards",
        "10",
        Bilingual(
            kk="Ұлы Отан соғысына қатысушыларға, интернационалист жауынгерлерге, Чернобыль атом электр станциясындағы аварияның салдарын жоюға қатысушыларға куәліктер беру",
            ru="Выдача удостоверений участникам Великой Отечественной войны, воинам-интернационалистам, участникам ликвидации последствий аварии на Чернобыльской атомной электростанции",
        ),
    ),
)
"""The services, in the order of the act."""
