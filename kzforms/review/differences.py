"""Differences of two renderings, stage by stage, in words.

A message quotes the form's own words; of a value it names the field only, because a message
may end in a log. The words themselves stand beside the message, for the report.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from kzforms.review import pictures
from kzforms.review.description import Area, Block, FieldPlace, PageText, Piece

if TYPE_CHECKING:
    from PIL.Image import Image

_TOLERANCE: Final = 1.0
"""In millimetres: a golden's boxes are whole ones."""

_QUOTED: Final = 90
"""The longest text that is quoted whole."""

_ALIKE: Final = 0.5
"""From which likeness a text is taken for another one changed, not for one gone and one new."""


@dataclass(frozen=True)
class Difference:
    """One thing that differs.

    Attributes:
        message: What, in words, without a user's value.
        page: The page, from 1, or None.
        old: The words before, values included, or "".
        new: The words now, or "".
    """

    message: str
    page: int | None = None
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        return f"page {self.page}: {self.message}" if self.page else self.message


# Data.


def compare_data(old: dict[str, Any], new: dict[str, Any]) -> list[Difference]:
    """Say how the data differ, field by field."""
    before, now = (
        {name: value for name, value in part.items() if name != "data"} for part in (old, new)
    )
    return [*_walk(before, now, ""), *_walk(old.get("data"), new.get("data"), "")]


def _walk(old: Any, new: Any, path: str) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted(old.keys() | new.keys()):
            here = f"{path}.{name}" if path else name
            if name not in new:
                yield Difference(f"{here} is gone", old=_json(old[name]))
            elif name not in old:
                yield Difference(f"{here} is new", new=_json(new[name]))
            else:
                yield from _walk(old[name], new[name], here)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _walk_rows(old, new, path)
    else:
        message = f"the value of {path} changed" if path else "data came or went"
        if path in {"form", "edition", "language", "schema"}:
            message = f"{path}: {old} became {new}"
        yield Difference(message, old=_json(old), new=_json(new))


def _walk_rows(old: list[Any], new: list[Any], path: str) -> Iterator[Difference]:
    before, now = ([_json(row) for row in rows] for rows in (old, new))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        paired = min(i2 - i1, j2 - j1)
        for offset in range(paired):
            yield from _walk(old[i1 + offset], new[j1 + offset], f"{path}[{j1 + offset}]")
        for index in range(i1 + paired, i2):
            yield Difference(f"{path}[{index}] is gone", old=before[index])
        for index in range(j1 + paired, j2):
            yield Difference(f"{path}[{index}] is new", new=now[index])


def _json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


# Text and boxes.


def compare_text(old: Sequence[PageText], new: Sequence[PageText]) -> list[Difference]:
    """Say how words and their places differ."""
    found: list[Difference] = []
    if len(old) != len(new):
        found.append(Difference(f"{len(old)} pages became {len(new)}"))
    for number, (before, now) in enumerate(zip(old, new, strict=False), 1):
        sizes = [f"{page.width:.0f} x {page.height:.0f} mm" for page in (before, now)]
        if sizes[0] != sizes[1]:
            found.append(Difference(f"{sizes[0]} became {sizes[1]}", number))
    moved: list[tuple[Block, Block]] = []
    for before_block, now_block in paired(old, new):
        if before_block is None or now_block is None:
            found.append(_came_or_went(before_block, now_block))
        elif _key(before_block) == _key(now_block):
            moved.append((before_block, now_block))
        else:
            found += _changed(before_block, now_block)
    return [*found, *_moves(moved), *_line_breaks(moved)]


def paired(
    old: Sequence[PageText], new: Sequence[PageText]
) -> list[tuple[Block | None, Block | None]]:
    """Pair the blocks of two documents: each with what became of it, in reading order."""
    before = [block for page in old for block in page.blocks]
    now = [block for page in new for block in page.blocks]
    matcher = SequenceMatcher(
        None, [_key(block) for block in before], [_key(block) for block in now], autojunk=False
    )
    found: list[tuple[Block | None, Block | None]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found += zip(before[i1:i2], now[j1:j2], strict=True)
        else:
            found += _pair(before[i1:i2], now[j1:j2])
    return found


def _pair(
    before: Sequence[Block], now: Sequence[Block]
) -> Iterator[tuple[Block | None, Block | None]]:
    """Pair blocks that differ: each with the one that it became."""
    one_for_one = [block.role for block in before] == [block.role for block in now]
    rest = list(now)
    for block in before:
        place = 0 if one_for_one else _place_of(block, rest)
        if place is None:
            yield block, None
            continue
        yield from ((None, new) for new in rest[:place])
        yield block, rest[place]
        rest = rest[place + 1 :]
    yield from ((None, new) for new in rest)


def _place_of(block: Block, candidates: Sequence[Block]) -> int | None:
    """Return the candidate that a block became: it prints the same field, or has words like it."""
    best: tuple[float, int | None] = (_ALIKE, None)
    for place, candidate in enumerate(candidates):
        if candidate.role != block.role:
            continue
        likeness = SequenceMatcher(None, block.text, candidate.text, autojunk=False).ratio()
        if block.values and block.values.keys() == candidate.values.keys():
            likeness = max(likeness, 0.9)
        if likeness > best[0]:
            best = (likeness, place)
    return best[1]


def _key(block: Block) -> tuple[Any, ...]:
    """Return the words of a block, without regard to where its lines break."""
    return (block.role, *((path, "".join(text.split())) for path, text in block.parts))


def _came_or_went(before: Block | None, now: Block | None) -> Difference:
    block = before or now
    assert block is not None  # noqa: S101 - a pair has one of them
    return Difference(
        f"{_name(block)} is {'new' if before is None else 'gone'}",
        block.page,
        before.text if before else "",
        now.text if now else "",
    )


def _changed(before: Block, now: Block) -> Iterator[Difference]:
    page = now.page
    if before.role != now.role:
        yield Difference(f"{_name(now)} was a {before.role}", page, before.text, now.text)
    if _letters(before.own) != _letters(now.own):
        old, new = shortened(before.own, now.own)
        yield Difference(f"the {now.role} «{old}» became «{new}»", page, before.text, now.text)
    olds, news = before.values, now.values
    for path in dict.fromkeys([*olds, *news]):
        old, new = olds.get(path, ""), news.get(path, "")
        if _letters(old) != _letters(new):
            how = "is gone" if not new else "is new" if not old else "changed"
            yield Difference(f"the value of {path} {how}", page, old, new)


def _moves(pairs: Sequence[tuple[Block, Block]]) -> Iterator[Difference]:
    """Report blocks that say the same in another place; neighbours that moved alike, once."""
    for (page, how), run in groupby(
        [(now, _shift(before, now)) for before, now in pairs],
        lambda found: (found[0].page, found[1]),
    ):
        blocks = [block for block, _ in run]
        if not how:
            continue
        what = _name(blocks[0])
        if len(blocks) > 1:
            what = f"{len(blocks)} pieces of text, from {what} to {_name(blocks[-1])},"
        yield Difference(f"{what} {how}", page)


def _shift(before: Block, now: Block) -> str:
    if before.page != now.page:
        return f"moved here from page {before.page}"
    far = [b - a for a, b in zip(before.box, now.box, strict=True)]
    if all(abs(side) <= _TOLERANCE for side in far):
        return ""
    left, top, right, bottom = (round(side) for side in far)
    if abs(far[0]) > _TOLERANCE or abs(far[1]) > _TOLERANCE:
        ways = []
        if left:
            ways.append(f"{abs(left)} mm {'right' if left > 0 else 'left'}")
        if top:
            ways.append(f"{abs(top)} mm {'down' if top > 0 else 'up'}")
        return f"moved {' and '.join(ways)}"
    return f"now ends {abs(right or bottom)} mm {'later' if (right or bottom) > 0 else 'earlier'}"


def _line_breaks(pairs: Sequence[tuple[Block, Block]]) -> Iterator[Difference]:
    for before, now in pairs:
        lines = [_line_count(block.pieces) for block in (before, now)]
        if lines[0] != lines[1] and before.page == now.page:
            plural = "line" if lines[1] == 1 else "lines"
            yield Difference(
                f"{_name(now)} takes {lines[1]} {plural} instead of {lines[0]}", now.page
            )


def _line_count(pieces: Sequence[Piece]) -> int:
    lines = 0
    bottom = float("-inf")
    for piece in pieces:
        if (piece.box[1] + piece.box[3]) / 2 > bottom:
            lines += 1
            bottom = piece.box[3]
    return lines


def _name(block: Block) -> str:
    """Name a block, so that people find it."""
    if _letters(block.own).strip("…"):
        return f"the {block.role} «{_short(block.own)}»"
    return f"the value of {next(iter(block.values))}"


# Tags.


def compare_tags(old: Sequence[str], new: Sequence[str]) -> list[Difference]:
    """Say how the tag trees differ."""
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, come = (
            [_branch(old, i) for i in range(i1, i2)],
            [_branch(new, j) for j in range(j1, j2)],
        )
        if len(gone) == len(come):
            found += [
                Difference(f"{a} became {b.rpartition(' > ')[2]}")
                for a, b in zip(gone, come, strict=True)
            ]
        else:
            found += [Difference(f"{branch} is gone") for branch in gone]
            found += [Difference(f"{branch} is new") for branch in come]
    return found


def _branch(lines: Sequence[str], index: int) -> str:
    """Return a line of the tag tree with the two elements above it."""
    above = [lines[index].strip()]
    depth = len(lines[index]) - len(lines[index].lstrip())
    for line in reversed(lines[:index]):
        if len(above) > 2:  # noqa: PLR2004 - enough to find it
            break
        if len(line) - len(line.lstrip()) < depth:
            depth = len(line) - len(line.lstrip())
            above.append(line.strip())
    return " > ".join(reversed(above))


# Signature fields.


def compare_fields(old: Sequence[FieldPlace], new: Sequence[FieldPlace]) -> list[Difference]:
    """Say how names, pages and boxes of signature fields differ."""
    found = []
    olds, news = ({field.name: field for field in fields} for fields in (old, new))
    for name in dict.fromkeys([*olds, *news]):
        before, now = olds.get(name), news.get(name)
        if now is None:
            found.append(Difference(f"the signature field {name} is gone", olds[name].page))
        elif before is None:
            found.append(Difference(f"the signature field {name} is new", now.page))
        elif before.page != now.page:
            message = f"the signature field {name} moved here from page {before.page}"
            found.append(Difference(message, now.page))
        elif not _same_box(before.box, now.box):
            boxes = [" ".join(f"{side:.0f}" for side in box) for box in (before.box, now.box)]
            message = (
                f"the signature field {name} moved: left, top, right, bottom were {boxes[0]} mm "
                f"and are {boxes[1]} mm"
            )
            found.append(Difference(message, now.page))
    if not found and list(olds) != list(news):
        found.append(Difference("the signature fields stand in another order"))
    return found


def _same_box(old: Area, new: Area) -> bool:
    return all(abs(a - b) <= _TOLERANCE for a, b in zip(old, new, strict=True))


# Pictures.


def compare_picture(old: "Image", new: "Image", page: int) -> list[Difference]:
    """Say how a page looks different."""
    words = pictures.unlike(old, new)
    return [Difference(words, page)] if words else []


# Words.

_WORDS: Final = re.compile(r"\w+(?:-\w+)*|[^\w\s]|\s+")

Segment = tuple[str, str]
"""What became of some words ("same", "old", "new"), and the words."""


def word_difference(old: str, new: str) -> list[Segment]:
    """Join two texts: the words that stayed, the words that are gone, the words that are new."""
    before, now = _WORDS.findall(old), _WORDS.findall(new)
    found: list[Segment] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(before[i1:i2])))
            continue
        if i1 < i2:
            found.append(("old", "".join(before[i1:i2])))
        if j1 < j2:
            found.append(("new", "".join(now[j1:j2])))
    return found


def shortened(old: str, new: str) -> tuple[str, str]:
    """Shorten two long texts to the words that differ and two of those around them.

    >>> shortened("Жеке нөмірі", "Жетон нөмірі")
    ('Жеке нөмірі', 'Жетон нөмірі')
    """
    if len(old) <= _QUOTED and len(new) <= _QUOTED:
        return old, new
    before, now = old.split(), new.split()
    shortest = min(len(before), len(now))
    start = next((i for i in range(shortest) if before[i] != now[i]), shortest)
    end = next(
        (i for i in range(shortest - start) if before[-1 - i] != now[-1 - i]), shortest - start
    )
    first = max(start - 2, 0)
    found = []
    for words in (before, now):
        last = min(len(words) - end + 2, len(words))
        text = " ".join(words[first:last])
        found.append(
            _short(
                ("… " if first else "") + text + (" …" if last < len(words) else ""), 3 * _QUOTED
            )
        )
    return found[0], found[1]


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _letters(text: str) -> str:
    return "".join(text.split())
