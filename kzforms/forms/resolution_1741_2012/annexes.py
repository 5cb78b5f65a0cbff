"""What annexes 1 to 3 to the ten standards of 2012 have in common.

Source: https://adilet.zan.kz/kaz/docs/P1200001741, checked on 2026-11-21.
"""

from collections.abc import Callable

from kzforms.form import Edition, FormDefinition, Wording
from kzforms.forms.resolution_1741_2012.services import (
    AMENDING_ACT,
    BASE_ACT,
    CHECKED,
    ENDED,
    Service,
)
from kzforms.text import Bilingual
from kzforms.values import FormModel


def annexed(
    service: Service,
    *,
    form_id: str,
    annex: str,
    title: Bilingual,
    template: str,
    translated_ru: tuple[str, ...],
    model: type[FormModel],
    content: Callable[[], object],
) -> FormDefinition:
    """Define an annex to the standard of one service.

    Args:
        service: The service.
        form_id: The form's id.
        annex: The annex's number.
        title: What it is; the service's name is added.
        template: The template, the same for both languages.
        translated_ru: What in the Russian wording is our translation.
        model: What it is filled with.
        content: Hands out what the template prints besides the document.
    """
    kazakh = Wording(template=template, act=AMENDING_ACT, checked_on=CHECKED)
    russian = Wording(
        template=template, act=AMENDING_ACT, checked_on=CHECKED, translated=translated_ru
    )
    return FormDefinition(
        id=form_id,
        title=Bilingual(
            kk=f"{title.kk} («{service.name.kk}»)", ru=f"{title.ru} («{service.name.ru}»)"
        ),
        act=BASE_ACT,
        document=service.id,
        annex=annex,
        marker=False,
        checked_on=CHECKED,
        ended=ENDED,
        editions=(
            Edition(
                act=AMENDING_ACT,
                annex=service.annex,
                model=model,
                page="portrait",
                wording={"kk": kazakh, "ru": russian},
                content=content,
            ),
        ),
    )
