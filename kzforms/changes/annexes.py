"""Where the annexes of an act begin and end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kzforms.changes.act_text import ActText, Block
from kzforms.text import Language


@dataclass(frozen=True)
class Annex:
    """A part of an act that begins with «… N-қосымша» or «Приложение N …».

    Attributes:
        number: The number by which its heading ends, or "" if it has none.
        blocks: Its text, heading included.
        headings: How many of the blocks, from the first, are headings of where it belongs.
    """

    number: str
    blocks: tuple[Block, ...]
    headings: int

    @property
    def title(self) -> str:
        """Its first words after the headings."""
        text = " ".join(block.text for block in self.blocks[self.headings : self.headings + 6])
        return text[:120]


_MARK: Final[dict[Language, re.Pattern[str]]] = {
    "kk": re.compile(r"(?:^|\s)(?:(\d+(?:-\d+)*)\s?-\s?)?қосымша$", re.IGNORECASE),
    "ru": re.compile(r"^приложение(?:\s+№?\s*(\d+(?:-\d+)*))?(?:\s+к\s.*)?$", re.IGNORECASE),
}
_HEADING_LINES: Final = 20
_HEADING_LENGTH: Final = 500
_CHAINED: Final = 8
"""How many lines of a heading may stand between two marks before its recognised beginning."""

_HEADING_BEGINS: Final = ("Қазақстан Республикасы", "«", '"', "“")
_ENDS_A_SENTENCE: Final = (".", ";", ":", ",", "!", "?")


def split_annexes(act: ActText) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """The act's own text, and its annexes, in their order."""
    blocks = act.blocks
    marks = [
        (index, match[1] or "")
        for index, block in enumerate(blocks)
        if len(block.text) < _HEADING_LENGTH and (match := _MARK[act.language].search(block.text))
    ]
    if act.language == "kk":
        spans = [(_heading_start(blocks, index), index + 1, number) for index, number in marks]
    else:
        spans = [(index, _heading_end(blocks, index), number) for index, number in marks]
    joined: list[tuple[int, int, str]] = []
    for start, end, number in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], end, number)
        else:
            joined.append((start, end, number))
    ends = [*(start for start, _, _ in joined[1:]), len(blocks)]
    annexes = tuple(
        Annex(number, blocks[start:end], headings_end - start)
        for (start, headings_end, number), end in zip(joined, ends, strict=False)
    )
    return blocks[: joined[0][0]] if joined else blocks, annexes


def _heading_start(blocks: Sequence[Block], mark: int) -> int:
    """Where the lines begin that name what the annex belongs to: they stand before the mark.

    They begin with the issuer («Қазақстан Республикасы …») or with a title in quotation marks,
    and follow directly on the mark of the amending act, if there is one.
    """
    upper = mark
    for start in range(mark, max(mark - _HEADING_LINES, -1), -1):
        text = blocks[start].text
        if start < mark:
            if _MARK["kk"].search(text):
                return start + 1
            if text.endswith(_ENDS_A_SENTENCE) or len(text) > _HEADING_LENGTH // 4:
                break
        if text.startswith(_HEADING_BEGINS):
            # A mark may still stand above: then all in between is the heading.
            above = range(start - 1, max(mark - _HEADING_LINES, -1), -1)
            marks = [i for i in above if _MARK["kk"].search(blocks[i].text)]
            between = blocks[marks[0] + 1 : start] if marks else ()
            chained = marks and not any(b.text.endswith(_ENDS_A_SENTENCE) for b in between)
            return marks[0] + 1 if chained and len(between) < _CHAINED else start
        if text[0].isupper():
            upper = start
    return upper


def _heading_end(blocks: Sequence[Block], mark: int) -> int:
    end = mark + 1
    while (
        end < len(blocks)
        and end - mark < _HEADING_LINES
        and len(blocks[end].text) < _HEADING_LENGTH // 4
        and (blocks[end].text[0].islower() or blocks[end].text[0] in '«"№')
    ):
        end += 1
    return end
