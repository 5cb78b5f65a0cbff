"""Files as grids of cells: XLSX, and CSV in the encodings that are met."""

import os

from kzforms.errors import FormDataError, TooLarge
from kzforms.limits import Budget, read_file
from kzforms.sheets.csv_grids import csv_grid
from kzforms.sheets.encodings import Encoding, decoded
from kzforms.sheets.formats import refuse_other_formats
from kzforms.sheets.model import Cell, Grid, heading_key, letters, refused
from kzforms.sheets.workbooks import EXTRA, workbook_grids

__all__ = [
    "EXTRA",
    "Cell",
    "Encoding",
    "Grid",
    "Source",
    "content_of",
    "heading_key",
    "letters",
    "read_grids",
    "refused",
]

Source = str | os.PathLike[str] | bytes
"""A file, or its content."""


def content_of(source: Source) -> bytes:
    """Read the bytes of a file.

    Raises:
        FormDataError: It cannot be opened, or is too large.
    """
    try:
        if not isinstance(source, bytes):
            return read_file(source)
        Budget().require_size(len(source))
    except TooLarge as error:
        raise FormDataError([error.problem]) from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = getattr(error, "strerror", None) or "no file"
        raise refused(
            "sheet_unreadable",
            f"The file cannot be opened: {reason.lower()}.",
            "Compare its name.",
        ) from None
    return source


def read_grids(source: Source, encoding: Encoding | None, known: frozenset[str]) -> list[Grid]:
    """Read the sheets of a file.

    Args:
        source: The file, or its content.
        encoding: The encoding of CSV; None to find it out.
        known: The headings that are expected, as `heading_key` gives them. The delimiter of
            CSV is the one that gives most of them.

    Raises:
        FormDataError: It is neither XLSX nor CSV, or damaged.
        InvalidValue: There is no such encoding.
        MissingLibrary: It is XLSX, and openpyxl is not installed.
    """
    content = content_of(source)
    refuse_other_formats(content)
    if content.startswith(b"PK"):
        return workbook_grids(content)
    text, lossy = decoded(content, encoding, known)
    return [csv_grid(text, known, lossy=lossy)]
