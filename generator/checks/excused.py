"""Problems that were there before their check: each is excused as long as the value it is about stays as it was."""

from collections.abc import Iterable

from generator.problems import KeyPath, Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.locks import Debt, debt_digest
from generator.records.vocabulary import ContactStatus


def debt_of(dataset: Dataset, problem: Problem) -> Debt | None:
    """The debt that would excuse a problem.

    Args:
        dataset: The records.
        problem: Not located yet.

    Returns:
        The debt; None for a problem that is about no record.
    """
    place = problem.where
    if not isinstance(place, RecordPath):
        return None
    value = _value(dataset.kind(place.kind).get(place.record), place.path)
    path = ".".join(map(str, place.path))
    return Debt(problem.code, f"{place.kind}/{place.record}", path, debt_digest(value, problem.message), problem.message)


def without_debts(dataset: Dataset, problems: Iterable[Problem]) -> tuple[list[Problem], set[Debt]]:
    """The problems that no debt excuses; none excuses what is wrong with a contact that is called confirmed.

    Args:
        dataset: The records, with the debts of their project.
        problems: Not located yet.

    Returns:
        The problems that remain, and the debts that excuse one.
    """
    owed = {each[:-1]: each for each in dataset.locks.debts}
    if not owed:
        return list(problems), set()
    checks = {each.check for each in dataset.locks.debts}
    left, used = [], set()
    for problem in problems:
        debt = debt_of(dataset, problem) if problem.code in checks and not _is_vouched_for(dataset, problem) else None
        known = owed.get(debt[:-1]) if debt else None
        if known:
            used.add(known)
        else:
            left.append(problem)
    return left, used


def _is_vouched_for(dataset: Dataset, problem: Problem) -> bool:
    """Whether it is about a contact called `confirmed`: that word means that the check has nothing to say, with no debt."""
    place = problem.where
    if problem.code != "contacts" or not isinstance(place, RecordPath):
        return False
    contact = dataset.contacts.get(str(place.record))
    return contact is not None and contact.status is ContactStatus.CONFIRMED


def _value(record: object, path: KeyPath) -> object:
    for step in path:
        if isinstance(step, int):
            record = record[step] if isinstance(record, tuple) and step < len(record) else None
        else:
            record = getattr(record, step, None)
    return record
