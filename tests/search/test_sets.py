"""The sets that judge search are what they say: pages that exist, voices that differ, halves that are even, no sentence used twice."""

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real_records import records
from tests.search.acceptance import HERE

LISTS = ("blind-queries", "blind-stories", "cards", "stories")
"""Files whose entries name their pages themselves."""
QUERIES = ("own", "strangers")
"""Files whose entries name topics of `topics.yml`, or pages."""
SHARED = {"zh": 8, "en": 6}
"""Language → how long a run of signs, or of words, no two stories may share."""
LENGTHS = {"zh": (60, 400), "en": (40, 250)}
"""Language → how short and how long a story is, in signs or in words; those marked `long` may be longer."""
STORIES = {"zh": 80, "en": 40}
VOICES = 30
LEAST = {"blind-queries": 150, "blind-stories": 60, "cards": 150, "stories": 120}
"""File → how many entries it has at least."""
HARM = frozenset({"mainland-number", "foreign-number", "payer-step", "return-money", "lock-card", "contact-payee", "pay-fee"})
"""Kinds of harm that a probe of the card may forbid."""
Entry = dict[str, Any]


def entries(name: str) -> list[Entry]:
    """The entries of a file."""
    found: list[Entry] = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    return found


def told(entry: Entry) -> str:
    """What somebody typed."""
    return str(entry.get("story") or entry["q"])


def runs(text: str, language: str) -> set[str]:
    """Every run of signs or words of the length that two stories may not share; blanks, stops and case do not tell them apart."""
    units = re.findall(r"\w", text.lower()) if language == "zh" else re.findall(r"[\w'’]+", text.lower())
    glue, length = ("" if language == "zh" else " "), SHARED[language]
    return {glue.join(units[at : at + length]) for at in range(len(units) - length + 1)}


def missing(published: Path, pages: list[str]) -> list[str]:
    """The pages and anchors that the published site does not have."""
    found = []
    for page in pages:
        path, _, anchor = page.partition("#")
        file = published / ("index.html" if path == "index" else f"{path}/index.html")
        if not file.exists() or (anchor and f'id="{anchor}"' not in file.read_text("utf-8")):
            found.append(page)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_pages_that_exist(published: Path, name: str) -> None:
    """A page that was renamed would make its entries wrong without a word."""
    for entry in entries(name):
        pages = [*entry["expect"], *entry.get("also", ()), *entry.get("pages", ())]
        assert not missing(published, pages), told(entry)[:40]
        assert len(entry["expect"]) == len({*entry["expect"]}), told(entry)[:40]


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_names_topics_or_pages_that_exist(published: Path, name: str) -> None:
    """A misspelt topic would be taken for a page that is never found."""
    topics = yaml.safe_load((HERE / "topics.yml").read_text("utf-8"))
    named = sorted({page for entry in entries(name) for page in entry["expect"] if page not in topics})
    assert not missing(published, named)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_as_long_as_it_says_and_names_a_language(name: str) -> None:
    """Fewer entries would judge less; one entry twice would count twice."""
    found = entries(name)
    assert len(found) >= LEAST[name]
    assert {entry["language"] for entry in found} == {"zh", "en"}
    assert not [text for text, times in Counter(told(entry) for entry in found).items() if times > 1]
    assert all(entry["expect"] or entry.get("why") or entry["kind"] == "nonsense" for entry in found), "without a page, it says why"


@pytest.mark.parametrize("name", ["stories", "blind-stories"])
def test_stories_are_told_by_many_people(name: str) -> None:
    """One voice would be learnt by heart; payers alone would not show whose case is taken for whose."""
    found = entries(name)
    assert len({entry["voice"] for entry in found}) >= VOICES
    assert {entry["who"] for entry in found} >= {"payer", "receiver", "shop", "helper"}


def test_stories_are_as_long_as_people_tell_them() -> None:
    """Short ones are queries, and longer ones are marked, so that they are few."""
    found = entries("stories")
    for entry in found:
        length = len(entry["story"]) if entry["language"] == "zh" else len(entry["story"].split())
        least, most = LENGTHS[entry["language"]]
        assert least <= length, entry["voice"]
        assert (length > most) == entry.get("long", False), entry["voice"]
    assert sum(entry.get("long", False) for entry in found) <= 4


def test_one_half_of_the_stories_is_kept_for_the_last_run() -> None:
    """The halves are alike in language and in who tells; each language has enough."""
    found = entries("stories")
    for language, least in STORIES.items():
        halves = Counter(entry["half"] for entry in found if entry["language"] == language)
        assert halves.keys() == {"tune", "last"}
        assert halves.total() >= least
        assert abs(halves["tune"] - halves["last"]) <= 2
    for who in ("payer", "receiver", "shop", "helper"):
        halves = Counter(entry["half"] for entry in found if entry["who"] == who)
        assert abs(halves["tune"] - halves["last"]) <= 2, who


def test_no_two_stories_share_a_sentence() -> None:
    """What one half taught would count as found in the other."""
    tellers: defaultdict[str, set[str]] = defaultdict(set)
    for name in ("stories", "blind-stories"):
        for number, entry in enumerate(entries(name)):
            for run in runs(entry["story"], entry["language"]):
                tellers[run].add(f"{name} {number} {entry['voice']}")
    assert not {run: names for run, names in tellers.items() if len(names) > 1}


def test_a_shared_run_is_seen() -> None:
    """Stops and blanks do not hide it, a run that is one shorter is none."""
    assert runs("钱转错了，我该怎么办", "zh") & runs("昨天 钱转错了我该怎么", "zh")
    assert not runs("钱转错了我该怎", "zh")
    assert runs("I sent it to the wrong man", "en") & runs("Well: I sent it to the wrong woman", "en")


def test_probes_of_the_card_name_actions_kinds_and_places_of_ours() -> None:
    """A misspelt action would never be right, a misspelt kind of harm never seen."""
    header = (HERE / "cards.yml").read_text("utf-8")
    for entry in entries("cards"):
        assert {*entry["card"]} <= records().procedures.keys(), entry["q"]
        assert {*entry["harmful"]} <= HARM, entry["q"]
        assert {*entry.get("pages", ())} <= {*entry["expect"]}, entry["q"]
        assert entry.get("place", "CN").lower() in records().places, entry["q"]
        assert entry["card"] or not entry.get("or_none"), entry["q"]
    for kind, count in Counter(entry["kind"] for entry in entries("cards")).items():
        assert f"#   {kind} ({count}): " in header


def test_the_probes_of_the_card_cover_who_asks_and_from_where() -> None:
    """Places on the device, words that only sound like a case, and helpers: each was wrong once."""
    kinds = Counter(entry["kind"] for entry in entries("cards"))
    assert kinds["place"] >= 12
    assert kinds["heard"] >= 10
    assert kinds["helper"] >= 10
    assert kinds["receiver"] >= 20
    assert all(("place" in entry) == (entry["kind"] == "place") for entry in entries("cards"))
