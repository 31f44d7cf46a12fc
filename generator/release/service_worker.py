"""The site without a line: a hand-written service worker whose version is a hash of every file (a template, filled in here)."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from generator.release.manifest import Fingerprint, fingerprint_files
from generator.release.server_files import SERVER_FILES

WORKER = "service-worker.js"
_ROOM = Path(__file__).parent
_NOT_CONTENT = frozenset({WORKER, *SERVER_FILES})


def write_service_worker(site: Path, *, core: Sequence[str], offline: Mapping[str, str]) -> str:
    """Write `service-worker.js` at the root of the site; its version. Call it when every other file is final.

    `core`: addresses relative to the root that must open without a line (`""` is the home page, folders end in `/`).
    `offline`: folder (`""` is the root) → the page shown below it for one that was never visited; these belong to the core.
    Raises ValueError when one of them is not in the site.
    """
    prints = fingerprint_files(site)
    text = format_service_worker(prints, core=core, offline=offline)
    (site / WORKER).write_text(text, "utf-8", newline="\n")
    return site_version(prints)


def format_service_worker(prints: Mapping[str, Fingerprint], *, core: Sequence[str], offline: Mapping[str, str]) -> str:
    """The worker's text for these files."""
    addresses = list(dict.fromkeys((*core, *offline.values())))
    if missing := [address for address in addresses if _file_of(address) not in prints]:
        raise ValueError(f"the service worker cannot keep {missing[0]!r}: the site has no such file")
    filled = {
        "%VERSION%": site_version(prints),
        "%CORE%": json.dumps([address or "./" for address in addresses]),
        "%OFFLINE%": json.dumps(dict(sorted(offline.items(), key=lambda item: len(item[0])))),
    }
    text = (_ROOM / WORKER).read_text("utf-8")
    for mark, value in filled.items():
        text = text.replace(mark, value)
    return text


def site_version(prints: Mapping[str, Fingerprint]) -> str:
    """16 hex digits that change when any file a reader sees changes."""
    told = "".join(f"{item.sha256} {name}\n" for name, item in sorted(prints.items()) if name not in _NOT_CONTENT)
    return sha256(told.encode()).hexdigest()[:16]


def _file_of(address: str) -> str:
    return f"{address}index.html" if address == "" or address.endswith("/") else address
