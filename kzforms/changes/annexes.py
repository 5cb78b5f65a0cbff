"""The annexes of an act: where each begins and ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from kzforms.changes.act_text import ActText, Block
from kzforms.changes.provisions import CLAUSE
from kzforms.text import Language


@dataclass(frozen=True)
class Annex:
    """A part of an act that begins with «… N-қосымша» or «Приложение N …».

    Attributes:
        number: The number by which its heading ends, or "" if it has none.
        blocks: Its text, heading included.
        headings: How many of the blocks, from the first, are headings of where it belongs.
        loose: How many of those may belong to the text before them, because the beginning of
            the headings was not recognised.
    """

    number: str
    blocks: tuple[Block, ...]
    headings: int
    loose: int = 0

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
"""The most lines of a heading between two marks, above its recognised beginning."""

_HEADING_BEGINS: Final = ("Қазақстан Республикасы", "«", '"', "“")
_ENDS_A_SENTENCE: Final = (".", ";", ":", "!", "?")


def split_annexes(act: ActText) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """Divide an act into its own text and its annexes, in their order."""
    blocks = act.blocks
    marks = [
        (index, match[1] or "")
        for index, block in enumerate(blocks)
        if len(block.text) < _HEADING_LENGTH
        and (match := _MARK[act.language].search(block.text))
        and not CLAUSE.search(block.text)  # «приложение 17 к Правилам исключить»
    ]
    spans = [_span(blocks, index, number, act.language) for index, number in marks]
    joined: list[_Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = _Span(joined[-1].start, span.end, span.number, joined[-1].loose)
        else:
            joined.append(span)
    ends = [*(span.start for span in joined[1:]), len(blocks)]
    annexes = tuple(
        Annex(span.number, blocks[span.start : end], span.end - span.start, span.loose)
        for span, end in zip(joined, ends, strict=False)
    )
    return blocks[: joined[0].start] if joined else blocks, annexes


class _Span(NamedTuple):
    """The headings of an annex: where they start and end, and how many lines are doubtful."""

    start: int
    end: int
    number: str
    loose: int


def _span(blocks: Sequence[Block], mark: int, number: str, language: Language) -> _Span:
    if language == "ru":
        return _Span(mark, _heading_end(blocks, mark), number, 0)
    start, certain = _heading_start(blocks, mark)
    return _Span(start, mark + 1, number, 0 if certain else mark - start)


def _heading_start(blocks: Sequence[Block], mark: int) -> tuple[int, bool]:
    """Find where the lines begin that name what the annex belongs to: they stand before the mark.

    They begin with the issuer («Қазақстан Республикасы …») or with a title in quotation marks,
    and follow directly on the mark of the amending act, if there is one.

    Returns:
        The first of these lines, and whether that is certain.
    """
    last = max(mark - _HEADING_LINES, -1)
    for start in range(mark, last, -1):
        text = blocks[start].text
        if start < mark:
            if _MARK["kk"].search(text):
                return start + 1, True
            if text.endswith(_ENDS_A_SENTENCE) or len(text) > _HEADING_LENGTH // 4:
                return start + 1, False
        if text.startswith(_HEADING_BEGINS):
            # If another mark stands above, all lines in between belong to the heading.
            above = (i for i in range(start - 1, last, -1) if _MARK["kk"].search(blocks[i].text))
            first = next(above, None)
            between = () if first is None else blocks[first + 1 : start]
            chained = first is not None and not any(
                block.text.endswith(_ENDS_A_SENTENCE) for block in between
            )
            if chained and first is not None and len(between) < _CHAINED:
                return first + 1, True
            return start, True
    return last + 1, False


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
