"""The catalogue, as parameters of tests: a new form is held to all of them."""

import functools
from typing import Any

import pytest

import kzforms
from kzforms import Form, RenderedForm, list_forms, render
from kzforms.text import Language, Languages
from kzforms.values import FormModel

FORMS: list[Form] = [entry.form for entry in list_forms(include_ended=True)]

FILLABLE = [form for form in FORMS if form.fillable]

LAYOUTS = {
    form.id
    for form in {
        tuple(form.wording(language).template for language in ("kk", "ru")): form
        for form in reversed(FORMS)
    }.values()
}
"""The first form of each pair of templates, by id."""

LANGUAGES: tuple[Language, ...] = ("kk", "ru")

every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
every_fillable = pytest.mark.parametrize("form", FILLABLE, ids=lambda form: form.id)
every_unfillable = pytest.mark.parametrize(
    "form", [form for form in FORMS if not form.fillable], ids=lambda form: form.id
)
every_list = pytest.mark.parametrize(
    "form", [form for form in FORMS if form.edition.table], ids=lambda form: form.id
)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@functools.cache
def sample(form: Form) -> FormModel:
    """The document of a form's example."""
    return form.load(kzforms.sample(form.id))


@functools.cache
def rendered(form: Form, lang: Languages) -> RenderedForm:
    """The PDF of a form's example, made once for all tests of a process."""
    return render(sample(form), lang)


def with_rows(form: Form, document: FormModel, count: int) -> FormModel:
    """The document with this many rows: its own, repeated or cut."""
    table = form.edition.table
    assert table is not None
    rows = getattr(document, table.rows)
    repeated: tuple[Any, ...] = (rows * (count // len(rows) + 1))[:count]
    return document.model_copy(update={table.rows: repeated})
