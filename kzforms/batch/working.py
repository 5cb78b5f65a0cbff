"""Making documents: in this process, or in several started with *spawn*."""

import hashlib
import multiprocessing
import os
import pathlib
import re
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait as wait_for_end
from typing import Any, Final, NamedTuple

from kzforms.batch.outcomes import Batch
from kzforms.errors import FormDataError, KzformsError, MachineError, Problem, Work, WouldReplace
from kzforms.files import write_output
from kzforms.forms import default_catalogue

_WAITING: Final = 2
"""How many documents wait for each process: it never has to."""


class Task(NamedTuple):
    """A document to be made.

    Attributes:
        batch: What it shares with the others.
        data: Its data.
        path: Its file.
        replaceable: The SHA-256 of the file that it may replace, or None.
    """

    batch: Batch
    data: Mapping[str, Any]
    path: pathlib.Path
    replaceable: str | None

    def judge(self, content: bytes) -> Work | None:
        """Judge the file that is there: only the one that the report knows may be replaced."""
        same = hashlib.sha256(content).hexdigest() == self.replaceable
        return None if same else "changed"


class Made(NamedTuple):
    """What became of it.

    Attributes:
        sha256: The file's SHA-256; None if it was not written.
        problems: Why not.
        warnings: What looks odd in it.
        refused: Whether another file stands under its name.
    """

    sha256: str | None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    refused: bool = False


def work(tasks: list[Task], jobs: int, finish: Callable[[int, Made], None]) -> None:
    """Make documents.

    Args:
        tasks: The documents.
        jobs: How many processes work at a time; 1 is this one.
        finish: Called with the place of each and what became of it, as they are finished.

    Raises:
        MachineError: A file cannot be written, a library is missing, or a process died.
    """
    if jobs == 1 or len(tasks) <= 1:
        for place, task in enumerate(tasks):
            finish(place, _make(task))
        return
    # Typesetting libraries keep state that a forked process would share with this one.
    context = multiprocessing.get_context("spawn")
    pending: dict[Future[Made], int] = {}
    with ProcessPoolExecutor(
        min(jobs, len(tasks)), mp_context=context, initializer=_end_with_parent
    ) as pool:
        try:
            for place, task in enumerate(tasks):
                if len(pending) >= _WAITING * jobs:
                    _collect(pending, finish)
                with _interrupts_held():
                    pending[pool.submit(_make, task)] = place
            while pending:
                _collect(pending, finish)
        except BrokenProcessPool as error:
            raise MachineError(
                "A process that made documents died, perhaps for want of memory. "
                "Run the same command again with fewer --jobs: what was made is kept."
            ) from error
        except BaseException:
            # The documents that are being made are finished, so that they count next time.
            pool.shutdown(cancel_futures=True)
            for future, place in pending.items():
                if not future.cancelled() and future.exception() is None:
                    finish(place, future.result())
            raise


def _collect(pending: dict[Future[Made], int], finish: Callable[[int, Made], None]) -> None:
    """Wait until a document is made."""
    for future in wait(pending, return_when=FIRST_COMPLETED).done:
        made = future.result()
        finish(pending.pop(future), made)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Block SIGINT while a process starts: children inherit the mask, only the parent reacts."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """End this process when its parent ends, however that was ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel
        watch = threading.Thread(target=lambda: _exit_after(sentinel), daemon=True)
        watch.start()


def _exit_after(sentinel: int) -> None:
    wait_for_end([sentinel])
    os._exit(1)


def _make(task: Task) -> Made:
    """Make one document; runs in any process."""
    from kzforms.documents import render

    batch = task.batch
    form = default_catalogue().get_form(batch.form, edition=batch.edition, on=batch.on)
    try:
        document = form.load(task.data)
        made = render(
            document,
            batch.lang,
            edition=batch.edition,
            on=batch.on,
            close_lines=batch.close_lines,
        )
        write_output(task.path, made.pdf, task.judge, replace=batch.replace)
    except WouldReplace:
        return Made(None, refused=True)
    except FormDataError as error:
        return Made(None, error.problems)
    except MachineError:
        raise  # it would be the same with every document
    except KzformsError as error:
        return Made(None, (Problem("", _code(error), str(error)),))
    except Exception as error:  # noqa: BLE001 - an error of ours must not stop the others
        message = f"An error of the library: {type(error).__name__}."
        return Made(None, (Problem("", "unexpected", message, "Please report it."),))
    return Made(made.sha256, warnings=made.warnings)


def _code(error: KzformsError) -> str:
    """Return the class's name as a problem's code.

    >>> from kzforms.errors import RenderError
    >>> _code(RenderError())
    'render_error'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(error).__name__).lower()
