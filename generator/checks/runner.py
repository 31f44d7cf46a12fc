"""Runs all checks in order, applies the exemptions, reports those that excuse nothing, and locates the remaining problems in files."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from generator.checks.action_contacts import check_action_contacts
from generator.checks.answer_notes import check_answer_notes
from generator.checks.answers_found import check_answers_found
from generator.checks.carriers import check_carriers
from generator.checks.comparisons import check_comparisons
from generator.checks.confidence_ceiling import check_confidence_ceiling
from generator.checks.contact_lock import check_contact_lock
from generator.checks.contacts import check_contacts
from generator.checks.corridors import check_corridors
from generator.checks.duplicate_meaning import check_duplicate_meaning
from generator.checks.evidence_present import check_evidence_present
from generator.checks.excused import without_debts
from generator.checks.false_verdicts import check_false_verdicts
from generator.checks.figures import check_figures
from generator.checks.first_actions import check_first_actions
from generator.checks.freshness import check_freshness
from generator.checks.identifiers import check_identifiers
from generator.checks.labels import check_labels
from generator.checks.law_texts import check_law_texts
from generator.checks.letters import check_letters
from generator.checks.links import check_links
from generator.checks.mainland_numbers import check_mainland_numbers
from generator.checks.opposite_rules import check_opposite_rules
from generator.checks.orphans import check_orphans
from generator.checks.other_places import check_other_places
from generator.checks.periods import check_periods
from generator.checks.placeholders import check_placeholders
from generator.checks.plain_words import check_plain_words
from generator.checks.printed_articles import check_printed_articles
from generator.checks.proceedings import check_proceedings
from generator.checks.protected_numbers import check_protected_numbers
from generator.checks.published import check_published
from generator.checks.quotes import check_quotes
from generator.checks.rates import check_rates
from generator.checks.redirects import check_redirects
from generator.checks.references import check_references
from generator.checks.reminders import check_reminders
from generator.checks.research import check_research
from generator.checks.research_notes import check_research_notes
from generator.checks.reviewed_cases import check_reviewed_cases
from generator.checks.scope import check_scope
from generator.checks.scripts import check_scripts
from generator.checks.search_words import check_search_words
from generator.checks.siblings import check_siblings
from generator.checks.source_ceiling import check_source_ceiling
from generator.checks.topics import check_topics
from generator.checks.translations import check_translations
from generator.checks.uncovered import check_uncovered
from generator.checks.unknown_searched import check_unknown_searched
from generator.checks.window_conflicts import check_window_conflicts
from generator.checks.windows import check_windows
from generator.problems import Location, Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.guidance import Exemption
from generator.records.lock_names import DEBTS
from generator.records.locks import Debt

Check = Callable[[Dataset, date], Iterator[Problem]]
Locate = Callable[[RecordPath], Location]
"""A value of a record → the place where it was written."""

LONGEST_EXEMPTION = 366
"""In days. What should be allowed for longer belongs into the check itself."""

NEVER_EXCUSED = frozenset({"contacts", "contact-lock", "action-contacts", "quotes"})
"""Checks of what leads people to somebody, and of the words that prove it."""

CHECKS: tuple[Check, ...] = (
    check_references,
    check_identifiers,
    check_evidence_present,
    check_scope,
    check_answer_notes,
    check_source_ceiling,
    check_confidence_ceiling,
    check_carriers,
    check_published,
    check_law_texts,
    check_answers_found,
    check_unknown_searched,
    check_opposite_rules,
    check_false_verdicts,
    check_research,
    check_quotes,
    check_figures,
    check_windows,
    check_window_conflicts,
    check_periods,
    check_contacts,
    check_contact_lock,
    check_action_contacts,
    check_siblings,
    check_corridors,
    check_links,
    check_protected_numbers,
    check_mainland_numbers,
    check_other_places,
    check_rates,
    check_duplicate_meaning,
    check_placeholders,
    check_plain_words,
    check_research_notes,
    check_comparisons,
    check_labels,
    check_letters,
    check_scripts,
    check_topics,
    check_uncovered,
    check_printed_articles,
    check_first_actions,
    check_proceedings,
    check_reviewed_cases,
    check_redirects,
    check_search_words,
    check_translations,
    check_freshness,
    check_reminders,
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
    live = [key for key, each in dataset.exemptions.items() if each.until >= today and each.check not in NEVER_EXCUSED]
    excused = set[Problem]().union(*(used[position] for position in live))
    problems = [problem for problem in found if problem not in excused]
    problems, owed = without_debts(dataset, problems)
    for position, exemption in dataset.exemptions.items():
        fired = bool(used[position] or dataset.failed_records)  # what it excuses may be in a record that could not be read
        if complaint := _complaint(exemption, fired=fired, today=today):
            problems.append(Problem(RecordPath("exemptions", position), "exemptions", *complaint))
    problems += (_paid(dataset, debt) for debt in dataset.locks.debts if debt not in owed and not dataset.failed_records)
    return sorted({problem.located(locate) for problem in problems})  # of defaults many records may say the same


def owed_debts(dataset: Dataset, today: date) -> set[Debt]:
    """The debts of a project that are not paid yet.

    Args:
        dataset: The records, with the debts of their project.
        today: The day on which the records are judged.

    Returns:
        Those that still excuse a problem.
    """
    checks = {debt.check for debt in dataset.locks.debts}
    found = (problem for check in CHECKS if name_of(check) in checks for problem in check(dataset, today))
    return without_debts(dataset, found)[1]


def _run(check: Check, dataset: Dataset, today: date, columns: Mapping[str, Collection[str]] | None) -> Iterator[Problem]:
    """Run one check. Only that of tables gets the columns as well: they are defined in `pages`, which checks may not import."""
    return check_comparisons(dataset, today, columns) if check is check_comparisons else check(dataset, today)


def _covers(exemption: Exemption, problem: Problem) -> bool:
    place = problem.where
    if not isinstance(place, RecordPath) or (exemption.check, exemption.record) != (problem.code, f"{place.kind}/{place.record}"):
        return False
    path = ".".join(str(step) for step in place.path)
    return exemption.path is None or path == exemption.path or path.startswith(f"{exemption.path}.")


def _paid(dataset: Dataset, debt: Debt) -> Problem:
    """The problem of a debt that excuses nothing. The first line of the file is its head."""
    line = dataset.locks.debts.index(debt) + 2
    message = f"`{debt.check}` finds nothing like that in `{debt.record}` at {debt.path} any more"
    return Problem(Location(DEBTS, line), "exemptions", message, "if it was mended: make debts; if it was reworded, it must now pass")


def _complaint(exemption: Exemption, *, fired: bool, today: date) -> tuple[str, str] | None:
    names = [name_of(check) for check in CHECKS]
    if exemption.check not in names:
        return f"no check is called `{exemption.check}`", f"allowed: {', '.join(names)}"
    if exemption.check in NEVER_EXCUSED:
        return f"nothing is exempt from `{exemption.check}`: people call what a contact says", "mend the record"
    if not fired:
        return f"`{exemption.check}` finds nothing in `{exemption.record}` any more", "delete this exemption"
    if (exemption.until - today).days > LONGEST_EXEMPTION:
        return f"this exemption runs until {exemption.until}", f"a debt is looked at again: choose a day within {LONGEST_EXEMPTION} days"
    if exemption.until < today:
        return f"this exemption ended on {exemption.until}", "mend the record, or give a new reason and day"
    return None
