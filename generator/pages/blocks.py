"""What a page is made of. The function of a page chooses blocks; a template prints each kind of block in one way.

`evidence` is everywhere the ids of the evidence a value rests on: the renderer numbers what it has printed.
"""

from dataclasses import dataclass, field
from typing import Any

from generator.pages.citation import Citation
from generator.pages.language import NOTHING, Phrase

MOST_CARDS = 6
"""Contacts shown as full cards in one place."""


@dataclass(frozen=True)
class Link:
    """A link inside the site. `to` is a page such as `platforms/wechat-pay.md`, with an optional `#anchor`."""

    text: Phrase
    to: str
    hint: Phrase = NOTHING


@dataclass(frozen=True)
class Cell:
    """One answer: icon + word + text, its note, its window and its evidence."""

    text: Phrase
    answer: str = ""
    """`Answer` value for the tone; empty for plain text and where an open question is answered with yes or no."""
    word: str = ""
    """The word of the answer, such as 可以; empty where the text contains it."""
    note: Phrase = NOTHING
    window: str = ""
    evidence: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    sort: str = ""
    """What the column sorts by; empty means the text."""


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    id: str
    title: str


@dataclass(frozen=True)
class Row:
    """A row with a stable id for deep links."""

    id: str
    title: Link
    cells: tuple[Cell, ...]
    """One for each column; a single one, where there are several columns, stands for all of them."""
    also: tuple[tuple[str, Link], ...] = ()
    """(id, title) of further rows with the same cells, which are printed as one."""


@dataclass(frozen=True)
class ContactCard:
    """A contact: a number to tap, an app or a website, with what look-alikes of it there are."""

    id: str
    name: Phrase
    status: str
    status_word: str
    number: str
    tel: str
    """Digits for the `tel:` link; empty for numbers that are not dialled."""
    url: str
    path: Phrase
    scope: Phrase
    brief: Phrase
    """The first sentence of the scope: what fits beside a number in a hurry."""
    rest: Phrase
    """The other sentences."""
    hours: Phrase
    hours_known: bool
    look_alikes: tuple[Phrase, ...]
    evidence: tuple[str, ...]
    look_alike_evidence: tuple[str, ...]
    to: str = ""
    """Where the whole card stands, in the register of its kind."""
    doubt: str = ""
    """Warning of a contact that is not confirmed; an emergency number has none."""
    place: str = ""
    """Where it is the number to call, on a page that people read in many places."""
    emergency: bool = False
    """Whether nothing printed beside it may keep anybody from dialling: neither a doubt nor hours that were not found."""
    region: str = ""
    """The place it serves, such as `CN`."""
    held: bool = False
    """Whether it is printed without a link to dial it: it answers in one place, and the page is read in many."""
    elsewhere: str = ""
    """Where those are sent who are not in its place, beside it; empty where nobody is."""

    @property
    def hours_said(self) -> bool:
        """Whether a card says when it is answered."""
        return bool(self.tel) and (self.hours_known or not self.emergency)


@dataclass(frozen=True)
class AnswerBox:
    """The verdict on top of a page."""

    cell: Cell
    question: Phrase = NOTHING
    """The question it answers; empty where the title of the page is the question."""


@dataclass(frozen=True)
class Answered:
    """A question with its answer; with several, each says for what it holds."""

    question: Phrase
    cells: tuple[tuple[Phrase, Cell], ...]
    """(for what it holds, empty where there is one answer; the answer)."""
    closed: bool = False
    """Whether it is answered with yes or no: only such answers colour the box."""
    promises: bool = False
    """Whether an unconditional yes is all that is needed; any other yes depends on somebody else."""

    @property
    def tones(self) -> frozenset[str]:
        """What its answers make of the box, as `Answer` values."""
        given = {cell.answer for _, cell in self.cells if cell.answer} if self.closed else set()
        return frozenset(given if self.promises else {"conditional" if answer == "yes" else answer for answer in given})


@dataclass(frozen=True)
class Answers:
    """The answers on top of a plan; its tone is that of the best of them that is true without more."""

    rows: tuple[Answered, ...]

    @property
    def tone(self) -> str:
        """The best tone there is: hope first, then doubt, then no; empty where no question is closed."""
        given = frozenset().union(*(row.tones for row in self.rows))
        return next((tone for tone in ("yes", "conditional", "disputed", "unknown", "no") if tone in given), "")


@dataclass(frozen=True)
class ActionItem:
    """One action of a plan or of the first card."""

    id: str
    text: Phrase
    to: str = ""
    state: str = ""
    state_word: str = ""
    window: str = ""
    contact: ContactCard | None = None
    called: bool = False
    """Whether an action above already shows this contact in full."""
    condition: str = ""
    data: tuple[tuple[str, str], ...] = ()
    """What the clock in the reader's browser reads: (name of a `data-` attribute, value)."""
    papers: tuple[Phrase, ...] = ()
    stage: str = ""
    """When in the plan: do now, finish today, in these days."""
    evidence: tuple[str, ...] = ()
    reason: Phrase = NOTHING
    """Why to do it: what it changes, or what it depends on."""
    reason_evidence: tuple[str, ...] = ()
    """What carries the reason beside `evidence`."""
    roles: tuple[str, ...] = ()
    """Whose step it is; empty where it is anybody's."""
    scenarios: tuple[str, ...] = ()
    """What it is a step for; empty where it is one whatever happened."""


@dataclass(frozen=True)
class Actions:
    """At most three first actions."""

    items: tuple[ActionItem, ...]
    title: Phrase = NOTHING
    """For what they are, where a page has several lists of them; empty where it has one."""


@dataclass(frozen=True)
class FirstSteps:
    """The first steps of a plan, at most three; its `Plan` goes on with the others."""

    items: tuple[ActionItem, ...]
    data: tuple[tuple[str, str], ...] = ()
    """Questions and calendar of the case, as `data-` attributes for the clock in the reader's browser."""


@dataclass(frozen=True)
class PlanStage:
    """Steps of a plan that are for one time, which a reader unfolds."""

    id: str
    """Position of its urgency, as the clock in the browser reads it."""
    title: str
    """Its time and how many steps it has."""
    items: tuple[ActionItem, ...]


@dataclass(frozen=True)
class Plan:
    """The steps of a plan behind the first: the next of them, then those of each later time."""

    items: tuple[ActionItem, ...]
    """Those that are shown."""
    later: tuple[PlanStage, ...] = ()
    """Those that are folded."""

    @property
    def all_items(self) -> tuple[ActionItem, ...]:
        """All of them in the order of the plan."""
        return (*self.items, *(item for stage in self.later for item in stage.items))


@dataclass(frozen=True)
class OwedItem:
    """What somebody else does after a report."""

    name: Phrase
    office: Phrase
    """Who acts."""
    cell: Cell
    """What is owed."""
    when: str = ""
    """By when, or for how long."""
    otherwise: Link | None = None
    """Where to turn when it is refused, or nobody answers."""
    only: str = ""
    """The ways of paying that have this stage, where others on the page do not."""


@dataclass(frozen=True)
class OwedItems:
    """What happens after a report, stage by stage."""

    items: tuple[OwedItem, ...]
    folded: bool = False
    """Whether a stage with a time is one line, and the rest of it opens."""


@dataclass(frozen=True)
class Diary:
    """Where a script offers the reader a private record of the case; empty without a script."""


@dataclass(frozen=True)
class PaperItem:
    """One paper to collect, and where to find it."""

    id: str
    text: Phrase
    hint: Phrase = NOTHING
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checklist:
    """Papers to collect; ticked on the reader's device only."""

    items: tuple[PaperItem, ...]


@dataclass(frozen=True)
class Data:
    """Words and facts for a script of the page, as JSON; the page is complete without them."""

    id: str
    value: dict[str, Any]
    pages: tuple[str, ...] = ()
    """Pages the script may lead to; printed as addresses under the key `pages`."""


@dataclass(frozen=True)
class Questionnaire:
    """The space in which a script asks its questions, reserved so that nothing below moves; empty without a script."""


@dataclass(frozen=True)
class PlaceLine:
    """A place, and where its police take reports."""

    text: Phrase
    to: str
    """Its page, named like the code of the place in small letters: a script reads the code there."""
    calls: tuple[ContactCard, ...] = ()


@dataclass(frozen=True)
class AccountPlaces:
    """Where is the account, where are you: every place with its first steps and its police; a script remembers what is chosen."""

    question: Phrase
    note: Phrase
    items: tuple[PlaceLine, ...]
    known: str = ""
    """The place of the account, where the page says it."""
    unfolded: bool = False
    heading: Phrase = NOTHING
    """Above `first`."""
    first: tuple[Link, ...] = ()
    """The places that most people choose, in front of the list of all."""
    words: Data | None = None
    """For the script; none where the page has its words already."""


@dataclass(frozen=True)
class StorageList:
    """What this site keeps on the reader's device, listed and cleared by a script."""

    words: Data


@dataclass(frozen=True)
class SearchField:
    """A field that opens the search box with what is typed into it; without scripts it is not there."""

    label: str
    """Stands in the empty field, too."""
    go: str
    """The words of its button."""
    without: str = ""
    """On the page of search, where the box takes its place: what is said without scripts."""


@dataclass(frozen=True)
class Facts:
    """Label and answer, one under the other."""

    rows: tuple[tuple[str, Cell], ...]
    ids: tuple[str, ...] = ()
    """Anchors of the rows, one each, or none at all."""


@dataclass(frozen=True)
class Question:
    """A question, and every rule that answers it."""

    text: Phrase
    answers: tuple[Cell, ...]


@dataclass(frozen=True)
class Questions:
    """Rules under the questions they answer, each question once."""

    items: tuple[Question, ...]


@dataclass(frozen=True)
class Verdicts:
    """Claims with their verdict in one line each; the claim's own page says why."""

    items: tuple["ClaimItem", ...]


@dataclass(frozen=True)
class EvidenceItem:
    """One piece of evidence in full."""

    id: str
    statement: Phrase
    citation: Citation
    used_by: tuple[Link, ...]


@dataclass(frozen=True)
class EvidenceList:
    """Pieces of evidence in full."""

    items: tuple[EvidenceItem, ...]


@dataclass(frozen=True)
class Table:
    """A comparison: one card per row on a phone."""

    id: str
    title: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    filters: bool = True
    remarks: tuple[Cell, ...] = ()
    """What would fill a column with the same words in nearly every row, printed once instead."""
    legend: tuple[Cell, ...] = ()
    """The answers that occur in it: their words, and what each means."""


@dataclass(frozen=True)
class Statement:
    """A researched statement with its grade."""

    text: Phrase
    evidence: tuple[str, ...]
    confidence: str
    confidence_word: str
    """Empty where the quoted words are wrong: how sure that source is says nothing about the statement."""


@dataclass(frozen=True)
class Statements:
    """A list of researched statements."""

    items: tuple[Statement, ...]


@dataclass(frozen=True)
class Steps:
    """Numbered steps."""

    items: tuple[Cell, ...]


@dataclass(frozen=True)
class Points:
    """A plain list; `tone` is empty, `warning` or `tick`."""

    items: tuple[Cell, ...]
    tone: str = ""


@dataclass(frozen=True)
class Links:
    """A list of links."""

    items: tuple[Link, ...]


@dataclass(frozen=True)
class Note:
    """One paragraph; `tone` is empty, `warning` or `quiet`."""

    text: Phrase
    tone: str = ""


@dataclass(frozen=True)
class Contacts:
    """Contact cards; where there are many, in short: name, number, hours, and a link to the whole card."""

    items: tuple[ContactCard, ...]
    register: bool = False
    """Whether this is the page of the whole cards, however many."""

    @property
    def short(self) -> bool:
        """Whether to print name, number and hours only: sixteen full cards would be eight screens on a phone."""
        return not self.register and len(self.items) > MOST_CARDS


@dataclass(frozen=True)
class ClaimItem:
    """One claim in circulation with its verdict."""

    id: str
    claim: Phrase
    verdict: str
    word: str
    truth: Phrase
    to: str
    evidence: tuple[str, ...]
    quote: Phrase = NOTHING
    heard: Phrase = NOTHING
    """Where it circulates; printed on its own page only."""
    seeds: str = ""


@dataclass(frozen=True)
class Claims:
    """Claims with verdicts."""

    items: tuple[ClaimItem, ...]


@dataclass(frozen=True)
class Judged:
    """Words of others in one place, with the verdict on them: they are never printed without it."""

    words: Phrase
    """Empty where they left the place empty."""
    claim: ClaimItem | None = None
    """What judges them."""
    elsewhere: bool = False
    """Whether the claim judges them together with other words of the page, where its truth stands."""
    opinion: bool = False
    """Whether they are an opinion, which nobody judges."""


@dataclass(frozen=True)
class JudgedRow:
    """A row of a table of others."""

    head: Judged
    cells: tuple[Judged, ...]


@dataclass(frozen=True)
class JudgedTable:
    """A table of others, its cells in their places."""

    id: str
    title: Phrase
    columns: tuple[Judged, ...]
    """The heads of its columns, that of the first included."""
    rows: tuple[JudgedRow, ...]


@dataclass(frozen=True)
class JudgedEntry:
    """A paragraph of others, or an entry of their list, in the pieces that are judged one by one."""

    passages: tuple[Judged, ...]
    entries: tuple[Judged, ...] = ()
    """The list below it."""


@dataclass(frozen=True)
class JudgedList:
    """Paragraphs or a list of others."""

    items: tuple[JudgedEntry, ...]


@dataclass(frozen=True)
class Bar:
    """One bar of a timeline, from its left edge."""

    label: Phrase
    length: int
    """Per mille of the width."""
    tone: str
    text: str


@dataclass(frozen=True)
class Timeline:
    """Open windows of one way of paying, from sending to a month later."""

    id: str
    title: str
    ticks: tuple[tuple[int, str], ...]
    """(position per mille, label)."""
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Stage:
    """One stage of a payment."""

    label: str
    text: Phrase


@dataclass(frozen=True)
class Flow:
    """The stages of a payment: sent, accepted, credited, final."""

    id: str
    title: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class WhereStage:
    """A stage of the way of a payment."""

    id: str
    """Of `course.Course.stages`."""
    label: str
    here: bool = False
    """Whether it stands here as long as nothing is known."""


@dataclass(frozen=True)
class BarPart:
    """A stretch of the bar of time."""

    tone: str
    """Value of `Tone`."""
    lead: str
    """`24 小时内`; empty where the bar has no end."""
    word: str
    start: int = 0
    """Per cent of the width of the bar."""
    width: int = 100
    """Per cent of the width of the bar."""


@dataclass(frozen=True)
class TimeBar:
    """How long something is still possible, from the moment of sending: the stretch before the end of its window and the one after it."""

    title: Phrase
    """What it is about; empty where no time is known."""
    parts: tuple[BarPart, ...]
    evidence: tuple[str, ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    """`data-` attributes of the window, as an action of a plan has them."""


@dataclass(frozen=True)
class WhereLine:
    """What a state of the case means."""

    id: str
    """Value of `Line`; empty where it holds in any state."""
    title: Phrase
    cell: Cell
    fits: bool = True
    """Whether it is the one to read as long as nothing is known."""


@dataclass(frozen=True)
class Whereabouts:
    """Where the money is: stages, bar of time, a line for each state of the case."""

    name: Phrase = NOTHING
    """The way of paying that the stages are of, where the page is about several."""
    stages: tuple[WhereStage, ...] = ()
    bar: TimeBar | None = None
    lines: tuple[WhereLine, ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    """`data-` attributes: what decides the stage, as `theme/assets/helper/where.js` reads it."""


@dataclass(frozen=True)
class Choice:
    """One answer to a question, with the page it leads to."""

    text: Phrase
    to: str
    hint: Phrase = NOTHING


@dataclass(frozen=True)
class Picker:
    """A question answered by following a link; works without JavaScript."""

    question: str
    items: tuple[Choice, ...]


@dataclass(frozen=True)
class RailChoice:
    """One rail, with a choice for each thing that can have happened; each leads to a plan."""

    text: Phrase
    items: tuple[Choice, ...]


@dataclass(frozen=True)
class RailChoices:
    """Rails under one question: a line for each, so that the rail and what happened are chosen in one tap."""

    id: str
    question: str
    items: tuple[RailChoice, ...]


@dataclass(frozen=True)
class LetterBlock:
    """A text to copy with placeholders."""

    id: str
    body: tuple[tuple[str, str, str], ...]
    """Pieces in order: (`text`, words, empty) or (`field`, field id, label)."""
    fields: tuple[tuple[str, Phrase, Phrase], ...]
    """(id, label, hint)."""
    lang: str
    """Of the body, when it is not that of the page."""
    meaning: tuple[tuple[str, str, str], ...] = ()
    """The body in the language of the page, to be read and not to be sent; empty when it is the body itself."""


@dataclass(frozen=True)
class CallCard:
    """What to say to somebody, with blanks."""

    id: str
    title: Phrase
    how: str
    """What to do with it where it is not read out: send it, or show it to who reads that language."""
    contact: ContactCard | None
    """Whom to call, where there is one number."""
    body: tuple[tuple[str, str, str], ...]
    """Pieces as in `LetterBlock`."""
    lang: str
    """Of the body, when it is not that of the page."""
    other: tuple[tuple[str, str, str], ...] = ()
    """The same in another language; empty where there is no need of it."""
    other_lang: str = ""
    other_title: str = ""
    """What the other text is for: what the first says, or whoever speaks that language."""
    other_said: bool = False
    """Whether the other text is said too, and not only read by who says the first."""
    note: str = ""
    """That we have no text in the language of the place."""
    to: str = ""
    """Its own page; empty on that page."""


@dataclass(frozen=True)
class CallCards:
    """What to say: the first card stands open, the others are folded."""

    items: tuple[CallCard, ...]


Block = (
    AnswerBox
    | Answers
    | Actions
    | FirstSteps
    | Plan
    | OwedItems
    | Diary
    | Checklist
    | Data
    | Questionnaire
    | Whereabouts
    | AccountPlaces
    | StorageList
    | SearchField
    | Facts
    | Questions
    | Table
    | Picker
    | RailChoices
    | Verdicts
    | EvidenceList
    | Statements
    | Steps
    | Points
    | Links
    | Note
    | Contacts
    | Claims
    | JudgedTable
    | JudgedList
    | Timeline
    | Flow
    | LetterBlock
    | CallCards
)


def is_empty(block: Block) -> bool:
    """Whether a block has nothing to print.

    Args:
        block: Any block.

    Returns:
        True for a list, table or figure without entries and for a note without words: a page leaves such a block out.
    """
    if isinstance(block, Whereabouts):
        return block.bar is None and not block.lines
    filled = all(getattr(block, name, True) for name in ("items", "rows", "bars", "stages"))
    return not filled or (isinstance(block, Note) and not block.text)


@dataclass(frozen=True)
class Section:
    """A heading with its blocks. The id is ASCII and stable."""

    id: str
    heading: Phrase
    blocks: tuple[Block, ...]
    region: str = ""
    """The place that it is about, such as `HK`, where a page has a section for each place."""
    fold: str = ""
    """The words to tap beside its heading, where its blocks are folded; empty where they are not."""


@dataclass(frozen=True)
class Page:
    """A page ready to print."""

    uri: str
    """`platforms/wechat-pay.md`."""
    title: Phrase
    description: str
    kind: str
    lead: tuple[Block, ...]
    """Above the first heading: the answer and the first actions."""
    sections: tuple[Section, ...]
    source: str = ""
    """`kind/id` of the record, for the edit link; empty for a page of no record."""
    aliases: tuple[str, ...] = ()
    crumbs: tuple[Link, ...] = ()
    tags: dict[str, str] = field(default_factory=dict)
    """For the search index: platform, scenario, region, priority."""
