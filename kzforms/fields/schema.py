"""JSON Schema of a form's data, with titles and help in one language."""

from collections.abc import Mapping
from typing import Any

from kzforms.fields.field import Field
from kzforms.fields.tree import FieldTree
from kzforms.text import Language
from kzforms.values.base import LABEL_KEY


def json_schema(
    tree: FieldTree, languages: tuple[Language, ...], titles: Language, title: str
) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what an edition is filled with.

    A field of the table is called as its column, any other as its label says.

    Args:
        tree: The fields of the edition.
        languages: The languages of the document: each wording must be given in them.
        titles: The language of titles and descriptions.
        title: The form's title.
    """
    schema = tree.model.model_json_schema()
    _demand_languages(schema, tree, languages)
    if tree.rows is not None:
        properties = schema["$defs"][tree.rows.type.__name__]["properties"]
        for field in tree.rows.parts:
            properties[field.name].setdefault(
                LABEL_KEY, {titles: {"title": field.title(titles), "description": ""}}
            )
    localised: dict[str, Any] = _localised(schema, titles)
    localised["title"] = title
    localised["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    localised.pop("description", None)
    for definition in localised.get("$defs", {}).values():
        definition.pop("title", None)
        definition.pop("description", None)
    return localised


def _demand_languages(
    schema: dict[str, Any], tree: FieldTree, languages: tuple[Language, ...]
) -> None:
    """Make each wording demand what `kzforms.form.data.missing_languages` demands."""
    for group in tree.walk():
        for part in group.parts:
            wording = part.item or part
            if wording.kind == "wording":
                required = languages if wording.inflected_from is None else ()
                properties = _definition(schema, tree, group)["properties"]
                properties[part.name] = _in_languages(
                    properties[part.name], required, alone=len(languages) == 1
                )


def _definition(schema: dict[str, Any], tree: FieldTree, group: Field) -> dict[str, Any]:
    """Return the schema of the document, or of a group in it."""
    found: dict[str, Any] = schema if group is tree.root else schema["$defs"][group.type.__name__]
    return found


def _in_languages(node: Any, required: tuple[Language, ...], *, alone: bool) -> Any:
    """Return the schema of a wording that must be given in some languages.

    Args:
        node: The schema of any wording, of an optional one, or of a list of them.
        required: The languages that must be given.
        alone: Whether the document has one language, which a plain text can stand for.
    """
    if "items" in node:
        return {**node, "items": _in_languages(node["items"], required, alone=alone)}
    if node.get("type") == "object" and required:
        return {**node, "required": list(required)}
    if "anyOf" in node:
        options = [each for each in node["anyOf"] if alone or each.get("type") != "string"]
        return {
            **node,
            "anyOf": [_in_languages(each, required, alone=alone) for each in options],
        }
    return node


def _localised(node: Any, language: Language) -> Any:
    if isinstance(node, list):
        return [_localised(part, language) for part in node]
    if not isinstance(node, Mapping):
        return node
    found = {name: _localised(part, language) for name, part in node.items() if name != LABEL_KEY}
    label = _label(node)
    if label is not None:
        found.update({key: text for key, text in label[language].items() if text})
    return found


def _label(node: Mapping[str, Any]) -> Any:
    """Return the label of a field; that of an optional one stands inside the `anyOf` with null."""
    if LABEL_KEY in node:
        return node[LABEL_KEY]
    options = node.get("anyOf", ())
    if any(option.get("type") == "null" for option in options):
        return next((o[LABEL_KEY] for o in options if LABEL_KEY in o), None)
    return None
