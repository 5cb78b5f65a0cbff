"""Making the documents of a batch: in this process, or in several started with *spawn*."""

import difflib
import hashlib
import json
import multiprocessing
import pathlib
import re
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any, Final, Literal, NamedTuple

from kzforms.batch.items import Item
from kzforms.batch.names import Names
from kzforms.batch.report import Report
from kzforms.errors import (
    CannotWrite,
    CellProblem,
    FormDataError,
    InvalidValue,
    KzformsError,
    MachineError,
    Problem,
)
from kzforms.fields.path import EACH, Path
from kzforms.form import Form
from kzforms.forms import default_catalogue
from kzforms.text import LANGUAGES, Language, Languages, split_languages

_WAITING: Final = 2
"""How many documents wait for each process: it never has to."""

_LEAST_DIGITS: Final = 4


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
    """

    form: str
    lang: Languages
    folder: pathlib.Path
    edition: str | None = None
    on: date | None = None
    name: str | None = None
    jobs: int = 1


@dataclass(frozen=True)
class Outcome:
    """What became of a document.

    Attributes:
        line: Its line in the file, or row.
        state: "made"; "kept", if the same file was there already; "failed".
        file: The file's name in the folder; None if there is none.
        sha256: The file's SHA-256, in hexadecimal.
        data: The SHA-256 of what it was made from.
        problems: Why it failed.
        warnings: What looks odd in it, and was printed as given.
    """

    line: int
    state: Literal["made", "kept", "failed"]
    file: str | None
    sha256: str | None
    data: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the document's line of the report: no values."""
        return {
            "line": self.line,
            "file": self.file,
            "sha256": self.sha256,
            "data": self.data,
            "problems": [_to_json(problem) for problem in self.problems],
            "warnings": [_to_json(warning) for warning in self.warnings],
        }


def _to_json(problem: Problem) -> dict[str, str]:
    cell = {"cell": problem.cell} if isinstance(problem, CellProblem) else {}
    return {**cell, "path": problem.path, "code": problem.code}


class _Task(NamedTuple):
    batch: Batch
    data: Mapping[str, Any]
    path: pathlib.Path


class _Made(NamedTuple):
    sha256: str | None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def run(batch: Batch, items: list[Item], done: Callable[[Outcome], None]) -> list[Outcome]:
    """Make the documents, and write `report.jsonl` beside them.

    A document that fails does not stop the others. A document whose file is there, and whose
    data are those that the report says it was made from, is not made again: after an
    interruption the same call goes on where it stopped. No file is ever half written.

    Args:
        batch: What they share.
        items: The documents.
        done: Called after each, as they are finished.

    Returns:
        What became of them, in their order.

    Raises:
        UnknownForm: No form has this id.
        InvalidValue: The form has no field to name files after, or nothing to fill in.
        MachineError: A file cannot be written, a library is missing, or a process died.
    """
    form = _form(batch)
    try:
        batch.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(
            f"Cannot make {batch.folder}: {reason}. Choose another folder."
        ) from error
    outcomes: list[Outcome] = []
    with Report(batch.folder) as report:

        def record(outcome: Outcome) -> None:
            outcomes.append(outcome)
            if outcome.state != "kept":  # which the report has already
                report.add(outcome.to_json())
            done(outcome)

        waiting: list[tuple[Item, str, _Task]] = []
        before = report.entries()
        for item, file in zip(items, _file_names(batch, items), strict=True):
            digest = _digest(batch, form, item)
            known = _refused(form, item, digest) or _kept(batch, item, before.get(file), digest)
            if known is not None:
                record(known)
            elif item.data is not None:
                waiting.append((item, digest, _Task(batch, item.data, batch.folder / file)))

        def finish(place: int, made: _Made) -> None:
            record(_outcome(*waiting[place], made))

        _work([task for _, _, task in waiting], batch.jobs, finish)
        outcomes.sort(key=lambda outcome: outcome.line)
        report.complete([outcome.to_json() for outcome in outcomes])
    return outcomes


def _form(batch: Batch) -> Form:
    """Return the form, if the batch can be made."""
    form = default_catalogue().get_form(batch.form, edition=batch.edition, on=batch.on)
    if not form.fillable:
        raise InvalidValue(
            "nothing_to_fill", f"{form.id} has nothing to fill in.", "Print it with `blank`."
        )
    if batch.name is not None:
        _require_field(form, batch.name)
    return form


def _outcome(item: Item, digest: str, task: _Task, made: _Made) -> Outcome:
    if made.sha256 is None:
        return Outcome(item.line, "failed", None, None, digest, item.placed(made.problems))
    warnings = item.placed(made.warnings)
    return Outcome(item.line, "made", task.path.name, made.sha256, digest, warnings=warnings)


def _refused(form: Form, item: Item, digest: str) -> Outcome | None:
    """Return the outcome of a document that could not even be read."""
    if item.data is not None and not item.problems:
        return None
    problems = (*item.problems, *(_further(form, item) if item.data is not None else ()))
    return Outcome(item.line, "failed", None, None, digest, problems)


def _further(form: Form, item: Item) -> tuple[Problem, ...]:
    """Return what else is wrong with a row of which a cell is wrong already."""
    try:
        form.load(item.data or {})
    except FormDataError as error:
        known = {problem.path for problem in item.problems}
        return item.placed(p for p in error.problems if p.path not in known)
    return ()


def _kept(batch: Batch, item: Item, entry: Mapping[str, Any] | None, digest: str) -> Outcome | None:
    """Return the outcome of a document that was made before, if its file is still that."""
    if entry is None or entry.get("data") != digest:
        return None
    try:
        content = (batch.folder / entry["file"]).read_bytes()
    except OSError:
        return None
    if hashlib.sha256(content).hexdigest() != entry.get("sha256"):
        return None
    # Its line may be another one since.
    warnings = item.placed(
        Problem(warning["path"], warning["code"], "") for warning in entry.get("warnings", ())
    )
    return Outcome(item.line, "kept", entry["file"], entry["sha256"], digest, warnings=warnings)


def _digest(batch: Batch, form: Form, item: Item) -> str:
    """Return the SHA-256 of all that decides how a document's file looks."""
    on = batch.on.isoformat() if batch.on else None
    made_from = [version("kzforms"), form.id, form.edition.id, batch.lang, on, item.data]
    text = json.dumps(made_from, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _file_names(batch: Batch, items: list[Item]) -> Iterator[str]:
    """Yield a name for each document, also for those that fail: to mend one renames no other."""
    names = Names()
    language = split_languages(batch.lang)[0]
    for item in items:
        text = (
            "" if batch.name is None else _words(Path.parse(batch.name).lookup(item.data), language)
        )
        yield f"{names.take(text, f'{item.line:0{_LEAST_DIGITS}}')}.pdf"


def _words(value: Any, language: Language) -> str:
    """Return a value as a person would call it: a wording in one language, the parts of a name."""
    if isinstance(value, Mapping):
        if value and set(value) <= set(LANGUAGES):
            value = value.get(language) or next(iter(value.values()))
            return _words(value, language)
        return " ".join(filter(None, (_words(part, language) for part in value.values())))
    return str(value) if isinstance(value, str | int | float | date) else ""


def _require_field(form: Form, name: str) -> None:
    fields = [field for part in form.fields.root.parts for field in part.walk()]
    single = [
        field
        for field in fields
        if EACH not in field.path.steps and field.kind not in {"list", "choices"}
    ]
    paths = [str(field.path) for field in single]
    if name not in paths:
        near = difflib.get_close_matches(name, paths, n=1)
        raise InvalidValue(
            "unknown_field",
            "There is no such field to name the files after.",
            f"Did you mean {near[0]}?" if near else f"It may be {', '.join(paths)}.",
        )


def _work(tasks: list[_Task], jobs: int, finish: Callable[[int, _Made], None]) -> None:
    if jobs == 1 or len(tasks) <= 1:
        for place, task in enumerate(tasks):
            finish(place, _make(task))
        return
    # Typesetting libraries keep state that a forked process would share with this one.
    context = multiprocessing.get_context("spawn")
    pending: dict[Future[_Made], int] = {}
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context) as pool:
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


def _collect(pending: dict[Future[_Made], int], finish: Callable[[int, _Made], None]) -> None:
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


def _make(task: _Task) -> _Made:
    """Make one document; runs in any process."""
    from kzforms.documents import render

    batch = task.batch
    form = default_catalogue().get_form(batch.form, edition=batch.edition, on=batch.on)
    try:
        document = form.load(task.data)
        made = render(document, batch.lang, edition=batch.edition, on=batch.on)
        made.write(task.path)
    except FormDataError as error:
        return _Made(None, error.problems)
    except MachineError:
        raise  # it would be the same with every document
    except KzformsError as error:
        return _Made(None, (Problem("", _code(error), str(error)),))
    except Exception as error:  # noqa: BLE001 - an error of ours must not stop the others
        message = f"An error of the library: {type(error).__name__}."
        return _Made(None, (Problem("", "unexpected", message, "Please report it."),))
    return _Made(made.sha256, warnings=made.warnings)


def _code(error: KzformsError) -> str:
    """Return the class's name as a problem's code.

    >>> from kzforms.errors import RenderError
    >>> _code(RenderError())
    'render_error'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(error).__name__).lower()
