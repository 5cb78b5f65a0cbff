"""Records of the two directories: offices as printed, and where the printed copies disagree."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from kzforms.data_files import Record
from kzforms.text import Bilingual

ServiceId = Literal[
    "officers-registration",
    "soldiers-registration",
    "conscripts-registration",
    "benefit-certificates",
    "service-certificates",
    "officers-military-id",
    "soldiers-military-id",
    "conscription-certificates",
    "military-relation-certificates",
    "veteran-cards",
]
"""The ten services to whose standards a copy of each directory is annexed."""

SERVICE_IDS: Final[tuple[ServiceId, ...]] = get_args(ServiceId)
"""All ten, in their order."""

Kind = Literal["branch", "section", "subsection"]
"""The kind of a centre: филиал (one for each region), бөлім / отдел, бөлімше / отделение."""


class Reading(Record):
    """A variant wording in some of the ten printed copies.

    Attributes:
        services: The services whose copies print it.
        field: The record's field.
        words: The Kazakh words there, or all the telephones.
        ru: Their translation, if it differs from that of the record.
    """

    services: tuple[ServiceId, ...] = Field(min_length=1)
    field: Literal["number", "name", "address", "phones", "heading"]
    words: str | tuple[str, ...]
    ru: str | None = None

    def put_in(self, usual: Any) -> Any:
        """Return the field's value with these words in it."""
        if isinstance(usual, Bilingual):
            return Bilingual(kk=str(self.words), ru=self.ru or usual.ru)
        return self.words


class Printed(Record):
    """Something that all copies print.

    Attributes:
        readings: Where some copies differ from the record. In one field a copy has one reading
            at most.
    """

    readings: tuple[Reading, ...] = Field(default=(), repr=False)

    def in_copy(self, service: str) -> Self:
        """Return the record as the copy of one service prints it."""
        changed: dict[str, Any] = {
            reading.field: reading.put_in(getattr(self, reading.field))
            for reading in self.readings
            if service in reading.services
        }
        return self.model_copy(update=changed) if changed else self

    @model_validator(mode="after")
    def _readings_differ(self) -> Self:
        for reading in self.readings:
            if reading.field not in type(self).model_fields:
                raise ValueError(f"a reading is of {reading.field!r}: there is no such field")
            usual = getattr(self, reading.field)
            words = usual.kk if isinstance(usual, Bilingual) else usual
            if type(words) is not type(reading.words) or words == reading.words:
                raise ValueError(f"a reading of {reading.field} must be another wording of it")
        given = Counter(
            (name, reading.field) for reading in self.readings for name in reading.services
        )
        for (service, field), times in given.items():
            if times > 1:
                raise ValueError(f"{service} has {times} readings of {field}")
        return self


class Headings(Printed):
    """The headings of a directory's columns, by the field that stands below each.

    Attributes:
        number: Of the numbers.
        name: Of the offices' names.
        address: Of the addresses.
        phones: Of the telephones.
    """

    number: Bilingual
    name: Bilingual
    address: Bilingual
    phones: Bilingual


class Office(Printed):
    """An office, as both directories of 2012 print it: not for use today.

    Attributes:
        number: The number as printed, «1», «2.» or «3)»; "" where there is none.
        name: Its name. The Russian is our translation.
        region: The region, or the city of republican significance.
        address: Its address, with the spaces and commas of the Kazakh print. The Russian is
            our translation.
        phones: Its telephones as printed: a further one may lack the area code.
    """

    number: str = ""
    name: Bilingual
    region: Bilingual
    address: Bilingual
    phones: tuple[str, ...] = ()


class Department(Office):
    """A department of defence affairs: қорғаныс істері жөніндегі департамент (ҚІД), ДДО."""


class Centre(Office):
    """A public service centre: халыққа қызмет көрсету орталығы (ХҚО), ЦОН.

    Attributes:
        kind: Whether it is a region's branch, or a section or subsection of it.
        parent: The centre that it belongs to. A branch belongs to none, a numbered part to the
            branch, a part without a number to the numbered one before it.
    """

    kind: Kind = "section"
    parent: "Centre | None" = Field(default=None, repr=False)


def _with_parents(centres: tuple[Centre, ...]) -> tuple[Centre, ...]:
    branch: Centre | None = None
    numbered: Centre | None = None
    found: list[Centre] = []
    for centre in centres:
        parent = branch if centre.number else numbered
        found.append(centre.model_copy(update={"parent": parent}))
        if centre.kind == "branch":
            branch = found[-1]
        if centre.number:
            numbered = found[-1]
    return tuple(found)


class Region(Printed):
    """A region's part of the list of centres.

    Attributes:
        region: The region, or the city of republican significance.
        heading: What the row above its centres says.
        centres: Its centres in their order, the branch first.
    """

    region: Bilingual
    heading: Bilingual
    centres: Annotated[tuple[Centre, ...], AfterValidator(_with_parents)]

    @model_validator(mode="before")
    @classmethod
    def _each_centre_knows_its_region(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        region = data.get("region")
        centres = [{"region": region, **centre} for centre in data.get("centres", ())]
        return {**data, "centres": centres}


class Directory(Record):
    """The part that both data files have in common.

    Attributes:
        source: The address of the official Kazakh text.
        checked_on: When it was last compared with that.
        title: The annex's title.
        headings: Those of the table's columns.
    """

    source: str
    checked_on: dt.date
    title: Bilingual
    headings: Headings


class DepartmentDirectory(Directory):
    """Annex 1.

    Attributes:
        departments: In their order.
    """

    departments: tuple[Department, ...]


class CentreDirectory(Directory):
    """Annex 2.

    Attributes:
        regions: In their order.
    """

    regions: tuple[Region, ...]
