"""The catalogue of forms: looking them up by id, edition, day, act and annex."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kzforms.acts import ActRegister
from kzforms.errors import EditionUncertain, NotInForce, UnknownEdition, UnknownForm
from kzforms.form.definition import Edition, FormDefinition
from kzforms.form.form import Form
from kzforms.form.lifecycle import Status
from kzforms.form.register import FormRegister
from kzforms.values import FormModel


class ListedForm(NamedTuple):
    """A form of a list.

    Attributes:
        form: The form, in the edition that is meant.
        status: Its status on the day of the list; None where no day was asked for.
    """

    form: Form
    status: Status | None


class Catalogue:
    """Forms and the acts behind them.

    Args:
        definitions: The forms, in the order in which they are listed; or a mapping of them
            by id, which may import each when it is asked for.
        acts: The acts that they name.
        templates: A folder of templates, for forms that are not the library's own.
    """

    def __init__(
        self,
        definitions: Iterable[FormDefinition] | Mapping[str, FormDefinition],
        acts: ActRegister,
        templates: Path | None = None,
    ) -> None:
        self._templates = templates
        self._definitions: Mapping[str, FormDefinition] = (
            definitions
            if isinstance(definitions, Mapping)
            else {definition.id: definition for definition in definitions}
        )
        self.acts = acts

    def get_form(self, form_id: str, *, edition: str | None = None, on: date | None = None) -> Form:
        """A form.

        Args:
            form_id: Its id.
            edition: The edition that is wanted; without it and without a day, the newest one,
                whatever its status.
            on: The day on which it must certainly be in force; with an edition, the day on
                which that edition must not be certainly out of force.

        Raises:
            UnknownForm: No form has this id.
            UnknownEdition: The form has no such edition.
            NotInForce: No edition is in force on that day.
            EditionUncertain: What is known of the dates leaves more than one answer.
        """
        try:
            definition = self._definitions[form_id]
        except KeyError:
            nearest = difflib.get_close_matches(form_id, self._definitions)
            raise UnknownForm(form_id, nearest) from None
        forms = self._editions_of(definition)
        if edition is not None:
            for form in forms:
                if form.edition.id == edition:
                    if on is not None and form.status(on).state == "not_in_force":
                        raise NotInForce(f"{form_id}, {edition}: {form.status(on).reason}")
                    return form
            raise UnknownEdition(form_id, edition, forms[0].editions)
        return forms[0] if on is None else _in_force(forms, on)

    def find_forms(self, *, act: str | None = None, annex: str | None = None) -> list[Form]:
        """The forms annexed to an act, or made by it; the newest edition of each.

        Args:
            act: The id of a base or amending act.
            annex: The number of the annex in the base act.
        """
        found = []
        for definition in self._definitions.values():
            form = self._form(definition, definition.editions[0])
            acts = {definition.act, *form.editions}
            if act in {None, *acts} and annex in {None, definition.annex}:
                found.append(form)
        return found

    def list_forms(
        self, *, on: date | None = None, include_ended: bool = False
    ) -> list[ListedForm]:
        """The forms, in order.

        Args:
            on: List what is certainly or perhaps in force on that day, each with its status.
            include_ended: Without a day: also those that were repealed or superseded.
        """
        listed = []
        for definition in self._definitions.values():
            forms = self._editions_of(definition)
            if on is None:
                if include_ended or definition.ended is None:
                    listed.append(ListedForm(forms[0], None))
                continue
            statuses = [ListedForm(form, form.status(on)) for form in forms]
            listed += [
                entry
                for entry in statuses
                if include_ended or (entry.status and entry.status.state != "not_in_force")
            ]
        return listed

    def form_of(self, document: FormModel) -> Form:
        """The newest form edition that a document was made for.

        Raises:
            TypeError: No form of this catalogue is filled with such a document.
        """
        for definition in self._defining(type(document)):
            for edition in definition.editions:
                if edition.model is type(document):
                    return self._form(definition, edition)
        raise TypeError(f"{type(document).__name__} is not the model of a form")

    def _defining(self, model: type[FormModel]) -> Iterable[FormDefinition]:
        """Return the definitions that may use a model: those of its module first."""
        if isinstance(self._definitions, FormRegister):
            for form_id in self._definitions.defined_in(model.__module__):
                yield self._definitions[form_id]
        yield from self._definitions.values()

    def _editions_of(self, definition: FormDefinition) -> list[Form]:
        return [self._form(definition, edition) for edition in definition.editions]

    def _form(self, definition: FormDefinition, edition: Edition) -> Form:
        return Form(definition, edition, self.acts, self._templates)


def _in_force(forms: list[Form], on: date) -> Form:
    statuses = [(form, form.status(on)) for form in forms]
    for form, status in statuses:
        if status.state == "in_force":
            return form
    uncertain = [(form, status) for form, status in statuses if status.state == "uncertain"]
    form_id = forms[0].id
    if not uncertain:
        reasons = "; ".join(f"{form.edition.id}: {status.reason}" for form, status in statuses)
        raise NotInForce(f"No edition of {form_id} is in force on {on}. {reasons}")
    candidates = [form.edition.id for form, _ in uncertain]
    reasons = " ".join(f"{form.edition.id}: {status.reason}" for form, status in uncertain)
    raise EditionUncertain(
        f"Which edition of {form_id} is in force on {on} is not certain. {reasons} "
        f"Choose with edition={candidates[0]!r}"
        + "".join(f" or {candidate!r}" for candidate in candidates[1:])
        + ".",
        candidates,
    )
