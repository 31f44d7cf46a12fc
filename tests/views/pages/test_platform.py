"""The page of a platform."""

from collections import Counter
from collections.abc import Callable

import pytest

from generator.loading.loader import load_dataset
from generator.views.blocks import Answer, Questions
from generator.views.context import PageContext
from generator.views.pages.platform import platform_page
from tests.hostile import ROOT


@pytest.mark.parametrize("key", load_dataset(ROOT).dataset.platforms)
def test_every_rule_stands_once_and_every_question_is_asked_once(context: Callable[..., PageContext], key: str) -> None:
    """The first rule is the verdict, with its question; the others stand below, by question."""
    made = context()
    record = made.dataset.platforms[key]
    page = platform_page(made, key, record)
    verdicts = [block for block in page.lead if isinstance(block, Answer)]
    groups = [item for section in page.sections for block in section.blocks if isinstance(block, Questions) for item in block.items]

    assert [str(verdict.question) for verdict in verdicts] == [str(made.term("questions", record.rules[0].question))]
    assert len(verdicts) + sum(len(group.answers) for group in groups) == len(record.rules)
    assert max(Counter(str(group.text) for group in groups).values(), default=1) == 1
