"""Facts of a service standard, each with the place and the words that it was read from."""

from typing import Annotated, Literal, Self

from pydantic import Field, NonNegativeInt, PositiveInt, model_validator

from kzforms.data_files import Record
from kzforms.standards.passages import Channel
from kzforms.standards.texts import Words
from kzforms.text import Bilingual


class Fact(Record):
    """A fact that was read from the text.

    Attributes:
        place: Where: the row or point, then the place of the passage among its neighbours at
            each level, from 1. "7.3.1" is the first passage under the third of row 7. The
            words stand in that passage, or under it.
        words: The words that it was read from, in each official text.
    """

    place: str = Field(pattern=r"^\d+(\.\d+)*$")
    words: Words


TermOf = Literal["service", "waiting", "serving", "storage"]
"""The subject of a term: see `Term.what`."""


class Term(Fact):
    """The longest time that something may take.

    Attributes:
        months: In months, or None.
        working_days: In working days, or None.
        minutes: In minutes, or None.
        what: The service itself, waiting to hand in documents or to get the result, being
            served, or the storage of a result that nobody comes for.
        stage: The stage or case, if the text has several.
        channel: The channel, if it is for one only.
    """

    months: PositiveInt | None = None
    working_days: PositiveInt | None = None
    minutes: PositiveInt | None = None
    what: TermOf = "service"
    stage: Bilingual | None = None
    channel: Channel | None = None

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if sum(unit is not None for unit in (self.months, self.working_days, self.minutes)) != 1:
            raise ValueError("give either months, working_days or minutes")
        return self


class Provision(Fact):
    """In what form the service is given.

    Attributes:
        electronic: Fully or partly automated, plainly electronic, or None if not at all.
        paper: Whether it is given on paper too.
        one_application: Whether it follows the principle of one application.
    """

    electronic: Literal["fully automated", "partly automated", "yes"] | None
    paper: bool
    one_application: bool


class Fee(Fact):
    """The price of the service.

    Attributes:
        amount: In tenge; 0 if it is free.
        basis: The rule that the amount follows from, if it is not free.
    """

    amount: NonNegativeInt
    currency: Literal["KZT"] = "KZT"
    basis: Bilingual | None = None


Clock = Annotated[str, Field(pattern=r"^([1-9]|1\d|2[0-3])\.[0-5]\d$")]
"""A time of day as the acts write it: 9.00."""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class WorkingHours(Fact):
    """When one can come, or apply.

    Attributes:
        where: The channel.
        offices: The offices that keep these hours, if not all of the channel do.
        around_the_clock: Whether it never closes.
        days: The first and last working day of the week.
        open: When it opens and closes.
        pause: The lunch break, or None if there is none. The data call it `break`.
        seasons: The parts of the year (first and last day, MM-DD) if it is not open all year.
    """

    where: Channel
    offices: Bilingual | None = None
    around_the_clock: bool = False
    days: tuple[Weekday, Weekday] | None = None
    open: tuple[Clock, Clock] | None = None
    pause: tuple[Clock, Clock] | None = Field(default=None, alias="break")
    seasons: tuple[tuple[str, str], ...] = ()

    @model_validator(mode="after")
    def _open_sometimes(self) -> Self:
        if self.around_the_clock == (self.open is not None):
            raise ValueError("give either around_the_clock or days and open")
        return self


class Phone(Record):
    """A telephone number to ask at, and its place in the text."""

    phone: str
    place: str


class Address(Record):
    """An address on the web, which may differ between the two texts, and its place."""

    address: Bilingual
    place: str


Contact = Phone | Address
"""A way to reach a service provider."""


class Facts(Record):
    """All that was read from the text of a standard.

    Attributes:
        channels: The channels through which the service is asked for.
        terms: How long the service, and waiting for it, takes at most.
        provision: In what form the service is given.
        fee: The price of the service; None if the text does not tell.
        working_hours: When one can come, or apply.
        contacts: Telephones and addresses to ask at.
    """

    channels: tuple[Channel, ...] = Field(min_length=1)
    terms: tuple[Term, ...] = Field(min_length=1)
    provision: Provision
    fee: Fee | None
    working_hours: tuple[WorkingHours, ...] = Field(min_length=1)
    contacts: tuple[Contact, ...] = ()

    @property
    def read(self) -> tuple[Fact, ...]:
        """Every fact that was read from words, in the order of the text."""
        fee = () if self.fee is None else (self.fee,)
        return (*self.terms, self.provision, *fee, *self.working_hours)
