"""From a document to HTML: the templates, and a list of every value that they print."""

from dataclasses import dataclass, field
from datetime import date, datetime

from kzforms.form import Form
from kzforms.form.definition import SIGNATURE
from kzforms.form.widgets import Widget
from kzforms.pages.electronic import ElectronicElements
from kzforms.pages.placeholders import Placeholders
from kzforms.pages.sheet import PrintedValue, Sheet
from kzforms.pages.templates import environment
from kzforms.text import Bilingual, Language
from kzforms.values import FormModel


@dataclass(frozen=True)
class SignaturePlan:
    """A signature field that the page source asks for.

    Attributes:
        role: Who signs there.
        label: The tooltip.
    """

    role: Bilingual
    label: str


@dataclass(frozen=True)
class Composition:
    """HTML, and what it prints of the document.

    Attributes:
        html: The whole page source.
        printed: Every value in it, in its order.
        signatures: The signature fields that it asks for, by name.
        widgets: The fields to fill in that it asks for, by the name of their placeholder.
        close_lines: Whether the writing lines that are left empty are to be closed.
    """

    html: str
    printed: tuple[PrintedValue, ...] = ()
    signatures: dict[str, SignaturePlan] = field(default_factory=dict)
    widgets: dict[str, Widget] = field(default_factory=dict)
    close_lines: bool = False


def compose(
    form: Form,
    document: FormModel,
    languages: tuple[Language, ...],
    *,
    rows: int = 0,
    created: datetime | None = None,
    as_of: date | None = None,
    electronic: ElectronicElements | None = None,
    fillable: bool = False,
    close_lines: bool = False,
) -> Composition:
    """Compose the page source of a document or blank.

    Args:
        form: The form, in the edition that is wanted.
        document: The document, or what is known of a blank.
        languages: One sheet for each.
        rows: The least number of rows of the table, or of the lists of a fillable blank.
        created: The date for the metadata, if any. The clock is never read.
        as_of: The day for which the document is made, if not for today's use.
        electronic: What to print below the signatures of an electronic document.
        fillable: Whether to put a placeholder for a field where a value is missing.
        close_lines: Whether to close the writing lines that are left empty.
    """
    placeholders = Placeholders(form) if fillable else None
    sheets = [
        Sheet(
            form,
            document,
            language,
            rows=rows,
            as_of=as_of,
            electronic=electronic,
            placeholders=placeholders,
        )
        for language in languages
    ]
    rendered = [(sheet.language, sheet.render()) for sheet in sheets]
    first = languages[0]
    html = (
        environment(form.templates)
        .get_template("document.html")
        .render(
            languages=languages,
            sheets=rendered,
            title=form.title[first],
            description=_description(form, first, as_of),
            page=form.edition.page,
            created=created.isoformat(timespec="seconds") if created else None,
        )
    )
    signatures = {
        f"sig_{slot.id}_{language}": SignaturePlan(
            slot.role, f"{SIGNATURE[language]}: {slot.role[language]}"
        )
        for language in languages
        for slot in form.signers
    }
    return Composition(
        html,
        tuple(value for sheet in sheets for value in sheet.printed),
        signatures,
        placeholders.widgets if placeholders else {},
        close_lines,
    )


def _description(form: Form, language: Language, as_of: date | None) -> str:
    day = f", {as_of:%d.%m.%Y}" if as_of else ""
    return " ".join(
        [
            *(f"{paragraph}." for paragraph in form.heading_block(language)),
            f"{form.id}, {form.edition.id}{day}.",
            *form.notices(language, as_of=as_of),
        ]
    )
