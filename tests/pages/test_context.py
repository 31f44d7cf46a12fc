"""Facts, verdicts and rules as blocks."""

from collections.abc import Callable

import pytest

from generator.pages.context import PageContext
from generator.records.base import Text
from generator.records.platform import Platform, Rule
from generator.records.values import Fact
from generator.records.vocabulary import Answer

MakeContext = Callable[..., PageContext]


def fact(answer: str, text: str = "对方同意才退", *claims: str) -> Fact:
    return Fact(answer=Answer(answer), text=Text(zh=text), evidence=(), claims=claims)


def rule(name: str, question: str, *claims: str) -> Rule:
    return Rule(id=name, question=question, answer=Answer.CONDITIONAL, text=Text(zh=name), evidence=(), claims=claims)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_open_field_prints_its_text_without_yes_or_no(context: MakeContext, answer: str) -> None:
    """Who decides, how long, what it costs: neither the word nor its colour."""
    cell = context().cell(fact(answer), "decider")

    assert (cell.answer, cell.word, cell.text.text) == ("", "", "对方同意才退")


@pytest.mark.parametrize("answer", ["conditional", "disputed", "unknown"])
def test_an_open_field_keeps_the_mark_of_what_is_not_certain(context: MakeContext, answer: str) -> None:
    """A deadline on a condition must not look like a promise."""
    cell = context().cell(fact(answer), "duration")

    assert (cell.answer, cell.word) == (answer, context().language.word("answer", answer))


def test_a_verdict_says_what_it_answers(context: MakeContext) -> None:
    """No “不能” without the question in front of it."""
    words = context().language.labels.words
    no = words[words["answered"]["sender-cancel"]]["no"]
    verdict = context().verdict("sender-cancel", fact("no", f"{no}。没有撤回按钮。"))

    assert verdict.question.text == words["column"]["sender-cancel"]
    assert (verdict.cell.word, verdict.cell.text.text) == (no, "没有撤回按钮。")


def test_a_claim_is_named_once_in_a_block(context: MakeContext) -> None:
    """The same rumour under three answers makes three rumours of it."""
    facts = context().facts(("speed", fact("yes", "快", "heard-a")), ("fee", fact("yes", "贵", "heard-a")))

    assert [len(cell.links) for _, cell in facts.rows] == [1, 0]


def test_a_question_is_asked_once_with_all_its_answers(context: MakeContext) -> None:
    """Four times “被骗时平台能拦吗” with four answers reads like a contradiction."""
    rules = (rule("first", "scam-stop"), rule("other", "finality"), rule("second", "scam-stop"))
    platform = Platform(name=Text(zh="某支付"), region="CN", summary=Text(zh="看情况"), rules=rules)
    keys = [f"some-pay#{item.id}" for item in rules]

    found = context(platforms={"some-pay": platform}).questions([*keys, keys[0], "some-pay#no-such-rule"])
    assert [[cell.text.text for cell in question.answers] for question in found.items] == [["first", "second"], ["other"]]

    named = context(platforms={"some-pay": platform}).questions(keys, named=True)
    assert named.items[0].text.text.startswith("某支付 · ")


@pytest.mark.parametrize(
    ("number", "tel"),
    [
        ("400-670-0700", "4006700700"),
        ("95017 / 95018", "95017"),
        ("+44 (0)300 123 2040", "+443001232040"),
        ("(010) 66001918", "01066001918"),
    ],
)
def test_one_tap_dials_one_number(context: MakeContext, number: str, tel: str) -> None:
    """Two numbers run together, or a trunk zero behind the country, ring at somebody else's."""
    contact = context().dataset.contacts["police-110"].model_copy(update={"number": number})

    assert context(contacts={"police-110": contact}).contact("police-110").tel == tel
