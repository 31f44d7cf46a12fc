"""Rails, corridors and places."""

import pytest

from tests.elements import rows_of
from tests.small_world import LANGUAGES, labels, pages, printed_text, records


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deadline_stands_under_the_event_that_starts_its_clock(language: str) -> None:
    """“1 2 3” tells nobody when to start counting; each deadline stands once."""
    words, rail = labels(language).words, records().rails["hk-wire"]
    counted = words["ui"]["counted-from"]
    starts = [
        counted.format(event=words["event"]["discovered"]),
        words["ui"]["deadline"],
    ]
    own, other, promised = rail.deadlines
    rows = rows_of(pages(language)["rails/hk-wire.md"].sections["deadlines"])

    assert [(label, cell.text, {*cell.evidence}) for label, cell in rows] == [
        (start, printed_text(fact.text, language), {*fact.evidence}) for start, fact in zip(starts, (own, promised), strict=True)
    ]
    ((label, cell),) = rows_of(pages(language)["rails/hk-wire.md"].sections["other-times"])
    assert (label, cell.text) == (words["window-kind"]["other-side-by"], printed_text(other.text, language))
    assert "deadlines" not in pages(language)["rails/hk-local.md"].sections


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", records().rails)
def test_a_rail_leads_to_every_plan_those_of_its_sibling_included(key: str, language: str) -> None:
    """Somebody who was scammed lands on the page for mistakes."""
    (listing,) = pages(language)[f"rails/{key}.md"].sections["mistake-or-scam"].all("ul", "z-links")
    links = [link.attributes["href"] for link in listing.all("a")]
    sibling = records().rails[key].sibling

    mistakes = ("hk-local/payer-wrong-payee", "hk-local/payer-paid-twice")
    plans = (*mistakes, "hk-wire/payer-scam", "hk-wire/payer-unauthorised")
    assert links == [*(f"../../plans/{plan}/" for plan in plans), f"../{sibling}/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_corridor_says_of_each_rail_and_each_place_what_it_is(language: str) -> None:
    """Facts of several records stand together: each says of whom it speaks."""
    dataset, words = records(), labels(language).words["column"]
    sections = pages(language)["corridors/cn-hk.md"].sections
    rails, places = dataset.rails, dataset.places
    wanted = {
        "rails-here": [(rails["hk-wire"], "sender-cancel", rails["hk-wire"].sender_cancel)],
        "rails-local": [(rails["hk-local"], "sender-cancel", rails["hk-local"].sender_cancel)],
        "places": [(places["hk"], "first", places["hk"].first), (places["cn"], "first", places["cn"].first)],
    }
    for anchor, facts in wanted.items():
        assert [(label, cell.text, {*cell.evidence}) for label, cell in rows_of(sections[anchor])] == [
            (f"{printed_text(record.name, language)} · {words[column]}", printed_text(fact.text, language), {*fact.evidence})
            for record, column, fact in facts
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_corridor_offers_the_plans_of_both_ways_and_of_what_stays_inside(language: str) -> None:
    """There, back, and from an account over there; what never crosses is offered to nobody here."""
    page, words = pages(language)["corridors/cn-hk.md"], labels(language).words
    ways = {rail_choices.attributes["id"]: rail_choices for rail_choices in page.whole.all(css="z-rail-choices")}
    place = printed_text(records().corridors["cn-hk"].place, language)
    plans = {name: [(link.text, link.attributes["href"]) for link in rail_choices.all("a")] for name, rail_choices in ways.items()}
    across = [
        (words["helper"]["help-abroad-scam"], "../../plans/hk-wire/payer-scam/"),
        (words["helper"]["help-abroad-unauthorised"], "../../plans/hk-wire/payer-unauthorised/"),
    ]

    assert plans == {
        "there": across,
        "back": across,
        "local": [
            (words["helper"]["help-abroad-mistake"], "../../plans/hk-local/payer-wrong-payee/"),
            (words["helper"]["help-abroad-paid-twice"], "../../plans/hk-local/payer-paid-twice/"),
        ],
    }
    assert ways["there"].one("p", "z-question").text == words["ui"]["rail-question"].format(
        corridor=printed_text(records().corridors["cn-hk"].name, language)
    )
    assert words["ui"]["corridor-back"].format(place=place) in ways["back"].one("p", "z-question").text
    assert words["ui"]["local-note"].format(place=place) in page.sections["rails-local"].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_abroad_asks_for_the_place_first_and_offers_every_rail_below(language: str) -> None:
    """A frightened person knows where the money went, not what a rail is called."""
    lead, words = pages(language)["help/abroad.md"].lead, labels(language).words["helper"]
    (place, uncovered), rails = lead.all(css="z-picker"), lead.one(css="z-rail-choices")
    corridor = records().corridors["cn-hk"]

    assert [(link.text, link.attributes["href"]) for link in place.all("a")] == [
        (printed_text(corridor.place, language), "../../corridors/cn-hk/"),
        (words["help-elsewhere"], "../abroad-other/"),
    ]
    assert [(link.text, link.attributes["href"]) for link in rails.all("a")] == [
        (words["help-abroad-scam"], "../../plans/hk-wire/payer-scam/"),
        (words["help-abroad-unauthorised"], "../../plans/hk-wire/payer-unauthorised/"),
        (words["help-abroad-mistake"], "../../plans/hk-local/payer-wrong-payee/"),
        (words["help-abroad-paid-twice"], "../../plans/hk-local/payer-paid-twice/"),
    ]
    assert [link.attributes["href"] for link in uncovered.all("a")] == ["../../uncovered/paper/", "../../uncovered/hk-purse/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_offers_the_plans_of_its_rails_and_names_what_has_no_rules(language: str) -> None:
    """Somebody who knows only the country had read law there, and no way to a plan."""
    page, words = pages(language)["places/hk.md"], labels(language).words
    inside = page.lead.one(css="z-rail-choices")

    assert {link.attributes["href"] for link in inside.all("a")} == {
        *(f"../../plans/hk-wire/payer-{what}/" for what in ("scam", "unauthorised")),
        *(f"../../plans/hk-local/payer-{what}/" for what in ("wrong-payee", "paid-twice")),
    }
    assert [(link.text, link.attributes["href"]) for link in page.lead.one(css="z-picker").all("a")] == [
        (words["ui"]["place-across"], "../../help/abroad/")
    ]
    assert [link.attributes["href"] for link in page.sections["uncovered"].all("a")] == ["../../uncovered/hk-purse/"]
    assert not pages(language)["places/cn.md"].lead.all(css="z-rail-choices")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_happened_is_answered_for_every_rail_too(language: str) -> None:
    """“Taken without my consent” listed the platforms of the mainland alone."""
    words = labels(language).words["helper"]
    across = pages(language)["help/unauthorised.md"].lead.all(css="z-picker")[-1]

    assert [(link.text, link.attributes["href"]) for link in across.all("a")] == [
        (printed_text(records().rails["hk-wire"].system, language), "../../plans/hk-wire/payer-unauthorised/"),
        (words["help-elsewhere"], "../abroad-other/"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_law_of_a_place_stands_on_its_page_or_on_pages_of_its_own(language: str) -> None:
    """Law and article as the language counts them, and what the provision says."""
    words = labels(language).words["ui"]
    shown = {
        "hk": rows_of(pages(language)["places/hk.md"].sections["provisions"]),
        "cn": rows_of(pages(language)["places/cn-law-1.md"].lead),
    }
    for key, rows in shown.items():
        assert [(label, cell.text, cell.evidence) for label, cell in rows] == [
            (
                words["provision"].format(
                    law=printed_text(item.name, language), article=words["article"].format(number=item.article[1:-1])
                ),
                printed_text(item.says, language),
                item.evidence,
            )
            for item in records().places[key].provisions
        ]
    assert [link.attributes["href"] for link in pages(language)["places/cn.md"].sections["provisions"].all("a")] == ["../cn-law-1/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_authority_stands_with_what_it_does_and_what_it_cannot_do(language: str) -> None:
    """Whoever waits for a body that cannot help loses the time of the one that can."""
    (authority,) = records().places["cn"].authorities
    ((label, cell),) = rows_of(pages(language)["places/cn.md"].sections["authorities"])

    assert (label, cell.text, cell.note, cell.evidence) == (
        printed_text(authority.name, language),
        printed_text(authority.does, language),
        printed_text(authority.cannot, language),
        authority.evidence,
    )
