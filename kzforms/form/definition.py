"""What a form is: one literal of these classes at the end of each form's module.

Wrong field names in a literal fail when the module is imported, not when a page is made.
"""

import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from kzforms.text import Bilingual, Language
from kzforms.values import FormModel

FORM_MARKER = Bilingual(kk="Нысан", ru="Форма")
"""The word under the annex block of a form that is filled in."""


CONTINUED = Bilingual(kk="жалғасы", ru="продолжение")
"""What the top of a page says of a row that goes on there. Our own words."""


MARKED = Bilingual(kk="белгі қойылды", ru="отмечено")
"""What is read aloud before an alternative that the document chose. Our own words."""


SIGNATURE = Bilingual(kk="Қолы", ru="Подпись")
"""How the tooltip of a signature field begins. Our own words."""


class NothingToFill(FormModel):
    """The model of a document that has no fields: a service standard, a directory."""


def nothing_to_fill(form_id: str) -> type[NothingToFill]:
    """A model without fields, of its own for each form: the model says which form it is."""
    name = "".join(word.capitalize() for word in form_id.split("-"))
    return type(name, (NothingToFill,), {"__doc__": f"The document {form_id}: no fields."})


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a form's table.

    Attributes:
        kk: Its heading in Kazakh.
        ru: Its heading in Russian.
        width: In millimetres; the columns of a table fill the width between the margins.
        field: The field of the row's model that it prints; None for a cell that stays empty
            for the hand (a signature), or that holds the row's number.
        style: How the value is printed, where its type leaves a choice: see
            `kzforms.form.printing`.
        row_number: Whether it holds the row's number.
        number: The column's number as the form prints it, where that is not its place. An
            empty text prints an empty cell.
        digits: Whether it holds digits to compare by eye; they are not kerned.
    """

    kk: str
    ru: str
    width: float
    field: str | None = None
    style: Bilingual | None = None
    row_number: bool = False
    number: str | None = None
    digits: bool = False

    def heading(self, language: Language) -> str:
        """The heading in one language."""
        return self.kk if language == "kk" else self.ru


@dataclass(frozen=True, kw_only=True)
class Table:
    """The table of a form.

    Attributes:
        rows: The field of the model that holds the rows.
        columns: From left to right.
        blank_rows: How many rows a blank has unless more are asked for.
        row_height: The least height of a row, in millimetres: room for a pen.
    """

    rows: str
    columns: tuple[Column, ...]
    blank_rows: int
    row_height: float

    def column_number(self, index: int) -> str:
        """The number that the form prints under a column's heading (index from 0)."""
        number = self.columns[index].number
        return str(index + 1) if number is None else number


@dataclass(frozen=True, kw_only=True)
class SignatureSlot:
    """A place for an official's signature.

    Attributes:
        id: A short name, unique within the form; part of the signature field's name.
        role: Who signs there.
        signer: The field of the model that holds this person.
    """

    id: str
    role: Bilingual
    signer: str


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words of one edition in one language.

    Attributes:
        template: The file below `templates/`.
        act: The act that made this wording. An amendment may change one language only.
        translated: The numbers of the template's paragraphs that are our translation, because
            no official text of them was seen.
        checked_on: When it was last compared with its source.
    """

    template: str
    act: str
    checked_on: date
    translated: tuple[str, ...] = ()

    @property
    def official(self) -> bool:
        """Whether every passage was seen in an official text."""
        return not self.translated


def in_both_languages(
    template: str, *, act: str, checked_on: date, translated_ru: tuple[str, ...] = ()
) -> dict[Language, Wording]:
    """The usual wording of an edition: one act made both languages.

    Args:
        template: The file's name in `templates/kk/` and `templates/ru/`.
        act: The act that made both wordings.
        checked_on: When both were last compared with their sources.
        translated_ru: The paragraphs of the Russian template that are our translation.
    """
    return {
        "kk": Wording(template=f"kk/{template}", act=act, checked_on=checked_on),
        "ru": Wording(
            template=f"ru/{template}", act=act, checked_on=checked_on, translated=translated_ru
        ),
    }


@dataclass(frozen=True, kw_only=True)
class Ended:
    """An explicit end of a form: no newer edition took its place.

    Attributes:
        how: Repealed, or superseded by something else.
        by: The act that did it. What is known of the day is that act's entry into force.
    """

    how: Literal["repealed", "superseded"]
    by: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A form as one act made it.

    Attributes:
        act: The act that made it; its id is the edition's id.
        annex: Which annex of that act it was, as the act numbers them.
        model: What it is filled with. When fields change, the old model stays.
        page: The page's orientation; the paper is A4.
        wording: The words, by language.
        signatures: The places for officials' signatures, from top to bottom.
        table: The table, if there is one.
        not_printed: Fields that a language's template does not print, by language, with the
            reason.
        content: Hands out what the template prints besides the document: the text of a
            service standard, the records of a directory. Called only when a page is made.
    """

    act: str
    annex: str
    model: type[FormModel]
    page: Literal["portrait", "landscape"]
    wording: Mapping[Language, Wording]
    signatures: tuple[SignatureSlot, ...] = ()
    table: Table | None = None
    not_printed: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
    content: Callable[[], object] | None = None

    @property
    def id(self) -> str:
        """The edition's id: the adilet code of the act that made it."""
        return self.act

    def __post_init__(self) -> None:
        if self.table is not None:
            row = row_model(self.model, self.table.rows)
            for column in self.table.columns:
                if column.field is not None:
                    _require_field(row, column.field, "a column")
        for slot in self.signatures:
            _require_field(self.model, slot.signer, f"the signature slot {slot.id!r}")
        for paths in self.not_printed.values():
            for path in paths:
                _require_field(self.model, path, "`not_printed`")


@dataclass(frozen=True, kw_only=True)
class FormDefinition:
    """A form in all its editions.

    Attributes:
        id: Its name here, as in `kzforms list`.
        title: What it is.
        act: The act to which it is annexed.
        document: What that act approves and the form belongs to: see `ApprovedDocument.id`.
        annex: The annex's number in it.
        marker: Whether the page is marked «Нысан» / «Форма».
        heading_block: What the page says, top right, of where the form belongs. "annex": to
            what document it is annexed; "standard": to what act the edition was annexed, and
            what act approved it (a standard is such a document itself); "none": nothing.
        checked_on: When it was last compared with its source.
        editions: Newest first. Each is valid until the next one.
        ended: How it ended, if it did.
        validity: "known" if its repeal was looked for, "not checked" if it was not.
    """

    id: str
    title: Bilingual
    act: str
    document: str
    annex: str
    checked_on: date
    editions: tuple[Edition, ...]
    marker: bool = True
    heading_block: Literal["annex", "standard", "none"] = "annex"
    ended: Ended | None = None
    validity: Literal["known", "not checked"] = "known"


_STEP = re.compile(r"\w+")


def field_type(model: type[FormModel], path: str) -> Any:
    """The annotation of a field: `entries.iin`, `head.rank`.

    Raises:
        KeyError: There is no such field.
    """
    annotation: Any = model
    for step in _STEP.findall(path):
        owner = next((part for part in _models_in(annotation) if step in part.model_fields), None)
        if owner is None:
            raise KeyError(path)
        annotation = owner.model_fields[step].annotation
    return annotation


def row_model(model: type[FormModel], rows: str) -> type[FormModel]:
    """The model of a row, from the field that holds the rows.

    Raises:
        TypeError: There is no such field, or it holds no rows.
    """
    _require_field(model, rows, "a table")
    found = _models_in(field_type(model, rows))
    if not found:
        raise TypeError(f"{model.__name__}.{rows} holds no rows")
    return found[0]


def _models_in(annotation: Any) -> list[type[FormModel]]:
    if isinstance(annotation, type) and issubclass(annotation, FormModel):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _models_in(part)]


def _require_field(model: type[FormModel], path: str, user: str) -> None:
    try:
        field_type(model, path)
    except KeyError:
        raise TypeError(f"{user} names {path!r}, which {model.__name__} does not have") from None
