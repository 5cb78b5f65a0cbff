"""The blanks carry the official Kazakh text, word for word, with nothing lost or added."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from support.catalogue import every_edition
from support.pdf import body

from kzforms import Form, blank
from kzforms.changes.stream import (
    AcceptedDifference,
    WordStream,
    accepted_differences,
    apply_difference,
    find_all,
)
from kzforms.changes.words import words
from kzforms.pages.compose import compose

_OFFICIAL = Path(__file__).parent / "official"


def explained(official: list[str], differences: Iterable[AcceptedDifference]) -> list[str]:
    """The official words with the accepted differences applied.

    Each must apply just as often as it says (once), so that one that is no longer needed
    fails.
    """
    stream = WordStream(tuple(official), (0,) * len(official))
    for difference in differences:
        stream, times = apply_difference(stream, difference)
        assert times == difference.times, f"{difference.official!r} is found {times} times"
    return list(stream.words)


def once(form: Form, found: list[str]) -> list[str]:
    """The words of a page's text, without the headings of tables that are repeated on each.

    Nor with the number of the table's row, which the act leaves to whoever fills it in.
    """
    source = compose(form, form.load_known({}), ("kk",)).html
    for heading in re.findall("<thead>.*?</thead>", source, re.DOTALL):
        repeated = words(re.sub("<[^>]*>", " ", heading))
        first, *others = find_all(found, repeated)
        for place in reversed(others):
            found = found[:place] + found[place + len(repeated) :]
        if form.edition.table:
            assert found.pop(first + len(repeated)) == "1"
    return found


@pytest.mark.layouts
@every_edition
def test_the_blank_has_the_official_words_in_their_order(form: Form) -> None:
    """This test ensures that no word of the official text is lost, added or moved."""
    source = (_OFFICIAL / form.id / f"{form.edition.id}.kk.txt").read_text("utf-8")
    rows = 1 if form.edition.table else None
    ours = once(form, words(body(blank(form, "kk", rows=rows).pdf)))
    assert ours == explained(words(source), accepted_differences(form.id, form.edition))


def test_a_lost_word_is_noticed() -> None:
    """This test ensures that the comparison can fail."""
    official = ["Нысан", "Нұсқама"]
    with pytest.raises(AssertionError):
        assert words("Нұсқама") == explained(official, ())
