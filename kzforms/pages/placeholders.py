"""Placeholders in the page source: where the fields of a fillable blank go.

A placeholder is an `<input>` that takes no room, so a fillable blank is laid out as the blank
for the pen is. The cell or writing line around it becomes the place of the field: see
`writing_lines` and `finish`.
"""

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from kzforms.form import Form
from kzforms.form.printing import PLAIN
from kzforms.form.widgets import Widget, tick_at, widgets_at
from kzforms.text import Bilingual, Language

ADDITIONAL_SHEET: Final = {
    "heading": Bilingual(
        kk="Бланкіні толтыруға арналған қосымша парақ",
        ru="Дополнительный лист для заполнения бланка",
    ),
    "note": Bilingual(
        kk="Бұл парақ нысанның бөлігі емес және онымен бірге тапсырылмайды. Мұнда сөйлемде басқа септікте тұратын сөздер жазылады; бос қалса, олардың орнына атау септігіндегі сөздер басылады.",
        ru="Этот лист не является частью формы и вместе с ней не подается. Здесь пишутся слова, которые в тексте стоят в другом падеже; если их не написать, будут напечатаны слова в именительном падеже.",
    ),
}
"""The words of the sheet for fields that have no place on the form itself. Our own words."""

_LEAST_HEIGHT: Final = 5.0
"""Of a field in a cell, in millimetres: room for letters of 10 points."""


class Placeholders:
    """Makes the placeholders of one fillable blank, and records what each stands for.

    One object serves all sheets of the blank: a field that has several places (a date in both
    languages) has a placeholder in each, all with the same field name.

    Args:
        form: The form.

    Attributes:
        widgets: The field that each placeholder stands for, by the placeholder's name.
    """

    def __init__(self, form: Form) -> None:
        self.widgets: dict[str, Widget] = {}
        self._form = form
        self._names: set[str] = set()
        self._parents: set[str] = set()
        self._deferred: dict[str, None] = {}

    def place(self, paths: list[str], style: str, language: Language) -> Markup:
        """Return the placeholders for a place where a template prints a value that is not known.

        Args:
            paths: The field; or several, of which the last stands here and the others on the
                additional sheet.
            style: How the value is printed.
            language: The language of the sheet.
        """
        self.defer(paths[:-1])
        widgets = widgets_at(self._form, paths[-1], style, language)
        return Markup("").join(self._placeholder(widget) for widget in widgets)

    def defer(self, paths: Iterable[str]) -> None:
        """Put off fields that have no place of their own to the additional sheet."""
        self._deferred.update(dict.fromkeys(paths))

    def additional_sheet(self, language: Language) -> list[tuple[str, Markup]]:
        """Return the label and the placeholder of each field of the additional sheet."""
        widgets = [
            widget
            for path in self._deferred
            for widget in widgets_at(self._form, path, PLAIN, language)
            if widget.name not in self._names
        ]
        self._deferred.clear()
        return [(widget.label, self._placeholder(widget)) for widget in widgets]

    def tick(self, path: str, alternative: str, words: str, language: Language) -> Markup:
        """Return the box to tick before one alternative of a choice.

        Args:
            path: The field, which holds one choice or several.
            alternative: The alternative's name in data.
            words: The alternative as the form prints it.
            language: The language of the sheet.
        """
        return self._placeholder(tick_at(self._form, path, alternative, words, language))

    def row_height(self, language: Language) -> float:
        """Return a table row's least height, in millimetres: room for every part of a value."""
        table = self._form.edition.table
        if table is None:
            return 0
        parts = (
            widgets_at(
                self._form,
                f"{table.rows}[0].{column.field}",
                column.style[language] if column.style else PLAIN,
                language,
            )
            for column in table.columns
            if column.field
        )
        return max(table.row_height, _LEAST_HEIGHT * max(map(len, parts), default=0))

    def _placeholder(self, widget: Widget) -> Markup:
        if not self._is_free(widget.name):
            return Markup("")
        token = f"widget-{len(self.widgets)}"
        self.widgets[token] = widget
        if widget.tick:
            return Markup('<input class="tick" type="checkbox" name="{}"/>').format(token)
        limit = Markup(' maxlength="{}"').format(widget.limit) if widget.limit else ""
        return Markup('<input class="widget" type="text" name="{}"{}/>').format(token, limit)

    def _is_free(self, name: str) -> bool:
        """Take a name for a field, and tell whether it was free.

        A PDF cannot have both a field and a part of it. A date that is printed whole in one
        place and in parts in another has fields in the place that comes first.
        """
        steps = name.split(".")
        parents = {".".join(steps[:length]) for length in range(1, len(steps))}
        if name in self._parents or not parents.isdisjoint(self._names):
            return False
        self._names.add(name)
        self._parents |= parents
        return True
