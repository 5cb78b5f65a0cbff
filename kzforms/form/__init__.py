"""What a form is: its definition, editions, lifecycle, data and printing.

Nothing here knows a particular form: those are in `kzforms.forms`.
"""

from kzforms.form.catalogue import Catalogue, ListedForm
from kzforms.form.data import problems_of
from kzforms.form.definition import Ended, FormDefinition, nothing_to_fill
from kzforms.form.edition import Edition, SignatureSlot, Wording, in_both_languages
from kzforms.form.form import Form
from kzforms.form.heading import AnnexHeading, NoHeading, StandardHeading
from kzforms.form.lifecycle import Lifecycle, LifecycleName
from kzforms.form.table import Column, Table

__all__ = [
    "AnnexHeading",
    "Catalogue",
    "Column",
    "Edition",
    "Ended",
    "Form",
    "FormDefinition",
    "Lifecycle",
    "LifecycleName",
    "ListedForm",
    "NoHeading",
    "SignatureSlot",
    "StandardHeading",
    "Table",
    "Wording",
    "in_both_languages",
    "nothing_to_fill",
    "problems_of",
]
