"""Who somebody is, as an application says it on one line."""

from datetime import date
from typing import Annotated, ClassVar

from kzforms.values.base import Label, Value
from kzforms.values.dates import Day
from kzforms.values.iin import IIN
from kzforms.values.order_reference import Number


class Identity(Value):
    """Туған күні, жеке куәлігінің №, ЖСН; дата рождения, № удостоверения личности, ИИН.

    >>> Identity.parse(
    ...     {"birth_date": "1999-01-01", "document_number": "012345678", "iin": "990101500006"}
    ... ).format()
    '01.01.1999, № 012345678, 990101500006'
    >>> Identity.is_valid({"iin": "990101500006"})
    False
    """

    kind: ClassVar[str] = "identity"

    birth_date: Annotated[date, Day(), Label("Туған күні, айы, жылы", "Число, месяц, год рождения")]
    document_number: (
        Annotated[
            Number,
            Label("Жеке куәлігінің (төлқұжатының) №", "№ удостоверения личности (паспорта)"),
        ]
        | None
    ) = None
    iin: (
        Annotated[IIN, Label("Жеке сәйкестендіру нөмірі", "Индивидуальный идентификационный номер")]
        | None
    ) = None

    def format(self) -> str:
        """As a line of a form prints it, in both languages."""
        number = self.document_number
        parts = (f"{self.birth_date:%d.%m.%Y}", f"№ {number}" if number else None, self.iin)
        return ", ".join(part for part in parts if part)
