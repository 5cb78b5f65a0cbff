"""What a batch is, and what becomes of its documents and of the files in its folder."""

import pathlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kzforms.errors import CellProblem, Problem
from kzforms.text import Languages

State = Literal["made", "kept", "failed", "signed", "filled_in", "changed"]


@dataclass(frozen=True)
class Batch:
    """What all documents of a batch share.

    Attributes:
        form: The form's id.
        lang: kk, ru, or kk-ru.
        folder: Where the files and the report go; made if it is not there.
        edition: The edition, if not the newest.
        on: Print the documents as of this day.
        name: The field that a file is called after; without it, its line.
        jobs: How many processes work at a time; 1 is this one.
        replace: Write also over files that are signed, filled in, changed, or not known to the
            folder's report.
        prune: Remove the files that belong to no document any more, if the report knows them
            and nobody changed them.
        close_lines: Whether the writing lines that are left empty are closed.
    """

    form: str
    lang: Languages
    folder: pathlib.Path
    edition: str | None = None
    on: date | None = None
    name: str | None = None
    jobs: int = 1
    replace: bool = False
    prune: bool = False
    close_lines: bool = True


@dataclass(frozen=True)
class Outcome:
    """What became of a document.

    Attributes:
        line: Its line in the file, or row.
        state: "made"; "kept", if the same file was there already; "failed"; or what was done
            to the file since it was made, so that it was left as it is: "signed", "filled_in",
            "changed" (also a file that this folder's report does not know).
        file: The file's name in the folder; None if there is none.
        sha256: The SHA-256 of the file as it was made, in hexadecimal.
        data: The SHA-256 of what it was made from; "" if that is not known.
        problems: Why it failed, or why the file that is there is not this document's.
        warnings: What looks odd in it, and was printed as given.
    """

    line: int
    state: State
    file: str | None
    sha256: str | None
    data: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the file that is there is this document's; it may be signed."""
        return self.state in {"made", "kept", "signed"} and not self.problems

    def to_json(self) -> dict[str, Any]:
        """Return the document's line of the report: no values."""
        return {
            "line": self.line,
            "file": self.file,
            "state": "made" if self.state == "kept" else self.state,
            "sha256": self.sha256,
            "data": self.data,
            "problems": [_to_json(problem) for problem in self.problems],
            "warnings": [_to_json(warning) for warning in self.warnings],
        }


@dataclass(frozen=True)
class Obsolete:
    """A file of an earlier run that is of no document of this one.

    Attributes:
        file: Its name in the folder.
        state: "unchanged", or what was done to it: "signed", "filled_in", "changed"; "unknown",
            if the folder's report does not know it.
        failed: Whether it is of a document that failed this time.
        pruned: Whether it was removed.
    """

    file: str
    state: Literal["unchanged", "signed", "filled_in", "changed", "unknown"]
    failed: bool = False
    pruned: bool = False

    @property
    def known(self) -> bool:
        """Whether the folder's report knows it."""
        return self.state != "unknown"


@dataclass(frozen=True)
class Result:
    """What became of a batch.

    Attributes:
        outcomes: What became of each document, in their order.
        obsolete: The PDF files in the folder that are of none of them, by name.
    """

    outcomes: tuple[Outcome, ...]
    obsolete: tuple[Obsolete, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the folder has the file of every document, and none of an earlier run."""
        left = (each for each in self.obsolete if each.known and not each.pruned)
        return all(outcome.good for outcome in self.outcomes) and not any(left)


def _to_json(problem: Problem) -> dict[str, str]:
    cell = {"cell": problem.cell} if isinstance(problem, CellProblem) else {}
    return {**cell, "path": problem.path, "code": problem.code}
