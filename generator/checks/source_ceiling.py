"""Check: an unconditional yes has official evidence."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import walk_facts
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import NOTHING_FOUND, Answer


def check_source_ceiling(dataset: Dataset, today: date) -> Iterator[Problem]:
    """An unconditional yes needs at least one piece of evidence from somebody who makes, applies or operates the rule.

    PASS: `answer: yes` with evidence from a law and from the press
    PASS: `answer: conditional` with evidence from the press only, and a note
    PASS: `answer: yes` with evidence from a source that could not be read: it may be official
    FAIL: `answer: yes` with evidence from the press, blogs or lawyers only
    FAIL: `answer: yes` with evidence that was not found or not verified
    """
    for node, fact in walk_facts(dataset):
        cited = [dataset.evidence[key] for key in fact.evidence if key in dataset.evidence]
        if fact.answer is not Answer.YES or len(cited) < len(fact.evidence) or not cited:
            continue
        found = [each for each in cited if each.confidence not in NOTHING_FOUND]
        if any(each.source not in dataset.sources and dataset.may_exist("sources", each.source or "") for each in found):
            continue
        kinds = {source.kind for each in found if (source := dataset.sources.get(each.source or ""))}
        if not any(kind.is_official for kind in kinds):
            listing = ", ".join(sorted(kinds)) or "nothing that was found"
            hint = "answer `conditional` and say in the note who reports it, or add official evidence"
            where = RecordPath(node.kind, node.id, (*node.path, "answer"))
            yield Problem(where, "source-ceiling", f"an unconditional yes rests on: {listing}", hint)
