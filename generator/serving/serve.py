"""The process that serves: reads once, then watches, shows what has changed, and checks it when nobody waits."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import generator
from generator.building.unchanged import CODE, build_cache
from generator.loading.lock_files import LOCK_FILES
from generator.serving.preview_server import PreviewServer
from generator.serving.site_preview import SitePreview
from generator.serving.watching import watch
from generator.settings import Settings

_SETTLE = 0.05
"""Seconds after a change in which an editor writes what belongs to it."""
_BEFORE_CHECK = 0.25
"""Seconds in which browsers fetch the page anew before the checks take the processor."""
_IDLE = 1.5
"""Seconds without a change after which the search index is made for the first time."""
_LAST_ANSWERS = 2.0
"""Seconds in which browsers get what they have asked for before new code takes over."""


def serve_site(
    root: Path, settings: Settings, server: PreviewServer, home: str, say: Callable[[str], None], *, caching: bool = True
) -> None:
    """Serve until an exception ends it, such as that of a signal. New code takes the place of this process.

    Args:
        root: The project folder, absolute.
        settings: With the address of the server.
        server: Listens already.
        home: Address of the home page to name, below the address of the server.
        say: Told in one line what happens.
        caching: Whether anything is kept in `.cache`, or used from there.

    Raises:
        Exception: Whatever kept the records from being read; problems in them do not.
    """
    cache = build_cache(root, settings, enabled=caching)
    preview = SitePreview(root, settings, cache, say)
    changed = Event()
    folders = [root / "data", root / "content", *(root / name for name in CODE if (root / name).is_dir()), Path(*generator.__path__)]
    files = [root / name for name in (*LOCK_FILES, *CODE) if not (root / name).is_dir()]
    observer = watch(folders, files, changed.set)
    failed: list[Exception] = []

    def run() -> None:
        try:
            preview.open()
            gc.freeze()  # what stands now stays: a collection need not look through it
            server.shown = preview
            say(f"serving on {settings.address}{home}")
            Thread(target=_follow, args=(preview, changed, server, say), daemon=True).start()
            server.serve_forever()  # until `_follow` ends it
            server.finish_answers(_LAST_ANSWERS)
        except Exception as error:  # noqa: BLE001  raised again below
            failed.append(error)

    # A signal is met by the thread that only waits, so that nothing is ever left half done.
    worker = Thread(target=run, daemon=True)
    try:
        worker.start()
        worker.join()
        if failed:
            raise failed[0]
    finally:
        preview.index.end()
        observer.stop()
        preview.keep()
    _start_anew(server)


def _follow(preview: SitePreview, changed: Event, server: PreviewServer, say: Callable[[str], None]) -> None:
    """What happens after each change, for ever."""
    unchecked = unprepared = True
    while True:
        if not changed.wait(_BEFORE_CHECK if unchecked else _IDLE if unprepared else None):
            if unchecked:
                _check(preview)
                unchecked = False
            elif monotonic() - preview.asked > _IDLE:
                _prepare(preview)
                unprepared = False
            continue
        changed.clear()
        while changed.wait(_SETTLE):
            changed.clear()
        try:
            shown, code = preview.look()
        except OSError as error:  # a file that is being written
            say(str(error))
            continue
        if code and not _is_broken(code, preview, say):
            say(f"changed: {', '.join(code[:3])}; starting anew")
            server.shutdown()
            return
        if shown:
            say(f"changed: {', '.join(shown[:3])}{' …' if len(shown) > 3 else ''}")
            preview.tell()
            unchecked = True


def _check(preview: SitePreview) -> None:
    preview.check()
    preview.tell()


def _prepare(preview: SitePreview) -> None:
    """What nobody waits for at the start."""
    preview.keep()
    if moment := preview.index_moment():
        preview.index.renew(moment)


def _is_broken(paths: Sequence[str], preview: SitePreview, say: Callable[[str], None]) -> bool:
    """Whether code cannot be read: a new process would end at once."""
    for path in paths:
        file = Path(*generator.__path__).parent / path if path.startswith("generator/") else preview.root / path
        if file.suffix == ".py" and file.is_file():
            try:
                compile(file.read_bytes(), path, "exec")
            except (SyntaxError, ValueError) as error:
                say(f"not started anew: {path}: {error}")
                return True
    return False


def _start_anew(server: PreviewServer) -> None:
    """Replace this process by a new one that goes on listening at the same socket; browsers connect again by themselves."""
    number = server.socket.fileno()
    os.set_inheritable(number, True)
    given = sys.orig_argv[1:]
    if "--socket" not in given:
        given = [*given, "--socket", str(number)]
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *given])  # noqa: S606  this very command
