"""Windows in words."""

import pytest

from generator.models.values import Window
from generator.models.vocabulary import Event
from generator.views.formats import format_window
from generator.views.language import Language
from tests.small_world import LANGUAGES, labels


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("receiver", "word"), [(False, "accepted"), (True, "receiver-accepted")])
def test_whoever_received_the_money_is_you(*, receiver: bool, word: str, language: str) -> None:
    """On the page of a payee, "before they accept" would be about somebody else."""
    words = labels(language)

    assert format_window(Window(until=Event.ACCEPTED), Language(language, words), receiver=receiver) == words.words["before-event"][word]
