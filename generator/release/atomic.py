"""Publish atomically: build aside, complete, check, then swap one link. Killed at any moment, readers see old or new.

    build/releases/<digest>/    a whole release; its name is a hash of its content
    build/site                  link to the release readers see; replaced in one step
    build/previous              link to the one before it
    build/.next-<process>/      a build under way, or what a killed one left

Never point an engine's output folder at `build/site`: it would write through the link into a published release.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from generator.problems import Problem, Severity
from generator.release.errors import ReleaseError, explain
from generator.release.lock import hold_lock
from generator.release.manifest import MANIFEST_FILE, SIGNATURES, digest_of, verify, write_manifest
from generator.release.storage import move, point, remove, replace_files, sync_disks

SITE = "{site}"
"""Placeholder in a command for the folder to fill. A command with a folder of its own fills `{site}-<name>`, see `part_of`."""
_FULL = 1_000_000
"""Free bytes below which a failing command most likely failed for want of space."""
Prepare = Callable[[Path], Mapping[str, str]]
"""Called with the empty folder before the commands start: writes what they read beside it (see `part_of`) and returns their whole
environment."""
Complete = Callable[[Path], Iterable[Problem]]
"""Works on the built folder before it is published: minifies, adds files, audits. An error among its problems stops the release. It
may write the manifest, if it knows the fingerprints of all files; else the files are read for it."""


@dataclass(frozen=True)
class Release:
    """How a build ended."""

    digest: str
    """Name of the release; empty when errors kept it from being published."""
    folder: Path | None
    """The published folder `build/releases/<digest>`, or None."""
    problems: tuple[Problem, ...]
    """What `complete` found, in file order."""


def build_release(
    root: Path,
    commands: Sequence[Sequence[str]],
    *,
    prepare: Prepare | None = None,
    complete: Complete | None = None,
    patience: float = 120.0,
) -> Release:
    """Run the build commands, complete the folder they filled and publish it as `root/build/site`.

    Args:
        root: The project folder; the commands run in it.
        commands: Program and arguments of each; all run at the same time. `{site}` in an argument becomes the folder to fill.
        prepare: Called before the commands; without it they have the environment of this process.
        complete: Called when all commands have ended well; without it the folder is published as they left it.
        patience: Seconds to wait for another build to end.

    Returns:
        How it ended; with an error among the problems of `complete` nothing was published.

    Raises:
        ReleaseError: A command failed, the disk refused, or another build ran longer than `patience`. The published site is untouched.
    """
    build = root.absolute() / "build"
    try:
        build.mkdir(parents=True, exist_ok=True)
        with hold_lock(build / ".lock", patience) as lock:
            _refuse_folder(build / "site")
            _sweep(build)
            return _build(build, commands, prepare, complete or _leave, lock)
    except OSError as error:
        raise ReleaseError(explain(error)) from error


def part_of(folder: Path, name: str) -> Path:
    """A path beside the folder that is filled, for a command or a file of the same build.

    Args:
        folder: The folder that is filled, as `Prepare` and `Complete` get it.
        name: Names the part, for example a language tag.

    Returns:
        The path that `{site}-<name>` in a command stands for. Whatever is still there when the build ends is removed.
    """
    return folder.with_name(f"{folder.name}-{name}")


def restore_previous(root: Path, *, patience: float = 120.0) -> Path:
    """Publish the release before the present one again, which becomes the one before; a second call takes the first back.

    Args:
        root: The project folder.
        patience: Seconds to wait for another build to end.

    Returns:
        The folder that is published now, `build/releases/<digest>`.

    Raises:
        ReleaseError: There is no such release, or it is not what was published then. The published site is unchanged.
    """
    build = root.absolute() / "build"
    try:
        with hold_lock(build / ".lock", patience):
            before, now = _target(build / "previous"), _target(build / "site")
            if before is None or now is None:
                raise ReleaseError("not published: there is no earlier release to go back to")
            if problems := verify(before):
                raise ReleaseError(
                    f"not published: the release before is damaged ({before}: {problems[0].code}, {problems[0].location.file})"
                )
            point(build / "site", before)
            point(build / "previous", now)
            return before
    except OSError as error:
        raise ReleaseError(explain(error)) from error


def _build(build: Path, commands: Sequence[Sequence[str]], prepare: Prepare | None, complete: Complete, lock: int) -> Release:
    folder = build / f".next-{os.getpid()}"
    try:
        folder.mkdir()
        environment = prepare(folder) if prepare else None
        _run([[part.replace(SITE, str(folder)) for part in command] for command in commands], build, environment, lock)
        problems = tuple(sorted(complete(folder)))
        if any(problem.severity is Severity.ERROR for problem in problems):
            return Release("", None, problems)
        digest = digest_of(folder) if (folder / MANIFEST_FILE).exists() else write_manifest(folder)
        return Release(digest, _publish(build, folder, digest), problems)
    finally:
        for leftover in (folder, *build.glob(f"{folder.name}-*")):
            remove(leftover)


def _leave(folder: Path) -> Iterable[Problem]:
    """The default of `complete`: change nothing, find nothing."""
    return ()


def _run(commands: Sequence[Sequence[str]], build: Path, environment: Mapping[str, str] | None, lock: int) -> None:
    """Run all commands at the same time in the folder of the project; when one fails the others are killed.

    A command that failed is blamed on a full disk when that of `build` is nearly full.
    """
    started: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            started.append(subprocess.Popen(command, cwd=build.parent, env=environment, pass_fds=(lock,)))
        for command, process in zip(commands, started, strict=True):
            if code := process.wait():
                shown = shorten(" ".join(command), 120, placeholder=" …")
                cause = ": there is no space left on the disk" if shutil.disk_usage(build).free < _FULL else ""
                raise ReleaseError(f"not published: `{shown}` failed ({code}){cause}; the published site is unchanged")
    finally:
        for process in started:
            if process.poll() is None:
                process.kill()
                process.wait()


def _publish(build: Path, folder: Path, digest: str) -> Path:
    releases = build / "releases"
    releases.mkdir(exist_ok=True)
    release = releases / digest
    now = _target(build / "site")
    sync_disks()
    if release.exists():  # the same content was published before: readers see it whole in each moment, and mended where it was damaged
        replace_files(release, folder, kept=SIGNATURES)
    else:
        move(folder, release)
    if now != release:
        if now is not None:
            point(build / "previous", now)
        point(build / "site", release)
    _sweep(build)
    return release


def _sweep(build: Path) -> None:
    """Remove what killed builds left, and releases older than the previous one. Only under the lock."""
    for leftover in (*build.glob(".next-*"), *build.glob(".site-*"), *build.glob(".previous-*"), *build.glob("releases/.gone-*")):
        remove(leftover)
    kept = {_target(build / "site"), _target(build / "previous")}
    for release in build.glob("releases/*"):
        if release not in kept:
            remove(release)


def _target(link: Path) -> Path | None:
    """The release a link points to; None when there is none."""
    return link.parent / link.readlink() if link.is_symlink() and link.exists() else None


def _refuse_folder(site: Path) -> None:
    if site.exists() and not site.is_symlink():
        raise ReleaseError(f"not published: {site} is a folder, not a link to a release; move it away, then build again")
