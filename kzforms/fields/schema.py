"""JSON Schema of a form's data, with titles and help in one language."""

from collections.abc import Mapping
from typing import Any

from kzforms.fields.tree import FieldTree
from kzforms.text import Language
from kzforms.values.base import LABEL_KEY


def json_schema(tree: FieldTree, language: Language, title: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what an edition is filled with.

    A field of the table is called as its column, any other as its label says.

    Args:
        tree: The fields of the edition.
        language: The language of titles and descriptions.
        title: The form's title.
    """
    schema = tree.model.model_json_schema()
    if tree.rows is not None:
        properties = schema["$defs"][tree.rows.type.__name__]["properties"]
        for field in tree.rows.parts:
            properties[field.name].setdefault(
                LABEL_KEY, {language: {"title": field.title(language), "description": ""}}
            )
    localised: dict[str, Any] = _localised(schema, language)
    localised["title"] = title
    localised["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    localised.pop("description", None)
    for definition in localised.get("$defs", {}).values():
        definition.pop("title", None)
        definition.pop("description", None)
    return localised


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
