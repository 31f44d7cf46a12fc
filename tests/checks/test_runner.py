"""What an exemption excuses, and what it does not."""

from datetime import date
from pathlib import Path

import pytest

from generator.checks.runner import run_checks
from generator.loading.loader import load_dataset
from generator.problems import Location, RecordPath

TODAY = date(2026, 11, 23)
PLATFORM = """\
name: 某支付
region: CN
summary: 看情况
rules:
  - {id: r-1, question: sender-cancel, answer: disputed, text: 可以, evidence: [e-1]}
  - {id: r-2, question: sender-cancel, answer: unknown, text: 不知道, evidence: [e-1]}
"""
FOUND = ["rules.0.answer", "rules.1.answer"]
"""Paths at which the check `answer-notes` finds something."""


@pytest.mark.parametrize(
    ("exemption", "left"),
    [
        ("", FOUND),
        ("- {check: answer-notes, record: platforms/some-pay, REST}", []),
        ("- {check: answer-notes, record: platforms/some-pay, path: rules.0.answer, REST}", FOUND[1:]),
        ("- {check: answer-notes, record: platforms/some-pay, path: rules.1, REST}", FOUND[:1]),
        ("- {check: answer-notes, record: platforms/some-pay, path: rule, REST}", FOUND),
        ("- {check: answer-notes, record: platforms/other-pay, REST}", FOUND),
        ("- {check: references, record: platforms/some-pay, REST}", FOUND),
        ('- {check: answer-notes, record: platforms/some-pay, reason: 理由, until: "2026-11-22"}', FOUND),
    ],
)
def test_an_exemption_excuses_what_it_names_and_nothing_else(tmp_path: Path, exemption: str, left: list[str]) -> None:
    """A debt that covers more than somebody looked at hides the next mistake."""
    (tmp_path / "data" / "platforms").mkdir(parents=True)
    (tmp_path / "data" / "platforms" / "some-pay.yml").write_text(PLATFORM, "utf-8")
    if exemption:
        (tmp_path / "data" / "exemptions.yml").write_text(exemption.replace("REST", 'reason: 理由, until: "2026-12-31"') + "\n", "utf-8")
    loaded = load_dataset(tmp_path)
    places: dict[Location, str] = {}

    def locate(place: RecordPath) -> Location:
        where = loaded.origins.locate(place)
        places[where] = ".".join(map(str, place.path))
        return where

    problems = run_checks(loaded.dataset, locate, TODAY)

    assert [] == loaded.problems
    assert left == [places[problem.location] for problem in problems if problem.code == "answer-notes"]
