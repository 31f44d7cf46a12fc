"""Where the money is now: its way in stages, how long something is still possible, and what each state means.

All of it is read from the records; a way whose stages they do not know has no picture. The page says what holds as long as nothing
is known; `theme/assets/helper/where.js` moves “you are here” and the mark of now with the answers of the reader.
"""

from collections.abc import Iterator

from generator.pages.blocks import BarPart, Cell, TimeBar, Whereabouts, WhereLine, WhereStage
from generator.pages.context import PageContext
from generator.pages.formats import format_situation
from generator.pages.language import NOTHING, Phrase
from generator.pages.script_data import window_data
from generator.planner.cases import Case, waits_for
from generator.planner.course import EDGE, Course, Line, edge_of, standing, tones_of, word_of
from generator.planner.plan_index import PlanPage
from generator.records.cross_border import Rail
from generator.records.platform import TransferType
from generator.records.procedure import Procedure
from generator.records.values import Fact, Window
from generator.records.vocabulary import FOR_TODAY, MISTAKES, RECEIVERS, Answer, Event, Scenario, WaitsFor, WindowKind

_SAID = frozenset({Answer.YES, Answer.NO, Answer.CONDITIONAL})
"""Answers of a fact that says something."""
_FROM_SENDING = frozenset(
    {
        Event.SENT,
        Event.TRANSACTION,
        Event.ACCEPTED,
        Event.ACCEPTED_BY_BANK,
        Event.EXECUTED,
        Event.SETTLED,
        Event.SHOULD_HAVE_ARRIVED,
        Event.LAST_PAYMENT,
    }
)
"""Starts that come with the sending or after it: the window is open at least as long as counted from there."""
_SHOWN = (*MISTAKES, Scenario.SCAM)
"""What happened to money that the payer sent; in a theft the payer sent nothing, and the bar of time stands alone."""


def whereabouts(ctx: PageContext, page: PlanPage) -> Whereabouts:
    """Where the money of a plan is.

    Args:
        ctx: Records, language and plans.
        page: The plan.

    Returns:
        Stages where the records know them, a bar of time, and a line for each state; nothing for those who received money and for
        offers to recover it. After a theft the bar alone, and nothing where no time is known.
    """
    case = page.first
    if case.role in RECEIVERS or case.scenario is Scenario.RECOVERY_OFFER:
        return Whereabouts()
    bar = _bar(ctx, page)
    if case.scenario not in _SHOWN:
        return Whereabouts(bar=bar if bar and len(bar.parts) > 1 else None)
    way = _way(ctx, case)
    course = _course(ctx, page, way)
    return Whereabouts(
        name=ctx.name("transfer_types", case.transfer_type) if course and _is_mixed(ctx, page) else NOTHING,
        stages=_stages(ctx, course) if course else (),
        bar=bar or (None if course else TimeBar(NOTHING, (BarPart("unknown", "", ctx.language.ui("where-unknown")),))),
        lines=(*(_lines(ctx, page, way, course) if course else _known(ctx, page, way, has_bar=bar is not None)), *_other_ways(ctx, page)),
        data=_data(course) if course else (),
    )


def _way(ctx: PageContext, case: Case) -> TransferType | Rail:
    return ctx.dataset.rails.get(case.transfer_type) or ctx.dataset.transfer_types[case.transfer_type]


def _ways(ctx: PageContext, page: PlanPage) -> dict[str, TransferType]:
    """The ways of paying that share the plan; none on a rail."""
    types = ctx.dataset.transfer_types
    return {case.transfer_type: types[case.transfer_type] for case in page.cases if case.transfer_type in types}


def _is_mixed(ctx: PageContext, page: PlanPage) -> bool:
    """Whether money takes different ways on one page: then the picture is that of the first, by name."""
    return len({(way.waits_for, way.settlement.text.zh) for way in _ways(ctx, page).values()}) > 1


def _course(ctx: PageContext, page: PlanPage, way: TransferType | Rail) -> Course | None:
    if way.waits_for is None:
        return None
    found = _return_of(way)
    settles = way.settlement.window if isinstance(way, TransferType) else None
    goes = settles if settles and settles.kind is WindowKind.HAPPENS_AT else None
    return Course(
        way.waits_for,
        back=edge_of(found.window) if found and found.window and way.waits_for.event is Event.ACCEPTED else None,
        goes=edge_of(goes) if goes and goes.starts_at is Event.SENT else _shut(ctx, page) if way.waits_for is WaitsFor.BANK else None,
        least=edge_of(goes) if goes and goes.starts_at is Event.ACCEPTED else None,
        asked=bool(way.waits_for.event and way.waits_for.event.value in page.questions),
    )


def _return_of(way: TransferType | Rail) -> Fact | None:
    """The fact that says when untaken money comes back by itself."""
    facts = (way.automatic_return,) if isinstance(way, TransferType) else way.deadlines
    timed = (fact for fact in facts if fact.window and fact.window.kind is WindowKind.HAPPENS_AT and fact.window.starts_at is Event.SENT)
    return next(timed, None)


def _shut(ctx: PageContext, page: PlanPage) -> int | None:
    """Minutes after which the bank has sent it for sure, as the action says that takes it back before."""
    return next((edge_of(window) for _, window in _dated(ctx, page) if window.until is Event.EXECUTED), None)


def _stages(ctx: PageContext, course: Course) -> tuple[WhereStage, ...]:
    here = standing(course).stage
    words = {**ctx.language.sections["waits-for"], **{name: ctx.language.ui(f"where-{name}") for name in ("sent", "credited")}}
    return tuple(WhereStage(name, words[name], here=name == here) for name in course.stages)


def _data(course: Course) -> tuple[tuple[str, str], ...]:
    """(name of a `data-` attribute as `where.js` reads it, value)."""
    event = course.waits_for.event
    named = (("waits", course.waits_for.value), ("event", event.value if event and course.asked else ""))
    minutes = (("back", course.back), ("goes", course.goes), ("least", course.least))
    return tuple((name, value) for name, value in (*named, *((name, str(value or "")) for name, value in minutes)) if value)


def _lines(ctx: PageContext, page: PlanPage, way: TransferType | Rail, course: Course) -> Iterator[WhereLine]:
    """What each state means, in the order in which money goes through them."""
    now = standing(course).lines
    waits = course.waits_for
    if waits is not WaitsFor.NOTHING:
        if course.asked:
            yield WhereLine(Line.UNSURE.value, ctx.label("where-unsure"), Cell(ctx.label("where-look")), fits=Line.UNSURE in now)
        title = _state_words(ctx, page, waits if course.least is None else WaitsFor.DELAY, "no")
        yield WhereLine(Line.WAITING.value, title, _waiting(ctx, page, way), fits=Line.WAITING in now)
    found = _return_of(way)
    if course.back is not None and found and found.window:
        title = ctx.label("where-back-title", state=_state_words(ctx, page, waits, "no"), time=_length(ctx, found.window))
        yield WhereLine(Line.BACK.value, title, Cell(ctx.label("where-check")), fits=Line.BACK in now)
    yield WhereLine(Line.GONE.value, _state_words(ctx, page, waits, "yes"), _gone(ctx, page, way), fits=Line.GONE in now)


def _state_words(ctx: PageContext, page: PlanPage, waits: WaitsFor, answer: str) -> Phrase:
    if waits.event is None:
        return ctx.label(f"where-{waits.value}-{answer}")
    words = format_situation(ctx.language, page.first, "situation", f"{waits.event.value}-{answer}", waits)
    return Phrase(words[0].upper() + words[1:])


def _waiting(ctx: PageContext, page: PlanPage, way: TransferType | Rail) -> Cell:
    if isinstance(way, TransferType) and way.held_at.answer in _SAID:
        return _said(ctx, page, way.held_at)
    return Cell(ctx.label("where-cancel" if way.sender_cancel.window else "where-first"))


def _gone(ctx: PageContext, page: PlanPage, way: TransferType | Rail) -> Cell:
    """After a scam nobody waits for the payee to return it."""
    if page.first.scenario is Scenario.SCAM or not isinstance(way, TransferType) or way.finality.answer not in _SAID:
        return Cell(ctx.label("where-first"))
    return _said(ctx, page, way.finality)


def _known(ctx: PageContext, page: PlanPage, way: TransferType | Rail, *, has_bar: bool) -> tuple[WhereLine, ...]:
    """What is known of a way without stages; that nothing is, where nothing is."""
    facts = {"settlement": way.settlement, "finality": way.finality} if isinstance(way, TransferType) else {"speed": way.speed}
    said = ((Phrase(ctx.language.word("column", name)), fact) for name, fact in facts.items() if fact.answer in _SAID)
    lines = tuple(WhereLine("", title, _said(ctx, page, fact)) for title, fact in said)
    unknown = WhereLine("", ctx.label("where-not-known-title"), Cell(ctx.label("where-not-known")))
    return lines or (() if has_bar else (unknown,))


def _other_ways(ctx: PageContext, page: PlanPage) -> Iterator[WhereLine]:
    """When money arrives that was sent in another way of the same page."""
    if not _is_mixed(ctx, page):
        return
    for key, way in _ways(ctx, page).items():
        if key != page.first.transfer_type and way.settlement.answer in _SAID:
            yield WhereLine("", ctx.name("transfer_types", key), _said(ctx, page, way.settlement))


def _said(ctx: PageContext, page: PlanPage, fact: Fact) -> Cell:
    return Cell(ctx.say(fact.text), evidence=ctx.holding(fact.evidence, ctx.settings(page)))


def _dated(ctx: PageContext, page: PlanPage) -> Iterator[tuple[Procedure, Window]]:
    """The soon actions of a plan whose time can be told from the moment of sending, with their windows."""
    rail = ctx.dataset.rails.get(page.first.transfer_type)
    for action in page.actions:
        procedure = ctx.dataset.procedures[action.procedure]
        if not action.known or action.urgency not in FOR_TODAY or procedure.window_answer is Answer.UNKNOWN:
            continue
        window = procedure.window_for(page.first.scenario)
        is_timed = window is not None and window.binds and (window.starts_at or Event.SENT) in _FROM_SENDING
        if window and is_timed and not (rail and _is_of_elsewhere(ctx, procedure, rail)):
            yield procedure, window


def _is_of_elsewhere(ctx: PageContext, procedure: Procedure, rail: Rail) -> bool:
    """Whether an action holds in one place only, and the rail runs in many: its time is not that of most readers."""
    rails = ctx.dataset.rails
    named = {region for key in procedure.applies.rails if key in rails for region in rails[key].regions}
    return {*rail.regions} == {"INT"} and len(named - {"INT"}) == 1


def _bar(ctx: PageContext, page: PlanPage) -> TimeBar | None:
    """The bar of time: what comes by itself, else the first deadline, else what only an event ends; None where no time is known.

    Somebody who was robbed waits for nothing, so there the deadline comes first.
    """
    case = page.first
    dated = [*_dated(ctx, page)]
    timed = [each for each in dated if edge_of(each[1]) is not None]
    by_itself = [each for each in timed if each[1].kind is WindowKind.HAPPENS_AT]
    deadlines = [each for each in timed if each[1].kind is not WindowKind.HAPPENS_AT]
    waits = waits_for(ctx.dataset, case)
    found = _return_of(_way(ctx, case)) if case.scenario in _SHOWN and waits and waits.event is Event.ACCEPTED else None
    first = by_itself if case.scenario in MISTAKES else deadlines
    if found and found.window and not first:
        window = found.window.model_copy(update={"until": Event.ACCEPTED})
        is_above = case.scenario in MISTAKES and case.transfer_type in ctx.dataset.transfer_types
        title = ctx.label("where-return") if is_above else ctx.say(found.text)  # the box on top has the words of the record
        return _drawn(ctx, title, window, found.answer, ctx.holding(found.evidence, ctx.settings(page)))
    return next((_of_action(ctx, *each) for each in (*first, *timed, *dated)), None)


def _of_action(ctx: PageContext, procedure: Procedure, window: Window) -> TimeBar:
    """Without marks: the plan has them at the action itself."""
    return _drawn(ctx, ctx.say(procedure.name), window, procedure.window_answer, ())


def _drawn(ctx: PageContext, title: Phrase, window: Window, answer: Answer, evidence: tuple[str, ...]) -> TimeBar:
    tones = tones_of(window, answer)
    leads = (ctx.language.ui("where-within", time=_length(ctx, window)), ctx.language.ui("where-after")) if len(tones) > 1 else ("",)
    words = ctx.language.sections["helper"]
    spans = ((0, EDGE), (EDGE, 100 - EDGE)) if len(tones) > 1 else ((0, 100),)
    parts = tuple(
        BarPart(tone.value, lead, words[f"where-{word_of(tone, window, after=start > 0)}"], start, width)
        for tone, lead, (start, width) in zip(tones, leads, spans, strict=True)
    )
    return TimeBar(title, parts, evidence, window_data(window, answer))


def _length(ctx: PageContext, window: Window) -> str:
    """`24 小时`, `13 months`: the length after which it is over for sure."""
    if window.shut_after_hours is not None:
        length, unit = window.shut_after_hours, "hour"
    else:
        assert window.length is not None
        assert window.unit is not None
        length, unit = window.length, window.unit.value
    return ctx.language.ui("where-time", length=length, unit=ctx.language.word("unit-many" if length > 1 else "unit", unit))
