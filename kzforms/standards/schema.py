"""What a service standard holds."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, PositiveInt, model_validator

from kzforms.data_files import Record
from kzforms.errors import InvalidValue
from kzforms.text import Bilingual, Language

Channel = Literal["portal", "corporation", "provider"]
"""Where a service is asked for: the e-government portal, the State Corporation
«Government for Citizens», the service provider itself."""

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
        subtype: The number of the service's subtype that it is about.
        channel: The channel that it is about.
        role: What it is for, where its place does not say it.
        parts: The passages under it.
    """

    number: PositiveInt | None = None
    mark: Literal[")", "."] = ")"
    subtype: PositiveInt | None = None
    channel: Channel | None = None
    role: Role | None = None
    parts: "tuple[Passage, ...]" = ()

    @property
    def printed_number(self) -> str:
        """The number as it is printed, or ""."""
        return "" if self.number is None else f"{self.number}{self.mark}"

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


class Requirement(Record):
    """A row of the standard.

    Attributes:
        number: 1 to 10.
        label: What the row is about, in the words of the act.
        text: What the standard says.
    """

    number: int
    label: Wording
    text: tuple[Passage, ...] = Field(min_length=1)

    def length(self, language: Language) -> int:
        """How many characters its text has."""
        return sum(len(wording[language]) for _, wording in _walk("", self.text))

    @model_validator(mode="after")
    def _numbers_without_gap(self) -> Self:
        require_consecutive(self.text)
        return self


class Fact(Record):
    """Something read from the text.

    Attributes:
        place: Where: the row, then the place of the passage among its neighbours at each
            level, from 1. "7.3.1" is the first passage under the third of row 7.
        words: The Kazakh words that it was read from.
    """

    place: str = Field(pattern=r"^\d+(\.\d+)*$")
    words: str = Field(min_length=1)


class Term(Fact):
    """How long something takes at most.

    Attributes:
        working_days: In working days, or None.
        minutes: In minutes, or None.
        what: The service itself, waiting to hand in documents, or being served.
        stage: The stage or case, if the text has several.
        channel: The channel, if it is for one only.
    """

    working_days: PositiveInt | None = None
    minutes: PositiveInt | None = None
    what: Literal["service", "waiting", "serving"] = "service"
    stage: Bilingual | None = None
    channel: Channel | None = None

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if (self.working_days is None) == (self.minutes is None):
            raise ValueError("give either working_days or minutes")
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


_DOCUMENTS_ROW = 8
_REFUSAL_ROW = 9
_RESULT_ROW = 5


class ServiceStandard(Record):
    """The standard of a state service.

    Attributes:
        id: The form's id.
        heading: The words above the table.
        name: The service's name.
        head: The passages of the head cell, which spans the table; empty if there is none.
        requirements: The ten rows.
        facts: What was read from the text; its parts are properties here.
        checked_on: When the Kazakh text was last compared with its source.
    """

    id: str
    heading: Wording
    name: Wording
    head: tuple[Passage, ...] = ()
    requirements: tuple[Requirement, ...] = Field(min_length=10, max_length=10)
    facts: Facts
    checked_on: dt.date

    @model_validator(mode="after")
    def _numbers_without_gap(self) -> Self:
        for expected, requirement in enumerate(self.requirements, 1):
            if requirement.number != expected:
                raise ValueError(
                    f"a gap in the rows: {requirement.number} stands where {expected} should"
                )
        return self

    @property
    def subtypes(self) -> tuple[Passage, ...]:
        """The service's subtypes, by number; empty if there are none."""
        lists = [passage.parts for passage in self.head if passage.role == "subtypes"]
        return lists[0] if lists else ()

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
        return self.requirements[_RESULT_ROW - 1].text

    @property
    def refusal_grounds(self) -> tuple[Passage, ...]:
        """The grounds on which the service is refused, by number."""
        text = self.requirements[_REFUSAL_ROW - 1].text
        return tuple(passage for passage in text if passage.number is not None)

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
            for role, document in self._documents()
            if document.subtype in {None, subtype or document.subtype}
            and document.channel in {None, channel or document.channel}
        ]
        return Documents(
            brings=tuple(document for role, document in found if role == "documents"),
            fetched=tuple(document for role, document in found if role == "fetched"),
            notes=tuple(document for role, document in found if role == "note"),
        )

    def _documents(self) -> Iterator[tuple[Role, Document]]:
        """Every document of row 8: a passage, or each one under a heading."""
        row = self.requirements[_DOCUMENTS_ROW - 1]
        for index, passage in enumerate(row.text, 1):
            place = f"{row.number}.{index}"
            role = passage.role
            heading = passage.subtype or passage.channel or role == "documents"
            if not heading:
                yield role or "documents", _document(passage, place, passage, None)
                continue
            case = passage if role == "documents" else None
            for number, part in enumerate(passage.parts, 1):
                yield (
                    part.role or "documents",
                    _document(part, f"{place}.{number}", passage, case),
                )

    def passage_at(self, place: str) -> Passage:
        """The passage at a place: see `Fact.place`.

        Raises:
            KeyError: There is none.
        """
        row, *steps = map(int, place.split("."))
        try:
            passages = self.requirements[row - 1].text
            found = passages[steps[0] - 1]
            for step in steps[1:]:
                found = found.parts[step - 1]
        except IndexError:
            raise KeyError(place) from None
        return found

    def passages(self) -> Iterator[tuple[str, Wording]]:
        """Every wording of the standard, with its place, in the order of the text."""
        yield "heading", self.heading
        yield from _walk("head", self.head)
        for row in self.requirements:
            yield f"{row.number}", row.label
            yield from _walk(str(row.number), row.text)

    @property
    def translated(self) -> tuple[str, ...]:
        """The places of which the Russian words are our translation."""
        return tuple(place for place, wording in self.passages() if not wording.official)


def _document(passage: Passage, place: str, owner: Passage, heading: Passage | None) -> Document:
    return Document(
        passage=passage,
        place=place,
        subtype=owner.subtype,
        channel=owner.channel,
        heading=heading and Wording(kk=heading.kk, ru=heading.ru, official=heading.official),
    )


def _walk(place: str, passages: tuple[Passage, ...]) -> Iterator[tuple[str, Wording]]:
    for index, passage in enumerate(passages, 1):
        yield f"{place}.{index}", passage
        yield from _walk(f"{place}.{index}", passage.parts)
