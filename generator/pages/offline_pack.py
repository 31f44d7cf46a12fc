"""What an emergency pack holds: everything for one platform in one file, to be sent on and opened without a connection."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.blocks import ContactCard, PaperItem, Statement
from generator.pages.context import PageContext
from generator.pages.emergency_sheet import Sheet, build_sheet
from generator.pages.guidance_pages import letter_pieces
from generator.pages.language import Phrase
from generator.pages.page_paths import address
from generator.planner.plan_index import PlanPage


@dataclass(frozen=True)
class PackLetter:
    """A letter to copy out by hand."""

    title: Phrase
    when: Phrase
    body: tuple[tuple[str, str, str], ...]
    """Pieces as in `LetterBlock`."""
    lang: str
    lawyer: Phrase
    basis: tuple[Statement, ...]
    """Legal basis, each with its source."""


@dataclass(frozen=True)
class Pack:
    """One platform: its plans, numbers, papers and letters."""

    uri: str
    """`wechat-pay.html`, in the folder of the language."""
    page: str
    """Address of the platform's page."""
    platform: Phrase
    plans: tuple[Sheet, ...]
    contacts: tuple[ContactCard, ...]
    papers: tuple[PaperItem, ...]
    letters: tuple[PackLetter, ...]


def build_packs(ctx: PageContext) -> Iterator[Pack]:
    """The emergency packs of one language.

    Args:
        ctx: Records, language and plans.

    Yields:
        One pack for each platform that has plans, in the order of the platforms.
    """
    for platform in ctx.dataset.platforms:
        if pages := _pages_of(ctx, platform):
            yield _pack(ctx, platform, pages)


def _pages_of(ctx: PageContext, platform: str) -> list[PlanPage]:
    own = {key for key, record in ctx.dataset.transfer_types.items() if record.platform == platform}
    return [page for page in ctx.plan_index.pages if any(case.transfer_type in own for case in page.cases)]


def _pack(ctx: PageContext, platform: str, pages: list[PlanPage]) -> Pack:
    record = ctx.dataset.platforms[platform]
    procedures = [ctx.dataset.procedures[action.procedure] for page in pages for action in page.actions]
    letters = dict.fromkeys(letter for procedure in procedures for letter in procedure.letters)
    papers = dict.fromkeys(paper.paper for procedure in procedures for paper in procedure.papers)
    called = [channel.contact for procedure in procedures for channel in procedure.channels if channel.contact]
    contacts = [key for key in dict.fromkeys((*record.contacts, *called)) if _is_local(ctx, key, record.region)]
    return Pack(
        uri=f"{platform}.html",
        page=address("platforms", platform),
        platform=ctx.say(record.name),
        plans=tuple(build_sheet(ctx, page) for page in pages),
        contacts=ctx.contacts(contacts),
        papers=tuple(ctx.paper(paper) for paper in papers),
        letters=tuple(_letter(ctx, letter) for letter in letters if letter in ctx.dataset.letters),
    )


def _is_local(ctx: PageContext, contact: str, region: str) -> bool:
    """Whether a contact is one of the region of the platform: the pack leaves out the others, which the site has."""
    return contact in ctx.dataset.contacts and ctx.dataset.contacts[contact].region == region


def _letter(ctx: PageContext, key: str) -> PackLetter:
    record = ctx.dataset.letters[key]
    labels = {field.id: str(ctx.say(field.label)) for field in record.fields}
    return PackLetter(
        title=ctx.say(record.title),
        when=ctx.say(record.when),
        body=letter_pieces(record.body, labels),
        lang=ctx.language.original(record.body).lang,
        lawyer=ctx.say(record.ask_a_lawyer_when),
        basis=ctx.statements(record.legal_basis),
    )
