"""A message or a call as it arrived leads to the topic that describes it."""

from pathlib import Path
from typing import Any

import pytest

from tests.real_records import records
from tests.search.acceptance import HERE, Question, ask, rank_of, read_questions

pytestmark = pytest.mark.browser
MESSAGES = read_questions(HERE / "messages.yml", {})
THIRD = {"zh": 0.95, "en": 0.85, "fresh zh": 0.8, "fresh en": 0.8}
"""Category → share of messages whose page must be among the first three. The fresh ones were read by nobody who chose words of search."""


def _ranks(published: Path, category: str) -> list[tuple[int, str]]:
    asked: list[Question] = [message for message in MESSAGES if message.category == category]
    answers: list[dict[str, Any]] = ask([message.text for message in asked], published / "search", language=category[-2:])
    return [
        (rank_of(message, [item["uri"] for item in answer["items"]]), message.text) for message, answer in zip(asked, answers, strict=True)
    ]


@pytest.mark.parametrize("category", THIRD)
def test_a_message_leads_to_its_topic(published: Path, category: str) -> None:
    """Whoever holds it in hand pastes it, and does not know what it is called."""
    ranks = _ranks(published, category)
    beyond = [(rank, text) for rank, text in ranks if not 1 <= rank <= 3]
    assert 1 - len(beyond) / len(ranks) >= THIRD[category], beyond


def test_there_are_enough_and_their_pages_exist() -> None:
    assert sum(message.category.endswith("zh") for message in MESSAGES) >= 28
    assert sum(message.category.endswith("en") for message in MESSAGES) >= 12
    kinds = {kind: records().kind(kind) for kind in ("topics", "rails", "uncovered")}
    for message in MESSAGES:
        for page in message.pages:
            kind, _, key = page.partition("/")
            assert kind == "guides" or key in kinds[kind], page
