"""Why a step of a plan is taken: what it changes, or what it depends on, in one line of its record."""

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.blocks import ActionItem
from generator.pages.context import PageContext
from generator.planner.plan_index import PlanPage
from generator.records.base import Text
from generator.records.procedure import Procedure


def with_reason(ctx: PageContext, page: PlanPage, item: ActionItem) -> ActionItem:
    """A line of a plan with its reason.

    Args:
        ctx: Records, language and plans.
        page: The plan.
        item: The line, as of `PageContext.planned`.

    Returns:
        The line with the first of its record's reasons that holds for all cases of the page; as it is where none does.
    """
    procedure = ctx.dataset.procedures[item.id]
    for words, evidence in _reasons(procedure):
        holding = ctx.holding(evidence, ctx.settings(page))
        if holding or words is procedure.why:
            return replace(item, reason=ctx.say(words), reason_evidence=tuple(key for key in holding if key not in item.evidence))
    return item


def _reasons(procedure: Procedure) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """The words that can be a reason, each with the evidence that carries it, the best first."""
    effect, availability = procedure.effect, procedure.availability
    if procedure.why:
        yield procedure.why, tuple(dict.fromkeys((*effect.evidence, *availability.evidence)))
    yield effect.text, effect.evidence
    yield availability.text, availability.evidence
