"""A platform: the answer, the ways of paying, every rule, the claims about it, how to reach it."""

from generator.models.platform import Platform
from generator.views.blocks import Answer, Contacts, Link, Links, Note, Page, Verdicts
from generator.views.pages.finish import MOST_CLAIMS, finished, section
from generator.views.workshop import Workshop


def platform_page(bench: Workshop, key: str, record: Platform) -> Page:
    """One page for a platform."""
    types = [type_id for type_id, transfer_type in bench.dataset.transfer_types.items() if transfer_type.platform == key]
    claims = [claim_id for claim_id, claim in bench.dataset.claims.items() if any(ref.startswith(f"{key}#") for ref in claim.rules)]
    rules = [f"{key}#{rule.id}" for rule in record.rules]
    return finished(
        bench,
        uri=f"platforms/{key}.md",
        title=bench.say(record.name),
        description=bench.say(record.summary),
        kind="platform",
        lead=(*_verdict(bench, record), Note(bench.say(record.summary))),
        sections=(
            section(bench, "types", Links(tuple(_type_link(bench, type_id) for type_id in types))),
            section(bench, "rules", bench.questions(rules[1:])),
            section(bench, "contacts", Contacts(bench.contacts(record.contacts))),
            section(bench, "claims", Verdicts(bench.verdicts(claims[:MOST_CLAIMS]))),
        ),
        record=f"platforms/{key}",
        aliases=record.aliases,
        tags={"platform": key, "region": record.region},
    )


def _type_link(bench: Workshop, type_id: str) -> Link:
    link = bench.link("transfer_types", type_id)
    return Link(link.text, link.to, bench.say(bench.dataset.transfer_types[type_id].summary))


def _verdict(bench: Workshop, record: Platform) -> tuple[Answer, ...]:
    """The first rule stands on top of the page, and nowhere else."""
    return tuple(Answer(bench.cell(rule, rule.question), bench.term("questions", rule.question)) for rule in record.rules[:1])
