"""The search index while somebody edits: made by a copy of this process at low priority, and anew only when somebody searches."""

import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from stat import S_ISSOCK
from threading import Condition, RLock, Thread
from typing import NamedTuple

from generator.building.output import OutputEntry
from generator.building.site_build import load_together, save_together
from generator.cache import Cache
from generator.indexing.files import index_files, meta_below
from generator.indexing.lexicon_words import lexicon_of
from generator.pages.all_pages import DERIVED
from generator.pages.language import UNTRANSLATED
from generator.parallel import result_of, start_copy
from generator.records.dataset import Dataset
from generator.records.readers import Readers
from generator.records.record_graph import RecordGraph
from generator.search.counting import TermCounter, counting_version
from generator.search.index import META
from generator.serving.language_preview import LanguagePreview

_PATIENCE = 8.0
"""Seconds that somebody who opens the search box waits for an index of what stands now; then the one of before is used."""
_NICE = 19
_FEW = 20
"""Pages that are counted again next time, since to write down what is known of all takes as long."""


class IndexedMoment(NamedTuple):
    """What an index is made of."""

    digest: str
    """Of all inputs."""
    dataset: Dataset
    """Not traced."""
    graph: RecordGraph
    """Of these records."""
    languages: Mapping[str, LanguagePreview]


@dataclass
class CountedLanguage:
    """The documents of a language, kept for the next index."""

    counting: str
    """Version of the words with which they were counted."""
    untranslated: int
    entries: dict[str, OutputEntry] = field(default_factory=dict)
    """By the name of the output."""
    readers: Readers = field(default_factory=Readers)


class PreviewIndex:
    """The index of the last moment for which one was made."""

    def __init__(self, cache: Cache, lock: RLock, say: Callable[[str], None]) -> None:
        """Prepare; nothing is made.

        Args:
            cache: Holds the index and the counts of earlier processes, those of builds included.
            lock: Held while the process is copied, so that no page is half made in the copy.
            say: Told in one line when something fails.
        """
        self._cache, self._lock, self._say = cache, lock, say
        self._files: dict[str, str] = {}
        self._digest = self._tried = ""
        self._process = 0
        self._changed = Condition()

    def file(self, name: str, part: str, moment: IndexedMoment) -> str | None:
        """A file of the index. Asked for the first one of them, an index that is not of this moment is made anew.

        Args:
            name: Below the folder of the index.
            part: Folder of the language that asks.
            moment: What stands now.

        Returns:
            Its text; None when there is none, or no index yet.
        """
        if name == META:
            self.renew(moment)
            with self._changed:
                self._changed.wait_for(lambda: not self._process, _PATIENCE)
        text = self._files.get(name)
        return meta_below(text, part) if text and part and name == META else text

    def renew(self, moment: IndexedMoment) -> None:
        """Start to make the index of a moment, unless it is there, is being made, or cannot be made.

        Args:
            moment: What stands now.
        """
        with self._changed:
            if self._process or moment.digest in (self._digest, self._tried):
                return
            kept = self._cache.load("preview-index")
            if kept and kept[0] == moment.digest:
                self._digest, self._files = kept
                return
            self._tried = moment.digest
            with self._lock:
                self._process, pipe = start_copy(lambda: _make_index(moment, self._cache))
        Thread(target=self._take, args=(pipe, moment.digest), daemon=True).start()

    def end(self) -> None:
        """Stop making one."""
        if process := self._process:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def _take(self, pipe: int, digest: str) -> None:
        try:
            files: dict[str, str] = result_of(pipe)
        except Exception as error:  # noqa: BLE001  whatever the copy has raised; pages are shown without search
            files = {}
            self._say(f"no search for what stands now: {error}")
        os.close(pipe)
        with self._changed:
            os.waitpid(self._process, 0)
            self._process = 0
            if files:
                self._digest, self._files = digest, files
            self._changed.notify_all()


def _make_index(moment: IndexedMoment, cache: Cache) -> dict[str, str]:
    """The files of the index, by name; runs in a copy of the process."""
    os.nice(_NICE)
    _close_connections()
    kept = _kept_counts(cache, moment)
    counted, made = dict[str, CountedLanguage](), 0
    with moment.graph.tracing():
        for language, preview in moment.languages.items():
            counted[language], new = _count(language, preview, moment, kept.get(language))
            made += new
    if made > _FEW:
        state = {f"counted-{language}": each for language, each in counted.items()}
        save_together(cache, {"counted-records": (moment.dataset, moment.graph.state()), **state})
    documents = (document for each in counted.values() for entry in each.entries.values() for document in entry.documents)
    folders = {language: preview.folder for language, preview in moment.languages.items()}
    files = index_files(documents, moment.dataset, folders)
    cache.save("preview-index", (moment.digest, files))
    return files


def _kept_counts(cache: Cache, moment: IndexedMoment) -> dict[str, CountedLanguage]:
    """What was counted before by a preview, else by a build; readers of what has changed since are forgotten."""
    for records, pages in (("counted-records", "counted-"), ("records", "pages-")):
        if found := load_together(cache, [records, *(f"{pages}{language}" for language in moment.languages)]):
            dataset, derived = found[records]
            changed = RecordGraph(dataset, DERIVED, derived).update(moment.dataset)
            kept = {}
            for language, preview in moment.languages.items():
                state = found[f"{pages}{language}"]
                now = {*changed, (UNTRANSLATED, language)} if state.untranslated != preview.untranslated else changed
                for name in state.readers.hit_by(now):
                    state.readers.forget(name)
                kept[language] = CountedLanguage(state.counting, state.untranslated, state.entries, state.readers)
            return kept
    return {}


def _count(language: str, preview: LanguagePreview, moment: IndexedMoment, kept: CountedLanguage | None) -> tuple[CountedLanguage, int]:
    """The documents of a language, and how many outputs had to be made for them."""
    lexicon, made = lexicon_of(moment.dataset), 0
    counting, maker = counting_version(lexicon), preview.maker(TermCounter(lexicon))
    known = kept if kept and kept.counting == counting else CountedLanguage(counting, 0)
    now = CountedLanguage(counting, preview.untranslated, readers=known.readers)
    titles = partial(preview.outputs.titles, now.entries)
    for name in preview.outputs:
        if not name.endswith(".md"):
            continue  # sheets and open data are not searched
        output = preview.outputs.output(name, titles, maker)
        entry = known.entries.get(name)
        if entry is None or name not in known.readers or entry.text != output.text:
            result, facts = moment.graph.trace(output.make)
            entry = replace(result.entry, text=output.text)
            now.readers.keep(name, facts)
            made += 1
        now.entries[name] = entry
    return now, made


def _close_connections() -> None:
    """Close the browser's connections and the port in this copy of the process: they end with the process that serves."""
    for name in os.listdir("/dev/fd"):  # noqa: PTH208
        with suppress(OSError):
            if S_ISSOCK(os.fstat(int(name)).st_mode):
                os.close(int(name))
