"""Tables in: a spreadsheet to fill in for each form, and lists that clerks keep, read.

`template` makes a workbook with the official headings; `read_rows` reads it, a clerk's own
XLSX, or CSV, into the form's model, and names what is wrong by cell. A `ColumnMapping` says what
the columns of a list with headings of its own hold. Workbooks need the extra
`kzforms[sheets]`; CSV needs nothing.
"""

from kzforms.sheets.fixing import FixedList, fix
from kzforms.sheets.mapping import ColumnMapping, MappedColumn
from kzforms.sheets.proposing import Proposal, propose
from kzforms.sheets.reading import (
    RowDocument,
    TableDocument,
    read_documents,
    read_rows,
    read_table,
)
from kzforms.sheets.writing import template

__all__ = [
    "ColumnMapping",
    "FixedList",
    "MappedColumn",
    "Proposal",
    "RowDocument",
    "TableDocument",
    "fix",
    "propose",
    "read_documents",
    "read_rows",
    "read_table",
    "template",
]
