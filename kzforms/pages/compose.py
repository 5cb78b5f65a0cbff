"""From a document to HTML: the templates, and a list of every value that they print."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from kzforms import resources
from kzforms.errors import CatalogueError
from kzforms.form import Form
from kzforms.form.definition import CONTINUED, FORM_MARKER, MARKED, SIGNATURE, field_type
from kzforms.form.printing import PLAIN, STYLES, printed
from kzforms.form.widgets import Entry
from kzforms.grammar import kk, ru
from kzforms.pages.electronic import ElectronicElements, electronic_words, qr_code
from kzforms.pages.finish import FieldPlan
from kzforms.pages.placeholders import BESIDE, Placeholders
from kzforms.text import Language
from kzforms.values import Choice, FormModel


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


@dataclass(frozen=True)
class Composition:
    """HTML, and what it prints of the document.

    Attributes:
        html: The whole page source.
        printed: Every value in it, in its order.
        fields: The signature fields that it asks for, by name.
        entries: The fields to fill in that it asks for, by the name of their placeholder.
    """

    html: str
    printed: tuple[PrintedValue, ...]
    fields: dict[str, FieldPlan]
    entries: dict[str, Entry] = field(default_factory=dict)


def compose(
    form: Form,
    document: FormModel,
    languages: tuple[Language, ...],
    *,
    rows: int = 0,
    created: datetime | None = None,
    as_of: date | None = None,
    electronic: ElectronicElements | None = None,
    fillable: bool = False,
) -> Composition:
    """The page source of a document or blank.

    Args:
        form: The form, in the edition that is wanted.
        document: The document, or what is known of a blank.
        languages: One sheet for each.
        rows: The least number of rows of the table, or of the lists of a fillable blank.
        created: The date for the metadata, if any. The clock is never read.
        as_of: The day for which the document is made, if not for today's use.
        electronic: What to print below the signatures of an electronic document.
        fillable: Whether to put a placeholder for a field where a value is missing.
    """
    placeholders = Placeholders(form) if fillable else None
    sheets = [
        Sheet(
            form,
            document,
            language,
            rows=rows,
            as_of=as_of,
            electronic=electronic,
            placeholders=placeholders,
        )
        for language in languages
    ]
    rendered = [(sheet.language, sheet.render()) for sheet in sheets]
    first = languages[0]
    html = (
        _environment(form.templates)
        .get_template("document.html")
        .render(
            languages=languages,
            sheets=rendered,
            title=form.title[first],
            description=_description(form, first, as_of),
            page=form.edition.page,
            created=created.isoformat(timespec="seconds") if created else None,
        )
    )
    fields = {
        f"sig_{slot.id}_{language}": FieldPlan(
            slot.role, f"{SIGNATURE[language]}: {slot.role[language]}"
        )
        for language in languages
        for slot in form.signers
    }
    return Composition(
        html,
        tuple(value for sheet in sheets for value in sheet.printed),
        fields,
        placeholders.entries if placeholders else {},
    )


def _description(form: Form, language: Language, as_of: date | None) -> str:
    day = f", {as_of:%d.%m.%Y}" if as_of else ""
    return " ".join(
        [
            *(f"{paragraph}." for paragraph in form.heading_block(language)),
            f"{form.id}, {form.edition.id}{day}.",
            *form.notices(language, as_of=as_of),
        ]
    )


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

    def render(self) -> Markup:
        """The sheet's HTML."""
        form = self._form
        environment = _environment(form.templates)
        template = environment.get_template(form.template(self.language))
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
                entries=self.entries,
                margin_text=self._text,
            )
        )
        if self._placeholders is None:
            return sheet
        beside = environment.get_template("beside.html").render(
            words={name: words[self.language] for name, words in BESIDE.items()},
            places=self._placeholders.beside(self.language),
        )
        return sheet + Markup(beside)  # noqa: S704 - the template escapes every value

    def value(self, paths: str | Iterable[str], style: str = PLAIN) -> Markup:
        """A field's value as HTML, or nothing where the document has none.

        Args:
            paths: The field; or several, of which the first that has a value is printed.
            style: How to print it.

        Raises:
            CatalogueError: The form has no such field, or there is no such style.
        """
        paths = [paths] if isinstance(paths, str) else list(paths)
        found = self._print(paths, style)
        if found is None:
            return self._placeholder(paths, style)
        if self._placeholders:
            self._placeholders.leave(path for path in paths if self._text(path, style) is None)
        return Markup('<span class="value" {}>{}</span>').format(*found)

    def choice(self, path: str, name: str) -> Markup:
        """An alternative in the form's words, marked if the document chose it.

        The mark is a figure before the words, whose title is read aloud; how both look is the
        style sheet's.

        Args:
            path: The field; it holds one choice or several.
            name: The alternative's name in data.

        Raises:
            CatalogueError: The form has no such field, or the field no such alternative.
        """
        words = _alternative(self._form.model, path, name).format(self.language)
        found = lookup(self._document, path)
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

    def entries(self, path: str, lines: int = 0) -> list[str]:
        """The paths of the entries that the document has in a list.

        Args:
            path: The field that holds the list.
            lines: How many lines the form has for it: each can be filled in on a fillable blank.
        """
        count = len(lookup(self._document, path) or ())
        if self._placeholders:
            count = max(count, lines, self._rows)
        return [f"{path}[{index}]" for index in range(count)]

    def electronic_value(self, name: str, style: str = PLAIN) -> Markup:
        """A value of the electronic document's elements, as HTML."""
        found = getattr(self._electronic, name)
        text = printed(found, self.language, style)
        if text is None:
            return Markup("")
        path = f"electronic.{name}"
        self.printed.append(PrintedValue(self.language, path, text))
        return Markup('<span class="value" data-path="{}">{}</span>').format(path, text)

    def cell(self, path: str, style: str = PLAIN, css_class: str = "") -> Markup:
        """A table cell with a field's value. In long tables, a span less for each counts."""
        opening = Markup('<td class="{}"').format(css_class) if css_class else Markup("<td")
        found = self._print([path], style)
        if found is None:
            return opening + Markup(">{}</td>").format(self._placeholder([path], style))
        return opening + Markup(" {}>{}</td>").format(*found)

    def _placeholder(self, paths: list[str], style: str) -> Markup:
        if self._placeholders is None:
            return Markup("")
        return self._placeholders.place(paths, style, self.language)

    def _print(self, paths: Iterable[str], style: str) -> tuple[Markup, str] | None:
        for path in paths:
            if text := self._text(path, style):
                self.printed.append(PrintedValue(self.language, path, text))
                return Markup('data-path="{}"').format(path), text
        return None

    def _text(self, path: str, style: str = PLAIN) -> str | None:
        _require(self._form.model, _INDEX.sub("", path), style)
        found = lookup(self._document, path)
        return None if found is None else printed(found, self.language, style)

    def _row_height(self) -> float:
        table = self._form.edition.table
        if self._placeholders is not None:
            return self._placeholders.row_height(self.language)
        return table.row_height if table else 0

    def _row_paths(self) -> list[str]:
        table = self._form.edition.table
        if table is None:
            return []
        given = lookup(self._document, table.rows) or ()
        return [f"{table.rows}[{index}]" for index in range(max(len(given), self._rows))]


_INDEX = re.compile(r"\[\d+\]")
_STEP = re.compile(r"\[(\d+)\]|(\w+)")


def lookup(document: FormModel, path: str) -> Any:
    """The value at a path, or None where the document has none."""
    found: Any = document
    for step in _STEP.finditer(path):
        index, name = step.groups()
        if found is None:
            return None
        if index is not None:
            found = found[int(index)] if int(index) < len(found) else None
        else:
            found = getattr(found, name, None)
    return found


@cache
def _require(model: type[FormModel], path: str, style: str) -> None:
    """Check once what a template asks for."""
    try:
        field_type(model, path)
    except KeyError:
        raise CatalogueError(f"A template prints {path!r}, which {model.__name__} lacks.") from None
    if style not in STYLES:
        raise CatalogueError(f"A template prints {path!r} in an unknown style {style!r}.")


@cache
def _alternative(model: type[FormModel], path: str, name: str) -> Choice:
    """Check once which alternative a template asks for."""
    try:
        annotation = field_type(model, path)
    except KeyError:
        raise CatalogueError(f"A template marks {path!r}, which {model.__name__} lacks.") from None
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, Choice) and kind.is_valid(name):
            return kind.parse(name)
    raise CatalogueError(f"A template marks {path!r} with an unknown alternative {name!r}.")


def _ticked(tick: Markup, words: str) -> Markup:
    """Words with the box before them, which a line's end never parts from the first word."""
    first, space, rest = words.partition(" ")
    return Markup('<span class="whole">{}{}</span>{}{}').format(tick, first, space, rest)


def _mark(title: str) -> Markup:
    """A tick as inline SVG, with a title that is read aloud in its place."""
    return Markup(
        '<svg class="mark" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<title>{}</title><path d="M1 6 L4 9 L9 1" fill="none" stroke="#000"/></svg>'
    ).format(title)


_MONTHS = "|".join([*(kk.month(number) for number in range(1, 13)), *map(ru.month, range(1, 13))])
_BELONGS_TOGETHER = re.compile(
    r"((?:"
    r"\d+(?:[.-]\d+)*-[^\W\d_]+"  # 22-1-қосымша, 18.30-ға
    r"|\d{1,2}\.\d{2}\b"  # 9.00
    rf"|\d{{1,2}} (?:{_MONTHS})\w*"  # 1 ақпаннан
    r"|№\s?[\w/-]+"  # № 692
    r"|8 800(?: \d+)+|8\(\d+\)(?: \d+-\d+-\d+)"  # telephones
    r"|\d{1,3}(?: \d{3})+"  # 305 000
    r")[.,;:)»]*)"
)


def unbroken(text: str) -> Markup:
    """Text in which numbers are not parted from what they belong to at a line's end.

    What stands between is marked too, up to its last letter: WeasyPrint may break a line too
    early where a piece of text ends in a space.

    >>> unbroken("Қағидаларға 22-1-қосымша")
    Markup('<span>Қағидаларға</span> <span class="whole">22-1-қосымша</span>')
    >>> unbroken("(с 1 февраля)")
    Markup('<span>(с</span> <span class="whole">1 февраля)</span>')
    >>> unbroken("Бесплатно")
    Markup('Бесплатно')
    """
    parts = _BELONGS_TOGETHER.split(text)
    if len(parts) == 1:
        return escape(text)
    return Markup("").join(
        Markup('<span class="whole">{}</span>').format(part) if index % 2 else _apart(part)
        for index, part in enumerate(parts)
    )


def _apart(text: str) -> Markup:
    """Text with the space around it left outside."""
    words = text.strip(" ")
    before, _, after = text.partition(words) if words else (text, "", "")
    return Markup("{}<span>{}</span>{}").format(before, words, after) if words else escape(text)


@cache
def _environment(templates: Path | None) -> Environment:
    folders = [resources.root() / "templates", *([templates] if templates else [])]
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["unbroken"] = unbroken
    return environment
