"""Check: a topic lists what to do first, and says nothing twice."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset

MOST_ACTIONS = 3
"""More is a list to read, not something to do."""


def check_topics(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A topic opens with one to three actions, and a fact stands under one of its headings.

    PASS: two entries in `actions`; a fact in one section
    FAIL: no entry, or four; the same fact in two sections
    """
    for key, topic in dataset.topics.items():
        if not 1 <= len(topic.actions) <= MOST_ACTIONS:
            hint = "move the rest into a procedure" if topic.actions else "say what to do first"
            where = RecordPath("topics", key, ("actions",))
            yield Problem(where, "topics", f"{len(topic.actions)} first actions; one to {MOST_ACTIONS} are wanted", hint)
        seen: set[str] = set()
        for number, part in enumerate(topic.sections):
            for place, fact in enumerate(part.facts):
                if fact in seen:
                    where = RecordPath("topics", key, ("sections", number, "facts", place))
                    yield Problem(where, "topics", f"`{fact}` stands in two sections", "leave it where it answers the heading")
                seen.add(fact)
