"""Windows in words."""

from pathlib import Path

import pytest

from generator.loading.loader import load_dataset
from generator.models.values import Window
from generator.models.vocabulary import Event, Unit
from generator.views.formats import format_window
from generator.views.language import Language

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("receiver", "words"), [(False, "对方收款之前"), (True, "你收款之前")])
def test_whoever_received_the_money_is_you(*, receiver: bool, words: str) -> None:
    """On the page of a payee, "before they accept" would be about somebody else."""
    labels = load_dataset(ROOT).dataset.labels["zh"]
    assert format_window(Window(until=Event.ACCEPTED), Language("zh", labels), receiver=receiver) == words


@pytest.mark.parametrize(("language", "words"), [("zh", "从转出起满 24 小时"), ("en", "after 24 hours, counted from when it was sent")])
def test_what_comes_by_itself_has_no_last_moment(language: str, words: str) -> None:
    """“Within 24 hours” of an automatic return reads as if somebody had to do something by then."""
    labels = load_dataset(ROOT).dataset.labels[language]
    window = Window(kind="happens-at", length=24, unit=Unit.HOUR, starts_at=Event.SENT, until=Event.ACCEPTED)

    assert format_window(window, Language(language, labels)) == words
