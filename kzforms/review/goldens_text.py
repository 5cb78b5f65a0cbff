"""The stages of a description as goldens hold them: small texts, written and read back."""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from kzforms.review.description import Block, FieldPlace, PageText, Piece

_SAME_BLOCK: Final = "+"


def data_to_text(data: dict[str, Any]) -> str:
    """Return the data as canonical JSON, a value a line."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def text_to_text(pages: Iterable[PageText]) -> str:
    """Write a line for each piece: role, box in whole millimetres, field, words."""
    lines = []
    for number, page in enumerate(pages, 1):
        lines.append(f"page {number}: {page.width:.0f} x {page.height:.0f} mm")
        for block in page.blocks:
            for index, piece in enumerate(block.pieces):
                role = _SAME_BLOCK if index else block.role
                box = " ".join(f"{side:.0f}" for side in piece.box)
                lines.append(f"{role}\t{box}\t{piece.path}\t{piece.text}")
    return "\n".join(lines) + "\n"


_PAGE: Final = re.compile(r"page (\d+): (\d+) x (\d+) mm")


def text_from_text(content: str) -> tuple[PageText, ...]:
    """Read what `text_to_text` wrote.

    Raises:
        ValueError: It is something else.
    """
    found: list[tuple[float, float, list[tuple[str, list[Piece]]]]] = []
    for line in content.splitlines():
        if page := _PAGE.fullmatch(line):
            found.append((float(page[2]), float(page[3]), []))
            continue
        role, box, path, text = line.split("\t")
        left, top, right, bottom = map(float, box.split(" "))
        piece = Piece(text, path, (left, top, right, bottom))
        if role == _SAME_BLOCK:
            found[-1][2][-1][1].append(piece)
        else:
            found[-1][2].append((role, [piece]))
    return tuple(
        PageText(
            width, height, tuple(Block(role, number, tuple(pieces)) for role, pieces in blocks)
        )
        for number, (width, height, blocks) in enumerate(found, 1)
    )


def fields_to_text(fields: Iterable[FieldPlace]) -> str:
    """Write a line for each field: name, page, box in whole millimetres."""
    return "".join(
        f"{field.name}\t{field.page}\t{' '.join(f'{side:.0f}' for side in field.box)}\n"
        for field in fields
    )


def fields_from_text(content: str) -> tuple[FieldPlace, ...]:
    """Read what `fields_to_text` wrote.

    Raises:
        ValueError: It is something else.
    """
    found = []
    for line in content.splitlines():
        name, page, box = line.split("\t")
        left, top, right, bottom = map(float, box.split(" "))
        found.append(FieldPlace(name, int(page), (left, top, right, bottom)))
    return tuple(found)
