"""Service standards as forms with nothing to fill in."""

from datetime import date
from functools import partial
from typing import Final

from kzforms.form.definition import nothing_to_fill
from kzforms.form.edition import Edition, Wording
from kzforms.standards import load_standard
from kzforms.text import Bilingual

REQUIREMENTS: Final = Bilingual(
    kk="«{}» мемлекеттік қызметін көрсетуге қойылатын негізгі талаптардың тізбесі",
    ru="Перечень основных требований к оказанию государственной услуги «{}»",
)
"""The title of a standard since 2021, around the name of the service."""

STANDARD: Final = Bilingual(
    kk="«{}» мемлекеттік көрсетілетін қызмет стандарты",
    ru="Стандарт государственной услуги «{}»",
)
"""The title of a standard before that."""


def titled(kind: Bilingual, *, kk: str, ru: str) -> Bilingual:
    """Put the name of a service into a title.

    Args:
        kind: `REQUIREMENTS` or `STANDARD`.
        kk: The name in Kazakh, without quotation marks.
        ru: The name in Russian.
    """
    return Bilingual(kk=kind.kk.format(kk), ru=kind.ru.format(ru))


def standard_edition(
    form_id: str, *, act: str, annex: str, checked_on: date, amends: Edition | None = None
) -> Edition:
    """Make the edition of a standard whose text is `kzforms/standards/data/<form>/<edition>.yaml`.

    Args:
        form_id: The form's id, which is that of the standard.
        act: The act that made the edition.
        annex: Which annex of that act it was.
        checked_on: When its text was last compared with its source.
        amends: The edition that it amends, or None.
    """
    words = Wording(template="standard.html", act=act, checked_on=checked_on)
    translated = Wording(
        template="standard.html", act=act, checked_on=checked_on, translated=("in part",)
    )
    return Edition(
        act=act,
        annex=annex,
        model=nothing_to_fill(form_id),
        page="portrait",
        wording={"kk": words, "ru": translated},
        content=partial(load_standard, form_id, act),
        amends=amends,
    )
