"""What an emergency pack holds: everything for one platform in one file, to be sent on and opened without a line."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.queries.planbook import PlanPage
from generator.views.addresses import address
from generator.views.blocks import ContactCard, PaperItem, Statement
from generator.views.citations import Freshness
from generator.views.language import Phrase
from generator.views.pages.guidance import letter_pieces
from generator.views.sheet import Sheet, build_sheet
from generator.views.workshop import Workshop


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
    freshness: Freshness


def build_packs(bench: Workshop) -> Iterator[Pack]:
    """One pack for each platform that has plans; `bench` is copied for each, so that each counts its own evidence."""
    for platform in bench.dataset.platforms:
        if pages := _pages_of(bench, platform):
            yield _pack(Workshop(bench.dataset, bench.language, bench.planbook), platform, pages)


def _pages_of(bench: Workshop, platform: str) -> list[PlanPage]:
    own = {key for key, record in bench.dataset.transfer_types.items() if record.platform == platform}
    return [page for page in bench.planbook.pages if any(case.transfer_type in own for case in page.cases)]


def _pack(bench: Workshop, platform: str, pages: list[PlanPage]) -> Pack:
    record = bench.dataset.platforms[platform]
    procedures = [bench.dataset.procedures[action.procedure] for page in pages for action in page.actions]
    letters = dict.fromkeys(letter for procedure in procedures for letter in procedure.letters)
    papers = dict.fromkeys(paper.paper for procedure in procedures for paper in procedure.papers)
    called = [channel.contact for procedure in procedures for channel in procedure.channels if channel.contact]
    contacts = [key for key in dict.fromkeys((*record.contacts, *called)) if _is_near(bench, key, record.region)]
    return Pack(
        uri=f"{platform}.html",
        page=address("platforms", platform),
        platform=bench.say(record.name),
        plans=tuple(build_sheet(bench, page) for page in pages),
        contacts=bench.contacts(contacts),
        papers=tuple(bench.paper(paper) for paper in papers),
        letters=tuple(_letter(bench, letter) for letter in letters if letter in bench.dataset.letters),
        freshness=bench.citations.freshness(),
    )


def _is_near(bench: Workshop, contact: str, region: str) -> bool:
    """Whether somebody who pays there may need it: numbers of other places stand on the site."""
    return contact in bench.dataset.contacts and bench.dataset.contacts[contact].region == region


def _letter(bench: Workshop, key: str) -> PackLetter:
    record = bench.dataset.letters[key]
    labels = {field.id: str(bench.say(field.label)) for field in record.fields}
    return PackLetter(
        title=bench.say(record.title),
        when=bench.say(record.when),
        body=letter_pieces(record.body, labels),
        lang=bench.language.original(record.body).lang,
        lawyer=bench.say(record.ask_a_lawyer_when),
        basis=bench.statements(record.legal_basis),
    )
