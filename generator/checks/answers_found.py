"""Check: an answer rests on something that was found."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import walk_facts
from generator.checks.sources_of_evidence import found_pieces
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import Answer


def check_answers_found(dataset: Dataset, today: date) -> Iterator[Problem]:
    """An answer other than `unknown` cites evidence that was found, verified and does not refute what it quotes.

    PASS: `answer: conditional` with evidence from the press, beside a not-found record
    PASS: `answer: unknown` with a not-found record
    FAIL: `answer: "no"` with evidence that was not found or not verified, and nothing else
    FAIL: `answer: conditional` with evidence that refutes a claim, and nothing else
    """
    for node, fact in walk_facts(dataset):
        whole = all(key in dataset.evidence for key in fact.evidence)
        if fact.answer is not Answer.UNKNOWN and fact.evidence and whole and not found_pieces(dataset, fact.evidence):
            where = RecordPath(node.kind, node.id, (*node.path, "answer"))
            message = f"`{fact.answer}` rests on nothing that was found"
            yield Problem(where, "answers-found", message, "answer `unknown`, or cite evidence that was found")
