"""CSV as RFC 4180 has it, read so that every line of the file is accounted for.

Python's csv module repairs what is not well formed: a quotation mark without its pair makes
the rest of the file one cell, and quotation marks go missing. Here both are problems, with
the cell and the line where the quotation mark opens.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from kzforms.errors import CellProblem, FormDataError
from kzforms.sheets.model import Cell, Grid, heading_key, letters

_DELIMITERS: Final = (";", ",", "\t")
_EXCEL_NOTE: Final = re.compile('"?sep=([^"\r\n])"?(?:\r\n|\r|\n)')
_HEAD: Final = 20
"""In how many records the delimiter is looked for."""

_LINE: Final = re.compile("([^\r\n]*)(?:\r\n|\r|\n|\\Z)")
_BREAK: Final = re.compile("\r\n|\r|\n")
_QUOTED: Final = re.compile('"((?:[^"]++|"")*+)"')
_END_MARK: Final = "\x1a"


@dataclass(slots=True)
class Record:
    """A row of the file.

    Attributes:
        line: The line in which it begins, from 1.
        values: What its cells hold.
        spans: The first line of each cell of several lines, and over how many it goes, by the
            cell's place, from 0.
        faults: The code of what is wrong with a cell's quotation marks, and its line.
    """

    line: int
    values: list[str]
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    faults: dict[int, tuple[str, int]] = field(default_factory=dict)


def records(text: str, delimiter: str) -> Iterator[Record]:
    r"""Yield the rows of a text.

    A cell is quoted as a whole, from its first character to its last, or not at all. Pairs of
    quotation marks inside a cell that is not quoted belong to its value.

    >>> [record.values for record in records('1;"a; ""b"" c"\n2;the "d"', ";")]
    [['1', 'a; "b" c'], ['2', 'the "d"']]
    >>> [record.faults for record in records('1;"a\n2;b', ";")]
    [{1: ('csv_quote_open', 1)}]
    """
    position, line = 0, 1
    unquoted = re.compile(f"[^{re.escape(delimiter)}\r\n]*")
    while position < len(text):
        whole = _LINE.match(text, position)
        assert whole is not None  # noqa: S101 - it matches anywhere
        record = Record(line, [])
        if '"' in whole[1]:
            position, line = _read_quoted(text, position, delimiter, unquoted, record)
        else:
            record.values = whole[1].split(delimiter)
            position, line = whole.end(), line + 1
        yield record


def _read_quoted(
    text: str, position: int, delimiter: str, unquoted: re.Pattern[str], record: Record
) -> tuple[int, int]:
    """Read a record that has quotation marks; return the place and the line after it."""
    line = record.line
    while True:
        column = len(record.values)
        fault, breaks = "", 0
        if text.startswith('"', position):
            quoted = _QUOTED.match(text, position)
            if quoted is None:
                record.values.append(text[position:])
                record.faults[column] = "csv_quote_open", line
                return len(text), line
            position = quoted.end()
            value = quoted[1].replace('""', '"')
            breaks = len(_BREAK.findall(value))
            rest = unquoted.match(text, position)
            if rest is not None and rest[0]:
                fault = "csv_quote"
                value, position = value + rest[0], rest.end()
        else:
            plain = unquoted.match(text, position)
            value = plain[0] if plain else ""
            position += len(value)
            if value.count('"') % 2 or value.lstrip().startswith('"'):
                fault = "csv_quote"
        record.values.append(value)
        if fault:
            record.faults[column] = fault, line
        if breaks:
            record.spans[column] = line, breaks + 1
            line += breaks
            if fault:  # which quotation mark is the wrong one cannot be told: read no further
                return len(text), line
        if not text.startswith(delimiter, position):
            end = _BREAK.match(text, position)
            return (end.end() if end else position), line + 1
        position += 1


def csv_grid(text: str, known: frozenset[str], *, lossy: bool) -> Grid:
    """Read a text as a sheet.

    Args:
        text: The text.
        known: The headings that are expected, as `heading_key` gives them: the delimiter is
            the one that gives most of them.
        lossy: Whether `?` may stand for a letter that the file's encoding lacks.

    Raises:
        FormDataError: A quotation mark is in a wrong place, or a cell holds whole rows, or the
            file has the end mark of DOS.
    """
    first_row, body, delimiter = 1, text, ""
    if note := _EXCEL_NOTE.match(text):
        first_row, body, delimiter = 2, text[note.end() :], note[1]
    delimiter = delimiter or delimiter_of(body, known)
    found = list(records(body, delimiter))
    width = _width(body, delimiter, found)
    problems = [
        _problem(*reason)
        for row, record in enumerate(found, first_row)
        for reason in _wrong(record, row, delimiter, width, first_row - 1)
    ]
    if body.rstrip("\r\n\0").endswith(_END_MARK):
        last = max(row for row, record in enumerate(found, first_row) if any(record.values))
        place = f"{letters(len(found[last - first_row].values))}{last}"
        problems.append(_problem(place, "csv_end_mark", found[last - first_row].line, 0))
    if problems:
        raise FormDataError(problems)
    lines = first_row - 1 + len(_BREAK.findall(body)) + (not body.endswith(("\r", "\n")))
    return Grid(
        {
            row: _cells(record, row, first_row - 1, lossy=lossy)
            for row, record in enumerate(found, first_row)
        },
        lines=lines if text else 0,
    )


def _width(text: str, delimiter: str, found: list[Record]) -> int:
    """Return how many cells most rows of one line have; or lines, if a cell took them all in."""
    widths = Counter(len(record.values) for record in found if not record.spans)
    widths = widths or Counter(line.count(delimiter) + 1 for line in _BREAK.split(text))
    return widths.most_common(1)[0][0]


def delimiter_of(text: str, known: frozenset[str]) -> str:
    """Return the delimiter that gives most of the expected headings; then, the most even table."""

    def headings(delimiter: str) -> tuple[int, int]:
        head = [record.values for record in islice(records(text, delimiter), _HEAD)]
        most = max((sum(heading_key(cell) in known for cell in row) for row in head), default=0)
        widths = Counter(map(len, head))
        even = max((count for width, count in widths.items() if width > 1), default=0)
        return most, even

    return max(_DELIMITERS, key=headings)


def _cells(record: Record, row: int, above: int, *, lossy: bool) -> dict[int, Cell]:
    cells = {}
    for index, value in enumerate(record.values):
        if not value.strip():
            continue
        line, lines = record.spans.get(index, (record.line, 1))
        cells[index + 1] = Cell(
            f"{letters(index + 1)}{row}",
            value,
            fault="letters_lost" if lossy and "?" in value else "",
            line=line + above,
            lines=lines,
        )
    return cells


def _wrong(
    record: Record, row: int, delimiter: str, width: int, above: int
) -> Iterator[tuple[str, str, int, int]]:
    """Yield what is wrong with a record's quotation marks: cell, code, first and last line."""
    for index, (code, line) in record.faults.items():
        yield f"{letters(index + 1)}{row}", code, line + above, 0
    for index, (line, lines) in record.spans.items():
        # Two stray quotation marks make a well-formed cell of all that stands between them.
        # It has as many delimiters as a row, or the row has too many cells.
        inside = record.values[index].count(delimiter)
        rows = 1 < width <= inside + 1 or (len(record.values) > width > 1)
        if rows and index not in record.faults:
            yield f"{letters(index + 1)}{row}", "csv_rows", line + above, line + above + lines - 1


def _problem(place: str, code: str, line: int, last: int) -> CellProblem:
    message, hint = _MESSAGES[code]
    params = {"line": line} | ({"last": last} if last else {})
    return CellProblem("", code, message.format_map(params), hint, params, cell=place)


_QUOTE_HINT: Final = (
    "Put the whole cell in quotation marks and double those inside it, write « » instead, "
    "or save the list as XLSX."
)
_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "csv_quote": (
        "A quotation mark of this cell is in the wrong place (line {line} of the file).",
        _QUOTE_HINT,
    ),
    "csv_quote_open": (
        "The quotation mark that opens in this cell (line {line} of the file) is never closed.",
        _QUOTE_HINT,
    ),
    "csv_rows": (
        "This cell goes from line {line} of the file to line {last}, and holds whole rows.",
        "See whether a quotation mark in line {line} opens it by mistake. " + _QUOTE_HINT,
    ),
    "csv_end_mark": (
        "The file ends with the end mark of DOS programs (Ctrl-Z), in line {line}.",
        "Take this one character out, or save the list again as XLSX or CSV UTF-8.",
    ),
}
