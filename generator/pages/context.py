"""What every function of a page is given: records, language and plans, and how their values become cells, links and cards."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.pages.blocks import (
    ActionItem,
    AnswerBox,
    Cell,
    ClaimItem,
    ContactCard,
    Facts,
    Link,
    PaperItem,
    Question,
    Questions,
    Statement,
)
from generator.pages.formats import format_said, format_situation, format_window
from generator.pages.language import NOTHING, ORIGINAL, Language, Phrase, first_sentences, nest_quotes, strip_full_stop
from generator.pages.page_paths import HELP_PLACE, address, contact_address
from generator.pages.script_data import clock_data
from generator.planner.cases import Case, hotline_of, papers_of, places_of, waits_for
from generator.planner.corridors import HOME_REGION
from generator.planner.deadlines import State
from generator.planner.plan import Action
from generator.planner.plan_index import PlanIndex, PlanPage
from generator.planner.scope import PageSettings, PlatformRule, holding_in, settings_of
from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.kinds import KIND
from generator.records.procedure import Procedure
from generator.records.references import users_of
from generator.records.tracing import Remembered, recall
from generator.records.values import Fact
from generator.records.vocabulary import RECEIVERS, Answer, ContactKind, ContactStatus
from generator.text.telephone import number_to_dial

_Value = TypeVar("_Value")

CLAIMS_IN_CELL = 1
"""Claims named in one cell; the page of the record lists them all."""


@dataclass(frozen=True)
class PageContext:
    """Records, language and plans of one language of the site. Holds no state of a page: the same call gives the same value."""

    dataset: Dataset
    language: Language
    plan_index: PlanIndex
    _remembered: Remembered = field(default_factory=dict, init=False, repr=False, compare=False)

    def remember(self, function: Callable[..., _Value], *given: Hashable) -> _Value:
        """`function(self, *given)`, computed once for all pages: for what many of them need."""
        return self.recall((function, *given), function, self, *given)

    def recall(self, key: Hashable, function: Callable[..., _Value], *given: object) -> _Value:
        """`function(*given)`, computed once for each key, which no other function has."""
        found: _Value = recall(self._remembered, key, function, *given)
        return found

    def say(self, text: Text | None) -> Phrase:
        """The text in the language of the page."""
        return self.language.say(text)

    def users(self, kind: str, target: str, *names: str) -> list[str]:
        """Ids of the records of a kind that name any of these, such as `("claims", "transfer_types", "wechat-chat")`, in their order."""
        users = {user for name in names for user in users_of(self.dataset, target, name)}
        return [key for key in self.dataset.kind(kind) if (kind, key) in users]

    def label(self, key: str, **values: object) -> Phrase:
        """An interface label as a phrase."""
        return Phrase(self.language.ui(key, **values))

    def cell(self, fact: Fact, question: str = "") -> Cell:
        """A fact as a cell: answer, words, condition, window, evidence, and the claims it answers.

        `question` is the id of the question or column it answers; without one the question is open, and yes and no are not printed.
        """
        word = self.language.answer(question, fact.answer)
        return Cell(
            text=format_said(self.say(fact.text), word),
            answer=fact.answer.value if word else "",
            word=word,
            note=self.say(fact.note),
            window=format_window(fact.window, self.language) if fact.window else "",
            evidence=fact.evidence,
            links=tuple(self._claim_link(claim) for claim in fact.claims[:CLAIMS_IN_CELL] if claim in self.dataset.claims),
        )

    def rule_cell(self, found: PlatformRule) -> Cell:
        """A rule of a platform as a cell; one that it inherits says whom the law binds."""
        cell = self.cell(found.rule, found.rule.question)
        if not found.institution:
            return cell
        binds = self.label("binds", all=self.name("institutions", found.institution))
        note = self.language.join_sentences((binds, cell.note)) if cell.note else str(binds)
        return replace(cell, note=Phrase(note, cell.note.lang if cell.note else binds.lang))

    def verdict(self, column: str, fact: Fact) -> AnswerBox:
        """A field of a record as the answer on top of its page, under the question it answers."""
        return AnswerBox(self.cell(fact, column), Phrase(self.language.word("column", column)))

    def facts(self, *fields: tuple[str, Fact]) -> Facts:
        """Fields of a record by column, each under its question."""
        cells = _claims_once(self.cell(fact, column) for column, fact in fields)
        return Facts(tuple((self.language.word("column", column), cell) for (column, _), cell in zip(fields, cells, strict=True)))

    def questions(self, rules: Iterable[str], *, named: bool = False) -> Questions:
        """The rules that exist (`platform#rule`) under the questions they answer, each question once; `named` puts the platform first."""
        found = [(reference, rule) for reference in dict.fromkeys(rules) if (rule := self.dataset.rule(reference))]
        groups: dict[tuple[str, str], list[Cell]] = {}
        for (reference, rule), cell in zip(found, _claims_once(self.cell(rule, rule.question) for _, rule in found), strict=True):
            groups.setdefault((reference.partition("#")[0] if named else "", rule.question), []).append(cell)
        return Questions(tuple(Question(self._question(*group), tuple(cells)) for group, cells in groups.items()))

    def _question(self, platform: str, question: str) -> Phrase:
        words = self.term("questions", question)
        return Phrase(f"{self.name('platforms', platform)} · {words}", words.lang) if platform else words

    def _claim_link(self, key: str) -> Link:
        """A claim named in a cell, with its verdict so that nobody reads it as the answer."""
        claim = self.dataset.claims[key]
        text = nest_quotes(strip_full_stop(self.say(claim.claim)))
        words = self.language.ui("claim-in-cell", claim=text, verdict=self.language.word("verdict", claim.verdict.value))
        return Link(Phrase(words, text.lang), address("claims", key))

    def plain(self, text: Text | Phrase | str, evidence: tuple[str, ...] = ()) -> Cell:
        """Words without an answer."""
        words = self.say(text) if isinstance(text, Text) else text if isinstance(text, Phrase) else Phrase(text)
        return Cell(words, evidence=evidence)

    def term(self, vocabulary: str, key: str) -> Phrase:
        """The name of a vocabulary term; its id where there is no such term."""
        term = self.dataset.vocabularies.get(vocabulary, {}).get(key)
        return self.say(term.name) if term else Phrase(key)

    def link(self, kind: str, record: str) -> Link:
        """A link to a record's page, named like the record."""
        return Link(self.name(kind, record), address(kind, record))

    def links(self, kind: str, records: Iterable[str]) -> tuple[Link, ...]:
        """Links to the records that exist."""
        return tuple(self.link(kind, record) for record in records if record in self.dataset.kind(kind))

    def name(self, kind: str, record: str) -> Phrase:
        """What a record is called in the language of the page."""
        return strip_full_stop(self.say(getattr(self.dataset.kind(kind)[record], KIND[kind].title)))

    def statements(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        """The statements of the evidence that exists, with their grades."""
        return tuple(self._statement(key) for key in ids if key in self.dataset.evidence)

    def _statement(self, key: str) -> Statement:
        item = self.dataset.evidence[key]
        return Statement(
            text=self.say(item.said),
            evidence=(key,),
            confidence=item.confidence.value,
            confidence_word="" if item.refutes else self.language.word("confidence", item.confidence.value),
        )

    def contact(self, key: str) -> ContactCard:
        """A contact as a card."""
        return self.remember(PageContext._contact, key)

    def _contact(self, key: str) -> ContactCard:
        contact = self.dataset.contacts[key]
        doubtful = contact.status is ContactStatus.UNCONFIRMED
        urgent = contact.emergency and doubtful
        scope = self.say(contact.scope)
        brief = first_sentences(scope)
        return ContactCard(
            id=key,
            name=self.say(contact.name),
            status=contact.status.value,
            status_word=self.language.ui("one-source") if urgent else self.language.word("contact-status", contact.status.value),
            number=contact.number or "",
            tel=number_to_dial(contact.number or "") if contact.kind is ContactKind.HOTLINE else "",
            url=contact.url or "",
            path=self.say(contact.path),
            scope=scope,
            brief=brief,
            rest=replace(scope, text=scope.text.removeprefix(brief.text).strip()),
            hours=self.say(contact.hours) if contact.hours else self.label("hours-unknown"),
            hours_known=contact.hours is not None,
            look_alikes=tuple(self.say(text) for text in contact.look_alikes),
            evidence=contact.evidence,
            look_alike_evidence=contact.look_alike_evidence,
            to=contact_address(key, contact),
            doubt=self.language.word("contact-status", contact.status.value) if doubtful and not urgent else "",
            emergency=contact.emergency,
            region=contact.region,
            elsewhere=HELP_PLACE if contact.emergency and contact.region == HOME_REGION else "",
        )

    def contacts(self, keys: Iterable[str]) -> tuple[ContactCard, ...]:
        """Cards of the contacts that exist."""
        return tuple(self.contact(key) for key in keys if key in self.dataset.contacts)

    def action(self, key: str, state: State | None = None, conditional: tuple[str, ...] = (), case: Case | None = None) -> ActionItem:
        """A procedure as one line of a plan.

        Without a window nothing is called open: that would sound like a promise where no deadline is known.

        Args:
            key: Id of the procedure.
            state: Of its window; None outside plans, where no state is printed.
            conditional: Conditions that are still open, by the names of `Conditions`.
            case: Decides which places' numbers are shown and whether the reader is the receiver; None where there is no case.
        """
        procedure = self.dataset.procedures[key]
        scenario = case.scenario if case else None
        window = procedure.window_for(scenario)
        first = hotline_of(self.dataset, procedure, places_of(self.dataset, case) if case else None)
        return ActionItem(
            id=key,
            text=self.say(procedure.action_for(scenario)),
            to=address("procedures", key),
            state=state.value if state else "",
            state_word=format_situation(self.language, case, "state", state.value)
            if state and state is not State.UNKNOWN and ((window and window.binds) or state is not State.OPEN)
            else "",
            window=self.window_words(procedure, case) if window or procedure.window_answer is Answer.UNKNOWN else "",
            contact=self._called(first, case) if first else None,
            condition=self.language.ui("join").join(self._condition(procedure, name, case) for name in conditional),
            papers=tuple(self.term("papers", paper) for paper in papers_of(procedure, case)),
            stage=self.language.word("urgency", procedure.urgency.value),
            evidence=procedure.availability.evidence,
            roles=procedure.applies.roles,
            scenarios=procedure.applies.scenarios,
        )

    def _called(self, key: str, case: Case | None) -> ContactCard:
        """The card of a number to call; where people of all the world read it, it says in which place that is the number.

        That is so on a rail of no one place, and for the emergency number of the mainland in a language that is read elsewhere.
        """
        card = self.contact(key)
        rail = self.dataset.rails.get(case.transfer_type) if case else None
        region = self.dataset.contacts[key].region
        elsewhere = card.emergency and region == HOME_REGION and self.language.tag != ORIGINAL
        if region == "INT" or (region in rail.regions if rail else not elsewhere):
            return card
        return replace(card, place=self.inside(region))

    def inside(self, region: str) -> str:
        """Words in front of a number that answers in one place: “In mainland China”."""
        return self.language.ui("call-in", place=self.language.in_sentence(self.language.word("region", region)))

    def planned(self, action: Action, page: PlanPage) -> ActionItem:
        """An action of a plan, with the evidence that holds for all its cases: that of other platforms and places is left out.

        Args:
            action: A line of the plan.
            page: The plan.

        Returns:
            The line. Where no evidence holds it is said to be general advice, and has no window.
        """
        procedure = self.dataset.procedures[action.procedure]
        item = self.action(action.procedure, action.state, action.conditional, page.first)
        evidence = self.holding(item.evidence, self.settings(page))
        item = replace(item, evidence=evidence, data=clock_data(procedure, action.place, page.first, known=action.known))
        if action.known:
            return item
        word = (
            format_situation(self.language, page.first, "state", action.state.value)
            if action.state not in {State.OPEN, State.UNKNOWN}
            else ""
        )
        return replace(item, window=self.language.ui("advice"), state_word=word)

    def holding(self, evidence: tuple[str, ...], settings: PageSettings) -> tuple[str, ...]:
        """The evidence that holds in all of some settings: the rest is of another platform or place."""
        return self.remember(_holding, evidence, settings)

    def settings(self, page: PlanPage) -> PageSettings:
        """What a plan is about: it prints only evidence that holds there."""
        return self.recall((settings_of, page.cases), settings_of, self.dataset, page.cases)

    def paper(self, key: str, page: PlanPage | None = None) -> PaperItem:
        """A paper, and where to find it: on a plan, only what holds there."""
        term = self.dataset.vocabularies.get("papers", {}).get(key)
        if term is None:
            return PaperItem(key, self.term("papers", key))
        evidence = self.holding(term.evidence, self.settings(page)) if page else term.evidence
        fits = bool(evidence) or not term.evidence
        return PaperItem(key, self.say(term.name), self.say(term.hint) if fits else NOTHING, evidence)

    def window_words(self, procedure: Procedure, case: Case | None = None) -> str:
        """How long an action stays possible, in a case if there is one, or that no deadline is known."""
        window = procedure.window_for(case.scenario if case else None)
        if procedure.window_answer is Answer.UNKNOWN:
            return self.language.ui("window-unknown")
        if window is None:
            return self.language.ui("window-none")
        return format_window(window, self.language, receiver=set(procedure.applies.roles) <= RECEIVERS)

    def _condition(self, procedure: Procedure, name: str, case: Case | None) -> str:
        allowed = getattr(procedure.applies.when, name)
        waits = waits_for(self.dataset, case)
        return self.language.ui("or").join(
            format_situation(self.language, case, "situation", f"{name}-{value}", waits) for value in allowed
        )

    def claim(self, key: str) -> ClaimItem:
        """A claim with its verdict and evidence; its words are printed between quotation marks."""
        item = self._claim(key, self.dataset.claims[key].evidence)
        return replace(item, claim=nest_quotes(item.claim))

    def _claim(self, key: str, evidence: tuple[str, ...]) -> ClaimItem:
        claim = self.dataset.claims[key]
        return ClaimItem(
            id=key,
            claim=self.say(claim.claim),
            verdict=claim.verdict.value,
            word=self.language.word("verdict", claim.verdict.value),
            truth=self.say(claim.truth),
            to=address("claims", key),
            evidence=evidence,
            quote=self.language.original(claim.quote),
            seeds=" ".join(claim.seed_refs),
        )

    def verdicts(self, keys: Iterable[str]) -> tuple[ClaimItem, ...]:
        """The claims that exist, without their evidence: one line each."""
        return tuple(self._claim(key, ()) for key in keys if key in self.dataset.claims)

    def claims(self, keys: Iterable[str]) -> tuple[ClaimItem, ...]:
        """The claims that exist."""
        return tuple(self.claim(key) for key in keys if key in self.dataset.claims)


def _holding(ctx: PageContext, evidence: tuple[str, ...], settings: PageSettings) -> tuple[str, ...]:
    """The evidence that holds on a page."""
    return holding_in(ctx.dataset, evidence, settings)


def _claims_once(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The same cells, each claim linked from the first cell that names it only."""
    named: set[str] = set()
    found = []
    for cell in cells:
        found.append(replace(cell, links=tuple(link for link in cell.links if link.to not in named)))
        named |= {link.to for link in cell.links}
    return tuple(found)
