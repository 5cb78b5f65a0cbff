"""Words of legal texts, and what does not count when two texts are compared."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final

from kzforms.text import Language

_CYRILLIC: Final = re.compile("[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ]")
_LATIN: Final = re.compile("[A-Za-z]")
_LOOK_ALIKES: Final[dict[Language, dict[int, int]]] = {
    "kk": str.maketrans("aeopcyxiAEOPCTXHKMBI", "аеорсухіАЕОРСТХНКМВІ"),
    "ru": str.maketrans("aeopcyxAEOPCTXHKMB", "аеорсухАЕОРСТХНКМВ"),
}
_QUOTES: Final = '"«»“”„‟'
_DASHES: Final = "–—‑−"
_NOT_WORDS: Final = str.maketrans(
    {**dict.fromkeys(f"_{_QUOTES}", " "), **dict.fromkeys(_DASHES, "-")}
)
_LINE_END_HYPHEN: Final = re.compile(r"(?<=\w)- (?=\w)")
_SPACED: Final = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
_WORDS: Final = re.compile(r"[\w-]+|[^\w\s]")


def words(text: str, language: Language = "kk") -> list[str]:
    """Return words and punctuation of a legal text, without what means nothing.

    That is white space, also between the letters of a title and after a hyphen at the end of
    a line; writing lines; quotation marks (sources write " for « »); kinds of dashes; Latin
    letters that stand in Cyrillic words.

    >>> words("«Запастағы  офицерлер» — 9-бағaн ______")
    ['Запастағы', 'офицерлер', '-', '9-баған']
    >>> words("Ө Т І Н І Ш")
    ['ӨТІНІШ']
    """
    text = _LINE_END_HYPHEN.sub("-", text.translate(_NOT_WORDS))
    text = _SPACED.sub(lambda match: match[0].replace(" ", ""), text)
    return [_plain(word, language) for word in _WORDS.findall(text)]


def _plain(word: str, language: Language) -> str:
    if _CYRILLIC.search(word) and _LATIN.search(word):
        return word.translate(_LOOK_ALIKES[language])
    return word


def repaired(text: str, language: Language) -> str:
    """Write every Cyrillic word with Cyrillic letters only.

    >>> repaired("2022 жылғы 28 шiлдедегi № 343", "kk")
    '2022 жылғы 28 шілдедегі № 343'
    """
    return _WORDS.sub(lambda match: _plain(match[0], language), text)


def noise(texts: Iterable[str]) -> dict[str, int]:
    """Count what `words` leaves out, by kind.

    >>> noise(['"Анықтама"', "Қағидаларғa"])
    {'straight quotation marks': 2, 'odd dashes and spaces': 0, 'Latin letters in Cyrillic words': 1}
    """
    found: Counter[str] = Counter()
    for text in texts:
        found["quotes"] += text.count('"')
        found["spaces"] += sum(text.count(sign) for sign in "—‑−\xa0")
        found["letters"] += sum(
            1 for word in _WORDS.findall(text) if _CYRILLIC.search(word) and _LATIN.search(word)
        )
    return {
        "straight quotation marks": found["quotes"],
        "odd dashes and spaces": found["spaces"],
        "Latin letters in Cyrillic words": found["letters"],
    }


def language_of(text: str) -> Language:
    """Tell Kazakh from Russian by the letters that only Kazakh has.

    >>> language_of("Осы бұйрық қолданысқа енгізіледі"), language_of("Настоящий приказ")
    ('kk', 'ru')
    """
    kazakh = len(re.findall("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]", text))
    return "kk" if kazakh * 100 > len(_CYRILLIC.findall(text)) else "ru"


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Measure how alike two sequences of words are: from 0, no word in common, to 1, equal.

    >>> likeness("Жеке нөмірі".split(), "Жетон нөмірі".split())
    0.5
    """
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def clipped(text: str, limit: int = 60) -> str:
    """Cut a text to so many characters, and mark the cut.

    >>> clipped("Жеке нөмірі", 6)
    'Жеке…'
    """
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
