"""A hook of mkdocs: the pages of all forms and of their models, made when the site is built."""

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import kzforms
from kzforms import Form

_STANDINGS = {
    "current": "newest edition, no repeal known",
    "not_checked": "whether it was repealed was not checked",
    "superseded": "superseded",
    "repealed": "repealed",
}
_LANGUAGES = {"kk", "ru"}

_MODELS = """\
What each form takes, as a model (`kzforms.forms.RegistrationInstruction(…)`) or as JSON of the same
structure (`form.load`). A *wording* is a string for one language, or `{"kk": …, "ru": …}`; in a
model, for a type checker, `kzforms.values.LocalText(kk=…, ru=…)`. `[]` is a list. What is required in an optional group is required when the group is given. Lengths and all
else are in the JSON Schema: `kzforms schema FORM`."""

Field = tuple[str, str, str, str]
"""A field of a model: its path, what it takes, its names in Kazakh and Russian."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages to those of the folder."""
    files.append(File.generated(config, "forms.md", content=page()))
    files.append(File.generated(config, "reference/models.md", content=models()))
    return files


def page() -> str:
    """The page of forms, as Markdown."""
    parts = ["# Forms", "Made from the catalogue. The Kazakh text is the official one."]
    act = ""
    forms = _forms()
    acts = [form.act.id for form in forms]
    for form in sorted(forms, key=lambda form: acts.index(form.act.id)):
        if form.act.id != act:
            act = form.act.id
            parts.append(f"## {_sentence(form.act.cite('ru'))}")
        parts.append(_entry(form))
    return "\n\n".join(parts) + "\n"


def models() -> str:
    """The page of models, as Markdown: which data each form takes."""
    parts = ["# Models of the forms", _MODELS]
    alike: dict[tuple[Field, ...], list[Form]] = {}
    for form in _forms():
        if form.fillable:
            alike.setdefault(tuple(_fields(form)), []).append(form)
    for fields, forms in alike.items():
        for form in forms:
            parts += [
                f"::: kzforms.forms.{form.model.__name__}",
                f"Form [`{form.id}`](../forms.md#{form.id})",
            ]
        rows_of = [name for name in form.schema()["$defs"] if name in kzforms.forms.__all__]
        parts += [f"::: kzforms.forms.{name}" for name in rows_of]
        rows = [f"| `{path}` | {kind} | {kk} | {ru} |" for path, kind, kk, ru in fields]
        parts.append(
            "\n".join(["| field | takes | Kazakh | Russian |", "|---|---|---|---|", *rows])
        )
    return "\n\n".join(parts) + "\n"


def _forms() -> list[Form]:
    return [form for form, _ in kzforms.list_forms(include_ended=True)]


def _fields(form: Form) -> Iterator[Field]:
    kk, ru = form.schema("kk"), form.schema("ru")
    return _walk(kk, ru, "", kk["$defs"], ru["$defs"])


def _walk(
    kk: Mapping[str, Any],
    ru: Mapping[str, Any],
    path: str,
    kk_defs: Mapping[str, Any],
    ru_defs: Mapping[str, Any],
) -> Iterator[Field]:
    for name, part in kk["properties"].items():
        other = ru["properties"][name]
        here = f"{path}{name}"
        (shape, kind), (other_shape, _) = _shape(part, kk_defs), _shape(other, ru_defs)
        if kind == "list":
            here += "[]"
            (shape, inner), (other_shape, _) = (
                _shape(shape["items"], kk_defs), _shape(other_shape["items"], ru_defs)
            )  # fmt: skip
            kind = "list" if inner == "group" else f"list: {inner}"
        required = ", required" if name in kk.get("required", ()) else ""
        yield here, kind + required, part["title"], other["title"]
        if "properties" in shape and set(shape["properties"]) != _LANGUAGES:
            yield from _walk(shape, other_shape, f"{here}.", kk_defs, ru_defs)


def _shape(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """What a field may be, apart from nothing, and what that is called."""
    options = list(_options(schema, defs))
    if any(set(option.get("properties", ())) == _LANGUAGES for option in options):
        return options[0], "wording"
    shape = options[0]
    if offered := shape.get("enum") or [option["const"] for option in shape.get("oneOf", ())]:
        return shape, ", ".join(f"`{value}`" for value in offered)
    kinds = {"object": "group", "array": "list", "string": "text", "boolean": "true or false"}
    kind = shape.get("x-kzforms-format") or shape.get("format") or shape["type"]
    return shape, "IIN" if kind == "iin" else kinds.get(kind, kind)


def _options(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "$ref" in schema:
        schema = defs[schema["$ref"].rsplit("/", 1)[-1]]
    if "anyOf" in schema:
        for option in schema["anyOf"]:
            yield from _options(option, defs)
    elif schema.get("type") != "null":
        yield schema


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _entry(form: Form) -> str:
    standing = _STANDINGS[form.standing]
    if form.ended_by is not None:
        standing += f" by {form.ended_by.cite('ru')}"
    lines = [
        f"### `{form.id}`",
        "",
        f"**{form.title.kk}**<br>{form.title.ru}"
        + ("" if form.official["ru"] else " *(translation)*"),
        "",
        f"- annex {form.annex}, edition `{form.edition.id}`: {standing}",
        f"- in force: {form.in_force_from}; compared with its source on {form.checked_on}",
    ]
    if form.source:
        lines.append(f"- [official text in Kazakh]({form.source})")
    if form.signers:
        roles = "; ".join(f"{slot.role.kk} / {slot.role.ru}" for slot in form.signers)
        lines.append(f"- signed by: {roles}")
    if form.fillable:
        name = form.model.__name__
        lines.append(f"- filled with: [`{name}`](reference/models.md#kzforms.forms.{name})")
    else:
        lines.append("- nothing to fill in")
    return "\n".join(lines)
