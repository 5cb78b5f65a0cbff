"""Writing files whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from kzforms.errors import CannotWrite


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file; until it is complete, what was there before stays.

    Raises:
        CannotWrite: The folder or the file cannot be written.
    """
    target = Path(path)
    part = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException as error:
        with suppress(OSError):
            part.unlink()
        if isinstance(error, OSError):
            raise CannotWrite(_cannot_write(target, error)) from error
        raise


def _cannot_write(target: Path, error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"Cannot write {target}: {reason}. Choose another file or folder."
