"""What every page ends with: the words that stand for it in a list of search results, its sources, and how old they are."""

import re
from datetime import date, timedelta

import pytest

from generator.checks.references import walk_references
from generator.records.vocabulary import Carrier, SourceKind
from tests.elements import ReadPage
from tests.small_world import LANGUAGES, labels, packs, pages, printed_text, prose, records, sheets, site

LIMITS = {"contacts": 90, SourceKind.LAW: 365, SourceKind.REGULATOR: 365, SourceKind.COURT: 365}
"""Days until a fact is read again, by what rests on it or by who speaks; 180 for all else."""
HISTORY = {"claims", "statistics", "court_cases", "contradictions"}
"""What rests on evidence that is never read again."""
DAY = r"(\d{4}-\d{2}-\d{2})"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("uri", "joint"), [("glossary.md", "colon"), ("places/hk.md", "stop"), ("help/merchant.md", "ask"), ("transfer-types/card.md", "colon")]
)
def test_a_name_goes_over_into_what_is_said_of_it(uri: str, joint: str, language: str) -> None:
    """“where did the money go?.” and “先做什么、找谁：先联系” were printed as they stand here. A name with a colon is a sentence."""
    words = labels(language).words["ui"]
    end = {"colon": words["colon"], "stop": words["stop"], "ask": words["stop"][1:]}[joint]
    about = {
        "glossary.md": words["glossary-intro"],
        "places/hk.md": printed_text(records().places["hk"].summary, language),
        "help/merchant.md": words["choice-description"],
        "transfer-types/card.md": printed_text(records().transfer_types["card"].summary, language),
    }
    page = pages(language)[uri]

    assert page.head["description"] == f"{page.title}{end}{about[uri]}"
    assert (page.title[-1] in "?？") == (joint == "ask")


def test_a_page_of_law_names_whole_laws_in_its_description() -> None:
    """“Supreme People’s Court and Procuratorate: Interp. The current text” was cut by length."""
    law = printed_text(records().places["cn"].provisions[0].name, "en")

    assert str(pages("en")["places/cn-law-1.md"].head["description"]).endswith(labels("en").words["ui"]["law-intro"].format(laws=law))


def cited_on(page: ReadPage) -> list[str]:
    """Ids of the evidence listed at the end of a page."""
    return [item.attributes["id"].removeprefix("e-") for item in page.sections["sources"].all("li") if "id" in item.attributes]


def checked(keys: list[str]) -> list[date]:
    return [records().evidence[key].checked_on for key in keys]


def due(keys: list[str]) -> list[date]:
    """When each piece has to be read again; nothing for history."""
    users: dict[str, set[str]] = {}
    for reference in walk_references(records()):
        if reference.target == "evidence":
            users.setdefault(reference.named, set()).add(reference.kind)
    found = []
    for key in keys:
        source = records().sources.get(records().evidence[key].source or "")
        days = 90 if "contacts" in users[key] else LIMITS.get(source.kind if source else None, 180)
        if not users[key] <= HISTORY:
            found.append(records().evidence[key].checked_on + timedelta(days=days))
    return found


def official(keys: list[str]) -> int:
    """How many pieces come from an official source, read where it can be trusted, and are sure enough."""
    pieces = [(records().evidence[key], records().sources.get(records().evidence[key].source or "")) for key in keys]
    return sum(
        bool(source and source.kind.is_official and source.carrier is not Carrier.MIRROR and item.confidence in {"high", "medium"})
        for item, source in pieces
    )


DATED = sorted(uri for uri, page in pages("zh").items() if "sources" in page.sections)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("uri", DATED)
def test_a_page_is_as_old_as_its_oldest_fact_and_stands_until_the_first_of_them_is_due(uri: str, language: str) -> None:
    """A page that stands until its last fact is due shows a number nobody has checked for a year as if it were fresh."""
    page, words = pages(language)[uri], labels(language).words["ui"]
    keys, (line,) = cited_on(page), page.sections["sources"].all("p", "z-fresh")
    until = due(keys)
    parts = [
        words["oldest-check"].format(day=min(checked(keys))),
        *([words["review-by"].format(day=min(until))] if until else []),
        words["official-share"].format(official=official(keys), total=len(keys)),
        words["report-error"],
    ]

    assert line.text == " · ".join(parts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("uri", DATED)
def test_a_source_is_listed_with_what_makes_it_checkable(uri: str, language: str) -> None:
    """Who speaks, where it was read, which day, how sure, and the words themselves; with more than twelve the words are one tap away."""
    words, page = labels(language).words, pages(language)[uri]
    entries = [item for item in page.sections["sources"].all("li") if "id" in item.attributes]
    for key, entry in zip(cited_on(page), entries, strict=True):
        item, few = records().evidence[key], len(entries) <= 12
        source = records().sources.get(item.source or "")
        linked = [link.attributes["href"] for link in entry.one(css="z-src-title").all("a")]
        about = [words["source-kind"][source.kind], words["carrier"][source.carrier]] if source else []
        (listed,) = [link for link in entry.all("a") if link.text == item.research_id or link.text == key.upper()]
        facts = [*about, words["ui"]["checked"].format(day=item.checked_on), words["confidence"][item.confidence]]

        assert entry.one(css="z-src-title").text == (source.title if source else words["ui"]["no-source-found"])
        assert linked == ([source.url] if source and source.carrier is not Carrier.MIRROR else [])
        assert [quote.text for quote in entry.all("q")] == ([item.quote] if few and item.quote else [])
        assert entry.all("small")[0].text == f"{' · '.join(facts)} {listed.text}"
        assert listed.attributes["href"].endswith(f"evidence/{key[:2]}-1/#{key}")
        assert [part.text for part in entry.all(css="z-caveat")] == (
            [f"{words['ui']['caveat']}{words['ui']['colon']}{printed_text(item.caveat, language)}"] if few and item.caveat else []
        )


def test_the_days_of_one_page_by_hand() -> None:
    """Read from the files of the small world: bk-01 (law), bk-02 and bk-12 (platform), bk-04 (press), bk-10 and bk-13 (law), bk-11 and bk-14 (bank), hl-01 and hl-02 (contacts)."""
    page = pages("en")["plans/card/payer-scam.md"]
    (line,) = page.sections["sources"].all("p", "z-fresh")

    assert sorted(cited_on(page)) == ["bk-01", "bk-02", "bk-04", "bk-10", "bk-11", "bk-12", "bk-13", "bk-14", "hl-01", "hl-02"]
    assert re.findall(DAY, line.text) == ["2026-03-02", "2026-12-28"]
    assert due(["bk-01", "bk-02", "bk-04", "bk-12", "bk-14", "hl-01", "hl-02"]) == [
        date(2027, 3, 2),
        date(2026, 12, 28),
        date(2027, 3, 8),
        date(2027, 1, 30),
        date(2027, 2, 1),
        date(2026, 12, 30),
        date(2026, 12, 31),
    ]


def test_what_was_decided_or_published_once_is_never_due() -> None:
    """A court case of 2020 does not go stale."""
    for uri in ("court-cases.md", "statistics.md", "claims/contradictions.md", "claims/myth-b.md"):
        (line,) = pages("en")[uri].sections["sources"].all("p", "z-fresh")

        assert re.findall(DAY, line.text) == ["2025-01-05"]


def test_a_page_has_the_day_of_the_newest_check() -> None:
    """A page changed when its newest fact was read, whatever else it rests on."""
    days = {uri: artifact.newest for uri, artifact in site("zh").artifacts.items() if uri in DATED}

    assert days == {uri: f"{max(checked(cited_on(pages('zh')[uri])))}" for uri in DATED}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hand_written_pages_are_dated_like_the_others(language: str) -> None:
    """A guide may not look fresher than the table in it."""
    text = prose(language)["guides/helping-a-parent.md"]
    keys = re.findall(r'<li id="e-([a-z0-9-]+)">', text)
    found = re.search(r'<p class="z-fresh"[^>]*>(.*?)</p>', text)

    assert found
    assert re.findall(DAY, found[1]) == [f"{min(checked(keys))}", f"{min(due(keys))}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_dated_by_the_oldest_check_of_its_plan(language: str) -> None:
    """It is printed and kept in a drawer: the newest day would vouch for what nobody has read since."""
    for uri, sheet in sheets(language).items():
        plan = pages(language)[uri.replace("sheets/", "plans/").replace(".html", ".md")]
        day = labels(language).words["ui"]["oldest-check"].format(day=min(checked(cited_on(plan))))

        assert day in sheet.all("p", "q")[-1].text.split(" · "), uri


@pytest.mark.parametrize(
    ("platform", "oldest", "until"), [("some-pay", "2026-03-02", "2026-12-28"), ("other-pay", "2026-03-02", "2026-12-28")]
)
def test_a_pack_is_dated_by_its_oldest_check_and_ends_with_the_first_fact_due(platform: str, oldest: str, until: str) -> None:
    """Whoever gets it forwarded a year later must see that it has expired. Both rest on bk-01; some-pay on bk-02, both on hl-01, and other-pay on bk-02 by the reason of its first step."""
    words, pack = labels("en").words["ui"], packs("en")[platform]

    assert pack.one("p", "v").text == words["valid-until"].format(day=until)
    assert words["oldest-check"].format(day=oldest) in pack.all("p", "q")[-2].text.split(" · ")
