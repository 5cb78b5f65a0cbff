"""The standards: one YAML file each, read when it is asked for."""

import difflib
from functools import cache
from pathlib import Path

from kzforms.data_files import load_yaml
from kzforms.errors import CatalogueError, UnknownForm
from kzforms.standards.schema import ServiceStandard

_FOLDER = Path(__file__).with_name("data")


def standard_ids() -> tuple[str, ...]:
    """The ids of all service standards, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


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
    """
    ids = standard_ids()
    if standard_id not in ids:
        raise UnknownForm(standard_id, difflib.get_close_matches(standard_id, ids))
    standard = load_yaml(_FOLDER / f"{standard_id}.yaml", ServiceStandard)
    if standard.id != standard_id:
        raise CatalogueError(f"{standard_id}.yaml: id: the file is not of {standard.id}")
    return standard
