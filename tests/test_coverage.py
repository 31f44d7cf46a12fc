"""Nothing researched is lost in silence: every row is used by a record, or says why not; all 62 claims are answered."""

from pathlib import Path

import pytest

from generator.loading.loader import load_dataset
from generator.records.dataset import Dataset
from generator.records.references import users_of

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "tests" / "golden" / "coverage.tsv"
UNUSED = ROOT / "tests" / "golden" / "unused.tsv"
PARTS = {0: 7, 1: 6, 2: 9, 3: 6, 4: 4, 5: 9, 6: 6, 7: 9, 8: 6}
"""Claims in each part of the article: 62 in all."""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_dataset(ROOT).dataset


def test_every_claim_of_the_article_is_answered_exactly_once(dataset: Dataset) -> None:
    """The site exists to replace that page; a claim without a verdict would still stand."""
    wanted = [f"S{part}.{number}" for part, count in PARTS.items() for number in range(1, count + 1)]
    answered = sorted(ref for claim in dataset.claims.values() for ref in claim.seed_refs)

    assert sorted(wanted) == answered
    assert len(answered) == 62


def test_every_researched_row_is_used_or_says_why_not(dataset: Dataset, *, update: bool) -> None:
    """525 facts were researched; the table names the records that rest on each, so a lost one shows in review."""
    reasons = dict(line.split("\t") for line in UNUSED.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    lines = [
        f"{item.research_id}\t{_users(dataset, key) or reasons.get(item.research_id or '', '')}" for key, item in dataset.evidence.items()
    ]
    table = "\n".join(lines) + "\n"
    if update:
        TABLE.write_text(table, "utf-8")

    assert [] == [line for line in lines if line.endswith("\t")]
    assert TABLE.read_text("utf-8") == table


def test_the_reasons_for_not_using_a_row_are_still_needed(dataset: Dataset) -> None:
    """A debt list may only shrink."""
    used = {item.research_id for key, item in dataset.evidence.items() if users_of(dataset, "evidence", key)}
    reasons = [line.split("\t")[0] for line in UNUSED.read_text("utf-8").splitlines() if line and not line.startswith("#")]

    assert [] == [row for row in reasons if row in used]


def test_the_evidence_register_holds_all_525_researched_facts(dataset: Dataset) -> None:
    """Counted by prefix, so that a deleted row cannot hide behind a new one."""
    prefixes = {"WX": 36, "ZFB": 13, "YSF": 5, "BK": 18, "PO": 9, "EC": 3, "OT": 3, "CV": 52, "CR": 20, "AF": 32, "PB": 22}
    prefixes |= {"AD": 15, "MI": 15, "CD": 18, "FZ": 23, "WR": 21, "SC": 28, "PT": 22, "HP": 26, "XB": 144}
    found = [str(item.research_id).split("-")[0] for item in dataset.evidence.values()]

    assert {prefix: found.count(prefix) for prefix in prefixes} == prefixes
    assert sum(prefixes.values()) == 525


def _users(dataset: Dataset, evidence: str) -> str:
    return " ".join(f"{kind}/{record}" for kind, record in users_of(dataset, "evidence", evidence)[:3])
