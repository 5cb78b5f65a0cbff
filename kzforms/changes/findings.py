"""Differences between the words of a text and the elements of a form."""

import re
from collections.abc import Sequence

from kzforms.changes.act_text import Block
from kzforms.changes.alignment import Aligned, align
from kzforms.changes.elements import Element
from kzforms.changes.results import Change, TextFinding
from kzforms.changes.stream import WordStream
from kzforms.changes.words import clipped
from kzforms.form import Form
from kzforms.limits import Budget


def find_differences(
    form: Form,
    elements: Sequence[Element],
    words: WordStream,
    blocks: Sequence[Block],
    budget: Budget,
) -> list[TextFinding]:
    """Find where the words of a text differ from a form's elements.

    Args:
        form: The form.
        elements: What it prints.
        words: The words of the text, from the form's first to its last.
        blocks: The blocks that the words stand in.
        budget: What is left for comparing.

    Raises:
        TooLarge: It takes too long.
    """
    found = [
        _finding(form, aligned, blocks)
        for aligned in align(elements, words, budget)
        if aligned.element is None or aligned.words != aligned.element.words
    ]
    return _without_consequences(_with_moves(found))


def _finding(form: Form, aligned: Aligned, blocks: Sequence[Block]) -> TextFinding:
    source = None if aligned.block is None else blocks[aligned.block].number
    element = aligned.element
    new = _text(aligned.words or ())
    if element is None:
        after = aligned.after
        return TextFinding(
            form.id,
            "added",
            after.kind if after else "text",
            f"after {after.place}" if after else "at the beginning",
            "",
            new,
            after.code if after else "",
            source=source,
        )
    kind = "term" if _is_term(form, element) else element.kind
    place = (
        f"{element.place} «{clipped(element.text)}»" if element.kind == "column" else element.place
    )
    change: Change = "removed" if aligned.words is None else "changed"
    return TextFinding(
        form.id, change, kind, place, element.text, new, element.code, element.field, source
    )


def _is_term(form: Form, element: Element) -> bool:
    """Tell whether a term was read from this passage of a standard."""
    if not element.point or form.edition.content is None:
        return False
    terms = getattr(form.edition.content(), "terms", ())
    return any(term.place == element.point for term in terms)


def _with_moves(found: list[TextFinding]) -> list[TextFinding]:
    """Report a element that is gone in one place and new in another as moved."""
    result = list(found)
    for gone in [finding for finding in found if finding.change == "removed"]:
        same = [
            finding
            for finding in result
            if finding.change == "added" and _plain(finding.new) == _plain(gone.old)
        ]
        if same:
            result[result.index(gone)] = TextFinding(
                gone.form, "moved", gone.kind, f"{gone.place}, now {same[0].place}", gone.old,
                same[0].new, gone.code, gone.field, same[0].source,
            )  # fmt: skip
            result.remove(same[0])
    return result


def _without_consequences(found: list[TextFinding]) -> list[TextFinding]:
    """Report a column that came or went once, without the column numbers that changed with it."""
    columns = any(f.kind == "column" and f.change in {"added", "removed"} for f in found)
    return [
        finding
        for finding in found
        if not (
            columns
            and (
                finding.kind == "column number"
                or (finding.change == "added" and finding.new.isdigit())
            )
        )
    ]


def _text(words: Sequence[str]) -> str:
    return re.sub(r"(?<=[(«]) | (?=[.,;:!?)»])", "", " ".join(words))


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()
