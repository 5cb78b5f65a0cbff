"""The ten service standards of 2012: texts of 26 points, with nothing to fill in.

The texts are data: `kzforms/standards/data/2012/`; one template prints them all. The Russian
wording is our translation but for the names of seven services.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21. The first page of
standard 1 names no act at its top right; those of the others do.
"""

from functools import partial
from typing import Final

from kzforms.acts import default_register
from kzforms.form import (
    Edition,
    FormDefinition,
    NoHeading,
    StandardHeading,
    Wording,
    nothing_to_fill,
)
from kzforms.forms.resolution_1741_2012.services import (
    AMENDING_ACT,
    BASE_ACT,
    CHECKED,
    ENDED,
    SERVICES,
    Service,
)
from kzforms.standards import load_standard


def _standard(service: Service) -> FormDefinition:
    form_id = f"2012-{service.id}-standard"
    words = Wording(template="narrative.html", act=AMENDING_ACT, checked_on=CHECKED)
    translated = Wording(
        template="narrative.html", act=AMENDING_ACT, checked_on=CHECKED, translated=("in part",)
    )
    return FormDefinition(
        id=form_id,
        title=default_register()[BASE_ACT].approved(service.id).title,
        act=BASE_ACT,
        document=service.id,
        annex=service.annex,
        marker=False,
        heading=NoHeading() if service.annex == "1" else StandardHeading(),
        checked_on=CHECKED,
        ended=ENDED,
        editions=(
            Edition(
                act=AMENDING_ACT,
                annex=service.annex,
                model=nothing_to_fill(form_id),
                page="portrait",
                wording={"kk": words, "ru": translated},
                content=partial(load_standard, form_id, AMENDING_ACT),
            ),
        ),
    )


DEFINITIONS: Final = tuple(_standard(service) for service in SERVICES)
