"""Windows in words."""

from pathlib import Path

import pytest

from generator.loading.loader import load_dataset
from generator.models.values import Window
from generator.models.vocabulary import Event
from generator.views.formats import format_window
from generator.views.language import Language

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("receiver", "words"), [(False, "对方收款之前"), (True, "你收款之前")])
def test_whoever_received_the_money_is_you(*, receiver: bool, words: str) -> None:
    """On the page of a payee, "before they accept" would be about somebody else."""
    labels = load_dataset(ROOT).dataset.labels["zh"]
    assert format_window(Window(until=Event.ACCEPTED), Language("zh", labels), receiver=receiver) == words
