"""What is made once in a session, by whichever worker needs it first."""

import functools
import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from filelock import FileLock

from kzforms import Form

_FOLDER = "KZFORMS_TESTS_SHARED"

P = ParamSpec("P")
T = TypeVar("T")


def share(folder: Path) -> None:
    """Name the folder of this session, for this process and the workers that it starts."""
    os.environ[_FOLDER] = str(folder)


def once_a_session(make: Callable[P, T]) -> Callable[P, T]:
    """Make what a function returns once in a session for each choice of arguments.

    Args:
        make: Takes forms of the catalogue and what `repr` tells whole; returns what can be
            pickled.
    """

    @functools.wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        parts = [*map(_key, args), *((name, _key(part)) for name, part in sorted(kwargs.items()))]
        digest = hashlib.sha256(repr(parts).encode()).hexdigest()
        file = Path(os.environ[_FOLDER], f"{make.__name__}-{digest}")
        with FileLock(f"{file}.lock"):
            if not file.exists():
                content = pickle.dumps(make(*args, **kwargs))
                file.write_bytes(content)
        result: T = pickle.loads(file.read_bytes())  # noqa: S301 - written by this session
        return result

    return made


def _key(part: object) -> object:
    return (part.id, part.edition.id) if isinstance(part, Form) else part
