"""The directories: one YAML file each, read when it is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from kzforms.data_files import load_yaml
from kzforms.directory.records import (
    SERVICE_IDS,
    Centre,
    CentreDirectory,
    Department,
    DepartmentDirectory,
    Headings,
    Office,
)
from kzforms.errors import InvalidValue
from kzforms.text import LANGUAGES, Bilingual

_FOLDER = Path(__file__).with_name("data")

AnyOffice = TypeVar("AnyOffice", bound=Office)


def departments(region: str | None = None, name: str | None = None) -> tuple[Department, ...]:
    """Return the departments of defence affairs, in the order of the list.

    Args:
        region: Only those of regions with this in their name, in Kazakh or Russian; small and
            capital letters are the same.
        name: Only those with this in their own name.

    >>> (department,) = departments(region="қызылорда")
    >>> department.name.ru, department.phones
    ('ДДО Кызылординской области', ('8(7242) 24-73-38', '24-42-66'))
    """
    return _chosen(department_directory().departments, region, name)


def centres(region: str | None = None, name: str | None = None) -> tuple[Centre, ...]:
    """Return the public service centres, in the order of the list.

    Args:
        region: Only those of regions with this in their name, in Kazakh or Russian; small and
            capital letters are the same.
        name: Only those with this in their own name.

    >>> len(centres()), len(centres(region="Акмолинская"))
    (284, 21)
    >>> for centre in centres(region="Алматы облысы", name="шелек"):
    ...     print(centre.kind, centre.name.kk, "<", centre.parent.name.kk)
    subsection Шелек бөлімшесі < Еңбекшіқазақ аудандық бөлімі
    """
    found = (centre for part in centre_directory().regions for centre in part.centres)
    return _chosen(found, region, name)


def _chosen(
    offices: Iterable[AnyOffice], region: str | None, name: str | None
) -> tuple[AnyOffice, ...]:
    return tuple(
        office
        for office in offices
        if _is_named(office.region, region) and _is_named(office.name, name)
    )


def _is_named(words: Bilingual, part: str | None) -> bool:
    return part is None or any(
        part.casefold() in words[language].casefold() for language in LANGUAGES
    )


@cache
def department_directory() -> DepartmentDirectory:
    """Return annex 1: the departments with their headings.

    Raises:
        CatalogueError: Its data file is broken.
    """
    return load_yaml(_FOLDER / "departments.yaml", DepartmentDirectory)


@cache
def centre_directory() -> CentreDirectory:
    """Return annex 2: the centres with their headings.

    Raises:
        CatalogueError: Its data file is broken.
    """
    return load_yaml(_FOLDER / "centres.yaml", CentreDirectory)


@dataclass(frozen=True)
class OfficeGroup:
    """The offices of a printed directory that stand under one heading.

    Attributes:
        heading: What the row above it says, or None.
        offices: Its rows.
    """

    heading: Bilingual | None
    offices: tuple[Office, ...]


@dataclass(frozen=True)
class Copy:
    """A directory as it is annexed to one standard.

    Attributes:
        title: The annex's title.
        headings: Those of the table's columns.
        groups: What stands below them.
    """

    title: Bilingual
    headings: Headings
    groups: tuple[OfficeGroup, ...]


def department_copy(service: str) -> Copy:
    """Return the departments as annex 1 to one service's standard prints them.

    Args:
        service: The service, one of `SERVICE_IDS`.

    Raises:
        InvalidValue: There is no such service.
        CatalogueError: The data file is broken.
    """
    _require_service(service)
    directory = department_directory()
    group = OfficeGroup(None, _in_copy(directory.departments, service))
    return Copy(directory.title, directory.headings.in_copy(service), (group,))


def centre_copy(service: str) -> Copy:
    """Return the centres as annex 2 to one service's standard prints them.

    Args:
        service: The service, one of `SERVICE_IDS`.

    Raises:
        InvalidValue: There is no such service.
        CatalogueError: The data file is broken.
    """
    _require_service(service)
    directory = centre_directory()
    groups = tuple(
        OfficeGroup(region.in_copy(service).heading, _in_copy(region.centres, service))
        for region in directory.regions
    )
    return Copy(directory.title, directory.headings.in_copy(service), groups)


def _in_copy(offices: Iterable[Office], service: str) -> tuple[Office, ...]:
    return tuple(office.in_copy(service) for office in offices)


def _require_service(service: str) -> None:
    if service not in SERVICE_IDS:
        raise InvalidValue(
            "service", f"There is no service {service!r}.", f"Use {', '.join(SERVICE_IDS)}."
        )
