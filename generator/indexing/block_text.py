"""The text of a block as search reads it: without numbers of citations, links to related pages, pictures and fields of letters.

The word of an answer and the question of a verdict are left out too: a result shows them once, in front of its snippet.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages.blocks import (
    AccountPlaces,
    ActionItem,
    Actions,
    AnswerBox,
    Answers,
    Block,
    CallCard,
    CallCards,
    Cell,
    Checklist,
    ClaimItem,
    Claims,
    ContactCard,
    Contacts,
    Data,
    Diary,
    EvidenceItem,
    EvidenceList,
    Facts,
    FirstSteps,
    Flow,
    JudgedList,
    JudgedTable,
    LetterBlock,
    Links,
    Note,
    OwedItem,
    OwedItems,
    Picker,
    Plan,
    Points,
    Questionnaire,
    Questions,
    RailChoices,
    SearchField,
    Statements,
    Steps,
    StorageList,
    Table,
    Timeline,
    Verdicts,
    Whereabouts,
)
from generator.pages.language import Language
from generator.search.document import DocumentPart


@dataclass(frozen=True)
class BlockReader:
    """Blocks of one language as plain text."""

    language: Language
    register: bool = False
    """Whether the page is a register of contacts: there their cards are its text; elsewhere the register has them."""

    def text(self, blocks: Iterable[Block]) -> str:
        """The text of the blocks, blanks squeezed, without what `rows` gives: rows of tables and entries with an anchor."""
        return joined(*(self._text(block) for block in blocks))

    def rows(self, blocks: Iterable[Block]) -> Iterator[DocumentPart]:
        """Rows of tables and entries of lists that can be linked to, one part each, with their anchors."""
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for key, title in ((row.id, row.title), *row.also):
                        yield DocumentPart(f"row-{key}", str(title.text), joined(*map(self._cell, row.cells)), "row")
            elif isinstance(block, Facts) and block.ids:
                for key, (label, cell) in zip(block.ids, block.rows, strict=True):
                    yield DocumentPart(key, joined(label), self._cell(cell), "row")

    def card(self, card: ContactCard) -> tuple[str, str]:
        """(what a contact is for and where to find it, the warnings of numbers that look like it)."""
        warnings = joined(*(f"{self.language.ui('look-alike')} {text}" for text in card.look_alikes))
        return joined(card.scope, card.path), warnings

    def _text(self, block: Block) -> str:
        match block:
            case AnswerBox():
                return joined(block.cell.text, block.cell.window, block.cell.note)
            case Actions() | FirstSteps():
                return "" if self.register else joined(*map(self._action, block.items))
            case Plan():
                return joined(*map(self._step, block.all_items))
            case OwedItems():
                return "" if block.folded else joined(*map(self._owed, block.items))
            case Checklist():
                return joined(*(part for item in block.items for part in (item.text, item.hint)))
            case Facts():
                return "" if block.ids else joined(*(part for label, cell in block.rows for part in (label, self._cell(cell))))
            case Questions():
                return joined(*(part for item in block.items for part in (item.text, *map(self._cell, item.answers))))
            case Table():
                return joined(*map(self._cell, block.remarks))
            case Statements():
                return joined(*(item.text for item in block.items))
            case Steps() | Points():
                return joined(*map(self._cell, block.items))
            case Note():
                return joined(block.text)
            case Contacts():
                return joined(*map(self._whole_card, block.items)) if self.register else ""
            case Claims():
                return joined(*map(self._claim, block.items))
            case Verdicts():
                return joined(*(part for item in block.items for part in (item.seeds, item.word, item.claim)))
            case EvidenceList():
                return joined(*map(self._evidence, block.items))
            case AccountPlaces():
                return joined(block.question, block.note, *(item.text for item in block.items)) if block.unfolded else ""
            case Picker():
                return joined(block.question, *(part for item in block.items for part in (item.text, item.hint)))
            case RailChoices():
                return joined(block.question, *(part for item in block.items for part in (item.text, *(to.text for to in item.items))))
            case LetterBlock():
                return self._letter(block)
            case CallCards():
                return joined(*(self._call_card(item) for item in block.items if not item.to))
            case StorageList():
                return joined(block.words.value["list-no-script"])
            case JudgedTable() | JudgedList():
                return ""  # a snippet could show the words of others without the verdict; the pages of the claims have both
            case Answers() | Links() | Data() | Diary() | Questionnaire() | Whereabouts() | Timeline() | Flow() | SearchField():
                return ""

    def _cell(self, cell: Cell) -> str:
        return joined(cell.text, cell.window, cell.note)

    def _labelled(self, key: str, words: object) -> str:
        return f"{self.language.ui(key)}{self.language.ui('colon')}{words}"

    def _action(self, item: ActionItem) -> str:
        condition = self._labelled("only-when", item.condition) if item.condition else ""
        return joined(item.text, condition, "" if item.called else self._called(item.contact))

    def _step(self, item: ActionItem) -> str:
        again = f"{self.language.ui('call')} {item.contact.number}" if item.called and item.contact and item.contact.tel else ""
        shown = joined(item.state_word, item.window) if item.state else ""
        details = self.language.ui("details") if item.to else ""
        return joined(item.stage, self._action(item), again, shown, details)

    def _owed(self, item: OwedItem) -> str:
        only = self._labelled("course-only", item.only) if item.only else ""
        return joined(item.name, item.office, item.when, item.cell.word, item.cell.text, item.cell.note, only)

    def _called(self, card: ContactCard | None) -> str:
        if card is None or not card.tel:
            return ""
        hours = f"{self._labelled('hours', card.hours)} · " if card.hours_known else ""
        return joined(card.brief, card.rest, f"{hours}{self.language.ui('never-calls-you')}")

    def _whole_card(self, card: ContactCard) -> str:
        number = f"{self.language.ui('call')} {card.number}" if card.tel else card.number
        hours = f"{self._labelled('hours', card.hours)} · " if card.hours_said else ""
        _, warnings = self.card(card)
        return joined(card.name, number, card.url, card.path, card.scope, f"{hours}{card.status_word}", warnings)

    def _claim(self, item: ClaimItem) -> str:
        seeds = f"{self.language.ui('seed-mark')} {item.seeds}" if item.seeds else ""
        claim = f"“{item.claim}”" if item.claim else ""
        quote = self._labelled("circulates", item.quote) if item.quote else ""
        circulation = self._labelled("heard", item.heard) if item.heard else ""
        return joined(seeds, claim, item.word, item.truth, quote, circulation)

    def _evidence(self, item: EvidenceItem) -> str:
        cited, ui = item.citation, self.language.ui
        kind = f"{cited.kind} · {cited.carrier} · " if cited.kind else ""
        used = self._labelled("used-on", ui("semicolon").join(str(link.text) for link in item.used_by)) if item.used_by else ""
        caveat = self._labelled("caveat", cited.caveat) if cited.caveat else ""
        by = " · ".join(str(part) for part in (cited.title, cited.publisher, cited.published) if part)
        return joined(cited.research_id, item.statement, cited.quote, by, kind, ui("checked", day=cited.checked), used, caveat)

    def _letter(self, block: LetterBlock) -> str:
        send = self.language.ui("letter-send") if block.lang else ""
        meaning = (self.language.ui("letter-meaning"), self._pieces(block.meaning)) if block.meaning else ()
        return joined(send, self._pieces(block.body), *meaning)

    def _call_card(self, card: CallCard) -> str:
        """Of a card on its own page: a hundred plans have the same one."""
        return joined(card.how, self._pieces(card.body), card.note, card.other_title, self._pieces(card.other))

    def _pieces(self, pieces: Iterable[tuple[str, str, str]]) -> str:
        return "".join(self.language.ui("blank", label=label) if label else piece for _, piece, label in pieces)


def joined(*parts: object) -> str:
    """The parts that are not empty with one blank between them, blanks and line ends inside squeezed."""
    return " ".join(" ".join(map(str, parts)).split())
