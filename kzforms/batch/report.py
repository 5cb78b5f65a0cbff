"""`report.jsonl`: what became of each document, and what need not be made again."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Self

from kzforms.errors import CannotWrite
from kzforms.files import write_whole

NAME: Final = "report.jsonl"
"""The report's name in the folder."""


class Report:
    """The report of a folder. Each outcome is written at once; at the end they are put in order.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def entries(self) -> dict[str, dict[str, Any]]:
        """Return what an earlier run says of each file. A line that was cut off says nothing."""
        try:
            lines = self.path.read_text("utf-8", "replace").splitlines()
        except OSError:
            return {}
        found = {}
        for line in lines:
            with suppress(ValueError, TypeError, KeyError):
                entry = json.loads(line)
                if isinstance(entry["file"], str) and isinstance(entry["line"], int):
                    found[entry["file"]] = entry
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

    def complete(self, entries: list[dict[str, Any]]) -> None:
        """Write the outcomes of this run, in their order, in place of all that was there.

        Raises:
            CannotWrite: The report cannot be written.
        """
        if self._file is not None:
            self._file.close()
        write_whole(self.path, "".join(map(_line, entries)).encode("utf-8"))


def _line(entry: Mapping[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"
