"""What parsers read, so that it keeps to a budget: streams, texts, words, archives, trees."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any, Final, overload

from kzforms.limits import Budget


class BudgetedStream(io.BytesIO):
    """The bytes of a file, for a parser that cannot be stopped: reading stops it.

    Args:
        content: The bytes.
        budget: Whose time counts.
    """

    def __init__(self, content: bytes, budget: Budget) -> None:
        super().__init__(content)
        self._budget = budget
        self._reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes.

        Raises:
            TooLarge: Reading the file takes too long.
        """
        self._reads += 1
        if self._reads % 256 == 0:
            self._budget.require_time()
        return super().read(size)


class BudgetedWords(Sequence[str]):
    """The words of a text, for a comparison that cannot be stopped: reading stops it.

    Args:
        words: The words.
        budget: Whose time counts.
    """

    def __init__(self, words: Sequence[str], budget: Budget) -> None:
        self._words = words
        self._budget = budget

    def __len__(self) -> int:
        return len(self._words)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, int) and place % 16 == 0:
            self._budget.require_time()
        return self._words[place]


class BudgetedText(io.StringIO):
    """A text, for a parser that cannot be stopped: reading, in small pieces, stops it.

    Args:
        text: The text.
        require: Raises an error where the parser has done too much. It is asked before each piece.
    """

    _PIECE: Final = 1024

    def __init__(self, text: str, require: Callable[[], None]) -> None:
        super().__init__(text, newline="")
        self._require = require

    def read(self, size: int | None = -1, /) -> str:
        """Return the next characters, fewer than were asked for.

        Raises:
            TooLarge: The parser has done too much.
        """
        self._require()
        return super().read(self._PIECE if size is None or size < 0 else min(size, self._PIECE))


def require_bounded_archive(content: bytes, budget: Budget | None = None) -> None:
    """Refuse a ZIP archive of XML (XLSX, DOCX) that is too large when unpacked.

    Raises:
        TooLarge: It is, or its XML has too many elements.
        zipfile.BadZipFile: It is no archive, or damaged.
    """
    budget = budget or Budget()
    budget.require_size(len(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        budget.node(len(members))
        for member in members:
            with archive.open(member) as file:
                while piece := file.read(1 << 16):
                    budget.unpack(len(piece))
                    if member.filename.endswith((".xml", ".rels")):
                        # An element begins and ends with it, and so does a comment.
                        budget.node(piece.count(b"<"))


def require_bounded_tree(value: Any, budget: Budget | None = None) -> None:
    """Refuse lists and dictionaries that hold too much, or too deep; a part counts each time.

    Raises:
        TooLarge: They do.
    """
    budget = budget or Budget()
    waiting = [(value, 0)]
    while waiting:
        part, depth = waiting.pop()
        if isinstance(part, dict):
            parts = list(part.values())
        elif isinstance(part, list | tuple):
            parts = list(part)
        else:
            continue
        budget.node(len(parts) + 1, depth=depth)
        waiting.extend((each, depth + 1) for each in parts)
