"""What hand-written prose may ask for by name: tables, contacts, windows, rules, claims, actions, pictures."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.models.dataset import Dataset
from generator.models.vocabulary import Section as Part
from generator.views.addresses import contact_address
from generator.views.blocks import Actions, Block, Claims, Contacts, Links, Statements
from generator.views.comparison import build_table
from generator.views.helper import storage_list
from generator.views.language import Phrase
from generator.views.workshop import Workshop


@dataclass(frozen=True)
class Embedded:
    """The answer to a directive: blocks, or words with an optional link target."""

    blocks: tuple[Block, ...] = ()
    words: Phrase = Phrase("")
    to: str = ""
    tel: str = ""


class Unknown(Exception):
    """No such name; carries what is allowed."""

    def __init__(self, message: str, allowed: tuple[str, ...]) -> None:
        super().__init__(message)
        self.allowed = allowed


def embed(bench: Workshop, name: str, argument: str) -> Embedded:
    """The content a directive asks for. Raises Unknown for a name or id that does not exist."""
    keys = look_up(bench.dataset, name, argument)
    return EMBEDS[name][1](bench, keys)


def look_up(dataset: Dataset, name: str, argument: str) -> tuple[str, ...]:
    """The ids a directive names. Raises Unknown when there is no such directive, or an id is nowhere to be found."""
    if name not in EMBEDS:
        raise Unknown(f"no directive `{name}`", tuple(EMBEDS))
    keys = tuple(part.strip() for part in argument.split(","))
    kind, _ = EMBEDS[name]
    for key in keys:
        record = key.partition("#")[0] if name == "rule" else key
        if kind and record not in dataset.kind(kind) and not dataset.stands_unread(kind, record):
            raise Unknown(f"no `{key}` in data/{kind}", tuple(dataset.kind(kind)))
        if name == "rule" and record in dataset.platforms and dataset.rule(key) is None:
            raise Unknown(f"no rule `{key}`", tuple(f"{record}#{rule.id}" for rule in dataset.platforms[record].rules))
        if name in _WORDS and key not in _WORDS[name]:
            raise Unknown(f"no `{key}` for the directive `{name}`", _WORDS[name])
    return keys


def _table(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    return Embedded(tuple(build_table(bench, key, bench.dataset.comparisons[key]) for key in keys))


def _contact(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    cards = bench.contacts(keys)
    return Embedded(
        (Contacts(cards),),
        Phrase(f"{cards[0].name} {cards[0].number}".strip()),
        contact_address(keys[0], bench.dataset.contacts[keys[0]]),
        cards[0].tel,
    )


def _window(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    item = bench.action(keys[0])
    return Embedded((Actions((item,)),), Phrase(item.window), item.to)


def _action(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    items = tuple(replace(bench.action(key), condition=_meant_for(bench, key) if len(keys) > 1 else "") for key in keys)
    return Embedded((Actions(items),), items[0].text, items[0].to)


def _meant_for(bench: Workshop, key: str) -> str:
    """Which case an action is for, where actions for a slip and for a scam stand side by side."""
    return bench.language.labels.words["first-minute-for"].get(key, "")


def _evidence(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    items = bench.statements(keys)
    return Embedded((Statements(items),), items[0].text)


def _claims(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    return Embedded((Claims(bench.claims(keys)),), bench.name("claims", keys[0]), f"claims/{keys[0]}.md")


def _part(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    own = [key for key, claim in bench.dataset.claims.items() if claim.section.value == keys[0] and claim.seed_refs]
    return Embedded((Claims(bench.claims(own)),))


def _rule(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    texts = []
    for key in keys:
        rule = bench.dataset.rule(key)
        assert rule is not None
        texts.append(bench.say(rule.text))
    return Embedded((bench.questions(keys, named=True),), texts[0])


def _links(kind: str) -> Callable[[Workshop, tuple[str, ...]], Embedded]:
    def make(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
        links = bench.links(kind, keys)
        return Embedded((Links(links),), links[0].text, links[0].to)

    return make


def _type(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    verdict = bench.verdict("sender-cancel", bench.dataset.transfer_types[keys[0]].sender_cancel)
    links = bench.links("transfer_types", keys)
    return Embedded((verdict, Links(links)), links[0].text, links[0].to)


def _count(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    counts = {"untranslated": bench.language.untranslated}
    return Embedded(words=Phrase(str(counts[keys[0]])))


def _storage(bench: Workshop, keys: tuple[str, ...]) -> Embedded:
    return Embedded((storage_list(bench.language),))


_WORDS: dict[str, tuple[str, ...]] = {
    "count": ("untranslated",),
    "storage": ("list",),
    "article-part": tuple(part.value for part in Part),
}
"""Directives that name no record → what they may name."""

EMBEDS: dict[str, tuple[str, Callable[[Workshop, tuple[str, ...]], Embedded]]] = {
    "count": ("", _count),
    "storage": ("", _storage),
    "table": ("comparisons", _table),
    "contact": ("contacts", _contact),
    "window": ("procedures", _window),
    "action": ("procedures", _action),
    "evidence": ("evidence", _evidence),
    "claim": ("claims", _claims),
    "article-part": ("", _part),
    "rule": ("platforms", _rule),
    "type": ("transfer_types", _type),
    "topic": ("topics", _links("topics")),
    "procedure": ("procedures", _links("procedures")),
    "platform": ("platforms", _links("platforms")),
    "rail": ("cross_border", _links("cross_border")),
    "corridor": ("corridors", _links("corridors")),
    "letter": ("letters", _links("letters")),
    "safeguard": ("safeguards", _links("safeguards")),
    "comparison": ("comparisons", _links("comparisons")),
    "term": ("glossary", _links("glossary")),
}
"""Directive → (kind its ids must belong to, how to make it)."""
