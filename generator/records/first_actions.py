"""What to do first in a case, and why in this order."""

from generator.records.base import Model, Text
from generator.records.ids import EvidenceId, PlatformId, ProcedureId, RailId
from generator.records.vocabulary import Scenario


class FirstActions(Model):
    """The order of the first actions of some cases, decided once: every plan, sheet, guide and table takes it from here.

    Cases without such a record have the order of the urgencies and ranks of their actions.
    """

    scenarios: tuple[Scenario, ...]
    platforms: tuple[PlatformId, ...] = ()
    rails: tuple[RailId, ...] = ()
    """The cases are those of its platforms and of its rails."""
    actions: tuple[ProcedureId, ...]
    """In their order, the more urgent first; an action that a case does not have is left out there. All others come behind them."""
    reason: Text
    """Why in this order, in one sentence for the reader of a plan."""
    evidence: tuple[EvidenceId, ...]
