"""One build at a time per folder. The kernel drops the lock when its last holder ends, however it ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.release.errors import ReleaseError

_PAUSE = 0.05
"""Seconds between two tries."""


@contextmanager
def hold_lock(path: Path, patience: float) -> Iterator[int]:
    """Hold the lock of a build folder while the block runs.

    Args:
        path: The lock file; made when it is missing, and left behind.
        patience: Seconds to wait for another build.

    Yields:
        The file descriptor, for commands to inherit: a command that outlives a killed build keeps the lock until it ends.

    Raises:
        ReleaseError: Another build still holds the lock after `patience` seconds.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(descriptor, patience)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def _take(descriptor: int, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
                raise ReleaseError(f"not published: another build is running (process {holder}); try again when it has ended") from None
            time.sleep(_PAUSE)
