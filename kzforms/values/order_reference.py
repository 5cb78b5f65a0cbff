"""A reference to an order: its number and date."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from kzforms.errors import InvalidValue
from kzforms.text import Language
from kzforms.values.base import Label, Value
from kzforms.values.dates import Day
from kzforms.values.texts import Line, LocalText

NUMBER_LIMIT = 30
ISSUER_LIMIT = 60


@dataclass(frozen=True)
class _AfterSign:
    """Marks a text before which the form prints a sign: the model holds it without.

    Attributes:
        sign: The sign.
    """

    sign: str

    def check(self, text: str) -> str:
        """Return the text as the model holds it.

        Raises:
            InvalidValue: There is nothing but the sign.
        """
        bare = text.removeprefix(self.sign).strip()
        if not bare:
            raise InvalidValue(
                "empty", "The text is empty.", f"Write the number after the sign {self.sign}."
            )
        return bare

    def describe(self) -> dict[str, Any]:
        """Return what it adds to a field of a form."""
        return {"sign": self.sign}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))


Number = Annotated[str, Line(NUMBER_LIMIT), _AfterSign("№")]
"""A document's number: free text, as «22», «120/НҚ», «ҚР ДСМ-172/2020»; the sign № is printed."""


class OrderReference(Value):
    """Бұйрықтың нөмірі және күні; номер и дата приказа.

    Numbers have no common format, so they are free text.

    >>> OrderReference.parse({"number": "№ 120/НҚ", "date": "2026-01-13"}).format("kk")
    '№ 120/НҚ, 13.01.2026'
    >>> OrderReference.is_valid({"number": "22"})
    False
    """

    kind: ClassVar[str] = "order reference"

    number: Annotated[Number, Label("Бұйрықтың нөмірі", "Номер приказа")]
    date: Annotated[dt.date, Day(), Label("Бұйрықтың күні", "Дата приказа")]
    issuer: (
        Annotated[
            LocalText,
            Line(ISSUER_LIMIT),
            Label("Бұйрықты шығарған орган", "Кем издан приказ"),
        ]
        | None
    ) = None

    def format(self, language: Language) -> str:
        """As a cell of a table prints it: number, date, issuer if one was given."""
        parts = [f"№ {self.number}", f"{self.date:%d.%m.%Y}"]
        if self.issuer is not None and (issuer := self.issuer.get(language)):
            parts.append(issuer)
        return ", ".join(parts)
