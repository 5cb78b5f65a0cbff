"""What a form is: its definition, editions, lifecycle, data and printing. Knows no particular form."""

from kzforms.form.catalogue import Catalogue, ListedForm
from kzforms.form.definition import FormDefinition
from kzforms.form.form import Form
from kzforms.form.lifecycle import Status

__all__ = ["Catalogue", "Form", "FormDefinition", "ListedForm", "Status"]
