"""What a page gives its scripts: words of one language and facts of one case. They compute nothing that the page does not say."""

from generator.pages.blocks import Data, StorageList
from generator.pages.formats import format_situation
from generator.pages.language import Language
from generator.planner.cases import Case, waits_for
from generator.planner.deadlines import State
from generator.planner.order import PlanPlace
from generator.planner.plan import answers_to, calendar_of, window_answer_of
from generator.planner.plan_index import PlanPage
from generator.planner.shifts import purpose_of
from generator.records.calendar import Calendar
from generator.records.dataset import Dataset
from generator.records.procedure import Procedure
from generator.records.values import Window
from generator.records.vocabulary import Answer, Urgency, WindowKind

WORDS_ID = "helper-words"
"""Id of the element that holds the words."""

_SAID_TO_RECEIVERS = ("plan-due", "plan-should-have-come", "plan-alarm-due", "plan-alarm-due-text")
"""Words that are others for who received the money: it goes back, not comes back."""


def helper_words(language: Language, *parts: str) -> dict[str, object]:
    """The words of some parts of the helper (`plan`, `time`, `paper`, `say`, `account`, `diary`, `letter`, `list`, `help`)."""
    found = {key: words for key, words in language.sections["helper"].items() if key.partition("-")[0] in parts}
    return {**found, "colon": language.ui("colon")}


def plan_words(language: Language, dataset: Dataset, page: PlanPage) -> Data:
    """The words of the clock on a plan page, with the questions about the state of the case that change this plan."""
    case = page.first
    calendar, waits = calendar_of(dataset, case), waits_for(dataset, case)
    return Data(
        WORDS_ID,
        {
            **helper_words(language, "plan", "time", "paper", "where", "say", "account", "diary"),
            **{key: format_situation(language, case, "helper", key) for key in _SAID_TO_RECEIVERS},
            "state": {state.value: format_situation(language, case, "state", state.value) for state in State},
            "question": {name: format_situation(language, case, "situation-question", name, waits) for name in page.questions},
            "answer": {
                name: {answer: format_situation(language, case, "situation", f"{name}-{answer}", waits) for answer in answers_to(name)}
                for name in page.questions
            },
            "pick": {name: {answer: _picked(language, name, answer) for answer in answers_to(name)} for name in page.questions},
            "stage": [*(language.word("urgency", urgency.value) for urgency in Urgency), language.word("state", State.CLOSED.value)],
            "plan-stage": language.sections["ui"]["plan-stage"],
            "only-when": language.ui("only-when"),
            "or": language.ui("or"),
            "join": language.ui("join"),
            "calendar-note": str(language.say(calendar.note)) if calendar else "",
        },
    )


def _picked(language: Language, name: str, answer: str) -> str:
    """An answer as it is said right behind its question: `还没有`, `Yes`."""
    words = language.sections["situation-answer"]
    return words.get(f"{name}-{answer}") or words[answer]


def plan_data(dataset: Dataset, page: PlanPage) -> tuple[tuple[str, str], ...]:
    """The questions and banking days of a plan: (name of a `data-` attribute, value), those without a value left out."""
    calendar = calendar_of(dataset, page.first)
    named = (("questions", " ".join(page.questions)), *(_days(calendar) if calendar else ()))
    return tuple((name, value) for name, value in named if value)


def _days(calendar: Calendar) -> tuple[tuple[str, str], ...]:
    return (
        ("weekend", " ".join(map(str, calendar.weekend))),
        ("closed", " ".join(day.isoformat() for day in calendar.closed)),
        ("worked", " ".join(day.isoformat() for day in calendar.open)),
        ("from", calendar.published_from.isoformat() if calendar.published_from else ""),
        ("to", calendar.published_until.isoformat() if calendar.published_until else ""),
        ("zone", calendar.timezone or ""),
    )


def clock_data(procedure: Procedure, place: PlanPlace, case: Case | None = None, *, known: bool = True) -> tuple[tuple[str, str], ...]:
    """What decides the place and state of an action: (name of a `data-` attribute as `theme/assets/helper/clock.js` reads it, value).

    One that is not known in a case (`Action.known`) has no window there.
    """
    window = procedure.window_for(case.scenario if case else None) if known else None
    named = (
        ("order", f"{place.stage} {place.rank}"),
        ("purpose", (purpose_of(procedure, case.scenario if case else None, known=known) or "")),
        *window_data(window, window_answer_of(procedure, known=known)),
        ("next", " ".join(procedure.next_best)),
        ("instead", " ".join(procedure.instead_of)),
        ("accounts", " ".join(procedure.applies.accounts)),
        *((f"if-{name}", " ".join(allowed)) for name, allowed in procedure.applies.when),
    )
    return tuple((name, value) for name, value in named if value)


def window_data(window: Window | None, answer: Answer) -> tuple[tuple[str, str], ...]:
    """What decides the state of a window: (name of a `data-` attribute as `clock.js` reads it, value), those without a value left out."""
    named = (
        ("answer", answer.value),
        ("length", str(window.length) if window and window.length else ""),
        ("unit", window.unit.value if window and window.unit else ""),
        ("start", window.starts_at.value if window and window.starts_at else ""),
        ("kind", "" if window is None or window.kind is WindowKind.ACT_BY else window.kind.value),
        ("shut", str(window.shut_after_hours) if window and window.shut_after_hours else ""),
        ("until", window.until.value if window and window.until else ""),
    )
    return tuple((name, value) for name, value in named if value)


def letter_words(language: Language) -> Data:
    """The words of the script of a letter."""
    return Data(WORDS_ID, helper_words(language, "letter"))


def say_words(language: Language) -> Data:
    """The words of the script of a call card."""
    return Data(WORDS_ID, helper_words(language, "say"))


def storage_list(language: Language) -> StorageList:
    """The list of what this site keeps on the reader's device."""
    return StorageList(Data(WORDS_ID, helper_words(language, "list")))
