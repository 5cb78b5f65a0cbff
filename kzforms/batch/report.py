"""`report.jsonl`: what became of each document, and what need not be made again."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, Self

from kzforms.errors import CannotWrite, Problem, Work
from kzforms.files import existing, require_replaceable, write_whole

NAME: Final = "report.jsonl"
"""The report's name in the folder."""

_BEGINNING: Final = b'{"line": '


class Entry(NamedTuple):
    """What the report says of a file.

    Attributes:
        file: Its name in the folder.
        line: The line of its document; None if it had none any more.
        sha256: The SHA-256 of the file as it was made; None if it was not made here.
        data: The SHA-256 of what it was made from; "" if that is not known.
        warnings: What looked odd in it, by path and code.
    """

    file: str
    line: int | None = None
    sha256: str | None = None
    data: str = ""
    warnings: tuple[Problem, ...] = ()


class Report:
    """The report of a folder. Each outcome is written at once; at the end they are put in order.

    Args:
        folder: The folder.

    Raises:
        WouldReplace: A file of this name is there that is no report.
        CannotWrite: It cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._file: IO[str] | None = None
        require_replaceable(self.path, _report)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def entries(self) -> dict[str, Entry]:
        """Return what an earlier run says of each file. A line that was cut off says nothing.

        Raises:
            CannotWrite: The report cannot be read.
        """
        found = {}
        for line in (existing(self.path) or b"").decode("utf-8", "replace").splitlines():
            with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
                entry = _entry(json.loads(line))
                found[entry.file] = entry
        return found

    def add(self, entry: Mapping[str, Any]) -> None:
        """Write an outcome, so that an interruption does not lose it.

        Raises:
            CannotWrite: The report cannot be written.
        """
        try:
            if self._file is None:
                self._file = self.path.open("a", encoding="utf-8")
                # The last line of an interrupted run may lack its end.
                self._file.write("\n" if self._file.tell() else "")
            self._file.write(_line(entry))
            self._file.flush()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CannotWrite(f"Cannot write {self.path}: {reason}.") from error

    def complete(self, entries: Iterable[Mapping[str, Any]], left: Iterable[Entry]) -> None:
        """Write the outcomes of this run, in their order, in place of all that was there.

        Args:
            entries: The outcomes.
            left: Files of earlier runs that are there still; they come last.

        Raises:
            CannotWrite: The report cannot be written.
        """
        if self._file is not None:
            self._file.close()
        lines = [*map(_line, entries), *(_line(_obsolete(entry)) for entry in left)]
        write_whole(self.path, "".join(lines).encode("utf-8"))


def _report(content: bytes) -> Work | None:
    return None if content.lstrip()[: len(_BEGINNING)] == _BEGINNING else "foreign"


def _entry(fields: Any) -> Entry:
    """Return what a line says.

    Raises:
        ValueError: It says nothing of a file in this folder.
        AttributeError, KeyError, TypeError: It is no line of a report.
    """
    file, line = fields["file"], fields["line"]
    sha256, data = fields["sha256"], fields["data"]
    of_kind = isinstance(line, int | None) and isinstance(sha256, str | None)
    if not of_kind or not isinstance(data, str) or Path(file).name != file:
        raise ValueError
    warnings = (Problem(each["path"], each["code"], "") for each in fields.get("warnings", ()))
    return Entry(file, line, sha256, data, tuple(warnings))


def _obsolete(entry: Entry) -> dict[str, Any]:
    return {
        "line": entry.line,
        "file": entry.file,
        "state": "obsolete",
        "sha256": entry.sha256,
        "data": entry.data,
        "problems": [],
        "warnings": [{"path": each.path, "code": each.code} for each in entry.warnings],
    }


def _line(entry: Mapping[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"
