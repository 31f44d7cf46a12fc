"""Check: a claim is called false on words that say the contrary."""

from collections.abc import Iterator
from datetime import date

from generator.checks.sources_of_evidence import found_pieces
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import Verdict


def check_false_verdicts(dataset: Dataset, today: date) -> Iterator[Problem]:
    """The verdict `false` rests on a piece that was found and quotes something else than the claim.

    That nobody confirms a claim does not make it false: that is `no-source-found`.

    PASS: `verdict: "false"` with a law that says the contrary
    PASS: `verdict: no-source-found` with not-found records
    FAIL: `verdict: "false"` with not-found records only
    FAIL: `verdict: "false"` with pieces that only quote the claim and refute it
    """
    for key, claim in dataset.claims.items():
        whole = all(each in dataset.evidence for each in claim.evidence)
        if claim.verdict is Verdict.FALSE and claim.evidence and whole and not found_pieces(dataset, claim.evidence):
            where = RecordPath("claims", key, ("verdict",))
            message = "`false`, and nothing that it cites says the contrary"
            yield Problem(where, "false-verdicts", message, "cite what says the contrary, or write `no-source-found`")
