"""What is to be looked at again is listed on any day, so that nobody has to remember it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.cli import main
from generator.records.review import CONTACT_DAYS
from generator.stale import SOON, stale_lines
from tests.small_world import WORLD

DAY = date(2027, 1, 1)


@pytest.fixture
def root() -> Path:
    """The small world, in which one outlook has a day."""
    return WORLD


@pytest.mark.parametrize(("days", "words"), [(-40, "in 40 days"), (0, "today"), (3, "3 days ago")])
def test_a_reminder_is_listed_before_its_day_and_after_it(root: Path, days: int, words: str) -> None:
    """A law begins whether somebody thinks of it or not."""
    lines = list(stale_lines(root, DAY + timedelta(days=days)))

    assert lines[0] == "to be looked at again: 1"
    assert lines[1].split("  ")[1:4] == [str(DAY), words, "data/outlook/revocable.yml"]


def test_evidence_is_listed_when_it_is_due_and_when_it_is_overdue(root: Path) -> None:
    """`hl-01` is about a number, which is checked four times a year."""
    checked = next(
        line for line in (root / "data/evidence/all.yml").read_text("utf-8").split("hl-01:")[1].splitlines() if "checked_on" in line
    )
    last = date.fromisoformat(checked.split(": ")[1].strip()) + timedelta(days=CONTACT_DAYS)

    assert _section_of("evidence/hl-01", root, last - timedelta(days=SOON)) == ""
    assert _section_of("evidence/hl-01", root, last) == f"evidence due within {SOON} days"
    assert _section_of("evidence/hl-01", root, last + timedelta(days=1)) == "evidence overdue"


def test_the_list_is_printed_and_nothing_fails(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is for people: a build of next year does not stop at it."""
    assert main(["--root", str(root), "stale", "--today", str(DAY + timedelta(days=400))]) == 0
    assert "400 days ago" in capsys.readouterr().out


def _section_of(entry: str, root: Path, today: date) -> str:
    """Under which head an entry is listed; empty where it is not."""
    head = ""
    for line in stale_lines(root, today):
        if not line.startswith(" "):
            head = line.rpartition(":")[0]
        elif line.endswith(f"  {entry}"):
            return head
    return ""
