"""What a page says, top right, of where its form belongs («Приложение 17 к Правилам …»)."""

from typing import TYPE_CHECKING, Protocol

from kzforms.text import Language

if TYPE_CHECKING:
    from kzforms.form.form import Form


Lines = tuple[str, ...]
"""The lines of a paragraph: the acts give the annex's number one of its own."""


class Heading(Protocol):
    """A kind of heading: one of the classes below."""

    def paragraphs(self, form: "Form", language: Language) -> tuple[Lines, ...]:
        """Return each paragraph's lines, from top to bottom."""


class AnnexHeading:
    """The document to which the form is annexed, and the annex's number."""

    def paragraphs(self, form: "Form", language: Language) -> tuple[Lines, ...]:
        """Return the annex reference, generated from the act's data.

        Raises:
            TypeError: The act's data have no words for this document.
        """
        document = form.definition.document
        heading = form.act.approved(document).annex_heading
        if heading is None:
            raise TypeError(f"{document} has no annex heading")
        if language == "kk":
            return ((heading.kk, f"{form.annex}-қосымша"),)
        return ((f"Приложение {form.annex}", heading.ru),)


class StandardHeading:
    """The act to which the edition was annexed, and the act that approved it.

    A standard of 2012 is not annexed to a document: it is such a document itself.
    """

    def paragraphs(self, form: "Form", language: Language) -> tuple[Lines, ...]:
        """Return both references."""
        annex, amending = form.edition.annex, form.edition_act
        if language == "kk":
            return (
                (amending.cite(language, "dative"), f"{annex}-қосымша"),
                (form.act.cite(language, "instrumental"), "бекітілген"),
            )
        return (
            (f"Приложение {annex}", f"к {amending.cite(language, 'dative')}"),
            ("Утвержден", form.act.cite(language, "instrumental")),
        )


class NoHeading:
    """Nothing: the act prints nothing there."""

    def paragraphs(self, form: "Form", language: Language) -> tuple[Lines, ...]:  # noqa: ARG002 - the protocol's
        """Return no paragraph."""
        return ()
