"""The page of a claim in circulation."""

import re
from collections.abc import Callable

import pytest

from generator.loading.loader import load_dataset
from generator.rendering.page import render_page
from generator.rendering.site_facts import SiteFacts
from generator.views.blocks import Claims, Questions
from generator.views.context import PageContext
from generator.views.pages.claim import claim_page
from tests.hostile import ROOT

MakeContext = Callable[..., PageContext]


@pytest.mark.parametrize("key", load_dataset(ROOT).dataset.claims)
def test_a_claim_does_not_lead_to_itself(context: MakeContext, key: str) -> None:
    """Neither its card nor the rules that answer it: who taps there expects to get further."""
    made = context()
    page = claim_page(made, key, made.dataset.claims[key])
    blocks = [*page.lead, *(block for section in page.sections for block in section.blocks)]
    rules = [cell for block in blocks if isinstance(block, Questions) for question in block.items for cell in question.answers]

    assert {item.to for block in blocks if isinstance(block, Claims) for item in block.items} == {""}
    assert page.uri not in {link.to for cell in rules for link in cell.links}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_where_a_claim_circulates_stands_behind_its_label(context: MakeContext, language: str) -> None:
    """“搜索结果里的问答站与攻略页” alone could be our source."""
    made = context(language)
    claim = made.dataset.claims["m01"]
    text = render_page(claim_page(made, "m01", claim), SiteFacts(made, directory_urls=True)).text
    label = made.language.ui("heard") + made.language.ui("colon")

    assert f"{label}{made.say(claim.heard)}".replace("&", "&amp;") in text
    assert "z-said" not in text


def test_the_description_of_a_claim_has_one_stop_at_each_joint(context: MakeContext) -> None:
    """“……可以撤回。：不对：” in a list of search results looks like a machine that stumbled."""
    page = {language: claim_page(made := context(language), "m03", made.dataset.claims["m03"]) for language in ("zh", "en")}

    assert str(page["zh"].title) == "转账后 2 分钟内可以撤回"
    assert page["zh"].description.startswith("转账后 2 分钟内可以撤回：不对。不能。")
    assert page["en"].description.startswith("A transfer can be taken back within 2 minutes: False. No.")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_claim_has_two_marks_in_a_row(context: MakeContext, language: str) -> None:
    """Whatever a claim ends in."""
    made = context(language)
    said = [claim_page(made, key, record).description for key, record in made.dataset.claims.items()]

    assert [words for words in said if re.search(r"[.。:：?？!！,，][:：.。,，]", words)] == []


def test_a_claim_between_quotation_marks_quotes_with_the_other_kind(context: MakeContext) -> None:
    """“tap “take back”” ends twice."""
    made = context("en")
    (item,) = made.claims(["m07"])
    cell = made.cell(made.dataset.rule("wechat-pay#sender-cancel"), "sender-cancel")

    assert str(item.claim).endswith("tap ‘take back’.")
    assert str(made.verdicts(["m07"])[0].claim).endswith("tap “take back”.")
    assert [str(link.text) for link in cell.links] == [
        "Claimed online: “Once an ordinary transfer is complete, the payer cannot cancel it” – True"
    ]
