"""Check: everything that was researched is used, or was dropped for a reason."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset


def check_research(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Each id in `data/research.yml` is the `research_id` of evidence, or is dropped with a reason; evidence names no other.

    PASS: `ids: [WX-01]` and evidence with `research_id: WX-01`
    PASS: `ids: [WX-02]`, `dropped: [{id: WX-02, reason: 与 WX-01 重复}]`
    PASS: evidence without a `research_id`; a project without a list
    FAIL: `ids: [WX-03]` when no evidence has it and nobody dropped it
    FAIL: `research_id: WX-99` that no list holds, or one that was dropped
    FAIL: an id that stands in two lists or twice in one
    """
    if not dataset.research:
        return
    whole = not dataset.has_failed_records("evidence")
    used = {piece.research_id: key for key, piece in dataset.evidence.items() if piece.research_id}
    seen: set[str] = set()
    for key, listed in dataset.research.items():
        dropped = {each.id for each in listed.dropped}
        for position, name in enumerate(listed.ids):
            where = RecordPath("research", key, ("ids", position))
            if name in seen:
                yield Problem(where, "research", f"`{name}` is listed twice", "delete one of the two")
            elif name in used and name in dropped:
                yield Problem(where, "research", f"`{name}` was dropped, and `{used[name]}` uses it", "delete one of the two")
            elif whole and name not in used and name not in dropped:
                yield Problem(where, "research", f"no evidence has `{name}`", "enter it, or list it under `dropped` with the reason")
            seen.add(name)
        for position, each in enumerate(listed.dropped):
            if each.id not in listed.ids:
                where = RecordPath("research", key, ("dropped", position, "id"))
                yield Problem(where, "research", f"`{each.id}` was never listed", "add it to `ids`, or correct it")
    for name, key in used.items():
        if name not in seen and not dataset.has_failed_records("research"):
            where = RecordPath("evidence", key, ("research_id",))
            yield Problem(where, "research", f"`{name}` is in no list of data/research.yml", "add it there, or correct it")
