"""The documents of a batch, from JSON Lines or from a table with a document in each row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, AnyStr, Final

from kzforms.byte_order import unicode_encoding
from kzforms.errors import FormDataError, Problem, TooLarge
from kzforms.form import Form
from kzforms.form.data import read_json
from kzforms.limits import Budget, read_file
from kzforms.sheets import RowDocument, read_documents
from kzforms.sheets.grids import Encoding
from kzforms.sheets.mapping import ColumnMapping
from kzforms.sheets.writing import require_row_documents

_JSON: Final = ".json"
_SAMPLE: Final = 4096
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


def read_items(
    form: Form,
    path: Path,
    *,
    encoding: Encoding | None = None,
    sheet: str | None = None,
    mapping: ColumnMapping | None = None,
    ignore: Sequence[str] = (),
) -> list[Item]:
    """Return the documents of a file: `.jsonl` with one on each line, or `.csv` or `.xlsx`.

    A `.json` file may also be a single document, or a list of them.

    Args:
        form: The form.
        path: The file.
        encoding: The encoding of CSV, if it is not to be found out.
        sheet: The name of the sheet that is the table; None if only one can be.
        mapping: What the columns of a table hold, if its headings do not say it.
        ignore: The headings of columns of a table to leave out.

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
        for row in read_documents(
            form, path, encoding=encoding, sheet=sheet, mapping=mapping, ignore=ignore
        )
    ]


def _json_lines(path: Path) -> Iterator[Item]:
    budget = Budget()
    count = 0
    for number, line in enumerate(_lines(path, budget), 1):
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


def _lines(path: Path, budget: Budget) -> Iterator[str | bytes]:
    """Yield the lines of a file. In UTF-8, a line that is damaged does not stop the others.

    Raises:
        FormDataError: The file is UTF-16 or UTF-32, and damaged.
        TooLarge: The file, or a line, is too large.
    """
    with path.open("rb") as file:
        encoding = unicode_encoding(file.read(_SAMPLE))
        file.seek(0)
        if encoding is None or encoding.startswith("utf-8"):
            yield from _bounded(file, budget)
            return
        try:
            with TextIOWrapper(file, encoding, newline="\n") as text:
                yield from _bounded(text, budget)
        except UnicodeError:
            name = encoding.upper()
            raise FormDataError(
                [
                    Problem(
                        "",
                        "json_encoding",
                        f"The data are not {name} text.",
                        "Save the file as UTF-8.",
                    )
                ]
            ) from None


def _bounded(file: IO[AnyStr], budget: Budget) -> Iterator[AnyStr]:
    most = budget.limits.file_bytes + 1
    while line := file.readline(most):
        budget.unpack(len(line))
        budget.require_size(len(line))
        yield line


def _item(number: int, data: Any) -> Item:
    return Item(number, data) if isinstance(data, Mapping) else Item(number, None, (_NO_OBJECT,))


_NO_OBJECT: Final = Problem(
    "", "wrong_type", "This must be an object with fields.", 'Write it as {"field": value}.'
)
