"""Whether the release that is published still is what a build would make: every input and every output is looked at, nothing is read."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from generator.cache import Cache, FileStates, code_key, files_below
from generator.loading.lock_files import LOCK_FILES
from generator.locales import LANGUAGES
from generator.problems import Problem
from generator.settings import Settings

INPUTS = ("data", "content", *LOCK_FILES)
"""What a site is made of besides code, theme and configuration, which are in the key of the cache."""

CODE = ("theme", "mkdocs_hooks.py", *(config for config, _ in LANGUAGES.values()))
"""What a site is made with besides the package and what is installed."""

FileState = tuple[int, int, int]
"""Size, time in nanoseconds and inode of a file."""


@dataclass(frozen=True)
class Published:
    """What a build has published, and from what."""

    digest: str
    """Name of the release."""
    day: date
    """On which facts were judged."""
    inputs: str
    """Digest of the inputs."""
    outputs: Mapping[str, FileState]
    """Path → state of every file of the release."""
    problems: tuple[Problem, ...]
    """What the build reported."""


def build_cache(root: Path, settings: Settings, *, enabled: bool = True) -> Cache:
    """The cache of builds with this code, theme, configuration and address.

    Args:
        root: The project folder.
        settings: Of the run.
        enabled: False for a cache that holds nothing.

    Returns:
        A cache in which what other code has made is never found.
    """
    key = code_key(root, *CODE, enabled=enabled)
    run = blake2b(f"{key} {settings.address} {settings.repository}".encode(), digest_size=16).hexdigest()
    return Cache(root, run, enabled=enabled)


def note_published(root: Path, digest: str, day: date, inputs: str, problems: Sequence[Problem], cache: Cache) -> None:
    """Keep what a build has published, for `still_published`.

    Args:
        root: The project folder.
        digest: Name of the release.
        day: On which facts were judged.
        inputs: Digest of the inputs, taken before they were read.
        problems: What the build reported.
        cache: Of the key of this run.
    """
    if inputs and inputs_digest(root, cache) == inputs:  # else somebody has edited a file meanwhile
        outputs = dict(_states(f"{root / 'build' / 'site'}/"))
        cache.save("published", Published(digest, day, inputs, outputs, tuple(problems)))


def input_states(root: Path, cache: Cache) -> FileStates:
    """The inputs as they are.

    Args:
        root: The project folder.
        cache: Holds the states of the run before.

    Returns:
        The states of those that can be read; they are kept for the next run.
    """
    states = FileStates(root, cache.load("inputs"))
    states.changed(files_below(root, *INPUTS))
    if states.renewed:
        cache.save("inputs", states.known)
    return states


def inputs_digest(root: Path, cache: Cache) -> str:
    """What a site would be made of now.

    Args:
        root: The project folder.
        cache: As for `input_states`.

    Returns:
        A digest of all inputs; empty when one of them cannot be read: it may be readable in a moment.
    """
    states = input_states(root, cache)
    return states.digest() if states.complete else ""


def still_published(root: Path, day: date, cache: Cache) -> Published | None:
    """The release of the build before, if a build would publish it again.

    Args:
        root: The project folder.
        day: On which facts are judged.
        cache: Of the key of this run: other code, theme, configuration or address has another one.

    Returns:
        What was published; None when something has changed, also in what was published.
    """
    published: Published | None = cache.load("published")
    if published is None or published.day != day:
        return None
    site = root / "build" / "site"
    try:
        if Path(os.readlink(site)).name != published.digest:  # noqa: PTH115  a name, and no look at what it leads to
            return None
    except OSError:
        return None
    if dict(_states(f"{site}/")) != published.outputs:
        return None
    return published if inputs_digest(root, cache) == published.inputs else None


def _states(folder: str, inside: str = "") -> Iterator[tuple[str, FileState]]:
    """Path and state of everything below a folder that is no folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _states(entry.path, f"{inside}{entry.name}/")
            else:
                state = entry.stat(follow_symlinks=False)
                yield f"{inside}{entry.name}", (state.st_size, state.st_mtime_ns, state.st_ino)
