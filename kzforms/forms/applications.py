"""What applications share, whatever act they are annexed to: the applicant, the date, limits.

An answer stands on the form's ruled lines. One that needs more lines than the form has gets
them: the rest of the application moves down and on to a further page, which says at its top
that it continues the application, which list goes on there, who applies and when. The one
signature stands at the end, after everything that was written, so nothing is added on a sheet
that is not signed.

Alternatives are marked as the forms say: the ones that were chosen are underlined, and none
is struck out.
"""

from datetime import date
from typing import Annotated, ClassVar, Final, TypeVar

from pydantic import Field

from kzforms.errors import Problem
from kzforms.form import SignatureSlot
from kzforms.text import Bilingual
from kzforms.values import Day, FormModel, Label, Line, Lines, LocalText, Person
from kzforms.values.dates import IN_21ST_CENTURY

MAX_ENTRIES: Final = 100
"""The most entries that a list of an application takes."""

NAME_LIMIT: Final = 100
"""For the name of a district or region."""

PLACE_LIMIT: Final = 200
"""For an address, a place of work, the name of a body."""

ANSWER_LIMIT: Final = 600
"""For an answer over several lines."""

Entry = TypeVar("Entry")

Entries = Annotated[tuple[Entry, ...], Field(max_length=MAX_ENTRIES)]
"""A list that may be empty."""

Place = Annotated[LocalText, Line(PLACE_LIMIT)]
"""An address, a place of work, the name of a body."""

Answer = Annotated[LocalText, Lines(ANSWER_LIMIT)]
"""An answer over several lines."""

Phone = Annotated[str, Line(NAME_LIMIT)]
"""One telephone number or several, as they are written."""

BirthDate = Annotated[date, Day(), Label("Туған күні, айы, жылы", "Число, месяц, год рождения")]

MaritalStatus = Annotated[
    LocalText, Line(PLACE_LIMIT), Label("Отбасы жағдайы", "Семейное положение")
]

APPLICANT: Final = SignatureSlot(
    id="applicant", role=Bilingual(kk="Өтініш беруші", ru="Заявитель"), signer="applicant"
)
"""Where the applicant signs."""


class DatedPaper(FormModel):
    """A paper with places that are hardly ever rightly left empty: its date, and others.

    The date is the field `signed_on`; each kind of paper says what it is called.
    """

    expected: ClassVar[tuple[str, ...]] = ()
    """The other places."""

    def warnings(self) -> tuple[Problem, ...]:
        """Warn of places that are left empty, and hardly ever should be."""
        return tuple(
            Problem(
                name,
                "place_empty",
                "This place of the form is left empty.",
                "Fill it in, unless it is to be written by hand.",
            )
            for name in (*self.expected, "signed_on")
            if not getattr(self, name)
        )


class Application(DatedPaper):
    """What every application has."""

    applicant: Annotated[Person, Label("Өтініш беруші", "Заявитель")]
    signed_on: (
        Annotated[
            date,
            IN_21ST_CENTURY,
            Label(
                "Өтініштің күні",
                "Дата заявления",
                "Бос қалса, қол қойғанда қолмен жазылады.",
                "Если не указана, пишется от руки при подписании.",
            ),
        ]
        | None
    ) = None
