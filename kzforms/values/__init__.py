"""Value types with behaviour. Who has learnt one knows them all.

Each has `parse` (from what a user gave; raises a `ValueError`), `is_valid` (the same
question without an exception) and `format` (as a form prints it).
"""

from kzforms.values.base import FormModel, Label, Value
from kzforms.values.dates import Day, Period
from kzforms.values.iin import IIN
from kzforms.values.military_id import MilitaryID
from kzforms.values.order_reference import OrderReference
from kzforms.values.person import NameOrder, Person, Signatory
from kzforms.values.rank import MILITARY_RANKS, MilitaryRank, RankSuggestion, suggest_ranks
from kzforms.values.texts import Inflected, Line, Lines, LocalText

__all__ = [
    "IIN",
    "MILITARY_RANKS",
    "Day",
    "FormModel",
    "Inflected",
    "Label",
    "Line",
    "Lines",
    "LocalText",
    "MilitaryID",
    "MilitaryRank",
    "NameOrder",
    "OrderReference",
    "Period",
    "Person",
    "RankSuggestion",
    "Signatory",
    "Value",
    "suggest_ranks",
]
