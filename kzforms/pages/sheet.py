"""A sheet: what the template of one language may ask of the document."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from kzforms.errors import CatalogueError
from kzforms.fields.path import Path
from kzforms.form import Form
from kzforms.form.definition import CONTINUED, FORM_MARKER, MARKED
from kzforms.form.printing import PLAIN, STYLES, printed
from kzforms.pages.electronic import ElectronicElements, electronic_words, qr_code
from kzforms.pages.placeholders import ADDITIONAL_SHEET, Placeholders
from kzforms.pages.templates import environment
from kzforms.pages.typography import value_text
from kzforms.text import Language
from kzforms.values import FormModel

FieldPath = str | Path
"""A field as a template names it: the path's text, or the path of a row and of what is in it."""


@dataclass(frozen=True)
class PrintedValue:
    """A value that a template printed.

    Attributes:
        language: Of the sheet it is on.
        path: The field it came from, as `entries[0].iin`.
        text: What was printed.
    """

    language: Language
    path: str
    text: str


class Sheet:
    """One language's sheet of a document: what its template may ask for.

    Attributes:
        language: The sheet's language.
        printed: The values printed so far.
    """

    def __init__(
        self,
        form: Form,
        document: FormModel,
        language: Language,
        *,
        rows: int,
        as_of: date | None,
        electronic: ElectronicElements | None,
        placeholders: Placeholders | None = None,
    ) -> None:
        self.language: Language = language
        self.printed: list[PrintedValue] = []
        self._form = form
        self._document = document
        self._rows = rows
        self._as_of = as_of
        self._electronic = electronic
        self._placeholders = placeholders
        self._checked: set[tuple[Path, str]] = set()

    def render(self) -> Markup:
        """Return the sheet's HTML."""
        form = self._form
        templates = environment(form.templates)
        template = templates.get_template(form.template(self.language))
        sheet = Markup(  # noqa: S704 - the template escapes every value
            template.render(
                form=form,
                language=self.language,
                marker=FORM_MARKER[self.language],
                continued=CONTINUED[self.language],
                slots={slot.id: slot for slot in form.signers},
                rows=self._row_paths(),
                row_height=self._row_height(),
                content=form.edition.content() if form.edition.content else None,
                notices=form.notices(self.language, as_of=self._as_of),
                electronic=self._electronic,
                electronic_value=self.electronic_value,
                words=electronic_words(self.language),
                qr_code=qr_code,
                value=self.value,
                cell=self.cell,
                choice=self.choice,
                items=self.items,
                margin_text=self.margin_text,
            )
        )
        if self._placeholders is None:
            return sheet
        additional = templates.get_template("additional-sheet.html").render(
            words={name: words[self.language] for name, words in ADDITIONAL_SHEET.items()},
            places=self._placeholders.additional_sheet(self.language),
        )
        return sheet + Markup(additional)  # noqa: S704 - the template escapes every value

    def value(self, paths: FieldPath | Iterable[FieldPath], style: str = PLAIN) -> Markup:
        """Return a field's value as HTML, or nothing where the document has none.

        Args:
            paths: The field; or several, of which the first that has a value is printed.
            style: How to print it.

        Raises:
            CatalogueError: The form has no such field, or there is no such style.
        """
        fields = [_parsed(paths)] if isinstance(paths, FieldPath) else [*map(_parsed, paths)]
        found = self._print(fields, style)
        if found is None:
            return self._placeholder(fields, style)
        if self._placeholders:
            missing = (field for field in fields if self._text(field, style) is None)
            self._placeholders.defer(map(str, missing))
        return Markup('<span class="value" {}>{}</span>').format(*found)

    def choice(self, path: str, name: str) -> Markup:
        """Return an alternative in the form's words, marked if the document chose it.

        The mark is a figure before the words, whose title is read aloud; how both look is the
        style sheet's.

        Args:
            path: The field; it holds one choice or several.
            name: The alternative's name in data.

        Raises:
            CatalogueError: The form has no such field, or the field no such alternative.
        """
        words = self._alternative(path, name)
        found = _parsed(path).lookup(self._document)
        chosen = list(found) if isinstance(found, tuple) else [found]
        names = [getattr(each, "value", None) for each in chosen]
        if name not in names:
            if self._placeholders and not found:
                tick = self._placeholders.tick(path, name, words, self.language)
                return Markup('<span class="alternative">{}</span>').format(_ticked(tick, words))
            return Markup('<span class="alternative">{}</span>').format(words)
        own = f"{path}[{names.index(name)}]" if isinstance(found, tuple) else path
        self.printed.append(PrintedValue(self.language, own, words))
        return Markup('<span class="alternative chosen" data-path="{}">{}{}</span>').format(
            own, _mark(MARKED[self.language]), words
        )

    def items(self, path: str, lines: int = 0, least: int = 0) -> list[Path]:
        """Return the paths of the items that the document has in a list.

        Args:
            path: The field that holds the list.
            lines: How many lines the form has for it: each can be filled in on a fillable blank.
            least: How many items the form prints a number or a table's row for, used or not.
        """
        field = _parsed(path)
        count = max(len(field.lookup(self._document) or ()), least)
        if self._placeholders:
            count = max(count, lines, self._rows)
        return [field / index for index in range(count)]

    def electronic_value(self, name: str, style: str = PLAIN) -> Markup:
        """Return a value of the electronic document's elements as HTML."""
        found = getattr(self._electronic, name)
        text = printed(found, self.language, style)
        if text is None:
            return Markup("")
        path = f"electronic.{name}"
        self.printed.append(PrintedValue(self.language, path, text))
        return Markup('<span class="value" data-path="{}">{}</span>').format(path, text)

    def cell(self, path: FieldPath, style: str = PLAIN, css_class: str = "") -> Markup:
        """Return a table cell with a field's value.

        Add no `<span>`: in lists of 1,000 rows the extra elements slow layout.
        """
        field = _parsed(path)
        opening = Markup('<td class="{}"').format(css_class) if css_class else Markup("<td")
        found = self._print([field], style)
        if found is None:
            return opening + Markup(">{}</td>").format(self._placeholder([field], style))
        return opening + Markup(" {}>{}</td>").format(*found)

    def margin_text(self, path: str, style: str = PLAIN) -> str | None:
        """Return a field's value as text for the page's margin, or None.

        It is not one of the values that are printed: it repeats one of them.
        """
        return self._text(_parsed(path), style)

    def _placeholder(self, fields: list[Path], style: str) -> Markup:
        if self._placeholders is None:
            return Markup("")
        return self._placeholders.place([*map(str, fields)], style, self.language)

    def _print(self, fields: Iterable[Path], style: str) -> tuple[Markup, Markup] | None:
        for field in fields:
            if text := self._text(field, style):
                path = str(field)
                self.printed.append(PrintedValue(self.language, path, text))
                return Markup('data-path="{}"').format(path), value_text(text)
        return None

    def _text(self, field: Path, style: str) -> str | None:
        self._require(field.generic, style)
        found = field.lookup(self._document)
        return None if found is None else printed(found, self.language, style)

    def _require(self, field: Path, style: str) -> None:
        """Check once what the template asks for."""
        if (field, style) in self._checked:
            return
        if field not in self._form.fields:
            raise CatalogueError(
                f"A template prints '{field}', which {self._form.model.__name__} lacks."
            )
        if style not in STYLES:
            raise CatalogueError(f"A template prints '{field}' in an unknown style {style!r}.")
        self._checked.add((field, style))

    def _alternative(self, path: str, name: str) -> str:
        """Return the words of an alternative."""
        if path not in self._form.fields:
            raise CatalogueError(
                f"A template marks {path!r}, which {self._form.model.__name__} lacks."
            )
        for option in self._form.fields.at(path).options:
            if option.value == name:
                return option.words[self.language]
        raise CatalogueError(f"A template marks {path!r} with an unknown alternative {name!r}.")

    def _row_height(self) -> float:
        table = self._form.edition.table
        if self._placeholders is not None:
            return self._placeholders.row_height(self.language)
        return table.row_height if table else 0

    def _row_paths(self) -> list[Path]:
        table = self._form.edition.table
        if table is None:
            return []
        field = _parsed(table.rows)
        given = field.lookup(self._document) or ()
        return [field / index for index in range(max(len(given), self._rows))]


def _parsed(path: FieldPath) -> Path:
    return path if isinstance(path, Path) else _parse(path)


@lru_cache(maxsize=1024)
def _parse(text: str) -> Path:
    """Take a path of a template apart, once: templates name the same few hundred again and again.

    Raises:
        CatalogueError: It is no path.
    """
    try:
        return Path.parse(text)
    except ValueError:
        raise CatalogueError(f"A template prints {text!r}, which is no path.") from None


def _ticked(tick: Markup, words: str) -> Markup:
    """Put the box before the words; a line's end never parts it from the first word."""
    first, space, rest = words.partition(" ")
    return Markup('<span class="whole">{}{}</span>{}{}').format(tick, first, space, rest)


def _mark(title: str) -> Markup:
    """Return a tick as inline SVG, with a title that is read aloud in its place."""
    return Markup(
        '<svg class="mark" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<title>{}</title><path d="M1 6 L4 9 L9 1" fill="none" stroke="#000"/></svg>'
    ).format(title)
