"""Records that guide: topics, what has no rules, safeguards, outlook, glossary, letters, what to say, comparisons."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.records.base import Day, Flag, Id, Model, Order, Region, Text, Words
from generator.records.ids import (
    ActorId,
    ClaimId,
    ContactId,
    CourtCaseId,
    EvidenceId,
    ProcedureId,
    RailId,
    RecordId,
    Ref,
    StatisticId,
    TermId,
    TopicGroupId,
    TopicId,
)
from generator.records.values import Fact
from generator.records.vocabulary import ArticlePart, Maturity, Scenario


class TopicSection(Model):
    """A heading with researched statements under it."""

    heading: Text
    text: Text | None = None
    facts: tuple[EvidenceId, ...] = ()
    """Evidence ids, printed as statement, grade, source and date."""


class TopicAction(Model):
    """One of the first actions."""

    text: Text
    contact: ContactId | None = None
    procedure: ProcedureId | None = None


class Topic(Model):
    """A trouble people search for: the answer first, at most three actions, then why."""

    title: Text
    group: TopicGroupId
    """Id in `vocabularies/topic-groups.yml`."""
    answer: Fact
    actions: tuple[TopicAction, ...]
    """One to three; the check `topics` counts them."""
    sections: tuple[TopicSection, ...]
    aliases: tuple[Words, ...] = ()
    related_procedures: tuple[ProcedureId, ...] = ()
    related_claims: tuple[ClaimId, ...] = ()
    related_topics: tuple[TopicId, ...] = ()
    cases: tuple[CourtCaseId, ...] = ()
    statistics: tuple[StatisticId, ...] = ()


class SafeActions(Model):
    """What to do first where no rule is known: actions that hold whatever the rules are."""

    scenarios: tuple[Scenario, ...]
    """What happened; no two entries of a record share one."""
    actions: tuple[ProcedureId, ...]
    """In their order, at least one."""


class Uncovered(Model):
    """A service or a way of paying that people ask about, of which no rule was found, or none was looked for yet."""

    order: Order = 100
    name: Text
    regions: tuple[Region, ...]
    """Where it is used: there it stands beside the ways of paying that have rules; `INT` where that is anywhere."""
    summary: Text
    """What it is, in one line."""
    aliases: tuple[Words, ...] = ()
    not_found: Text
    """What was not found, or that nobody has looked yet."""
    searched: tuple[EvidenceId, ...] = ()
    """Records of searches in vain; empty where nobody has looked."""
    first: tuple[SafeActions, ...]
    """For everything that can happen to a payer; mostly from the `defaults` of the file."""
    ask: Text
    """Where to ask."""
    contacts: tuple[ContactId, ...] = ()
    facts: tuple[EvidenceId, ...] = ()
    """What is known of it all the same."""
    related_rails: tuple[RailId, ...] = ()
    """Rails by which the money may have gone in truth, for example from the bank account behind an app."""
    related_topics: tuple[TopicId, ...] = ()

    def actions_for(self, scenario: Scenario) -> tuple[ProcedureId, ...]:
        """What to do first in a scenario; empty where it is not answered."""
        return next((each.actions for each in self.first if scenario in each.scenarios), ())


class Safeguard(Model):
    """Prevention, a self-check or a cover, and what it does not do."""

    name: Text
    section: Literal["system", "self-check", "cover", "habit"]
    does: Fact
    excludes: Fact
    how: tuple[Text, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    claims: tuple[ClaimId, ...] = ()


class Outlook(Model):
    """A technology or reform that might change the rules, and what is only hope."""

    name: Text
    maturity: Maturity
    would_change: Text
    holds_today: Fact
    only_hope: Text
    claims: tuple[ClaimId, ...] = ()
    look_again_on: Day | None = None
    """When it may have changed: the day a rule begins, or the next step of a draft. On that day `check` warns; pages print it."""


class GlossaryTerm(Model):
    """One technical term."""

    term: Text
    means: Text
    not_to_confuse: tuple[TermId, ...] = ()
    aliases: tuple[Words, ...] = ()
    message: Words | None = None
    """ISO 20022 message name where there is one."""
    evidence: tuple[EvidenceId, ...] = ()


class LetterField(Model):
    """One placeholder."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")]
    label: Text
    hint: Text | None = None


class Letter(Model):
    """A text to copy, with placeholders filled on the reader's device only."""

    title: Text
    addressee: ActorId
    """Id in `vocabularies/actors.yml`."""
    scenarios: tuple[Scenario, ...] = ()
    """Where its words are true; empty means everywhere. A victim of a scam must not sign that it was a mistake."""
    when: Text
    body: Annotated[str, StringConstraints(min_length=20, max_length=6000)]
    """Chinese text; `{name}` marks a placeholder of `fields`."""
    body_en: Annotated[str, StringConstraints(min_length=20, max_length=6000)] | None = None
    fields: tuple[LetterField, ...]
    legal_basis: tuple[EvidenceId, ...]
    ask_a_lawyer_when: Text
    aliases: tuple[Words, ...] = ()


class Script(Model):
    """What to say, or to write, to somebody who can do something: short enough to be read aloud in half a minute."""

    order: Order = 100
    title: Text
    """Whom it is for and what happened: the heading of its card."""
    addressee: ActorId
    """Id in `vocabularies/actors.yml`."""
    procedures: tuple[ProcedureId, ...]
    """Actions in which it is said; a plan shows it where it has one of them."""
    scenarios: tuple[Scenario, ...] = ()
    """Where its words are true; empty means everywhere."""
    region: Region | None = None
    """Where who hears it is, if that does not follow from the way of paying."""
    contact: ContactId | None = None
    """Which contact of its actions it is for, where that is not the one to call."""
    written: Flag = False
    """Whether it is sent or shown, not read aloud."""
    when: Text
    body: Text
    """`{time}` marks a blank, an id in `vocabularies/blanks.yml`; the same ones in every language."""
    evidence: tuple[EvidenceId, ...] = ()
    """Which of these things who hears it needs."""
    aliases: tuple[Words, ...] = ()


class GeneralWay(Model):
    """What helps whatever way of paying it was: a row on top of a matrix."""

    id: Id
    name: Text
    """Whom it is for, and what they do."""
    procedures: tuple[ProcedureId, ...]
    """The first is the page that the row leads to."""


class Comparison(Model):
    """The definition of a table: which records, which columns, which order."""

    title: Text
    shape: Literal["matrix", "records"]
    records: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$"), Ref("kinds")]
    """The kind of record in its rows."""
    only: tuple[Annotated[Id, Ref(field="records")], ...] = ()
    """Ids in the order wanted; empty means all, in file order."""
    regions: tuple[Region, ...] = ()
    columns: tuple[Id, ...] = ()
    """Names of `pages/columns.py` for the kind of record."""
    sort_by: Id | None = None
    """Column whose cells put the rows in order, the shortest deadline first; absent means the order of the records."""
    general: tuple[GeneralWay, ...] = ()
    """Rows on top of a matrix, before those of the records."""
    brief: Flag = False
    """Whether cells leave out the claims that they answer, for a guide that lists these itself."""
    section: ArticlePart
    note: Text | None = None


class VocabularyTerm(Model):
    """One entry of a closed list that lives in data."""

    name: Text
    hint: Text | None = None
    evidence: tuple[EvidenceId, ...] = ()
    """What the hint rests on."""
    related_topics: tuple[TopicId, ...] = ()
    """Of a group of topics: those to which every page of the group leads in the end."""


class Exemption(Model):
    """A finding we live with, for a reason and until a day."""

    check: Id
    record: RecordId
    """`folder/id`."""
    path: Words | None = None
    """Dotted field path; absent means the whole record."""
    reason: Words
    until: Day
    """The last day it holds."""


class Redirect(Model):
    """An old page address that keeps answering."""

    old: Words
    """`platforms/wechat/`; `types/*` for a folder with every page in it."""
    new: Words
    """Where it is now; `transfer-types/*` for a folder."""
    since: Day


Label = Annotated[str, StringConstraints(min_length=1, max_length=1200)]
"""Words with the blanks around them: `, ` joins a list."""


class Labels(Model):
    """Every word of the interface in one language: `section.key` → words."""

    words: dict[str, dict[str, Label]]
