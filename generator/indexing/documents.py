"""A page → index documents: the page itself, and one for each entry of a register."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.indexing.block_text import BlockReader, joined
from generator.pages.blocks import ActionItem, Actions, AnswerBox, Block, Claims, ContactCard, Contacts, FirstSteps, Page, Plan, Section
from generator.pages.language import Language, Phrase
from generator.pages.page_paths import published_uri
from generator.search.document import DocumentAction, DocumentAnswer, DocumentMeta, DocumentPart, IndexDocument

_REGISTERS = {"hotlines": "hotline", "glossary": "term"}
"""Kinds of page whose entries are documents of their own, and the kind of such a document."""
_REPEATED = (Plan, Claims, Contacts)
"""Blocks whose content other pages have in full."""
_OWN = frozenset({"claims", "hotlines"})
"""Kinds of page that have those blocks in full."""
_TODO = frozenset({"plan", "choice", "home"})
"""Kinds of page whose answer is the first thing to do."""


def page_documents(page: Page, language: Language, *, directory_urls: bool) -> tuple[IndexDocument, ...]:
    """The documents of a generated page.

    Args:
        page: The page.
        language: Of the page.
        directory_urls: True when `x.md` is published as `x/`, False for `x.html`.

    Returns:
        The page first, then the entries of a register: contacts of a page of hotlines, words of the glossary.
    """
    uri = published_uri(page.uri, directory_urls=directory_urls)
    meta = meta_of(page.kind, page.aliases, page.tags)
    return documents_of(uri, str(page.title), meta, page.lead, page.sections, language, directory_urls=directory_urls)


def meta_of(kind: str, aliases: Iterable[str], tags: Mapping[str, str]) -> DocumentMeta:
    """The facts of a page that search filters and weighs by.

    Args:
        kind: Of the page, `plan` or `guide`.
        aliases: Further names.
        tags: As in `Page.tags` and in the front matter of a guide; several scenarios or regions have a blank between them.

    Returns:
        Tags that are missing are empty; where there is an `asker` it takes the place of the scenarios.
    """
    return DocumentMeta(
        kind=kind,
        aliases=tuple(aliases),
        platform=tags.get("platform", ""),
        scenarios=tuple((tags.get("asker") or tags.get("scenario", "")).split()),
        regions=tuple(tags.get("region", "").split()),
        priority=tags.get("priority", ""),
        roles=tuple(tags.get("roles", "").split()),
    )


def documents_of(
    uri: str,
    title: str,
    meta: DocumentMeta,
    lead: tuple[Block, ...],
    sections: tuple[Section, ...],
    language: Language,
    *,
    directory_urls: bool,
) -> tuple[IndexDocument, ...]:
    """The documents of blocks under headings.

    Args:
        uri: Where the page is published, below the folder of its language.
        title: Its heading.
        meta: What search filters and weighs by.
        lead: Blocks above the first heading below the title.
        sections: Headings with their blocks, in page order.
        language: Of the page.
        directory_urls: As for `page_documents`.

    Returns:
        As of `page_documents`.
    """
    reader = BlockReader(language, register=meta.kind == "hotlines")
    parts = (*reader.rows(lead), *(part for section in sections for part in _parts(section, reader, meta.kind)))
    blocks = (*lead, *(block for section in sections for block in section.blocks))
    answer = answer_of(blocks, meta.kind)
    action = (
        _procedure(joined(title), uri, meta, blocks)
        if meta.kind == "procedure"
        else _first_action(blocks, meta.kind, directory_urls=directory_urls)
    )
    document = IndexDocument(uri, language.id, joined(title), meta, reader.text(lead), answer, parts, action)
    match _REGISTERS.get(meta.kind):
        case "hotline":
            return (document, *_hotlines(document, (Section("", Phrase(title), lead), *sections), reader))
        case "term" if parts:
            terms = (IndexDocument(f"{uri}#{part.anchor}", language.id, part.heading, DocumentMeta("term"), part.text) for part in parts)
            # The entries are documents of their own, so the document of the register leaves out their names and texts.
            return (replace(document, meta=replace(meta, aliases=()), parts=()), *terms)
        case _:
            return (document,)


def _parts(section: Section, reader: BlockReader, kind: str) -> Iterator[DocumentPart]:
    """The section itself, then the rows of its tables."""
    repeated = kind not in _OWN and any(isinstance(block, _REPEATED) for block in section.blocks)
    yield DocumentPart(section.id, joined(section.heading), reader.text(section.blocks), "aside" if repeated else "section")
    yield from reader.rows(section.blocks)


def answer_of(blocks: Iterable[Block], kind: str) -> DocumentAnswer:
    """The answer on top of a page of this kind: the verdict, the verdict on its claim, or the first thing to do; empty without one."""
    if kind in _TODO:
        return _first_actions(next((block for block in blocks if isinstance(block, Actions | FirstSteps)), Actions(())))
    for block in blocks:
        if kind == "claim" and isinstance(block, Claims):
            judged = block.items[0]
            return DocumentAnswer(judged.verdict, judged.word, joined(judged.truth))
        if isinstance(block, AnswerBox):
            return DocumentAnswer(block.cell.answer, block.cell.word, joined(block.cell.text))
    return DocumentAnswer()


def _first_actions(card: Actions | FirstSteps) -> DocumentAnswer:
    """The first thing to do, and the next: the first that comes with a number to call, else the second."""
    called = next((item for item in card.items if item.contact and item.contact.tel and not item.called), None)
    words = dict.fromkeys(_with_state(item) for item in (*card.items[:1], *((called,) if called else card.items[1:2])))
    return DocumentAnswer("do", "", " → ".join(words), called.contact.number if called and called.contact else "")


def _first_action(blocks: Iterable[Block], kind: str, *, directory_urls: bool) -> DocumentAction | None:
    """What a page says to do first; None where it says nothing of the kind."""
    item, *later = next((block.items for block in blocks if isinstance(block, Actions | FirstSteps) and block.items), (None,))
    if item is None:
        return None
    number, region = _dialled(item.contact)
    called = () if number or kind not in _TODO else ((_with_state(each), *_dialled(each.contact)) for each in later)
    return DocumentAction(
        _with_state(item),
        number,
        published_uri(item.to, directory_urls=directory_urls) if item.to else "",
        region,
        item.roles,
        item.scenarios,
        next((call for call in called if call[1]), ("", "", "")),
    )


def _procedure(title: str, uri: str, meta: DocumentMeta, blocks: Iterable[Block]) -> DocumentAction:
    """A procedure is an action itself; its number stands right under its answer where one number is all it takes."""
    cards = [card for block in blocks if isinstance(block, Contacts) for card in block.items if card.tel]
    number, region = _dialled(cards[0]) if len(cards) == 1 else ("", "")
    return DocumentAction(title, number, uri, region or (meta.regions[0] if len(meta.regions) == 1 else ""), meta.roles, meta.scenarios)


def _dialled(contact: ContactCard | None) -> tuple[str, str]:
    """The number of a contact where its page lets it be dialled, and the place it answers in."""
    return (contact.number if contact.tel and not contact.held else "", contact.region) if contact else ("", "")


def _with_state(item: ActionItem) -> str:
    """An action with the state of its window, in the words of the plan, where a window is known."""
    known = item.state_word and item.window and item.state != "unknown"
    return " · ".join((joined(item.text), item.state_word, item.window)) if known else joined(item.text)


def _hotlines(page: IndexDocument, sections: Iterable[Section], reader: BlockReader) -> Iterator[IndexDocument]:
    """A document for each contact; a register of several places has a section for each."""
    for section in sections:
        meta = DocumentMeta("hotline", regions=(section.region,) if section.region else ())
        for card in (card for block in section.blocks if isinstance(block, Contacts) for card in block.items):
            lead, warnings = reader.card(card)
            answer = DocumentAnswer("hotline", joined(card.name), joined(card.scope), card.number)
            parts = (DocumentPart(card.id, "", warnings, "aside"),) if warnings else ()
            yield IndexDocument(f"{page.uri}#{card.id}", page.language, joined(card.name, card.number), meta, lead, answer, parts)
