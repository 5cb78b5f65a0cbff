"""Making the documents of a batch in its folder, with a report."""

import difflib
import hashlib
import json
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import NamedTuple

from kzforms.batch.folder import TOUCHED, Standing, locked, obsolete, standing
from kzforms.batch.items import Item
from kzforms.batch.names import Named, file_names, text_of
from kzforms.batch.outcomes import Batch, Outcome, Result
from kzforms.batch.report import Entry, Report
from kzforms.batch.working import Made, Task, work
from kzforms.errors import FormDataError, InvalidValue, Problem
from kzforms.fields.path import EACH
from kzforms.form import Form
from kzforms.forms import default_catalogue
from kzforms.text import split_languages


def run(batch: Batch, items: list[Item], done: Callable[[Outcome], None]) -> Result:
    """Make the documents, and write `report.jsonl` beside them.

    A document that fails does not stop the others. A document whose file is there, and whose
    data are those that the report says it was made from, is not made again: after an
    interruption the same call goes on where it stopped. No file is ever half written. A file
    that was signed, filled in or changed since, or that the report does not know, is left as
    it is, unless the batch says to replace it.

    Args:
        batch: What they share.
        items: The documents.
        done: Called after each, as they are finished.

    Returns:
        What became of them, and which files of earlier runs are of none of them.

    Raises:
        UnknownForm: No form has this id.
        InvalidValue: The form has no field to name files after, or nothing to fill in.
        WouldReplace: A `report.jsonl` is there that is no report.
        MachineError: A file cannot be written, a library is missing, a process died, or
            another batch works in the folder.
    """
    form = _form(batch)
    outcomes: list[Outcome] = []
    with locked(batch.folder), Report(batch.folder) as report:

        def record(outcome: Outcome) -> None:
            outcomes.append(outcome)
            if outcome.state != "kept":  # which the report has already
                report.add(outcome.to_json())
            done(outcome)

        waiting: list[_Document] = []
        before = report.entries()
        documents = _documents(batch, form, items, before)
        for document in documents:
            known = _refused(form, document) or _standing(batch, document)
            if isinstance(known, Outcome):
                record(known)
            else:
                waiting.append(document._replace(replaceable=known.replaceable))

        def finish(place: int, made: Made) -> None:
            record(_outcome(waiting[place], made))

        work([document.task(batch) for document in waiting], batch.jobs, finish)
        outcomes.sort(key=lambda outcome: outcome.line)
        names = {document.entry.file: document.item.line for document in documents}
        left = tuple(obsolete(batch.folder, before, names, outcomes, prune=batch.prune))
        known_still = [before[each.file] for each in left if each.known and not each.pruned]
        report.complete([outcome.to_json() for outcome in outcomes], known_still)
    return Result(tuple(outcomes), left)


class _Document(NamedTuple):
    item: Item
    digest: str
    entry: Entry
    replaceable: str | None = None

    def task(self, batch: Batch) -> Task:
        path = batch.folder / self.entry.file
        return Task(batch, self.item.data or {}, path, self.replaceable)


def _documents(
    batch: Batch, form: Form, items: list[Item], before: Mapping[str, Entry]
) -> list[_Document]:
    """Give each document its name, and what the report says of the file of that name."""
    language = split_languages(batch.lang)[0]
    digests = [_digest(batch, form, item) for item in items]
    named = [
        Named(item.line, digest, text_of(item.data, batch.name, language))
        for item, digest in zip(items, digests, strict=True)
    ]
    return [
        _Document(item, digest, before.get(name) or Entry(name))
        for item, digest, name in zip(
            items, digests, file_names(named, before.values()), strict=True
        )
    ]


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


def _outcome(document: _Document, made: Made) -> Outcome:
    item, digest = document.item, document.digest
    if made.refused:
        return _left(document, Standing("changed"))
    if made.sha256 is None:
        return Outcome(item.line, "failed", None, None, digest, item.placed(made.problems))
    warnings = item.placed(made.warnings)
    return Outcome(item.line, "made", document.entry.file, made.sha256, digest, warnings=warnings)


def _refused(form: Form, document: _Document) -> Outcome | None:
    """Return the outcome of a document that could not even be read."""
    item = document.item
    if item.data is not None and not item.problems:
        return None
    problems = (*item.problems, *(_further(form, item) if item.data is not None else ()))
    return Outcome(item.line, "failed", None, None, document.digest, problems)


def _standing(batch: Batch, document: _Document) -> Outcome | Standing:
    """Return the outcome of a document whose file stays as it is, or what may be replaced."""
    entry = document.entry
    found = standing(batch.folder / entry.file, document.digest, entry)
    if found.state is None or (batch.replace and found.state != "kept"):
        return found
    return _left(document, found)


def _left(document: _Document, found: Standing) -> Outcome:
    """Return the outcome of a document whose file stays as it is."""
    state = found.state or "changed"
    item, entry = document.item, document.entry
    # Its line may be another one since.
    warnings = item.placed(entry.warnings)
    problems = () if found.current else item.placed([TOUCHED[state]])
    return Outcome(item.line, state, entry.file, entry.sha256, entry.data, problems, warnings)


def _further(form: Form, item: Item) -> tuple[Problem, ...]:
    """Return what else is wrong with a row of which a cell is wrong already."""
    try:
        form.load(item.data or {})
    except FormDataError as error:
        known = {problem.path for problem in item.problems}
        return item.placed(p for p in error.problems if p.path not in known)
    return ()


def _digest(batch: Batch, form: Form, item: Item) -> str:
    """Return the SHA-256 of all that decides how a document's file looks."""
    on = batch.on.isoformat() if batch.on else None
    edition = (form.id, form.edition.id)
    made_from = [version("kzforms"), *edition, batch.lang, on, batch.close_lines, item.data]
    text = json.dumps(made_from, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


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
