"""Write the table of forms into README.md: `python tools/readme.py`."""

import re
from pathlib import Path

from kzforms import list_forms

README = Path(__file__).parents[1] / "README.md"
_TABLE = re.compile(r"(?<=<!-- forms -->\n).*?(?=<!-- /forms -->)", re.DOTALL)


def table() -> str:
    """The forms that have not ended, as a table in Markdown, and how many others there are."""
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


if __name__ == "__main__":
    README.write_text(_TABLE.sub(lambda _: table(), README.read_text("utf-8")), "utf-8")
