"""Claims in circulation: one page each, and the ledger of all of them by part of the article."""

from dataclasses import replace

from generator.models.claim import Claim
from generator.models.vocabulary import Section as Part
from generator.views.addresses import CLAIMS, CONTRADICTIONS, address
from generator.views.blocks import Cell, ClaimItem, Claims, Facts, Link, Links, Note, Page, Questions, Section, Verdicts
from generator.views.language import NOTHING, Phrase, unstopped
from generator.views.pages.finish import finished, section
from generator.views.workshop import Workshop


def claim_page(bench: Workshop, key: str, record: Claim) -> Page:
    """One page for a claim."""
    ui, title = bench.language.ui, unstopped(bench.say(record.claim))
    verdict = f"{bench.language.word('verdict', record.verdict.value)}{ui('stop')}{bench.say(record.truth)}"
    uri = address("claims", key)
    return finished(
        bench,
        uri=uri,
        title=title,
        description=Phrase(f"{title}{ui('colon')}{verdict}"),
        kind="claim",
        lead=(Claims((_on_its_own_page(bench, key, record),)),),
        sections=(
            section(bench, "rules", _rules(bench, record, uri)),
            section(bench, "next-best", Links(bench.links("procedures", record.procedures))),
            section(bench, "types", Links(bench.links("transfer_types", record.transfer_types))),
        ),
        record=f"claims/{key}",
        aliases=record.keywords,
        crumbs=(Link(bench.label("claims-title"), CLAIMS),),
        tags={"priority": "low"},
    )


def _on_its_own_page(bench: Workshop, key: str, record: Claim) -> ClaimItem:
    """The card says where the claim circulates; the claim itself is the title of the page, and a link would lead to where one is."""
    return replace(bench.claim(key), claim=NOTHING, to="", heard=bench.say(record.heard))


def _rules(bench: Workshop, record: Claim, here: str) -> Questions:
    """The rules it touches, without their link back to the claim."""
    found = bench.questions(record.rules, named=True)
    return Questions(
        tuple(replace(question, answers=tuple(_leading_away(cell, here) for cell in question.answers)) for question in found.items)
    )


def _leading_away(cell: Cell, here: str) -> Cell:
    return replace(cell, links=tuple(link for link in cell.links if link.to != here))


def claims_page(bench: Workshop) -> Page:
    """The ledger: the article's claims by part, then the myths by subject, one line each."""
    sections: list[Section] = []
    for part in Part:
        of_part = [key for key, claim in bench.dataset.claims.items() if claim.section is part]
        seeds = [key for key in of_part if bench.dataset.claims[key].seed_refs]
        myths = [key for key in of_part if key not in seeds]
        if of_part:
            sections.append(
                Section(part.value, Phrase(bench.language.word("section", part.value)), (Verdicts(bench.verdicts([*seeds, *myths])),))
            )
    total = len(bench.dataset.claims)
    seeds_count = sum(len(claim.seed_refs) for claim in bench.dataset.claims.values())
    intro = bench.label("claims-intro", total=total, seeds=seeds_count)
    return finished(
        bench,
        uri=CLAIMS,
        title=bench.label("claims-title"),
        description=intro,
        kind="claims",
        lead=(Note(intro), Links((Link(bench.label("contradictions-title"), CONTRADICTIONS),))),
        sections=tuple(sections),
        record="claims",
        tags={"priority": "high"},
    )


def contradictions_page(bench: Workshop) -> Page:
    """Where sources contradict each other, and how we read it."""
    return finished(
        bench,
        uri=CONTRADICTIONS,
        title=bench.label("contradictions-title"),
        description=bench.label("contradictions-intro"),
        kind="contradictions",
        lead=(Note(bench.label("contradictions-intro")), Facts(_contradictions(bench), tuple(bench.dataset.contradictions))),
        record="contradictions",
    )


def _contradictions(bench: Workshop) -> tuple[tuple[str, Cell], ...]:
    rows = []
    for record in bench.dataset.contradictions.values():
        sides = bench.language.ui("versus").join(str(bench.say(side)) for side in record.sides)
        cell = Cell(
            bench.say(record.judgement),
            answer="disputed",
            word=bench.language.word("answer", "disputed"),
            note=Phrase(sides, bench.say(record.sides[0]).lang),
            marks=bench.citations.cite(record.evidence),
        )
        rows.append((str(bench.say(record.subject)), cell))
    return tuple(rows)
