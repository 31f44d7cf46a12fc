"""An article as it was printed: the verdict stands at each of its places, and each claim once."""

import pytest

from generator.records.printed_article import Passage
from tests.elements import Element, ReadPage, evidence_of
from tests.small_world import LANGUAGES, labels, pages, printed_text, records, site

ARTICLE = records().articles["seed"]


def article(language: str) -> ReadPage:
    return pages(language)["claims/article.md"]


def places(page: ReadPage) -> list[Element]:
    """Every place with a verdict or marked as an opinion, in the order of the page."""
    return page.whole.all(css="z-judged")


def mark(passage: Passage, language: str) -> str:
    """What stands in front of a passage."""
    words, ui = labels(language).words["verdict"], labels(language).words["ui"]
    key = passage.claim or passage.judged_with
    return ui["unjudged"] if key is None else words[records().claims[key].verdict] if passage.words else ui["left-empty"]


def expected() -> list[Passage]:
    """The passages that have one of these, in the order of print."""
    return [passage for passage in ARTICLE.passages if passage.unjudged != "heading"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_of_the_article_has_its_verdict_in_front_of_its_words(language: str) -> None:
    """Who finds his cell and not what is wrong with it has been given the advice once more."""
    found = []
    for place in places(article(language)):
        verdict, *_ = place.all("b")
        shown = "".join(text.text for text in place.all("q"))
        found.append((verdict.text, shown))
        assert place.text.startswith(f"{verdict.text} {shown}".strip())

    assert found == [(mark(passage, language), printed_text(passage.words, language)) for passage in expected()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [key for key, claim in records().claims.items() if claim.seed_refs] + ["myth-b"])
def test_each_claim_stands_once_with_its_truth_its_evidence_and_the_way_to_its_page(key: str, language: str) -> None:
    """Twice is a page that nobody ends; not at all is an article that was let off."""
    (place,) = article(language).whole.all("div", id=key)
    claim = records().claims[key]

    assert place.one("ins").text == printed_text(claim.truth, language)
    assert evidence_of(place) == claim.evidence[:1]
    assert [link.attributes["href"] for link in place.all("a") if "e-" not in link.attributes["href"]] == [f"../{key}/"]
    assert f"z-v-{claim.verdict}" in place.attributes["class"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_struck_out_and_nothing_else(language: str) -> None:
    """In the words of the page and for a screen reader, not by a colour."""
    struck = [text.text for text in article(language).whole.all("s")]
    wrong = [each for each in expected() if (key := each.claim or each.judged_with) and records().claims[key].verdict == "false"]

    assert struck == [printed_text(passage.words, language) for passage in wrong]
    assert len(struck) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cells_of_a_table_stand_under_their_heads(language: str) -> None:
    """Somebody with the article in hand looks for the place, not for the words."""
    table, printed = article(language).sections["intro"].one("table", id="table-intro"), ARTICLE.parts[0].table
    assert printed is not None
    heads = [printed_text(head.words, language) for head in printed.columns]

    assert [head.text for head in table.one("thead").all("th")] == heads
    for row, shown in zip(printed.rows, table.one("tbody").all("tr"), strict=True):
        assert shown.one("th").text == printed_text(row.head.words, language)
        assert [(cell.attributes["data-label"], cell.one("q").text) for cell in shown.all("td")] == [
            (head, printed_text(cell.words, language)) for head, cell in zip(heads[1:], row.cells, strict=True)
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_that_is_judged_elsewhere_leads_there(language: str) -> None:
    """The verdict is here, the reason a few words further."""
    (place,) = [each for each in places(article(language)) if "id" not in each.attributes and "z-v-" in each.attributes["class"]]

    assert [link.attributes["href"] for link in place.all("a")] == ["#heard-a"]
    assert place.all("ins") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_is_reached_from_the_list_of_claims_and_from_a_to_z(language: str) -> None:
    """Nobody types its address."""
    name = printed_text(ARTICLE.title, language)
    leading = [uri for uri in ("claims/index.md", "all-pages.md") if name in [link.text for link in pages(language)[uri].whole.all("a")]]

    assert leading == ["claims/index.md", "all-pages.md"]
    assert article(language).title == name


def test_search_reads_no_words_of_the_article_without_their_verdict() -> None:
    """A snippet of false advice looks like advice of this site."""
    documents = [each for each in site("zh").documents() if each.uri.startswith("claims/article/")]

    assert documents
    assert "cell-back-of-article" not in repr(documents)
