"""Tells when something below a folder changes. Knows no content: who is told looks for himself."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

_READS = frozenset({"opened", "closed_no_write"})


class _Listener(FileSystemEventHandler):
    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _READS and "__pycache__" not in str(event.src_path):
            self._tell()


def watch(folders: Iterable[Path], files: Iterable[Path], tell: Callable[[], None]) -> BaseObserver:
    """Watch folders with all that lies below them, and single files.

    Args:
        folders: Those that do not exist are left out.
        files: They need not exist; the folders they lie in do.
        tell: Called in another thread for each change.

    Returns:
        What watches, until it is stopped: the system tells it, or where the system does not, it looks once a second.
    """
    files = [*files]
    for kind in (Observer, PollingObserver):
        observer: Any = kind()
        for folder in folders:
            if folder.is_dir():
                observer.schedule(_Listener(tell), str(folder), recursive=True)
        for place in {file.parent for file in files}:
            observer.schedule(_Listener(tell), str(place), recursive=False)
        try:
            observer.start()
        except OSError:  # too many watches for this system
            continue
        return observer  # type: ignore[no-any-return]
    raise OSError("nothing can be watched here")
