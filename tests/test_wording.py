"""The two languages of a form cannot drift apart, and no field is forgotten."""

import re
from collections import defaultdict
from datetime import date
from typing import get_args
from xml.etree import ElementTree

import pytest
from support.catalogue import FORMS, every_edition, every_language, rendered, sample

from kzforms import Form, resources
from kzforms.grammar import kk, ru
from kzforms.pages.compose import Composition, compose
from kzforms.text import Language
from kzforms.values import FormModel, Period, Person


def everything(form: Form) -> FormModel:
    """The sample with every optional field filled, so that each has to be printed."""
    from support.strategies import widest

    return widest(form.model, "Ә")


def composition(form: Form, language: Language, document: FormModel) -> Composition:
    return compose(form, document, (language,))


def paragraphs(form: Form, language: Language) -> dict[str, set[str]]:
    """The fields that each numbered paragraph of a template prints."""
    html = composition(form, language, everything(form)).html
    body = re.search(r"<body.*</body>", html, re.DOTALL)
    assert body
    found: dict[str, set[str]] = defaultdict(set)
    for paragraph in ElementTree.fromstring(body[0]).iter():
        if number := paragraph.get("data-p"):
            paths = {part.get("data-path") for part in paragraph.iter() if part.get("data-path")}
            found[number] |= {base_of(form, str(path)) for path in paths}
    return found


def base_of(form: Form, path: str) -> str:
    """The field itself, where an inflected wording of it is printed."""
    field = form.fields.at(path)
    return field.inflected_from or str(field.path).replace("[]", "")


@every_edition
def test_both_languages_print_the_same_fields_in_the_same_paragraphs(form: Form) -> None:
    """This test ensures that a field added to one language's template is added to both."""
    kazakh, russian = paragraphs(form, "kk"), paragraphs(form, "ru")
    assert set(kazakh) == set(russian)
    for number, fields in kazakh.items():
        only_one = fields ^ russian[number]
        declared = {path for paths in form.edition.not_printed.values() for path in paths}
        assert only_one <= declared, f"paragraph {number}"


def unprinted(form: Form, language: Language, document: FormModel) -> set[str]:
    """The values that a sheet does not print, or not whole."""
    texts: dict[str, list[str]] = defaultdict(list)
    for value in composition(form, language, document).printed:
        texts[value.path].append(value.text)
    missing = set()
    for place, _, value in form.fields.values(document):
        path = str(place)
        parts = {path: value}
        if isinstance(value, Period) and path not in texts:
            parts = {f"{path}.start": value.start, f"{path}.end": value.end}
        if not all(is_whole(part, texts[name], language) for name, part in parts.items()):
            missing.add(path)
    return missing


def is_whole(value: object, texts: list[str], language: Language) -> bool:
    """Whether the texts printed for a field show all of its value."""
    if not isinstance(value, date) or f"{value:%d.%m.%Y}" in texts:
        return bool(texts)
    months = {kk.month(value.month, case) for case in get_args(kk.Case)}
    names = months if language == "kk" else {ru.month(value.month)}
    years = {f"{value:%y}", f"{value:%Y}"}
    return all(not words.isdisjoint(texts) for words in ({str(value.day)}, names, years))


@every_edition
@every_language
def test_every_field_is_printed_or_declared(form: Form, language: Language) -> None:
    """This test ensures that no value that a user gave is left off the page."""
    document = everything(form)
    printed = {value.path for value in composition(form, language, document).printed}
    inflected = {base_of(form, path) for path in printed if base_of(form, path) != path}
    declared = set(form.edition.not_printed.get(language, {}))
    assert unprinted(form, language, document) - inflected == declared


@every_edition
@every_language
def test_the_nominative_is_printed_without_an_inflected_wording(
    form: Form, language: Language
) -> None:
    """This test ensures that a field with an inflected wording is printed without it too."""
    inflected = [field.name for field in form.fields.root.parts if field.inflected_from]
    bare = everything(form).model_copy(update=dict.fromkeys(inflected))
    declared = set(form.edition.not_printed.get(language, {}))
    assert unprinted(form, language, bare) == declared


@every_edition
def test_what_is_declared_as_not_printed_has_a_reason(form: Form) -> None:
    """This test ensures that nobody silences the coverage of fields without saying why."""
    for paths in form.edition.not_printed.values():
        for path, reason in paths.items():
            assert path in form.fields
            assert reason.endswith(".")


@pytest.mark.layouts
@every_edition
@every_language
def test_a_sample_is_right_and_complete(form: Form, language: Language) -> None:
    """This test ensures that the example shown in the docs is a good one: no warnings."""
    assert rendered(form, language).warnings == ()


@every_edition
def test_a_sample_holds_the_hard_cases(form: Form) -> None:
    """This test ensures that what the tests render has what breaks pages: see each line."""
    document = sample(form)
    names = [value for _, _, value in form.fields.values(document) if isinstance(value, Person)]
    if names:
        assert set("әғқңөұүһі") <= set(document.model_dump_json().lower())
    if form.edition.table:
        if form in FORMS:
            assert any(name.patronymic is None for name in names)
            assert any("-" in name.surname and len(name.surname) > 45 for name in names)
        assert rendered(form, "kk").pages == (2 if form in FORMS else 1)


_KAZAKH_ONLY = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_LATIN_IN_CYRILLIC = re.compile(
    "[А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі][A-Za-z]|[A-Za-z][А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]"
)


def _template_files(language: Language) -> list[str]:
    folder = resources.root() / "templates" / language
    return sorted(str(path.relative_to(folder)) for path in folder.glob("*/*.html"))


def _wording(language: Language, name: str) -> str:
    source = (resources.root() / "templates" / language / name).read_text("utf-8")
    return re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)


@pytest.mark.parametrize("name", _template_files("ru"))
def test_russian_wording_has_no_kazakh_letter(name: str) -> None:
    """This test ensures that no Kazakh text is left in a Russian template."""
    assert not _KAZAKH_ONLY.search(_wording("ru", name))


@every_language
def test_no_word_mixes_scripts(language: Language) -> None:
    """This test ensures that no look-alike letter stands in the wording of a form."""
    for name in _template_files(language):
        found = _LATIN_IN_CYRILLIC.search(_wording(language, name))
        assert not found, f"{name}: {found}"


def test_both_languages_have_the_same_templates() -> None:
    """This test ensures that a template is never made in one language only."""
    assert _template_files("kk") == _template_files("ru")


@every_language
def test_the_templates_are_those_that_forms_name(language: Language) -> None:
    """This test ensures that no template is left behind, and none is missing."""
    named = {form.template(language) for form in FORMS}
    own = {name for name in named if name.startswith(f"{language}/")}
    assert own == {f"{language}/{name}" for name in _template_files(language)}
