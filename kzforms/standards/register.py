"""The standards: one YAML file each, read when it is asked for.

The ten of 2012 share most of their words, and are read together: see `shared`.
"""

import difflib
from functools import cache
from pathlib import Path

from kzforms.data_files import load_yaml
from kzforms.errors import CatalogueError, UnknownForm
from kzforms.standards import shared
from kzforms.standards.schema import ServiceStandard
from kzforms.standards.tabular import TabularStandard

_FOLDER = Path(__file__).with_name("data")
_FOLDER_2012 = _FOLDER / "2012"


def standard_ids() -> tuple[str, ...]:
    """The ids of all service standards, sorted."""
    tabular = [path.stem for path in _FOLDER.glob("*.yaml")]
    return tuple(sorted([*tabular, *map(shared.standard_id, shared.standard_files(_FOLDER_2012))]))


@cache
def get_standard(standard_id: str) -> ServiceStandard:
    """A service standard by its form's id.

    Raises:
        UnknownForm: There is no such standard.
        CatalogueError: Its data file is broken.

    >>> standard = get_standard("standard-military-registration")
    >>> standard.terms[0].working_days, len(standard.subtypes)
    (2, 5)
    >>> standard.documents(subtype=4).brings[1].passage.ru
    'услугополучатель прикрепляет к заявлению электронную копию документа об образовании (при наличии);'
    >>> get_standard("2012-officers-military-id-standard").subtypes[1].ru
    'При обмене военного билета образца СССР на образец Республики Казахстан:'
    """
    ids = standard_ids()
    if standard_id not in ids:
        nearest = difflib.get_close_matches(standard_id, ids)
        raise UnknownForm(standard_id, nearest, "service standard")
    path = _FOLDER / f"{standard_id}.yaml"
    if not path.is_file():
        return shared.load_standards(_FOLDER_2012)[standard_id]
    standard = load_yaml(path, TabularStandard)
    if standard.id != standard_id:
        raise CatalogueError(f"{standard_id}.yaml: id: the file is not of {standard.id}")
    return standard
