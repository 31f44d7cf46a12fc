"""`manifest.json`: size and SHA-256 of every published file, so that anyone can prove a copy is whole and ours.

Sign the manifest and the whole site is signed. Deterministic: no date, no machine, paths sorted.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.problems import Location, Problem
from generator.release.storage import relative_files

MANIFEST_FILE = "manifest.json"
SIGNATURES = frozenset({f"{MANIFEST_FILE}.{ending}" for ending in ("asc", "sig", "minisig")})
"""Added after the build; they vouch for the manifest, so it cannot list them."""


@dataclass(frozen=True)
class Fingerprint:
    """What must not change about a file."""

    sha256: str
    """Hex."""
    size: int
    """Bytes."""


def fingerprint_files(folder: Path) -> dict[str, Fingerprint]:
    """Every file below the folder by its path with forward slashes, sorted; without the manifest and its signatures."""
    prints = {}
    for name in _listed(folder):
        content = (folder / name).read_bytes()
        prints[name] = Fingerprint(sha256(content).hexdigest(), len(content))
    return prints


def format_manifest(prints: Mapping[str, Fingerprint]) -> str:
    """The text of the manifest.

    Args:
        prints: Path → fingerprint of every file.

    Returns:
        JSON with one file per line, so that two releases can be compared with `diff`.
    """
    lines = ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps({'sha256': item.sha256, 'size': item.size})}"
        for name, item in sorted(prints.items())
    )
    return f'{{\n "version": 1,\n "files": {{\n{lines}\n }}\n}}\n'


def write_manifest(folder: Path, prints: Mapping[str, Fingerprint] | None = None) -> str:
    """Write the manifest into the folder.

    Args:
        folder: A complete release; whatever is added later is foreign to it.
        prints: Fingerprint of every file, when the files were read before; None to read them.

    Returns:
        The digest of the whole folder, see `digest_of`.

    Raises:
        ValueError: The folder holds other files than `prints`, or files of another size.
    """
    if prints is None:
        prints = fingerprint_files(folder)
    else:
        sizes = {name: (folder / name).stat().st_size for name in _listed(folder)}
        if other := sorted(sizes.items() ^ {(name, item.size) for name, item in prints.items()}):
            raise ValueError(f"{other[0][0]} is not as it was when it was read: {folder}")
    (folder / MANIFEST_FILE).write_text(format_manifest(prints), "utf-8", newline="\n")
    return digest_of(folder)


def digest_of(folder: Path) -> str:
    """What tells a release from any other: the first 16 hex digits of the SHA-256 of its manifest.

    Args:
        folder: With a manifest.
    """
    return sha256((folder / MANIFEST_FILE).read_bytes()).hexdigest()[:16]


def verify(folder: Path) -> list[Problem]:
    """Compare a folder with its manifest.

    Args:
        folder: A release, for example `build/site`.

    Returns:
        A problem for each file that is changed, missing or foreign, sorted, located by its path relative to the folder; one problem when
        the manifest cannot be read; empty when the folder is whole.
    """
    try:
        listed = _read_manifest(folder / MANIFEST_FILE)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        return [_problem(MANIFEST_FILE, "manifest-unreadable", f"the manifest cannot be read: {error}")]
    return sorted([*_compare(listed, fingerprint_files(folder)), *_links(folder)])


def _listed(folder: Path) -> list[str]:
    """Files that a manifest lists, sorted."""
    return sorted(name for name in relative_files(folder) if name != MANIFEST_FILE and name not in SIGNATURES)


def _read_manifest(path: Path) -> dict[str, Fingerprint]:
    document = json.loads(path.read_text("utf-8"))
    if document["version"] != 1:
        raise ValueError(f"version {document['version']!r} is not known")
    return {name: Fingerprint(item["sha256"], item["size"]) for name, item in document["files"].items()}


def _compare(listed: Mapping[str, Fingerprint], found: Mapping[str, Fingerprint]) -> Iterator[Problem]:
    for name in listed.keys() - found.keys():
        yield _problem(name, "file-missing", "the manifest lists this file, the folder does not hold it")
    for name in found.keys() - listed.keys():
        yield _problem(name, "file-foreign", "the manifest does not list this file")
    for name in listed.keys() & found.keys():
        if listed[name] != found[name]:
            yield _problem(name, "file-changed", f"{found[name].size} bytes that differ from the {listed[name].size} published")


def _links(folder: Path) -> Iterator[Problem]:
    """A release holds files and folders only: a link may lead a server out of it."""
    for path in folder.rglob("*"):
        if path.is_symlink():
            yield _problem(path.relative_to(folder).as_posix(), "file-foreign", "a link; the manifest lists files only")


def _problem(name: str, code: str, message: str) -> Problem:
    hint = "copy the release again from where it was built; or `make clean`, then `make build`"
    return Problem(Location(name), code, message, hint)
