"""Tables in: a spreadsheet to fill in for each form, and lists that clerks keep, read.

`template` makes a workbook with the official headings; `read_rows` reads it, a clerk's own
XLSX, or CSV, into the form's model, and names what is wrong by cell. Workbooks need the extra
`kzforms[sheets]`; CSV needs nothing.
"""

from kzforms.sheets.reading import (
    RowDocument,
    TableDocument,
    read_documents,
    read_rows,
    read_table,
)
from kzforms.sheets.writing import template

__all__ = [
    "RowDocument",
    "TableDocument",
    "read_documents",
    "read_rows",
    "read_table",
    "template",
]
