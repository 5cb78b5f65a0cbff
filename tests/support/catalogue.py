"""The catalogue, as parameters of tests: a new form is held to all of them."""

import functools
from typing import Any

import pytest

from kzforms import Catalogue, Form, RenderedForm, blank, list_forms, render
from kzforms.forms import default_catalogue
from kzforms.pages.typeset import make_pages
from kzforms.text import Language, Languages
from kzforms.values import FormModel
from support.invented import CATALOGUE
from support.shared import once_a_session

FORMS: list[Form] = [
    form
    for form_id in default_catalogue().ids()
    for form in reversed(default_catalogue().history(form_id))
]
"""Every edition of every form."""

EDITIONS: list[Form] = [
    *FORMS,
    *(form for form_id in CATALOGUE.ids() for form in reversed(CATALOGUE.history(form_id))),
]
"""Every edition of the library's forms and of the invented ones, whose histories are longer."""

DEFAULTS: list[Form] = [entry.form for entry in list_forms(include_ended=True)]
"""Every form in its default edition: what is meant where nobody names one."""

FILLABLE = [form for form in FORMS if form.fillable]

LAYOUTS = {
    form.id
    for form in {
        tuple(form.template(language) for language in ("kk", "ru")): form
        for form in reversed(FORMS)
    }.values()
}
"""The first form of each pair of templates, by id: see the marker `layouts`."""

KINDS = (
    "training-certificate",
    "registration-instruction",
    "named-list-reserve-officers",
    "2012-veteran-cards-application",
    "2012-officers-registration-indicators",
)
"""A certificate, an instruction, a list, an application, indicators: see the marker `kinds`.

Between them they have a field of every kind but `choices`, which only long applications have.
"""

LANGUAGES: tuple[Language, ...] = ("kk", "ru")

_DEFAULT_EDITIONS = {(form.id, form.edition.id) for form in DEFAULTS}


def is_for_make_test(form: Form, marker: str) -> bool:
    """Whether `make test` runs a test with this marker for this form; `make check` runs the rest.

    Of the library's forms it takes default editions only: one of each kind (`kinds`); or, of those
    in force, one for each pair of templates, and one of each kind (`layouts`). It takes every
    invented form.
    """
    if form.templates is not None:
        return True
    if (form.id, form.edition.id) not in _DEFAULT_EDITIONS:
        return False
    in_force = form.id in LAYOUTS and form.ended_by is None
    return form.id in KINDS or (marker == "layouts" and in_force)


def named(form: Form) -> str:
    """What a parameter is called: the form, and its edition where there are several."""
    return form.id if len(form.history) == 1 else f"{form.id}-{form.edition.id}"


def catalogue_of(form: Form) -> Catalogue:
    """The catalogue that a form is of."""
    return default_catalogue() if form.templates is None else CATALOGUE


every_edition = pytest.mark.parametrize("form", EDITIONS, ids=named)
every_form = pytest.mark.parametrize("form", FORMS, ids=named)
every_fillable = pytest.mark.parametrize("form", FILLABLE, ids=named)
every_default_fillable = pytest.mark.parametrize(
    "form", [form for form in DEFAULTS if form.fillable], ids=named
)
every_unfillable = pytest.mark.parametrize(
    "form", [form for form in FORMS if not form.fillable], ids=named
)
every_list = pytest.mark.parametrize(
    "form", [form for form in FORMS if form.edition.table], ids=named
)
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_lang = pytest.mark.parametrize(
    "lang", ["kk-ru", *(pytest.param(lang, marks=pytest.mark.check) for lang in LANGUAGES)]
)
"""Every choice of languages: `make test` takes both together, where all is that may go wrong."""


@functools.cache
def sample(form: Form) -> FormModel:
    """The document of a form's example."""
    return form.load(form.sample())


@once_a_session
def rendered(form: Form, lang: Languages) -> RenderedForm:
    """The PDF of a form's example."""
    return render(sample(form), lang, edition=form.edition.id, catalogue=catalogue_of(form))


@once_a_session
def blank_of(
    form: Form, lang: Languages = "kk", *, fillable: bool = False, rows: int | None = None
) -> RenderedForm:
    """The PDF of a form without data."""
    return blank(form, lang, fillable=fillable, rows=rows, catalogue=catalogue_of(form))


render_once = once_a_session(render)
"""As `render`, for tests of what is done with a PDF: how it is made is proved elsewhere."""


typeset = once_a_session(make_pages)
"""As `make_pages`, for tests of what is on the pages."""


def with_rows(form: Form, document: FormModel, count: int) -> FormModel:
    """The document with this many rows: its own, repeated or cut."""
    table = form.edition.table
    assert table is not None
    rows = getattr(document, table.rows)
    repeated: tuple[Any, ...] = (rows * (count // len(rows) + 1))[:count]
    return document.model_copy(update={table.rows: repeated})
