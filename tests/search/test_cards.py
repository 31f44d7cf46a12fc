"""The card that names the first action: right for whoever asks, never harmful, and the own first action of the page that won.

What harms is told by the records: who an action is for, in which scenario, of which kind, and where a number is answered.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.records.procedure import Procedure
from generator.records.vocabulary import Role, Scenario
from tests.real_records import plans, records
from tests.search.acceptance import HERE, ask, ask_each, page_name

pytestmark = pytest.mark.browser
RIGHT = 0.64
"""Share of the probes whose card must be right; where it is not, most show no card, and none may harm. Wanted is 0.95."""
RECEIVERS = frozenset({Role.PAYEE, Role.MERCHANT})
HARM_OF_KINDS = {"contact-payee": {"negotiation", "demand"}, "pay-fee": {"litigation", "preservation", "enforcement"}}
"""Kind of harm → kinds of procedures that do it: a scammer is warned, a court is paid before anything is stopped."""
MONEY_BACK = frozenset({"return", "refund", "cancellation"})
"""Kinds of procedures by which a receiver sends money back alone, not through the bank or the police."""
NO_LOCK = frozenset({"refund", "cancellation"})
"""Kinds of procedures for payments that somebody else made, which lock nothing."""
FOR_ALL = "call-110"
"""Written for payers; a receiver who is pressed may call it as well."""


@dataclass(frozen=True)
class OwnStep:
    """The first step of a list on a page."""

    text: str
    procedure: str
    """Its id; empty where the step is none of our procedures."""


@dataclass(frozen=True)
class Card:
    """What the reader sees above the list."""

    page: str
    """The page that won."""
    text: str
    procedure: str
    """Id of the procedure, empty where the action is none."""
    numbers: frozenset[str]
    """What its buttons dial, and those of the hotlines beside it."""


def digits(number: str) -> frozenset[str]:
    """The digits of each of the numbers in a field such as `12321 / 010-12321`."""
    return frozenset(re.sub(r"\D", "", part) for part in number.split("/") if part.strip())


@cache
def numbers(*, mainland: bool) -> frozenset[str]:
    """Registered numbers that are answered in the mainland, or elsewhere; those for the whole world are neither."""
    return frozenset(
        one
        for contact in records().contacts.values()
        if contact.number and contact.region != "INT" and (contact.region == "CN") == mainland
        for one in digits(contact.number)
    )


def plain(html: str) -> str:
    """The words of a piece of a page, without the marks of its sources."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup.*?</sup>", "", html, flags=re.DOTALL))).split())


def own_steps(published: Path, page: str, language: str) -> tuple[OwnStep, ...]:
    """The first step of each list of first steps on a published page; none where it has no such list."""
    html = (published / ("" if language == "zh" else language) / page / "index.html").read_text("utf-8")
    steps = []
    for block in re.findall(r'<div class="z-first".*?</ol>', html, re.DOTALL):
        line = re.search(r"<li.*?</li>", block, re.DOTALL)
        words = re.search(r'<p class="z-do">(.*?)</p>', line[0], re.DOTALL) if line else None
        assert line, page
        assert words, page
        named = re.search(r'data-action="([\w-]+)"', line[0]) or re.search(r"procedures/([\w-]+)/", words[1])
        steps.append(OwnStep(plain(words[1]), named[1] if named else ""))
    return tuple(steps)


@cache
def named_by_words(language: str) -> Mapping[str, str]:
    """Words of an action, as plans print them → the id of its procedure."""
    found = {}
    for key, procedure in records().procedures.items():
        for text in (procedure.action, *(ground.action for ground in procedure.grounds if ground.action)):
            found[getattr(text, language)] = key
    return found


def card_of(answer: Mapping[str, Any], language: str) -> Card | None:
    """The card of an answer, None where none is shown."""
    shown = next((item for item in answer["answers"] if item["type"] == "action"), None)
    if shown is None:
        return None
    action, page = shown["action"], page_name(shown["uri"])
    linked = page_name(action["uri"]) if action["uri"] else ""
    procedure = next((name.removeprefix("procedures/") for name in (linked, page) if name.startswith("procedures/")), "")
    return Card(
        page.partition("#")[0],
        plain(action["text"]),
        procedure or named_by_words(language).get(plain(action["text"]), ""),
        digits(action["number"] or "") | hotlines_of(answer),
    )


def hotlines_of(answer: Mapping[str, Any]) -> frozenset[str]:
    """What the hotlines above the list dial."""
    return frozenset(one for item in answer["answers"] if item["type"] == "hotline" for one in digits(item["number"] or ""))


def harms_of(procedure: Procedure) -> Iterator[str]:
    """Every kind of harm that an action does to somebody it is not for."""
    roles, scenarios = {*procedure.applies.roles}, {*procedure.applies.scenarios}
    if not roles & RECEIVERS:
        yield "payer-step"
    if roles <= RECEIVERS and procedure.kind in MONEY_BACK:
        yield "return-money"
    if scenarios == {Scenario.UNAUTHORISED} and procedure.kind not in NO_LOCK:
        yield "lock-card"
    yield from (harm for harm, kinds in HARM_OF_KINDS.items() if procedure.kind in kinds)


def harm_done(card: Card, forbidden: frozenset[str], right: frozenset[str] = frozenset()) -> frozenset[str]:
    """Which of the forbidden kinds of harm a card does; an action that is named as right does none, but its number may."""
    found: set[str] = set()
    if card.procedure and card.procedure not in right:
        found |= {*harms_of(records().procedures[card.procedure])}
        if card.procedure == FOR_ALL:
            found.discard("payer-step")
    if card.numbers & numbers(mainland=True):
        found.add("mainland-number")
    if card.numbers & numbers(mainland=False):
        found.add("foreign-number")
    return forbidden & found


def is_right(card: Card | None, probe: Mapping[str, Any], published: Path) -> bool:
    """Whether a probe got what its entry asks for."""
    if card is None:
        return not probe["card"] or probe.get("or_none", False)
    if card.page in probe.get("pages", ()) and card.text in {step.text for step in own_steps(published, card.page, probe["language"])}:
        return True
    return bool(card.procedure) and card.procedure in probe["card"]


@pytest.fixture(scope="session")
def probes() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / "cards.yml").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def answered(published: Path, probes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answer to each probe."""
    asked = [{"q": probe["q"], "language": probe["language"], "place": probe.get("place", "")} for probe in probes]
    return ask_each(asked, published / "search", timed=False)


def test_no_card_harms(probes: list[dict[str, Any]], answered: list[dict[str, Any]]) -> None:
    """A wrong first step is worse than none: money sent on, a scammer warned, a number that nobody answers abroad."""
    harmful = []
    for probe, answer in zip(probes, answered, strict=True):
        card = card_of(answer, probe["language"]) or Card("", "", "", hotlines_of(answer))
        if done := harm_done(card, frozenset(probe["harmful"]), frozenset(probe["card"])):
            harmful.append((probe["q"], card, sorted(done)))
    assert not harmful, "\n".join(f"{query}: {', '.join(done)} by {card}" for query, card, done in harmful)


def test_cards_are_right(published: Path, probes: list[dict[str, Any]], answered: list[dict[str, Any]]) -> None:
    """Whoever reads one thing reads the card."""
    shown = [(probe, card_of(answer, probe["language"])) for probe, answer in zip(probes, answered, strict=True)]
    wrong = [
        f"{probe['kind']} {probe['language']} {probe['q']}: {card}, not {probe['card'] or 'none'}"
        for probe, card in shown
        if not is_right(card, probe, published)
    ]
    assert 1 - len(wrong) / len(probes) >= RIGHT, "\n".join(wrong)


@dataclass(frozen=True)
class Named:
    """A record that a reader may name by its title or by an alias."""

    page: str
    aliases: tuple[str, ...]
    forbidden: frozenset[str]
    """Kinds of harm that would be done to whoever asks for it."""


def _of_procedure(procedure: Procedure) -> frozenset[str]:
    """What must not be shown to whom an action is for."""
    places, only = {*procedure.applies.regions}, {*procedure.applies.roles} <= RECEIVERS
    return frozenset({"mainland-number"} if places and not places & {"CN", "INT"} else ()) | _of_receiver(only=only)


def _of_receiver(*, only: bool) -> frozenset[str]:
    return frozenset({"payer-step", "lock-card"} if only else ())


def named_records() -> Iterator[Named]:
    """Topics, plans, procedures, rails, platforms and what is not covered, with what would harm whoever names them."""
    known = records()
    local = {key for key, rail in known.rails.items() if not rail.crosses and not {*rail.regions} & {"CN", "INT"}}
    for key, topic in known.topics.items():
        yield Named(f"topics/{key}", topic.aliases, frozenset())
    for key, procedure in known.procedures.items():
        yield Named(f"procedures/{key}", procedure.aliases, _of_procedure(procedure))
    for key, rail in known.rails.items():
        yield Named(f"rails/{key}", rail.aliases, frozenset({"mainland-number"} if key in local else ()))
    for key, platform in known.platforms.items():
        yield Named(f"platforms/{key}", platform.aliases, frozenset({"foreign-number"}))
    for key, missing in known.uncovered.items():
        yield Named(f"uncovered/{key}", missing.aliases, frozenset({"mainland-number"} if not {*missing.regions} & {"CN", "INT"} else ()))
    for page in plans().pages:
        way = page.first.transfer_type
        far = {"mainland-number"} if way in local else {"foreign-number"} if way in known.transfer_types else set()
        yield Named(f"plans/{page.first.id}", (), frozenset(far) | _of_receiver(only={case.role for case in page.cases} <= RECEIVERS))


def title_of(published: Path, page: str, language: str) -> str:
    """The heading of a page."""
    html = (published / ("" if language == "zh" else language) / page / "index.html").read_text("utf-8")
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert heading, page
    return plain(heading[1])


def spoken(alias: str, language: str) -> bool:
    """Whether readers of a language type an alias: Chinese characters in Chinese, what has none in both."""
    return language == "zh" or not re.search(r"[\u4e00-\u9fff]", alias)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_record_named_by_its_title_or_an_alias_shows_its_own_first_action(published: Path, language: str) -> None:
    """The card never says another order than the page that won, and names of a place abroad never bring a number of the mainland."""
    asked = [
        (words, named)
        for named in named_records()
        for words in dict.fromkeys([title_of(published, named.page, language), *(one for one in named.aliases if spoken(one, language))])
    ]
    answers = ask([words for words, _ in asked], published / "search", language=language, timed=False)
    wrong = []
    for (words, named), answer in zip(asked, answers, strict=True):
        card = card_of(answer, language)
        if card and (done := harm_done(card, named.forbidden)):
            wrong.append(f"{words}: {', '.join(sorted(done))} by {card}")
        own = own_steps(published, card.page, language) if card and card.page == named.page else ()
        if card and own and not any(card.text == step.text or card.text.startswith(f"{step.text} · ") for step in own):  # with its window
            wrong.append(f"{words}: {card.text}, on {card.page} {own[0].text}")
    assert not wrong, "\n".join(wrong)


def test_harm_is_seen() -> None:
    """Each kind is told from the card alone; what is named as right does none."""

    def card(procedure: str = "", number: str = "") -> Card:
        return Card("topics/x", "", procedure, digits(number))

    def done(shown_card: Card, *right: str) -> frozenset[str]:
        return harm_done(shown_card, frozenset({"payer-step", "return-money", "lock-card", "contact-payee", "pay-fee"}), frozenset(right))

    assert done(card("ask-payee-return")) == {"payer-step", "contact-payee"}
    assert done(card("payee-return-now")) == {"return-money"}
    assert not done(card("payee-return-now"), "payee-return-now")
    assert not done(card("receiver-return-safely"))
    assert done(card("lock-card")) == {"payer-step", "lock-card"}
    assert not done(card("call-110"))
    assert "pay-fee" in done(card("unjust-enrichment-suit"))
    everywhere = frozenset({"mainland-number", "foreign-number"})
    assert harm_done(card(number="110"), everywhere) == {"mainland-number"}
    assert harm_done(card(number="0300 123 2040"), everywhere) == {"foreign-number"}
    assert not harm_done(card(number=""), everywhere)
