"""Check: a corridor lists only rails that a payer between its two ends can have used."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.cross_border import Corridor
from generator.records.dataset import Dataset


def check_corridors(dataset: Dataset, today: date) -> Iterator[Problem]:
    """`rails` cross borders, local rails belong to one end, and the rails of the opposite direction are listed exactly once.

    PASS: `rails: [swift]`, `rails_back: [swift]`, `local_rails: [zelle]` between CN and US
    PASS: no `rails_back` where another corridor leads from US to CN
    FAIL: `rails: [zelle]` when that rail does not cross; `local_rails: [swift]`; `local_rails: [pix]` between CN and US
    FAIL: neither `rails_back` nor an opposite corridor; both
    """
    for key, corridor in dataset.corridors.items():
        yield from _across(dataset, key, corridor)
        yield from _inside(dataset, key, corridor)
        opposites = [other for other, record in dataset.corridors.items() if record.is_opposite_of(corridor)]
        if opposites and corridor.rails_back:
            where = RecordPath("corridors", key, ("rails_back",))
            yield Problem(where, "corridors", f"`{opposites[0]}` already says what leads back", "delete it here")
        if not opposites and not corridor.rails_back:
            where = RecordPath("corridors", key)
            yield Problem(where, "corridors", "nobody says what leads back", "add `rails_back:`, or a corridor the other way")


def _across(dataset: Dataset, key: str, corridor: Corridor) -> Iterator[Problem]:
    for name in ("rails", "rails_back"):
        for position, rail in enumerate(getattr(corridor, name)):
            if rail in dataset.rails and not dataset.rails[rail].crosses:
                where = RecordPath("corridors", key, (name, position))
                yield Problem(where, "corridors", f"`{rail}` never leaves its place", "move it to `local_rails:`")


def _inside(dataset: Dataset, key: str, corridor: Corridor) -> Iterator[Problem]:
    ends = {corridor.origin, *corridor.destinations}
    for position, rail in enumerate(corridor.local_rails):
        if rail not in dataset.rails:
            continue
        record = dataset.rails[rail]
        if record.crosses:
            where = RecordPath("corridors", key, ("local_rails", position))
            yield Problem(where, "corridors", f"`{rail}` leads across", "move it to `rails:`")
        elif not set(record.regions) <= ends:
            message = f"`{rail}` is a rail of {', '.join(record.regions)}, which is no end of this corridor"
            yield Problem(RecordPath("corridors", key, ("local_rails", position)), "corridors", message, "take it out")
