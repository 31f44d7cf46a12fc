"""How the helper brings its parts: each once, in the order they need each other, from a server and from a disk alike."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.javascript import ASSETS

HTML = '<!doctype html><html class="z-live"><body><ol data-plan></ol><ul data-checklist></ul><script src="start.js" defer></script>'
PARTS = {
    "plan.js": 'helper.define("plan", ["clock", "page"], (clock, page) => { made.push(clock + page); helper.load("ics").then(text => made.push(text)); });',
    "checklist.js": 'helper.define("checklist", ["page"], async page => { await null; made.push(page); });',
    "clock.js": 'helper.define("clock", ["page"], page => { made.push("clock"); return 10 * page; });',
    "page.js": 'helper.define("page", [], () => { made.push("page"); return 1; });',
    "ics.js": 'helper.define("ics", [], () => "later");',
}


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[[dict[str, str]], Page]]:
    """Opens a page with the real `start.js` and these parts from a disk, where a browser refuses modules."""
    context = browser.new_context()
    context.add_init_script("window.made = []")

    def start(parts: dict[str, str]) -> Page:
        for name, text in {"index.html": HTML, "start.js": (ASSETS / "helper" / "start.js").read_text("utf-8"), **parts}.items():
            (tmp_path / name).write_text(text, "utf-8")
        page = context.new_page()
        page.goto((tmp_path / "index.html").as_uri())
        return page

    yield start
    context.close()


def test_parts_come_in_the_order_they_need_each_other(opened: Callable[[dict[str, str]], Page]) -> None:
    """Each is made once, however many need it; what is requested later comes too."""
    page = opened(PARTS)
    page.wait_for_function("made.length === 5")
    made = page.evaluate("made")

    assert made[0] == "page"
    assert sorted(map(str, made)) == ["1", "11", "clock", "later", "page"]
    assert page.locator("html.z-live").count() == 1


@pytest.mark.parametrize(
    "broken", [{"clock.js": "helper.define("}, {"clock.js": None}, {"clock.js": PARTS["clock.js"].replace("return", "throw")}]
)
def test_a_part_that_does_not_come_gives_its_place_back(opened: Callable[[dict[str, str]], Page], broken: dict[str, str | None]) -> None:
    """An old browser that cannot read it, a line that breaks, a mistake in it: the page stays whole and no box stays empty."""
    page = opened({name: text for name, text in {**PARTS, **broken}.items() if text is not None})

    page.wait_for_selector("html:not(.z-live)", state="attached")


@pytest.mark.parametrize("path", sorted((ASSETS / "helper").glob("*.js")), ids=lambda path: path.name)
def test_every_part_runs_from_a_disk(path: Path) -> None:
    """There is no module among them, and a part is found by the name of its file."""
    text = path.read_text("utf-8")

    assert not re.search(r"^\s*(import|export)\b|\bimport\(|import\.meta", text, re.MULTILINE)
    assert path.name == "start.js" or f'helper.define("{path.stem}", [' in text
    assert 'type="module"' not in (ASSETS.parent / "main.html").read_text("utf-8")
