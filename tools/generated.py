"""Write what is made from the catalogue: `python tools/generated.py`.

- the table of forms in README.md;
- the names of the models in `kzforms/forms/__init__.pyi`.
"""

import re
from pathlib import Path

from kzforms import list_forms
from kzforms.forms import DEFINITIONS, default_catalogue

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
STUB = ROOT / "kzforms/forms/__init__.pyi"
_LINE = 100
_TABLE = re.compile(r"(?<=<!-- forms -->\n).*?(?=<!-- /forms -->)", re.DOTALL)


def table() -> str:
    """Return a Markdown table of the forms that have not ended, and how many others there are."""
    lines = ["| form | annex | Kazakh | Russian |", "|---|---|---|---|"]
    for form, _ in list_forms():
        titles = [
            form.title[language] + ("" if form.official[language] else " *(translation)*")
            for language in ("kk", "ru")
        ]
        lines.append(f"| `{form.id}` | {form.annex} | {titles[0]} | {titles[1]} |")
    ended = len(list_forms(include_ended=True)) - len(list_forms())
    more = f"{ended} more were repealed or superseded: `kzforms list --all`."
    return "\n".join([*lines, "", more]) + "\n"


def readme() -> str:
    """README.md with the table of forms as it is now."""
    return _TABLE.sub(lambda _: table(), README.read_text("utf-8"))


def stub() -> str:
    """Return the stub of `kzforms.forms`: lookups, and the models of all editions."""
    names = {
        ".lookup": {"find_forms", "get_form", "get_standard", "list_forms", "sample"},
        ".register": {"DEFINITIONS", "default_catalogue"},
    }
    for form_id in DEFINITIONS:
        for form in default_catalogue().history(form_id):
            rows = form.fields.rows
            for model in (form.model, rows.type if rows else None):
                if form.fillable and model is not None:
                    home = model.__module__.removeprefix("kzforms.forms")
                    names.setdefault(home, set()).add(model.__name__)
    lines = [
        "# The names of `kzforms.forms`, each imported when it is first used.",
        "# Made by tools/generated.py.",
        "",
    ]
    for module in sorted(names):
        found = sorted(names[module])
        line = f"from {module} import {found[0]} as {found[0]}"
        if len(found) == 1 and len(line) <= _LINE:
            lines.append(line)
        else:
            lines += [f"from {module} import (", *(f"    {each} as {each}," for each in found), ")"]
    return "\n".join([*lines, "", "__all__: list[str]"]) + "\n"


if __name__ == "__main__":
    README.write_text(readme(), "utf-8")
    STUB.write_text(stub(), "utf-8")
