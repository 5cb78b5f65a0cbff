"""A time of military service or training, as an application lists it."""

from typing import Annotated, ClassVar, Final

from kzforms.text import Bilingual, Language
from kzforms.values.base import Label, Value
from kzforms.values.dates import ServicePeriod
from kzforms.values.texts import Line, LocalText

PART_LIMIT: Final = 120

_SPECIALITY: Final = Bilingual(kk="ӘЕМ", ru="ВУС")


class ServiceRecord(Value):
    """Әскери қызмет өткеру немесе әскери кафедрада оқу; служба или обучение на военной кафедре.

    >>> record = ServiceRecord.parse(
    ...     {
    ...         "period": {"start": "1996-05-10", "end": "1998-05-12"},
    ...         "branch": {"kk": "құрлық әскерлері", "ru": "сухопутные войска"},
    ...         "unit": {"kk": "00000 ә/б", "ru": "в/ч 00000"},
    ...         "military_speciality_code": "100",
    ...     }
    ... )
    >>> record.format("ru")
    '10.05.1996 – 12.05.1998, сухопутные войска, в/ч 00000, ВУС 100'
    >>> ServiceRecord.is_valid({"branch": "құрлық әскерлері"})
    False
    """

    kind: ClassVar[str] = "service record"

    period: Annotated[ServicePeriod, Label("Кезеңі", "Период")] | None = None
    branch: (
        Annotated[LocalText, Line(PART_LIMIT), Label("Әскер түрі, тегі", "Вид, род войск")] | None
    ) = None
    unit: Annotated[
        LocalText,
        Line(PART_LIMIT),
        Label(
            "Әскери бөлімнің нөмірі немесе оқу орнының әскери кафедрасы",
            "Номер воинской части или военная кафедра учебного заведения",
        ),
    ]
    military_speciality_code: (
        Annotated[
            str,
            Line(20),
            Label("ӘЕМ (әскери-есептік мамандық)", "ВУС (военно-учетная специальность)"),
        ]
        | None
    ) = None

    def format(self, language: Language) -> str:
        """As a line of a form prints it."""
        code = self.military_speciality_code
        parts = (
            self.period.format() if self.period else None,
            self.branch.get(language) if self.branch else None,
            self.unit.get(language),
            f"{_SPECIALITY[language]} {code}" if code else None,
        )
        return ", ".join(part for part in parts if part)
