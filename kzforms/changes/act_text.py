"""The text of an act as people get it: plain text, a saved web page, a Word document.

Nothing in a file is executed and nothing is fetched.
"""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from kzforms.bounded import BudgetedText, require_bounded_archive
from kzforms.changes.words import language_of
from kzforms.errors import MissingLibrary, TooLarge, UnreadableAct
from kzforms.limits import Budget, read_file, refusing
from kzforms.text import Language


@dataclass(frozen=True)
class Block:
    """A paragraph, a line or a cell of the source.

    Attributes:
        text: Its text, white space made single.
        number: Its place in the source, from 1: the line of a text file; in other files the
            number of the paragraph.
    """

    text: str
    number: int


@dataclass(frozen=True)
class ActText:
    """The text of an act.

    Attributes:
        blocks: Its paragraphs, lines and cells that are not empty.
        language: What it is written in.
        encoding: How the bytes were read; "" where the file format says it.
    """

    blocks: tuple[Block, ...]
    language: Language
    encoding: str


def read_act(source: bytes | str | os.PathLike[str]) -> ActText:
    """Read the text of an act.

    Args:
        source: The file's bytes, or its path: plain text (UTF-8, UTF-16, or one of the Windows
            and KZ-1048 encodings), HTML, or DOCX.

    Raises:
        UnreadableAct: It is none of these, or there is no text in it.
        TooLarge: Reading it costs more than `kzforms.limits` allows.
        MissingLibrary: A DOCX needs the extra `kzforms[audit]`.
    """
    content = _content_of(source)
    if not content.strip():
        raise UnreadableAct("The file is empty.")
    encoding = ""
    budget = Budget()
    if content.startswith(b"PK"):
        blocks = tuple(_numbered(_docx(content, budget)))
    else:
        text, encoding = _decoded(content)
        lines = _html(text, budget) if _looks_like_html(text) else text.splitlines()
        blocks = tuple(_numbered(lines))
    whole = " ".join(block.text for block in blocks)
    letters = sum("а" <= letter.lower() <= "я" for letter in whole)
    if not letters or letters * 4 < len(whole):
        raise UnreadableAct(
            "There is no Kazakh or Russian text in it. Save the act as text, HTML or DOCX."
        )
    return ActText(blocks, language_of(whole), encoding)


def _content_of(source: bytes | str | os.PathLike[str]) -> bytes:
    if isinstance(source, bytes):
        Budget().require_size(len(source))
        return source
    try:
        return read_file(source)
    except TooLarge:
        raise
    except (OSError, TypeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise UnreadableAct(f"{os.fspath(source)}: {reason}.") from error


def _numbered(lines: Any) -> Iterator[Block]:
    for number, line in enumerate(lines, 1):
        if text := " ".join(line.split()):
            yield Block(text, number)


_ENCODINGS: Final = ("cp1251", "kz1048", "ptcp154", "koi8-r", "cp866")


def _decoded(content: bytes) -> tuple[str, str]:
    """Decode a text, and name its encoding. Of one-byte encodings take the one that gives words."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), "utf-16"
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    if b"\0" in content:
        raise UnreadableAct("The file is binary. Save the act as text, HTML or DOCX.")
    best = max(_ENCODINGS, key=lambda encoding: _plausibility(content.decode(encoding, "replace")))
    return content.decode(best, "replace"), best


def _plausibility(text: str) -> int:
    """Rate a text: small Cyrillic letters count for it, capitals inside words and odd signs against."""
    common = sum(letter in "оаеинтырлсдкмбқғіұүөңәһ" for letter in text)
    odd = sum(
        (before.islower() and letter.isupper()) or letter == "\ufffd"
        for before, letter in pairwise(text)
    )
    strange = sum("\u2500" <= letter <= "\u259f" or letter in "¤¦±µ¶¬" for letter in text)
    return common - 4 * odd - 4 * strange


def _looks_like_html(text: str) -> bool:
    start = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html")) or "<body" in start or "<div" in start


_SKIPPED: Final = frozenset(
    {"script", "style", "head", "nav", "header", "footer", "aside", "form", "select", "button",
     "noscript", "template", "svg", "iframe", "object"}
)  # fmt: skip
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "big", "em", "font", "i", "ins", "mark", "s", "small", "span", "strong",
     "sub", "sup", "u", "wbr"}
)  # fmt: skip


_ELEMENT: Final = 10
"""How many nodes of the budget a tag of HTML costs."""


def _html(text: str, budget: Budget) -> list[str]:
    from tinyhtml5.parser import HTMLParser

    # An element costs about a kilobyte, and an unclosed one is made anew in each paragraph.
    budget.node(_ELEMENT * text.count("<"))
    parser = HTMLParser(namespace_html_elements=False)

    def require() -> None:
        budget.node(depth=len(parser.tree.open_elements or ()))
        budget.require_time()

    with refusing(lambda: UnreadableAct("The file is no HTML that can be read.")):
        return list(_lines_of(parser.parse(BudgetedText(text, require)), budget))


def _lines_of(root: Any, budget: Budget) -> Iterator[str]:
    """Yield the text of each block of a page."""
    line = ""
    waiting = [(root, 0, False)]
    while waiting:
        element, depth, is_end = waiting.pop()
        skipped = not isinstance(element.tag, str) or element.tag in _SKIPPED
        if not skipped and element.tag not in _INLINE:
            yield line
            line = ""
        if not is_end and not skipped:
            budget.node(depth=depth)
            line += element.text or ""
            waiting.append((element, depth, True))
            waiting.extend((child, depth + 1, False) for child in reversed(element))
        else:
            line += element.tail or ""
    yield line


def _docx(content: bytes, budget: Budget) -> list[str]:
    try:
        import docx
    except ImportError as error:
        raise MissingLibrary(
            "Reading DOCX needs python-docx. Install it with: pip install 'kzforms[audit]'"
        ) from error
    with refusing(lambda: UnreadableAct("The file is no DOCX, or it is damaged.")):
        require_bounded_archive(content, budget)
        document = docx.Document(io.BytesIO(content))
        return [
            line
            for paragraph in document.element.body.iter(_PARAGRAPH)
            for line in _text_of(paragraph).split("\n")
        ]


_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH: Final = f"{_WORD}p"


def _text_of(paragraph: Any) -> str:
    parts = []
    for element in paragraph.iter():
        if element.tag == f"{_WORD}t":
            parts.append(element.text or "")
        elif element.tag in {f"{_WORD}br", f"{_WORD}cr"}:
            parts.append("\n")
        elif element.tag == f"{_WORD}tab":
            parts.append(" ")
    return "".join(parts)
