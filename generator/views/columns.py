"""Columns of the comparison tables: name → how a record fills it. A new column is one function and one word per language."""

from collections.abc import Callable
from typing import Any

from generator.models.claim import Claim
from generator.models.guidance import Outlook, Safeguard
from generator.models.platform import Platform, TransferType
from generator.models.procedure import Procedure
from generator.models.world import Corridor, Jurisdiction, Rail
from generator.queries.usage import provisions_of
from generator.queries.windows import minutes_of
from generator.views.addresses import contact_address
from generator.views.blocks import Cell, Link
from generator.views.formats import format_article
from generator.views.language import Phrase
from generator.views.workshop import Workshop

ColumnView = Callable[[Workshop, Any], Cell]


def _field(name: str) -> ColumnView:
    def view(bench: Workshop, record: Any) -> Cell:
        return bench.cell(getattr(record, name), name.replace("_", "-"))

    return view


def _optional(name: str) -> ColumnView:
    def view(bench: Workshop, record: Any) -> Cell:
        fact = getattr(record, name)
        return bench.cell(fact, name) if fact else _absent(bench, name)

    return view


def _rule(question: str) -> ColumnView:
    """All rules of a platform that answer one question; the first gives the cell its answer."""

    def view(bench: Workshop, record: Platform) -> Cell:
        rules = [rule for rule in record.rules if rule.question == question]
        if not rules:
            return _absent(bench, question)
        return bench.cell(rules[0], question)

    return view


def _absent(bench: Workshop, column: str) -> Cell:
    """No record says anything: unknown, in the words of the column, without a mark as if it had been answered."""
    return Cell(Phrase(bench.language.labels.words["absent"].get(column, bench.language.ui("not-researched"))), answer="unknown")


def _platform_name(bench: Workshop, record: TransferType) -> Cell:
    if record.platform not in bench.dataset.platforms:
        return bench.plain(record.platform)
    link = bench.link("platforms", record.platform)
    return Cell(Phrase(""), links=(link,), sort=str(link.text))


def _legal_basis(bench: Workshop, record: Procedure) -> Cell:
    if not record.legal_basis:
        return bench.plain(bench.label("no-basis-needed"))
    laws: dict[str, list[str]] = {}
    for provision in provisions_of(bench.dataset, record.legal_basis):
        laws.setdefault(str(bench.say(provision.name)), []).append(str(format_article(provision.article, bench.language)))
    words = (bench.language.ui("provision", law=law, article=bench.language.ui("join").join(articles)) for law, articles in laws.items())
    return Cell(Phrase(bench.language.ui("semicolon").join(words)), marks=bench.citations.cite(record.legal_basis))


def _success_rate(bench: Workshop, record: Procedure) -> Cell:
    statistic = bench.dataset.statistics.get(record.success_rate or "")
    if statistic is None:
        return _absent(bench, "success-rate")
    return Cell(bench.say(statistic.figure), note=bench.say(statistic.caution), marks=bench.citations.cite(statistic.evidence))


def _window(bench: Workshop, record: Procedure) -> Cell:
    minutes = minutes_of(record.window) if record.window else None
    return Cell(Phrase(bench.window_words(record)), note=bench.say(record.window_note), sort=f"{minutes or 10**9:012d}")


def _decider(bench: Workshop, record: Procedure) -> Cell:
    return bench.plain(bench.term("actors", record.decider))


def _scenarios(bench: Workshop, record: Procedure) -> Cell:
    words = [bench.language.word("scenario", scenario.value) for scenario in record.applies.scenarios]
    return bench.plain(bench.language.ui("join").join(words))


def _deadlines(bench: Workshop, record: Rail) -> Cell:
    cells = [bench.cell(fact) for fact in record.deadlines]
    if not cells:
        return bench.plain(bench.label("not-found"))
    lengths = [minutes for fact in record.deadlines if fact.window and (minutes := minutes_of(fact.window))]
    text = Phrase(bench.language.in_a_row(cell.text for cell in cells), cells[0].text.lang)
    marks = tuple(dict.fromkeys(mark for cell in cells for mark in cell.marks))
    return Cell(
        text, answer=cells[0].answer, word=cells[0].word, note=cells[0].note, marks=marks, sort=f"{min(lengths, default=10**9):012d}"
    )


def _regions(bench: Workshop, record: Rail) -> Cell:
    return bench.plain(bench.language.ui("join").join(bench.language.word("region", region) for region in record.regions))


def _rails(bench: Workshop, record: Corridor) -> Cell:
    return Cell(Phrase(""), links=bench.links("cross_border", record.rails))


def _with_verdict(bench: Workshop, claim: Claim) -> Phrase:
    said = bench.say(claim.claim)
    return Phrase(f"{bench.language.word('verdict', claim.verdict.value)}{bench.language.ui('colon')}{said}", said.lang)


def _article_says(bench: Workshop, record: Corridor) -> Cell:
    links = tuple(
        Link(_with_verdict(bench, claim), f"claims/{key}.md") for key in record.article_claims if (claim := bench.dataset.claims.get(key))
    )
    return Cell(bench.label("article-silent") if not links else Phrase(""), links=links)


def _channels(bench: Workshop, record: Jurisdiction) -> Cell:
    return Cell(
        Phrase(""),
        links=tuple(Link(card.name, contact_address(card.id, bench.dataset.contacts[card.id])) for card in bench.contacts(record.contacts)),
    )


def _maturity(bench: Workshop, record: Outlook) -> Cell:
    return bench.plain(bench.language.word("maturity", record.maturity.value))


def _kind(bench: Workshop, record: Safeguard) -> Cell:
    return bench.plain(bench.language.word("safeguard", record.section))


def _text(name: str) -> ColumnView:
    def view(bench: Workshop, record: Any) -> Cell:
        return bench.plain(getattr(record, name))

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
    "account-cover",
    "finality",
    "unsent-cancel",
)

COLUMNS: dict[str, dict[str, ColumnView]] = {
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
    "cross_border": {
        "regions": _regions,
        "speed": _field("speed"),
        "sender-cancel": _field("sender_cancel"),
        "recall": _field("recall"),
        "deadlines": _deadlines,
        "decider": _field("decider"),
        "reimbursement": _field("reimbursement"),
        "fee": _field("fee"),
        "reporting": _field("reporting"),
        "mistake-route": _field("mistake_route"),
        "scam-route": _field("scam_route"),
    },
    "corridors": {
        "rails": _rails,
        "handling": _field("handling"),
        "difficulty": _field("difficulty"),
        "advice": _field("advice"),
        "article-says": _article_says,
    },
    "jurisdictions": {"first": _field("first"), "channels": _channels},
    "outlook": {
        "maturity": _maturity,
        "would-change": _text("would_change"),
        "holds-today": _field("holds_today"),
        "only-hope": _text("only_hope"),
    },
}
"""Kind of record → column name → view."""

COLUMN_NAMES: dict[str, frozenset[str]] = {kind: frozenset(columns) for kind, columns in COLUMNS.items()}
