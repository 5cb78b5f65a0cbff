"""The blanks carry the official Kazakh text, word for word, with nothing lost or added."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.catalogue import every_form
from support.pdf import body

from kzforms import Form, blank
from kzforms.rendering.html import compose

_OFFICIAL = Path(__file__).parent / "official"
_SUFFIX = ".differences.yaml"
_DIFFERENCES: dict[str, list[dict[str, Any]]] = {
    path.name.removesuffix(_SUFFIX): yaml.safe_load(path.read_text("utf-8"))
    for path in _OFFICIAL.glob(f"*{_SUFFIX}")
}

_CYRILLIC = re.compile("[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ]")
_LOOK_ALIKES = str.maketrans("iIc", "іІс")
_LINE_END_HYPHEN = re.compile(r"(?<=\w)- (?=\w)")
_WORDS = re.compile(r"[\w-]+|[^\w\s]")


def words(text: str) -> list[str]:
    """Words and punctuation.

    Not counted: white space, underscores (writing lines), quotation marks (the source
    writes " for « »), kinds of dashes, a space after a hyphen (where a line may end), and
    Latin look-alikes in Kazakh words (artefacts of the source).
    """
    text = re.sub('[_"«»“”]', " ", text).replace("–", "-").replace("—", "-")
    text = _LINE_END_HYPHEN.sub("-", text)
    return [
        word.translate(_LOOK_ALIKES) if _CYRILLIC.search(word) else word
        for word in _WORDS.findall(text)
    ]


def explained(form_id: str, official: list[str]) -> list[str]:
    """The official words with the differences applied that are listed for the form.

    Each must apply just as often as it says (once), so that one that is no longer needed
    fails.
    """
    for difference in _DIFFERENCES.get(form_id, []):
        old, new = words(difference["official"]), words(difference["ours"])
        assert difference["reason"]
        places = _places(official, old)
        if "after" in difference:
            before = words(difference["after"])
            places = [i for i in places if official[i - len(before) : i] == before]
        times = difference.get("times", 1)
        assert len(places) == times, f"{difference['official']!r} is found {len(places)} times"
        for place in reversed(places):
            official = official[:place] + new + official[place + len(old) :]
    return official


def _places(sequence: list[str], part: list[str]) -> list[int]:
    places: list[int] = []
    start = 0
    while part and start <= len(sequence) - len(part):
        if sequence[start : start + len(part)] == part:
            places.append(start)
            start += len(part)
        else:
            start += 1
    return places


def once(form: Form, found: list[str]) -> list[str]:
    """The words of a page's text, without the headings of tables that are repeated on each."""
    source = compose(form, form.load_known({}), ("kk",)).html
    for heading in re.findall("<thead>.*?</thead>", source, re.DOTALL):
        repeated = words(re.sub("<[^>]*>", " ", heading))
        for place in reversed(_places(found, repeated)[1:]):
            found = found[:place] + found[place + len(repeated) :]
    return found


@every_form
def test_the_blank_has_the_official_words_in_their_order(form: Form) -> None:
    """This test ensures that no word of the official text is lost, added or moved."""
    source = (_OFFICIAL / f"{form.id}.kk.txt").read_text("utf-8")
    rows = 1 if form.current.table else None
    ours = once(form, words(body(blank(form, "kk", rows=rows).pdf)))
    assert ours == explained(form.id, words(source))


def test_a_lost_word_is_noticed() -> None:
    """This test ensures that the comparison can fail."""
    official = ["Нысан", "Нұсқама"]
    with pytest.raises(AssertionError):
        assert words("Нұсқама") == explained("none", official)


def test_every_difference_belongs_to_a_form() -> None:
    """This test ensures that no list of differences is left behind when a form goes."""
    sources = {path.name.removesuffix(".kk.txt") for path in _OFFICIAL.glob("*.txt")}
    assert set(_DIFFERENCES) <= sources
