"""The parts of a form that a person fills, one for each cell of a table.

They are read from the form's tree of fields, so a new form or value type needs nothing here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import NoneType
from typing import Any, Final, Literal, get_args

from kzforms.fields.field import Field, Option
from kzforms.form import Form
from kzforms.text import LANGUAGES, Bilingual, Language

Kind = Literal["text", "iin", "date", "integer", "number", "choice", "tick"]

LANGUAGE_NAMES: Final[dict[Language, Bilingual]] = {
    "kk": Bilingual(kk="қазақша", ru="на казахском"),
    "ru": Bilingual(kk="орысша", ru="на русском"),
}
"""The name of each language in the heading of a column. Our own words."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """The content of one cell.

    Attributes:
        path: Its place below the row or the document: `name.surname`, `note.kk`.
        kind: What it holds.
        group: The name of the field that it is a part of: the heading of the column.
        name: Its own name; None if the field has no other part.
        help: What to write, by language; empty where the name says it.
        required: Whether every row, or every document, has it.
        language: Its language, of a wording that differs by language.
        limit: The most characters of a text.
        multiline: Whether line breaks are kept.
        first: The earliest date.
        last: The latest date.
        least: The least number.
        most: The greatest number.
        options: What a choice takes; the one alternative that a tick stands for.
        suggestions: The name of a list that the cell offers.
        may_be_none: Whether there may be none, which has to be said: a dash says it.
    """

    path: str
    kind: Kind
    group: Bilingual
    name: Bilingual | None = None
    help: Mapping[Language, str]
    required: bool
    language: Language | None = None
    limit: int | None = None
    multiline: bool = False
    first: date | None = None
    last: date | None = None
    least: float | None = None
    most: float | None = None
    options: tuple[Option, ...] = ()
    suggestions: str | None = None
    may_be_none: bool = False

    @property
    def whole(self) -> "Part | None":
        """The wording as one cell that does not say its language; None of any other part."""
        if self.language is None:
            return None
        return replace(self, path=self.path.rpartition(".")[0], language=None)

    def title(self, language: Language) -> str:
        """Return the whole name in one language, without the language of a wording."""
        parts = (self.group, self.name)
        return " – ".join(part[language] for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class RowList:
    """A field that holds rows.

    Attributes:
        field: Its name in the model; empty where each row is a document.
        title: What it is called.
        parts: The cells of a row, from left to right.
    """

    field: str
    title: Bilingual
    parts: tuple[Part, ...]

    def path(self, index: int | None, part: str) -> str:
        """Return the place of a part in the data: `entries[3].iin`; in any row: `entries[].iin`."""
        if not self.field:
            return part
        row = f"{self.field}[{'' if index is None else index}]"
        return f"{row}.{part}" if part else row


@dataclass(frozen=True, kw_only=True)
class FormParts:
    """All that a form is filled with.

    Attributes:
        fields: What is given once.
        lists: What is given row by row.
    """

    fields: tuple[Part, ...]
    lists: tuple[RowList, ...]

    @property
    def as_row(self) -> RowList:
        """The single fields as the columns of a table in which each row is a document."""
        title = Bilingual(kk="Құжаттар", ru="Документы")
        return RowList(field="", title=title, parts=self.fields)


def parts_of(form: Form) -> FormParts:
    """Return the parts of a form, in the order of its model and of its table's columns."""
    fields: list[Part] = []
    lists: list[RowList] = []
    for field in form.fields.root.parts:
        if field.item is None:
            fields += _parts(field, field.name, required=field.required)
        else:
            title = _words(field)
            parts = _row(form, field.item, title)
            lists.append(RowList(field=field.name, title=title, parts=parts))
    return FormParts(fields=tuple(fields), lists=tuple(lists))


def _row(form: Form, item: Field, title: Bilingual) -> tuple[Part, ...]:
    if item.kind != "group":
        return tuple(_parts(item, "", required=True, group=title))
    names = [field.name for field in item.parts]
    if item is form.fields.rows and form.edition.table is not None:
        # Take the columns in the order of the official table, not of the model.
        columns = [name for name in form.edition.table.headings if name in names]
        names = list(dict.fromkeys([*columns, *names]))
    return tuple(
        part
        for field in map(item.part, names)
        for part in _parts(field, field.name, required=field.required)
    )


def _parts(
    field: Field,
    path: str,
    *,
    required: bool,
    group: Bilingual | None = None,
    name: Bilingual | None = None,
) -> Iterator[Part]:
    group = group or _words(field)
    common: dict[str, Any] = {
        "path": path,
        "group": group,
        "name": name,
        "required": required,
        "help": {language: field.help(language) for language in LANGUAGES},
    }
    text: dict[str, Any] = {"kind": "text", "limit": field.limit, "multiline": field.multiline}
    match field.kind:
        case "group":
            for inner in field.parts:
                yield from _parts(
                    inner,
                    _below(path, inner.name),
                    required=required and inner.required,
                    group=group,
                    name=_joined(name, _words(inner)),
                )
        case "choices":
            for option in field.options:
                own: dict[str, Any] = {"path": f"{path}.{option.value}", "required": False}
                yield Part(**common | own, kind="tick", options=(option,))
        case "wording":
            for language in LANGUAGES:
                own = {"path": _below(path, language), "language": language}
                yield Part(**common | own, **text, suggestions=field.suggestions)
        case "tick":
            yield Part(**common, kind="tick", options=(Option("", _words(field)),))
        case "text":
            none = field.required and NoneType in get_args(field.annotation)
            yield Part(**common, **text, suggestions=field.suggestions, may_be_none=none)
        case "iin" | "date" | "integer" | "number" | "choice" as kind:
            facts = ("first", "last", "least", "most", "options")
            yield Part(**common, kind=kind, **{fact: getattr(field, fact) for fact in facts})


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _words(field: Field) -> Bilingual:
    return Bilingual(
        **{language: field.title(language) or field.name or "№" for language in LANGUAGES}
    )


def _joined(outer: Bilingual | None, inner: Bilingual) -> Bilingual:
    if outer is None:
        return inner
    return Bilingual(kk=f"{outer.kk} – {inner.kk}", ru=f"{outer.ru} – {inner.ru}")
