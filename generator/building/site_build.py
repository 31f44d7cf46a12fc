"""The whole site made directly: what has changed is found, each language is made, in two processes where there is much to do."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from generator.build_pages import open_site
from generator.building.join import JoinedState, join_site
from generator.building.language_build import LanguageBuild, LanguageState
from generator.building.output_folder import OutputFolder, WrittenFile
from generator.cache import Cache
from generator.collector import without_collector
from generator.loading.loader import Loaded
from generator.locales import LANGUAGES, languages
from generator.pages.all_pages import DERIVED
from generator.parallel import run_together
from generator.problems import Problem, Severity
from generator.progress import Counter, Progress, Seconds, Timings
from generator.records.record_graph import RecordGraph
from generator.records.tracing import FactPath
from generator.release.errors import ReleaseError
from generator.release.minify import minify
from generator.rendering.environment import compiled_templates, learn_templates, load_templates
from generator.search.counting import CountedDocument
from generator.search.syllables import known_readings, learn_readings, open_dictionary
from generator.settings import Settings

MANY = 60
"""Outputs to make from which on a second process is worth its start."""

Readings = Mapping[str, tuple[str, ...]]
"""Run of Han characters → its syllables, see `known_readings`."""


class SiteBuild:
    """The site at one moment, made of what is kept of the moment before."""

    def __init__(self, root: Path, loaded: Loaded, settings: Settings, cache: Cache, progress: Progress | None = None) -> None:
        """Find out what has changed.

        Args:
            root: The project folder, absolute.
            loaded: Checked records, without errors.
            settings: Of the run, with an address.
            cache: Holds what the build before has kept, and takes what this one keeps.
            progress: Told what is done.
        """
        self._root, self._settings, self._cache, self._progress = root, settings, cache, progress or Progress()
        with without_collector(), self._progress.phase("what has changed") as phase:
            self._compare(loaded, phase.timings)

    def _compare(self, loaded: Loaded, timings: Timings) -> None:
        names = [*languages(self._root)]
        with timings.part("cache read"):
            kept = load_together(self._cache, ["records", "files", "readings", "templates", "joined", *(f"pages-{name}" for name in names)])
        self._changed: frozenset[FactPath] = frozenset()
        if kept:
            dataset, derived = kept["records"]
            self._graph = RecordGraph(dataset, DERIVED, derived)
            self._changed = frozenset(self._graph.update(loaded.dataset))
        else:
            self._graph = RecordGraph(loaded.dataset, DERIVED)
        self._loaded = replace(loaded, dataset=self._graph.dataset)
        self._untraced = loaded.dataset
        self._before: dict[str, LanguageState | None] = {name: kept.get(f"pages-{name}") for name in names}
        self._known: dict[str, WrittenFile] = kept.get("files", {})
        audited, postings = kept.get("joined", ("", None))
        self._joined = JoinedState(audited, postings, _documents(self._before))
        learn_readings(kept.get("readings", {}))
        learn_templates(kept.get("templates", {}))

    def fill(self, folder: Path) -> list[Problem]:
        """Make the release in an empty folder, and keep what the next build can use.

        Args:
            folder: On the file system of the releases.

        Returns:
            What redirects, headers and audit have found.

        Raises:
            EngineChanged: The engine has to make the pages by itself.
            ContentRefused: The engine warned of configuration, navigation or prose.
            ValueError: A page holds what the last step refuses.
            OSError: The disk refused.
        """
        target = OutputFolder(folder, self._root / "build" / "site", self._known)
        states = self.make_languages(target)
        with without_collector():
            return self._join(states, target)

    def _join(self, states: Mapping[str, LanguageState], target: OutputFolder) -> list[Problem]:
        hashed = {
            f"{LANGUAGES[language][1]}{old}": f"{LANGUAGES[language][1]}{new}"
            for language, state in states.items()
            for old, new in state.assets.renamed.items()
        }
        problems, joined = join_site(
            target, _documents(states), _days(states), hashed, self._untraced, self._settings, [*states], self._joined, self._progress
        )
        if not any(problem.severity is Severity.ERROR for problem in problems):
            with self._progress.phase("cache written"):
                self._keep(states, target, joined)
        return problems

    def make_languages(self, target: OutputFolder) -> dict[str, LanguageState]:
        """Make the pages of all languages, with sheets, open data and assets, and nothing that joins them to a site.

        Args:
            target: The folder to fill.

        Returns:
            Language → what to keep of it.

        Raises:
            EngineChanged: As for `fill`, like the rest.
            ContentRefused: The engine warned.
            ValueError: A page holds what the last step refuses.
        """
        with self._progress.phase("languages opened"):
            builds = self._open_languages(target)
            to_make = sum(build.count_changed(self._changed) for build in builds.values())
        with self._progress.phase("pages", long=to_make > MANY) as phase:
            makers = [
                partial(_make, build, self._changed, phase.counter(language, build.count), Timings(enabled=phase.timings.enabled))
                for language, build in builds.items()
            ]
            if to_make > MANY:
                load_for_copies(self._root)
                made = run_together(makers)
            else:
                made = [make() for make in makers]
            for language, (_, files, readings, parts) in zip(builds, made, strict=True):
                target.files |= files
                learn_readings(readings)
                phase.timings.add(parts, f"{language}: ")
        return {language: state for language, (state, *_) in zip(builds, made, strict=True)}

    def _open_languages(self, target: OutputFolder) -> dict[str, LanguageBuild]:
        return {
            language: LanguageBuild(
                open_site(self._root, language, self._loaded), self._graph, self._settings, before, replace(target, files={})
            )
            for language, before in self._before.items()
        }

    def _keep(self, states: Mapping[str, LanguageState], target: OutputFolder, joined: JoinedState) -> None:
        values: dict[str, object] = {f"pages-{language}": state for language, state in states.items()}
        values["records"] = self._untraced, self._graph.state()
        values |= {"files": target.files, "readings": known_readings(), "templates": compiled_templates()}
        values["joined"] = joined.audited, joined.postings  # the documents stand in the states of the languages
        save_together(self._cache, values)


def load_for_copies(root: Path) -> None:
    """Load what each copy of this process would else load by itself; nothing of it depends on the records.

    Args:
        root: The project folder.
    """
    import generator.engine.session  # noqa: F401  each copy uses it

    open_dictionary()
    load_templates()
    for script in sorted((root / "theme").rglob("*.js")):
        with suppress(ReleaseError):  # told where it is published
            minify(script.relative_to(root / "theme").as_posix(), script.read_bytes())  # remembered: both languages have the same


def load_together(cache: Cache, names: Iterable[str]) -> dict[str, Any]:
    """Read values that are of use together only.

    Args:
        cache: Where they were saved.
        names: Of the values.

    Returns:
        Name → value, of one call of `save_together`; nothing at all unless every one of them is there.
    """
    found = {name: cache.load(name) for name in names}
    if any(value is None for value in found.values()) or len({stamp for stamp, _ in found.values()}) != 1:
        return {}
    return {name: value for name, (_, value) in found.items()}


def save_together(cache: Cache, values: Mapping[str, object]) -> None:
    """Keep values that are of use together only: after a kill some of them carry another stamp.

    Args:
        cache: Where to keep them.
        values: By name.
    """
    stamp = uuid4().bytes
    for name, value in values.items():
        cache.save(name, (stamp, value))


MadeLanguage = tuple[LanguageState, dict[str, WrittenFile], Readings, dict[str, Seconds]]
"""What a copy of this process hands back: a language made, the files that it has written, how its words sound, the time of the parts."""


def _make(build: LanguageBuild, changed: frozenset[FactPath], counter: Counter, timings: Timings) -> MadeLanguage:
    state = build.make(changed, counter, timings)
    return state, build.files, known_readings(), timings.parts


def _documents(states: Mapping[str, LanguageState | None]) -> tuple[CountedDocument, ...]:
    return tuple(document for state in states.values() if state for entry in state.entries.values() for document in entry.documents)


def _days(states: Mapping[str, LanguageState]) -> dict[str, date]:
    """Address of a page relative to the site → day of the newest check of its facts."""
    return {
        entry.path.removesuffix("index.html"): date.fromisoformat(entry.newest)
        for state in states.values()
        for entry in state.entries.values()
        if entry.newest
    }
