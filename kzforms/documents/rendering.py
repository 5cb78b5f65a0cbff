"""From a document to a finished PDF: compose HTML, typeset it, verify the pages."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kzforms.documents.attachment import attach, attach_blank
from kzforms.errors import FormDataError, InvalidValue, Problem
from kzforms.files import write_output
from kzforms.form import Catalogue, Form
from kzforms.form.data import missing_languages
from kzforms.form.warnings import warnings_of
from kzforms.form.widgets import has_lists
from kzforms.forms import default_catalogue
from kzforms.pages.compose import Composition, compose
from kzforms.pages.electronic import ElectronicElements
from kzforms.pages.finish import SignatureField
from kzforms.pages.placeholders import Placeholders
from kzforms.pages.typeset import AttachedFile, make_pages
from kzforms.pages.verify import verify
from kzforms.pdf.work import work_on
from kzforms.text import Language, Languages, split_languages
from kzforms.values import FormModel
from kzforms.values.rows import MAX_ROWS


@dataclass(frozen=True)
class RenderedForm:
    """A finished PDF.

    Attributes:
        pdf: The file's bytes. The same input gives the same bytes.
        pages: How many pages it has.
        form: The form's id.
        edition: The edition's id.
        lang: The language or languages: kk, ru, kk-ru.
        signature_fields: Its empty signature fields, by page and place.
        sha256: The SHA-256 of `pdf`, in hexadecimal.
        warnings: What looks odd in the data, and was printed as given.
    """

    pdf: bytes
    pages: int
    form: str
    edition: str
    lang: Languages
    signature_fields: tuple[SignatureField, ...]
    sha256: str
    warnings: tuple[Problem, ...] = ()

    def write(self, path: str | os.PathLike[str], *, replace: bool = False) -> None:
        """Write the file, whole or not at all.

        Write over a file that is there only if kzforms made it and nobody worked on it since.
        Follow symbolic links; write into a device or a named pipe, and do not replace it.

        Args:
            path: The file.
            replace: Whether to write over any other file too: a signed, filled in or changed
                one, or one that kzforms did not make.

        Raises:
            WouldReplace: Such a file is there. It was not touched.
            CannotWrite: The folder or the file cannot be written.
        """
        write_output(path, self.pdf, work_on, replace=replace)


def render(
    document: FormModel,
    lang: Languages = "kk",
    *,
    edition: str | None = None,
    on: date | None = None,
    electronic: ElectronicElements | None = None,
    created: datetime | None = None,
    close_lines: bool = True,
    catalogue: Catalogue | None = None,
) -> RenderedForm:
    """Return the PDF of a filled form.

    Args:
        document: What it is filled with; its class says which form and edition it is.
        lang: kk, ru, or kk-ru for the Kazakh sheets followed by the Russian ones.
        edition: Print it as another edition, which it must fit.
        on: Print it as of a day, in the edition certainly in force then: a form that has been
            repealed since does not say so.
        electronic: What to print below the signatures of an electronic document: number and
            date of registration, and an address to verify it at, also as a QR code.
        created: The date for the file's metadata, with a time zone. Without it they have
            none: the library never reads the clock.
        close_lines: Whether the writing lines that are left empty are closed by a dash or a
            «Z», so that nothing can be added after signing. Where something is written by hand
            after printing they stay open.
        catalogue: Where the form is looked up, if not in the library's own catalogue.

    Raises:
        InvalidValue: `created` has no time zone.
        FormDataError: A wording lacks a language, or the document does not fit the edition.
        UnknownEdition: The form has no such edition.
        NotInForce: No edition was in force on that day.
        EditionUncertain: Which edition was in force on that day is not certain.
        RenderError: A value would not be on the page as it was given.
        MissingLibrary: A system library is not installed.
    """
    _require_time_zone(created)
    catalogue = catalogue or default_catalogue()
    form = catalogue.form_of(document)
    if edition is not None or on is not None:
        form = catalogue.get_form(form.id, edition=edition, on=on)
        if not isinstance(document, form.model):
            document = form.load(document.model_dump(mode="json", exclude_none=True))
    languages = split_languages(lang)
    problems = tuple(missing_languages(form.fields, document, languages))
    if problems:
        raise FormDataError(problems)
    composition = compose(
        form,
        document,
        languages,
        created=created,
        as_of=on,
        electronic=electronic,
        close_lines=close_lines,
    )
    return _finish(
        form,
        languages,
        composition,
        created=created,
        attachment=attach(form, document, lang, on, electronic) if form.fillable else None,
        warnings=warnings_of(form, document, languages),
    )


def blank(
    form: str | Form,
    lang: Languages = "kk",
    *,
    rows: int | None = None,
    known: Mapping[str, Any] | str | bytes | None = None,
    fillable: bool = False,
    edition: str | None = None,
    on: date | None = None,
    created: datetime | None = None,
    catalogue: Catalogue | None = None,
) -> RenderedForm:
    """Return the PDF of a form to fill in: by hand, or on the screen.

    Args:
        form: The form, or its id.
        lang: kk, ru, or kk-ru for the Kazakh sheets followed by the Russian ones.
        rows: How many rows the table has; without it, as many as fit the first page. Of a
            fillable blank also how many lines a list has, if the form has not as many.
        known: What is known already and printed: any of the form's fields, as data or JSON.
        fillable: Whether it has fields to fill in on the screen: `read_filled` gives back what
            was written in them. It has as many rows as `rows` says; they cannot be added later.
        edition: The edition, if not the newest.
        on: Print it as of a day, in the edition certainly in force then: a form that has been
            repealed since does not say so.
        created: The date for the file's metadata, with a time zone.
        catalogue: Where the form is looked up, if not in the library's own catalogue.

    Raises:
        UnknownForm: No form has this id.
        UnknownEdition: The form has no such edition.
        NotInForce: No edition was in force on that day.
        EditionUncertain: Which edition was in force on that day is not certain.
        FormDataError: A known value is wrong, or lacks a language.
        InvalidValue: The form has no table, or not so many rows, or nothing to fill in; or
            `created` has no time zone.
        RenderError: A value would not be on the page as it was given.
        MissingLibrary: A system library is not installed.
    """
    _require_time_zone(created)
    if isinstance(form, str):
        form = (catalogue or default_catalogue()).get_form(form, edition=edition, on=on)
    document = form.load_known({} if known is None else known)
    languages = split_languages(lang)
    problems = tuple(missing_languages(form.fields, document, languages))
    if problems:
        raise FormDataError(problems)
    if fillable and not form.fillable:
        raise InvalidValue("fillable", f"{form.id} has nothing to fill in.", "Print it as it is.")
    composition = compose(
        form,
        document,
        languages,
        rows=_row_count(form, rows, languages, fillable=fillable),
        created=created,
        as_of=on,
        fillable=fillable,
    )
    attachment = attach_blank(form, document, lang) if fillable else None
    return _finish(form, languages, composition, created=created, attachment=attachment)


def _row_count(
    form: Form, rows: int | None, languages: tuple[Language, ...], *, fillable: bool
) -> int:
    table = form.edition.table
    if rows is None:
        if table is None or not fillable:
            return table.blank_rows if table else 0
        # Rows that hold several fields are higher: fewer of them fit the first page.
        height = max(map(Placeholders(form).row_height, languages))
        return int(table.blank_rows * table.row_height / height)
    if table is None and not (fillable and has_lists(form.fields)):
        raise InvalidValue("rows", f"{form.id} has no table.", "Leave the number of rows out.")
    if not 1 <= rows <= MAX_ROWS:
        raise InvalidValue(
            "rows", f"A blank has 1 to {MAX_ROWS} rows.", "Ask for another number.", most=MAX_ROWS
        )
    return rows


def _require_time_zone(created: datetime | None) -> None:
    if created is not None and created.tzinfo is None:
        raise InvalidValue("created", "`created` has no time zone.", "Give it one.")


def _finish(
    form: Form,
    languages: tuple[Language, ...],
    composition: Composition,
    *,
    created: datetime | None,
    attachment: AttachedFile | None = None,
    warnings: tuple[Problem, ...] = (),
) -> RenderedForm:
    finished = make_pages(composition, attachment=attachment, created=created)
    verify(finished, composition.printed)
    return RenderedForm(
        pdf=finished.pdf,
        pages=len(finished.pages),
        form=form.id,
        edition=form.edition.id,
        lang="kk-ru" if len(languages) > 1 else languages[0],
        signature_fields=finished.signature_fields,
        sha256=hashlib.sha256(finished.pdf).hexdigest(),
        warnings=warnings,
    )
