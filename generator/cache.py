"""What a run may keep for the next one, below `.cache/zhuihui/` of the project; everything there can be deleted at any time.

A value is a pickle in a folder whose name is a key: a hash of all that the value was made with, so what other code wrote is never
read. Reading a pickle can run any code. Whoever can write to this folder can write to `generator/` beside it as well, so that
adds no danger, as long as nobody publishes the folder or takes it from others: git ignores it.

Knows no record, and takes part in no result: what a command prints and writes is the same without a cache.
"""

import os
import pickle
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from itertools import count
from pathlib import Path
from stat import S_ISREG
from typing import Any

CACHE_FOLDER = Path(".cache", "zhuihui")
"""Below the project."""

KEPT_KEYS = 6
"""Folders that are kept, by last use: check and build have one each, and so have the branches somebody goes to and fro between."""
KEPT_BYTES = 300_000_000
"""Size of those folders together, besides the one in use."""

_FORMAT = "1"
"""To be changed with what this module writes."""
_DIGEST = 16
_YOUNG = 2_000_000_000
"""Nanoseconds. The time of a file may be that coarse (on FAT): a file changed since is known by its content only."""
_PACKAGE = Path(__file__).parent
_serial = count()


class Cache:
    """The values of one key. No error of the disk and no damaged file ever reaches the caller."""

    def __init__(self, root: Path, key: str, *, enabled: bool = True) -> None:
        """Open the folder of a key, which need not exist.

        Args:
            root: Folder of the project.
            key: Name of the folder, such as `code_key` returns.
            enabled: False for a cache that holds nothing, keeps nothing and touches no file.
        """
        self.folder = root / CACHE_FOLDER / key
        self.enabled = enabled
        self.memory: dict[str, Any] = {}
        """Values for this process only, never written: who is given the same cache again finds the same objects."""
        if enabled:
            with suppress(OSError):
                os.utime(self.folder)  # the time of its last use

    def load(self, name: str) -> Any:
        """Read a value.

        Args:
            name: Under which it was saved.

        Returns:
            The value; None when there is none, or when its file is damaged, cut short, foreign or not to be read.
        """
        if not self.enabled:
            return None
        try:
            data = (self.folder / f"{name}.pickle").read_bytes()
            if data[:_DIGEST] != content_digest(memoryview(data)[_DIGEST:]):
                return None
            return pickle.loads(memoryview(data)[_DIGEST:])  # noqa: S301  our own folder, see above
        except Exception:  # noqa: BLE001  a pickle can raise anything, and a cache must not
            return None

    def save(self, name: str, value: Any) -> None:
        """Keep a value. Whoever reads at the same time, or after this process was killed, finds the old value or the new one.

        Args:
            name: Letters, digits and hyphens.
            value: Anything that can be pickled; not None, which `load` could not tell from nothing.
        """
        if not self.enabled:
            return
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        aside = self.folder / f"{name}.{os.getpid()}-{next(_serial)}.part"
        with suppress(OSError):
            first = not self.folder.is_dir()
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                with aside.open("wb") as file:
                    file.write(content_digest(data))
                    file.write(data)
                aside.replace(self.folder / f"{name}.pickle")
            except OSError:
                aside.unlink(missing_ok=True)
            if first:
                self._forget()

    def _forget(self) -> None:
        """Remove folders of other keys until few and small ones remain, those longest unused first."""
        others = sorted((path for path in self.folder.parent.iterdir() if path != self.folder), key=_last_use, reverse=True)
        size = 0
        for position, folder in enumerate(others, 2):
            files = list(folder.iterdir())
            size += sum(file.stat().st_size for file in files)
            if position > KEPT_KEYS or size > KEPT_BYTES:
                for file in files:
                    file.unlink(missing_ok=True)
                folder.rmdir()


class FileStates:
    """What files looked like when they were last read: who has the same size, times and inode is not read again.

    The time of the last change of the inode (ctime) counts too: nobody can set it back, so a file that took the place of another one, or
    that was given the time it had before, is read again.
    """

    def __init__(self, root: Path, known: Any = None) -> None:
        """Start with what an earlier run has found.

        Args:
            root: Folder below which the files lie.
            known: The `known` of the earlier run, from a `Cache`; None when there is none.
        """
        self.root = root
        self.known: dict[str, tuple[tuple[int, ...], bytes]] = dict(known or {})
        """Path → size and times, and the digest of the content. Plain values, to be saved."""
        self._start = self.known
        self.complete = True
        """Whether every file that counts could be read: of one that cannot, `known` and `digest` know nothing."""

    def changed(self, paths: Iterable[str]) -> set[str]:
        """Look at files again.

        Args:
            paths: Of all files that count now, relative to the root.

        Returns:
            Those whose content is not the one known before, with those that are new, and those known before that are gone or cannot
            be read. From then on `known` holds what was found, and no other file.
        """
        before, self.known, paths = self.known, {}, [*paths]
        # Times that are younger than now by less than a tick of the clock cannot tell two contents apart.
        settled = time.time_ns() - _YOUNG
        for path in paths:
            old = before.get(path)
            place = os.path.join(self.root, path)  # noqa: PTH118  four times faster than a Path, for 700 files in each command
            with suppress(OSError):
                if path.endswith("/"):
                    self.known[path] = ((), b"")
                    continue
                about = os.stat(place)  # noqa: PTH116
                state = (about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)
                if old and old[0] == state:
                    self.known[path] = old
                    continue
                if not S_ISREG(about.st_mode):
                    continue  # to open a pipe would wait for ever
                with open(place, "rb") as file:  # noqa: PTH123
                    content = content_digest(file.read())
                # Read after the look: who writes in between leaves a younger time than the one that is kept.
                self.known[path] = (state if max(state[:2]) < settled else (), content)
        self.complete = len(self.known) == len(paths)
        unchanged = {path for path, (_, content) in self.known.items() if path in before and before[path][1] == content}
        return (before.keys() | self.known.keys()) - unchanged

    @property
    def renewed(self) -> bool:
        """Whether `known` is worth saving: it differs from what the earlier run found, if only in the time of a file."""
        return self.known != self._start

    def digest(self) -> str:
        """A digest of the names and contents of all files that are known."""
        return content_digest(b"".join(b"%s\0%s" % (os.fsencode(path), self.known[path][1]) for path in sorted(self.known))).hex()


def code_key(root: Path, *parts: str, enabled: bool = True) -> str:
    """The key of values that depend on code: on this package, on the versions of Python and of all installed packages, and on more files.

    Args:
        root: Folder of the project.
        parts: Files and folders that matter besides this package, relative to the root; they need not exist.
        enabled: Whether the states of the files are kept for the next call.

    Returns:
        A name for the folder of a `Cache`: the same as long as all of that is the same, wherever the project lies.
    """
    store = Cache(root, "code", enabled=enabled)
    package = _states_digest(store, "package", _PACKAGE, files_below(_PACKAGE))
    others = _states_digest(store, "-".join(("beside", *parts)).replace("/", "-"), root, files_below(root, *parts) if parts else ())
    return content_digest("\n".join((_FORMAT, sys.version, *_installed(), package, others)).encode()).hex()


def _states_digest(store: Cache, name: str, root: Path, paths: Iterable[str]) -> str:
    """The digest of files, whose states are kept under a name."""
    states = FileStates(root, store.load(name))
    states.changed(paths)
    if states.renewed:
        store.save(name, states.known)
    return states.digest()


def files_below(root: Path, *parts: str) -> list[str]:
    """The files of a project, without what Python compiled.

    Args:
        root: The folder that paths are relative to.
        parts: Files and folders below it; the whole folder without any.

    Returns:
        Paths relative to the root with slashes, each folder in alphabetical order. Names that are hidden count. A folder without
        files ends in a slash. One that cannot be read has none, so that nobody takes it for an empty one, and so has a link that leads
        back to a folder around it.
    """
    return [path for part in parts or ("",) for path in _files(os.path.join(root, part), part, ())]  # noqa: PTH118


def _files(place: str, name: str, above: tuple[os.stat_result, ...]) -> Iterator[str]:
    try:
        here = os.stat(place)  # noqa: PTH116
        if any(os.path.samestat(here, folder) for folder in above):
            yield name
            return
        with os.scandir(place) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError:
        yield name  # a file, or a folder that cannot be read
        return
    if not entries and name:
        yield f"{name}/"
    for entry in entries:
        path = f"{name}/{entry.name}" if name else entry.name
        if not entry.is_dir():
            yield path
        elif entry.name != "__pycache__":
            yield from _files(entry.path, path, (*above, here))


def _installed() -> Iterator[str]:
    """Names and versions of what is installed. The names of the folders say it: to read their metadata takes longer than a whole check."""
    for folder in sys.path:
        if folder.endswith("-packages"):
            with suppress(OSError):
                yield from sorted(name for name in os.listdir(folder) if name.endswith("-info"))  # noqa: PTH208


def content_digest(data: bytes | memoryview) -> bytes:
    """What tells one content from another.

    Args:
        data: The whole content.

    Returns:
        16 bytes of BLAKE2b.
    """
    return blake2b(data, digest_size=_DIGEST).digest()


def _last_use(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
