"""The folder of a batch: whose it is now, and what stands in it."""

import fcntl
import hashlib
import os
import pathlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, Literal, NamedTuple

from kzforms.batch.outcomes import Obsolete, Outcome
from kzforms.batch.report import Entry
from kzforms.errors import CannotWrite, Problem, Work
from kzforms.files import PART, existing
from kzforms.pdf.work import first_revision, work_on

_ADVICE: Final = "Move it away, choose another folder, or replace it with --replace."

TOUCHED: Final = {
    "signed": Problem(
        "", "file_signed", "The file was signed, and the data are others now.", _ADVICE
    ),
    "filled_in": Problem("", "file_filled_in", "Fields of the file are filled in.", _ADVICE),
    "changed": Problem(
        "",
        "file_changed",
        "The file was changed since it was made, or this folder's report does not know it.",
        _ADVICE,
    ),
}
"""Why a file was left as it is, and is not the document's, by its state."""


@contextmanager
def locked(folder: pathlib.Path) -> Iterator[None]:
    """Make a folder and keep other batches out of it; remove what a killed one left half.

    The lock ends with the process, however that ends. A file system that has no locks is
    used without one.

    Raises:
        CannotWrite: Another batch works in the folder, or it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(f"Cannot make {folder}: {reason}. Choose another folder.") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotWrite(
                f"Another batch works in {folder}. Wait until it has ended, or choose another "
                "folder."
            ) from error
        except OSError:  # this file system has no locks
            pass
        for path in folder.iterdir():
            if PART.fullmatch(path.name):
                path.unlink(missing_ok=True)
        yield
    finally:
        os.close(descriptor)


class Standing(NamedTuple):
    """What is there under a document's name.

    Attributes:
        state: What the document's file is; None if it is to be made.
        replaceable: The SHA-256 of the file that may be replaced, or None.
        current: Whether the file is of the document's data.
    """

    state: Literal["kept", "signed", "filled_in", "changed"] | None = None
    replaceable: str | None = None
    current: bool = False


def standing(path: pathlib.Path, digest: str, entry: Entry) -> Standing:
    """Look at the file that is there under a document's name.

    Args:
        path: The file.
        digest: The SHA-256 of what the document is made from.
        entry: What the report says of the file.

    Raises:
        WouldReplace: The file is larger than any of ours.
        CannotWrite: The path is a folder's, or cannot be read.
    """
    if path.exists() and not path.is_file():
        return Standing("changed")
    content = existing(path)
    if content is None:
        return Standing()
    same_data = entry.data == digest
    found = _sha256(content)
    if found == entry.sha256:
        return Standing("kept", current=True) if same_data else Standing(replaceable=found)
    work = work_on(content)
    if work is None:  # of an interrupted run, perhaps: it stays if it is made alike
        return Standing()
    continues = same_data and _sha256(first_revision(content)) == entry.sha256
    return Standing(_state(work), current=work == "signed" and continues)


def obsolete(
    folder: pathlib.Path,
    before: Mapping[str, Entry],
    names: Mapping[str, int],
    outcomes: Iterable[Outcome],
    *,
    prune: bool,
) -> Iterator[Obsolete]:
    """Yield the PDF files of a folder that are of no document; remove them if asked.

    Args:
        folder: The folder.
        before: What the report said of each file.
        names: The name that each document has, also one that failed, and its line.
        outcomes: What became of the documents.
        prune: Whether to remove those that the report knows and nobody changed.

    Raises:
        CannotWrite: A file cannot be read or removed.
    """
    outcomes = tuple(outcomes)
    failed = {outcome.line for outcome in outcomes if outcome.file is None}
    taken = {outcome.file for outcome in outcomes}
    for path in sorted(folder.glob("*.pdf")):
        if path.name in taken or not path.is_file():
            continue
        entry = before.get(path.name, Entry(path.name))
        of_failed = not failed.isdisjoint({names.get(path.name), entry.line})
        content = existing(path) or b""
        if entry.sha256 is None:
            yield Obsolete(path.name, "unknown", of_failed)
        elif _sha256(content) != entry.sha256:
            yield Obsolete(path.name, _state(work_on(content)), of_failed)
        else:
            pruned = prune and not of_failed
            if pruned:
                _remove(path)
            yield Obsolete(path.name, "unchanged", of_failed, pruned)


def _remove(path: pathlib.Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(f"Cannot remove {path}: {reason}.") from error


def _state(work: Work | None) -> Literal["signed", "filled_in", "changed"]:
    match work:
        case "signed" | "filled_in":
            return work
        case _:
            return "changed"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
