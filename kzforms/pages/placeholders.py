"""Where the fields of a fillable blank go: placeholders in the page's source.

A placeholder takes no room, so a fillable blank is laid out as the blank for the pen is; the
place that holds it (a cell, a writing line) becomes the field: see `typeset` and `finish`.
"""

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from kzforms.form import Form
from kzforms.form.printing import PLAIN
from kzforms.form.widgets import Entry, entries_at, tick_at
from kzforms.text import Bilingual, Language

BESIDE: Final = {
    "heading": Bilingual(
        kk="Бланкіні толтыруға арналған қосымша парақ",
        ru="Дополнительный лист для заполнения бланка",
    ),
    "note": Bilingual(
        kk="Бұл парақ нысанның бөлігі емес және онымен бірге берілмейді. Мұнда сөйлемде басқа септікте тұратын сөздер жазылады; бос қалса, олардың орнына атау септігіндегі сөздер басылады.",
        ru="Этот лист не является частью формы и вместе с ней не подается. Здесь пишутся слова, которые в тексте стоят в другом падеже; если их не написать, будут напечатаны слова в именительном падеже.",
    ),
}
"""What the sheet says that holds the fields that have no place on the form. Our own words."""

_LEAST_HEIGHT: Final = 5.0
"""Of a field in a cell, in millimetres: room for letters of 10 points."""


class Placeholders:
    """The placeholders of a blank, for all its sheets.

    A field that has several places (a date in both languages) has a placeholder in each.

    Args:
        form: The form.

    Attributes:
        entries: What each placeholder stands for, by its name.
    """

    def __init__(self, form: Form) -> None:
        self.entries: dict[str, Entry] = {}
        self._form = form
        self._names: set[str] = set()
        self._parents: set[str] = set()
        self._left: dict[str, None] = {}

    def place(self, paths: list[str], style: str, language: Language) -> Markup:
        """The placeholders where a template prints a value that is not known.

        Args:
            paths: The field; or several, of which the last stands here and the others on the
                additional sheet.
            style: How the value is printed.
            language: The language of the sheet.
        """
        self.leave(paths[:-1])
        entries = entries_at(self._form, paths[-1], style, language)
        return Markup("").join(self._placeholder(entry) for entry in entries)

    def leave(self, paths: Iterable[str]) -> None:
        """Remember fields that have no place of their own, for the additional sheet."""
        self._left.update(dict.fromkeys(paths))

    def beside(self, language: Language) -> list[tuple[str, Markup]]:
        """The label and the placeholder of each field of the additional sheet."""
        entries = [
            entry
            for path in self._left
            for entry in entries_at(self._form, path, PLAIN, language)
            if entry.name not in self._names
        ]
        self._left.clear()
        return [(entry.label, self._placeholder(entry)) for entry in entries]

    def tick(self, path: str, alternative: str, words: str, language: Language) -> Markup:
        """The box to tick before one alternative of a choice.

        Args:
            path: The field, which holds one choice or several.
            alternative: The alternative's name in data.
            words: The alternative as the form prints it.
            language: The language of the sheet.
        """
        return self._placeholder(tick_at(self._form, path, alternative, words, language))

    def row_height(self, language: Language) -> float:
        """The least height of a table's row, in millimetres: room for every part of a value."""
        table = self._form.edition.table
        if table is None:
            return 0
        parts = (
            entries_at(
                self._form,
                f"{table.rows}[0].{column.field}",
                column.style[language] if column.style else PLAIN,
                language,
            )
            for column in table.columns
            if column.field
        )
        return max(table.row_height, _LEAST_HEIGHT * max(map(len, parts), default=0))

    def _placeholder(self, entry: Entry) -> Markup:
        if not self._fits(entry.name):
            return Markup("")
        token = f"entry-{len(self.entries)}"
        self.entries[token] = entry
        if entry.tick:
            return Markup('<input class="tick" type="checkbox" name="{}"/>').format(token)
        limit = Markup(' maxlength="{}"').format(entry.limit) if entry.limit else ""
        return Markup('<input class="entry" type="text" name="{}"{}/>').format(token, limit)

    def _fits(self, name: str) -> bool:
        """Whether a field may be called so: a PDF cannot have a field and a part of it.

        A date that is printed whole in one place and in parts in another has fields in the
        place that comes first.
        """
        steps = name.split(".")
        parents = {".".join(steps[:length]) for length in range(1, len(steps))}
        if name in self._parents or not parents.isdisjoint(self._names):
            return False
        self._names.add(name)
        self._parents |= parents
        return True
