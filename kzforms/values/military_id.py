"""Military ID: әскери билет, военный билет."""

from typing import Annotated, ClassVar

from kzforms.values.base import Label, Value
from kzforms.values.order_reference import Number
from kzforms.values.texts import Line

SERIES_LIMIT = 10


class MilitaryID(Value):
    """Әскери билеттің сериясы мен нөмірі; серия и номер военного билета.

    How many letters and digits they have is not public, so both are free text; an ID
    without a series is taken.

    >>> MilitaryID.parse({"series": "АА", "number": "0000001"}).format()
    'АА № 0000001'
    >>> MilitaryID.is_valid({"series": "АА"})
    False
    """

    kind: ClassVar[str] = "military ID"

    series: Annotated[str, Line(SERIES_LIMIT), Label("Сериясы", "Серия")] | None = None
    number: Annotated[Number, Label("Нөмірі", "Номер")]

    def format(self) -> str:
        """As a cell of a table prints it, in both languages."""
        return " ".join(part for part in (self.series, f"№ {self.number}") if part)
