"""Relatives, as an application lists them."""

from datetime import date
from typing import Annotated, ClassVar

from kzforms.text import Language
from kzforms.values.base import Label, Value
from kzforms.values.dates import Day, Year
from kzforms.values.person import NameOrder, Person
from kzforms.values.texts import Line, LocalText

RELATION_LIMIT = 40


class Relative(Value):
    """Туысы, туысқандық дәрежесі; родственник, степень родства.

    Base of the two kinds that forms ask for. The degree of relationship («әйелі», «сын») is
    free text.
    """

    kind: ClassVar[str] = "relative"

    relation: (
        Annotated[
            LocalText,
            Line(RELATION_LIMIT),
            Label(
                "Туысқандық дәрежесі", "Степень родства", "Мысалы: әйелі, ұлы.", "Например: сын."
            ),
        ]
        | None
    ) = None
    name: Annotated[Person, Label("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество")]

    @property
    def born(self) -> str | None:
        """When the relative was born, as a form prints it."""
        return None

    def format(self, language: Language) -> str:
        """As a line of a form prints it: relation, name, birth."""
        relation = self.relation.get(language) if self.relation else None
        name = self.name.format(NameOrder.SURNAME_FIRST)
        return ", ".join(
            part for part in (f"{relation} – {name}" if relation else name, self.born) if part
        )


class FamilyMember(Relative):
    """Отбасы мүшесі: туған күні, айы, жылы; член семьи: число, месяц, год рождения.

    >>> FamilyMember.parse(
    ...     {
    ...         "relation": {"kk": "ұлы", "ru": "сын"},
    ...         "name": {"surname": "Ахметов", "given_name": "Асхат"},
    ...         "birth_date": "1991-05-14",
    ...     }
    ... ).format("kk")
    'ұлы – Ахметов Асхат, 14.05.1991'
    >>> FamilyMember.is_valid({"birth_date": "1991-05-14"})
    False
    """

    kind: ClassVar[str] = "family member"

    birth_date: (
        Annotated[date, Day(), Label("Туған күні, айы, жылы", "Число, месяц, год рождения")] | None
    ) = None

    @property
    def born(self) -> str | None:
        """The day of birth."""
        return f"{self.birth_date:%d.%m.%Y}" if self.birth_date else None


class HostRelative(Relative):
    """Үйінде тұратын туысы: туған жылы; родственник, у которого проживают: год рождения.

    >>> HostRelative.parse(
    ...     {"name": {"surname": "Ахметов", "given_name": "Асхат"}, "birth_year": 1961}
    ... ).format("ru")
    'Ахметов Асхат, 1961'
    >>> HostRelative.is_valid({"name": "Ахметов"})
    False
    """

    kind: ClassVar[str] = "host relative"

    birth_year: Annotated[Year, Label("Туған жылы", "Год рождения")] | None = None

    @property
    def born(self) -> str | None:
        """The year of birth."""
        return str(self.birth_year) if self.birth_year else None
