"""What all tests share: a browser, a project to build in, its published site, golden files, and `--update` to rewrite them."""

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser

from tests import chromium
from tests.project import ROOT, shared_copy, shared_site, state_of

hypothesis.settings.register_profile("any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("any machine")
CHECKOUT = pytest.StashKey[dict[str, tuple[int, int]]]()
CHANGED = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files with what the code says now")


def pytest_sessionstart(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):  # once for all workers
        session.config.stash[CHECKOUT] = state_of(ROOT)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A test that writes into the checkout would publish its own site over a maintainer's; so would one that rewrites a record."""
    before = session.config.stash.get(CHECKOUT, None)
    if before is not None and not session.config.getoption("--update"):
        after = state_of(ROOT)
        session.config.stash[CHANGED] = sorted(path for path in before | after if before.get(path) != after.get(path))
        if session.config.stash[CHANGED] and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if changed := config.stash.get(CHANGED, []):
        listed = "".join(f"\n  {path}" for path in changed[:20])
        terminalreporter.write_line(
            f"{len(changed)} files of the checkout changed while the tests ran; none of them may:{listed}", red=True
        )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    chromium.unmarked = "" if item.get_closest_marker("browser") else item.nodeid
    if "browser" in item.fixturenames:
        chromium.demand_marker()


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with chromium.chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which tests build; to break something, make a copy of its own."""
    return shared_copy(tmp_path_factory)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder readers would see, built there once for all tests of a run."""
    return shared_site(tmp_path_factory)
