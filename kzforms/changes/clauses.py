"""The sentences of an act that exclude an annex or repeal an act."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from kzforms.acts import Citation, find_citations
from kzforms.changes.act_text import ActText
from kzforms.changes.results import Clause
from kzforms.changes.words import clipped, repaired
from kzforms.form import Form

_PATTERNS: Final[tuple[tuple[Literal["excluded", "repealed"], re.Pattern[str]], ...]] = (
    ("excluded", re.compile(r"алып тасталсын|исключить", re.IGNORECASE)),
    ("repealed", re.compile(r"күші жойылды деп танылсын|признать утратившим", re.IGNORECASE)),
)
_ANNEX_NUMBER: Final = re.compile(
    r"(\d+(?:-\d+)*)\s?-\s?қосымша|приложение\s+(\d+(?:-\d+)*)", re.IGNORECASE
)
_LONGEST: Final = 300
"""The most characters of a sentence that are quoted."""


def find_clauses(text: ActText, forms: Sequence[Form]) -> Iterator[Clause]:
    """Yield the clauses of an act that exclude or repeal, in its order.

    A clause is about the act that was cited last with its number, in it or before it.

    Args:
        text: The act.
        forms: The forms that a clause may be about.
    """
    cited: Citation | None = None
    for block in text.blocks:
        for citation in find_citations(repaired(block.text, text.language), text.language):
            if citation.number:
                cited = citation
        what = next((what for what, pattern in _PATTERNS if pattern.search(block.text)), None)
        if what is None:
            continue
        annexes = {kk or ru for kk, ru in _ANNEX_NUMBER.findall(block.text)}
        about = tuple(
            form.id
            for form in forms
            if cited == Citation(form.act.date, form.act.number)
            and (form.annex in annexes or (what == "repealed" and not annexes))
        )
        yield Clause(what, clipped(block.text, _LONGEST), about, block.number)
