"""Read what was written in a fillable blank, whole or half filled."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, overload

from kzforms.documents.agreement import disagreement_of_blank
from kzforms.documents.attachment import (
    AttachedBlank,
    form_of,
    no_fillable_blank,
    read_attached_blank,
)
from kzforms.errors import FormDataError, Problem, TextDisagrees, UnreadableDocument
from kzforms.form import Catalogue, Form
from kzforms.form.data import missing_languages
from kzforms.form.widgets import data_of
from kzforms.pdf.fields import WrittenFields, written_fields
from kzforms.pdf.file import PdfSource, pdf_bytes
from kzforms.text import Languages, split_languages
from kzforms.values import FormModel


@dataclass(frozen=True)
class PartialDocument:
    """What was written in a blank, whether or not it is a whole document.

    Attributes:
        form: The form's id.
        edition: The edition's id.
        language: The language of the blank: kk, ru, kk-ru.
        data: What was written and what the blank knew, as plain data: as far as they go, and
            as they were written where something is wrong.
        problems: What is missing or wrong, in the order of the form; none if the document is
            whole.
    """

    form: str
    edition: str
    language: Languages
    data: dict[str, Any]
    problems: tuple[Problem, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return what `kzforms read --partial` prints."""
        return {
            "form": self.form,
            "edition": self.edition,
            "language": self.language,
            "data": self.data,
            "problems": [
                {
                    "path": problem.path,
                    "code": problem.code,
                    "message": problem.message,
                    "hint": problem.hint,
                }
                for problem in self.problems
            ],
        }


@overload
def read_filled(
    pdf: PdfSource,
    *,
    partial: Literal[False] = False,
    strict: bool = True,
    catalogue: Catalogue | None = None,
) -> FormModel: ...


@overload
def read_filled(
    pdf: PdfSource,
    *,
    partial: Literal[True],
    strict: bool = True,
    catalogue: Catalogue | None = None,
) -> PartialDocument: ...


def read_filled(
    pdf: PdfSource,
    *,
    partial: bool = False,
    strict: bool = True,
    catalogue: Catalogue | None = None,
) -> FormModel | PartialDocument:
    """Return the document that was written in a fillable blank.

    Rows after the last one in which something was written do not count. To make a PDF that
    can be signed and archived, render the document.

    Args:
        pdf: The file, as any program saved it.
        partial: Return what was written as plain data, with what is missing or wrong beside
            it, instead of refusing a blank that is not filled in wholly and rightly.
        strict: Whether to check that what the blank knew is printed on it.
        catalogue: Where the form is looked up, if not in the library's own catalogue.

    Raises:
        UnreadableDocument: It is no PDF, no fillable blank of ours, or one whose fields are
            gone: flattened, or printed into a new file.
        FormDataError: Without `partial`: what was written does not fit the form; all problems
            at once, each with the path of its field.
        TextDisagrees: With `strict`: what the blank knew is not what is printed on it.
    """
    content = pdf_bytes(pdf)
    attached = read_attached_blank(content)
    if attached is None:
        raise no_fillable_blank(content)
    form = form_of(attached, catalogue)
    if partial:
        return written_data(content, attached, form, strict=strict)[0]
    return written_document(content, attached, form, strict=strict)


def written_document(
    pdf: bytes, blank: AttachedBlank, form: Form, *, strict: bool = True
) -> FormModel:
    """Return the document that was written in a blank, of which the attached file is read already.

    Args:
        pdf: The file.
        blank: What the blank says of itself.
        form: The form that it is a blank of.
        strict: Whether to check that what the blank knew is printed on it.

    Raises:
        UnreadableDocument: Its fields are gone.
        FormDataError: What was written does not fit the form.
        TextDisagrees: With `strict`: what the blank knew is not what is printed on it.
    """
    found, document = written_data(pdf, blank, form, strict=strict)
    if document is None or found.problems:
        raise FormDataError(found.problems)
    return document


def written_data(
    pdf: bytes, blank: AttachedBlank, form: Form, *, strict: bool = True
) -> tuple[PartialDocument, FormModel | None]:
    """Return the data that were written in a blank, and the document if they are one.

    Args:
        pdf: The file.
        blank: What the blank says of itself.
        form: The form that it is a blank of.
        strict: Whether to check that what the blank knew is printed on it.

    Raises:
        UnreadableDocument: Its fields are gone.
        FormDataError: What the blank says that it knew does not fit the form.
        TextDisagrees: With `strict`: what the blank knew is not what is printed on it.
    """
    if strict:
        disagrees = disagreement_of_blank(pdf, form, form.load_known(blank.known), blank)
        if disagrees is not None:
            raise TextDisagrees(disagrees)
    fields = written_fields(pdf)
    written, problems = data_of(form.fields, fields.texts)
    data = _merged(blank.known, written)
    document = None
    try:
        document = form.load(data)
    except FormDataError as error:
        problems = _all_problems(problems, error.problems)
    else:
        problems += tuple(missing_languages(form.fields, document, split_languages(blank.language)))
    _require_fields(fields, form, problems)
    found = PartialDocument(
        form.id, form.edition.id, blank.language, _without_empty(data) or {}, problems
    )
    return found, document


def _all_problems(first: tuple[Problem, ...], then: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Join what was wrong before validation and what is besides."""
    paths = {problem.path for problem in first}
    return (*first, *(problem for problem in then if problem.path not in paths))


def _require_fields(fields: WrittenFields, form: Form, problems: Iterable[Problem]) -> None:
    """Refuse a blank in which a missing value had no field to be written in.

    Raises:
        UnreadableDocument: It was flattened, or some of its fields are gone.
    """
    parts = form.fields.root.parts
    names = [name for name in fields.names if any(_is_at(name, part.name) for part in parts)]
    if not names:
        raise UnreadableDocument(
            "This fillable blank was flattened (printed into a new file): what was written is on "
            "its pages, but its fields are gone. Ask for the file as it was saved, with its fields."
        )
    gone = [
        problem.path
        for problem in problems
        if problem.code == "missing" and not any(_is_at(name, problem.path) for name in names)
    ]
    if gone:
        raise UnreadableDocument(
            f"Some fields of this fillable blank are gone ({', '.join(gone[:_MOST_NAMED])}): pages "
            "were taken out, or a part of it was flattened (printed). Ask for the file as it was "
            "saved, with all its fields."
        )


_MOST_NAMED = 5
"""How many of the fields that are gone a message names."""


def _is_at(name: str, path: str) -> bool:
    """Tell whether a field is the one at a path, a part of it, or a row of it."""
    return name == path or name.startswith((f"{path}.", f"{path}["))


def _merged(known: Any, written: Any) -> Any:
    """Join what was known and printed with what was written in the other fields."""
    if isinstance(known, dict) and isinstance(written, dict):
        return {name: _merged(known.get(name), written.get(name)) for name in {**known, **written}}
    if isinstance(known, list) and isinstance(written, list):
        longer = max(len(known), len(written))
        rows = (each + [{}] * (longer - len(each)) for each in (known, written))
        return [_merged(*pair) for pair in zip(*rows, strict=True)]
    return known if written is None else written


def _without_empty(data: Any) -> Any:
    """Return data without the groups in which nothing was written; rows keep their places."""
    if isinstance(data, list):
        return [{} if (row := _without_empty(each)) is None else row for each in data]
    if not isinstance(data, dict):
        return data
    found = {name: _without_empty(value) for name, value in data.items()}
    return {name: value for name, value in found.items() if value is not None} or None
