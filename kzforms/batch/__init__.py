"""Many documents of one form at once, in a folder, with a report."""

from kzforms.batch.items import Item, read_items
from kzforms.batch.making import run
from kzforms.batch.names import Names, safe_name
from kzforms.batch.outcomes import Batch, Obsolete, Outcome, Result

__all__ = [
    "Batch",
    "Item",
    "Names",
    "Obsolete",
    "Outcome",
    "Result",
    "read_items",
    "run",
    "safe_name",
]
