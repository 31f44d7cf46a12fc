"""Everything below `data/` and `content/` read and checked, nothing rendered: all that `make check` does."""

import pickle
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.cache import Cache
from generator.check_content import check_content
from generator.checks.configuration import check_configuration
from generator.checks.remembered import FoundInTexts, count_of_texts, remember_texts, remembered_texts
from generator.checks.runner import run_checks
from generator.collector import without_collector
from generator.loading.debts import check_locks
from generator.loading.engine_words import engine_words
from generator.loading.loader import Loaded, load_dataset
from generator.loading.translation_pins import without_stale
from generator.locales import LANGUAGES, languages
from generator.parallel import run_beside
from generator.problems import Location, Problem
from generator.progress import Seconds, Timings
from generator.records.dataset import Dataset

_FEW_TEXTS = 200
"""New texts that are searched again in the next run, since to write down what is known of all takes as long."""


def check_data(
    root: Path, today: date, cache: Cache | None = None, timings: Timings | None = None, meanwhile: Callable[[], object] | None = None
) -> Loaded:
    """Load and check records and prose.

    Args:
        root: Folder of the project.
        today: The day facts are judged on.
        cache: Of this code: what has not changed since is not read and checked again, and gives the same objects as long as the
            cache is the same; None reads and checks everything and writes nothing.
        timings: Takes the time of the parts.
        meanwhile: What this process does while a copy of it checks, where nothing was ever checked; else it is left to the caller.

    Returns:
        The records as they may be published, without English that has fallen behind its Chinese; and all problems in one list, in
        file order.
    """
    timings = timings or Timings()
    if meanwhile and not (cache and cache.load("columns")):
        loaded = _find_beside(root, today, cache, timings, meanwhile)
    else:
        loaded = find_problems(root, today, cache, timings)
    return Loaded(without_stale(loaded.dataset), loaded.origins, loaded.problems)


def _find_beside(root: Path, today: date, cache: Cache | None, timings: Timings, meanwhile: Callable[[], object]) -> Loaded:
    """As `find_problems`, in a copy of this process except for the reading."""
    with without_collector(), timings.part("records read"):
        loaded = load_dataset(root, cache)

    def find() -> tuple[list[Problem], dict[str, Seconds], FoundInTexts]:
        parts = Timings(enabled=timings.enabled)
        return find_problems(root, today, cache, parts, loaded).problems, parts.parts, remembered_texts(loaded.dataset)

    (problems, parts, texts), _ = run_beside(find, meanwhile)
    remember_texts(texts)  # the pages hold the same ones
    timings.add({name: taken for name, taken in parts.items() if name not in timings.parts}, "")
    return Loaded(loaded.dataset, loaded.origins, problems)


def find_problems(
    root: Path, today: date, cache: Cache | None = None, timings: Timings | None = None, loaded: Loaded | None = None
) -> Loaded:
    """Load and check records and prose, for somebody who publishes nothing; arguments as of `check_data`.

    Args:
        root: Folder of the project.
        today: The day facts are judged on.
        cache: See `check_data`.
        timings: Takes the time of the parts.
        loaded: The records, where somebody has just read them.

    Returns:
        The records as they are written, and all problems in one list, in file order.
    """
    timings = timings or Timings()
    with without_collector():
        with timings.part("records read"):
            loaded = loaded or load_dataset(root, cache)
        with timings.part("records checked"):
            _recall_texts(cache)
            found = run_checks(loaded.dataset, loaded.origins.locate, today, _column_names(cache))
            _keep_texts(cache, loaded.dataset)
        with timings.part("prose checked"):
            beside = (
                *_wordless(root, loaded.dataset),
                *_configured(root, loaded.dataset),
                *check_locks(root, needed=bool(loaded.dataset.contacts)),
            )
            problems = [*loaded.problems, *found, *check_content(root, loaded.dataset, cache), *beside]
    return Loaded(loaded.dataset, loaded.origins, sorted(problems))


def write_checked(loaded: Loaded, path: Path) -> None:
    """Write the result of `check_data` for a process that need not read and check again, see `read_checked`.

    Args:
        loaded: Its problems are written too; lines and columns of records are not: they are read again when somebody asks.
        path: The file to write. It is a pickle, so only the build that wrote it may read it.
    """
    with without_collector():
        path.write_bytes(pickle.dumps(loaded, pickle.HIGHEST_PROTOCOL))


def read_checked(path: Path) -> Loaded:
    """Read what `write_checked` wrote.

    Args:
        path: Only a file that the command which started this process has just written: reading a pickle can run any code.

    Returns:
        The records and problems, and the file of each record.
    """
    with without_collector():
        loaded: Loaded = pickle.loads(path.read_bytes())  # noqa: S301  our own file, of this very build
    return loaded


def _column_names(cache: Cache | None) -> Mapping[str, Collection[str]]:
    """Kind → names of the columns of its tables. They follow from the code, and to import what fills them takes a tenth of `check`."""
    kept: Mapping[str, Collection[str]] | None = cache.load("columns") if cache else None
    if kept is None:
        from generator.pages.columns import COLUMN_NAMES

        kept = COLUMN_NAMES
        if cache:
            cache.save("columns", kept)
    return kept


def _recall_texts(cache: Cache | None) -> None:
    """Let the checks know what an earlier run found in texts."""
    if cache and "texts" not in cache.memory:
        kept: FoundInTexts | None = cache.load("texts")
        cache.memory["texts"] = remember_texts(kept) if kept else 0


def _keep_texts(cache: Cache | None, dataset: Dataset) -> None:
    if cache and count_of_texts() > cache.memory["texts"] + _FEW_TEXTS:
        texts = remembered_texts(dataset)
        cache.save("texts", texts)
        cache.memory["texts"] = count_of_texts()


def _wordless(root: Path, dataset: Dataset) -> Iterator[Problem]:
    """A problem for each language that is built and has no labels."""
    for language in languages(root):
        if language not in dataset.labels and not dataset.may_exist("labels", language):
            where, hint = Location(f"data/labels/{language}.yml"), f"write it, or delete {LANGUAGES[language][0]}"
            yield Problem(where, "labels", f"the site is built in `{language}`, and this file with its words is missing", hint)


def _configured(root: Path, dataset: Dataset) -> Iterator[Problem]:
    """Problems of the words in the engine's configurations."""
    files = (LANGUAGES[language][0] for language in languages(root))
    words = (each for file in files for each in engine_words((root / file).read_bytes(), file))
    return check_configuration(((each.text, each.locate) for each in words), dataset)
