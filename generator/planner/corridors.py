"""The rails of corridors: for each of the two directions, and all that a place has."""

from dataclasses import dataclass

from generator.records.dataset import Dataset

HOME_REGION = "CN"
"""The region most readers pay from: the corridors that begin here give the list of places."""


@dataclass(frozen=True)
class Direction:
    """The rails that carry money in one direction of a corridor."""

    corridor: str
    """Id of the corridor that describes this direction; empty where only `rails_back` of the other one does."""
    rails: tuple[str, ...]


def directions(dataset: Dataset, key: str) -> tuple[Direction, Direction]:
    """The two directions of a corridor.

    Args:
        dataset: The records.
        key: Id of a corridor.

    Returns:
        The direction from the origin of the corridor, then the opposite one: as the opposite corridor lists its rails, or where there
        is none as `rails_back` does.
    """
    other = opposite(dataset, key)
    back = dataset.corridors[other].rails if other else dataset.corridors[key].rails_back
    return Direction(key, dataset.corridors[key].rails), Direction(other, back)


def opposite(dataset: Dataset, key: str) -> str:
    """Id of the corridor in the other direction between the same places; empty where there is none."""
    own = dataset.corridors[key]
    return next((other for other, record in dataset.corridors.items() if record.is_opposite_of(own)), "")


def destinations(dataset: Dataset) -> tuple[str, ...]:
    """The corridors that begin in `HOME_REGION`: one for each place a reader can choose.

    Args:
        dataset: The records.

    Returns:
        Ids of corridors, in their order.
    """
    return tuple(key for key, corridor in dataset.corridors.items() if corridor.origin == HOME_REGION)


def rails_at(dataset: Dataset, key: str) -> tuple[str, ...]:
    """Every rail that a payment to, from or inside the place of a corridor can have used.

    Args:
        dataset: The records.
        key: Id of a corridor.

    Returns:
        Ids of rails, each once, in the order of the rails.
    """
    touched = {rail for direction in directions(dataset, key) for rail in direction.rails} | set(dataset.corridors[key].local_rails)
    return tuple(rail for rail in dataset.rails if rail in touched)


def rails_anywhere(dataset: Dataset) -> tuple[str, ...]:
    """The rails that lead to every place.

    Args:
        dataset: The records.

    Returns:
        Ids of the cross-border rails of the region `INT`, in the order of the rails.
    """
    return tuple(key for key, rail in dataset.rails.items() if rail.crosses and "INT" in rail.regions)


def places_elsewhere(dataset: Dataset) -> tuple[str, ...]:
    """The places to which no corridor leads.

    Args:
        dataset: The records.

    Returns:
        Ids of places, in their order, without `HOME_REGION` and international bodies.
    """
    reached = {region for corridor in dataset.corridors.values() for region in (corridor.origin, *corridor.destinations)}
    return tuple(key for key, place in dataset.places.items() if place.region not in reached | {HOME_REGION, "INT"})


def rails_inside(dataset: Dataset, region: str) -> tuple[str, ...]:
    """The rails that move money from accounts in a place.

    Args:
        dataset: The records.
        region: Code of the place.

    Returns:
        Ids of the rails of that region, in their order.
    """
    return tuple(key for key, rail in dataset.rails.items() if region in rail.regions)


def rails_elsewhere(dataset: Dataset) -> tuple[str, ...]:
    """The domestic rails of places to which no corridor leads.

    Args:
        dataset: The records.

    Returns:
        Ids of the rails that do not cross borders and that no corridor lists as local, in the order of the rails.
    """
    listed = {rail for corridor in dataset.corridors.values() for rail in corridor.local_rails}
    return tuple(key for key, rail in dataset.rails.items() if not rail.crosses and key not in listed)
