"""JSON Schema of a form's data in one language, for tools that make pages and types from it.

Each wording is a text, what is optional may be left out and is never null, and nothing is said
in words that general tools do not know. What it takes, the form takes, but for what JSON Schema
cannot say: the control digit of an IIN, the order of the two days of a period, the decimals of a
percentage (in floating point 0.07 is no multiple of 0.01), and bounds of dates within a century.
"""

from typing import Any

from kzforms.fields.field import Field
from kzforms.fields.patterns import date_pattern, text_pattern
from kzforms.fields.tree import FieldTree
from kzforms.text import Language
from kzforms.values import MILITARY_RANKS
from kzforms.values.iin import PATTERN as IIN_PATTERN


def plain_schema(
    tree: FieldTree, language: Language, titles: Language, title: str
) -> dict[str, Any]:
    """Return the plain JSON Schema of what an edition is filled with.

    It has only what drafts 7 to 2020-12 have in common, and names none of them.

    Args:
        tree: The fields of the edition.
        language: The language of the document.
        titles: The language of titles and descriptions.
        title: The form's title.
    """
    return _PlainSchema(language, titles).whole(tree.root, title)


class _PlainSchema:
    """Makes the schema, and collects the groups that it refers to.

    Args:
        language: The language of the document.
        titles: The language of titles and descriptions.
    """

    def __init__(self, language: Language, titles: Language) -> None:
        self._language: Language = language
        self._titles: Language = titles
        self._groups: dict[str, dict[str, Any]] = {}

    def whole(self, root: Field, title: str) -> dict[str, Any]:
        """Return the schema of a document."""
        document = self._object(root)
        groups = {"$defs": self._groups} if self._groups else {}
        return {"title": title, **document, **groups}

    def _object(self, group: Field) -> dict[str, Any]:
        required = [part.name for part in group.parts if part.required]
        return {
            "type": "object",
            "properties": {part.name: self._named(part) for part in group.parts},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _named(self, field: Field) -> dict[str, Any]:
        said = {"title": field.title(self._titles), "description": field.help(self._titles)}
        return {**self._value(field), **{key: text for key, text in said.items() if text}}

    def _value(self, field: Field) -> dict[str, Any]:
        if field.kind == "group":
            name = field.type.__name__
            if name not in self._groups:
                self._groups[name] = self._object(field)
            return {"$ref": f"#/$defs/{name}"}
        if field.kind == "choices":
            items = self._choice(field)
            return {"type": "array", "items": items, "uniqueItems": True, **_count(field)}
        if field.item is not None:
            return {"type": "array", "items": self._value(field.item), **_count(field)}
        return self._single(field)

    def _single(self, field: Field) -> dict[str, Any]:
        match field.kind:
            case "choice":
                return self._choice(field)
            case "text" | "wording":
                return {**_text(field), **self._suggestions(field)}
            case "iin":
                return {"type": "string", "pattern": IIN_PATTERN}
            case "date" if field.first is not None and field.last is not None:
                pattern = date_pattern(field.first, field.last)
                return {"type": "string", "format": "date", "pattern": pattern}
            case "tick":
                return {"type": "boolean"}
            case "integer" | "number":
                bounds = {"minimum": field.least, "maximum": field.most}
                return {"type": field.kind, **_given(bounds)}
        raise TypeError(f"no schema is known for {field.path}, which is a {field.kind}")

    def _choice(self, field: Field) -> dict[str, Any]:
        options = [
            {"const": option.value, "title": option.words[self._titles]} for option in field.options
        ]
        return {"type": "string", "oneOf": options}

    def _suggestions(self, field: Field) -> dict[str, Any]:
        """Return what an input can offer: texts in the language of the document."""
        if field.suggestions is None:
            return {}
        lists = {"ranks": MILITARY_RANKS}
        return {"examples": [each.name[self._language] for each in lists[field.suggestions]]}


def _text(field: Field) -> dict[str, Any]:
    limits = _given({"minLength": 1, "maxLength": field.limit})
    return {"type": "string", **limits, "pattern": text_pattern(field.sign)}


def _count(field: Field) -> dict[str, Any]:
    return _given({"minItems": field.least, "maxItems": field.most})


def _given(keywords: dict[str, Any]) -> dict[str, Any]:
    return {keyword: value for keyword, value in keywords.items() if value is not None}
