"""A real Chromium over the published site. Without a browser these tests fail with one sentence; they are never skipped."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.offline.bundles import write_zips
from tests.project import made_once
from tests.serving import served

SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 800}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
    "desktop": {"viewport": {"width": 1366, "height": 900}},
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def base(published: Path) -> Iterator[str]:
    """Where the site is served for these tests, without a trailing slash."""
    with served(published) as address:
        yield address


@pytest.fixture(scope="session")
def unpacked(project: Path, published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Chinese zip of the published site, unpacked."""
    assert published.exists()

    def unpack(folder: Path) -> None:
        write_zips(project)
        with zipfile.ZipFile(project / "build" / "zhuihui-zh.zip") as archive:
            archive.extractall(folder)

    return made_once(tmp_path_factory, "unpacked", unpack) / "zhuihui"


NOON = "2026-11-24T12:00:00+08:00"


@pytest.fixture
def readers(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes readers: Chinese, in Shanghai, motion reduced, where it stays `now`; further settings as `Browser.new_context` takes them.

    The clock stands still: what is left to the minute must not depend on how long a test takes.
    """
    made: list[BrowserContext] = []

    def make(*, now: str = NOON, **settings: Any) -> BrowserContext:
        context = browser.new_context(**{"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "reduced_motion": "reduce", **settings})
        context.clock.set_fixed_time(now)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture(params=["phone", "desktop"])
def screen(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def context(browser: Browser, screen: str, scheme: str) -> Iterator[BrowserContext]:
    """A fresh reader: Chinese, in Shanghai, motion reduced."""
    made = browser.new_context(**SCREENS[screen], locale="zh-CN", timezone_id="Asia/Shanghai", color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
