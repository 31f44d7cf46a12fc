"""Does every statement rest on something?"""

from collections.abc import Iterator
from datetime import date

from generator.checks.finding import Finding
from generator.checks.walking import walk_nodes
from generator.models.claim import Case, Claim, Contradiction, Statistic
from generator.models.contact import Contact
from generator.models.dataset import Dataset
from generator.models.values import Fact
from generator.models.vocabulary import Answer
from generator.models.world import Authority, Provision


def check_evidence_present(dataset: Dataset, today: date) -> Iterator[Finding]:
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
                yield Finding(
                    node.kind,
                    node.id,
                    (*node.path, "evidence"),
                    "this fact rests on no evidence",
                    "name it in `evidence`, or answer `unknown` with a note",
                )
            case Case() | Claim() | Contradiction() | Statistic() | Contact() | Authority() | Provision() if not node.value.evidence:
                yield Finding(
                    node.kind,
                    node.id,
                    (*node.path, "evidence"),
                    f"this {type(node.value).__name__.lower()} rests on no evidence",
                    "name it in `evidence`",
                )
            case _:
                continue
