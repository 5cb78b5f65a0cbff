"""What service standards have in common: a table of rows and a text of points are its two kinds."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, PositiveInt, model_validator

from kzforms.data_files import Record
from kzforms.errors import InvalidValue
from kzforms.text import Bilingual, Language

Channel = Literal["portal", "corporation", "centre", "provider"]
"""Where a service is asked for: the e-government portal, the State Corporation
«Government for Citizens», a public service centre (халыққа қызмет көрсету орталығы, until the
State Corporation took their place), the service provider itself (in 2012: уәкілетті орган, the
authorised body)."""

Role = Literal["subtypes", "documents", "fetched", "note"]
"""What a passage is for, where its place does not say it.

"subtypes": its parts are the service's subtypes; "documents": its parts are documents to
bring; "fetched": what the provider takes from state systems itself; "note": neither."""


def _one_paragraph(text: str) -> str:
    if text != " ".join(text.split(" ")).strip() or not text or "\n" in text or "  " in text:
        raise ValueError("this must be one paragraph without spaces around it")
    return text


Paragraph = Annotated[str, AfterValidator(_one_paragraph)]


class Wording(Record):
    """A paragraph in both languages.

    Attributes:
        kk: The official Kazakh words.
        ru: The Russian words.
        official: Whether the Russian words were seen in an official text; else they are our
            translation.
    """

    kk: Paragraph
    ru: Paragraph
    official: bool = False

    def __getitem__(self, language: Language) -> str:
        return self.kk if language == "kk" else self.ru


class Passage(Wording):
    """A paragraph of the text, and what stands under it.

    Attributes:
        number: Its number among its neighbours, if it has one.
        mark: What follows the number in print.
        point: The number of the point, where it is printed before the passage's own: 11 in
            «11.1.».
        subtype: The number of the service's subtype that it is about.
        channel: The channel that it is about.
        role: What it is for, where its place does not say it.
        parts: The passages under it.
    """

    number: PositiveInt | None = None
    mark: Literal[")", ".", ")."] = ")"
    point: PositiveInt | None = None
    subtype: PositiveInt | None = None
    channel: Channel | None = None
    role: Role | None = None
    parts: "tuple[Passage, ...]" = ()

    @property
    def printed_number(self) -> str:
        """The number as it is printed, or ""."""
        point = "" if self.point is None else f"{self.point}."
        return "" if self.number is None else f"{point}{self.number}{self.mark}"

    @model_validator(mode="after")
    def _numbers_without_gap(self) -> Self:
        require_consecutive(self.parts)
        return self


def require_consecutive(passages: tuple[Passage, ...]) -> None:
    """Check that neighbours are numbered from 1 without a gap.

    Raises:
        ValueError: A number is missing or out of order.
    """
    numbers = [passage.number for passage in passages if passage.number is not None]
    for expected, number in enumerate(numbers, 1):
        if number != expected:
            raise ValueError(f"a gap in the numbering: {number} stands where {expected} should")


class Point(Record):
    """A numbered part of a standard: a row of the table, or a point of the text.

    Attributes:
        number: Its number; they run through the whole standard, from 1.
        text: What it says.
    """

    number: int
    text: tuple[Passage, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _numbers_without_gap(self) -> Self:
        require_consecutive(self.text)
        return self


class Fact(Record):
    """Something read from the text.

    Attributes:
        place: Where: the row or point, then the place of the passage among its neighbours at
            each level, from 1. "7.3.1" is the first passage under the third of row 7.
        words: The Kazakh words that it was read from.
    """

    place: str = Field(pattern=r"^\d+(\.\d+)*$")
    words: str = Field(min_length=1)


TermOf = Literal["service", "waiting", "serving", "storage"]
"""What a term is of: see `Term.what`."""


class Term(Fact):
    """How long something takes at most.

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
    """What the service costs.

    Attributes:
        amount: In tenge; None if it is free.
        basis: What the amount follows from, if it is not free.
    """

    amount: PositiveInt | None = None
    currency: Literal["KZT"] = "KZT"
    basis: Bilingual | None = None


Clock = Annotated[str, Field(pattern=r"^([1-9]|1\d|2[0-3])\.[0-5]\d$")]
"""A time of day as the acts write it: 9.00."""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class WorkingHours(Fact):
    """When one can come, or apply.

    Attributes:
        where: The channel.
        around_the_clock: Whether it never closes.
        days: The first and last working day of the week.
        open: When it opens and closes.
        pause: The lunch break, or None if there is none. The data call it `break`.
        seasons: The parts of the year (first and last day, MM-DD) if it is not open all year.
    """

    where: Channel
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
"""Where a service provider is reached."""


class Facts(Record):
    """What was read from the text: see `ServiceStandard`."""

    channels: tuple[Channel, ...] = Field(min_length=1)
    terms: tuple[Term, ...] = Field(min_length=1)
    provision: Provision
    fee: Fee
    working_hours: tuple[WorkingHours, ...] = Field(min_length=1)
    contacts: tuple[Contact, ...] = ()


class Document(Record):
    """A document or piece of data that the standard speaks of.

    Attributes:
        passage: The words, with details under them.
        place: Where they stand: see `Fact.place`.
        subtype: The subtype it is for, or None if it is for every one.
        channel: The channel it is for, or None if it is for every one.
        heading: The words of the case it is for, where the text has cases that are no subtypes.
    """

    passage: Passage
    place: str
    subtype: int | None
    channel: Channel | None
    heading: Wording | None


class Documents(Record):
    """What is needed for a service.

    Attributes:
        brings: What the citizen brings or attaches, in the order of the text.
        fetched: What the provider takes from state systems itself.
        notes: What else the text says of documents.
    """

    brings: tuple[Document, ...]
    fetched: tuple[Document, ...]
    notes: tuple[Document, ...]


class ServiceStandard(Record, ABC):
    """The standard of a state service.

    Attributes:
        id: The form's id.
        name: The service's name.
        facts: What was read from the text; its parts are properties here.
        checked_on: When the Kazakh text was last compared with its source.
        SUBTYPES: Where its subtypes stand, as a source names it.
        PROVISION: The number of the point that says in what form the service is given.
        RESULT: That of the point that says what it gives.
        DOCUMENTS: That of the point that says what is needed for it.
        REFUSAL: That of the point that says when it is refused.
    """

    SUBTYPES: ClassVar[str]
    PROVISION: ClassVar[int]
    RESULT: ClassVar[int]
    DOCUMENTS: ClassVar[int]
    REFUSAL: ClassVar[int]

    id: str
    name: Wording
    facts: Facts
    checked_on: dt.date

    @property
    @abstractmethod
    def points(self) -> tuple[Point, ...]:
        """Its numbered parts, in order: rows or points."""

    @property
    @abstractmethod
    def subtypes(self) -> tuple[Passage, ...]:
        """The service's subtypes, by number; empty if there are none."""

    @property
    @abstractmethod
    def refusal_grounds(self) -> tuple[Passage, ...]:
        """The grounds on which the service is refused."""

    @abstractmethod
    def passages(self) -> Iterator[tuple[str, Wording]]:
        """Every wording of the standard, with its place, in the order of the text."""

    @abstractmethod
    def document_passages(self) -> Iterator[tuple[str, Passage]]:
        """What stands in the point about documents: cases, documents and notes, with places."""

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels through which the service is asked for."""
        return self.facts.channels

    @property
    def terms(self) -> tuple[Term, ...]:
        """How long the service, and waiting for it, takes at most."""
        return self.facts.terms

    @property
    def provision(self) -> Provision:
        """In what form the service is given."""
        return self.facts.provision

    @property
    def fee(self) -> Fee:
        """What the service costs."""
        return self.facts.fee

    @property
    def working_hours(self) -> tuple[WorkingHours, ...]:
        """When one can come, or apply."""
        return self.facts.working_hours

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Telephones and addresses to ask at."""
        return self.facts.contacts

    @property
    def result(self) -> tuple[Passage, ...]:
        """What the service gives."""
        return self.text_of(self.RESULT)

    def text_of(self, point: int) -> tuple[Passage, ...]:
        """What a point says, by its number."""
        return self.points[point - 1].text

    def documents(self, subtype: int | None = None, channel: Channel | None = None) -> Documents:
        """What is needed for the service.

        Args:
            subtype: The number of a subtype; without it, what is needed for any of them.
            channel: A channel; without it, what is needed in any of them.

        Raises:
            InvalidValue: The service has no such subtype or channel.
        """
        if subtype is not None and not 1 <= subtype <= len(self.subtypes):
            count = len(self.subtypes)
            raise InvalidValue(
                "subtype",
                f"{self.id} has no subtype {subtype}.",
                f"It has 1 to {count}." if count else "It has none: leave the subtype out.",
            )
        if channel is not None and channel not in self.channels:
            raise InvalidValue(
                "channel",
                f"{self.id} is not given through the channel {channel!r}.",
                f"It has: {', '.join(self.channels)}.",
            )
        found = [
            (role, document)
            for place, passage in self.document_passages()
            for role, document in _documents(passage, place)
            if document.subtype in {None, subtype or document.subtype}
            and document.channel in {None, channel or document.channel}
        ]
        return Documents(
            brings=tuple(document for role, document in found if role == "documents"),
            fetched=tuple(document for role, document in found if role == "fetched"),
            notes=tuple(document for role, document in found if role == "note"),
        )

    def passage_at(self, place: str) -> Passage:
        """The passage at a place: see `Fact.place`.

        Raises:
            KeyError: There is none.
        """
        point, *steps = map(int, place.split("."))
        try:
            passages = self.text_of(point)
            found = passages[steps[0] - 1]
            for step in steps[1:]:
                found = found.parts[step - 1]
        except IndexError:
            raise KeyError(place) from None
        return found

    @property
    def translated(self) -> tuple[str, ...]:
        """The places of which the Russian words are our translation."""
        return tuple(place for place, wording in self.passages() if not wording.official)


def _documents(
    passage: Passage,
    place: str,
    subtype: int | None = None,
    channel: Channel | None = None,
    heading: Passage | None = None,
) -> Iterator[tuple[Role, Document]]:
    """The document or note that a passage is; if it heads a case, those under it."""
    subtype, channel = passage.subtype or subtype, passage.channel or channel
    if not (passage.subtype or passage.channel or passage.role == "documents"):
        yield (
            passage.role or "documents",
            Document(
                passage=passage,
                place=place,
                subtype=subtype,
                channel=channel,
                heading=heading
                and Wording(kk=heading.kk, ru=heading.ru, official=heading.official),
            ),
        )
        return
    case = passage if passage.role == "documents" else heading
    for number, part in enumerate(passage.parts, 1):
        yield from _documents(part, f"{place}.{number}", subtype, channel, case)


def walk(place: str, passages: tuple[Passage, ...]) -> Iterator[tuple[str, Passage]]:
    """Passages and what stands under them, with their places, in the order of the text."""
    for index, passage in enumerate(passages, 1):
        yield f"{place}.{index}", passage
        yield from walk(f"{place}.{index}", passage.parts)
