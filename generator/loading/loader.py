"""Walk `data/`, read every file, decode every record, remember where each value stands."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from generator.loading.characters import MAX_BYTES
from generator.loading.decoder import Fault, decode_record, place
from generator.loading.file_problem import FileProblem
from generator.loading.layout import KINDS, Kind, Shape, home_of, is_home
from generator.loading.pins import read_pins
from generator.loading.yaml_reader import Document, Path, read_yaml
from generator.models.dataset import Dataset
from generator.problems import Location, Problem


@dataclass
class Origins:
    """Where a field of a record was written."""

    files: dict[tuple[str, str], tuple[str, Path, Document]] = field(default_factory=dict)
    """(kind, record id) → file, path of the record in it, document."""

    def locate(self, kind: str, record: str, path: Path = ()) -> Location:
        """The place of a field, or of the nearest parent that is written down."""
        if (kind, record) not in self.files:
            return Location(f"data/{kind}")
        file, base, document = self.files[kind, record]
        return Location(file, *place(document, Fault((*base, *path), "", "", "")))

    def file_of(self, kind: str, record: str) -> str | None:
        """Project-relative path of the file that holds a record, or None."""
        entry = self.files.get((kind, record))
        return entry[0] if entry else None


@dataclass
class Loaded:
    """What a folder of records came to."""

    dataset: Dataset
    origins: Origins
    problems: list[Problem]


def load_dataset(root: FilePath) -> Loaded:
    """Every record below `root/data`. Unreadable files and records are problems; the rest is loaded all the same."""
    loading = _Loading(root)
    fields: dict[str, Any] = {}
    for kind in KINDS:
        fields[kind.name] = loading.kind(kind)
    loading.strangers()
    return Loaded(Dataset(**fields, pins=read_pins(root), unread=frozenset(loading.unread)), loading.origins, loading.problems)


class _Loading:
    """State of one walk."""

    def __init__(self, root: FilePath) -> None:
        self.root = root
        self.origins = Origins()
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def kind(self, kind: Kind) -> Any:
        if kind.shape is Shape.LIST:
            return self._list(kind)
        records: dict[str, Any] = {}
        for file, document in self._documents(kind):
            match kind.shape:
                case Shape.SUBJECT:
                    self._add(kind, records, file, document, file.stem, ())
                case Shape.REGISTER:
                    for record in self._mapping(file, document):
                        self._add(kind, records, file, document, record, (record,))
                case _:
                    terms: dict[str, Any] = {}
                    for record in self._mapping(file, document):
                        self._add(kind, terms, file, document, record, (record,), f"{file.stem}/{record}")
                    records[file.stem] = terms
        return dict(sorted(records.items(), key=_place)) if "order" in kind.model.model_fields else records

    def strangers(self) -> None:
        """Files no kind claims: misspelt folders, wrong endings, one folder too deep. Hidden files belong to editors."""
        for path in sorted((self.root / "data").rglob("*")):
            inside = path.relative_to(self.root / "data")
            if not path.is_dir() and not any(part.startswith(".") for part in inside.parts) and not is_home(inside):
                self.problems.append(Problem(Location(self._name(path)), "stray-file", "no kind of record lives here", home_of(inside)))

    def _list(self, kind: Kind) -> tuple[Any, ...]:
        path = self.root / "data" / f"{kind.name}.yml"
        document = self._read(path) if os.path.lexists(path) else None
        if document is None:
            return ()
        if not isinstance(document.value, list):
            self._problem(path, document, Fault((), "wrong-type", "a list is expected", "start each entry with `- `"))
            return ()
        records = []
        for position, value in enumerate(document.value):
            record, faults = decode_record(kind.model, value, (position,))
            self.origins.files[kind.name, str(position)] = (self._name(path), (position,), document)
            records += [record] if record else []
            for fault in faults:
                self._problem(path, document, fault)
        return tuple(records)

    def _documents(self, kind: Kind) -> Iterator[tuple[FilePath, Document]]:
        ids = {Shape.SUBJECT: "{}", Shape.REGISTER: "*"}.get(kind.shape, "{}/*")
        folder = self.root / "data" / kind.name
        if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
            self._unreadable(folder, "this folder may not be read", "chmod u+rx")
            self.unread.add(f"{kind.name}/*")
        for path in sorted(path for path in folder.glob("*.yml") if not path.name.startswith(".")):
            if document := self._read(path):
                yield path, document
            else:
                self.unread.add(f"{kind.name}/{ids.format(path.stem)}")

    def _read(self, path: FilePath) -> Document | None:
        if not path.is_file():
            self._unreadable(path, *_what_it_is(path))
            return None
        try:
            with path.open("rb") as file:
                return read_yaml(file.read(MAX_BYTES + 1))
        except OSError as error:
            self._unreadable(path, f"this file cannot be read: {error.strerror}", "may you read it? chmod u+r")
            return None
        except FileProblem as error:
            for each in (error, *error.others):
                where = Location(self._name(path), each.line, each.column)
                self.problems.append(Problem(where, each.code, each.message, each.hint))
            return None

    def _unreadable(self, path: FilePath, message: str, hint: str) -> None:
        self.problems.append(Problem(Location(self._name(path)), "unreadable", message, hint))

    def _mapping(self, path: FilePath, document: Document) -> Iterator[str]:
        if isinstance(document.value, dict):
            yield from document.value
        else:
            self._problem(
                path, document, Fault((), "wrong-type", "a mapping of ids is expected", "write `id:` and indent its fields below")
            )

    def _add(
        self, kind: Kind, records: dict[str, Any], path: FilePath, document: Document, record_id: str, at: Path, full_id: str = ""
    ) -> None:
        value = document.value
        for step in at:
            value = value[step]
        if record_id in records:
            first = self.origins.locate(kind.name, full_id or record_id)
            self._problem(
                path,
                document,
                Fault(at, "duplicate-id", f"the id `{record_id}` is taken, first at {first}", "choose another id", on_key=True),
            )
            return
        record, faults = decode_record(kind.model, value, at)
        self.origins.files[kind.name, full_id or record_id] = (self._name(path), at, document)
        if record is not None:
            records[record_id] = record
        else:
            self.unread.add(f"{kind.name}/{full_id or record_id}")
        for fault in faults:
            self._problem(path, document, fault)

    def _problem(self, path: FilePath, document: Document, fault: Fault) -> None:
        where = Location(self._name(path), *place(document, fault))
        self.problems.append(Problem(where, fault.code, fault.message, fault.hint))

    def _name(self, path: FilePath) -> str:
        """Relative to the project, on one line; bytes that are no UTF-8 are written out."""
        return os.fsencode(path.relative_to(self.root).as_posix()).decode("utf-8", "backslashreplace").replace("\n", "\\n")


def _place(entry: tuple[str, Any]) -> tuple[int, str]:
    """Records that say their place come in it; the id decides between equals."""
    return entry[1].order, entry[0]


def _what_it_is(path: FilePath) -> tuple[str, str]:
    """Message and hint about something that ends in .yml and is no file."""
    if path.is_symlink() and not path.exists():
        return "a link that leads nowhere", "delete it"
    if path.is_dir():
        return "a folder, not a file", "move the file out of it, or give it a name without .yml"
    return "no ordinary file", "move it out of data/"
