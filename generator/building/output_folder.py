"""A release while it is filled: what is the same as in the release before is linked to it, not written again."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.release.audit.built_page import BuiltFile, BuiltPage, BuiltSite, Reading
from generator.release.audit.folder import read_file
from generator.release.manifest import MANIFEST_FILE, Fingerprint
from generator.release.storage import relative_files


class WrittenFile(NamedTuple):
    """A published file as it was when it was written, so that one look at its state tells whether it still is."""

    reading: Reading
    """What audit and manifest need to know of it."""
    changed: int
    """Its time, in nanoseconds, as the file system has it."""
    inode: int


@dataclass
class OutputFolder:
    """A folder that becomes a release. Files of a release are never written to, so two releases may share them."""

    folder: Path
    before: Path | None = None
    """The release before; None when there is none."""
    known: Mapping[str, WrittenFile] = field(default_factory=dict)
    """Path → file of the release before."""
    files: dict[str, WrittenFile] = field(default_factory=dict)
    """Path → file, of all that is in the folder."""
    _folders: set[str] = field(default_factory=set)

    def write(self, path: str, content: bytes) -> Reading:
        """Put a file into the folder; one that is there is replaced.

        Args:
            path: Relative to the folder, with forward slashes.
            content: Of the file.

        Returns:
            What was read of it.

        Raises:
            OSError: The disk refused.
        """
        digest = sha256(content).hexdigest()
        known = self.known.get(path)
        if known is not None and known.reading.sha256 == digest and self.keep(path):
            return self.files[path].reading
        if (other := self._same_content.get(digest)) and self._link(other, path):
            return self.files[path].reading
        with open(self._place(path), "wb") as file:  # noqa: PTH123  thousands of files
            file.write(content)
            file.flush()
            state = os.fstat(file.fileno())
        reading = known.reading if known is not None and known.reading.sha256 == digest else read_file(path, content)
        self.files[path] = WrittenFile(reading, state.st_mtime_ns, state.st_ino)
        return reading

    def keep(self, path: str) -> bool:
        """Take a file over from the release before.

        Args:
            path: Relative to the folder.

        Returns:
            False when it is not there, or no longer what was published.

        Raises:
            OSError: The disk refused.
        """
        return self._link(path, path)

    def _link(self, old: str, new: str) -> bool:
        """Take a file over under the same name or another one."""
        if self.before is None or not (known := self.known.get(old)) or not is_unchanged(f"{self.before}/{old}", known):
            return False
        target = self._place(new)
        try:
            os.link(f"{self.before}/{old}", target)
        except OSError:  # a file system without links
            shutil.copy2(f"{self.before}/{old}", target)
            state = os.stat(target)  # noqa: PTH116
            known = known._replace(changed=state.st_mtime_ns, inode=state.st_ino)
        self.files[new] = known
        return True

    @cached_property
    def _same_content(self) -> dict[str, str]:
        """Digest → path of a file of the release before, pages apart: parts of the search index often have but a new name."""
        return {file.reading.sha256: path for path, file in self.known.items() if isinstance(file.reading, BuiltFile)}

    def drop(self, path: str) -> None:
        """Take a file out of the folder again, with the folders that are empty then."""
        del self.files[path]
        (self.folder / path).unlink()
        for above in (self.folder / path).parents:
            if above == self.folder or any(above.iterdir()):
                break
            above.rmdir()
            self._folders.discard(above.relative_to(self.folder).as_posix())

    def adopt(self) -> None:
        """Read the files that somebody else has put into the folder."""
        for path in relative_files(self.folder):
            state = (self.folder / path).stat()
            self.files[path] = WrittenFile(read_file(path, (self.folder / path).read_bytes()), state.st_mtime_ns, state.st_ino)

    @property
    def fingerprints(self) -> dict[str, Fingerprint]:
        """Path → what the manifest says of each file."""
        return {path: Fingerprint(file.reading.sha256, file.reading.size) for path, file in self.files.items() if path != MANIFEST_FILE}

    def site(self, address: str) -> BuiltSite:
        """All that is in the folder, for the audit.

        Args:
            address: Where it will be served, ending in a slash.

        Returns:
            The readings, by path.
        """
        readings = sorted(self.readings.items())
        pages = {path: reading for path, reading in readings if isinstance(reading, BuiltPage)}
        files = {path: reading for path, reading in readings if isinstance(reading, BuiltFile) and path != MANIFEST_FILE}
        return BuiltSite(self.folder, address, pages, files)

    @property
    def readings(self) -> dict[str, Reading]:
        """Path → what was read of each file."""
        return {path: file.reading for path, file in self.files.items()}

    def _place(self, path: str) -> str:
        """Where a file goes: its folder is there, and the file is not, for it may be a link into a published release."""
        place, _, _ = path.rpartition("/")
        if place not in self._folders:
            (self.folder / place).mkdir(parents=True, exist_ok=True)
            self._folders.add(place)
        target = f"{self.folder}/{path}"
        if path in self.files:
            os.unlink(target)  # noqa: PTH108
        return target


def is_unchanged(path: str, written: WrittenFile) -> bool:
    """Whether a file still is what was written.

    Args:
        path: Where it should be.
        written: As it was.

    Returns:
        False when it is missing, is a link or a folder, or has another size, time or place on the disk.
    """
    try:
        state = os.lstat(path)
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns, state.st_ino) == (written.reading.size, written.changed, written.inode)
