"""The parts of a form that a person fills, one for each cell of a table.

They are read from the form's JSON Schema, so a new form or value type needs nothing here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from kzforms.form import Form
from kzforms.text import LANGUAGES, Bilingual, Language

Kind = Literal["text", "iin", "date", "integer", "number", "choice", "tick"]

LANGUAGE_NAMES: Final[dict[Language, Bilingual]] = {
    "kk": Bilingual(kk="қазақша", ru="на казахском"),
    "ru": Bilingual(kk="орысша", ru="на русском"),
}
"""What a column says that holds a wording in one of the two languages. Our own words."""


@dataclass(frozen=True, kw_only=True)
class Option:
    """One of the values that a cell takes.

    Attributes:
        value: What it is in data.
        words: What it is called.
    """

    value: str
    words: Bilingual


@dataclass(frozen=True, kw_only=True)
class Part:
    """What goes into one cell.

    Attributes:
        path: Its place below the row or the document: `name.surname`, `note.kk`.
        kind: What it holds.
        group: What the field is called of which it is a part: the heading of the column.
        name: What the part itself is called; None where the field has no other.
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
        suggestions: A list that the cell can offer, by name.
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
    return _Schemas(form).parts()


Pair = tuple[Mapping[str, Any], Mapping[str, Any]]


class _Schemas:
    """The form's schema in both languages, walked side by side: they differ in words only."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.schemas = (form.schema("kk"), form.schema("ru"))

    def parts(self) -> FormParts:
        fields: list[Part] = []
        lists: list[RowList] = []
        root = self.schemas
        for name, pair in self._properties(root):
            items = self._items(pair)
            if items is None or _alternatives(items):
                required = name in root[0].get("required", ())
                fields += self._parts(pair, name, required=required)
            else:
                title = _words(pair, name)
                lists.append(RowList(field=name, title=title, parts=self._row(name, items, title)))
        return FormParts(fields=tuple(fields), lists=tuple(lists))

    def _row(self, name: str, items: Pair, title: Bilingual) -> tuple[Part, ...]:
        if items[0].get("type") != "object":
            return tuple(self._parts(items, "", required=True, group=title))
        required = items[0].get("required", ())
        by_field = {
            field: tuple(self._parts(pair, field, required=field in required))
            for field, pair in self._properties(items)
        }
        table = self.form.edition.table
        if table is not None and table.rows == name:
            # As the official table has them, not as the model does.
            columns = [column.field for column in table.columns if column.field in by_field]
            by_field = {field: by_field[field] for field in {**dict.fromkeys(columns), **by_field}}
        return tuple(part for parts in by_field.values() for part in parts)

    def _parts(
        self,
        pair: Pair,
        path: str,
        *,
        required: bool,
        group: Bilingual | None = None,
        name: Bilingual | None = None,
    ) -> Iterator[Part]:
        node = pair[0]
        group = group or _words(pair, path)
        common: dict[str, Any] = {
            "path": path,
            "group": group,
            "name": name,
            "required": required,
            "help": {language: side.get("description", "") for language, side in _sides(pair)},
        }
        if "properties" in node:
            for field, inner in self._properties(pair):
                own = _words(inner, field)
                yield from self._parts(
                    inner,
                    f"{path}.{field}" if path else field,
                    required=required and field in node.get("required", ()),
                    group=group,
                    name=_joined(name, own),
                )
        elif (items := self._items(pair)) is not None:
            for option in _alternatives(items):
                yield Part(
                    **common | {"path": f"{path}.{option.value}", "required": False},
                    kind="tick",
                    options=(option,),
                )
        elif languages := _local_text(node):
            for language in LANGUAGES:
                yield Part(
                    **common | {"path": f"{path}.{language}"},
                    **_text(languages[language]),
                    language=language,
                    suggestions=node.get("x-kzforms-suggestions"),
                )
        else:
            yield Part(**common, **_single(pair))

    def _properties(self, pair: Pair) -> Iterator[tuple[str, Pair]]:
        for name, node in pair[0].get("properties", {}).items():
            yield name, self._resolved((node, pair[1]["properties"][name]))

    def _items(self, pair: Pair) -> Pair | None:
        if pair[0].get("type") != "array":
            return None
        return self._resolved((pair[0]["items"], pair[1]["items"]))

    def _resolved(self, pair: Pair) -> Pair:
        kk, ru = self.schemas
        return _resolve(pair[0], kk), _resolve(pair[1], ru)


def _resolve(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the node itself, without references and without null."""
    options = node.get("anyOf", ())
    kept = [option for option in options if option.get("type") != "null"]
    if "$ref" in node:
        found = schema["$defs"][node["$ref"].rpartition("/")[2]]
        rest = {key: value for key, value in node.items() if key != "$ref"}
    elif len(kept) < len(options):
        found = kept[0] if len(kept) == 1 else {"anyOf": kept}
        rest = {key: value for key, value in node.items() if key != "anyOf"}
    else:
        return node
    return _resolve({**found, **rest}, schema)


def _sides(pair: Pair) -> Iterator[tuple[Language, Mapping[str, Any]]]:
    return zip(LANGUAGES, pair, strict=True)


def _words(pair: Pair, name: str) -> Bilingual:
    kk, ru = (side.get("title") or name for side in pair)
    return Bilingual(kk=kk, ru=ru)


def _joined(outer: Bilingual | None, inner: Bilingual) -> Bilingual:
    if outer is None:
        return inner
    return Bilingual(kk=f"{outer.kk} – {inner.kk}", ru=f"{outer.ru} – {inner.ru}")


def _local_text(node: Mapping[str, Any]) -> Mapping[str, Any] | None:
    for option in node.get("anyOf", ()):
        if set(option.get("properties", ())) == set(LANGUAGES):
            languages: Mapping[str, Any] = option["properties"]
            return languages
    return None


def _text(node: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kind": "text",
        "limit": node.get("maxLength"),
        "multiline": node.get("x-kzforms-multiline", False),
    }


def _alternatives(pair: Pair) -> tuple[Option, ...]:
    kk, ru = pair
    if "enum" in kk:
        return tuple(Option(value=name, words=Bilingual(kk=name, ru=name)) for name in kk["enum"])
    return tuple(
        Option(value=own["const"], words=_words((own, other), own["const"]))
        for own, other in zip(kk.get("oneOf", ()), ru.get("oneOf", ()), strict=True)
    )


def _single(pair: Pair) -> dict[str, Any]:
    node = pair[0]
    if options := _alternatives(pair):
        return {"kind": "choice", "options": options}
    match node.get("type"), node.get("x-kzforms-format"), node.get("format"):
        case "boolean", _, _:
            yes = Option(value="", words=_words(pair, "+"))
            return {"kind": "tick", "options": (yes,)}
        case "integer" | "number" as kind, _, _:
            return {"kind": kind, "least": node.get("minimum"), "most": node.get("maximum")}
        case _, "iin", _:
            return {"kind": "iin"}
        case _, _, "date":
            bounds = (node.get("x-kzforms-first"), node.get("x-kzforms-last"))
            first, last = (date.fromisoformat(day) if day else None for day in bounds)
            return {"kind": "date", "first": first, "last": last}
        case _:
            return _text(node) | {"suggestions": node.get("x-kzforms-suggestions")}
