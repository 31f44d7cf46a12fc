"""Version 1 of the open data, from the small world: every field says what the record says, and nothing that the pages hide."""

import json
from functools import cache
from typing import Any

import pytest

from generator.planner.scope import platform_rules
from generator.records.base import Text
from generator.records.values import Fact
from generator.records.vocabulary import Carrier
from tests.elements import Element
from tests.small_world import STALE, packs, pages, plans, records, sheets, site

FACTS = {
    "transfer-types": ("transfer_types", ("sender_cancel", "acceptance", "held_at", "settlement", "automatic_return", "finality")),
    "rails": (
        "rails",
        ("speed", "sender_cancel", "recall", "decider", "reimbursement", "fee", "reporting", "mistake_route", "scam_route"),
    ),
    "procedures": ("procedures", ("availability", "effect")),
}
"""Resource → kind of record, its facts."""


@cache
def resource(name: str) -> Any:
    """A resource as a program reads it."""
    return json.loads(site("zh").artifacts[f"api/v1/{name}.json"].text)


def words(text: Text | None) -> dict[str, str] | None:
    """A text in every language it may be read in."""
    if text is None:
        return None
    return {"zh": text.zh, **({"en": text.en} if text.en and text.en not in STALE else {})}


def as_published(fact: Fact) -> dict[str, Any]:
    window = fact.window
    return {
        "answer": fact.answer.value,
        "text": words(fact.text),
        "note": words(fact.note),
        "window": window
        and {
            "kind": window.kind,
            "ground": window.ground,
            "length": window.length,
            "shut_after_hours": window.shut_after_hours,
            "unit": window.unit,
            "starts_at": window.starts_at,
            "until": window.until,
        },
        "evidence": [*fact.evidence],
    }


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_published_under_its_own_name(name: str) -> None:
    """Programs believe a field by its name."""
    kind, fields = FACTS[name]
    found = resource(name)

    assert found.keys() == records().kind(kind).keys()
    for key, record in records().kind(kind).items():
        assert {field: found[key][field] for field in fields} == {field: as_published(getattr(record, field)) for field in fields}
        assert found[key]["name"] == words(record.name)


def test_the_rules_of_a_platform_are_published_with_question_and_ways_of_paying() -> None:
    """In their order: the first that answers a question is the one in the tables."""
    for key, platform in records().platforms.items():
        assert resource("platforms")[key] == {
            "name": words(platform.name),
            "region": platform.region,
            "rules": [
                {
                    "id": each.rule.id,
                    "question": each.rule.question,
                    "transfer_types": [*each.rule.transfer_types],
                    **as_published(each.rule),
                    "binds": each.institution or None,
                }
                for each in platform_rules(records(), platform)
            ],
        }


def test_what_has_no_rules_is_published_with_what_is_safe() -> None:
    """A program that finds no rail must not take another one."""
    record = records().uncovered["hk-purse"]

    assert resource("uncovered").keys() == records().uncovered.keys()
    assert resource("uncovered")["hk-purse"] == {
        "name": words(record.name),
        "regions": ["HK"],
        "not_found": words(record.not_found),
        "searched": ["bk-06"],
        "first": [
            {"scenarios": ["scam", "unauthorised"], "actions": ["recall-abroad"]},
            {"scenarios": ["wrong-payee", "wrong-amount", "paid-twice"], "actions": ["recall-abroad"]},
        ],
        "ask": words(record.ask),
        "contacts": ["police-hk"],
    }


def test_a_rail_says_what_holds_after_a_theft_or_that_nobody_has_looked() -> None:
    """Null is no answer: a program must not read it as a no."""
    route = records().rails["hk-wire"].unauthorised_route

    assert route is not None
    assert {key: rail["unauthorised_route"] for key, rail in resource("rails").items()} == {
        "hk-wire": as_published(route),
        "hk-local": None,
    }


def test_a_rail_says_where_it_runs_and_what_it_covers() -> None:
    """A program that asks the wrong one of two siblings gets no plan."""
    found = {key: {name: rail[name] for name in ("regions", "crosses", "covers", "sibling")} for key, rail in resource("rails").items()}

    assert found == {
        "hk-wire": {"regions": ["CN", "HK"], "crosses": True, "covers": ["scam", "unauthorised"], "sibling": "hk-local"},
        "hk-local": {"regions": ["HK"], "crosses": False, "covers": ["wrong-payee", "wrong-amount", "paid-twice"], "sibling": "hk-wire"},
    }


def test_a_procedure_says_for_whom_it_is_until_when_and_who_decides() -> None:
    """Beside its facts."""
    found = resource("procedures")["recall-abroad"]
    procedure = records().procedures["recall-abroad"]

    assert {name: found[name] for name in ("kind", "urgency", "roles", "scenarios", "transfer_types", "decider", "legal_basis")} == {
        "kind": "recall",
        "urgency": "today",
        "roles": ["payer", "helper"],
        "scenarios": ["wrong-payee", "wrong-amount", "paid-twice", "scam", "unauthorised"],
        "transfer_types": [],
        "decider": "bank",
        "legal_basis": ["bk-10"],
    }
    assert found["action"] == words(procedure.action)
    assert found["window"] == {
        "kind": "act-by",
        "ground": "soon",
        "length": 3,
        "shut_after_hours": 240,
        "unit": "banking-day",
        "starts_at": "executed",
        "until": None,
    }
    assert resource("procedures")["stop-card"]["transfer_types"] == ["card"]


def test_a_claim_and_a_contact_are_published_with_what_limits_them() -> None:
    """A number without its status, a claim without its verdict, would be copied as they are."""
    claim, contact = records().claims["heard-a"], records().contacts["pay-line"]

    assert resource("claims")["heard-a"] == {
        "claim": words(claim.claim),
        "verdict": "false",
        "truth": words(claim.truth),
        "section": "intro",
        "evidence": ["bk-02"],
    }
    assert resource("contacts")["pay-line"] == {
        "name": words(contact.name),
        "kind": "hotline",
        "status": "unconfirmed",
        "number": "95000",
        "emergency": False,
        "url": None,
        "path": None,
        "region": "CN",
        "scope": words(contact.scope),
        "hours": words(contact.hours),
        "look_alikes": [words(text) for text in contact.look_alikes],
        "evidence": ["hl-01"],
    }


def test_evidence_is_published_with_its_source_its_day_and_its_grade() -> None:
    """Also what was searched in vain."""
    assert resource("evidence")["bk-03"] == {
        "statement": words(records().evidence["bk-03"].statement),
        "say": None,
        "quote": "Words quote-of-bk-03",
        "source": {
            "title": "Notice title-of-bank-notice",
            "publisher": "某银行 publisher-of-bank-notice",
            "published": None,
            "kind": "bank",
            "carrier": "repost",
            "url": "https://bank.example.org/notice",
        },
        "checked_on": "2026-08-15",
        "confidence": "medium",
        "scope": {
            "institutions": [],
            "platforms": [],
            "transfer_types": [],
            "rails": [],
            "regions": ["CN", "HK", "INT"],
            "scenarios": [],
            "everywhere": False,
        },
    }
    assert resource("evidence")["bk-04"]["say"] == words(records().evidence["bk-04"].say)
    assert resource("evidence")["bk-04"]["source"]["published"] == "2026-07"
    assert resource("evidence")["bk-06"]["source"] is None
    assert resource("evidence").keys() == records().evidence.keys()


def test_every_plan_is_published_with_its_cases_and_actions() -> None:
    """In the order of the page."""
    assert resource("plans") == [
        {
            "cases": [{"role": case.role, "scenario": case.scenario, "paid_by": case.transfer_type} for case in page.cases],
            "actions": [action.procedure for action in page.actions],
        }
        for page in plans().pages
    ]


def test_open_data_links_nothing_that_pages_do_not() -> None:
    """A mirror may be degraded or hijacked tomorrow: evidence at most, never a link, and programs follow links without looking."""
    mirrors = {source.url for source in records().sources.values() if source.carrier is Carrier.MIRROR}
    published = {uri: artifact.text for uri, artifact in site("zh").artifacts.items()}
    elements: list[Element] = [page.whole for language in ("zh", "en") for page in pages(language).values()]
    elements += [element for found in (sheets, packs) for element in found("zh").values()]
    linked = {link.attributes["href"] for element in elements for link in element.all("a")}
    offered = {item["source"]["url"] for item in resource("evidence").values() if item["source"] and item["source"]["url"]}
    offered |= {contact["url"] for contact in resource("contacts").values() if contact["url"]}

    assert mirrors
    assert [uri for uri, text in published.items() if any(str(url) in text for url in mirrors)] == []
    assert resource("evidence")["bk-05"]["source"]["url"] is None
    assert offered == {link for link in linked if link.startswith("http")}


def test_open_data_says_in_english_what_the_pages_say() -> None:
    """Yesterday's English beside today's Chinese: two answers to one question, and a program takes the one it can read."""
    assert resource("rails")["hk-local"]["recall"]["text"] == {"zh": "recall-of-hk-local 中文"}
    assert resource("rails")["hk-wire"]["fee"]["text"] == {"zh": "没有译文 fee-of-hk-wire"}
    assert resource("rails")["hk-local"]["fee"]["text"]["en"] == "fee-of-hk-local in English"


def test_open_data_lies_at_the_root_of_the_site_and_nowhere_else() -> None:
    """It has no language."""
    assert not [uri for uri in site("en").artifacts if uri.startswith("api/")]
    assert len([uri for uri in site("zh").artifacts if uri.startswith("api/v1/")]) == 9
