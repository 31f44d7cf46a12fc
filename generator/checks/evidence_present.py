"""Does every statement rest on something?"""

from collections.abc import Iterator
from datetime import date

from generator.checks.walking import walk_nodes
from generator.models.claim import Case, Claim, Contradiction, Statistic
from generator.models.contact import Contact
from generator.models.dataset import Dataset
from generator.models.values import Fact
from generator.models.vocabulary import Answer
from generator.models.world import Authority, Provision
from generator.problems import Problem, RecordPath


def check_evidence_present(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Facts, claims, cases, figures, contacts, authorities and provisions name evidence.

    An unknown may instead say in its note where we searched.

    PASS: `answer: yes` with `evidence: [wx-01]`
    PASS: `answer: unknown` with `evidence: []` and a note
    FAIL: `answer: yes` with `evidence: []`
    """
    for node in walk_nodes(dataset):
        match node.value:
            case Fact(answer=Answer.UNKNOWN, note=note) if note is not None:
                continue
            case Fact(evidence=()):
                where = RecordPath(node.kind, node.id, (*node.path, "evidence"))
                message = "this fact rests on no evidence"
                yield Problem(where, "evidence-present", message, "name it in `evidence`, or answer `unknown` with a note")
            case Case() | Claim() | Contradiction() | Statistic() | Contact() | Authority() | Provision() if not node.value.evidence:
                where = RecordPath(node.kind, node.id, (*node.path, "evidence"))
                message = f"this {type(node.value).__name__.lower()} rests on no evidence"
                yield Problem(where, "evidence-present", message, "name it in `evidence`")
            case _:
                continue
