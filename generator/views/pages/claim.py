"""Claims in circulation: one page each, and the ledger of all of them by part of the article."""

from generator.models.claim import Claim
from generator.models.vocabulary import Section as Part
from generator.views.addresses import CLAIMS
from generator.views.blocks import Block, Cell, Claims, Facts, Link, Links, Note, Page, Section
from generator.views.language import Phrase
from generator.views.pages.finish import finished, section
from generator.views.workshop import Workshop


def claim_page(bench: Workshop, key: str, record: Claim) -> Page:
    """One page for a claim."""
    word = bench.language.word("verdict", record.verdict.value)
    heard = tuple(Note(text, "quiet") for text in (bench.say(record.heard),) if text)
    return finished(
        bench,
        uri=f"claims/{key}.md",
        title=bench.say(record.claim),
        description=Phrase(f"{word}：{bench.say(record.truth)}"),
        kind="claim",
        lead=(Claims((bench.claim(key),)), *heard),
        sections=(
            section(bench, "rules", Facts(_rules(bench, record))),
            section(bench, "next-best", Links(bench.links("procedures", record.procedures))),
            section(bench, "types", Links(bench.links("transfer_types", record.transfer_types))),
        ),
        record=f"claims/{key}",
        aliases=record.keywords,
        crumbs=(Link(bench.label("claims-title"), CLAIMS),),
        tags={"priority": "low"},
    )


def _rules(bench: Workshop, record: Claim) -> tuple[tuple[str, Cell], ...]:
    rules = [(ref, rule) for ref in record.rules if (rule := bench.dataset.rule(ref))]
    return tuple((_label(bench, ref, rule.question), bench.cell(rule)) for ref, rule in rules)


def _label(bench: Workshop, ref: str, question: str) -> str:
    platform = bench.name("platforms", ref.partition("#")[0])
    return f"{platform} · {bench.term('questions', question)}"


def claims_page(bench: Workshop) -> Page:
    """The ledger: the article's claims by part, then the myths by subject, and where sources contradict each other."""
    sections: list[Section] = []
    for part in Part:
        of_part = {key: claim for key, claim in bench.dataset.claims.items() if claim.section is part}
        seeds = [key for key, claim in of_part.items() if claim.seed_refs]
        myths = [key for key, claim in of_part.items() if not claim.seed_refs]
        heading = Phrase(bench.language.word("section", part.value))
        blocks: tuple[Block, ...] = tuple(Claims(bench.claims(keys)) for keys in (seeds, myths) if keys)
        if blocks:
            sections.append(Section(part.value, heading, blocks))
    sections.append(section(bench, "contradictions", Facts(_contradictions(bench))))
    total = len(bench.dataset.claims)
    seeds_count = sum(len(claim.seed_refs) for claim in bench.dataset.claims.values())
    return finished(
        bench,
        uri=CLAIMS,
        title=bench.label("claims-title"),
        description=bench.label("claims-intro", total=total, seeds=seeds_count),
        kind="claims",
        lead=(Note(bench.label("claims-intro", total=total, seeds=seeds_count)),),
        sections=tuple(sections),
        record="claims",
        tags={"priority": "high"},
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
