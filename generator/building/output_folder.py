"""A release while it is filled: what is the same as in the release before is linked to it, not written again."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.release.manifest import Fingerprint


class WrittenFile(NamedTuple):
    """A published file as it was when it was written, so that one look at its state tells whether it still is."""

    sha256: str
    size: int
    changed: int
    """In nanoseconds, as the file system has it."""
    inode: int

    @property
    def fingerprint(self) -> Fingerprint:
        """For the manifest."""
        return Fingerprint(self.sha256, self.size)


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
    linked: int = 0
    """How many of them are those of the release before."""
    _folders: set[str] = field(default_factory=set)

    def write(self, path: str, content: bytes) -> WrittenFile:
        """Put a file into the folder; one that is there is replaced.

        Args:
            path: Relative to the folder, with forward slashes.
            content: Of the file.

        Returns:
            The file as it is now.

        Raises:
            OSError: The disk refused.
        """
        digest = sha256(content).hexdigest()
        if (known := self.known.get(path)) and known.sha256 == digest and self.keep(path):
            return self.files[path]
        target = self._place(path)
        target.unlink(missing_ok=True)  # never through a link into a published release
        with target.open("wb") as file:
            file.write(content)
            file.flush()
            state = os.fstat(file.fileno())
        self.files[path] = WrittenFile(digest, len(content), state.st_mtime_ns, state.st_ino)
        return self.files[path]

    def keep(self, path: str) -> bool:
        """Take a file over from the release before.

        Args:
            path: Relative to the folder.

        Returns:
            False when it is not there, or no longer what was published.

        Raises:
            OSError: The disk refused.
        """
        if self.before is None or not (known := self.known.get(path)):
            return False
        old = self.before / path
        if not is_unchanged(old, known):
            return False
        target = self._place(path)
        target.unlink(missing_ok=True)
        try:
            os.link(old, target)
        except OSError:  # a file system without links
            shutil.copy2(old, target)
            state = target.stat()
            known = known._replace(changed=state.st_mtime_ns, inode=state.st_ino)
        self.files[path] = known
        self.linked += 1
        return True

    def _place(self, path: str) -> Path:
        place, _, _ = path.rpartition("/")
        if place not in self._folders:
            (self.folder / place).mkdir(parents=True, exist_ok=True)
            self._folders.add(place)
        return self.folder / path


def is_unchanged(path: Path, written: WrittenFile) -> bool:
    """Whether a file still is what was written.

    Args:
        path: Where it should be.
        written: As it was.

    Returns:
        False when it is missing, is a link or a folder, or has another size, time or place on the disk.
    """
    try:
        state = path.lstat()
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns, state.st_ino) == (written.size, written.changed, written.inode)
