"""The help that a template gives for a cell, and the rule for what a person may write there.

The texts are our own words. A rule only helps while somebody types: `reading` checks the data.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from kzforms.sheets.cells import both
from kzforms.sheets.parts import Part
from kzforms.text import Bilingual, Language
from kzforms.values import MILITARY_RANKS

_REQUIRED: Final = Bilingual(kk="Толтырылуы міндетті.", ru="Заполняется обязательно.")
_REQUIRED_IN_LANGUAGE: Final = Bilingual(
    kk="Құжаттың тілінде толтырылуы міндетті.", ru="На языке документа заполняется обязательно."
)
_IIN: Final = Bilingual(
    kk="12 цифр. Ұяшық пішімі – мәтін: басындағы нөлдер сақталады.",
    ru="12 цифр. Формат ячейки – текстовый: начальные нули сохраняются.",
)
_DATE: Final = Bilingual(kk="Күні, мысалы 13.01.2026.", ru="Дата, например 13.01.2026.")
_TICK: Final = Bilingual(
    kk="Таңдалғаны × белгісімен белгіленеді.", ru="Выбранное отмечается знаком ×."
)
_SUGGESTED: Final = Bilingual(
    kk="Тізімнен таңдалады немесе жазылады.", ru="Выбирается из списка или вписывается."
)
_CHOOSE: Final = Bilingual(kk="Тізімнен таңдаңыз.", ru="Выберите из списка.")

_MARK: Final = "×"
_DAYS: Final = (date(1900, 1, 1), date(2099, 12, 31))
"""The days between which a date is expected, where the form has no bounds of its own."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule for what a cell takes, in the terms of a spreadsheet's data validation.

    Attributes:
        type: What is compared with the bounds.
        bounds: The operator and its operands, as openpyxl's `DataValidation` calls them.
        words: The words of a drop-down, which stand on a sheet; empty for any other rule.
        said: What the clerk reads when the cell does not take a value.
    """

    type: Literal["list", "textLength", "date", "whole", "decimal"]
    bounds: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    said: Bilingual


def rule_of(part: Part) -> Rule | None:
    """Return what the cell of a part takes; None if it takes anything. Needs openpyxl."""
    if part.suggestions == "ranks":
        words = tuple(rank.name[part.language or "kk"] for rank in MILITARY_RANKS)
        return Rule(type="list", words=words, said=_SUGGESTED)
    match part.kind:
        case "tick":
            rule = Rule(type="list", bounds={"formula1": f'"{_MARK}"'}, said=_TICK)
        case "choice":
            words = tuple(both(option.words.kk, option.words.ru) for option in part.options)
            rule = Rule(type="list", words=words, said=_CHOOSE)
        case "iin":
            rule = Rule(type="textLength", bounds=_bounds("equal", "12"), said=_IIN)
        case "date":
            rule = _dates(part.first or _DAYS[0], part.last or _DAYS[1])
        case "integer" | "number":
            rule = _numbers(part)
        case _ if part.limit:
            bounds = _bounds("lessThanOrEqual", str(part.limit))
            rule = Rule(type="textLength", bounds=bounds, said=_limit(part.limit))
        case _:
            return None
    return rule


def help_lines(part: Part, language: Language) -> Iterator[str]:
    """Yield what a clerk should know of a cell, line by line."""
    if part.help[language]:
        yield part.help[language]
    if part.required:
        yield (_REQUIRED_IN_LANGUAGE if part.language else _REQUIRED)[language]
    if part.kind == "tick":
        yield part.options[0].words[language]
    said = {"iin": _IIN, "date": _DATE, "tick": _TICK, "choice": _CHOOSE}.get(part.kind)
    if part.suggestions:
        said = _SUGGESTED
    elif part.limit is not None:
        said = _limit(part.limit)
    if said is not None:
        yield said[language]


def _bounds(operator: str, *operands: str) -> dict[str, str]:
    return {"operator": operator} | {
        f"formula{number}": operand for number, operand in enumerate(operands, 1)
    }


def _limit(limit: int) -> Bilingual:
    return Bilingual(kk=f"Ең көбі {limit} таңба.", ru=f"Не более {limit} знаков.")


def _dates(first: date, last: date) -> Rule:
    from openpyxl.utils.datetime import to_excel

    span = f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"
    bounds = _bounds("between", *(f"{to_excel(day):.0f}" for day in (first, last)))
    return Rule(type="date", bounds=bounds, said=Bilingual(kk=span, ru=span))


def _numbers(part: Part) -> Rule:
    least, most = part.least or 0, 10**9 if part.most is None else part.most
    span = f"{least:.0f} – {most:.0f}"
    return Rule(
        type="whole" if part.kind == "integer" else "decimal",
        bounds=_bounds("between", f"{least:.0f}", f"{most:.0f}"),
        said=Bilingual(kk=span, ru=span),
    )
