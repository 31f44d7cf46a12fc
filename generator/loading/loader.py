"""Read every file of `data/`, decode every record, and remember where each value is written."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.loading.characters import MAX_BYTES
from generator.loading.decoder import decode_record
from generator.loading.layout import is_record_file, where_to_move
from generator.loading.translation_pins import read_pins
from generator.loading.unreadable import Unreadable
from generator.loading.yaml_reader import YamlDocument, read_yaml
from generator.problems import KeyPath, Location, Problem, RecordPath
from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.kinds import KINDS, Kind, Shape


@dataclass
class Origins:
    """Where each record was written, so that a problem at one of its fields gets a file and a line."""

    files: dict[tuple[str, str], tuple[YamlDocument, KeyPath]] = field(default_factory=dict)
    """(kind, record id) → the file's document, and the path of the record in it."""

    def locate(self, place: RecordPath) -> Location:
        """Where a value was written.

        Args:
            place: A value of a record; the record may be one that could not be decoded.

        Returns:
            Its place, or that of the nearest parent that is written; the folder of the kind for a record that no file holds.
        """
        if (place.kind, place.record) not in self.files:
            return Location(f"data/{place.kind}")
        document, base = self.files[place.kind, place.record]
        return document.locate((*base, *place.path), on_key=place.on_key)

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


def load_dataset(root: Path) -> Loaded:
    """Read every record below `data/`, and the translation lock beside it.

    Args:
        root: The folder of the project.

    Returns:
        The records that could be read, where each value was written, and every problem, located and in no particular order. Files
        and records that cannot be read are problems; nothing is raised for them.
    """
    loading = _Loading(root)
    records = {kind.name: loading.kind(kind) for kind in KINDS}
    loading.unclaimed_files()
    return Loaded(Dataset(records, read_pins(root), frozenset(loading.failed_records)), loading.origins, loading.problems)


class _Loading:
    """State of one call of `load_dataset`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.origins = Origins()
        self.problems: list[Problem] = []
        self.failed_records: set[str] = set()

    def kind(self, kind: Kind) -> dict[str, Model]:
        if kind.shape is Shape.LIST:
            return self._list(kind)
        records: dict[str, Model] = {}
        for file, document in self._documents(kind):
            if kind.shape is Shape.SUBJECT:
                self._add(kind, records, document, file.stem, ())
                continue
            within = f"{file.stem}/" if kind.shape is Shape.VOCABULARY else ""
            for record in self._mapping(document):
                self._add(kind, records, document, record, (record,), within)
        return dict(sorted(records.items(), key=_order_key)) if "order" in kind.model.model_fields else records

    def unclaimed_files(self) -> None:
        """Report files that no kind reads: misspelt folders, wrong endings, one folder too deep. Hidden files belong to editors."""
        for path in sorted((self.root / "data").rglob("*")):
            inside = path.relative_to(self.root / "data")
            if not path.is_dir() and not any(part.startswith(".") for part in inside.parts) and not is_record_file(inside):
                self.problems.append(
                    Problem(Location(self._name(path)), "stray-file", "no kind of record lives here", where_to_move(inside))
                )

    def _list(self, kind: Kind) -> dict[str, Model]:
        path = self.root / "data" / f"{kind.name}.yml"
        document = self._read(path) if os.path.lexists(path) else None
        if document is None:
            return {}
        if not isinstance(document.value, list):
            self.problems.append(Problem(document.locate(()), "wrong-type", "a list is expected", "start each entry with `- `"))
            return {}
        records: dict[str, Model] = {}
        for position, value in enumerate(document.value):
            record = self._decode(kind, RecordPath(kind.name, str(position)), value, document, (position,))
            if record is not None:
                records[str(position)] = record
        return records

    def _documents(self, kind: Kind) -> Iterator[tuple[Path, YamlDocument]]:
        ids = {Shape.SUBJECT: "{}", Shape.REGISTER: "*"}.get(kind.shape, "{}/*")
        folder = self.root / "data" / kind.name
        if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
            self._unreadable(folder, "this folder may not be read", "chmod u+rx")
            self.failed_records.add(f"{kind.name}/*")
        for path in sorted(path for path in folder.glob("*.yml") if not path.name.startswith(".")):
            if document := self._read(path):
                yield path, document
            else:
                self.failed_records.add(f"{kind.name}/{ids.format(path.stem)}")

    def _read(self, path: Path) -> YamlDocument | None:
        if not path.is_file():
            self._unreadable(path, *_irregular_file(path))
            return None
        try:
            with path.open("rb") as file:
                return read_yaml(file.read(MAX_BYTES + 1), self._name(path))
        except OSError as error:
            self._unreadable(path, f"this file cannot be read: {error.strerror}", "may you read it? chmod u+r")
            return None
        except Unreadable as error:
            self.problems += error.problems
            return None

    def _unreadable(self, path: Path, message: str, hint: str) -> None:
        self.problems.append(Problem(Location(self._name(path)), "unreadable", message, hint))

    def _mapping(self, document: YamlDocument) -> Iterator[str]:
        if isinstance(document.value, dict):
            yield from document.value
        else:
            hint = "write `id:` and indent its fields below"
            self.problems.append(Problem(document.locate(()), "wrong-type", "a mapping of ids is expected", hint))

    def _add(self, kind: Kind, records: dict[str, Model], document: YamlDocument, name: str, at: KeyPath, within: str = "") -> None:
        """Decode the record at `at` and add it. `within` is put before the id where ids are unique in their file only."""
        value = document.value
        for step in at:
            value = value[step]
        record_id = within + name
        place = RecordPath(kind.name, record_id)
        if record_id in records:
            message = f"the id `{name}` is taken, first at {self.origins.locate(place)}"
            self.problems.append(Problem(document.locate(at, on_key=True), "duplicate-id", message, "choose another id"))
            return
        record = self._decode(kind, place, value, document, at)
        if record is not None:
            records[record_id] = record
        else:
            self.failed_records.add(f"{kind.name}/{record_id}")

    def _decode(self, kind: Kind, place: RecordPath, value: Any, document: YamlDocument, at: KeyPath) -> Model | None:
        """The record at a path of a file, or None; its problems are added with their places in the file."""
        self.origins.files[place.kind, place.record] = (document, at)
        record, problems = decode_record(kind.model, value, place)
        self.problems += [problem.located(self.origins.locate) for problem in problems]
        return record

    def _name(self, path: Path) -> str:
        """Path relative to the project, on one line; bytes that are not UTF-8 are escaped."""
        return os.fsencode(path.relative_to(self.root).as_posix()).decode("utf-8", "backslashreplace").replace("\n", "\\n")


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
