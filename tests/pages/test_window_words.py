"""Windows in words."""

import pytest

from generator.pages.formats import format_window
from generator.pages.language import Language
from generator.records.values import Window
from generator.records.vocabulary import Event, Unit, WindowKind
from tests.small_world import LANGUAGES, labels


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("receiver", "word"), [(False, "accepted"), (True, "receiver-accepted")])
def test_whoever_received_the_money_is_you(*, receiver: bool, word: str, language: str) -> None:
    """On the page of a payee, "before they accept" would be about somebody else."""
    words = labels(language)

    assert (
        format_window(Window(kind=WindowKind.ACT_BY, until=Event.ACCEPTED), Language(language, words), receiver=receiver)
        == words.words["until-event"][word]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_end_alone_is_said_as_an_end_and_behind_a_length_as_a_condition(language: str) -> None:
    """“Depends before the money is credited” is no sentence; “until the money is credited” is one."""
    words, until = labels(language), {"until": Event.CREDITED}
    alone = format_window(Window(kind=WindowKind.ACT_BY, **until), Language(language, words))
    both = format_window(
        Window(kind=WindowKind.ACT_BY, length=24, unit=Unit.HOUR, starts_at=Event.SENT, **until), Language(language, words)
    )

    assert alone == words.words["until-event"]["credited"]
    assert both.endswith(words.words["ui"]["window-join"] + words.words["before-event"]["credited"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_by_itself_has_no_last_moment(language: str) -> None:
    """“Within 24 hours” of an automatic return reads as if somebody had to do something by then."""
    words = labels(language).words
    window = Window(kind=WindowKind.HAPPENS_AT, length=24, unit=Unit.HOUR, starts_at=Event.SENT, until=Event.ACCEPTED)

    assert format_window(window, Language(language, labels(language))) == words["ui"]["window-happens-at"].format(
        event=words["event"]["sent"], length=24, unit=words["unit-many"]["hour"]
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in WindowKind if kind is not WindowKind.ACT_BY])
def test_what_is_no_deadline_of_the_reader_does_not_read_like_one(kind: WindowKind, language: str) -> None:
    """“Within 24 hours” of a freeze in Taiwan was read as the time left to act."""
    own, other = (Window(kind=each, length=24, unit=Unit.HOUR, starts_at=Event.FROZEN) for each in (WindowKind.ACT_BY, kind))
    words = Language(language, labels(language))

    assert format_window(own, words) != format_window(other, words)
