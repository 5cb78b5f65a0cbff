"""UI schema of a form's data for react-jsonschema-form, beside the plain JSON Schema."""

from typing import Any

from kzforms.fields.field import Field
from kzforms.fields.tree import FieldTree
from kzforms.text import Language

_DAY = "2026-01-13"
"""A date as data have it, shown in an input that is empty and has no calendar."""


def ui_schema(tree: FieldTree, language: Language) -> dict[str, Any]:
    """Return how react-jsonschema-form shows the fields of an edition.

    The order of the fields, their names and help in one language, an area for texts of several
    lines, boxes to tick for choices, an example in dates.

    Args:
        tree: The fields of the edition.
        language: The language of the page.
    """
    return _shown(tree.root, language)


def _shown(field: Field, language: Language) -> dict[str, Any]:
    said = {"ui:title": field.title(language), "ui:description": field.help(language)}
    found: dict[str, Any] = {key: text for key, text in said.items() if text}
    if field.options:
        found["oneOf"] = [{"ui:title": option.words[language]} for option in field.options]
    match field.kind:
        case "group":
            found["ui:order"] = [part.name for part in field.parts]
            found |= {part.name: _shown(part, language) for part in field.parts}
        case "list" if field.item is not None:
            found["items"] = _shown(field.item, language)
        case "choices":
            found["ui:widget"] = "checkboxes"
        case "date":
            found["ui:placeholder"] = _DAY
        case "text" | "wording" if field.multiline:
            found["ui:widget"] = "textarea"
    return found
