"""What to say: the call cards of a plan, each in the language of who hears it, and the page of each script."""

from collections.abc import Iterable, Mapping

from generator.pages.blocks import ActionItem, CallCard, CallCards, ContactCard, Links, Note, Page, Statements
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.guidance_pages import letter_pieces
from generator.pages.language import ORIGINAL
from generator.pages.page_paths import address
from generator.pages.script_data import say_words
from generator.planner.cases import Case
from generator.planner.plan_index import PlanPage
from generator.records.base import Text
from generator.records.blanks import blanks_of
from generator.records.dataset import Dataset
from generator.records.guidance import Script
from generator.records.vocabulary import RECEIVERS

_WRITTEN = tuple(Text.model_fields)
"""The languages in which scripts are written."""
_ELSEWHERE = "en"
"""The language of a card where people speak none that we write."""


def call_cards(ctx: PageContext, page: PlanPage, items: Iterable[ActionItem]) -> CallCards:
    """What to say in the actions of a plan.

    Args:
        ctx: Records, language and plans.
        page: The plan.
        items: Its lines, in order.

    Returns:
        The first card for each addressee, in the order of the plan, and behind them those for whoever has more than one; none for
        those who received money.
    """
    if page.first.role in RECEIVERS:
        return CallCards(())
    found: dict[str, ActionItem] = {}
    for item in items:
        for key, script in sorted(ctx.dataset.scripts.items(), key=lambda each: (each[1].order, each[0])):
            if item.id in script.procedures and page.is_about(script.scenarios):
                found.setdefault(key, item)
    first = {ctx.dataset.scripts[key].addressee: key for key in reversed(found)}
    ordered = sorted(found, key=lambda key: first[ctx.dataset.scripts[key].addressee] != key)
    return CallCards(tuple(_card(ctx, key, page.first, found[key]) for key in ordered))


def script_page(ctx: PageContext, key: str, record: Script) -> Page:
    """One page for a script: filled in on the reader's device only."""
    return compose_page(
        ctx,
        uri=f"scripts/{key}.md",
        title=ctx.say(record.title),
        description=ctx.say(record.when),
        kind="script",
        lead=(Note(ctx.say(record.when)), CallCards((_card(ctx, key),)), say_words(ctx.language)),
        sections=(
            section(ctx, "why-said", Statements(ctx.statements(record.evidence))),
            section(ctx, "used-by", Links(ctx.links("procedures", record.procedures))),
        ),
        record=f"scripts/{key}",
        aliases=record.aliases,
    )


def languages_heard(dataset: Dataset, script: Script, case: Case | None) -> tuple[str, ...] | None:
    """Which of our languages is understood by who hears a script.

    Args:
        dataset: The records.
        script: The script.
        case: The case in which it is said, if there is one.

    Returns:
        Ids of languages, none where we have no text in theirs; None where it depends on where the reader's bank is.
    """
    rail = dataset.rails.get(case.transfer_type) if case else None
    regions = (script.region,) if script.region else rail.regions if rail else ("CN",) if case else ("INT",)
    if "INT" in regions:
        return None
    spoken: Mapping[str, tuple[str, ...]] = {place.region: place.spoken for place in dataset.places.values()}
    each = [{*spoken.get(region, ())} for region in regions]
    common = set(_WRITTEN).intersection(*each)
    return None if not common and len(regions) > 1 and any(each) else tuple(name for name in _WRITTEN if name in common)


def _card(ctx: PageContext, key: str, case: Case | None = None, item: ActionItem | None = None) -> CallCard:
    script, own = ctx.dataset.scripts[key], ctx.language.id
    heard = languages_heard(ctx.dataset, script, case)
    said = own if heard is None or own in heard else next(iter(heard), _ELSEWHERE)
    other = next(name for name in _WRITTEN if name != own) if heard is None else own if said != own else ""
    return CallCard(
        id=key,
        title=ctx.say(script.title),
        how=ctx.language.ui("say-written") if script.written else ctx.language.ui("say-shown") if said != own else "",
        contact=_contact(ctx, script, case, item),
        body=_pieces(ctx, script.body, said),
        lang=_tag(ctx, said),
        other=_pieces(ctx, script.body, other) if other else (),
        other_lang=_tag(ctx, other),
        other_title="" if not other else ctx.language.ui("say-other") if heard is None else ctx.language.ui("say-meaning"),
        other_said=bool(other) and heard is None,
        note=ctx.language.ui("say-untranslated") if heard == () else "",
        to=address("scripts", key) if case else "",
    )


def _contact(ctx: PageContext, script: Script, case: Case | None, item: ActionItem | None) -> ContactCard | None:
    """The contact of the script, or the one to call in its action; on a rail none that is the number of one place only."""
    if script.contact:
        return ctx.contact(script.contact) if script.contact in ctx.dataset.contacts else None
    contact = item.contact if item else None
    elsewhere = contact is not None and contact.place and case is not None and case.transfer_type in ctx.dataset.rails
    return None if contact is None or not contact.tel or elsewhere else contact


def _pieces(ctx: PageContext, text: Text, language: str) -> tuple[tuple[str, str, str], ...]:
    """The text in a language, in pieces as those of a letter; its blanks are named in the language of the page."""
    words = getattr(text, language) or text.zh
    return letter_pieces(words, {blank: str(ctx.term("blanks", blank)) for blank in blanks_of(words)})


def _tag(ctx: PageContext, language: str) -> str:
    """The `lang` of a text; empty where it is that of the page."""
    return "" if language in {"", ctx.language.id} else ORIGINAL if language == "zh" else language
