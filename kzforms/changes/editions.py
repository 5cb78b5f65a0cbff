"""Two editions of a form side by side: words and fields; and data of one for another."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from kzforms.changes.act_text import Block
from kzforms.changes.columns import compare_columns
from kzforms.changes.elements import Element, elements_of
from kzforms.changes.findings import find_differences
from kzforms.changes.results import TextFinding
from kzforms.changes.stream import WordStream
from kzforms.errors import FormDataError, Problem
from kzforms.fields.field import Field
from kzforms.form import Catalogue, Form
from kzforms.forms import default_catalogue
from kzforms.limits import Budget
from kzforms.text import LANGUAGES, Language


@dataclass(frozen=True)
class FieldChange:
    """A field that one of two editions has, or that differs between them.

    Attributes:
        path: The field, as `entries[].iin`; "" is the document itself.
        change: What happened to it.
        what: What differs, in words; "" for a field that came or went.
    """

    path: str
    change: Literal["added", "removed", "changed"]
    what: str = ""

    def __str__(self) -> str:
        return f"{self.path or 'the document'}: {self.what or self.change}"


@dataclass(frozen=True)
class Comparison:
    """The differences between two editions of a form.

    Attributes:
        form: The form's id.
        from_edition: The edition that is compared.
        to_edition: The edition that it is compared with.
        text: By language: pieces of text that differ. Their `code` is where the later
            edition's words are written.
        fields: Fields that differ, by path.
    """

    form: str
    from_edition: str
    to_edition: str
    text: dict[Language, tuple[TextFinding, ...]]
    fields: tuple[FieldChange, ...]

    @property
    def changed(self) -> bool:
        """Whether words or fields differ."""
        return bool(self.fields or any(self.text.values()))

    def to_json(self) -> dict[str, Any]:
        """Return what `kzforms compare --json` prints."""
        return {"changed": self.changed, **asdict(self)}


def compare(
    form_id: str, from_edition: str, to_edition: str, catalogue: Catalogue | None = None
) -> Comparison:
    """Compare two editions of a form.

    Args:
        form_id: The form.
        from_edition: One edition's id.
        to_edition: The other's.
        catalogue: Where they are looked up, if not in the library's own catalogue.

    Raises:
        UnknownForm: No form has this id.
        UnknownEdition: The form has no such edition.
    """
    before, now = _both(form_id, from_edition, to_edition, catalogue)
    return Comparison(
        form=form_id,
        from_edition=from_edition,
        to_edition=to_edition,
        text={language: tuple(_text(before, now, language)) for language in LANGUAGES},
        fields=tuple(_field_changes(before, now)),
    )


def check_record(
    form_id: str,
    data: Mapping[str, Any] | str | bytes,
    edition: str | None = None,
    catalogue: Catalogue | None = None,
) -> tuple[Problem, ...]:
    """Find what keeps a record, made for one edition, from being printed as another.

    Args:
        form_id: The form.
        data: The record: a dictionary or JSON.
        edition: The edition that it must fit; without it, the newest one.
        catalogue: Where the form is looked up, if not in the library's own catalogue.

    Returns:
        A problem for each field that is missing (code `missing`), that the edition does not
        have (`unknown_field`), or whose value does not fit any more. None if all is well.

    Raises:
        UnknownForm: No form has this id.
        UnknownEdition: The form has no such edition.
    """
    form = (catalogue or default_catalogue()).get_form(form_id, edition=edition)
    try:
        form.load(data)
    except FormDataError as error:
        return error.problems
    return ()


def _both(
    form_id: str, from_edition: str, to_edition: str, catalogue: Catalogue | None
) -> tuple[Form, Form]:
    catalogue = catalogue or default_catalogue()
    before, now = (
        catalogue.get_form(form_id, edition=edition) for edition in (from_edition, to_edition)
    )
    return before, now


def _text(before: Form, now: Form, language: Language) -> Iterator[TextFinding]:
    """Compare columns by their fields, and the rest as an audit does.

    For that the later edition's elements are the blocks of the act.
    """
    own, others = elements_of(before, language), elements_of(now, language)
    if before.edition.table and now.edition.table:
        yield from compare_columns(before, own, others)
        own, others = (
            tuple(each for each in side if each.kind not in {"column", "column number"})
            for side in (own, others)
        )
    blocks = tuple(Block(element.text, number) for number, element in enumerate(others))
    words = WordStream.of(blocks, language)
    for finding in find_differences(before, own, words, blocks, Budget()):
        other = None if finding.source is None else others[finding.source]
        yield _of_the_later(finding, other)


def _of_the_later(finding: TextFinding, element: Element | None) -> TextFinding:
    """Give a finding the words as the later edition has them, and where they are written."""
    if element is None:
        return finding
    new = element.text if finding.change == "added" or element.kind == finding.kind else finding.new
    return TextFinding(
        finding.form,
        finding.change,
        element.kind if finding.change == "added" else finding.kind,
        finding.place,
        finding.old,
        new,
        element.code,
        element.field,
    )


_ASKED: Final[Mapping[str, str]] = {
    "kind": "kind",
    "required": "required",
    "limit": "most characters",
    "multiline": "several lines",
    "first": "earliest date",
    "last": "latest date",
    "least": "least",
    "most": "most",
    "decimals": "decimals",
    "options": "alternatives",
}
"""What decides which data fit a field, by the field's attributes, in words."""


def _field_changes(before: Form, now: Form) -> Iterator[FieldChange]:
    olds, news = (
        {str(field.path): field for field in form.fields.walk()} for form in (before, now)
    )
    for path in dict.fromkeys([*olds, *news]):
        old, new = olds.get(path), news.get(path)
        if new is None:
            yield FieldChange(path, "removed")
        elif old is None:
            yield FieldChange(path, "added")
        elif what := ", ".join(_differences(old, new)):
            yield FieldChange(path, "changed", what)


def _differences(old: Field, new: Field) -> Iterator[str]:
    """Yield what is asked of a field that was not asked before."""
    for attribute, words in _ASKED.items():
        before, now = _asked(old, attribute), _asked(new, attribute)
        if before == now:
            continue
        if now is None:
            yield f"{words} {before} is gone"
        elif before is None:
            yield f"{words} {now} is new"
        else:
            yield f"{words} {before} became {now}"


def _asked(field: Field, attribute: str) -> str | None:
    value = getattr(field, attribute)
    if value is None or value == ():
        return None
    if attribute == "options":
        return ", ".join(option.value for option in value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
