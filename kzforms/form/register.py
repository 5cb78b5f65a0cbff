"""Definitions of forms by id, each imported when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from kzforms.errors import CatalogueError
from kzforms.form.definition import FormDefinition


class FormRegister(Mapping[str, FormDefinition]):
    """Definitions by form id, in the order of the catalogue.

    A module holds one definition as `FORM`, or several as `DEFINITIONS`.

    Args:
        modules: The full name of the module that defines each form.
    """

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = dict(modules)
        self._loaded: dict[str, FormDefinition] = {}

    def __getitem__(self, form_id: str) -> FormDefinition:
        """Import the form's module, and return the definition.

        Raises:
            KeyError: No form has this id.
            CatalogueError: The module does not define the form.
        """
        if form_id not in self._loaded:
            name = self._modules[form_id]
            for definition in definitions_in(name):
                self._loaded.setdefault(definition.id, definition)
            if form_id not in self._loaded:
                raise CatalogueError(f"{name}: the module defines no form {form_id}.")
        return self._loaded[form_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    def module_of(self, form_id: str) -> str:
        """Return the full name of the module that defines a form.

        Raises:
            KeyError: No form has this id.
        """
        return self._modules[form_id]

    def defined_in(self, module: str) -> tuple[str, ...]:
        """Return the ids of the forms that a module defines."""
        return tuple(form_id for form_id, name in self._modules.items() if name == module)


def definitions_in(module: str) -> Iterable[FormDefinition]:
    """Import a module, and return the definitions that it holds."""
    found = import_module(module)
    many: Iterable[FormDefinition] = getattr(found, "DEFINITIONS", ())
    return (found.FORM,) if hasattr(found, "FORM") else many
