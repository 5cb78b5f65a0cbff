"""Service standards as forms with nothing to fill in."""

from datetime import date
from functools import partial
from typing import Final

from kzforms.form.definition import nothing_to_fill
from kzforms.form.edition import Edition, Wording
from kzforms.standards import Source, load_standard
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
    form_id: str,
    *,
    act: str,
    annex: str | None,
    checked_on: date,
    source: str | None = None,
    russian: Source | None = None,
    amends: Edition | None = None,
) -> Edition:
    """Make the edition of a standard whose text is `kzforms/standards/data/<form>/<edition>.yaml`.

    Args:
        form_id: The form's id, which is that of the standard.
        act: The act that made the edition.
        annex: Which annex of that act it was, or None if that is not known.
        checked_on: When its Kazakh text was last compared with its source.
        source: The address of the official Kazakh text; None is the act's own text.
        russian: Where the official Russian text was read; None if it was not found, and the
            Russian words are, in part, our translation.
        amends: The edition that it amends, or None.
    """
    wording = partial(Wording, template="standard.html", act=act)
    return Edition(
        act=act,
        annex=annex,
        model=nothing_to_fill(form_id),
        page="portrait",
        wording={
            "kk": wording(source=source, checked_on=checked_on),
            "ru": wording(checked_on=checked_on, translated=("in part",))
            if russian is None
            else wording(source=russian.source, checked_on=russian.checked_on),
        },
        content=partial(load_standard, form_id, act),
        amends=amends,
    )
