"""The sentences of an act that exclude an annex or repeal an act."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kzforms.changes.amendments import excludes_annex, forms_about
from kzforms.changes.provisions import Provision
from kzforms.changes.results import Clause, Ending
from kzforms.changes.words import clipped
from kzforms.form import Form

_REPEALS: Final = re.compile(r"күші жойылды деп танылсын|признать утративш", re.IGNORECASE)
_LONGEST: Final = 300
"""The most characters of a sentence that are quoted."""


def find_clauses(provisions: Iterable[Provision], forms: Sequence[Form]) -> Iterator[Clause]:
    """Yield the clauses of an act that exclude or repeal, in its order.

    Args:
        provisions: The sentences of the act.
        forms: The forms that a clause may be about.
    """
    for provision in provisions:
        if excludes_annex(provision):
            about = forms_about(provision, forms)
            yield _clause("excluded", provision, about)
        elif _REPEALS.search(provision.frame):
            yield _clause("repealed", provision, forms_about(provision, forms, everywhere=True))


def _clause(what: Ending, provision: Provision, about: Sequence[Form]) -> Clause:
    text = clipped(provision.text, _LONGEST)
    return Clause(what, text, tuple(form.id for form in about), provision.source)
