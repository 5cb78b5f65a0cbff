"""Whether the catalogue can be loaded, all of it: what is broken is named by file and key.

Acts, standards and forms are read when somebody asks for them. This check asks for everything,
so that a broken file fails here and not when somebody prints.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from jinja2 import TemplateError

from kzforms.changes.stream import ACCEPTED, accepted_differences
from kzforms.errors import FormDataError, KzformsError
from kzforms.form import Catalogue, Form
from kzforms.forms import default_catalogue
from kzforms.pages.compose import compose
from kzforms.standards.register import load_all
from kzforms.text import LANGUAGES

_RAISED: Final = (KzformsError, TypeError, KeyError, ValueError, OSError, TemplateError)
"""What a module, a file or a template that is broken may raise."""


@dataclass(frozen=True)
class Broken:
    """Something of the catalogue that cannot be loaded.

    Attributes:
        where: The form and edition, the act, or the file.
        message: What is wrong with it, with the file and key where they are known.
    """

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def broken(catalogue: Catalogue | None = None) -> tuple[Broken, ...]:
    """Load all acts, forms, standards, templates, samples and accepted differences.

    Args:
        catalogue: Which, if not the library's own.

    Returns:
        What is broken; nothing if all is well.
    """
    own = catalogue is None
    catalogue = catalogue or default_catalogue()
    found = [*_acts(catalogue), *_forms(catalogue)]
    if own:
        found += [*_tried("standards", load_all), *_accepted_files(catalogue)]
    return tuple(found)


def _acts(catalogue: Catalogue) -> Iterator[Broken]:
    for act_id in catalogue.acts.ids():
        yield from _tried(f"act {act_id}", partial(_act, catalogue, act_id))


def _act(catalogue: Catalogue, act_id: str) -> None:
    act = catalogue.acts[act_id]
    for other in (*(amendment.act for amendment in act.amends), act.repealed_by):
        if other is not None:
            catalogue.acts[other]


def _forms(catalogue: Catalogue) -> Iterator[Broken]:
    for form_id in catalogue.ids():
        try:
            history = catalogue.history(form_id)
        except _RAISED as error:
            yield Broken(form_id, str(error))
            continue
        for form in history:
            yield from _tried(f"{form_id}, {form.edition.id}", partial(_form, form))


def _form(form: Form) -> None:
    form.description()
    if form.edition.content is not None:
        form.edition.content()
    document = form.load_known({})
    for language in LANGUAGES:
        compose(form, document, (language,), rows=1)
    if form.fillable:
        try:
            form.load(form.sample())
        except FormDataError as error:
            raise ValueError(f"its sample does not fit: {error}") from None
    for language in LANGUAGES:
        accepted_differences(form.id, form.edition, language)


def _accepted_files(catalogue: Catalogue) -> Iterator[Broken]:
    """Yield the files of accepted differences that belong to no edition."""
    known: dict[str, set[str]] = {}
    for form_id in catalogue.ids():
        with suppress(*_RAISED):  # what is broken was named before
            known[form_id] = {form.edition.id for form in catalogue.history(form_id)}
    not_loaded = set(catalogue.ids()) - known.keys()
    for path in sorted(ACCEPTED.glob("*/*.yaml")):
        form_id = path.parent.name
        edition, _, language = path.stem.rpartition(".")
        if form_id in not_loaded:
            continue
        if language not in LANGUAGES or edition not in known.get(form_id, ()):
            yield Broken(f"accepted/{form_id}/{path.name}", "the catalogue has no such edition")


def _tried(where: str, load: Callable[[], object]) -> Iterator[Broken]:
    try:
        load()
    except _RAISED as error:
        yield Broken(where, str(error) or type(error).__name__)
