"""Reads and writes `debts.lock`: problems that were there before their check, so that nothing new can be wrong in the same way.

The file may only shrink, and is never longer than the first one. Its first line says how many debts it holds and seals them, so that
a line added by hand is seen; the command that writes it keeps what still fails and adds nothing.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.loading.lock_files import NEEDED
from generator.problems import Location, Problem
from generator.records.lock_names import CONTACTS, DEBTS, TRANSLATIONS
from generator.records.locks import Debt
from generator.records.translation import text_digest

_HEAD = "# {count} debts, sealed {seal}. Written by `make debts`, which only takes away: new and changed values must pass their check.\n"
MOST = 417
"""No list is longer: who seals a line of their own must change this as well. It follows the list down; the first one had 666."""
_WRITTEN_BY = {TRANSLATIONS: "make pin", CONTACTS: "make confirm"}
_SEALED = re.compile(r"# (?P<count>[0-9]+) debts, sealed (?P<seal>[0-9a-f]+)\.")


def read_debts(root: Path) -> tuple[Debt, ...]:
    """The debts of a project.

    Args:
        root: The folder of the project.

    Returns:
        In the order of the file; none when there is no such file, or when it was changed by hand.
    """
    lines = _lines(root)
    return tuple(Debt(*line.split("\t")) for line in lines[1:]) if _is_sealed(lines) else ()


def check_locks(root: Path, *, needed: bool = True) -> Iterator[Problem]:
    """Whether the files are there without which nothing can be compared, and whether the list of debts is as the command has written it.

    Args:
        root: The folder of the project.
        needed: Whether the project leads people to somebody; one without contacts may have no locks.

    Yields:
        A problem for each missing file, and one when a debt was added, changed or taken away by hand.
    """
    for name in NEEDED if needed else ():
        if not (root / name).exists():
            message = "this file is missing, so that nobody can see which value or translation was changed"
            yield Problem(Location(name), "locks", message, f"git checkout {name}; in a project without one: {_WRITTEN_BY[name]}")
    lines = _lines(root)
    if len(lines) > MOST + 1:
        yield Problem(
            Location(DEBTS), "locks", f"{len(lines) - 1} debts; there were {MOST} at most", "mend what is new: the list only shrinks"
        )
    if lines and not _is_sealed(lines):
        hint = "take the file of the last commit again, then `make debts`; mend what is new"
        yield Problem(Location(DEBTS), "locks", "this list was changed by hand, so that it excuses nothing", hint)


def write_debts(root: Path, debts: Iterable[Debt]) -> int:
    """Write the list.

    Args:
        root: The folder of the project.
        debts: What is left of those that were read.

    Returns:
        How many they are.
    """
    lines = sorted("\t".join(debt) for debt in set(debts))
    head = _HEAD.format(count=len(lines), seal=text_digest(*lines))
    (root / DEBTS).write_text(head + "".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
    return len(lines)


def _lines(root: Path) -> list[str]:
    path = root / DEBTS
    return path.read_text("utf-8").splitlines() if path.exists() else []


def _is_sealed(lines: list[str]) -> bool:
    head = _SEALED.match(lines[0]) if lines else None
    whole = all(line.count("\t") == len(Debt._fields) - 1 for line in lines[1:])
    return bool(head and whole and int(head["count"]) == len(lines) - 1 and head["seal"] == text_digest(*lines[1:]))
