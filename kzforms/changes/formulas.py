"""The formulas by which acts change words: replace, add, exclude, set out anew.

Kazakh says after a quotation what it is («… деген сөздер», «… деген сөздермен», «… деген сөздерден
кейін»), Russian before it («слова», «словами», «после слов»).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from kzforms.changes.provisions import Provision
from kzforms.changes.results import Amending
from kzforms.text import Language


@dataclass(frozen=True)
class WordChange:
    """One change of words in a clause.

    Attributes:
        old: The words that go, "" if a whole place is meant.
        new: The words that come, or "".
        after: For words that are added: those that they follow, or "".
    """

    old: str
    new: str
    after: str = ""


_VERBS: Final[tuple[tuple[Amending, re.Pattern[str]], ...]] = (
    ("replaced", re.compile(r"ауыстырылсын|\bзаменить\b", re.IGNORECASE)),
    ("restated", re.compile(r"редакцияда жазылсын|\bизложить\b", re.IGNORECASE)),
    ("added", re.compile(r"толықтырылсын|\bдополнить\b", re.IGNORECASE)),
    ("removed", re.compile(r"алып тасталсын|\bисключить\b", re.IGNORECASE)),
)
_EVERYWHERE: Final = re.compile(
    r"бүкіл мәтін|барлық мәтін|мәтін бойынша|по всему тексту|по тексту", re.IGNORECASE
)

_Role = Literal["old", "new", "after"]

_NOUN_KK: Final = r"(?:сөз|сан|цифр|сөйлем|аббревиатура|таңба|белгі)"
_AFTER_QUOTATION: Final[tuple[tuple[_Role, re.Pattern[str]], ...]] = (
    ("after", re.compile(rf"\s?деген {_NOUN_KK}\w*(?: тіркес\w*)? кейін", re.IGNORECASE)),
    (
        "new",
        re.compile(rf"\s?деген (?:{_NOUN_KK}\w*[мбп]ен|{_NOUN_KK} тіркес\w*мен)\b", re.IGNORECASE),
    ),
    ("old", re.compile(rf"\s?деген {_NOUN_KK}", re.IGNORECASE)),
)
_NOUN_RU: Final = r"(?:слов|цифр|числ|аббревиатур|предложени|знак|символ)"
_BEFORE_QUOTATION: Final[tuple[tuple[_Role, re.Pattern[str]], ...]] = (
    ("after", re.compile(rf"после {_NOUN_RU}\w*\s?$", re.IGNORECASE)),
    ("new", re.compile(rf"\b{_NOUN_RU}(?:ами|ями|ом|ем|ой|ей)\s?$", re.IGNORECASE)),
    ("old", re.compile(rf"\b{_NOUN_RU}\w*\s?$", re.IGNORECASE)),
)
_AND: Final = re.compile(r"\s?(?:,|и|және|мен)\s?")
_BESIDE: Final = 60
"""How many characters beside a quotation may say what it is."""


def kind_of(clause: Provision) -> Amending | None:
    """Tell what a clause does; None if it changes no words."""
    return next((kind for kind, verb in _VERBS if verb.search(clause.frame)), None)


def is_everywhere(clause: Provision) -> bool:
    """Tell whether a clause is about all places where its words stand."""
    return bool(_EVERYWHERE.search(clause.frame))


def has_words(clause: Provision) -> bool:
    """Tell whether a clause quotes words that it changes, not the title of an act alone."""
    return any(role for role, _ in _roles(clause))


def changes_of(clause: Provision, language: Language) -> tuple[WordChange, ...]:
    """Return the changes of words that a clause asks for; none if its formula is not understood.

    Args:
        clause: The clause.
        language: What it is written in.
    """
    kind = kind_of(clause)
    if kind == "restated":
        return tuple(WordChange("", new) for new in _wording(clause))
    groups = _groups(clause, language)
    if not groups:
        if kind == "removed":
            return (WordChange("", ""),)
        return tuple(WordChange("", new) for new in _wording(clause)) if kind == "added" else ()
    if kind == "removed":
        return tuple(
            WordChange(old, "") for role, group in groups if role == "old" for old in group
        )
    pairs = list(_paired(kind, groups))
    return tuple(pair for pair in pairs if pair) if all(pairs) else ()


def _wording(clause: Provision) -> tuple[str, ...]:
    """Return the new wording: what follows the clause, or else its last quotation."""
    if clause.wording:
        return (clause.wording,)
    frame = clause.frame.rstrip(" ;.")
    return clause.quotations[-1:] if clause.quotations and frame.endswith("»") else ()


def _roles(clause: Provision) -> Iterator[tuple[_Role | None, str]]:
    """Yield what each quotation is, in whichever language its formula is."""
    parts = re.split("«([0-9]+)»", clause.frame)
    for place in range(1, len(parts), 2):
        before, after = parts[place - 1][-_BESIDE:], parts[place + 1][:_BESIDE]
        role = next((role for role, sign in _AFTER_QUOTATION if sign.match(after)), None) or next(
            (role for role, sign in _BEFORE_QUOTATION if sign.search(before)), None
        )
        number = int(parts[place])
        if number < len(clause.quotations):
            yield role, clause.quotations[number]


def _groups(clause: Provision, language: Language) -> list[tuple[_Role, list[str]]]:
    """Gather quotations that are the same: «а», «б» деген сөздер; слова «а» и «б»."""
    roles = list(_roles(clause))
    between = re.split("«[0-9]+»", clause.frame)[1:]
    order = range(len(roles)) if language == "ru" else range(len(roles) - 1, -1, -1)
    step = -1 if language == "ru" else 1
    known = [role for role, _ in roles]
    for place in order:
        beside = place + step
        joint = between[place - 1] if language == "ru" else between[place]
        if known[place] is None and 0 <= beside < len(known) and _AND.fullmatch(joint):
            known[place] = known[beside]
    groups: list[tuple[_Role, list[str]]] = []
    for role, (_, words) in zip(known, roles, strict=True):
        if role is None:
            continue
        if groups and groups[-1][0] == role:
            groups[-1][1].append(words)
        else:
            groups.append((role, [words]))
    return groups


def _paired(
    kind: Amending | None, groups: list[tuple[_Role, list[str]]]
) -> Iterator[WordChange | None]:
    """Pair old words, or those that new ones follow, with the new ones; None for what has no pair."""
    before: list[str] = []
    for role, group in groups:
        if role != "new":
            if before:
                yield None
            before = group
            continue
        news = group * len(before) if len(group) == 1 else group
        if not before and kind == "added":
            yield from (WordChange("", new) for new in group)
        elif not before or len(news) != len(before):
            yield None
        for old, new in zip(before, news, strict=False):
            yield WordChange("", new, old) if kind == "added" else WordChange(old, new)
        before = []
    if before:
        yield None
