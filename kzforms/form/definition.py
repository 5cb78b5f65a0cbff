"""What a form is: one literal of these classes at the end of each form's module.

Wrong field names in a literal fail when the module is imported, not when a page is made.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, Self

from kzforms.form.edition import Edition
from kzforms.form.heading import AnnexHeading, Heading
from kzforms.text import Bilingual, Language
from kzforms.values import FormModel

FORM_MARKER: Final = Bilingual(kk="Нысан", ru="Форма")
"""The word under the annex block of a form that is filled in."""

CONTINUED: Final = Bilingual(kk="жалғасы", ru="продолжение")
"""What the top of a page says of a row that goes on there. Our own words."""

MARKED: Final = Bilingual(kk="белгі қойылды", ru="отмечено")
"""What is read aloud before an alternative that the document chose. Our own words."""

SIGNATURE: Final = Bilingual(kk="Қолы", ru="Подпись")
"""How the tooltip of a signature field begins. Our own words."""


class NothingToFill(FormModel):
    """The model of a document that has no fields: a service standard, a directory."""


def nothing_to_fill(form_id: str) -> type[NothingToFill]:
    """Make an empty model class.

    Every form needs its own, because `Catalogue.form_of` looks forms up by class.
    """
    name = "".join(word.capitalize() for word in form_id.split("-"))
    return type(name, (NothingToFill,), {"__doc__": f"The document {form_id}: no fields."})


@dataclass(frozen=True, kw_only=True)
class Ended:
    """An explicit end of a form: no edition follows.

    Attributes:
        how: Repealed, or superseded by something that is no edition of it.
        by: The act that did it. What is known of the day is that act's entry into force.
    """

    how: Literal["repealed", "superseded"]
    by: str


@dataclass(frozen=True, eq=False, kw_only=True)
class FormDefinition:
    """A form in all its editions.

    Attributes:
        id: Its name here, as in `kzforms list`.
        title: What it is.
        act: The act to which it is annexed.
        document: What that act approves and the form belongs to: see `ApprovedDocument.id`.
        annex: The annex's number in it.
        marker: Whether the page is marked «Нысан» / «Форма».
        heading: What the page says, top right, of where the form belongs.
        checked_on: When it was last compared with its source.
        editions: In any order: which one counts on a day follows from the facts of their acts.
        ended: How it ended, if it did.
        repeal_looked_up: Whether anybody looked for a repeal.
    """

    id: str
    title: Bilingual
    act: str
    document: str
    annex: str
    checked_on: date
    editions: tuple[Edition, ...]
    marker: bool = True
    heading: Heading = AnnexHeading()  # noqa: RUF009 - it holds nothing
    ended: Ended | None = None
    repeal_looked_up: bool = True

    def __post_init__(self) -> None:
        ids = [edition.id for edition in self.editions]
        if not ids or len(set(ids)) < len(ids):
            raise TypeError(f"{self.id}: the editions need ids of their own: {', '.join(ids)}")

    def with_edition(self, edition: Edition) -> Self:
        """Return the form with one edition more.

        Raises:
            TypeError: It has an edition with this id already.
        """
        return replace(self, editions=(*self.editions, edition))

    def template(self, edition: Edition, language: Language) -> str:
        """Return the template of an edition in one language: a file below `templates/`."""
        wording = edition.wording[language]
        return wording.template or f"{language}/{self.id}/{wording.act}.html"
