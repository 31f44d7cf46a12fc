"""The Chromium that is installed, for as long as a block runs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserType, expect, sync_playwright

from tests.processes import PATIENCE

MILLISECONDS = PATIENCE * 1000
ARGUMENTS = (
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--no-first-run",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No other host has an address."""


unmarked = ""
"""The running test, when it has no marker `browser`."""
_open: list[Browser] = []
"""The browser of this process, while there is one: the driver can be started only once in it."""


def demand_marker() -> None:
    """Called by whatever runs JavaScript, in a browser or in Node. Raises AssertionError in a test that `make test-fast` would run."""
    assert not unmarked, f"{unmarked} runs JavaScript: give it the marker `browser`, `make test-fast` needs neither a browser nor Node"


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this process. Where none is installed the test fails with a sentence; it is never skipped."""
    demand_marker()
    if _open:
        yield _open[0]
        return
    expect.set_options(timeout=MILLISECONDS)
    with sync_playwright() as play, launched(play.chromium) as browser:
        _open.append(browser)
        try:
            yield browser
        finally:
            _open.clear()


@contextmanager
def launched(kind: BrowserType, resolver: str = NOWHERE) -> Iterator[Browser]:
    """One more browser. Everything in it waits as long as it must."""
    path = os.environ.get("BROWSER_PATH")
    assert path, "no browser: run `make test`, or set BROWSER_PATH to a Chromium (make test-fast needs none)"
    browser = kind.launch(executable_path=path, args=[*ARGUMENTS, resolver], chromium_sandbox=os.geteuid() != 0, timeout=MILLISECONDS)
    browser.on("context", lambda context: context.set_default_timeout(MILLISECONDS))
    try:
        yield browser
    finally:
        browser.close()
