"""The exception for a file that cannot be read: the reader raises it, the loader lists its problems."""

from collections.abc import Iterable

from generator.problems import Problem


class Unreadable(Exception):
    """A file cannot be read; carries all its problems, so that a contributor can correct them at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(sorted(problems))
        """In the order of the file; at least one."""
