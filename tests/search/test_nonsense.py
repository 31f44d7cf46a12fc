"""What has nothing to do with us finds nothing, or three entries that say they are weak; and no sound word is put right."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.search.acceptance import HERE, ask

pytestmark = pytest.mark.browser
MOST_WEAK = 3
"""More would look like an answer."""
COMPARED = frozenset({"register"})
"""Types of answers that nonsense may get: digits that are no number of ours are said to be none."""


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((HERE / "nonsense.yml").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def nothing(published: Path, texts: dict[str, list[str]]) -> list[dict[str, Any]]:
    return ask(texts["nothing"], published / "search")


def test_there_are_enough_of_them(texts: dict[str, list[str]]) -> None:
    assert len({*texts["nothing"]}) >= 60
    assert len({*texts["sound"]}) >= 20


def test_nonsense_gets_no_card(nothing: list[dict[str, Any]]) -> None:
    """A hotline above a recipe makes every other hotline doubtful."""
    assert [(each["q"], cards) for each in nothing if (cards := {card["type"] for card in each["answers"]} - COMPARED)] == []


def test_nonsense_finds_nothing_or_three_weak_entries(nothing: list[dict[str, Any]]) -> None:
    found = [(each["q"], each["total"], each["weak"]) for each in nothing if each["items"]]
    assert [each for each in found if each[1] > MOST_WEAK or not each[2]] == []


def test_no_sound_word_is_put_right(published: Path, texts: dict[str, list[str]], nothing: list[dict[str, Any]]) -> None:
    """“Searched for break” instead of bread: whoever reads that believes that we did not understand."""
    sound = ask(texts["sound"], published / "search")
    assert [(each["q"], each["corrected"]) for each in (*nothing, *sound) if each["corrected"]] == []
