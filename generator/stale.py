"""What is to be looked at again: reminders of the outlook, and evidence whose source has to be read once more."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.loading.loader import load_dataset
from generator.records.dataset import Dataset
from generator.records.review import review_limit

SOON = 30
"""Days ahead for which evidence is counted; reminders are listed however far away they are."""


def stale_lines(root: Path, today: date) -> Iterator[str]:
    """The list, line by line.

    Args:
        root: Folder of the project.
        today: The day on which it is made.

    Yields:
        Reminders by day, the overdue ones first, then evidence that is overdue or due within `SOON` days, by file.
    """
    loaded = load_dataset(root)
    reminders = sorted((each.look_again_on, key) for key, each in loaded.dataset.outlook.items() if each.look_again_on)
    yield f"to be looked at again: {len(reminders)}"
    for day, key in reminders:
        yield f"  {day}  {_distance(day, today)}  data/outlook/{key}.yml  {loaded.dataset.outlook[key].name.en or key}"
    due = sorted(_due(loaded.dataset))
    for title, last in (("overdue", today), (f"due within {SOON} days", today + timedelta(days=SOON))):
        found = [(day, key) for day, key in due if day <= last]
        due = due[len(found) :]
        yield f"evidence {title}: {len(found)}"
        for day, key in found:
            yield f"  {day}  {_distance(day, today)}  evidence/{key}"


def _due(dataset: Dataset) -> Iterator[tuple[date, str]]:
    """(first day on which it is overdue, evidence) of all that is not history."""
    for key, item in dataset.evidence.items():
        days = review_limit(dataset, key)
        if days is not None:
            yield item.checked_on + timedelta(days=days + 1), key


def _distance(day: date, today: date) -> str:
    days = (day - today).days
    return "today" if days == 0 else f"in {days} days" if days > 0 else f"{-days} days ago"
