"""Value types with behaviour. Who has learnt one knows them all.

Each has `parse` (from what a user gave; raises a `ValueError`), `is_valid` (the same
question without an exception) and `format` (as a form prints it).
"""

from kzforms.values.base import FieldKind, FormModel, Label, Value
from kzforms.values.choice import Choice, Chosen, ChosenSome
from kzforms.values.dates import Day, Period, ServicePeriod, Year
from kzforms.values.identity import Identity
from kzforms.values.iin import IIN
from kzforms.values.military_id import MilitaryID
from kzforms.values.oath import Oath
from kzforms.values.order_reference import OrderReference
from kzforms.values.percentage import Percentage
from kzforms.values.person import NameOrder, Person, Signatory
from kzforms.values.rank import MILITARY_RANKS, MilitaryRank, RankSuggestion, suggest_ranks
from kzforms.values.relative import FamilyMember, HostRelative, Relative
from kzforms.values.rows import Rows
from kzforms.values.service_record import ServiceRecord
from kzforms.values.texts import Inflected, Line, Lines, LocalText

__all__ = [
    "IIN",
    "MILITARY_RANKS",
    "Choice",
    "Chosen",
    "ChosenSome",
    "Day",
    "FamilyMember",
    "FieldKind",
    "FormModel",
    "HostRelative",
    "Identity",
    "Inflected",
    "Label",
    "Line",
    "Lines",
    "LocalText",
    "MilitaryID",
    "MilitaryRank",
    "NameOrder",
    "Oath",
    "OrderReference",
    "Percentage",
    "Period",
    "Person",
    "RankSuggestion",
    "Relative",
    "Rows",
    "ServicePeriod",
    "ServiceRecord",
    "Signatory",
    "Value",
    "Year",
    "suggest_ranks",
]
