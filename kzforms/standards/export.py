"""A standard as JSON for portals: the facts, flat, each with the place it comes from."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kzforms.standards.facts import Phone, TermOf, Weekday
from kzforms.standards.forms import ServiceForms
from kzforms.standards.passages import Channel, Paragraph, Passage
from kzforms.standards.standard import Document, ServiceStandard
from kzforms.standards.texts import Divergence, Sources
from kzforms.text import Bilingual, Language


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Words(_Part):
    """A wording; `official` says whether the Russian was seen in an official text."""

    kk: str
    ru: str
    official: bool


class Numbered(Words):
    """A subtype or a ground for refusal, with its number, if it has one, and its place."""

    number: int | None
    source: str


class Duration(_Part):
    """A term: in months, in working days or in minutes."""

    months: int | None
    working_days: int | None
    minutes: int | None
    what: TermOf
    stage: dict[str, str] | None
    channel: Channel | None
    source: str


class Price(_Part):
    """What the service costs: 0 if it is free; the export has null if the text does not tell."""

    amount: int
    currency: str
    basis: dict[str, str] | None
    source: str


class Hours(_Part):
    """When one can come, or apply; times of day as 9.00."""

    where: Channel
    offices: dict[str, str] | None
    around_the_clock: bool
    days: tuple[Weekday, Weekday] | None
    open: tuple[str, str] | None
    pause: tuple[str, str] | None = Field(serialization_alias="break")
    seasons: tuple[tuple[str, str], ...]
    source: str


class RequiredDocument(Words):
    """A document: brought by the citizen, fetched by the provider, or a note on documents."""

    kind: Literal["brings", "fetched", "note"]
    subtype: int | None
    channel: Channel | None
    heading: Words | None
    details: tuple[Words, ...]
    source: str


class Form(_Part):
    """In what form the service is given."""

    electronic: Literal["fully automated", "partly automated", "yes"] | None
    paper: bool
    one_application: bool
    source: str


class ContactPoint(_Part):
    """A telephone, or an address that may differ between the two texts."""

    phone: str | None
    address: dict[str, str] | None
    source: str


class StandardExport(_Part):
    """A service standard's facts.

    `official` tells for each language whether every wording is official; `notice` is what must
    stand beside the Russian words if one is not.
    """

    id: str
    official: dict[Language, bool]
    notice: str | None
    sources: Sources
    name: Words
    subtypes: tuple[Numbered, ...]
    channels: tuple[Channel, ...]
    terms: tuple[Duration, ...]
    provision: Form
    fee: Price | None
    working_hours: tuple[Hours, ...]
    result: tuple[Words, ...]
    documents: tuple[RequiredDocument, ...]
    refusal_grounds: tuple[Numbered, ...]
    contacts: tuple[ContactPoint, ...]
    forms: ServiceForms
    divergences: tuple[Divergence, ...]


def export(standard: ServiceStandard, subtype: int | None = None) -> dict[str, Any]:
    """Return what `kzforms standard --json` prints.

    Args:
        standard: The standard.
        subtype: Documents of this subtype only, the shared ones included.

    Raises:
        InvalidValue: The service has no such subtype.
    """
    needed = standard.documents(subtype=subtype)
    facts = standard.facts
    kinds: tuple[tuple[Literal["brings", "fetched", "note"], tuple[Document, ...]], ...] = (
        ("brings", needed.brings),
        ("fetched", needed.fetched),
        ("note", needed.notes),
    )
    exported = StandardExport(
        id=standard.id,
        official={"kk": True, "ru": not standard.translated},
        notice=standard.notice("ru"),
        sources=standard.sources,
        name=_words(standard.name),
        subtypes=_numbered(standard.subtypes, standard.SUBTYPES),
        channels=standard.channels,
        terms=tuple(
            Duration(
                months=term.months,
                working_days=term.working_days,
                minutes=term.minutes,
                what=term.what,
                stage=_both(term.stage),
                channel=term.channel,
                source=term.place,
            )
            for term in standard.terms
        ),
        provision=Form(
            electronic=facts.provision.electronic,
            paper=facts.provision.paper,
            one_application=facts.provision.one_application,
            source=facts.provision.place,
        ),
        fee=None
        if facts.fee is None
        else Price(
            amount=facts.fee.amount,
            currency=facts.fee.currency,
            basis=_both(facts.fee.basis),
            source=facts.fee.place,
        ),
        working_hours=tuple(
            Hours(
                where=hours.where,
                offices=_both(hours.offices),
                around_the_clock=hours.around_the_clock,
                days=hours.days,
                open=hours.open,
                pause=hours.pause,
                seasons=hours.seasons,
                source=hours.place,
            )
            for hours in standard.working_hours
        ),
        result=tuple(_words(passage) for passage in standard.result),
        documents=tuple(
            RequiredDocument(
                **_words(document.passage).model_dump(),
                kind=kind,
                subtype=document.subtype,
                channel=document.channel,
                heading=_words(document.heading) if document.heading else None,
                details=tuple(_words(part) for part in document.details),
                source=document.place,
            )
            for kind, documents in kinds
            for document in documents
        ),
        refusal_grounds=_numbered(standard.refusal_grounds, str(standard.REFUSAL)),
        contacts=tuple(
            ContactPoint(
                phone=contact.phone if isinstance(contact, Phone) else None,
                address=None if isinstance(contact, Phone) else _both(contact.address),
                source=contact.place,
            )
            for contact in standard.contacts
        ),
        forms=standard.forms,
        divergences=standard.divergences,
    )
    return exported.model_dump(mode="json", by_alias=True)


def export_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `export` returns."""
    return StandardExport.model_json_schema(mode="serialization")


def _words(paragraph: Paragraph) -> Words:
    return Words(kk=paragraph.kk, ru=paragraph.ru, official=paragraph.official)


def _both(wording: Bilingual | None) -> dict[str, str] | None:
    return None if wording is None else {"kk": wording.kk, "ru": wording.ru}


def _numbered(passages: tuple[Passage, ...], place: str) -> tuple[Numbered, ...]:
    return tuple(
        Numbered(
            **_words(passage).model_dump(),
            number=passage.number,
            source=", ".join(filter(None, [place, passage.printed_number])),
        )
        for passage in passages
    )
