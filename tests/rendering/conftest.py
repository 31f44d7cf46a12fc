"""A page context with a handful of hand-made evidence, so that a test of printing says what it prints."""

from datetime import date

import pytest

from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.planner.plan_index import PlanIndex
from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence, Source
from generator.records.vocabulary import Carrier, Confidence, SourceKind
from generator.rendering.render_context import RenderContext
from tests.small_world import labels


def evidence(day: int, confidence: str = "high", source: str = "law") -> Evidence:
    return Evidence(
        statement=Text(zh="一句话"), source=source, quote="原话", checked_on=date(2026, 1, day), confidence=Confidence(confidence)
    )


@pytest.fixture(scope="session")
def site() -> RenderContext:
    """`a` to `d`, checked on the first to the fourth of January; `b` is weak, `d` is no official word; and forty more."""
    sources = {
        "law": Source(title="某法", kind=SourceKind.LAW, carrier=Carrier.ORIGINAL, url="https://law.example/"),
        "blog": Source(title="某文", kind=SourceKind.BLOG, carrier=Carrier.ORIGINAL),
    }
    pieces = {
        "a": evidence(1),
        "b": evidence(2, "low"),
        "c": evidence(3),
        "d": evidence(4, "medium", "blog"),
        **{f"n-{number}": evidence(5) for number in range(40)},
    }
    dataset = Dataset({"sources": sources, "evidence": pieces, "labels": {"zh": labels("zh")}})
    return RenderContext(PageContext(dataset, Language("zh", labels("zh")), PlanIndex()), directory_urls=True)
