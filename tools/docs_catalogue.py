"""A hook of mkdocs: the pages of all forms and of their models, made when the site is built."""

from collections.abc import Iterator
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import kzforms
from kzforms import Form
from kzforms.fields.field import Field as FormField
from kzforms.text import LANGUAGES, Language

_LANGUAGES = {"kk", "ru"}

_MODELS = """\
What each form takes, as a model (`kzforms.forms.RegistrationInstruction(…)`) or as JSON of the same
structure (`form.load`). A *wording* is a string for one language, or `{"kk": …, "ru": …}`; in a
model, for a type checker, `kzforms.values.LocalText(kk=…, ru=…)`. `[]` is a list. What is required in an optional group is required when the group is given. Lengths and all
else are in the JSON Schema: `kzforms schema FORM`."""

_NAMES: Final[dict[Language, str]] = {"kk": "Kazakh", "ru": "Russian"}

Field = tuple[str, str, str, str]
"""A field of a model: its path, what it takes, its names in Kazakh and Russian."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages to those of the folder."""
    files.append(File.generated(config, "forms.md", content=page()))
    files.append(File.generated(config, "reference/models.md", content=models()))
    return files


def page() -> str:
    """Return the page of forms, as Markdown."""
    parts = [
        "# Forms",
        "Made from the catalogue. Where a Russian text is a translation, it says so.",
    ]
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
    """Return the page of models, as Markdown: which data each form takes."""
    parts = ["# Models of the forms", _MODELS]
    alike: dict[tuple[Field, ...], list[Form]] = {}
    editions = [edition for form in _forms() for edition in reversed(form.history)]
    for edition in editions:
        if edition.fillable:
            alike.setdefault(tuple(_fields(edition)), []).append(edition)
    for fields, forms in alike.items():
        for form in forms:
            parts += [
                f"::: kzforms.forms.{form.model.__name__}",
                f"Form [`{form.id}`](../forms.md#{form.id}), edition `{form.edition.id}`",
            ]
        named = [field.type.__name__ for field in form.fields.walk() if field.kind == "group"]
        rows_of = [name for name in dict.fromkeys(named[1:]) if name in kzforms.forms.__all__]
        parts += [f"::: kzforms.forms.{name}" for name in rows_of]
        rows = [f"| `{path}` | {kind} | {kk} | {ru} |" for path, kind, kk, ru in fields]
        parts.append(
            "\n".join(["| field | takes | Kazakh | Russian |", "|---|---|---|---|", *rows])
        )
    return "\n\n".join(parts) + "\n"


def _forms() -> list[Form]:
    return [form for form, _ in kzforms.list_forms(include_ended=True)]


def _fields(form: Form) -> Iterator[Field]:
    for part in form.fields.root.parts:
        yield from _walk(part)


def _walk(field: FormField) -> Iterator[Field]:
    item = field.item
    path = str(field.path) + ("[]" if field.kind in {"list", "choices"} else "")
    required = ", required" if field.required else ""
    yield path, _kind(field) + required, field.title("kk"), field.title("ru")
    for part in item.parts if item else field.parts:
        yield from _walk(part)


def _kind(field: FormField) -> str:
    """Say what a field takes."""
    if field.options:
        kind = ", ".join(f"`{option.value}`" for option in field.options)
        return f"list: {kind}" if field.kind == "choices" else kind
    if field.item is not None:
        return "list" if field.item.kind == "group" else f"list: {_kind(field.item)}"
    names = {"iin": "IIN", "tick": "true or false"}
    return names.get(field.kind, field.kind)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _entry(form: Form) -> str:
    lifecycle = form.lifecycle().name.replace("_", " ")
    if form.ended_by is not None:
        lifecycle += f" by {form.ended_by.cite('ru')}"
    lines = [
        f"### `{form.id}`",
        "",
        f"**{form.title.kk}**<br>{form.title.ru}"
        + ("" if form.official["ru"] else " *(translation)*"),
        "",
        f"- annex {form.annex}, edition `{form.edition.id}`: {lifecycle}",
        f"- in force: {form.in_force_from}; compared with its source on {form.checked_on}",
    ]
    lines += [
        f"- [official text in {_NAMES[language]}]({source})"
        for language in LANGUAGES
        if (source := form.source_of(language))
    ]
    others = [f"`{other}`" for other in form.editions if other != form.edition.id]
    if others:
        lines.append(f"- other editions: {', '.join(others)}")
    if form.signers:
        roles = "; ".join(f"{slot.role.kk} / {slot.role.ru}" for slot in form.signers)
        lines.append(f"- signed by: {roles}")
    if form.fillable:
        name = form.model.__name__
        lines.append(f"- filled with: [`{name}`](reference/models.md#kzforms.forms.{name})")
    else:
        lines.append("- nothing to fill in")
    return "\n".join(lines)
