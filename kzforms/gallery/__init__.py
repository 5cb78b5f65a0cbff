"""A page that shows all forms, for the folder that holds their blanks.

One HTML file with pictures of the first pages, in Kazakh and Russian, that needs no network.
"""

import base64
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from kzforms.errors import UnreadableDocument
from kzforms.files import web_page, write_output
from kzforms.form import Form
from kzforms.form.lifecycle import LIFECYCLE_WORDS
from kzforms.text import LANGUAGES, Language

PICTURE_WIDTH: Final = 560
"""In pixels: twice the width on the page, for sharp letters on fine screens."""

_GREYS: Final = 8


@dataclass(frozen=True)
class Picture:
    """The first page of a blank.

    Attributes:
        source: The picture as a `data:` address.
        width: In pixels.
        height: In pixels.
        pages: How many pages the blank has.
        href: The blank's address, relative to the page.
        fillable: The address of the blank to fill in on the screen, or None.
    """

    source: str
    width: int
    height: int
    pages: int
    href: str
    fillable: str | None


@dataclass(frozen=True)
class Card:
    """A form as the page shows it.

    Attributes:
        form: The form.
        pictures: By language.
        sample: The address of its sample data, or None.
    """

    form: Form
    pictures: Mapping[Language, Picture]
    sample: str | None

    @property
    def words(self) -> str:
        """The text that the search looks in, in small letters."""
        form = self.form
        parts = [form.id, form.annex, form.act.id, form.act.number, form.edition.id]
        for language in LANGUAGES:
            parts += [form.title[language], *form.heading_block(language)]
        return " ".join(parts).casefold()


def write_gallery(folder: Path, forms: Iterable[Form]) -> Path:
    """Write `index.html` beside blanks that were written before.

    Args:
        folder: Holds `<form>.kk.pdf` and `<form>.ru.pdf` for each form. `<form>.json` (sample
            data) and `<form>.<language>.fillable.pdf` are linked to where they are there.
        forms: The forms, in their order; those of one act stand together.

    Returns:
        The page.

    Raises:
        UnreadableDocument: A blank is missing, or no PDF.
        WouldReplace: An `index.html` is there that kzforms did not make.
        CannotWrite: The page cannot be written.
    """
    cards = [_card(folder, form) for form in forms]
    page = folder / "index.html"
    write_output(page, gallery(cards).encode(), web_page)
    return page


def gallery(cards: Iterable[Card]) -> str:
    """Return the page's HTML."""
    together = sorted(cards, key=_act_order({}))
    groups = [
        (act, list(of_act)) for act, of_act in groupby(together, key=lambda card: card.form.act)
    ]
    return str(
        _environment()
        .get_template("page.html")
        .render(
            groups=groups,
            count=len(together),
            lifecycles={
                name: words
                for name, words in LIFECYCLE_WORDS.items()
                if any(card.form.lifecycle().name == name for card in together)
            },
            since=_since,
            languages=LANGUAGES,
        )
    )


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _act_order(places: dict[str, int]) -> Callable[[Card], int]:
    """Make a key that brings the forms of an act together, acts in order of their first form."""
    return lambda card: places.setdefault(card.form.act.id, len(places))


def _since(form: Form, language: Language) -> str:
    """Say what is known of the day from which an edition is in force."""
    fact = form.in_force_from
    if fact.earliest is None:
        return {
            "kk": "қолданысқа енген күні белгісіз",
            "ru": "дата введения в действие неизвестна",
        }[language]
    day = f"{fact.earliest:%d.%m.%Y}"
    exact = fact.earliest == fact.latest
    if form.lifecycle().name == "forthcoming":
        kk = f"{day} күнінен бастап енгізіледі" if exact else f"{day} күнінен бұрын енгізілмейді"
        ru = f"вводится в действие {'с' if exact else 'не ранее'} {day}"
    else:
        kk = (
            f"{day} күнінен бастап қолданыста"
            if exact
            else f"қолданысқа {day} күнінен бұрын енбеген"
        )
        ru = f"введено в действие {'с' if exact else 'не ранее'} {day}"
    return {"kk": kk, "ru": ru}[language]


def _card(folder: Path, form: Form) -> Card:
    sample = folder / f"{form.id}.json"
    return Card(
        form=form,
        pictures={language: _picture(folder, form, language) for language in LANGUAGES},
        sample=sample.name if sample.is_file() else None,
    )


def _picture(folder: Path, form: Form, language: Language) -> Picture:
    import pypdfium2

    blank = folder / f"{form.id}.{language}.pdf"
    fillable = folder / f"{form.id}.{language}.fillable.pdf"
    try:
        document = pypdfium2.PdfDocument(blank)
    except (OSError, pypdfium2.PdfiumError) as error:
        raise UnreadableDocument(f"{blank.name} is missing, or no PDF.") from error
    with document:
        page = document[0]
        scale = PICTURE_WIDTH / page.get_width()
        image = page.render(scale=scale, grayscale=True).to_pil()
        pages = len(document)
    file = io.BytesIO()
    # Few greys without loss: letters stay clear, and the file is smaller than a blurred one.
    image.quantize(_GREYS).convert("RGB").save(file, "WEBP", lossless=True, method=6)
    return Picture(
        source="data:image/webp;base64," + base64.b64encode(file.getvalue()).decode("ascii"),
        width=image.width,
        height=image.height,
        pages=pages,
        href=blank.name,
        fillable=fillable.name if fillable.is_file() else None,
    )
