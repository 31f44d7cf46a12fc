"""What hand-written prose may request by name: tables, contacts, windows, rules, claims, actions.

A directive alone on its line is answered with blocks, one inside a sentence with words.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.pages.article_page import article_links
from generator.pages.blocks import Actions, Block, Claims, Contacts, Links, Statements
from generator.pages.comparison_tables import build_table
from generator.pages.context import PageContext
from generator.pages.home_numbers import hold_contact, hold_home_numbers, read_elsewhere
from generator.pages.language import Phrase
from generator.pages.page_paths import address, contact_address
from generator.pages.plan_pages import plan_card, plan_title
from generator.pages.script_data import storage_list
from generator.planner.cases import Case, cases, rail_cases, roles_of, scenarios_of
from generator.planner.plan_index import PlanPage
from generator.records.dataset import Dataset
from generator.records.kinds import KINDS
from generator.records.vocabulary import ArticlePart, Role, Scenario


@dataclass(frozen=True)
class InlineWords:
    """Words inside a sentence, with an optional link target or number to dial."""

    text: Phrase
    to: str = ""
    tel: str = ""


Ids = tuple[str, ...]


@dataclass(frozen=True)
class Directive:
    """What one directive may name, and the two ways it is answered."""

    kind: str = ""
    """Kind of record its ids belong to; empty when it names no record."""
    blocks: Callable[[PageContext, Ids], tuple[Block, ...]] | None = None
    """Its blocks, alone on a line; None where it belongs into a sentence."""
    words: Callable[[PageContext, Ids], InlineWords] | None = None
    """Its words, inside a sentence; None where it stands alone."""
    values: tuple[str, ...] = ()
    """What it may name when that is no record."""
    of_case: bool = False
    """Whether it names a case: `swift/payer-scam`."""


class Unknown(Exception):
    """A directive that cannot be answered.

    Args:
        message: What is wrong.
        allowed: The names that may stand there instead, for a suggestion.
    """

    def __init__(self, message: str, allowed: tuple[str, ...]) -> None:
        super().__init__(message)
        self.allowed = allowed


def embed_blocks(ctx: PageContext, name: str, argument: str) -> tuple[Block, ...]:
    """The blocks for a directive on a line of its own.

    Args:
        ctx: Records, language and plans.
        name: Of the directive, a key of `DIRECTIVES`.
        argument: Ids with commas between them, in the order they are printed.

    Returns:
        Blocks in the order of the ids.

    Raises:
        Unknown: As of `look_up`.
    """
    ids = look_up(ctx.dataset, name, argument, alone=True)
    make = DIRECTIVES[name].blocks
    assert make is not None
    return hold_home_numbers(ctx, make(ctx, ids)) if read_elsewhere(ctx) else make(ctx, ids)


def embed_words(ctx: PageContext, name: str, argument: str) -> InlineWords:
    """The words for a directive inside a sentence.

    Args:
        ctx: Records, language and plans.
        name: Of the directive, a key of `DIRECTIVES`.
        argument: An id; of several the first counts.

    Returns:
        The words, with the page they link to or the number to dial.

    Raises:
        Unknown: As of `look_up`.
    """
    ids = look_up(ctx.dataset, name, argument, alone=False)
    make = DIRECTIVES[name].words
    assert make is not None
    return make(ctx, ids)


def look_up(dataset: Dataset, name: str, argument: str, *, alone: bool) -> Ids:
    """The ids a directive names.

    Args:
        dataset: What there is to name.
        name: Of the directive.
        argument: Ids with commas between them.
        alone: Whether it stands on a line of its own.

    Returns:
        The ids, in their order.

    Raises:
        Unknown: There is no such directive, it names no record or value there is, or it does not belong in this place.
    """
    if name not in DIRECTIVES:
        raise Unknown(f"no directive `{name}`", tuple(DIRECTIVES))
    directive = DIRECTIVES[name]
    ids = tuple(part.strip() for part in argument.split(","))
    for key in ids:
        record = key.partition("#")[0] if name == "rule" else key
        kind = directive.kind
        if kind and record not in dataset.kind(kind) and not dataset.may_exist(kind, record):
            raise Unknown(f"no `{key}` in data/{kind}", tuple(dataset.kind(kind)))
        if name == "rule" and record in dataset.platforms and dataset.rule(key) is None:
            raise Unknown(f"no rule `{key}`", tuple(f"{record}#{rule.id}" for rule in dataset.platforms[record].rules))
        way = key.partition("/")[0]
        unread = dataset.may_exist("rails", way) or dataset.may_exist("transfer_types", way)
        if directive.of_case and not unread and case_named(dataset, key) is None:
            raise Unknown(f"no case `{key}`", tuple(case.id for case in (*cases(dataset), *rail_cases(dataset))))
        if directive.values and key not in directive.values:
            raise Unknown(f"no `{key}` for the directive `{name}`", directive.values)
    if alone and directive.blocks is None:
        raise Unknown(f"`{name}` gives words: it stands inside a sentence", _names(alone=True))
    if not alone and directive.words is None:
        raise Unknown(f"`{name}` gives blocks: it stands on a line of its own", _names(alone=False))
    return ids


def case_named(dataset: Dataset, key: str) -> Case | None:
    """The case with an id.

    Args:
        dataset: The records.
        key: `swift/payer-scam`.

    Returns:
        The case; None where there is none.
    """
    way, _, rest = key.partition("/")
    role, _, scenario = rest.partition("-")
    if role not in [*Role] or scenario not in [*Scenario]:
        return None
    case = Case(Role(role), Scenario(scenario), way)
    rail, transfer_type = dataset.rails.get(way), dataset.transfer_types.get(way)
    happens = rail.covers if rail else scenarios_of(transfer_type) if transfer_type else ()
    return case if case.scenario in happens and case.role in roles_of(case.scenario) else None


def _names(*, alone: bool) -> tuple[str, ...]:
    return tuple(name for name, each in DIRECTIVES.items() if (each.blocks if alone else each.words) is not None)


def _tables(ctx: PageContext, ids: Ids) -> tuple[Block, ...]:
    return tuple(build_table(ctx, key, ctx.dataset.comparisons[key]) for key in ids)


def _contact_words(ctx: PageContext, ids: Ids) -> InlineWords:
    card = ctx.contact(ids[0])
    to = contact_address(ids[0], ctx.dataset.contacts[ids[0]])
    words = f"{card.name} {card.number}".strip()
    if read_elsewhere(ctx) and hold_contact(ctx, card).held:
        return InlineWords(ctx.label("number-in", number=words, place=ctx.language.word("region", card.region)), to)
    return InlineWords(Phrase(words), to, card.tel)


def _window_words(ctx: PageContext, ids: Ids) -> InlineWords:
    item = ctx.action(ids[0])
    return InlineWords(Phrase(item.window), item.to)


def _actions(ctx: PageContext, ids: Ids) -> tuple[Block, ...]:
    items = tuple(replace(ctx.action(key), condition=_meant_for(ctx, key) if len(ids) > 1 else "") for key in ids)
    return (Actions(items),)


def _first_actions(ctx: PageContext, ids: Ids) -> tuple[Block, ...]:
    """The first actions of a plan, as the plan has them."""
    return (Actions(plan_card(ctx, _plan_named(ctx, ids[0]))),)


def _first_words(ctx: PageContext, ids: Ids) -> InlineWords:
    """A link to the plan."""
    page = _plan_named(ctx, ids[0])
    return InlineWords(plan_title(ctx, page), page.uri)


def _plan_named(ctx: PageContext, key: str) -> PlanPage:
    """The plan of a case that `look_up` has found."""
    case = case_named(ctx.dataset, key)
    page = ctx.plan_index.page_of(case) if case else None
    assert page is not None
    return page


def _action_words(ctx: PageContext, ids: Ids) -> InlineWords:
    item = ctx.action(ids[0])
    return InlineWords(item.text, item.to)


def _meant_for(ctx: PageContext, key: str) -> str:
    """Words for the case an action is for, where actions for a mistake and for a scam stand side by side; empty without any."""
    return ctx.language.sections["first-minute-for"].get(key, "")


def _part(ctx: PageContext, ids: Ids) -> tuple[Block, ...]:
    own = [key for key, claim in ctx.dataset.claims.items() if claim.section.value == ids[0] and claim.seed_refs]
    links = article_links(ctx, ids[0])
    return (links, Claims(ctx.claims(own))) if links.items else (Claims(ctx.claims(own)),)


def _rule_words(ctx: PageContext, ids: Ids) -> InlineWords:
    rule = ctx.dataset.rule(ids[0])
    assert rule is not None
    return InlineWords(ctx.say(rule.text))


def _type_blocks(ctx: PageContext, ids: Ids) -> tuple[Block, ...]:
    verdict = ctx.verdict("sender-cancel", ctx.dataset.transfer_types[ids[0]].sender_cancel)
    return (verdict, Links(ctx.links("transfer_types", ids)))


def _link_words(kind: str) -> Callable[[PageContext, Ids], InlineWords]:
    return lambda ctx, ids: InlineWords(ctx.name(kind, ids[0]), address(kind, ids[0]))


def _links(kind: str) -> Directive:
    return Directive(kind, lambda ctx, ids: (Links(ctx.links(kind, ids)),), _link_words(kind))


_OWN: dict[str, Directive] = {
    "count": Directive(
        words=lambda ctx, _: InlineWords(Phrase(str(ctx.language.count_untranslated()))),
        values=("untranslated",),
    ),
    "storage": Directive(blocks=lambda ctx, _: (storage_list(ctx.language),), values=("list",)),
    "table": Directive("comparisons", _tables),
    "contact": Directive("contacts", lambda ctx, ids: (Contacts(ctx.contacts(ids)),), _contact_words),
    "window": Directive("procedures", lambda ctx, ids: (Actions((ctx.action(ids[0]),)),), _window_words),
    "action": Directive("procedures", _actions, _action_words),
    "first": Directive(blocks=_first_actions, words=_first_words, of_case=True),
    "evidence": Directive(
        "evidence",
        lambda ctx, ids: (Statements(ctx.statements(ids)),),
        lambda ctx, ids: InlineWords(ctx.say(ctx.dataset.evidence[ids[0]].said)),
    ),
    "claim": Directive("claims", lambda ctx, ids: (Claims(ctx.claims(ids)),), _link_words("claims")),
    "article-part": Directive(blocks=_part, values=tuple(part.value for part in ArticlePart)),
    "rule": Directive("platforms", lambda ctx, ids: (ctx.questions(ids, named=True),), _rule_words),
    "transfer-type": Directive("transfer_types", _type_blocks, _link_words("transfer_types")),
}
"""Directives that do more than link to a record."""

_LINKS = {kind.one: _links(kind.name) for kind in KINDS if kind.address and kind.one not in _OWN}
DIRECTIVES: dict[str, Directive] = _OWN | _LINKS
"""Every directive by name: those above, and for each other kind with an address the one that links to a record."""
