"""The page of a claim in circulation."""

from collections.abc import Callable

import pytest

from generator.loading.loader import load_dataset
from generator.rendering.page import SiteFacts, render_page
from generator.views.blocks import Claims, Questions
from generator.views.pages.claim import claim_page
from generator.views.workshop import Workshop
from tests.hostile import ROOT

MakeBench = Callable[..., Workshop]


@pytest.mark.parametrize("key", load_dataset(ROOT).dataset.claims)
def test_a_claim_does_not_lead_to_itself(bench: MakeBench, key: str) -> None:
    """Neither its card nor the rules that answer it: who taps there expects to get further."""
    made = bench()
    page = claim_page(made, key, made.dataset.claims[key])
    blocks = [*page.lead, *(block for section in page.sections for block in section.blocks)]
    rules = [cell for block in blocks if isinstance(block, Questions) for question in block.items for cell in question.answers]

    assert {item.to for block in blocks if isinstance(block, Claims) for item in block.items} == {""}
    assert page.uri not in {link.to for cell in rules for link in cell.links}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_where_a_claim_circulates_stands_behind_its_label(bench: MakeBench, language: str) -> None:
    """“搜索结果里的问答站与攻略页” alone could be our source."""
    made = bench(language)
    claim = made.dataset.claims["m01"]
    text = render_page(claim_page(made, "m01", claim), SiteFacts(made.language, directory_urls=True)).text
    label = made.language.ui("heard") + made.language.ui("colon")

    assert f"{label}{made.say(claim.heard)}".replace("&", "&amp;") in text
    assert "z-said" not in text
