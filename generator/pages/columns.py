"""Columns of the comparison tables: name → how a record fills it. A new column is one function and one word per language."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from generator.pages.blocks import Cell, Link
from generator.pages.context import PageContext
from generator.pages.formats import format_article, format_window
from generator.pages.language import NOTHING, Phrase
from generator.pages.page_paths import contact_address
from generator.planner.deadlines import minutes_of
from generator.planner.provisions import provisions_of
from generator.planner.scope import platform_rules
from generator.records.claims import Claim
from generator.records.cross_border import Corridor, Place, Rail
from generator.records.guidance import Outlook, Safeguard
from generator.records.platform import Platform, TransferType
from generator.records.procedure import Procedure
from generator.records.values import Fact, Window
from generator.records.vocabulary import WindowKind

CellOf = Callable[[PageContext, Any], Cell]
"""The cell of a record in one column."""


def _field(name: str) -> CellOf:
    def view(ctx: PageContext, record: Any) -> Cell:
        return ctx.cell(getattr(record, name), name.replace("_", "-"))

    return view


def _optional(name: str) -> CellOf:
    def view(ctx: PageContext, record: Any) -> Cell:
        fact = getattr(record, name)
        column = name.replace("_", "-")
        return ctx.cell(fact, column) if fact else _absent(ctx, column)

    return view


def _rule(question: str) -> CellOf:
    """The first rule of a platform that answers one question, its own or one that it inherits."""

    def view(ctx: PageContext, record: Platform) -> Cell:
        found = next((each for each in platform_rules(ctx.dataset, record) if each.rule.question == question), None)
        return ctx.rule_cell(found) if found else _absent(ctx, question)

    return view


def _absent(ctx: PageContext, column: str) -> Cell:
    """The cell where no record has a value: unknown, in the words of the column, without the word of an answer."""
    return Cell(Phrase(ctx.language.sections["absent"].get(column, ctx.language.ui("not-researched"))), answer="unknown")


def _platform_name(ctx: PageContext, record: TransferType) -> Cell:
    if record.platform not in ctx.dataset.platforms:
        return ctx.plain(record.platform)
    link = ctx.link("platforms", record.platform)
    return Cell(Phrase(""), links=(link,), sort=str(link.text))


def _legal_basis(ctx: PageContext, record: Procedure) -> Cell:
    if not record.legal_basis:
        return ctx.plain(ctx.label("no-basis-needed"))
    laws: dict[str, list[str]] = {}
    for provision in provisions_of(ctx.dataset, record.legal_basis):
        laws.setdefault(str(ctx.say(provision.name)), []).append(str(format_article(provision.article, ctx.language)))
    words = (ctx.language.ui("provision", law=law, article=ctx.language.ui("join").join(articles)) for law, articles in laws.items())
    return Cell(Phrase(ctx.language.ui("semicolon").join(words)), evidence=record.legal_basis)


def _success_rate(ctx: PageContext, record: Procedure) -> Cell:
    statistic = ctx.dataset.statistics.get(record.success_rate or "")
    if statistic is None:
        return _absent(ctx, "success-rate")
    return Cell(ctx.say(statistic.figure), note=ctx.say(statistic.caution), evidence=statistic.evidence)


def _window(ctx: PageContext, record: Procedure) -> Cell:
    """The window of a procedure and those of its grounds, each behind what to do there; sorted by what binds the reader."""
    words = [ctx.window_words(record)] if record.window or not record.grounds else []
    for ground in record.grounds:
        names = [ctx.language.word("scenario-short", scenario.value) for scenario in ground.scenarios]
        head = ctx.say(ground.action) if ground.action else ctx.language.ui("slash").join(names)
        words.append(f"{head}{ctx.language.ui('colon')}{format_window(ground.window, ctx.language)}")
    evidence = tuple(dict.fromkeys(key for ground in record.grounds for key in ground.evidence))
    text = Phrase(ctx.language.ui("semicolon").join(words))
    notes = [ctx.say(note) for note in (record.window_note, *(ground.note for ground in record.grounds)) if note]
    note = Phrase(ctx.language.join_sentences(notes), notes[0].lang) if notes else NOTHING
    return Cell(text, note=note, evidence=evidence, sort=_shortest(record.windows))


def _shortest(windows: Iterable[Window | None]) -> str:
    """Sorts by the shortest deadline of the reader among some windows; what comes by itself or binds others is none."""
    own = (window for window in windows if window and window.kind is WindowKind.ACT_BY)
    return f"{min((minutes for window in own if (minutes := minutes_of(window))), default=10**9):012d}"


def _decider(ctx: PageContext, record: Procedure) -> Cell:
    return ctx.plain(ctx.term("actors", record.decider))


def _scenarios(ctx: PageContext, record: Procedure) -> Cell:
    words = [ctx.language.word("scenario", scenario.value) for scenario in record.applies.scenarios]
    return ctx.plain(ctx.language.ui("join").join(words))


def _deadlines(ctx: PageContext, record: Rail) -> Cell:
    """What the reader must do by when."""
    cell = _times(ctx, [fact for fact in record.deadlines if is_own_deadline(fact)])
    return replace(cell, sort=_shortest(fact.window for fact in record.deadlines))


def _other_times(ctx: PageContext, record: Rail) -> Cell:
    """What comes by itself, what others must do, how long a hold lasts, what is usual."""
    return _times(ctx, [fact for fact in record.deadlines if not is_own_deadline(fact)])


def is_own_deadline(fact: Fact) -> bool:
    """Whether a time is one by which the reader must act, or may be: a time without a window promises nothing."""
    return fact.window is None or fact.window.kind is WindowKind.ACT_BY


def _times(ctx: PageContext, facts: list[Fact]) -> Cell:
    if not facts:
        return Cell(ctx.label("not-found"))
    cells = [ctx.cell(fact) for fact in facts]
    text = Phrase(ctx.language.join_sentences(cell.text for cell in cells), cells[0].text.lang)
    evidence = tuple(dict.fromkeys(key for cell in cells for key in cell.evidence))
    return Cell(text, answer=cells[0].answer, word=cells[0].word, note=cells[0].note, evidence=evidence)


def _regions(ctx: PageContext, record: Rail) -> Cell:
    return ctx.plain(ctx.language.ui("join").join(ctx.language.word("region", region) for region in record.regions))


def _rails(ctx: PageContext, record: Corridor) -> Cell:
    return Cell(Phrase(""), links=ctx.links("rails", record.rails))


def _with_verdict(ctx: PageContext, claim: Claim) -> Phrase:
    words = ctx.say(claim.claim)
    return Phrase(f"{ctx.language.word('verdict', claim.verdict.value)}{ctx.language.ui('colon')}{words}", words.lang)


def _article_says(ctx: PageContext, record: Corridor) -> Cell:
    links = tuple(
        Link(_with_verdict(ctx, claim), f"claims/{key}.md") for key in record.article_claims if (claim := ctx.dataset.claims.get(key))
    )
    return Cell(ctx.label("article-silent") if not links else Phrase(""), links=links)


def _channels(ctx: PageContext, record: Place) -> Cell:
    return Cell(
        Phrase(""),
        links=tuple(Link(card.name, contact_address(card.id, ctx.dataset.contacts[card.id])) for card in ctx.contacts(record.contacts)),
    )


def _maturity(ctx: PageContext, record: Outlook) -> Cell:
    return ctx.plain(ctx.language.word("maturity", record.maturity.value))


def _kind(ctx: PageContext, record: Safeguard) -> Cell:
    return ctx.plain(ctx.language.word("safeguard", record.section))


def _text(name: str) -> CellOf:
    def view(ctx: PageContext, record: Any) -> Cell:
        return ctx.plain(getattr(record, name))

    return view


_RULE_QUESTIONS = (
    "sender-cancel",
    "unaccepted-return",
    "delayed-arrival",
    "delay-cancel",
    "scam-stop",
    "platform-claw-back",
    "merchant-refund",
    "complaint-review",
    "confirmation-prompt",
    "risk-block",
    "limits",
    "account-cover",
    "finality",
    "unsent-cancel",
)

COLUMNS: dict[str, dict[str, CellOf]] = {
    "transfer_types": {
        "platform": _platform_name,
        "acceptance": _field("acceptance"),
        "held-at": _field("held_at"),
        "settlement": _field("settlement"),
        "finality": _field("finality"),
        "sender-cancel": _field("sender_cancel"),
        "automatic-return": _field("automatic_return"),
    },
    "platforms": {question: _rule(question) for question in _RULE_QUESTIONS},
    "procedures": {
        "scenarios": _scenarios,
        "availability": _field("availability"),
        "effect": _field("effect"),
        "window": _window,
        "decider": _decider,
        "cost": _optional("cost"),
        "duration": _optional("duration"),
        "legal-basis": _legal_basis,
        "success-rate": _success_rate,
    },
    "safeguards": {"kind": _kind, "does": _field("does"), "excludes": _field("excludes")},
    "rails": {
        "regions": _regions,
        "speed": _field("speed"),
        "sender-cancel": _field("sender_cancel"),
        "recall": _field("recall"),
        "deadlines": _deadlines,
        "other-times": _other_times,
        "decider": _field("decider"),
        "reimbursement": _field("reimbursement"),
        "fee": _field("fee"),
        "reporting": _field("reporting"),
        "mistake-route": _field("mistake_route"),
        "scam-route": _field("scam_route"),
        "unauthorised-route": _optional("unauthorised_route"),
    },
    "corridors": {
        "rails": _rails,
        "handling": _field("handling"),
        "difficulty": _field("difficulty"),
        "advice": _field("advice"),
        "article-says": _article_says,
    },
    "places": {"first": _field("first"), "channels": _channels},
    "outlook": {
        "maturity": _maturity,
        "would-change": _text("would_change"),
        "holds-today": _field("holds_today"),
        "only-hope": _text("only_hope"),
    },
}
"""Kind of record → column name → view."""

COLUMN_NAMES: dict[str, frozenset[str]] = {kind: frozenset(columns) for kind, columns in COLUMNS.items()}
