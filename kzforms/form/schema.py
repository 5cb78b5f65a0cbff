"""JSON Schema of a form's data, with titles and help in one language."""

from collections.abc import Mapping
from typing import Any

from kzforms.form.definition import Edition, row_model
from kzforms.text import Language
from kzforms.values.base import LABEL_KEY


def json_schema(edition: Edition, language: Language, title: str) -> dict[str, Any]:
    """JSON Schema (2020-12) of what an edition is filled with.

    A field of the table is called as its column, any other as its label says.

    Args:
        edition: The edition.
        language: The language of titles and descriptions.
        title: The form's title.
    """
    schema = edition.model.model_json_schema()
    if edition.table is not None:
        row = row_model(edition.model, edition.table.rows)
        properties = schema["$defs"][row.__name__]["properties"]
        for column in edition.table.columns:
            if column.field is not None:
                properties[column.field].setdefault(
                    LABEL_KEY, {language: {"title": column.heading(language), "description": ""}}
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
    """The label of a field; of an optional one it stands inside the `anyOf` with null."""
    if LABEL_KEY in node:
        return node[LABEL_KEY]
    options = node.get("anyOf", ())
    if any(option.get("type") == "null" for option in options):
        return next((o[LABEL_KEY] for o in options if LABEL_KEY in o), None)
    return None
