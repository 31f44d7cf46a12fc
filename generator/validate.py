"""Everything below `data/` and `content/` read and checked, nothing rendered: all that `make check` does."""

import gc
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from generator.check_content import check_content
from generator.checks.runner import run_checks
from generator.loading.loader import Loaded, load_dataset
from generator.loading.translation_pins import without_stale
from generator.locales import LANGUAGES, languages
from generator.pages.columns import COLUMN_NAMES
from generator.problems import Location, Problem
from generator.progress import Timings
from generator.records.dataset import Dataset


def check_data(root: Path, today: date, timings: Timings | None = None) -> Loaded:
    """Load and check records and prose.

    Args:
        root: Folder of the project.
        today: The day facts are judged on.
        timings: Takes the time of the parts.

    Returns:
        The records as they may be published, without English that has fallen behind its Chinese; and all problems in one list, in
        file order.
    """
    timings = timings or Timings()
    with _without_collector():
        with timings.part("records read"):
            loaded = load_dataset(root)
        with timings.part("records checked"):
            found = run_checks(loaded.dataset, loaded.origins.locate, today, COLUMN_NAMES)
        with timings.part("prose checked"):
            problems = [*loaded.problems, *found, *check_content(root, loaded.dataset), *_wordless(root, loaded.dataset)]
    return Loaded(without_stale(loaded.dataset), loaded.origins, sorted(problems))


def write_checked(loaded: Loaded, path: Path) -> None:
    """Write the result of `check_data` for a process that need not read and check again, see `read_checked`.

    Args:
        loaded: Its problems are written too; lines and columns of records are not: they are read again when somebody asks.
        path: The file to write. It is a pickle, so only the build that wrote it may read it.
    """
    with _without_collector():
        path.write_bytes(pickle.dumps(loaded, pickle.HIGHEST_PROTOCOL))


def read_checked(path: Path) -> Loaded:
    """Read what `write_checked` wrote.

    Args:
        path: Only a file that the command which started this process has just written: reading a pickle can run any code.

    Returns:
        The records and problems, and the file of each record.
    """
    with _without_collector():
        loaded: Loaded = pickle.loads(path.read_bytes())  # noqa: S301  our own file, of this very build
    return loaded


@contextmanager
def _without_collector() -> Iterator[None]:
    """Switch the garbage collector off while the block runs, for work that only makes objects.

    To visit 300,000 living objects again and again takes an eighth of `check` (measured, five rounds).
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _wordless(root: Path, dataset: Dataset) -> Iterator[Problem]:
    """A problem for each language that is built and has no labels."""
    for language in languages(root):
        if language not in dataset.labels and not dataset.may_exist("labels", language):
            where, hint = Location(f"data/labels/{language}.yml"), f"write it, or delete {LANGUAGES[language][0]}"
            yield Problem(where, "labels", f"the site is built in `{language}`, and this file with its words is missing", hint)
