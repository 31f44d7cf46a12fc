"""What all tests share: a browser, golden files, and `--update` to rewrite them. Review the difference before you commit it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

TESTS = Path(__file__).parent
ROOT = TESTS.parent
ARGUMENTS = [
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
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files with what the code says now")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker. Without one they fail with a sentence; they are never skipped."""
    expect.set_options(timeout=20_000)  # how long a test waits on a busy machine; what is fast is shown by the benchmarks
    path = os.environ.get("BROWSER_PATH")
    assert path, "no browser: run `make test`, or set BROWSER_PATH to a Chromium (make test-fast needs none)"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=ARGUMENTS, chromium_sandbox=os.geteuid() != 0)
        yield opened
        opened.close()
