"""Check: a law carries the date of its text, and what was revised since."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import SourceKind


def check_law_texts(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Every law says of when the text is that was read, and lists what was revised since: nothing, or what and when.

    PASS: `text_as_of: "2025-04-19"`, `revised_since: []`
    PASS: `text_as_of: unknown`, `revised_since: [{zh: 2026-04-15 起由新办法取代, en: replaced on 2026-04-15}]`
    PASS: a source of another kind without either
    FAIL: `kind: law` without `text_as_of`, or without `revised_since`
    FAIL: `text_as_of: "2027-01-01"` before that day
    """
    for key, source in dataset.sources.items():
        if source.kind is not SourceKind.LAW:
            continue
        if source.text_as_of is None or source.revised_since is None:
            missing = " and ".join(f"`{name}`" for name in ("text_as_of", "revised_since") if getattr(source, name) is None)
            hint = 'write the day of the text, "unknown" if it shows none, and `revised_since: []` if you looked and found nothing'
            yield Problem(RecordPath("sources", key), "law-texts", f"a law without {missing}", hint)
        elif source.text_as_of != "unknown" and source.text_as_of > today.isoformat():
            where = RecordPath("sources", key, ("text_as_of",))
            yield Problem(where, "law-texts", f"`{source.text_as_of}` is still to come", "correct the day")
