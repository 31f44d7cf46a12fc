"""Which ways lead from one place to another. Both directions of a corridor, and every place by the ways that touch it."""

from dataclasses import dataclass

from generator.records.dataset import Dataset

HOME_REGION = "CN"
"""Where most readers pay from: the corridors that begin here name the places."""


@dataclass(frozen=True)
class Direction:
    """What carries money one way along a corridor."""

    corridor: str
    """Id of the corridor that describes this direction; empty where only `rails_back` of the other one does."""
    rails: tuple[str, ...]


def directions(dataset: Dataset, key: str) -> tuple[Direction, Direction]:
    """There, as the corridor says; and back, as its opposite says or its own `rails_back`."""
    other = opposite(dataset, key)
    back = dataset.corridors[other].rails if other else dataset.corridors[key].rails_back
    return Direction(key, dataset.corridors[key].rails), Direction(other, back)


def opposite(dataset: Dataset, key: str) -> str:
    """The corridor that goes the other way between the same places; empty where none is written."""
    own = dataset.corridors[key]
    return next((other for other, record in dataset.corridors.items() if record.is_opposite_of(own)), "")


def destinations(dataset: Dataset) -> tuple[str, ...]:
    """The corridors that lead from home: one for each place a reader can name."""
    return tuple(key for key, corridor in dataset.corridors.items() if corridor.origin == HOME_REGION)


def rails_at(dataset: Dataset, key: str) -> tuple[str, ...]:
    """Every rail that a payment to, from or inside the place of a corridor can have used, in the order of the rails."""
    touched = {rail for direction in directions(dataset, key) for rail in direction.rails} | set(dataset.corridors[key].local_rails)
    return tuple(rail for rail in dataset.rails if rail in touched)


def rails_anywhere(dataset: Dataset) -> tuple[str, ...]:
    """Rails that lead to every place."""
    return tuple(key for key, rail in dataset.rails.items() if rail.crosses and "INT" in rail.regions)


def rails_elsewhere(dataset: Dataset) -> tuple[str, ...]:
    """Domestic rails of places to which no corridor leads."""
    led = {rail for corridor in dataset.corridors.values() for rail in corridor.local_rails}
    return tuple(key for key, rail in dataset.rails.items() if not rail.crosses and key not in led)
