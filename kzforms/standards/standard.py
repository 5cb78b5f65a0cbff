"""The base of service standards: a table of rows and a text of points are its two kinds."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, Final, Self

from pydantic import model_validator

from kzforms.data_files import Record
from kzforms.errors import InvalidValue
from kzforms.standards.facts import Contact, Facts, Fee, Provision, Term, WorkingHours
from kzforms.standards.forms import ServiceForms
from kzforms.standards.passages import (
    Channel,
    Paragraph,
    Passage,
    Point,
    Role,
    all_official,
    walk,
)
from kzforms.standards.texts import Divergence, Sources
from kzforms.text import TRANSLATION_NOTICE, Language

_NOT_TEXT: Final = {"id", "sources", "facts", "forms", "divergences"}


class Document(Record):
    """A document or piece of data that the standard speaks of.

    Attributes:
        passage: The words, with what stands under them.
        place: Where they stand: see `Fact.place`.
        subtype: The subtype it is for, or None if it is for every one.
        channel: The channel it is for, or None if it is for every one.
        heading: The words of the case it is for, where the text has cases that are no subtypes.
    """

    passage: Passage
    place: str
    subtype: int | None
    channel: Channel | None
    heading: Paragraph | None

    @property
    def details(self) -> tuple[Passage, ...]:
        """What stands under it and says more of it."""
        return () if self.passage.role == "document" else self.passage.parts


class Documents(Record):
    """The documents that a service needs.

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
        sources: Where the text was read, in each language.
        name: The service's name.
        facts: What was read from the text. `standard.terms` is short for `standard.facts.terms`,
            and so are the other properties of these names.
        forms: The forms of the catalogue that the service uses.
        divergences: Where the two official texts differ in substance.
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
    sources: Sources
    name: Paragraph
    facts: Facts
    forms: ServiceForms = ServiceForms()
    divergences: tuple[Divergence, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _official_as_a_whole(cls, data: Any) -> Any:
        sources = data.get("sources") if isinstance(data, dict) else None
        if not isinstance(sources, dict) or sources.get("ru") is None:
            return data
        return {
            key: value if key in _NOT_TEXT else all_official(value) for key, value in data.items()
        }

    @model_validator(mode="after")
    def _read_in_each_official_language(self) -> Self:
        for fact in self.facts.read:
            if (fact.words.ru is None) != (self.sources.ru is None):
                needed = "without an official text" if fact.words.ru else "are missing"
                raise ValueError(f"the fact at {fact.place}: Russian words {needed}")
        if self.divergences and self.sources.ru is None:
            raise ValueError("only official texts can diverge: the Russian one was not found")
        return self

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
    def passages(self) -> Iterator[tuple[str, Paragraph]]:
        """Yield every paragraph of the standard, with its place, in the order of the text."""

    @abstractmethod
    def document_passages(self) -> Iterator[tuple[str, Passage]]:
        """Yield what stands in the point about documents: cases, documents and notes, with places."""

    @property
    def application(self) -> str | None:
        """The id of the form that the service is asked for with; short for `forms.application`."""
        return self.forms.application

    @property
    def results(self) -> tuple[str, ...]:
        """The ids of the forms that the service gives or sends; `result` is what the text says."""
        return self.forms.results

    @property
    def refusal(self) -> str | None:
        """The id of the form by which the service is refused; short for `forms.refusal`."""
        return self.forms.refusal

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
    def fee(self) -> Fee | None:
        """The price of the service; None if the text does not tell."""
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
        """What the service gives, each paragraph of it."""
        return tuple(passage for _, passage in walk("", self.text_of(self.RESULT)))

    def text_of(self, point: int) -> tuple[Passage, ...]:
        """Return what a point says, by its number."""
        return self.points[point - 1].text

    def documents(self, subtype: int | None = None, channel: Channel | None = None) -> Documents:
        """Return what is needed for the service.

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
        """Return the passage at a place: see `Fact.place`.

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

    def place_of(self, passage: Passage) -> str:
        """Return where one of its passages stands: see `Divergence.place`.

        Raises:
            ValueError: It is no passage of this standard.
        """
        for place, found in self.passages():
            if found is passage:
                return place
        raise ValueError(f"this is no passage of {self.id}")

    @property
    def translated(self) -> tuple[str, ...]:
        """The places of which the Russian words are our translation."""
        return tuple(place for place, paragraph in self.passages() if not paragraph.official)

    def divergences_at(self, place: str) -> tuple[Divergence, ...]:
        """Return where the two official texts differ in a passage or in what stands under it."""
        return tuple(
            found
            for found in self.divergences
            if found.place == place or found.place.startswith(f"{place}.")
        )

    def divergences_of_subtype(self, subtype: int) -> tuple[Divergence, ...]:
        """Return where the two official texts differ on whom a subtype is for.

        They say so twice: in the list of subtypes, and above the subtype's documents.
        """
        listed = self.place_of(self.subtypes[subtype - 1])
        above = [place for place, passage in self.document_passages() if passage.subtype == subtype]
        return tuple(found for found in self.divergences if found.place in {listed, *above})

    def notice(self, language: Language) -> str | None:
        """Return what must be said beside its words in a language, if they are not official."""
        return TRANSLATION_NOTICE[language] if language == "ru" and self.translated else None


def _documents(
    passage: Passage,
    place: str,
    subtype: int | None = None,
    channel: Channel | None = None,
    heading: Passage | None = None,
) -> Iterator[tuple[Role, Document]]:
    """Yield the document or note that a passage is; if it heads a case, those under it."""
    subtype, channel = passage.subtype or subtype, passage.channel or channel
    heads_a_case = bool(passage.subtype or passage.channel or passage.role == "documents")
    if passage.role == "document" or not heads_a_case:
        yield (
            "documents" if passage.role in {None, "document"} else passage.role,
            Document(
                passage=passage,
                place=place,
                subtype=subtype,
                channel=channel,
                heading=heading
                and Paragraph(kk=heading.kk, ru=heading.ru, official=heading.official),
            ),
        )
    if not heads_a_case:
        return
    case = passage if passage.role == "documents" else heading
    for number, part in enumerate(passage.parts, 1):
        yield from _documents(part, f"{place}.{number}", subtype, channel, case)
