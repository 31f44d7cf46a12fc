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


def format_service_worker(prints: Mapping[str, Fingerprint], *, core: Sequence[str], offline: Mapping[str, str]) -> str:
    """The text of `service-worker.js`.

    Args:
        prints: Path → fingerprint of every file of the site; that of the worker and of server files may lack.
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
