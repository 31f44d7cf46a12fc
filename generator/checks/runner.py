"""Runs all checks in order, applies the exemptions, reports those that excuse nothing, and locates the remaining problems in files."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from generator.checks.answer_notes import check_answer_notes
from generator.checks.comparisons import check_comparisons
from generator.checks.contacts import check_contacts
from generator.checks.corridors import check_corridors
from generator.checks.duplicate_meaning import check_duplicate_meaning
from generator.checks.evidence_present import check_evidence_present
from generator.checks.freshness import check_freshness
from generator.checks.identifiers import check_identifiers
from generator.checks.labels import check_labels
from generator.checks.letters import check_letters
from generator.checks.links import check_links
from generator.checks.mainland_numbers import check_mainland_numbers
from generator.checks.orphans import check_orphans
from generator.checks.other_places import check_other_places
from generator.checks.periods import check_periods
from generator.checks.placeholders import check_placeholders
from generator.checks.protected_numbers import check_protected_numbers
from generator.checks.rates import check_rates
from generator.checks.redirects import check_redirects
from generator.checks.references import check_references
from generator.checks.search_words import check_search_words
from generator.checks.siblings import check_siblings
from generator.checks.source_ceiling import check_source_ceiling
from generator.checks.topics import check_topics
from generator.checks.translations import check_translations
from generator.checks.window_conflicts import check_window_conflicts
from generator.checks.windows import check_windows
from generator.problems import Location, Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.guidance import Exemption

Check = Callable[[Dataset, date], Iterator[Problem]]
Locate = Callable[[RecordPath], Location]
"""A value of a record → the place where it was written."""

LONGEST_EXEMPTION = 366
"""In days. What should be allowed for longer belongs into the check itself."""

CHECKS: tuple[Check, ...] = (
    check_references,
    check_identifiers,
    check_evidence_present,
    check_answer_notes,
    check_source_ceiling,
    check_windows,
    check_window_conflicts,
    check_periods,
    check_contacts,
    check_siblings,
    check_corridors,
    check_links,
    check_protected_numbers,
    check_mainland_numbers,
    check_other_places,
    check_rates,
    check_duplicate_meaning,
    check_placeholders,
    check_comparisons,
    check_labels,
    check_letters,
    check_topics,
    check_redirects,
    check_search_words,
    check_translations,
    check_freshness,
    check_orphans,
)


def name_of(check: Check) -> str:
    """The name of a check, which is the code of its problems and which exemptions name: `check_source_ceiling` → `source-ceiling`."""
    return getattr(check, "__name__", "").removeprefix("check_").replace("_", "-")


def run_checks(dataset: Dataset, locate: Locate, today: date, columns: Mapping[str, Collection[str]] | None = None) -> list[Problem]:
    """Run every check.

    Args:
        dataset: The records.
        locate: Path of a value in a record → the place where it was written.
        today: The day on which periods, exemptions and the days of reading are judged.
        columns: Kind → names of the columns that tables can show; None leaves them unchecked.

    Returns:
        Every problem that no exemption excuses, and those of the exemptions, in file order.
    """
    found = [problem for check in CHECKS for problem in _run(check, dataset, today, columns)]
    used = {position: {problem for problem in found if _covers(each, problem)} for position, each in dataset.exemptions.items()}
    live = [position for position, exemption in dataset.exemptions.items() if exemption.until >= today]
    excused = set[Problem]().union(*(used[position] for position in live))
    problems = [problem for problem in found if problem not in excused]
    for position, exemption in dataset.exemptions.items():
        fired = bool(used[position] or dataset.failed_records)  # what it excuses may be in a record that could not be read
        if complaint := _complaint(exemption, fired=fired, today=today):
            problems.append(Problem(RecordPath("exemptions", position), "exemptions", *complaint))
    return sorted(problem.located(locate) for problem in problems)


def _run(check: Check, dataset: Dataset, today: date, columns: Mapping[str, Collection[str]] | None) -> Iterator[Problem]:
    """Run one check. Only that of tables gets the columns as well: they are defined in `pages`, which checks may not import."""
    return check_comparisons(dataset, today, columns) if check is check_comparisons else check(dataset, today)


def _covers(exemption: Exemption, problem: Problem) -> bool:
    place = problem.where
    if not isinstance(place, RecordPath) or (exemption.check, exemption.record) != (problem.code, f"{place.kind}/{place.record}"):
        return False
    path = ".".join(str(step) for step in place.path)
    return exemption.path is None or path == exemption.path or path.startswith(f"{exemption.path}.")


def _complaint(exemption: Exemption, *, fired: bool, today: date) -> tuple[str, str] | None:
    names = [name_of(check) for check in CHECKS]
    if exemption.check not in names:
        return f"no check is called `{exemption.check}`", f"allowed: {', '.join(names)}"
    if not fired:
        return f"`{exemption.check}` finds nothing in `{exemption.record}` any more", "delete this exemption"
    if (exemption.until - today).days > LONGEST_EXEMPTION:
        return f"this exemption runs until {exemption.until}", f"a debt is looked at again: choose a day within {LONGEST_EXEMPTION} days"
    if exemption.until < today:
        return f"this exemption ended on {exemption.until}", "mend the record, or give a new reason and day"
    return None
