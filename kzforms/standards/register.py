"""The standards: one YAML file for each edition, read when it is asked for.

The ten of 2012 share most of their words, and are read together: see `shared`.
"""

from functools import cache
from pathlib import Path
from typing import Final

from kzforms.data_files import load_yaml, name_of
from kzforms.errors import CatalogueError
from kzforms.standards import shared
from kzforms.standards.standard import ServiceStandard
from kzforms.standards.tabular import TabularStandard

_FOLDER: Final = Path(__file__).with_name("data")
_FOLDER_2012: Final = _FOLDER / "2012"
_EDITION_2012: Final = "P1200001741"


def standard_ids() -> tuple[str, ...]:
    """Return the ids of all service standards, sorted."""
    tabular = {path.parent.name for path in _FOLDER.glob("standard-*/*.yaml")}
    return tuple(sorted([*tabular, *map(shared.standard_id, shared.standard_files(_FOLDER_2012))]))


@cache
def load_standard(standard_id: str, edition: str) -> ServiceStandard:
    """Return an edition of a service standard.

    Args:
        standard_id: Its form's id.
        edition: The id of the act that made the edition.

    Raises:
        CatalogueError: There is no such edition, or its data file is broken.

    >>> standard = load_standard("standard-military-registration", "V2600037840")
    >>> standard.terms[0].working_days, len(standard.subtypes)
    (2, 5)
    >>> standard.documents(subtype=4).brings[1].passage.ru
    'электронная копия документа об образовании (при наличии) прикрепляется к заявлению услугополучателем;'
    >>> load_standard("2012-officers-military-id-standard", "P1200001741").subtypes[1].ru
    'При обмене военного билета образца СССР на образец Республики Казахстан:'
    """
    path = _FOLDER / standard_id / f"{edition}.yaml"
    if path.is_file():
        return _read(path)
    if edition == _EDITION_2012 and standard_id in standard_ids():
        return shared.load_standards(_FOLDER_2012)[standard_id]
    raise CatalogueError(f"There is no data file of the standard {standard_id}, edition {edition}.")


def standards_of(form_id: str) -> tuple[str, ...]:
    """Return the ids of the standards whose service uses a form, sorted.

    Args:
        form_id: The form's id: that of an application, a result or a refusal.

    Raises:
        CatalogueError: A data file is broken.

    >>> standards_of("2012-officers-registration-application")
    ('2012-officers-registration-standard',)
    """
    return tuple(sorted({s.id for s in _all_standards() if form_id in s.forms}))


@cache
def _all_standards() -> tuple[ServiceStandard, ...]:
    return load_all()


def load_all(folder: Path = _FOLDER) -> tuple[ServiceStandard, ...]:
    """Read every data file of standards, whether a form uses it or not.

    Args:
        folder: Where they lie, if not in the library.

    Raises:
        CatalogueError: A file is broken or lies in a wrong place; the message names the first
            such file and its key.
    """
    folder_2012 = folder / _FOLDER_2012.name
    files = sorted(path for path in folder.rglob("*.yaml") if path.parent != folder_2012)
    return (*map(_read, files), *shared.load_standards(folder_2012).values())


def _read(path: Path) -> TabularStandard:
    standard = load_yaml(path, TabularStandard)
    if standard.id != path.parent.name:
        raise CatalogueError(
            f"{name_of(path)}: id: the file is of {path.parent.name}, not of {standard.id}"
        )
    return standard
