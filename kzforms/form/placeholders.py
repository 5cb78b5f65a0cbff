"""Values that stand for no value: data with reasons, in `placeholders.yaml`."""

from functools import cache
from pathlib import Path
from typing import Final, Literal

from kzforms.data_files import Record, load_yaml

_FILE: Final = Path(__file__).with_name("placeholders.yaml")


class PlaceholderWords(Record):
    """Words or signs that stand for no value.

    Attributes:
        words: The words, in small letters.
        where: "any": in every text; "short": in names, numbers and codes, not in wordings.
        reason: Why they are odd.
    """

    words: tuple[str, ...]
    where: Literal["any", "short"]
    reason: str


class PlaceholderIIN(Record):
    """An IIN that is right as a number and is nobody's.

    Attributes:
        value: The number.
        reason: Why it is odd.
    """

    value: str
    reason: str


class Placeholders(Record):
    """The content of `placeholders.yaml`.

    Attributes:
        words: The words.
        iins: The IINs.
    """

    words: tuple[PlaceholderWords, ...]
    iins: tuple[PlaceholderIIN, ...]


@cache
def placeholders() -> Placeholders:
    """Return all placeholders."""
    return load_yaml(_FILE, Placeholders)


@cache
def _words(*, short: bool) -> frozenset[str]:
    return frozenset(
        word for each in placeholders().words if each.where == "any" or short for word in each.words
    )


def stands_for_nothing(text: str, *, short: bool) -> bool:
    """Tell whether a text is a placeholder.

    Args:
        text: The text.
        short: Whether it is a name, a number or a code; else it is a wording.

    >>> stands_for_nothing("NaN", short=False), stands_for_nothing("Жоқ", short=False)
    (True, False)
    """
    return " ".join(text.split()).casefold() in _words(short=short)
