"""Write the table of forms into README.md: `python tools/readme.py`."""

import re
from pathlib import Path

from kzforms import list_forms

README = Path(__file__).parents[1] / "README.md"
_TABLE = re.compile(r"(?<=<!-- forms -->\n).*?(?=<!-- /forms -->)", re.DOTALL)


def table() -> str:
    """The table of forms, as Markdown."""
    lines = ["| form | annex | Kazakh | Russian |", "|---|---|---|---|"]
    for form, _ in list_forms(include_ended=True):
        titles = [
            form.title[language] + ("" if form.official[language] else " *(translation)*")
            for language in ("kk", "ru")
        ]
        lines.append(f"| `{form.id}` | {form.annex} | {titles[0]} | {titles[1]} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    README.write_text(_TABLE.sub(lambda _: table(), README.read_text("utf-8")), "utf-8")
