"""What a page hands to the engine beside its text: its file for the edit link, what search reads, and the breadcrumbs."""

from typing import Any

import pytest

from tests.small_world import LANGUAGES, WORLD, labels, pages, printed_text, records, site

FILES = {
    "platforms/some-pay.md": "data/platforms/some-pay.yml",
    "transfer-types/chat.md": "data/transfer_types/chat.yml",
    "procedures/stop-card.md": "data/procedures/stop-card.yml",
    "claims/myth-b.md": "data/claims/all.yml",
    "topics/frozen-account.md": "data/topics/frozen-account.yml",
    "rails/hk-wire.md": "data/rails/hk-wire.yml",
    "corridors/cn-hk.md": "data/corridors/cn-hk.yml",
    "places/cn.md": "data/places/cn.yml",
    "places/cn-law-1.md": "data/places/cn.yml",
    "safeguards/delay.md": "data/safeguards/delay.yml",
    "outlook/revocable.md": "data/outlook/revocable.yml",
    "scripts/to-the-payee.md": "data/scripts/to-the-payee.yml",
    "letters/demand.md": "data/letters/demand.yml",
    "comparisons/rails.md": "data/comparisons/rails.yml",
    "evidence/hl-1.md": "data/evidence/all.yml",
    "help/scam-some-pay.md": "data/platforms/some-pay.yml",
}
"""Page → the file that is opened to correct it. Pages of many records lead to the folder of their kind."""
ALIASES = {
    "platforms/some-pay.md": ["某支付"],
    "transfer-types/chat.md": ["聊天转账"],
    "procedures/recall-abroad.md": ["境外召回"],
    "proceedings/world-pay.md": ["之后怎样"],
    "claims/heard-a.md": ["能撤回"],
    "claims/article.md": ["那篇网文"],
    "topics/frozen-account.md": ["账户冻结"],
    "rails/hk-wire.md": ["港汇"],
    "corridors/cn-hk.md": ["汇去香港"],
    "places/cn.md": ["内地"],
    "uncovered/hk-purse.md": ["香包"],
    "scripts/to-the-payee.md": ["怎么跟对方说"],
    "letters/demand.md": ["催还函"],
    "glossary.md": ["撤汇"],
}
"""Page → what people type when they look for it."""
SEARCH: dict[str, dict[str, Any]] = {
    "platforms/other-pay.md": {"platform": "other-pay", "region": "HK"},
    "transfer-types/card.md": {"platform": "some-pay", "region": "CN"},
    "procedures/recall-abroad.md": {
        "scenario": "wrong-payee wrong-amount paid-twice scam unauthorised",
        "region": "HK",
        "roles": "payer helper",
    },
    "rails/hk-wire.md": {"region": "CN HK"},
    "corridors/cn-hk.md": {"region": "CN HK"},
    "places/hk.md": {"region": "HK"},
    "uncovered/hk-purse.md": {"region": "HK"},
    "topics/frozen-account.md": {"region": "CN"},
    "plans/card/payer-scam.md": {"platform": "some-pay", "scenario": "scam", "asker": "", "priority": "high"},
    "plans/chat/payee-wrong-payee.md": {
        "platform": "some-pay",
        "scenario": "wrong-payee",
        "asker": "payee",
        "priority": "",
    },
    "plans/chat/payer-wrong-payee.md": {
        "platform": "some-pay",
        "scenario": "wrong-payee",
        "asker": "",
        "priority": "high",
    },
    "help/scam-some-pay.md": {"platform": "some-pay", "scenario": "scam"},
    "help/payee.md": {"asker": "payee"},
    "hotlines.md": {"priority": "high"},
    "claims/myth-b.md": {"priority": "low"},
}
"""Page → what search reads of it."""
BACK = {
    "transfer-types/chat.md": ("platforms", "some-pay", "../../platforms/some-pay/"),
    "plans/card/payer-scam.md": ("transfer_types", "card", "../../../transfer-types/card/"),
    "plans/hk-wire/payer-scam.md": ("rails", "hk-wire", "../../../rails/hk-wire/"),
    "places/cn-law-1.md": ("places", "cn", "../cn/"),
}
"""Page → the record it belongs to, and the way there."""


@pytest.mark.parametrize("uri", FILES)
def test_the_edit_link_opens_the_file_of_the_record(uri: str) -> None:
    """Somebody who finds a mistake corrects it where it stands."""
    assert site("zh").artifacts[uri].source == FILES[uri]
    assert (WORLD / FILES[uri]).is_file()


def test_every_page_leads_to_a_file_or_a_folder_that_is_there() -> None:
    """Pages of many records lead to the folder of their kind."""
    assert [uri for uri in pages("zh") if not (WORLD / site("zh").artifacts[uri].source).exists()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_knows_the_other_names_of_a_page(language: str) -> None:
    """In every language: people type what they know."""
    assert {uri: page.head["aliases"] for uri, page in pages(language).items() if "aliases" in page.head} == ALIASES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("uri", SEARCH)
def test_search_knows_platform_region_and_case_of_a_page(uri: str, language: str) -> None:
    """So that a search for one platform is not answered with the rules of another."""
    assert pages(language)[uri].head["search"] == SEARCH[uri]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_its_title_and_its_kind(language: str) -> None:
    """The title in the list of search results is that of the page."""
    for uri, page in pages(language).items():
        assert page.head["title"] == page.title, uri
        assert page.head["kind"], uri
        assert page.title.rstrip("?？") in str(page.head["description"]), uri


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("uri", BACK)
def test_a_page_leads_back_to_what_it_belongs_to(uri: str, language: str) -> None:
    """Whoever comes from a search engine sees where the page stands."""
    kind, key, address = BACK[uri]
    crumbs = site(language).artifacts[uri].text.partition("\n# ")[0]

    assert f'<a href="{address}">{printed_text(records().kind(kind)[key].name, language)}</a>' in crumbs


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_and_a_page_of_evidence_lead_back_to_their_lists(language: str) -> None:
    """From one claim to all of them."""
    words = labels(language).words["ui"]
    for uri, title in (("claims/myth-b.md", "claims-title"), ("evidence/bk-1.md", "evidence-title")):
        assert f'<a href="../">{words[title]}</a>' in site(language).artifacts[uri].text.partition("\n# ")[0]
