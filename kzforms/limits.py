"""What reading one file may cost, and the errors past that.

Every reader of the library keeps to the same `Limits`. To read a larger file that you trust:

    with limited(Limits(file_bytes=200_000_000, seconds=120)):
        document = kzforms.read("large.pdf")

The limits belong to the context (`contextvars`): tasks of asyncio inherit them, a new thread begins
with the defaults.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from kzforms.errors import KzformsError, TooLarge

__all__ = ["Limits", "current_limits", "limited"]


@dataclass(frozen=True)
class Limits:
    """What reading one file may cost.

    Attributes:
        file_bytes: The size of a file as it is given, in bytes.
        unpacked_bytes: The size of all its compressed parts together when unpacked, in bytes; the
            size of a file of JSON lines.
        nodes: How many values, elements or cells it may hold.
        objects: How many objects the trees of a PDF may hold: its pages, fields, attached files.
        packed_objects: The size of the objects that a PDF packs in streams, in bytes; five times the
            size of the file may come on top.
        depth: How many of them may stand one inside the other.
        rows: How many rows a table, and how many documents a file of JSON lines may hold.
        pages: How many pages a PDF may have.
        page_bytes: The size of the drawing instructions of one page of a PDF, in bytes.
        iterations: How often PKCS#12 may ask to hash its password.
        seconds: Processor time of reading, in seconds; the same again for comparing an act with the
            forms. The load of the machine does not count.
        seconds_per_megabyte: What a PDF may take besides, for each megabyte of the file.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 100_000_000
    nodes: int = 2_000_000
    objects: int = 200_000
    packed_objects: int = 3_000_000
    depth: int = 200
    rows: int = 100_000
    pages: int = 10_000
    page_bytes: int = 5_000_000
    iterations: int = 5_000_000
    seconds: float = 15.0
    seconds_per_megabyte: float = 5.0


_OBJECTS_PER_BYTE: Final = 5

_LIMITS: Final = ContextVar("limits", default=Limits())  # noqa: B039 - it is frozen


def current_limits() -> Limits:
    """Return the limits that readers keep to here."""
    return _LIMITS.get()


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Let readers keep to other limits in the block under `with`."""
    token = _LIMITS.set(limits)
    try:
        yield
    finally:
        _LIMITS.reset(token)


@dataclass
class Budget:
    """What is left for reading one file.

    Attributes:
        limits: What there was at the beginning.
        pdf_bytes: The size of the file, if it is a PDF.
    """

    limits: Limits = field(default_factory=current_limits)
    pdf_bytes: int = 0
    _unpacked: int = 0
    _objects: int = 0
    _nodes: int = 0
    _began: float = field(default_factory=time.thread_time)

    def require_size(self, size: int) -> None:
        """Refuse a file that has too many bytes.

        Raises:
            TooLarge: It has.
        """
        if size > self.limits.file_bytes:
            most = _megabytes(self.limits.file_bytes)
            raise TooLarge(
                "limit_file",
                f"The file is larger than {most} MB.",
                "Split it into several files.",
                megabytes=most,
            )

    def unpack(self, count: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            TooLarge: They are too many.
        """
        self._unpacked += count
        if self._unpacked > self.limits.unpacked_bytes:
            most = _megabytes(self.limits.unpacked_bytes)
            raise TooLarge(
                "limit_unpacked",
                f"The file is larger than {most} MB when unpacked.",
                "Split it into several files.",
                megabytes=most,
            )
        self.require_time()

    def unpack_objects(self, count: int) -> None:
        """Count bytes of objects, which cost much more to read than others.

        Raises:
            TooLarge: They are too many.
        """
        self._objects += count
        most = self.limits.packed_objects + _OBJECTS_PER_BYTE * self.pdf_bytes
        if self._objects > most:
            raise TooLarge(
                "limit_unpacked",
                f"The objects of the PDF are larger than {_megabytes(most)} MB when unpacked.",
                "Use the file as kzforms made it.",
                megabytes=_megabytes(most),
            )

    def node(self, count: int = 1, *, depth: int = 0) -> None:
        """Count values, elements or objects that were met.

        Args:
            count: How many.
            depth: How many others they stand inside.

        Raises:
            TooLarge: They are too many, or too deep.
        """
        self._count(count, self.limits.nodes, depth)

    def object(self, *, depth: int) -> None:
        """Count an object of a PDF.

        Args:
            depth: How many others it stands inside.

        Raises:
            TooLarge: They are too many, or too deep.
        """
        self._count(1, self.limits.objects, depth)

    def _count(self, count: int, most: int, depth: int) -> None:
        self._nodes += count
        if self._nodes > most:
            raise TooLarge(
                "limit_nodes",
                f"The file has more than {most} parts.",
                "Split it into several files.",
                most=most,
            )
        if depth > self.limits.depth:
            raise too_deep(self.limits)
        if count > 1 or self._nodes % 64 == 0:
            self.require_time()

    def require_rows(self, count: int) -> None:
        """Refuse a table, or a file of JSON lines, that is too long.

        Raises:
            TooLarge: It is.
        """
        if count > self.limits.rows:
            raise TooLarge(
                "limit_rows",
                f"The file has more than {self.limits.rows} rows.",
                "Split it into several files.",
                most=self.limits.rows,
            )

    def require_pages(self, count: int) -> None:
        """Refuse a PDF that has too many pages.

        Raises:
            TooLarge: It has.
        """
        if count > self.limits.pages:
            raise TooLarge(
                "limit_pages",
                f"The PDF has more than {self.limits.pages} pages.",
                "Use the file as kzforms made it.",
                most=self.limits.pages,
            )

    def require_page(self, size: int) -> None:
        """Refuse a page on which too much is drawn.

        Raises:
            TooLarge: It is.
        """
        if size > self.limits.page_bytes:
            most = _megabytes(self.limits.page_bytes)
            raise TooLarge(
                "limit_page",
                f"The drawing instructions of a page are larger than {most} MB.",
                "Use the file as kzforms made it.",
                megabytes=most,
            )

    def require_iterations(self, count: int) -> None:
        """Refuse PKCS#12 that asks to hash its password too often.

        Raises:
            TooLarge: It does.
        """
        if count > self.limits.iterations:
            raise TooLarge(
                "limit_iterations",
                f"The key's password would be hashed more than {self.limits.iterations} times.",
                "Export the key again from the program that holds it.",
                most=self.limits.iterations,
            )

    def require_time(self) -> None:
        """Stop when reading has taken too long.

        Raises:
            TooLarge: It has.
        """
        most = self.limits.seconds + self.limits.seconds_per_megabyte * self.pdf_bytes / 10**6
        if time.thread_time() - self._began > most:
            raise TooLarge(
                "limit_seconds",
                f"Reading the file takes too long: more than {most:.0f} s of work.",
                "Save it again with the program that made it, or split it.",
                seconds=round(most),
            )


def too_deep(limits: Limits | None = None) -> TooLarge:
    """Make the error for parts that stand too deep one inside the other."""
    most = (limits or current_limits()).depth
    return TooLarge(
        "limit_depth",
        f"The file has parts nested deeper than {most} levels.",
        "Flatten it, or save it again with the program that made it.",
        most=most,
    )


def _megabytes(size: int) -> int | float:
    """Return a size in megabytes, as a whole number where it is one."""
    return size // 10**6 if size % 10**6 == 0 else round(size / 10**6, 3)


@contextmanager
def refusing(refusal: Callable[[], KzformsError]) -> Iterator[None]:
    """Turn whatever a parser raises about a bad file into an error of the library.

    Args:
        refusal: Makes the error for a file that is damaged.

    Raises:
        TooLarge: The parser ran out of stack or memory.
    """
    try:
        yield
    except KzformsError:
        raise
    except RecursionError:
        raise too_deep() from None
    except MemoryError:
        raise TooLarge(
            "limit_memory",
            "There is not enough memory to read the file.",
            "Split it into several files.",
        ) from None
    except Exception as error:
        raise refusal() from error


def read_file(source: str | os.PathLike[str] | IO[bytes]) -> bytes:
    """Return the bytes of a file, a device or a stream.

    Raises:
        OSError: It cannot be read.
        TypeError: It is neither a path nor a file.
        ValueError: It is no path.
        TooLarge: It is too large; not more than the limit is read.
    """
    budget = Budget()
    most = budget.limits.file_bytes + 1
    if isinstance(source, str | os.PathLike):
        with Path(source).open("rb") as file:
            content = file.read(most)
    elif hasattr(source, "read"):
        content = source.read(most)
    else:
        raise TypeError("This is no path and no file.")
    budget.require_size(len(content))
    return content
