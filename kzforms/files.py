"""Write every file that the library makes: whole or not at all, and over nobody's work."""

import os
import re
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kzforms.errors import CannotWrite, Work, WouldReplace

FilePath = str | os.PathLike[str]

Judge = Callable[[bytes], Work | None]
"""Says of a file's content what work of people it may hold; None if it can be made again."""

PART: Final = re.compile(r"\..{1,40}\.[0-9a-f]{12}\.part", re.DOTALL)
"""The name of a file that is not complete; one that is left was being written at a kill."""

_MOST_BYTES: Final = 256 * 2**20
"""A larger file is not read: none of ours is so large."""

_MOST_LINKS: Final = 40
_DESCRIPTORS: Final = re.compile(r"/proc/(?:self|\d+)(?:/task/\d+)?/fd")
_GENERATOR: Final = b'<meta name="generator" content="kzforms">'
_HEAD: Final = 4096


def write_whole(path: FilePath, content: bytes) -> None:
    """Write a file; until it is complete, what was there before stays.

    Follow symbolic links: the file that they lead to is written, and they stay. Write into a
    device or a named pipe, and never replace it.

    Raises:
        CannotWrite: The folder or the file cannot be written, or the path is a folder's.
    """
    try:
        mode = _mode(path)
        descriptor = _descriptor(path)
        if descriptor is not None or (mode is not None and not stat.S_ISREG(mode)):
            _write_through(path if descriptor is None else os.dup(descriptor), content)
        else:
            _replace(Path(os.path.realpath(path)), mode, content)
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from error


def write_output(
    path: FilePath,
    content: bytes,
    judge: Judge,
    *,
    replace: bool = False,
    source: bytes | None = None,
) -> None:
    """Write a file as `write_whole` does, unless a file is there that people may have worked on.

    Args:
        path: The file.
        content: What to write.
        judge: Says what work a file that is there may hold.
        replace: Whether to write over it all the same.
        source: What the content continues: a file with exactly these bytes loses nothing.

    Raises:
        WouldReplace: Such a file is there. It was not touched.
        CannotWrite: The folder or the file cannot be written, or the path is a folder's.
    """
    if not replace:
        require_replaceable(path, judge, content, source)
    write_whole(path, content)


def require_replaceable(path: FilePath, judge: Judge, *same: bytes | None) -> None:
    """Check that no file is there that people may have worked on.

    Args:
        path: The file.
        judge: Says what work a file that is there may hold.
        same: Contents that may be there whatever the judge says.

    Raises:
        WouldReplace: Such a file is there.
        CannotWrite: It cannot be read, or the path is a folder's.
    """
    found = existing(path)
    if not found or found in same:  # an empty file holds no work
        return
    work = judge(found)
    if work is not None:
        raise WouldReplace(os.fspath(path), work)


def existing(path: FilePath) -> bytes | None:
    """Return the content of a regular file, or None if there is none.

    Raises:
        WouldReplace: It is larger than any file of ours.
        CannotWrite: It cannot be read, or the path is a folder's.
    """
    try:
        mode = _mode(path)
        if mode is None or not stat.S_ISREG(mode) or _descriptor(path) is not None:
            return None
        with Path(path).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from error
    if len(content) > _MOST_BYTES:
        raise WouldReplace(os.fspath(path), "foreign")
    return content


def may_be_filled_in(content: bytes) -> Work | None:  # noqa: ARG001 - a judge
    """Judge a file that is made to be filled in, and does not show whether it was."""
    return "present"


def web_page(content: bytes) -> Work | None:
    """Judge a web page: those of kzforms can be made again."""
    return None if _GENERATOR in content[:_HEAD] else "foreign"


def _mode(path: FilePath) -> int | None:
    """Return the kind and the permissions of a file; None if there is none."""
    if os.fspath(path).endswith("/"):
        raise IsADirectoryError
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    return mode


def _descriptor(path: FilePath) -> int | None:
    """Return the number if a path such as /dev/stdout means an open file of this process.

    That may be a regular file: what reads it holds it open, so it must not be replaced.
    """
    place = Path(path)
    for _ in range(_MOST_LINKS):
        folder = Path(os.path.realpath(place.parent))
        if _DESCRIPTORS.fullmatch(str(folder)) and folder.parts[2] in {"self", str(os.getpid())}:
            return int(place.name)
        try:
            place = folder / (folder / place.name).readlink()
        except OSError:
            return None
    return None


def _write_through(target: FilePath | int, content: bytes) -> None:
    descriptor = target if isinstance(target, int) else os.open(target, os.O_WRONLY | os.O_NOCTTY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def _replace(target: Path, mode: int | None, content: bytes) -> None:
    part = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}.part")
    if target.is_symlink():
        target.read_bytes()  # links in a circle: says so
    try:
        with part.open("xb") as file:
            if mode is not None:
                part.chmod(stat.S_IMODE(mode))
            file.write(content)
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _cannot_write(path: FilePath, error: OSError | ValueError) -> CannotWrite:
    shown = os.fspath(path)
    if isinstance(error, IsADirectoryError):
        example = Path(shown) / "form.pdf"
        return CannotWrite(f"{shown} is a directory. Name a file in it, as in {example}.")
    if isinstance(error, ValueError):
        return CannotWrite(f"{shown!r} is no path of a file. Choose another name.")
    reason = (error.strerror or str(error)).lower()
    return CannotWrite(f"Cannot write {shown}: {reason}. Choose another file or folder.")
