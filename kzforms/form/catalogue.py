"""The catalogue of forms: looking them up by id, edition, day, act and annex."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kzforms.acts import ActRegister
from kzforms.errors import EditionUncertain, NotInForce, UnknownEdition, UnknownForm
from kzforms.form.definition import FormDefinition
from kzforms.form.form import Form
from kzforms.form.lifecycle import ENDED, Lifecycle
from kzforms.form.register import FormRegister
from kzforms.values import FormModel


class ListedForm(NamedTuple):
    """A form of a list.

    Attributes:
        form: The form, in the edition that is meant.
        lifecycle: What that edition is, on the day of the list if one was given.
    """

    form: Form
    lifecycle: Lifecycle


class Catalogue:
    """Forms and the acts behind them.

    Args:
        definitions: The forms, in the order in which they are listed; or a mapping of them
            by id, which may import each when it is asked for.
        acts: The acts that they name.
        templates: A folder of templates, for forms that are not the library's own.
        samples: A folder of samples (`<form>/<edition>.json`) for such forms.
    """

    def __init__(
        self,
        definitions: Iterable[FormDefinition] | Mapping[str, FormDefinition],
        acts: ActRegister,
        templates: Path | None = None,
        samples: Path | None = None,
    ) -> None:
        self._templates = templates
        self._samples = samples
        self._definitions: Mapping[str, FormDefinition] = (
            definitions
            if isinstance(definitions, Mapping)
            else {definition.id: definition for definition in definitions}
        )
        self.acts = acts

    def get_form(
        self,
        form_id: str,
        *,
        edition: str | None = None,
        on: date | None = None,
        forthcoming: bool = False,
    ) -> Form:
        """Return a form.

        Args:
            form_id: Its id.
            edition: The edition that is wanted; without it and without a day, the newest one
                that is not forthcoming.
            on: The day on which it must certainly be in force; with an edition, the day on
                which that edition must not be certainly out of force.
            forthcoming: Whether the next edition is wanted that is forthcoming.

        Raises:
            UnknownForm: No form has this id.
            UnknownEdition: The form has no such edition.
            NotInForce: No edition is in force on that day; or none is forthcoming, or every one.
            EditionUncertain: What is known of the dates leaves more than one answer.
        """
        forms = self.history(form_id)
        if edition is not None:
            return _of_edition(forms, edition, on)
        if on is not None:
            return _in_force(forms, on)
        if forthcoming:
            return _forthcoming(forms)
        return _newest(forms)

    def ids(self) -> list[str]:
        """Return the ids of all forms, in order; no form is loaded."""
        return list(self._definitions)

    def history(self, form_id: str) -> tuple[Form, ...]:
        """Return a form in each of its editions, in the order in which they follow one another.

        Raises:
            UnknownForm: No form has this id.
        """
        try:
            definition = self._definitions[form_id]
        except KeyError:
            nearest = difflib.get_close_matches(form_id, self._definitions)
            raise UnknownForm(form_id, nearest) from None
        return self._history(definition)

    def find_forms(self, *, act: str | None = None, annex: str | None = None) -> list[Form]:
        """Return the forms annexed to an act, or made by it, each in its default edition.

        Args:
            act: The id of a base or amending act.
            annex: The number of the annex in the base act.
        """
        found = []
        for definition in self._definitions.values():
            acts = {definition.act, *(edition.id for edition in definition.editions)}
            if act in {None, *acts} and annex in {None, definition.annex}:
                found.append(_newest(self._history(definition), or_forthcoming=True))
        return found

    def list_forms(
        self, *, on: date | None = None, include_ended: bool = False
    ) -> list[ListedForm]:
        """Return the forms, in order.

        Without a day, each form stands there once, in its default edition; one that has only
        editions to come stands there in the first of them.

        Args:
            on: List the editions that are certainly or perhaps in force on that day.
            include_ended: Also those that have ended; with a day, also those to come.
        """
        listed = []
        for definition in self._definitions.values():
            forms = self._history(definition)
            if on is None:
                form = _newest(forms, or_forthcoming=True)
                entries = [ListedForm(form, form.lifecycle())]
                hidden = ENDED
            else:
                entries = [ListedForm(form, form.lifecycle(on)) for form in reversed(forms)]
                hidden = ENDED | {"forthcoming"}
            listed += [
                entry for entry in entries if include_ended or entry.lifecycle.name not in hidden
            ]
        return listed

    def form_of(self, document: FormModel) -> Form:
        """Return the form edition that a document was made for.

        Where several editions share a model, it is the newest that is not forthcoming.

        Raises:
            TypeError: No form of this catalogue is filled with such a document.
        """
        for definition in self._defining(type(document)):
            forms = [form for form in self._history(definition) if form.model is type(document)]
            if forms:
                return _newest(forms, or_forthcoming=True)
        raise TypeError(f"{type(document).__name__} is not the model of a form")

    def _defining(self, model: type[FormModel]) -> Iterable[FormDefinition]:
        """Yield the definitions that may use a model: those of its module first."""
        if isinstance(self._definitions, FormRegister):
            for form_id in self._definitions.defined_in(model.__module__):
                yield self._definitions[form_id]
        yield from self._definitions.values()

    def _history(self, definition: FormDefinition) -> tuple[Form, ...]:
        form = Form(
            definition,
            definition.editions[0],
            self.acts,
            templates=self._templates,
            samples=self._samples,
        )
        return form.history


def _of_edition(forms: tuple[Form, ...], edition: str, on: date | None) -> Form:
    for form in forms:
        if form.edition.id == edition:
            if on is not None:
                lifecycle = form.lifecycle(on)
                if lifecycle.name in ENDED | {"forthcoming"}:
                    raise NotInForce(f"{form.id}, {edition}: {lifecycle.reason}")
            return form
    raise UnknownEdition(forms[0].id, edition, forms[0].editions)


def _newest(forms: Iterable[Form], *, or_forthcoming: bool = False) -> Form:
    """Return the newest edition that is not forthcoming."""
    in_time = list(forms)
    for form in reversed(in_time):
        if form.lifecycle().name != "forthcoming":
            return form
    first = in_time[0]
    if or_forthcoming:
        return first
    raise NotInForce(
        f"No edition of {first.id} is in force yet. {first.edition.id}: "
        f"{first.lifecycle().reason} Ask for it with edition={first.edition.id!r}."
    )


def _forthcoming(forms: tuple[Form, ...]) -> Form:
    for form in forms:
        if form.lifecycle().name == "forthcoming":
            return form
    raise NotInForce(f"No edition of {forms[0].id} is forthcoming.")


def _in_force(forms: tuple[Form, ...], on: date) -> Form:
    found = [(form, form.lifecycle(on)) for form in reversed(forms)]
    for form, lifecycle in found:
        if lifecycle.name == "in_force":
            return form
    open_ones = [each for each in found if each[1].name in {"uncertain", "not_looked_up"}]
    form_id = forms[0].id
    if not open_ones:
        reasons = "; ".join(f"{form.edition.id}: {lifecycle.reason}" for form, lifecycle in found)
        raise NotInForce(f"No edition of {form_id} is in force on {on}. {reasons}")
    candidates = [form.edition.id for form, _ in open_ones]
    reasons = " ".join(f"{form.edition.id}: {lifecycle.reason}" for form, lifecycle in open_ones)
    raise EditionUncertain(
        f"Which edition of {form_id} is in force on {on} is not certain. {reasons} "
        f"Choose with edition={candidates[0]!r}"
        + "".join(f" or {candidate!r}" for candidate in candidates[1:])
        + ".",
        candidates,
    )
