"""Read every file of `data/`, decode every record, and remember where each value is written."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.cache import Cache, content_digest
from generator.leftovers import is_leftover
from generator.loading.characters import MAX_BYTES
from generator.loading.contact_pins import read_contact_pins
from generator.loading.debts import read_debts
from generator.loading.decoder import decode_record
from generator.loading.file_defaults import decode_defaults
from generator.loading.layout import is_record_file, where_to_move
from generator.loading.translation_pins import read_pins
from generator.loading.unreadable import Unreadable
from generator.loading.yaml_reader import YamlDocument, read_yaml
from generator.problems import KeyPath, Location, Problem, RecordPath
from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.kinds import DEFAULTS, KINDS, Kind, Shape
from generator.records.locks import Locks


class RecordFile:
    """A file of records. Its lines are read when somebody asks where a value stands, for that is asked of problems only."""

    def __init__(self, path: Path, file: str, shared: tuple[str, ...] = ()) -> None:
        """Name a file.

        Args:
            path: Where it lies.
            file: Its path relative to the project, for people.
            shared: Fields that it may set for all its records (`Kind.defaults`).
        """
        self.path = path
        self.file = file
        self.shared = shared
        self._document: YamlDocument | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_document": None}

    def remember(self, document: YamlDocument) -> None:
        """Keep what was just read, so that nothing is read twice."""
        self._document = document

    def locate(self, path: KeyPath, *, on_key: bool = False) -> Location:
        """Where a value is written.

        Args:
            path: From the top of the file; there may be no value at it.
            on_key: Whether its key is meant.

        Returns:
            The place of the value, of its key, or of the nearest parent that is written; of a field that the record takes from the
            defaults of its file, the place there. The file alone if it was changed or deleted since, so that it cannot be read.
        """
        if self._document is None:
            try:
                self._document = read_yaml(_bytes_of(self.path), self.file)
            except (OSError, Unreadable):
                return Location(self.file)
        if len(path) > 1 and path[1] in self.shared and path[:2] not in self._document.marks:
            path = DEFAULTS, *path[1:]
        return self._document.locate(path, on_key=on_key)


@dataclass
class Origins:
    """Where each record was written, so that a problem at one of its fields gets a file and a line."""

    files: dict[tuple[str, str], tuple[RecordFile, KeyPath]] = field(default_factory=dict)
    """(kind, record id) → its file, and the path of the record in it."""

    def locate(self, place: RecordPath) -> Location:
        """Where a value was written.

        Args:
            place: A value of a record; the record may be one that could not be decoded.

        Returns:
            Its place, or that of the nearest parent that is written; the folder of the kind for a record that no file holds.
        """
        if (place.kind, place.record) not in self.files:
            return Location(f"data/{place.kind}")
        file, base = self.files[place.kind, place.record]
        return file.locate((*base, *place.path), on_key=place.on_key)

    def file_of(self, kind: str, record: str) -> str | None:
        """Project-relative path of the file that holds a record, or None."""
        entry = self.files.get((kind, record))
        return entry[0].file if entry else None


@dataclass
class Loaded:
    """The result of reading a folder of records."""

    dataset: Dataset
    origins: Origins
    problems: list[Problem]


def load_dataset(root: Path, cache: Cache | None = None) -> Loaded:
    """Read every record below `data/`, and the locks beside it.

    Args:
        root: The folder of the project.
        cache: Of this code: a file with the content it had before is not decoded again, and its records are the same objects as
            long as the cache is the same; None decodes every file and keeps nothing.

    Returns:
        The records that could be read, where each value was written, and every problem, located and in no particular order. Files
        and records that cannot be read are problems; nothing is raised for them.
    """
    loading = _Loading(root, cache)
    records = {kind.name: loading.kind(kind) for kind in KINDS}
    loading.unclaimed_files()
    locks = Locks(read_contact_pins(root), read_debts(root))
    dataset = Dataset(records, read_pins(root), frozenset(loading.failed_records), locks)
    return Loaded(dataset, loading.origins, loading.problems)


class _Entry(NamedTuple):
    """A record of a file, whatever other files hold."""

    name: str
    """Its id, or its position in a list."""
    at: KeyPath
    """From the top of the file."""
    record: Model | None
    """None when it could not be decoded."""
    problems: tuple[Problem, ...]


class _Content(NamedTuple):
    """What a file holds, a pure function of its bytes, its kind and its name."""

    digest: bytes
    entries: tuple[_Entry, ...] | None
    """None when the file could not be read."""
    problems: tuple[Problem, ...]
    """Those of the file as a whole."""


class _Loading:
    """State of one call of `load_dataset`."""

    def __init__(self, root: Path, cache: Cache | None) -> None:
        self.root = root
        self.cache = cache
        self.origins = Origins()
        self.problems: list[Problem] = []
        self.failed_records: set[str] = set()

    def kind(self, kind: Kind) -> dict[str, Model]:
        before = self._kept(kind)
        now: dict[str, _Content] = {}
        records: dict[str, Model] = {}
        for path in self._paths(kind):
            file = RecordFile(path, self._name(path), kind.defaults)
            content = self._content(kind, file, before.get(file.file))
            if content:
                now[file.file] = content
                self.problems += content.problems
            if content is None or content.entries is None:
                self._failed(kind, path)
                continue
            within = f"{path.stem}/" if kind.shape is Shape.VOCABULARY else ""
            for entry in content.entries:
                self._add(kind, records, file, entry, within)
        self._keep(kind, before, now)
        return dict(sorted(records.items(), key=_order_key)) if "order" in kind.model.model_fields else records

    def _kept(self, kind: Kind) -> dict[str, _Content]:
        """File → its content when it was last read."""
        if self.cache is None:
            return {}
        name = f"records-{kind.name}"
        return self.cache.memory.get(name) or self.cache.load(name) or {}

    def _keep(self, kind: Kind, before: dict[str, _Content], now: dict[str, _Content]) -> None:
        if self.cache is None:
            return
        name = f"records-{kind.name}"
        self.cache.memory[name] = now
        if before.keys() != now.keys() or any(before[file] is not content for file, content in now.items()):
            self.cache.save(name, now)

    def unclaimed_files(self) -> None:
        """Report files that no kind reads: misspelt folders, wrong endings, one folder too deep."""
        for path in sorted((self.root / "data").rglob("*")):
            inside = path.relative_to(self.root / "data")
            if not path.is_dir() and not is_leftover(inside) and not is_record_file(inside):
                self.problems.append(
                    Problem(Location(self._name(path)), "stray-file", "no kind of record lives here", where_to_move(inside))
                )

    def _paths(self, kind: Kind) -> Iterator[Path]:
        """The files of a kind."""
        if kind.shape is Shape.LIST:
            path = self.root / "data" / f"{kind.name}.yml"
            if os.path.lexists(path):
                yield path
            return
        folder = self.root / "data" / kind.name
        if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
            self._unreadable(folder, "this folder may not be read", "chmod u+rx")
            self.failed_records.add(f"{kind.name}/*")
        yield from sorted(path for path in folder.glob("*.yml") if not path.name.startswith("."))

    def _failed(self, kind: Kind, path: Path) -> None:
        """Note which records a file that cannot be read may hold."""
        if kind.shape is not Shape.LIST:
            ids = {Shape.SUBJECT: path.stem, Shape.REGISTER: "*"}.get(kind.shape, f"{path.stem}/*")
            self.failed_records.add(f"{kind.name}/{ids}")

    def _content(self, kind: Kind, file: RecordFile, before: _Content | None) -> _Content | None:
        """What a file holds; what it held before, if it has not changed; None with a problem when its bytes cannot be had."""
        if not file.path.is_file():
            self._unreadable(file.path, *_irregular_file(file.path))
            return None
        try:
            data = _bytes_of(file.path)
        except OSError as error:
            self._unreadable(file.path, f"this file cannot be read: {error.strerror}", "may you read it? chmod u+r")
            return None
        digest = content_digest(data)
        return before if before and before.digest == digest else _read(kind, file, data, digest)

    def _unreadable(self, path: Path, message: str, hint: str) -> None:
        self.problems.append(Problem(Location(self._name(path)), "unreadable", message, hint))

    def _add(self, kind: Kind, records: dict[str, Model], file: RecordFile, entry: _Entry, within: str) -> None:
        """Add a record of a file. `within` is put before the id where ids are unique in their file only."""
        record_id = within + entry.name
        if record_id in records:
            message = f"the id `{entry.name}` is taken, first at {self.origins.locate(RecordPath(kind.name, record_id))}"
            self.problems.append(Problem(file.locate(entry.at, on_key=True), "duplicate-id", message, "choose another id"))
            return
        self.origins.files[kind.name, record_id] = (file, entry.at)
        self.problems += entry.problems
        if entry.record is not None:
            records[record_id] = entry.record
        elif kind.shape is not Shape.LIST:
            self.failed_records.add(f"{kind.name}/{record_id}")

    def _name(self, path: Path) -> str:
        """Path relative to the project, on one line; bytes that are not UTF-8 are escaped."""
        return os.fsencode(path.relative_to(self.root).as_posix()).decode("utf-8", "backslashreplace").replace("\n", "\\n")


def _bytes_of(path: Path) -> bytes:
    """The content of a file; of one that is too large, enough to see that it is."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _read(kind: Kind, file: RecordFile, data: bytes, digest: bytes) -> _Content:
    """Read and decode a file."""
    try:
        document = read_yaml(data, file.file)
    except Unreadable as error:
        return _Content(digest, None, tuple(error.problems))
    file.remember(document)
    value, problems = document.value, tuple[Problem, ...]()
    match kind.shape:
        case Shape.SUBJECT:
            found: list[tuple[str, KeyPath, Any]] = [(file.path.stem, (), value)]
        case Shape.LIST if isinstance(value, list):
            found = [(str(position), (position,), each) for position, each in enumerate(value)]
        case Shape.LIST:
            return _Content(digest, (), (_wrong_type(document, "a list is expected", "start each entry with `- `"),))
        case _ if isinstance(value, dict):
            shared, wrong = decode_defaults(kind, value)
            problems = tuple(problem.located(_locate_in(document, (DEFAULTS,))) for problem in wrong)
            if shared is None:
                return _Content(digest, None, problems)
            found = [(name, (name,), _with(shared, each)) for name, each in value.items() if name != DEFAULTS or not kind.defaults]
        case _:
            hint = "write `id:` and indent its fields below"
            return _Content(digest, (), (_wrong_type(document, "a mapping of ids is expected", hint),))
    return _Content(digest, tuple(_decoded(kind, document, *each) for each in found), problems)


def _decoded(kind: Kind, document: YamlDocument, name: str, at: KeyPath, value: Any) -> _Entry:
    """The record at a path of a file; its problems have their places in the file."""
    record, problems = decode_record(kind.model, value, RecordPath(kind.name, name))
    return _Entry(name, at, record, tuple(problem.located(_locate_in(document, at)) for problem in problems))


def _locate_in(document: YamlDocument, at: KeyPath) -> Callable[[RecordPath], Location]:
    """Where the values of a record stand that begins at a path of a file."""
    return lambda place: document.locate((*at, *place.path), on_key=place.on_key)


def _with(shared: dict[str, Any], value: Any) -> Any:
    """A record as written, and of the defaults of its file what it does not say itself."""
    return {**shared, **value} if shared and isinstance(value, dict) else value


def _wrong_type(document: YamlDocument, message: str, hint: str) -> Problem:
    return Problem(document.locate(()), "wrong-type", message, hint)


def _order_key(entry: tuple[str, Any]) -> tuple[int, str]:
    """Sort key of records with a field `order`: that number, then the id."""
    return entry[1].order, entry[0]


def _irregular_file(path: Path) -> tuple[str, str]:
    """Message and hint for a path that ends in .yml and is no regular file."""
    if path.is_symlink() and not path.exists():
        return "a link that leads nowhere", "delete it"
    if path.is_dir():
        return "a folder, not a file", "move the file out of it, or give it a name without .yml"
    return "no ordinary file", "move it out of data/"
