"""Words of a law come with the date of their text: a law quoted from an old text reads like the law of today."""

import pytest

from generator.pages.blocks import AnswerBox, Cell, EvidenceItem, EvidenceList, Page
from generator.pages.cited_sources import QUOTED, cite
from generator.pages.context import PageContext
from generator.pages.language import Language, Phrase
from generator.planner.plan_index import PlanIndex
from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.evidence import Source
from generator.records.vocabulary import Carrier, SourceKind
from generator.rendering.page import render_page
from generator.rendering.render_context import RenderContext
from tests.elements import Element, read_page
from tests.rendering.conftest import evidence
from tests.small_world import LANGUAGES, labels

REVISED = (Text(zh="2026-01-01 修订施行", en="revised on 2026-01-01"), Text(zh="只有中文"))
SHOWN = {
    "zh": {
        "dated": ["所读文本截至 2020-05-28", "此后的修订：本站没有记录"],
        "revised": ["所读文本未标日期", "此后：2026-01-01 修订施行", "此后：只有中文"],
        "paper": [],
    },
    "en": {
        "dated": ["text as of 2020-05-28", "no later revision on our record"],
        "revised": ["text without a date", "since then: revised on 2026-01-01", "since then: 只有中文"],
        "paper": [],
    },
}
"""Language → source → what stands beside its words."""


def site(language: str) -> RenderContext:
    """Evidence of a law with a date, of one revised since, of a newspaper; and as much more as no page quotes."""
    law = Source(title="某法", kind=SourceKind.LAW, carrier=Carrier.ORIGINAL)
    sources = {
        "dated": law.model_copy(update={"text_as_of": "2020-05-28", "revised_since": ()}),
        "revised": law.model_copy(update={"text_as_of": "unknown", "revised_since": REVISED}),
        "paper": Source(title="某报", kind=SourceKind.PRESS, carrier=Carrier.ORIGINAL),
    }
    pieces = {key: evidence(1, source=key) for key in sources} | {f"n-{number}": evidence(2, source="dated") for number in range(QUOTED)}
    dataset = Dataset({"sources": sources, "evidence": pieces, "labels": {language: labels(language)}})
    return RenderContext(PageContext(dataset, Language(language, labels(language)), PlanIndex()), directory_urls=True)


def said(element: Element) -> list[str]:
    return [part.text for part in element.all(css="z-law")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_each_quote_of_a_law_stands_when_its_text_is_of(language: str) -> None:
    """On the page that cites it, and in the register of evidence; beside other sources nothing."""
    here = site(language)
    cited = tuple(SHOWN[language])
    listed = EvidenceList(tuple(EvidenceItem(key, Phrase(key), cite(here.context, (key,))[0], ()) for key in cited))
    page = Page("evidence/x.md", Phrase("x"), "x", "evidence", (AnswerBox(Cell(Phrase("y"), evidence=cited)), listed), ())
    whole = read_page(render_page(page, here).text).whole

    for key, expected in SHOWN[language].items():
        assert said(whole.one("li", id=f"e-{key}")) == said(whole.one("div", "z-evidence", id=key)) == expected


def test_words_in_another_language_are_marked_as_such() -> None:
    """A screen reader would spell Chinese with an English voice."""
    (entry,) = cite(site("en").context, ("revised",))

    assert [part.lang for part in entry.law] == ["", "", "zh-CN"]


def test_a_long_list_without_quotes_stays_short() -> None:
    """It names each law, and the page of its evidence has the rest."""
    here = site("zh")

    assert not any(entry.law for entry in cite(here.context, tuple(here.context.dataset.evidence)))
