"""The page of a claim in circulation, and the list of all of them."""

import pytest

from tests.elements import read_cell, read_html, rows_of
from tests.small_world import LANGUAGES, labels, pages, printed_text, prose, records

CLAIMS = records().claims


def title_of(key: str, language: str) -> str:
    """A claim as a title: without its full stop."""
    return printed_text(CLAIMS[key].claim, language).rstrip("。.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", CLAIMS)
def test_a_claim_has_its_verdict_its_truth_and_its_evidence(key: str, language: str) -> None:
    """“True” beside a claim that is false would be worse than no page."""
    (card,) = pages(language)[f"claims/{key}.md"].lead.all(css="z-claim")
    claim = CLAIMS[key]

    assert card.one("b", "z-verdict-word").text == labels(language).words["verdict"][claim.verdict]
    verdict = f"{labels(language).words['verdict'][claim.verdict]}{labels(language).words['ui']['colon']}"
    assert f"{verdict.strip()} {printed_text(claim.truth, language)}" in " ".join(card.text_without("z-marks").split())
    assert set(read_cell(card).evidence) == set(claim.evidence)
    assert f"z-v-{claim.verdict}" in card.attributes["class"]
    assert pages(language)[f"claims/{key}.md"].title == title_of(key, language)


@pytest.mark.parametrize("key", CLAIMS)
def test_a_claim_does_not_lead_to_itself(key: str) -> None:
    """Neither its card nor the rules that answer it: who taps there expects to get further."""
    page = pages("zh")[f"claims/{key}.md"]

    assert page.lead.all(css="z-said") == [] or page.lead.one(css="z-said").all("a") == []
    assert not [link for link in page.whole.all("a") if link.attributes["href"] in {"", "#", "./"} or key in link.attributes["href"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_a_claim_circulates_and_in_which_words_stands_behind_labels(language: str) -> None:
    """“Question-and-answer sites” alone could be our source."""
    claim, words = CLAIMS["heard-a"], labels(language).words["ui"]
    quiet = [part.text for part in pages(language)["claims/heard-a.md"].lead.all("p", "z-quiet")]

    assert quiet == [
        f"{words['circulates']}{words['colon']}{claim.quote}",
        f"{words['heard']}{words['colon']}{printed_text(claim.heard, language)}",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_a_claim_touches_stand_under_platform_and_question(language: str) -> None:
    """One question, answered for several platforms."""
    rows = rows_of(pages(language)["claims/heard-a.md"].sections["rules"])
    platform, questions = records().platforms["some-pay"], records().vocabularies["questions"]
    rules = [rule for rule in platform.rules if rule.id in {"cancel", "stop-now"}]

    assert [(label, cell.text, cell.links) for label, cell in rows] == [
        (
            f"{printed_text(platform.name, language)} · {printed_text(questions[rule.question].name, language)}",
            printed_text(rule.text, language),
            (),
        )
        for rule in rules
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", CLAIMS)
def test_the_description_of_a_claim_has_one_stop_at_each_joint(key: str, language: str) -> None:
    """“……可以撤回。：不对：” in a list of search results looks like a machine that stumbled."""
    words, claim = labels(language).words, CLAIMS[key]
    joints = f"{title_of(key, language)}{words['ui']['colon']}{words['verdict'][claim.verdict]}{words['ui']['stop']}"

    assert pages(language)[f"claims/{key}.md"].head["description"] == f"{joints}{printed_text(claim.truth, language)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_claims_of_the_article_stand_before_the_myths_of_their_part(language: str) -> None:
    """Who comes from the article looks for its own words."""
    part = pages(language)["claims/index.md"].sections["intro"]
    verdicts, words = part.all("li"), labels(language).words["verdict"]

    assert [item.one("a").text for item in verdicts] == [printed_text(CLAIMS[key].claim, language) for key in ("heard-a", "myth-b")]
    assert [item.one("b", "z-verdict-word").text for item in verdicts] == [words[CLAIMS[key].verdict] for key in ("heard-a", "myth-b")]
    assert [item.text for item in part.all(css="z-seed")] == ["S0.1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_between_quotation_marks_quotes_with_the_other_kind(language: str) -> None:
    """“tap “take back”” ends twice; in a list without quotation marks it keeps its own."""
    own, words = printed_text(CLAIMS["myth-b"].claim, language), labels(language).words
    inner = own.replace("“", "‘").replace("”", "’")
    claimed = words["ui"]["claim-in-cell"].format(claim=inner.rstrip("。."), verdict=words["verdict"]["only-if"])

    assert own in [link.text for link in pages(language)["claims/index.md"].whole.all("a")]
    assert f"“{inner}”" in [link.text for link in read_html(prose(language)["guides/helping-a-parent.md"]).all("a")]
    assert claimed in [link for _, cell in rows_of(pages(language)["transfer-types/card.md"].whole) for link in cell.links]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_of_claims_and_evidence_count_what_they_hold(language: str) -> None:
    """How many claims there are, and how many of them the article made."""
    words = labels(language).words["ui"]
    evidence = words["evidence-intro"].format(total=len(records().evidence), sources=len(records().sources))

    assert pages(language)["claims/index.md"].lead.all("p", "z-note-block")[0].text == words["claims-intro"].format(total=2, seeds=1)
    assert pages(language)["evidence/index.md"].lead.all("p", "z-note-block")[0].text == evidence
