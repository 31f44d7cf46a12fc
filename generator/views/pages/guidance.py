"""Safeguards, outlook, letters and comparison pages."""

import re

from generator.models.guidance import Comparison, Letter, Outlook, Safeguard
from generator.views.blocks import Contacts, Facts, LetterBlock, Links, Note, Page, Statements, Steps, Verdicts
from generator.views.comparison import build_table
from generator.views.helper import letter_words
from generator.views.pages.finish import finished, section
from generator.views.workshop import Workshop

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def safeguard_page(bench: Workshop, key: str, record: Safeguard) -> Page:
    """One page for a safeguard: what it does, and what it does not."""
    return finished(
        bench,
        uri=f"safeguards/{key}.md",
        title=bench.say(record.name),
        description=bench.say(record.does.text),
        kind="safeguard",
        lead=(bench.verdict("does", record.does),),
        sections=(
            section(bench, "excludes", bench.facts(("excludes", record.excludes))),
            section(bench, "steps", Steps(tuple(bench.plain(text) for text in record.how))),
            section(bench, "contacts", Contacts(bench.contacts(record.contacts))),
            section(bench, "claims", Verdicts(bench.verdicts(record.claims))),
        ),
        record=f"safeguards/{key}",
    )


def outlook_page(bench: Workshop, key: str, record: Outlook) -> Page:
    """One page for a technology or reform: what holds today, what is only hope."""
    word = bench.language.word
    return finished(
        bench,
        uri=f"outlook/{key}.md",
        title=bench.say(record.name),
        description=bench.say(record.would_change),
        kind="outlook",
        lead=(bench.verdict("holds-today", record.holds_today),),
        sections=(
            section(
                bench,
                "key-facts",
                Facts(
                    (
                        (word("column", "maturity"), bench.plain(word("maturity", record.maturity.value))),
                        (word("column", "would-change"), bench.plain(record.would_change)),
                        (word("column", "only-hope"), bench.plain(record.only_hope)),
                    )
                ),
            ),
            section(bench, "claims", Verdicts(bench.verdicts(record.claims))),
        ),
        record=f"outlook/{key}",
        tags={"priority": "low"},
    )


def letter_page(bench: Workshop, key: str, record: Letter) -> Page:
    """One page for a letter: filled, copied and printed on the reader's device only. What is sent is Chinese in every language."""
    labels = {field.id: str(bench.say(field.label)) for field in record.fields}
    body = bench.language.original(record.body)
    translated = bool(body.lang) and bench.language.shows(record.body, record.body_en)
    block = LetterBlock(
        id=key,
        body=letter_pieces(record.body, labels),
        fields=tuple((field.id, bench.say(field.label), bench.say(field.hint)) for field in record.fields),
        lang=body.lang,
        meaning=letter_pieces(record.body_en or "", labels) if translated else (),
    )
    return finished(
        bench,
        uri=f"letters/{key}.md",
        title=bench.say(record.title),
        description=bench.say(record.when),
        kind="letter",
        lead=(Note(bench.say(record.when)), Note(bench.label("letter-privacy"), "quiet"), block, letter_words(bench.language)),
        sections=(
            section(bench, "lawyer", Note(bench.say(record.ask_a_lawyer_when)), Contacts(bench.contacts(("legal-12348",)))),
            section(bench, "legal-basis", Statements(bench.statements(record.legal_basis))),
            section(
                bench,
                "used-by",
                Links(bench.links("procedures", (p for p, procedure in bench.dataset.procedures.items() if key in procedure.letters))),
            ),
        ),
        record=f"letters/{key}",
        aliases=record.aliases,
    )


def letter_pieces(body: str, labels: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The body of a letter: (`text`, words, empty) and (`field`, id, label) in turn."""
    parts = _PLACEHOLDER.split(body)
    pieces = (("field", part, labels.get(part, part)) if place % 2 else ("text", part, "") for place, part in enumerate(parts))
    return tuple(piece for piece in pieces if piece[1])


def comparison_page(bench: Workshop, key: str, record: Comparison) -> Page:
    """One page for a comparison table."""
    table = build_table(bench, key, record)
    return finished(
        bench,
        uri=f"compare/{key}.md",
        title=bench.say(record.title),
        description=bench.say(record.note) or bench.say(record.title),
        kind="comparison",
        lead=(*((Note(bench.say(record.note)),) if record.note else ()), table),
        record=f"comparisons/{key}",
        tags={"priority": "high"},
    )
