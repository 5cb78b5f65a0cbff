"""Many documents of one form at once, in a folder, with a report."""

from kzforms.batch.items import Item, read_items
from kzforms.batch.making import Batch, Outcome, run
from kzforms.batch.names import Names, safe_name

__all__ = ["Batch", "Item", "Names", "Outcome", "read_items", "run", "safe_name"]
