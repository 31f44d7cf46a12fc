"""Whom a sentence names first after a scam: read from its words, in both languages."""

import pytest

from generator.checks.order_in_words import orders_in

SENTENCES = {
    "被骗先打110": True,
    "转错的联系对方，被骗请先报警。": True,
    "先报警，再立即联系收款银行": True,
    "先找汇出银行反诈部门，再向居住地警方报案": False,
    "先让汇出银行召回，被骗的接着打 110": False,
    "汇出银行；被骗先报警": True,
    "按银行实时转账准备：先联系对方，被骗打110": None,
    "打汇出银行召回；被骗打 110，并在当地报警": None,
    "转错先找平台，谈不拢再报警": None,
    "先截图，别删聊天": None,
    "If scammed, call 110 first": True,
    "After a scam, first the police": True,
    "The police first, then the payee’s bank at once": True,
    "First call the sending bank, then report to the police where you live": False,
    "Ask the sending bank for a recall first; after a scam, call 110 right after that.": False,
    "After a scam call 110 as well.": None,
    "After a mistake, first ask the bank; it does not call the police.": None,
    "Treat it as an instant bank transfer: contact the payee first; if you were scammed, call 110": None,
}


@pytest.mark.parametrize(("text", "police_first"), SENTENCES.items())
def test_the_order_of_a_sentence_is_read(text: str, police_first: bool | None) -> None:  # noqa: FBT001 - a column of the table
    """None: it names no order for a scam."""
    found = [order.police_first for order in orders_in(text, "zh" if text[0] > "\u2e80" else "en")]

    assert found == ([] if police_first is None else [police_first])


def test_each_sentence_has_its_place() -> None:
    """So that `check` points at it."""
    (order,) = orders_in("一句。\n被骗先报警。", "zh")

    assert order.start == len("一句。\n")
    assert order.words == "被骗先报警"
