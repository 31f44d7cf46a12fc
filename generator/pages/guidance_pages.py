"""Safeguards, outlook, letters and comparison pages."""

from collections.abc import Iterator

from generator.pages.blocks import Cell, Contacts, Facts, LetterBlock, Links, Note, Page, Statements, Steps, Verdicts
from generator.pages.comparison_tables import build_table
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.formats import format_day
from generator.pages.script_data import letter_words
from generator.records.blanks import BLANK
from generator.records.guidance import Comparison, Letter, Outlook, Safeguard


def safeguard_page(ctx: PageContext, key: str, record: Safeguard) -> Page:
    """One page for a safeguard: what it does, and what it does not do."""
    return compose_page(
        ctx,
        uri=f"safeguards/{key}.md",
        title=ctx.say(record.name),
        description=ctx.say(record.does.text),
        kind="safeguard",
        lead=(ctx.verdict("does", record.does),),
        sections=(
            section(ctx, "excludes", ctx.facts(("excludes", record.excludes))),
            section(ctx, "steps", Steps(tuple(ctx.plain(text) for text in record.how))),
            section(ctx, "contacts", Contacts(ctx.contacts(record.contacts))),
            section(ctx, "claims", Verdicts(ctx.verdicts(record.claims))),
        ),
        record=f"safeguards/{key}",
    )


def outlook_page(ctx: PageContext, key: str, record: Outlook) -> Page:
    """One page for a technology or reform: what holds today, what is only hope."""
    word = ctx.language.word
    return compose_page(
        ctx,
        uri=f"outlook/{key}.md",
        title=ctx.say(record.name),
        description=ctx.say(record.would_change),
        kind="outlook",
        lead=(ctx.verdict("holds-today", record.holds_today),),
        sections=(
            section(
                ctx,
                "key-facts",
                Facts(
                    (
                        (word("column", "maturity"), ctx.plain(word("maturity", record.maturity.value))),
                        (word("column", "would-change"), ctx.plain(record.would_change)),
                        (word("column", "only-hope"), ctx.plain(record.only_hope)),
                        *_look_again(ctx, record),
                    )
                ),
            ),
            section(ctx, "claims", Verdicts(ctx.verdicts(record.claims))),
        ),
        record=f"outlook/{key}",
        tags={"priority": "low"},
    )


def _look_again(ctx: PageContext, record: Outlook) -> Iterator[tuple[str, Cell]]:
    """The day on which the record is looked at again, where it has one."""
    if record.look_again_on:
        yield ctx.language.word("column", "look-again-on"), ctx.plain(format_day(record.look_again_on))


def letter_page(ctx: PageContext, key: str, record: Letter) -> Page:
    """One page for a letter: filled, copied and printed on the reader's device only. What is sent is Chinese in every language."""
    labels = {field.id: str(ctx.say(field.label)) for field in record.fields}
    body = ctx.language.original(record.body)
    block = LetterBlock(
        id=key,
        body=letter_pieces(record.body, labels),
        fields=tuple((field.id, ctx.say(field.label), ctx.say(field.hint)) for field in record.fields),
        lang=body.lang,
        meaning=letter_pieces(record.body_en or "", labels) if body.lang else (),
    )
    return compose_page(
        ctx,
        uri=f"letters/{key}.md",
        title=ctx.say(record.title),
        description=ctx.say(record.when),
        kind="letter",
        lead=(Note(ctx.say(record.when)), Note(ctx.label("letter-privacy"), "quiet"), block, letter_words(ctx.language)),
        sections=(
            section(ctx, "lawyer", Note(ctx.say(record.ask_a_lawyer_when)), Contacts(ctx.contacts(("legal-12348",)))),
            section(ctx, "legal-basis", Statements(ctx.statements(record.legal_basis))),
            section(ctx, "used-by", Links(ctx.links("procedures", ctx.users("procedures", "letters", key)))),
        ),
        record=f"letters/{key}",
        aliases=record.aliases,
    )


def letter_pieces(body: str, labels: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The body of a letter in pieces.

    Args:
        body: Text with `{field}` where the reader fills something in.
        labels: Field id → what is printed there; a field without a label shows its id.

    Returns:
        (`text`, words, empty) and (`field`, field id, label), in their order; none of them empty.
    """
    parts = BLANK.split(body)
    pieces = (("field", part, labels.get(part, part)) if place % 2 else ("text", part, "") for place, part in enumerate(parts))
    return tuple(piece for piece in pieces if piece[1])


def comparison_page(ctx: PageContext, key: str, record: Comparison) -> Page:
    """One page for a comparison table."""
    table = build_table(ctx, key, record)
    return compose_page(
        ctx,
        uri=f"comparisons/{key}.md",
        title=ctx.say(record.title),
        description=ctx.say(record.note) or ctx.say(record.title),
        kind="comparison",
        lead=(*((Note(ctx.say(record.note)),) if record.note else ()), table),
        record=f"comparisons/{key}",
        tags={"priority": "high"},
    )
