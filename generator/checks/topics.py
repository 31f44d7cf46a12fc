"""Check: a topic lists what to do first."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset

MOST_ACTIONS = 3
"""More is a list to read, not something to do."""


def check_topics(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A topic opens with one to three actions.

    PASS: two entries in `actions`
    FAIL: no entry, or four
    """
    for key, topic in dataset.topics.items():
        if not 1 <= len(topic.actions) <= MOST_ACTIONS:
            hint = "move the rest into a procedure" if topic.actions else "say what to do first"
            where = RecordPath("topics", key, ("actions",))
            yield Problem(where, "topics", f"{len(topic.actions)} first actions; one to {MOST_ACTIONS} are wanted", hint)
