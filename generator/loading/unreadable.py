"""What stops the reading of a file: the reader raises it, the loader lists its problems."""

from collections.abc import Iterable

from generator.problems import Problem


class Unreadable(Exception):
    """A file that cannot be read, with everything that is wrong in it: a contributor mends a file in one round."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(sorted(problems))
        """In the order of the file; at least one."""
