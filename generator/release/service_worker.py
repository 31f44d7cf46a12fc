"""The site offline: a hand-written service worker (`service-worker.js`, a template) whose version is a hash of every file."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from generator.release.manifest import Fingerprint
from generator.release.server_files import SERVER_FILES

WORKER = "service-worker.js"
_HERE = Path(__file__).parent
_NOT_CONTENT = frozenset({WORKER, *SERVER_FILES})


def write_service_worker(site: Path, prints: Mapping[str, Fingerprint], *, core: Sequence[str], offline: Mapping[str, str]) -> str:
    """Write `service-worker.js` at the root of the site. Call it when every other file is final.

    Args:
        site: Folder of the whole site.
        prints: Path → fingerprint of every file in it; that of the worker and of server files may lack.
        core: Addresses relative to the root that must open offline after the first visit: `""` is the home page, folders end in `/`.
        offline: Folder (`""` is the root) → the page that is shown offline for one below it that was never visited. They join the core.

    Returns:
        The version of the worker, 16 hex digits.

    Raises:
        ValueError: An address of `core` or `offline` is not in the site.
    """
    text = format_service_worker(prints, core=core, offline=offline)
    (site / WORKER).write_text(text, "utf-8", newline="\n")
    return site_version(prints)


def format_service_worker(prints: Mapping[str, Fingerprint], *, core: Sequence[str], offline: Mapping[str, str]) -> str:
    """The text of `service-worker.js`.

    Args:
        prints: As for `write_service_worker`, like the others.
        core: Addresses that must open offline after the first visit.
        offline: Folder → the page that is shown offline.

    Returns:
        JavaScript.

    Raises:
        ValueError: An address of `core` or `offline` is not in the site.
    """
    addresses = list(dict.fromkeys((*core, *offline.values())))
    if missing := [address for address in addresses if _file_of(address) not in prints]:
        raise ValueError(f"the service worker cannot keep {missing[0]!r}: the site has no such file")
    filled = {
        "%VERSION%": site_version(prints),
        "%CORE%": json.dumps([address or "./" for address in addresses]),
        "%OFFLINE%": json.dumps(dict(sorted(offline.items(), key=lambda item: len(item[0])))),
    }
    text = (_HERE / WORKER).read_text("utf-8")
    for placeholder, value in filled.items():
        text = text.replace(placeholder, value)
    return text


def site_version(prints: Mapping[str, Fingerprint]) -> str:
    """16 hex digits that change when any file a reader sees changes; the worker and the server files do not count."""
    listing = "".join(f"{item.sha256} {name}\n" for name, item in sorted(prints.items()) if name not in _NOT_CONTENT)
    return sha256(listing.encode()).hexdigest()[:16]


def _file_of(address: str) -> str:
    return f"{address}index.html" if address == "" or address.endswith("/") else address
