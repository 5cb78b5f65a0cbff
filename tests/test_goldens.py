"""Goldens of every edition, by the library's own plugin: words, places, tags, fields, pictures.

They lie under `<form>/<edition>.<language>`, are reviewed like code, and are written only by
`pytest tests/test_goldens.py --kzforms-accept=…`. Of forms that have ended, one for each template.
What depends on the machine's Pango, where long texts break, is not in them.
"""

from pathlib import Path

import pytest
from support.catalogue import (
    EDITIONS,
    LANGUAGES,
    LAYOUTS,
    blank_of,
    catalogue_of,
    every_language,
    named,
    rendered,
)

from kzforms import Form
from kzforms.testing.goldens import Regression
from kzforms.text import Language

REVIEWED = [form for form in EDITIONS if form.ended_by is None or form.id in LAYOUTS]
"""Forms that have not ended, and one for each template of those that have."""

FILLABLE = [form for form in REVIEWED if form.fillable]
OTHERS = [form for form in REVIEWED if not form.fillable and form.id in LAYOUTS]


@pytest.mark.layouts
@pytest.mark.parametrize("form", FILLABLE, ids=named)
@pytest.mark.parametrize("language", ["kk", pytest.param("ru", marks=pytest.mark.kinds)])
def test_the_sample_is_as_reviewed(
    form: Form, language: Language, kzforms_regression: Regression
) -> None:
    """This test ensures that no word, place, tag or line changes unnoticed."""
    kzforms_regression.check(
        rendered(form, language), name=_name(form, language), catalogue=catalogue_of(form)
    )


@pytest.mark.parametrize("form", OTHERS, ids=named)
@every_language
def test_the_structure_is_as_reviewed(
    form: Form, language: Language, kzforms_regression: Regression
) -> None:
    """This test ensures that a text is tagged as it was. Its words are data, and tested."""
    kzforms_regression.check(blank_of(form, language), name=_name(form, language), stages=["tags"])


def test_no_golden_is_left_behind() -> None:
    """This test ensures that every golden belongs to an edition of the catalogue."""
    folder = Path(__file__).with_suffix("")
    names = {str(path.relative_to(folder)) for path in folder.rglob("*.golden")}
    forms = [*FILLABLE, *OTHERS]
    assert names == {f"{_name(form, language)}.golden" for form in forms for language in LANGUAGES}


def _name(form: Form, language: Language) -> str:
    return f"{form.id}/{form.edition.id}.{language}"
