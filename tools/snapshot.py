"""Write every plan of the real records as text into `docs/plans.txt`: a change of data then shows in review as changed advice.

Nothing checks the file; `make snapshot` writes it again.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generator.loading.loader import load_dataset  # noqa: E402 - found below the root
from generator.pages.formats import format_window  # noqa: E402
from generator.pages.language import Language  # noqa: E402
from generator.planner.cases import Case  # noqa: E402
from generator.planner.plan import Situation, answers_to, first_of, plan, questions_for  # noqa: E402
from generator.planner.plan_index import PlanPage, build_plan_index  # noqa: E402
from generator.records.dataset import Dataset  # noqa: E402

FILE = "docs/plans.txt"
LATER = (3, 21)
"""Days after which a plan is written once more."""
DAY = 1440
"""Minutes."""


def main() -> int:
    """Write the file."""
    dataset = load_dataset(ROOT).dataset
    pages = build_plan_index(dataset).pages
    (ROOT / FILE).write_text("\n".join(written(dataset, page) for page in pages), "utf-8")
    print(f"{len(pages)} plans in {FILE}")
    return 0


def written(dataset: Dataset, page: PlanPage) -> str:
    """Who it is for, each action with window, contact and condition, and what comes first after each answer, days and weeks later."""
    language = Language("zh", dataset.labels["zh"])
    word = language.word
    ways = " ".join(dict.fromkeys(case.transfer_type for case in page.cases))
    roles = "、".join(dict.fromkeys(word("role", case.role.value) for case in page.cases))
    scenarios = "、".join(dict.fromkeys(word("scenario", case.scenario.value) for case in page.cases))
    lines = [f"# {page.first.id}", f"{roles} · {scenarios} · {ways}"]
    for number, action in enumerate(page.actions, 1):
        procedure = dataset.procedures[action.procedure]
        found, text = procedure.window_for(page.first.scenario), procedure.action_for(page.first.scenario)
        window = format_window(found, language) if found else "-"
        window = window if action.known else language.ui("general-advice")
        only = " ".join(f"{name}={'|'.join(getattr(procedure.applies.when, name))}" for name in action.conditional)
        contact = next((channel.contact for channel in procedure.channels if channel.contact), "-")
        lines.append(f"{number:2} {word('urgency', procedure.urgency.value)} [{word('state', action.state.value)}] {text.zh}")
        lines.append(f"   {action.procedure} · {window} · {contact}{' · ' + only if only else ''}")
    for name, answer in _answers(dataset, page.first):
        first = first_of(plan(dataset, page.first, Situation(**{name: answer})))
        lines.append(f"   {name}={answer}: {' → '.join(action.procedure for action in first)}")
    for days in LATER:
        first = first_of(plan(dataset, page.first, minutes=days * DAY))
        lines.append(f"   {days} 天后: {' → '.join(action.procedure for action in first)}")
    return "\n".join([*lines, ""])


def _answers(dataset: Dataset, case: Case) -> Iterator[tuple[str, str]]:
    return ((name, answer) for name in questions_for(dataset, case) for answer in answers_to(name))


if __name__ == "__main__":
    sys.exit(main())
