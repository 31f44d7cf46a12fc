"""Check: who does not know says where they looked."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import walk_facts
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import NOTHING_FOUND, Answer


def check_unknown_searched(dataset: Dataset, today: date) -> Iterator[Problem]:
    """An `unknown` cites the record of a search in vain: evidence about something else does not show that anybody looked.

    PASS: `answer: unknown`, `evidence: [nf-06]` with `confidence: not-found`
    PASS: `answer: "no"` with evidence that was found
    FAIL: `answer: unknown` with evidence of what was found only, or with none
    """
    for node, fact in walk_facts(dataset):
        if fact.answer is not Answer.UNKNOWN or any(key not in dataset.evidence for key in fact.evidence):
            continue
        if not any(dataset.evidence[key].confidence in NOTHING_FOUND for key in fact.evidence):
            where = RecordPath(node.kind, node.id, (*node.path, "evidence"))
            hint = "cite the not-found evidence that tells what was searched, and when"
            yield Problem(where, "unknown-searched", "`unknown`, and nothing tells what was searched", hint)
