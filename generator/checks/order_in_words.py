"""Finds sentences that say whom to turn to first after a scam, and compares them with the plans.

The order is decided in `data/first_actions/` and in the records of actions; a sentence beside it is read first and kept by nobody.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.checks.fields_of_records import walk_texts, wording_of
from generator.planner.order import CaseOrder
from generator.planner.plan import holds_at_first
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import Role, Scenario, Urgency

_SENTENCES = {"zh": re.compile(r"[^。\n]+"), "en": re.compile(r"(?:[^.\n]|\.(?! |$))+")}
_FIRST = {"zh": re.compile("先"), "en": re.compile(r"\bfirst\b", re.IGNORECASE)}
_MISTAKE = {"zh": re.compile("转错|误转|汇错|手滑"), "en": re.compile("mistake|misdirected|wrong", re.IGNORECASE)}
_POLICE = {
    "zh": re.compile(r"110|911|112|999|报警|报案|警方|公安"),
    "en": re.compile(r"\b(?:110|911|112|999)\b|\bpolice\b", re.IGNORECASE),
}
_FIRM = {
    "zh": re.compile("银行(?!转账|卡|账户|存款)|汇出行|钱包|机构|公司|平台|客服|PayPal|Wise"),
    "en": re.compile(r"\b(?:banks?(?! (?:transfer|card|account))|wallets?|operators?|firms?|company|providers?|platforms?|PayPal|Wise)\b"),
}
_SCAM_POLICE_FIRST = {
    "zh": re.compile(r"被骗[^，。；：]{0,4}先(?:打 ?(?:110|911|112|999)|报警|报案)"),
    "en": re.compile(r"scam\w*,? (?:first (?:the )?(?:110|police)|(?:call|report to) (?:the )?(?:110|police) first)\b", re.IGNORECASE),
}
ORDER_HINT = "follow the plan, or leave the order out"
_EARLY = (Urgency.SAFETY, Urgency.NOW)


class SaidOrder(NamedTuple):
    """A sentence that says whom to turn to first."""

    start: int
    words: str
    police_first: bool


def orders_in(text: str, language: str) -> Iterator[SaidOrder]:
    """The sentences of a text that name the police and a bank or firm in an order, or the police as the first after a scam.

    Args:
        text: Of a record, or a page of prose.
        language: `zh` or `en`.

    Yields:
        Each with its place. What a sentence says about mistakes only is no order for a scam.
    """
    for found in _SENTENCES[language].finditer(text):
        sentence = found[0]
        if _SCAM_POLICE_FIRST[language].search(sentence):
            yield SaidOrder(found.start(), sentence.strip(), police_first=True)
            continue
        first = _FIRST[language].search(sentence)
        if not first or _MISTAKE[language].search(sentence):
            continue
        named = sentence[first.end() :] if language == "zh" else sentence  # 先 stands before both; “first” may stand behind
        police, firm = _POLICE[language].search(named), _FIRM[language].search(named)
        if police and firm:
            yield SaidOrder(found.start(), sentence.strip(), police_first=police.start() < firm.start())


def police_first(dataset: Dataset, orders: Iterable[CaseOrder], way: str) -> bool | None:
    """Whether the plan of a payer who was scammed has the police before the bank or firm.

    Args:
        dataset: The records.
        orders: As of `planner.order.orders_of`.
        way: Id of a way of paying or a rail.

    Returns:
        By its first action that is not the reader's own and needs no answer first; None where there is none.
    """
    for case, places in orders:
        if (case.transfer_type, case.scenario, case.role) == (way, Scenario.SCAM, Role.PAYER):
            known = {key: dataset.procedures[key] for key in sorted(places, key=lambda key: places[key])}
            certain = [record for record in known.values() if holds_at_first(record.applies.when) and record.urgency in _EARLY]
            return next((record.decider == "police" for record in certain if record.decider != "payer"), None)
    return None


def check_order_in_words(dataset: Dataset, orders: Sequence[CaseOrder]) -> Iterator[Problem]:
    """Sentences of rails, corridors, ways of paying and platforms whose order is not that of their plans.

    Args:
        dataset: The records.
        orders: As of `planner.order.orders_of`.

    Yields:
        A problem of the check `first-actions` for each; a platform whose ways differ is not judged.
    """
    for node, around, step, words in walk_texts(dataset):
        if node.kind not in _WAYS or "aliases" in step:
            continue
        wording = wording_of(node, around, step, words)
        if said := tuple(orders_in(words, wording.language)):
            for _, message in _against(dataset, orders, said, _WAYS[node.kind](dataset, node.id)):
                yield Problem(RecordPath(node.kind, node.id, wording.path), "first-actions", message, ORDER_HINT)


def find_order_in_prose(
    text: str, file: str, dataset: Dataset, orders: Callable[[], Sequence[CaseOrder]], ways: Collection[str]
) -> Iterator[tuple[int, str]]:
    """Sentences of a page of prose whose order is not that of the plans whose first actions it prints.

    Args:
        text: The page.
        file: `content/zh/guides/a.md`.
        dataset: The records.
        orders: `planner.order.orders_of`, asked only where needed.
        ways: Ids of the rails and ways of paying whose plans the page prints; none, and it is not judged.

    Yields:
        (place in the text, what is wrong).
    """
    language = next((name for name in _SENTENCES if f"/{name}/" in file), "")
    if ways and language and (said := tuple(orders_in(text, language))):
        yield from ((order.start, message) for order, message in _against(dataset, orders(), said, ways))


def _against(
    dataset: Dataset, orders: Sequence[CaseOrder], said: Iterable[SaidOrder], ways: Iterable[str]
) -> Iterator[tuple[SaidOrder, str]]:
    """(sentence, what is wrong) for each sentence that no plan follows; nothing where plans differ."""
    plans = {(way, first) for way in ways if (first := police_first(dataset, orders, way)) is not None}
    if len({first for _, first in plans}) == 1:
        way, first = min(plans)
        who = "the police" if first else "the bank or firm"
        yield from (
            (order, f"“{order.words}”: the plan {way}/payer-scam has {who} first") for order in said if order.police_first is not first
        )


_WAYS: Mapping[str, Callable[[Dataset, str], Iterable[str]]] = {
    "rails": lambda _, key: (key,),
    "transfer_types": lambda _, key: (key,),
    "corridors": lambda dataset, key: dataset.corridors[key].rails[:1],
    "platforms": lambda dataset, key: [name for name, way in dataset.transfer_types.items() if way.platform == key],
}
"""Kind → the ways of paying or rails whose plans a record of it leads to; a corridor shows the plan of its first rail."""
