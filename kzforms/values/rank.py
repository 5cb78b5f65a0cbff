"""Military ranks: free text with suggestions."""

from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from kzforms.text import Bilingual
from kzforms.values.base import Label
from kzforms.values.texts import Line, LocalText

RANK_LIMIT: Final = 60


class _Suggested:
    """Tells whoever reads the schema, such as a portal, that ranks can be offered."""

    def describe(self) -> dict[str, Any]:
        """Return what it adds to a field of a form."""
        return {"suggestions": "ranks"}

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core_schema), "x-kzforms-suggestions": "ranks"}


MilitaryRank = Annotated[
    LocalText,
    Line(RANK_LIMIT),
    Label(kk="Әскери атағы", ru="Воинское звание"),
    _Suggested(),
]
"""Әскери атағы, воинское звание.

Free text: amendments of the list of ranks after 2012 were not checked, a rank may go with
a branch of service or «запастағы / запаса», and former ranks stay on the register.
"""


@dataclass(frozen=True)
class RankSuggestion:
    """A rank that an input field can offer.

    Attributes:
        name: The rank in Kazakh and Russian.
        source: Where the Kazakh name was seen. Only "rules" is an official text.
    """

    name: Bilingual
    source: str


_RULES: Final = "rules"
_LISTS: Final = "two public reference lists, not official"


def _ranks(source: str, *names: str) -> tuple[RankSuggestion, ...]:
    pairs = (name.split(" = ") for name in names)
    return tuple(RankSuggestion(Bilingual(kk=kk, ru=ru), source) for kk, ru in pairs)


MILITARY_RANKS: Final[tuple[RankSuggestion, ...]] = (
    *_ranks(_RULES, "қатардағы жауынгер = рядовой"),
    *_ranks(
        _LISTS,
        "матрос = матрос",
        "ефрейтор = ефрейтор",
        "аға матрос = старший матрос",
    ),
    *_ranks(_RULES, "кіші сержант = младший сержант"),
    *_ranks(
        _LISTS,
        "екінші сатылы старшина = старшина второй статьи",
        "сержант = сержант",
        "бірінші сатылы старшина = старшина первой статьи",
        "аға сержант = старший сержант",
        "бас старшина = главный старшина",
        "үшінші сыныпты сержант = сержант третьего класса",
        "екінші сыныпты сержант = сержант второго класса",
        "бірінші сыныпты сержант = сержант первого класса",
        "штаб-сержант = штаб-сержант",
        "лейтенант = лейтенант",
        "аға лейтенант = старший лейтенант",
        "капитан = капитан",
        "капитан-лейтенант = капитан-лейтенант",
        "майор = майор",
        "подполковник = подполковник",
        "полковник = полковник",
        "үшінші дәрежелі капитан = капитан третьего ранга",
        "екінші дәрежелі капитан = капитан второго ранга",
        "бірінші дәрежелі капитан = капитан первого ранга",
    ),
    *_ranks(
        _RULES,
        "генерал-майор = генерал-майор",
        "генерал-лейтенант = генерал-лейтенант",
        "генерал-полковник = генерал-полковник",
        "старшина = старшина",
        "прапорщик = прапорщик",
        "мичман = мичман",
        "аға прапорщик = старший прапорщик",
        "аға мичман = старший мичман",
        "аға корабль старшинасы = главный корабельный старшина",
    ),
)
"""Ranks to suggest, in rising order, the former ones last.

"rules": the rules of order No. 28 of 24.01.2017, edition of 13.10.2025, points 5 and 54-56,
and the signatures of its amendments. Checked on 2026-11-21.
"""


def suggest_ranks(beginning: str) -> tuple[RankSuggestion, ...]:
    """Return the ranks of which a word in either language begins so.

    >>> [rank.name.ru for rank in suggest_ranks("аға л")]
    ['старший лейтенант']
    """
    wanted = beginning.casefold().strip()
    return tuple(
        rank
        for rank in MILITARY_RANKS
        if any(f" {name}".find(f" {wanted}") >= 0 for name in (rank.name.kk, rank.name.ru))
    )
