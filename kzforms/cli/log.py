"""What a command says besides its messages: nothing, or with --debug a log on standard error."""

import logging
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_PACKAGE: Final = Path(__file__).parents[1]


@contextmanager
def logging_of(*, debug: bool) -> Iterator[None]:
    """Keep what libraries log and warn of from the screen, or show all of it.

    Args:
        debug: Whether to show it.
    """
    root = logging.getLogger()
    handler = logging.StreamHandler(sys.stderr) if debug else logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    level = root.level
    root.addHandler(handler)
    if debug:
        root.setLevel(logging.DEBUG)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always" if debug else "ignore")
            yield
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def place_of(error: BaseException) -> str:
    """Return where in the library an error was raised, or was let through: `pdf/text.py:40`."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    if not own:
        return "kzforms"
    return f"{Path(own[-1].filename).relative_to(_PACKAGE)}:{own[-1].lineno}"
