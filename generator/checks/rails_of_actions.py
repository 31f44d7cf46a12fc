"""Which rails print an action in their plans; for checks, which may not import the planner."""

from generator.records.cross_border import Rail
from generator.records.dataset import Dataset
from generator.records.procedure import Procedure


def rails_of(dataset: Dataset, procedure: Procedure) -> dict[str, Rail]:
    """The rails whose plans print an action, by id; `planner.cases.applies` decides likewise.

    Args:
        dataset: The records.
        procedure: The action.
    """
    scope = procedure.applies
    near = {name: rail for name, rail in dataset.rails.items() if {*rail.covers} & {*scope.scenarios}}
    return {name: rail for name, rail in near.items() if name in scope.rails or {*rail.regions} & {*scope.regions} - {"CN"}}
