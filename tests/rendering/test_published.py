"""Who published a source and when stands behind its title, each in its own language: a date says how old a rule is."""

import pytest

from generator.pages.cited_sources import cite
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.planner.plan_index import PlanIndex
from generator.records.dataset import Dataset
from generator.records.evidence import Source
from generator.records.vocabulary import Carrier, SourceKind
from generator.rendering.page import render_sources
from generator.rendering.render_context import RenderContext
from tests.elements import Element, read_html
from tests.rendering.conftest import evidence
from tests.small_world import LANGUAGES, labels

SHARED = {"kind": SourceKind.BANK, "carrier": Carrier.ORIGINAL}
SOURCES = {
    "whole": Source(title="Payments sent in error", publisher="某银行", published="2025-01", **SHARED),
    "bare": Source(title="某银行的公告", publisher="某银行", **SHARED),
    "japanese": Source(title="振込を間違えた", publisher="農林中央金庫", published="2025", **SHARED),
    "mixed": Source(title="Rules of the payment system of China (支付系统)", published="2024-02-03", **SHARED),
    "law": Source(title="某法", text_as_of="2020-05-28", kind=SourceKind.LAW, carrier=Carrier.ORIGINAL),
}


@pytest.fixture(scope="module", params=LANGUAGES)
def printed(request: pytest.FixtureRequest) -> tuple[str, dict[str, Element]]:
    """(language, entry of the list of sources by id)."""
    language = str(request.param)
    records = {"sources": SOURCES, "evidence": {key: evidence(1, source=key) for key in SOURCES}}
    site = RenderContext(PageContext(Dataset(records), Language(language, labels(language)), PlanIndex()), directory_urls=True)
    text = render_sources(cite(site.context, [*SOURCES]), site.freshness([*SOURCES]), "a.md", site)
    whole = read_html(text)
    return language, {key: whole.one("li", id=f"e-{key}") for key in SOURCES}


def head(entry: Element) -> str:
    """What stands before the quote."""
    return entry.text.partition("原话")[0].strip()


def test_the_title_is_followed_by_who_published_it_and_when(printed: tuple[str, dict[str, Element]]) -> None:
    """A publisher that the title names is not named twice; the text of a law has its own date; and no date is said in words."""
    language, entries = printed
    no_date = labels(language).words["ui"]["no-date"]

    assert {key: head(entry) for key, entry in entries.items()} == {
        "whole": "Payments sent in error · 某银行 · 2025-01",
        "bare": f"某银行的公告 · {no_date}",
        "japanese": "振込を間違えた · 農林中央金庫 · 2025",
        "mixed": "Rules of the payment system of China (支付系统) · 2024-02-03",
        "law": "某法",
    }


def test_each_part_has_its_own_language(printed: tuple[str, dict[str, Element]]) -> None:
    """A voice that reads English as Chinese, or Japanese as Chinese, is not understood."""
    language, entries = printed
    found = {
        words: part.lang
        for entry in entries.values()
        for part in entry.walk()
        for words in ("Payments sent in error", "某银行", "某银行的公告", "振込を間違えた", "農林中央金庫", "支付系统")
        if words in [child for child in part.children if isinstance(child, str)]
    }

    assert found["Payments sent in error"] == ("" if language == "en" else "en")
    assert found["某银行"] == found["某银行的公告"] == ("zh-CN" if language == "en" else "")
    assert found["振込を間違えた"] == found["農林中央金庫"] == "ja"
    assert language == "zh" or found["支付系统"] == "zh-CN"
