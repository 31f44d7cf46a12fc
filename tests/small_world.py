"""The small world of `tests/world/`: a few records of every kind, made by hand, for tests of code.

Each text names its field and its record (`settlement-of-chat in English`, `settlement-of-chat 中文`), so that a test can tell what
stands where; no two are alike. It is a project like any other: `load_dataset`, `check_data` and `build_site` take its folder. Its
words of the interface are the real ones, through a link: they belong to the code. Everything else is its own, so no change of
`data/` reaches a test of code.

What it holds on purpose: a text without English (the fee of the rail hk-wire), English older than its Chinese (the recall of
hk-local, by `translations.lock`), a window that is closing, one that depends, one nobody knows; a rule that holds no longer, one
not yet, one that repeats another text; a source that is a mirror, evidence that is overdue, not found or used by history alone;
contacts of two regions, one with look-alikes; rails that leave a scenario to their sibling; a figure nobody may publish.
"""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from generator.build_pages import Site, build_site
from generator.loading.loader import load_dataset
from generator.planner.plan_index import PlanIndex, build_plan_index
from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.guidance import Labels
from generator.rendering.prose import without_block_comments
from tests.elements import Element, ReadPage, read_html, read_page

WORLD = Path(__file__).parent / "world"
TODAY = date(2026, 11, 24)
ADDRESS = "https://zhuihui.example/"
LANGUAGES = ("zh", "en")
STALE = frozenset({"recall-of-hk-local in English"})
"""English that is older than its Chinese, hence never published."""


@cache
def records() -> Dataset:
    """The records as they stand in the files."""
    return load_dataset(WORLD).dataset


@cache
def plans() -> PlanIndex:
    """Their plans."""
    return build_plan_index(records())


@cache
def site(language: str) -> Site:
    """The site of one language."""
    return build_site(WORLD, language, TODAY)


@cache
def pages(language: str) -> dict[str, ReadPage]:
    """Every generated page by address (`transfer-types/chat.md`), read."""
    return {uri: read_page(artifact.text) for uri, artifact in site(language).artifacts.items() if uri.endswith(".md")}


@cache
def sheets(language: str) -> dict[str, Element]:
    """Every emergency sheet by address."""
    return {artifact.uri: read_html(artifact.text) for artifact in site(language).sheets(ADDRESS)}


@cache
def packs(language: str) -> dict[str, Element]:
    """Every emergency pack by platform."""
    return {artifact.uri.removesuffix(".html"): read_html(artifact.text) for artifact in site(language).packs(ADDRESS)}


@cache
def prose(language: str) -> dict[str, str]:
    """Every hand-written page by address, its directives answered."""
    folder = WORLD / "content" / language
    written = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.md"))}
    return {
        uri: without_block_comments(site(language).prose(uri, path.read_text("utf-8"), path.relative_to(WORLD).as_posix()).text)
        for uri, path in written.items()
    }


def labels(language: str) -> Labels:
    """The words of the interface."""
    return records().labels[language]


def printed_text(text: Text | None, language: str) -> str:
    """What a reader of a language should read: the text, or its Chinese where there is no English or only old English."""
    if text is None:
        return ""
    return text.en if language == "en" and text.en and text.en not in STALE else text.zh


def copied(folder: Path) -> Path:
    """The small world in a folder of its own, for a test that changes its files."""
    return Path(shutil.copytree(WORLD, folder / "world"))
