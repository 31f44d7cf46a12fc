"""What one process has found in texts, taken up by another that has imported the checks in another order."""

from collections.abc import Iterator

import pytest

from generator.checks import remembered
from generator.checks.remembered import FoundInTexts, Search, remember_texts


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[Search[str]]:
    """Two of them, and nothing known."""
    monkeypatch.setattr(remembered, "_SEARCHES", [])
    monkeypatch.setattr(remembered, "_KNOWN", {})
    return [Search(digits, learnt.update), Search(signs)]


learnt: dict[str, tuple[str, ...]] = {}


def digits(text: str) -> Iterator[str]:
    yield from filter(str.isdigit, text)


def signs(text: str) -> Iterator[str]:
    yield from (sign for sign in text if not sign.isalnum())


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_each_search_gets_what_it_would_have_found(searches: list[Search[str]], order: tuple[int, int]) -> None:
    """Whatever place it had there."""
    text = "9!"
    kept = FoundInTexts(
        tuple(searches[place].name for place in order), {text: tuple(tuple(searches[place].find(text)) for place in order), "a": ()}
    )
    learnt.clear()

    assert remember_texts(kept) == 2
    assert remembered._KNOWN == {text: (("9",), ("!",)), "a": ()}
    assert learnt == {text: ("9",), "a": ()}


def test_what_other_searches_have_found_is_left(searches: list[Search[str]]) -> None:
    """A check was added or taken away."""
    assert remember_texts(FoundInTexts((searches[0].name,), {"9": (("9",),)})) == 0
    assert remembered._KNOWN == {}
