"""The military oath: әскери ант, военная присяга."""

from datetime import date
from typing import Annotated, ClassVar

from kzforms.text import Language
from kzforms.values.base import Label, Value
from kzforms.values.dates import Day
from kzforms.values.texts import Line, LocalText

PLACE_LIMIT = 200


class Oath(Value):
    """Ант қабылдаған күні, жері; дата, место присяги.

    >>> Oath.parse({"taken_on": "2019-08-03", "place": {"kk": "Орал қаласы"}}).format("kk")
    '03.08.2019, Орал қаласы'
    >>> Oath.is_valid({"place": "Орал қаласы"})
    False
    """

    kind: ClassVar[str] = "oath"

    taken_on: Annotated[date, Day(), Label("Ант қабылдаған күні", "Дата присяги")]
    place: (
        Annotated[LocalText, Line(PLACE_LIMIT), Label("Ант қабылдаған жері", "Место присяги")]
        | None
    ) = None

    def format(self, language: Language) -> str:
        """As a line of a form prints it."""
        place = self.place.get(language) if self.place else None
        return ", ".join(part for part in (f"{self.taken_on:%d.%m.%Y}", place) if part)
