"""The blanks carry the official texts, word for word, with nothing lost or added."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from support.catalogue import EDITIONS, LANGUAGES, named
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
from kzforms.text import Language

_OFFICIAL = Path(__file__).parent / "official"


def explained(
    official: list[str], differences: Iterable[AcceptedDifference], language: Language = "kk"
) -> list[str]:
    """The official words with the accepted differences applied.

    Each must apply just as often as it says (once), so that one that is no longer needed
    fails.
    """
    stream = WordStream(tuple(official), (0,) * len(official))
    for difference in differences:
        stream, times = apply_difference(stream, difference, language)
        assert times == difference.times, f"{difference.official!r} is found {times} times"
    return list(stream.words)


def once(form: Form, found: list[str], language: Language) -> list[str]:
    """The words of a page's text, without the headings of tables that are repeated on each.

    Nor with the number of the table's row, which the act leaves to whoever fills it in.
    """
    source = compose(form, form.load_known({}), (language,)).html
    for heading in re.findall("<thead>.*?</thead>", source, re.DOTALL):
        repeated = words(re.sub("<[^>]*>", " ", heading), language)
        first, *others = find_all(found, repeated)
        for place in reversed(others):
            found = found[:place] + found[place + len(repeated) :]
        if form.edition.table:
            assert found.pop(first + len(repeated)) == "1"
    return found


@pytest.mark.layouts
@pytest.mark.parametrize(
    ("form", "language"),
    [
        pytest.param(form, language, id=f"{named(form)}-{language}")
        for form in EDITIONS
        for language in LANGUAGES
        if form.official[language]
    ],
)
def test_the_blank_has_the_official_words_in_their_order(form: Form, language: Language) -> None:
    """This test ensures that no word of an official text is lost, added or moved."""
    source = (_OFFICIAL / form.id / f"{form.edition.id}.{language}.txt").read_text("utf-8")
    rows = 1 if form.edition.table else None
    ours = once(form, words(body(blank(form, language, rows=rows).pdf), language), language)
    accepted = accepted_differences(form.id, form.edition, language)
    assert ours == explained(words(source, language), accepted, language)


def test_a_lost_word_is_noticed() -> None:
    """This test ensures that the comparison can fail."""
    official = ["Нысан", "Нұсқама"]
    with pytest.raises(AssertionError):
        assert words("Нұсқама") == explained(official, ())
