"""The documents of a batch, from JSON Lines or from a table with a document in each row."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kzforms.errors import FormDataError, Problem, TooLarge
from kzforms.form import Form
from kzforms.form.data import read_json
from kzforms.limits import Budget, read_file
from kzforms.sheets import RowDocument, read_documents
from kzforms.sheets.grids import Encoding
from kzforms.sheets.writing import require_row_documents

_JSON: Final = ".json"
_JSON_LINES: Final = frozenset({".jsonl", ".ndjson", _JSON})


@dataclass(frozen=True)
class Item:
    """A document to be made.

    Attributes:
        line: Its line in the file, from 1; in a table, its row; in a JSON list, its place.
        data: Its data; None where they cannot be read.
        problems: What is wrong with it already.
        row: The row of a table that it came from, which knows the cells.
    """

    line: int
    data: Mapping[str, Any] | None
    problems: tuple[Problem, ...] = ()
    row: RowDocument | None = field(default=None, repr=False)

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Problems or warnings of the document, with their cells if it came from a table."""
        return self.row.placed(problems) if self.row else tuple(problems)


def read_items(form: Form, path: Path, *, encoding: Encoding | None = None) -> list[Item]:
    """Return the documents of a file: `.jsonl` with one on each line, or `.csv` or `.xlsx`.

    A `.json` file may also be a single document, or a list of them.

    Args:
        form: The form.
        path: The file.
        encoding: The encoding of CSV, if it is not to be found out.

    Raises:
        FormDataError: The file as a whole cannot be read.
        InvalidValue: A row of a table cannot hold a document of this form.
        MissingLibrary: It is XLSX, and openpyxl is not installed.
    """
    suffix = path.suffix.lower()
    if suffix == _JSON:
        with suppress(FormDataError, TooLarge):  # else it holds JSON lines
            whole = read_json(read_file(path))
            documents = whole if isinstance(whole, list) else [whole]
            return [_item(number, data) for number, data in enumerate(documents, 1)]
    if suffix in _JSON_LINES:
        try:
            return list(_json_lines(path))
        except TooLarge as error:
            raise FormDataError([error.problem]) from None
    require_row_documents(form)
    return [
        Item(row.line, row.data, row.problems, row)
        for row in read_documents(form, path, encoding=encoding)
    ]


def _json_lines(path: Path) -> Iterator[Item]:
    budget = Budget()
    most = budget.limits.file_bytes + 1
    count = 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(most), b""), 1):
            budget.unpack(len(line))
            budget.require_size(len(line))
            if not line.strip():
                continue
            count += 1
            budget.require_rows(count)
            try:
                data = read_json(line)
            except FormDataError as error:
                yield Item(number, None, error.problems)
                continue
            yield _item(number, data)


def _item(number: int, data: Any) -> Item:
    return Item(number, data) if isinstance(data, Mapping) else Item(number, None, (_NO_OBJECT,))


_NO_OBJECT: Final = Problem(
    "", "wrong_type", "This must be an object with fields.", 'Write it as {"field": value}.'
)
