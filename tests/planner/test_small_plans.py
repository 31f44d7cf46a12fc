"""The planner on a world small enough to see: who gets which actions, in which order, and what a state of the case changes."""

from typing import Any

import pytest

from generator.planner.cases import Case, rail_for
from generator.planner.deadlines import State
from generator.planner.order import contradictions, orders_of
from generator.planner.plan import Situation, first_of, next_best, plan, questions_for
from generator.planner.plan_index import build_plan_index
from generator.records.cross_border import Rail
from generator.records.dataset import Dataset
from generator.records.first_actions import FirstActions
from generator.records.platform import TransferType
from generator.records.procedure import Applicability, Conditions, Ground, Procedure
from generator.records.values import Fact, Window
from generator.records.vocabulary import Answer, Role, Scenario, Urgency

PAYERS = ("payer", "helper")
MISTAKE, SCAM = "wrong-payee", "scam"
SIGN = {
    State.OPEN: "",
    State.CLOSING: "~",
    State.DEPENDS: "?",
    State.CLOSED: "!",
    State.COMING: "+",
    State.DUE: "-",
    State.SHOULD_HAVE_COME: "=",
}
"""Written behind an action whose window is not simply open."""


def procedure(urgency: str, rank: int, **more: Any) -> Procedure:
    """An action for payers after a mistake; `more` are fields of the record, of `applies` and of `when`."""
    when = {name: more.pop(name) for name in Conditions.model_fields if name in more}
    scope = {name: more.pop(name) for name in Applicability.model_fields if name in more}
    applies = Applicability.model_validate({"roles": PAYERS, "scenarios": (MISTAKE,), **scope, "when": when})
    window = {"window": Window.model_validate(more.pop("window"))} if "window" in more else {}
    given = {"kind": "duty", "availability": Fact.model_construct(evidence=()), **window, **more}
    return Procedure.model_construct(urgency=Urgency(urgency), rank=rank, applies=applies, **given)


def hours(length: int, **more: str) -> dict[str, object]:
    return {"kind": "act-by", "length": length, "unit": "hour", "starts_at": "sent", **more}


WORLD = Dataset(
    {
        "transfer_types": {
            "chat": TransferType.model_construct(platform="app", scenarios=(MISTAKE, SCAM)),
            "slow-chat": TransferType.model_construct(platform="app", scenarios=(MISTAKE,)),
            "shop": TransferType.model_construct(platform="app", scenarios=(MISTAKE,)),
            "wire": TransferType.model_construct(platform="bank", scenarios=(MISTAKE, SCAM)),
        },
        "rails": {
            "across": Rail.model_construct(regions=("CN", "HK"), crosses=True),
            "there-mistake": Rail.model_construct(regions=("HK",), crosses=False, scenarios=(Scenario.WRONG_PAYEE,), sibling="there-scam"),
            "there-scam": Rail.model_construct(regions=("HK",), crosses=False, scenarios=(Scenario.SCAM,), sibling="there-mistake"),
        },
        "procedures": {
            "court": procedure("later", 1),
            "seize": procedure("week", 1, payee=("refuses",), platforms=("app",)),
            "visit": procedure("week", 3, payee=("unreached",), transfer_types=("slow-chat",)),
            "demand": procedure("week", 2, platforms=("app",)),
            "ask": procedure("now", 2, transfer_types=("chat", "slow-chat", "shop")),
            "ask-shop": procedure("now", 3, transfer_types=("shop",), window=hours(24), instead_of=("ask",)),
            "not-accept": procedure(
                "now",
                3,
                transfer_types=("chat",),
                accepted=("no",),
                window=hours(24, until="accepted"),
                instead_of=("ask",),
                next_best=("court", "ask"),
            ),
            "freeze": procedure("now", 1, transfer_types=("wire",), window=hours(24)),
            "comes-back": procedure("today", 1, transfer_types=("slow-chat",), window=hours(24, kind="happens-at")),
            "take-back": procedure("now", 1, transfer_types=("wire",), window=hours(2), next_best=("freeze",)),
            "stop": procedure("safety", 1, scenarios=(SCAM,), rails=("across", "there-scam"), platforms=("app", "bank")),
            "receipt": procedure("today", 1, scenarios=(SCAM,), police_receipt=("yes",)),
            "report": procedure("today", 2, scenarios=(SCAM,)),
            "recall": procedure("now", 1, rails=("across",)),
            "desk": procedure("today", 1, scenarios=(MISTAKE, SCAM), regions=("HK",)),
            "give-back": procedure("now", 1, roles=("payee", "merchant"), transfer_types=("chat", "slow-chat", "shop", "wire")),
        },
    }
)


def shown(role: str, scenario: str, way: str, minutes: int = 0, world: Dataset = WORLD, **known: str) -> str:
    """A plan in one line."""
    actions = plan(world, Case(Role(role), Scenario(scenario), way), Situation(**known), minutes)
    return " ".join(action.procedure + SIGN[action.state] for action in actions)


@pytest.mark.parametrize(
    ("case", "actions"),
    [
        (("payer", MISTAKE, "chat"), "ask not-accept? demand seize court"),
        (("helper", MISTAKE, "chat"), "ask not-accept? demand seize court"),
        (("payee", MISTAKE, "chat"), "give-back"),
        (("payer", MISTAKE, "slow-chat"), "ask comes-back+ demand visit seize court"),
        (("payer", MISTAKE, "shop"), "ask-shop demand seize court"),
        (("payer", MISTAKE, "wire"), "take-back freeze court"),
        (("payer", SCAM, "chat"), "stop report receipt"),
        (("payer", MISTAKE, "across"), "recall desk"),
        (("payer", SCAM, "across"), "stop desk"),
        (("payer", MISTAKE, "there-mistake"), "desk"),
        (("payer", SCAM, "there-scam"), "stop desk"),
    ],
)
def test_a_case_gets_the_actions_written_for_it_in_their_order(case: tuple[str, str, str], actions: str) -> None:
    """Safety, then urgency, rank and the shorter window; abroad only what is for that rail or that place. The first three wait for nothing."""
    assert shown(*case) == actions


@pytest.mark.parametrize(
    ("known", "actions"),
    [
        ({"accepted": "yes"}, "ask demand seize court"),
        ({"accepted": "no"}, "not-accept demand seize court"),
        ({"accepted": "no", "minutes": 1100}, "not-accept~ demand seize court"),
        ({"accepted": "no", "minutes": 1440}, "ask demand seize court not-accept!"),
        ({"payee": "refuses"}, "seize ask not-accept? demand court"),
        ({"payee": "agrees"}, "ask not-accept? demand court"),
    ],
)
def test_what_is_known_rules_out_replaces_and_reorders(known: dict[str, Any], actions: str) -> None:
    """Money that can still be called off is not asked back; a freezing order waits for a refusal; what has passed is named last."""
    assert shown("payer", MISTAKE, "chat", **known) == actions


def test_a_general_action_does_not_come_back_when_the_one_written_for_the_case_has_passed() -> None:
    """It never held here: a shop's till knows no payee to ask."""
    assert shown("payer", MISTAKE, "shop", 1440) == "demand court seize ask-shop!"


def test_money_that_should_be_back_is_looked_for_right_after_safety() -> None:
    """Whoever finds it there needs nothing else. Where nobody knows whether it waits at all, it keeps its place."""
    found = {}
    for name, when in (("always", {}), ("if", {"accepted": ("no",)})):
        back = procedure("today", 1, transfer_types=("chat",), window=hours(24, kind="happens-at"), **when)
        actions = {"lock": procedure("safety", 1, platforms=("app",)), "call": procedure("now", 1, platforms=("app",)), "back": back}
        found[name] = Dataset({"transfer_types": WORLD.transfer_types, "procedures": actions})

    assert shown("payer", MISTAKE, "chat", world=found["always"]) == "lock call back+"
    assert shown("payer", MISTAKE, "chat", 1440, world=found["always"]) == "lock back- call"
    assert shown("payer", MISTAKE, "chat", 1500, world=found["always"]) == "lock back= call"
    assert shown("payer", MISTAKE, "chat", 1440, world=found["if"]) == "lock call back-"
    assert shown("payer", MISTAKE, "chat", 1440, world=found["if"], accepted="no") == "lock back- call"


MOVED = {
    "lock": procedure("safety", 1, platforms=("app",), scenarios=(MISTAKE, SCAM)),
    "tell": procedure("now", 1, platforms=("app",), scenarios=(MISTAKE, SCAM), kind="report"),
    "hold": procedure("now", 2, platforms=("app",), scenarios=(MISTAKE, SCAM), kind="stop-payment"),
    "keep": procedure("now", 3, platforms=("app",), scenarios=(MISTAKE, SCAM), kind="evidence"),
    "cancel": procedure("now", 4, platforms=("app",), scenarios=(SCAM,), kind="cancellation", accepted=("no",), window=hours(900)),
    "claim": procedure("today", 1, platforms=("app",), scenarios=(SCAM,), kind="refund", window=hours(1000)),
    "frozen": procedure("today", 2, platforms=("app",), scenarios=(SCAM,), police_receipt=("yes",)),
    "letter": procedure("week", 1, platforms=("app",), payee=("unreached", "refuses")),
    "comes": procedure("today", 3, platforms=("app",), accepted=("no",), window=hours(24, kind="happens-at")),
    "sue": procedure("later", 1, platforms=("app",), payee=("refuses",)),
}
"""Actions of every sort that answers or time move."""


@pytest.mark.parametrize(
    ("scenario", "minutes", "known", "actions"),
    [
        (SCAM, 0, {}, "lock tell hold keep cancel claim frozen"),
        (SCAM, 10_079, {}, "lock tell hold keep cancel claim frozen"),
        (SCAM, 10_080, {}, "lock claim tell keep cancel frozen hold"),
        (SCAM, 10_080, {"accepted": "no"}, "lock cancel claim tell keep frozen hold"),
        (SCAM, 60_000, {}, "lock tell hold keep frozen cancel! claim!"),
        (SCAM, 0, {"police_receipt": "yes"}, "lock cancel frozen tell hold keep claim"),
        (SCAM, 10_080, {"police_receipt": "yes"}, "lock cancel claim frozen tell keep hold"),
        (MISTAKE, 0, {}, "lock tell hold keep comes+ letter sue"),
        (MISTAKE, 10_080, {}, "lock tell hold keep comes= letter sue"),
        (MISTAKE, 0, {"payee": "refuses"}, "lock keep letter tell hold comes+ sue"),
        (MISTAKE, 0, {"payee": "refuses", "accepted": "no"}, "lock keep comes+ letter tell hold sue"),
    ],
)
def test_what_answers_and_weeks_open_comes_right_behind_safety(scenario: str, minutes: int, known: dict[str, str], actions: str) -> None:
    """After a week a claim stands before the attempt to stop what has long gone; a refusal and a receipt open the next step."""
    world = Dataset({"transfer_types": WORLD.transfer_types, "procedures": MOVED})

    assert shown("payer", scenario, "chat", minutes, world=world, **known) == actions


@pytest.mark.parametrize(
    ("case", "minutes", "known", "first"),
    [
        (("payer", MISTAKE, "chat"), 0, {}, "ask not-accept"),
        (("payer", MISTAKE, "wire"), 0, {}, "take-back freeze"),
        (("payer", MISTAKE, "wire"), 1440, {}, "court"),
        (("payer", SCAM, "chat"), 0, {}, "stop report receipt"),
        (("payer", SCAM, "chat"), 0, {"police_receipt": "yes"}, "stop receipt report"),
    ],
)
def test_the_card_holds_what_is_for_today_and_waits_for_nothing(
    case: tuple[str, str, str], minutes: int, known: dict[str, str], first: str
) -> None:
    """Later days stand there only where nothing else is open; what needs a paper that nobody has yet comes last."""
    role, scenario, way = case
    actions = plan(WORLD, Case(Role(role), Scenario(scenario), way), Situation(**known), minutes)

    assert " ".join(action.procedure for action in first_of(actions)) == first


def test_the_card_has_three_lines_at_most() -> None:
    """Nobody reads a fourth within sixty seconds."""
    many = {f"p{number}": procedure("now", number, platforms=("app",)) for number in range(5)}
    world = Dataset({"transfer_types": WORLD.transfer_types, "procedures": many})
    assert ["p0", "p1", "p2"] == [action.procedure for action in first_of(plan(world, Case(Role.PAYER, Scenario.WRONG_PAYEE, "chat")))]


def test_what_has_passed_names_its_own_next_step_while_that_is_open() -> None:
    """Else the first of the plan: `it is too late` is never the end of a sentence."""
    wire, chat = (Case(Role.PAYER, Scenario.WRONG_PAYEE, way) for way in ("wire", "chat"))

    assert next_best(WORLD, "take-back", plan(WORLD, wire, minutes=120)) == "freeze"
    assert next_best(WORLD, "take-back", plan(WORLD, wire, minutes=1440)) == "court"
    assert next_best(WORLD, "not-accept", plan(WORLD, chat, Situation(accepted="no"), 1440)) == "court"
    assert next_best(WORLD, "demand", plan(WORLD, chat)) == "ask"
    assert next_best(WORLD, "ask", plan(WORLD, chat)) == "not-accept"


@pytest.mark.parametrize(
    ("scenario", "way", "questions"),
    [(MISTAKE, "chat", ("accepted", "payee")), (MISTAKE, "shop", ("payee",)), (MISTAKE, "wire", ()), (SCAM, "chat", ("police_receipt",))],
)
def test_only_what_changes_the_plan_is_asked(scenario: str, way: str, questions: tuple[str, ...]) -> None:
    """Each question costs a frightened person a minute."""
    assert questions_for(WORLD, Case(Role.PAYER, Scenario(scenario), way)) == questions


def test_an_action_without_an_answer_is_neither_open_nor_closed() -> None:
    """`Not found` must not read as `too late`."""
    unsure = procedure("now", 1, platforms=("app",), window=hours(1), window_answer=Answer.UNKNOWN)
    world = Dataset({"transfer_types": WORLD.transfer_types, "procedures": {"x": unsure}})
    (action,) = plan(world, Case(Role.PAYER, Scenario.WRONG_PAYEE, "chat"), minutes=5000)

    assert action.state is State.UNKNOWN


def test_pages_of_one_role_and_one_platform_are_merged() -> None:
    """Who helps sees the plan of who paid; two platforms are two pages although they say the same."""
    book = build_plan_index(WORLD)
    members = {page.first.id: [case.id for case in page.cases] for page in book.pages}

    assert members["chat/payer-wrong-payee"] == ["chat/payer-wrong-payee", "chat/helper-wrong-payee"]
    assert members["chat/payee-wrong-payee"] == [f"{way}/payee-wrong-payee" for way in ("chat", "slow-chat", "shop")]
    assert members["wire/payee-wrong-payee"] == ["wire/payee-wrong-payee"]
    assert members["chat/merchant-wrong-payee"] == [f"{way}/merchant-wrong-payee" for way in ("chat", "slow-chat", "shop")]
    assert members["chat/payer-recovery-offer"] == [
        f"{way}/{role}-recovery-offer" for way in ("chat", "slow-chat", "shop", "wire") for role in PAYERS
    ]
    assert all(book.page_of(case) is page for page in book.pages for case in page.cases)
    assert book.page_of(Case(Role.PAYER, Scenario.WRONG_PAYEE, "there-scam")) is None


def test_a_rail_that_covers_one_scenario_leaves_the_other_to_its_sibling() -> None:
    """`Scammed over there: sent by mistake` is a page that nobody can be meant by."""
    assert rail_for(WORLD, "there-mistake", Scenario.SCAM) == "there-scam"
    assert rail_for(WORLD, "there-mistake", Scenario.WRONG_PAYEE) == "there-mistake"
    assert rail_for(WORLD, "across", Scenario.SCAM) == "across"


def test_a_decided_order_stands_before_ranks_and_within_an_urgency() -> None:
    """What is decided with evidence for one way of paying does not change the plans of the others."""
    order = FirstActions.model_construct(scenarios=(MISTAKE,), platforms=("bank",), rails=(), actions=("court", "freeze", "take-back"))
    world = Dataset({**WORLD.records, "first_actions": {"bank": order}})

    assert ("take-back freeze court", "freeze take-back court") == (
        shown("payer", MISTAKE, "wire"),
        shown("payer", MISTAKE, "wire", world=world),
    )
    assert shown("payer", MISTAKE, "chat") == shown("payer", MISTAKE, "chat", world=world)
    assert shown("payer", SCAM, "wire") == shown("payer", SCAM, "wire", world=world)


def test_a_list_in_another_order_than_a_plan_is_found() -> None:
    """Only among what is for safety and for now: a page about a court names the court first."""
    orders = orders_of(WORLD)

    assert [] == [*contradictions(orders, ("ask", "not-accept", "court"))]
    assert [("ask", "not-accept")] == [(later, earlier) for later, earlier, _ in contradictions(orders, ("not-accept", "court", "ask"))]
    assert [] == [*contradictions(orders, ("court", "demand"))]


def test_each_ground_of_an_action_has_the_window_of_its_own_scenario() -> None:
    """On day eleven a victim of a scam must not read that the ten days for a duplicate have passed."""
    short, long = (Window.model_validate(hours(length)) for length in (24, 2400))
    grounds = (Ground(scenarios=(MISTAKE,), window=short, evidence=()), Ground(scenarios=(SCAM,), window=long, evidence=()))
    recall = procedure("now", 1, transfer_types=("wire",), scenarios=(MISTAKE, SCAM)).model_copy(update={"grounds": grounds})
    world = Dataset({"transfer_types": WORLD.transfer_types, "procedures": {"recall": recall}})

    assert shown("payer", MISTAKE, "wire", 1440, world=world) == "recall!"
    assert shown("payer", SCAM, "wire", 1440, world=world) == "recall"
    payer = [page for page in build_plan_index(world).pages if page.first.transfer_type == "wire" and page.first.role is Role.PAYER]
    assert len(payer) == 2
