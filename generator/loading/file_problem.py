"""What makes a file unreadable, as a value: the reader raises it, the loader gives it a file."""

from dataclasses import dataclass
from typing import Self


@dataclass(eq=False)
class FileProblem(Exception):
    """One thing that makes a file unreadable. Line and column are 1-based."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    others: tuple[Self, ...] = ()
    """What else is wrong in the file, each without others."""


def all_at_once(found: list[FileProblem]) -> FileProblem:
    """The first problem in the order of the file, holding the rest; a contributor mends a file in one round."""
    first, *rest = sorted(found, key=lambda problem: (problem.line, problem.column))
    first.others = tuple(rest)
    return first
