"""Plan pages: what a reader meets before the plan itself."""

from collections.abc import Callable

from generator.models.vocabulary import Role, Scenario
from generator.queries.cases import Case
from generator.queries.planbook import PlanBook
from generator.views.blocks import Actions, Note, Questionnaire
from generator.views.context import PageContext
from generator.views.pages.catalogue import build_pages
from generator.views.pages.plan import plan_page


def test_an_offer_to_recover_money_names_no_list_of_ways(context: Callable[..., PageContext], plans: PlanBook) -> None:
    """Twenty ways of paying stood there, eight lines of a phone, and none of them made a difference."""
    made = context()
    page = plans.page_of(Case(Role.PAYER, Scenario.RECOVERY_OFFER, "wechat-chat"))
    assert page is not None
    notes = [str(block.text) for block in plan_page(made, page).lead if isinstance(block, Note)]

    assert any(made.language.ui("any-way") in note for note in notes)
    assert all(len(note) < 80 for note in notes)


def test_the_questions_have_their_place_before_the_plan(context: Callable[..., PageContext], plans: PlanBook) -> None:
    """What a script puts in later must not push down what is being read."""
    assert all(isinstance(plan_page(context(), page).lead[-1], Questionnaire) for page in plans.pages[:5])


def test_a_choice_shows_first_what_most_of_its_plans_begin_with(context: Callable[..., PageContext]) -> None:
    """One way of paying among eight begins differently: “take screenshots” alone stood where “contact the payee” belongs."""
    made = context()
    pages = {page.uri: page for page in build_pages(made)}
    first = [block.items for block in pages["help/wrong-payee-wechat-pay.md"].lead if isinstance(block, Actions)]
    scam = [block.items for block in pages["help/scam-wechat-pay.md"].lead if isinstance(block, Actions)]

    assert [item.id for item in first[0]] == ["ask-payee-return", "collect-evidence"]
    assert [item.id for item in scam[0]][:2] == ["stop-all-contact", "call-110"]
