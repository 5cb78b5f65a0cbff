"""Languages, wording in two languages, and what a text may hold.

A text is normalised once, when it enters a model. What the model holds then is
what is printed, and what is read back from the page.
"""

import re
import unicodedata
from typing import Final, Literal, get_args

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from kzforms.errors import InvalidValue, RefusedCharacter
from kzforms.repertoire import is_printable

Language = Literal["kk", "ru"]
"""A language of a form: Kazakh or Russian, as BCP 47 codes."""

Languages = Literal["kk", "ru", "kk-ru"]
"""What can be asked of a rendering: one language, or the Kazakh sheets before the Russian ones."""

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


def split_languages(languages: str) -> tuple[Language, ...]:
    """Return the languages of a rendering, in the order of their sheets.

    >>> split_languages("kk-ru")
    ('kk', 'ru')
    >>> split_languages("en")
    Traceback (most recent call last):
    ...
    kzforms.errors.InvalidValue: There is no language 'en'. Use kk, ru or kk-ru.
    """
    if languages not in get_args(Languages):
        raise InvalidValue(
            "language", f"There is no language {languages!r}.", "Use kk, ru or kk-ru."
        )
    return tuple(language for language in LANGUAGES if language in languages.split("-"))


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Bilingual:
    """Wording in both languages. Neither ever stands in for the other.

    >>> Bilingual(kk="Нысан", ru="Форма")["ru"]
    'Форма'
    """

    kk: str
    ru: str

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            if not self[language].strip():
                raise ValueError(f"the {language} wording is empty")

    def __getitem__(self, language: Language) -> str:
        return self.kk if language == "kk" else self.ru


TRANSLATION_NOTICE: Final = Bilingual(
    kk="Ресми мәтіннің аудармасы.",
    ru="Неофициальный перевод с казахского языка.",
)
"""What is said of a wording that was not seen in an official text. Our own words."""

_REFUSED_CATEGORIES: Final = {
    "Cc": "a control character",
    "Cf": "an invisible formatting character",
    "Cn": "an unassigned code point",
    "Co": "a private-use character",
    "Cs": "half of a surrogate pair",
}
_LOOK_ALIKES: Final = {"ə": "ә", "Ə": "Ә", "ɵ": "ө", "Ɵ": "Ө", "γ": "ү"}
_LINE_BREAK: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"\s+")
_SEPARATORS: Final = "\x1c\x1d\x1e\x1f"  # control characters that Python counts as space


def normalise(text: str, *, multiline: bool = False) -> str:
    """Return the text as a model holds it.

    NFC; every run of white space becomes one space; trimmed. A line break is kept only
    in a multi-line text, where empty lines go.

    Args:
        text: What the user gave.
        multiline: Whether line breaks mean something in this field.

    Raises:
        RefusedCharacter: A character cannot be printed: control, formatting (soft hyphen,
            zero-width, bidi), surrogate, private-use or unassigned characters, letters
            written from right to left, and what the bundled font lacks.

    >>> normalise("  Әл-Фараби\u00a0 атындағы ")
    'Әл-Фараби атындағы'
    >>> normalise("soft\u00adhyphen")
    Traceback (most recent call last):
    ...
    kzforms.errors.RefusedCharacter: U+00AD SOFT HYPHEN at position 5 is an invisible formatting character. Delete it.
    """
    refuse_invisible(text)
    composed = unicodedata.normalize("NFC", text)
    for position, character in enumerate(composed, 1):
        if not character.isspace() and not is_printable(character):
            given = text.find(character) + 1
            _refuse_missing(character, given or position)
    if not multiline:
        return _SPACES.sub(" ", composed).strip()
    lines = (_SPACES.sub(" ", line).strip() for line in _LINE_BREAK.split(composed))
    return "\n".join(line for line in lines if line)


def refuse_invisible(text: str) -> None:
    """Refuse what a reader of the text does not see, or sees elsewhere.

    Raises:
        RefusedCharacter: A character is a control, formatting, surrogate, private-use or
            unassigned one, or a letter that is written from right to left.
    """
    for position, character in enumerate(text, 1):
        if not character.isspace() or character in _SEPARATORS:
            _refuse_kind(character, position)


def _refuse_kind(character: str, position: int) -> None:
    kind = _REFUSED_CATEGORIES.get(unicodedata.category(character))
    hint = "Delete it."
    if kind is None and unicodedata.bidirectional(character) in {"R", "AL", "AN"}:
        kind, hint = "written from right to left", "Write the text in Cyrillic or Latin letters."
    if kind is not None:
        raise RefusedCharacter(
            f"{_described(character)} at position {position} is {kind}.",
            hint,
            code_point=ord(character),
            position=position,
        )


def _refuse_missing(character: str, position: int) -> None:
    look_alike = _LOOK_ALIKES.get(character)
    if look_alike is not None:
        hint = f"If the Kazakh letter is meant, type {_described(look_alike)}."
    elif character == "\ufffd":
        hint = "The text was read in a wrong encoding: read it again as UTF-8."
    else:
        hint = "Write it with Cyrillic or Latin letters, digits and usual punctuation."
    raise RefusedCharacter(
        f"{_described(character)} at position {position} cannot be printed.",
        hint,
        code_point=ord(character),
        position=position,
        instead=look_alike,
    )


def _described(character: str) -> str:
    name = unicodedata.name(character, "").strip()
    return f"U+{ord(character):04X} {name}".strip()


_MIXED_WORD: Final = re.compile(r"[^\W\d_]+")


def mixed_script_words(text: str) -> tuple[int, ...]:
    """Return the places, from 1, of words that mix Cyrillic and Latin letters.

    Such a word is most likely spelt with a look-alike (Latin i for Kazakh і): it prints
    the same, and no search ever finds it.

    >>> mixed_script_words("Қазақ тiлi тілі")
    (2,)
    """
    places = []
    for place, word in enumerate(_MIXED_WORD.findall(text), 1):
        scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
        if {"LATIN", "CYRILLIC"} <= scripts:
            places.append(place)
    return tuple(places)
