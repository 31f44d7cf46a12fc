"""`make snapshot` writes down what people are advised, so that a reviewer sees it change."""

from pathlib import Path

import pytest

from tests.real_records import plans as real_plans
from tests.real_records import records
from tools import snapshot


def test_every_plan_is_written_with_every_action_in_its_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A plan that is missing there changes without anybody seeing it."""
    monkeypatch.setattr(snapshot, "FILE", tmp_path / "plans.txt")
    assert snapshot.main() == 0

    plans = (tmp_path / "plans.txt").read_text("utf-8").removeprefix("# ").split("\n# ")
    dataset = records()
    pages = real_plans().pages
    assert [plan.split("\n")[0] for plan in plans] == [page.first.id for page in pages]
    for plan, page in zip(plans, pages, strict=True):
        listed = [line.split(" · ")[0].strip() for line in plan.split("\n")[3 : 2 * len(page.actions) + 2 : 2]]
        assert listed == [action.procedure for action in page.actions]
        assert all(dataset.procedures[action.procedure].action_for(page.first.scenario).zh in plan for action in page.actions)
