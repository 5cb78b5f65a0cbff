"""A hook of mkdocs: the page of all forms is made from the catalogue, when the site is built."""

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


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the page to those of the folder."""
    files.append(File.generated(config, "forms.md", content=page()))
    return files


def page() -> str:
    """The page, as Markdown."""
    parts = ["# Forms", "Made from the catalogue. The Kazakh text is the official one."]
    act = ""
    forms = [form for form, _ in kzforms.list_forms(include_ended=True)]
    acts = [form.act.id for form in forms]
    for form in sorted(forms, key=lambda form: acts.index(form.act.id)):
        if form.act.id != act:
            act = form.act.id
            parts.append(f"## {_sentence(form.act.cite('ru'))}")
        parts.append(_entry(form))
    return "\n\n".join(parts) + "\n"


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
        f"- annex {form.annex}, edition `{form.edition}`: {standing}",
        f"- in force: {form.in_force_from}; compared with its source on {form.checked_on}",
    ]
    if form.source:
        lines.append(f"- [official text in Kazakh]({form.source})")
    if form.signers:
        roles = "; ".join(f"{slot.role.kk} / {slot.role.ru}" for slot in form.signers)
        lines.append(f"- signed by: {roles}")
    if not form.fillable:
        lines.append("- nothing to fill in")
    return "\n".join(lines)
