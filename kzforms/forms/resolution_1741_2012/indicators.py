"""Annex 3 of 2012: the quality and accessibility indicators of a service; ten forms.

Сапа және тиімділік көрсеткіштерінің мәні / Значения показателей качества и эффективности.
Annexed to each of the ten standards of resolution No. 1741 of 29.12.2012. Six indicators
with the values that the act sets; to fill in, for each, the target of the next year and the
current value of the reporting year. The page has no place for the year itself, nor for a
signature.

The ten forms have the same rows and fields, as `timeliness.target` and `courtesy.current`:
the act fixes the rows, so each has a name, and a portal counts nothing. Three of the ten head
section 2 «Сапасы», the others «Сапа»; each is printed as it stands.

The Russian title and the first column's heading are our translation; the other words were
seen in the Russian texts of such standards.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Final

from kzforms.errors import Problem
from kzforms.forms.resolution_1741_2012.annexes import annexed
from kzforms.forms.resolution_1741_2012.services import SERVICES, Service
from kzforms.text import Bilingual
from kzforms.values import FormModel, Label, Percentage

_TITLE: Final = Bilingual(
    kk="Сапа және тиімділік көрсеткіштерінің мәні",
    ru="Значения показателей качества и эффективности",
)
_INDICATOR: Final = Label(
    "Сапа және қол жетімділік көрсеткіштері",
    "Показатели качества и доступности",
)
_NORMATIVE: Final = Label(
    "Көрсеткіштің нормативтік мәні",
    "Нормативное значение показателя",
)
_TARGET: Final = Label(
    "Көрсеткіштің келесі жылдағы мақсатты мәні",
    "Целевое значение показателя в последующем году",
)
_CURRENT: Final = Label(
    "Көрсеткіштің есептілік жылындағы ағымдағы мәні",
    "Текущее значение показателя в отчетном году",
)
_TIMELINESS: Final = Label(
    "Құжаттар тапсырылған сәттен бастап белгіленген мерзімде қызмет көрсету жағдайларының %-ы (үлесі)",
    "% (доля) случаев предоставления услуги в установленный срок с момента сдачи документа",
)
_PROCESS: Final = Label(
    "Қызмет көрсету үдерісінің сапасына қанағаттанған тұтынушылардың %-ы (үлесі)",
    "% (доля) потребителей, удовлетворенных качеством процесса предоставления услуги",
)
_INFORMATION: Final = Label(
    "Қызмет көрсету тәртібінің сапасына және ол туралы ақпаратқа қанағаттанған тұтынушылардың %-ы (үлесі)",
    "% (доля) потребителей, удовлетворенных качеством и информацией о порядке предоставления услуги",
)
_ELECTRONIC_INFORMATION: Final = Label(
    "Ақпаратына электрондық форматта қол жеткізуге болатын қызметтердің %-ы (үлесі)",
    "% (доля) услуг, информация о которых доступна в электронном формате",
)
_APPEALS: Final = Label(
    "Қолданыстағы шағымдану тәртібіне қанағаттанған тұтынушылардың %-ы (үлесі)",
    "% (доля) потребителей, удовлетворенных существующим порядком обжалования",
)
_COURTESY: Final = Label(
    "Персоналдың сыпайылығына қанағаттанған тұтынушылардың %-ы (үлесі)",
    "% (доля) потребителей, удовлетворенных вежливостью персонала",
)


class IndicatorValues(FormModel):
    """The values of one indicator, in per cent; what is not known yet stays empty."""

    target: Annotated[Percentage, _TARGET] | None = None
    current: Annotated[Percentage, _CURRENT] | None = None


class QualityIndicators(FormModel):
    """The table of annex 3; each of the ten forms has a model of its own."""

    timeliness: Annotated[IndicatorValues, _TIMELINESS]
    process: Annotated[IndicatorValues, _PROCESS]
    information: Annotated[IndicatorValues, _INFORMATION]
    electronic_information: Annotated[IndicatorValues, _ELECTRONIC_INFORMATION]
    appeals: Annotated[IndicatorValues, _APPEALS]
    courtesy: Annotated[IndicatorValues, _COURTESY]

    def warnings(self) -> tuple[Problem, ...]:
        """Warn of the values that are missing."""
        return tuple(
            Problem(
                f"{name}.{value}",
                "cells_empty",
                "This value is missing.",
                "Fill it in, unless it is not known yet.",
            )
            for name, values in self
            for value, given in values
            if given is None
        )


class OfficersRegistrationIndicators(QualityIndicators):
    """Annex 3 to the standard of officers-registration."""


class SoldiersRegistrationIndicators(QualityIndicators):
    """Annex 3 to the standard of soldiers-registration."""


class ConscriptsRegistrationIndicators(QualityIndicators):
    """Annex 3 to the standard of conscripts-registration."""


class BenefitCertificatesIndicators(QualityIndicators):
    """Annex 3 to the standard of benefit-certificates."""


class ServiceCertificatesIndicators(QualityIndicators):
    """Annex 3 to the standard of service-certificates."""


class OfficersMilitaryIDIndicators(QualityIndicators):
    """Annex 3 to the standard of officers-military-id."""


class SoldiersMilitaryIDIndicators(QualityIndicators):
    """Annex 3 to the standard of soldiers-military-id."""


class ConscriptionCertificatesIndicators(QualityIndicators):
    """Annex 3 to the standard of conscription-certificates."""


class MilitaryRelationCertificatesIndicators(QualityIndicators):
    """Annex 3 to the standard of military-relation-certificates."""


class VeteranCardsIndicators(QualityIndicators):
    """Annex 3 to the standard of veteran-cards."""


_MODELS: Final[dict[str, type[QualityIndicators]]] = {
    "officers-registration": OfficersRegistrationIndicators,
    "soldiers-registration": SoldiersRegistrationIndicators,
    "conscripts-registration": ConscriptsRegistrationIndicators,
    "benefit-certificates": BenefitCertificatesIndicators,
    "service-certificates": ServiceCertificatesIndicators,
    "officers-military-id": OfficersMilitaryIDIndicators,
    "soldiers-military-id": SoldiersMilitaryIDIndicators,
    "conscription-certificates": ConscriptionCertificatesIndicators,
    "military-relation-certificates": MilitaryRelationCertificatesIndicators,
    "veteran-cards": VeteranCardsIndicators,
}


@dataclass(frozen=True)
class Indicator:
    """A row of the table.

    Attributes:
        number: Its number as printed.
        label: What it measures.
        normative: The value that the act sets, in per cent.
        field: The model's field.
    """

    number: str
    label: Label
    normative: int
    field: str


@dataclass(frozen=True)
class Section:
    """Rows with a heading across the table.

    Attributes:
        heading: Its number and name.
        indicators: The rows.
    """

    heading: Bilingual
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class IndicatorTable:
    """What the template prints besides the values.

    Attributes:
        title: The annex's title.
        headings: The columns' headings, from left to right.
        sections: The rows.
    """

    title: Bilingual
    headings: tuple[Label, ...]
    sections: tuple[Section, ...]


_QUALITY_WITH_SUFFIX: Final = frozenset(
    {"conscripts-registration", "benefit-certificates", "military-relation-certificates"}
)
"""The services whose annex heads section 2 «Сапасы»."""


def indicator_table(service: Service) -> IndicatorTable:
    """Return the table of annex 3 to the standard of one service."""
    quality = "2. Сапасы" if service.id in _QUALITY_WITH_SUFFIX else "2. Сапа"
    return IndicatorTable(
        title=_TITLE,
        headings=(_INDICATOR, _NORMATIVE, _TARGET, _CURRENT),
        sections=(
            Section(
                Bilingual(kk="1. Уақтылық", ru="1. Своевременность"),
                (Indicator("1.1.", _TIMELINESS, 95, "timeliness"),),
            ),
            Section(
                Bilingual(kk=quality, ru="2. Качество"),
                (Indicator("2.1.", _PROCESS, 90, "process"),),
            ),
            Section(
                Bilingual(kk="3. Қолжетімділік", ru="3. Доступность"),
                (
                    Indicator("3.1.", _INFORMATION, 80, "information"),
                    Indicator("3.2.", _ELECTRONIC_INFORMATION, 50, "electronic_information"),
                ),
            ),
            Section(
                Bilingual(kk="4. Шағымдану үдерісі", ru="4. Процесс обжалования"),
                (Indicator("4.1.", _APPEALS, 95, "appeals"),),
            ),
            Section(
                Bilingual(kk="5. Сыпайылық", ru="5. Вежливость"),
                (Indicator("5.1.", _COURTESY, 90, "courtesy"),),
            ),
        ),
    )


DEFINITIONS: Final = tuple(
    annexed(
        service,
        form_id=f"2012-{service.id}-indicators",
        annex="3",
        title=_TITLE,
        template="indicators.html",
        translated_ru=("1", "2"),
        model=_MODELS[service.id],
        content=partial(indicator_table, service),
    )
    for service in SERVICES
)
