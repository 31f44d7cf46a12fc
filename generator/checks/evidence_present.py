"""Check: every statement cites evidence."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from generator.problems import Problem, RecordPath
from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.traversal import walk_nodes
from generator.records.values import Fact
from generator.records.vocabulary import Answer


def check_evidence_present(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Every value with a required field `evidence` cites some: facts, claims, cases, figures, contacts, authorities, provisions.

    An unknown may instead say in its note where we searched.

    PASS: `answer: yes` with `evidence: [wx-01]`
    PASS: `answer: unknown` with `evidence: []` and a note
    FAIL: `answer: yes` with `evidence: []`
    """
    for node in walk_nodes(dataset):
        if not _must_cite(node.value.__class__) or getattr(node.value, "evidence", None):
            continue
        message, hint = f"this {_noun(node.value)} rests on no evidence", "name it in `evidence`"
        if isinstance(node.value, Fact):
            if node.value.answer is Answer.UNKNOWN and node.value.note is not None:
                continue
            message, hint = "this fact rests on no evidence", "name it in `evidence`, or answer `unknown` with a note"
        yield Problem(RecordPath(node.kind, node.id, (*node.path, "evidence")), "evidence-present", message, hint)


@cache
def _must_cite(model: type[Model]) -> bool:
    field = model.model_fields.get("evidence")
    return field is not None and field.is_required()


def _noun(value: Model) -> str:
    """`CourtCase` → `court case`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", type(value).__name__).lower()
