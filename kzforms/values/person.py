"""A person's name, and the person who signs."""

from enum import Enum
from typing import Annotated, Any, ClassVar

from pydantic import SerializerFunctionWrapHandler, model_serializer

from kzforms.grammar import initials
from kzforms.values.base import Label, Value
from kzforms.values.rank import MilitaryRank
from kzforms.values.texts import Line

NAME_LIMIT = 60


class NameOrder(Enum):
    """The order in which a form asks for the parts of a name."""

    SURNAME_FIRST = "surname, given name, patronymic"
    GIVEN_FIRST = "given name, patronymic, surname"


class Person(Value):
    """Тегі, аты, әкесінің аты (болса); фамилия, имя, отчество (при его наличии).

    The parts are kept apart because their order belongs to the form and its language. A
    patronymic that does not exist is left out: no dash stands for it. Names are never
    declined. A name of one word is the surname, with None (JSON: null) as the given name: it
    has to be said, so that a given name is not forgotten.

    >>> person = Person.parse({"surname": "Ахметов", "given_name": "Асхат"})
    >>> person.format(NameOrder.GIVEN_FIRST)
    'Асхат Ахметов'
    >>> Person.is_valid({"surname": "Ахметов"})
    False
    >>> Person.parse({"surname": "Сукарно", "given_name": None}).format(NameOrder.GIVEN_FIRST)
    'Сукарно'
    """

    kind: ClassVar[str] = "person"

    surname: Annotated[str, Line(NAME_LIMIT), Label("Тегі", "Фамилия")]
    given_name: Annotated[str, Line(NAME_LIMIT), Label("Аты", "Имя")] | None
    patronymic: (
        Annotated[
            str,
            Line(NAME_LIMIT),
            Label("Әкесінің аты (болса)", "Отчество (при его наличии)"),
        ]
        | None
    ) = None

    @model_serializer(mode="wrap")
    def _with_given_name(self, serialise: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Keep the None of a name of one word in data that leave other None out."""
        data: dict[str, Any] = serialise(self)
        return data if self.given_name is not None else {**data, "given_name": None}

    def format(self, order: NameOrder) -> str:
        """Return the full name in the order of a form."""
        given = [part for part in (self.given_name, self.patronymic) if part]
        if order is NameOrder.GIVEN_FIRST:
            return " ".join([*given, self.surname])
        return " ".join([self.surname, *given])

    @property
    def initials(self) -> str:
        """Initials and surname, as under a signature: both initials if a patronymic is given."""
        return initials(self.surname, self.given_name, self.patronymic)


class Signatory(Person):
    """An official who signs: the name, and the military rank where there is one.

    Under the signature stand the initials and the surname. With one initial wanted
    («Д. Косанов»), leave the patronymic out.

    >>> head = Signatory.parse(
    ...     {"rank": "полковник", "surname": "Сарбасов", "given_name": "Асан"}
    ... )
    >>> head.initials
    'А. Сарбасов'
    """

    kind: ClassVar[str] = "signatory"
    printed_apart: ClassVar[tuple[str, ...]] = ("rank",)

    rank: MilitaryRank | None = None
