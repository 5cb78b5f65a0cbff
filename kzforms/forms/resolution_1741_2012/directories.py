"""Two directories of 2012, annexed to each of ten standards: twenty forms with nothing to fill in.

Annex 1: departments of defence affairs; annex 2: public service centres. The records are
data, `kzforms/directory/data/*.yaml`, with the readings in which the ten printed copies
disagree; one template prints them all, each as it is printed. The Russian wording is our
translation.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from functools import partial
from typing import Final

from kzforms.directory import (
    centre_copy,
    centre_directory,
    department_copy,
    department_directory,
)
from kzforms.form import nothing_to_fill
from kzforms.forms.resolution_1741_2012.annexes import annexed
from kzforms.forms.resolution_1741_2012.services import SERVICES

_WHOLE: Final = ("all",)
"""The Russian wording, names and addresses included."""

_DIRECTORIES: Final = (
    ("authorities", "1", department_directory, department_copy),
    ("centres", "2", centre_directory, centre_copy),
)

DEFINITIONS: Final = tuple(
    annexed(
        service,
        form_id=(form_id := f"2012-{service.id}-{name}"),
        annex=annex,
        title=directory().title,
        template="directory.html",
        translated_ru=_WHOLE,
        model=nothing_to_fill(form_id),
        content=partial(copy, service.id),
    )
    for service in SERVICES
    for name, annex, directory, copy in _DIRECTORIES
)
