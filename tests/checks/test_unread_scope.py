"""A slip in one file is told once, and not as a fault of every record that cites what is known of it."""

from dataclasses import replace

import pytest

from generator.checks.scope import check_scope
from generator.records.dataset import Dataset
from generator.records.scope import Scope
from tests.small_world import TODAY, records


def citing(scope: Scope, *failed: str) -> Dataset:
    """The small world, in which what a platform cites first is about something else."""
    evidence = dict(records().evidence)
    cited = next(key for platform in records().platforms.values() for rule in platform.rules for key in rule.evidence)
    evidence[cited] = evidence[cited].model_copy(update={"scope": scope})
    return replace(records(), records={**records().records, "evidence": evidence}, failed_records=frozenset(failed))


@pytest.mark.parametrize("kind", ["platforms", "transfer_types", "rails", "institutions"])
def test_what_cannot_be_read_may_be_what_evidence_is_about(kind: str) -> None:
    """It is judged again when that record is mended."""
    scope = Scope.model_validate({kind: ["lost"]})

    assert [*check_scope(citing(scope), TODAY)]
    assert [*check_scope(citing(scope, f"{kind}/other"), TODAY)]
    assert [] == [*check_scope(citing(scope, f"{kind}/lost"), TODAY)]
