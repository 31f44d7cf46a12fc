"""The hostile world in a real Chromium: nothing runs, no other host gets a request, nothing breaks out of the page."""

import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.checks.prose_markup import EXTENSIONS
from generator.release.audit import Rules, check_page, read_page
from generator.release.csp import inline_code
from generator.release.finish_page import finish_page
from generator.release.headers import security_headers
from tests import hostile
from tests.browser.test_pages import KINDS
from tests.prose_plants import REFUSED
from tests.serving import Handler, served

PLAN = KINDS["plan"]
BROKEN_OUT = "document.documentElement.scrollWidth <= innerWidth"
FOUND = ", ".join(
    f".md-search {tag}"
    for tag in [
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "video",
        "source",
        "math",
        "base",
        "meta",
        "link",
        "style",
        "marquee",
        "table",
    ]
)
"""What no list of results is made of."""
EACH = 1
"""Pages opened of each folder."""


@pytest.fixture(scope="module", params=range(len(hostile.packs())))
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The site of one set of hostile values, built as on a fresh clone, and served."""
    folder = hostile.project(tmp_path_factory.mktemp("hostile"))
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.build_pages.check_data", hostile.loaded(hostile.Filler(hostile.packs()[request.param])))
        patch.chdir(folder)
        build(load_config("mkdocs.yml", site_dir=str(folder / "site")))
    with served(folder / "site") as address:
        yield address, folder / "site"


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A phone on which everything that should not happen is written down."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, locale="zh-CN")
    page = context.new_page()
    bad: list[str] = []
    page.on("dialog", lambda dialog: (bad.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on(
        "request", lambda request: bad.append(request.url) if not request.url.startswith(("http://127.0.0.1", "data:", "blob:")) else None
    )
    page.on("pageerror", lambda error: bad.append(str(error)))
    page.on("console", lambda shown: bad.append(shown.text) if "Content Security Policy" in shown.text else None)
    yield page, bad
    context.close()


def ran(page: Page) -> bool:
    return bool(page.evaluate("window.__pwned !== undefined"))


def test_a_hostile_world_is_only_words(attacked: tuple[str, Path], watched: tuple[Page, list[str]]) -> None:
    """One page of every folder, whole, with its table buttons and its search open."""
    (base, site), (page, bad) = attacked, watched
    seen: dict[str, int] = {}
    wide = []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        kind = name.split("/")[0]
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] > EACH or name == "404.html":
            continue
        page.goto(f"{base}/{name.removesuffix('index.html')}", wait_until="load")
        assert not ran(page), name
        if not page.evaluate(BROKEN_OUT):
            wide.append(name)
    page.goto(f"{base}/")
    page.click("[data-search]")
    page.wait_for_selector(".md-search__input")
    expect(page.locator("html[data-z-search=ready]")).to_have_count(1)
    page.locator(".md-search__input").fill("evil")
    expect(page.locator("[data-z-status]")).not_to_be_empty()  # "…" while it searches
    expect(page.locator("[data-z-status]")).not_to_have_text("…")

    assert len(seen) > 15
    assert not ran(page)
    assert bad == []
    assert wide == []


def test_what_would_run_is_seen(watched: tuple[Page, list[str]], base: str) -> None:
    """Otherwise the tests here would prove nothing: without escape and policy the same value runs, asks and widens the page."""
    page, bad = watched
    page.route(
        "**/attacked",
        lambda route: route.fulfill(
            content_type="text/html", body=f"<script>{hostile.RAN}</script><img src=https://evil.example/><p style=width:2000px>x"
        ),
    )
    page.goto(f"{base}/attacked")

    assert ran(page)
    assert [address for address in bad if "evil.example" in address]
    assert not page.evaluate(BROKEN_OUT)


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.prove)])
def test_the_address_of_a_page_brings_nothing_in(watched: tuple[Page, list[str]], base: str, every: int) -> None:
    """Time, answers, letter and search are read from the address: what a stranger sends as a link is only words.

    Each value goes to one of the four places; to all of them where there is time.
    """
    page, bad = watched
    values = (*hostile.HOSTILE[:40:2], *hostile.ATTRIBUTES, *hostile.ADDRESSES[:8], *hostile.EXPORTS)
    for number, (place, form, ready) in enumerate(
        (
            (PLAN, "#sent={0}&accepted={0}&delay={0}", ".z-helper"),
            ("help/", "#role={0}&scenario={0}&platform={0}&type={0}", ".z-helper"),
            ("", "?q={0}", "html[data-z-search=ready]"),
            (KINDS["letter"], "#amount={0}&name={0}", "[data-letter] button"),
        )
    ):
        before: list[str] = []
        for value in ("words", *values[number % every :: every]):
            page.goto("about:blank")
            page.goto(f"{base}/{place}{form.format(quote(value.replace(chr(2), '').replace(chr(3), ''), safe=''))}")
            page.wait_for_selector(ready)
            assert not ran(page), value
            parts = page.evaluate("[...new Set([...document.querySelectorAll('.md-content *')].map(e => e.tagName))].sort()")
            before = before or parts
            assert parts == before, value
            assert page.locator(FOUND).count() == 0, value

    assert bad == []


def test_an_address_that_brings_a_tag_in_is_seen(context_of_one: BrowserContext, base: str) -> None:
    """The measure above counts elements: one more must change it."""
    page = context_of_one.new_page()
    page.goto(f"{base}/{PLAN}")
    page.wait_for_selector(".z-helper")
    count = "[...new Set([...document.querySelectorAll('article *')].map(e => e.tagName))].length"
    before = page.evaluate(count)
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<marquee>x</marquee>')")

    assert page.evaluate(count) == before + 1


@pytest.fixture
def context_of_one(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="zh-CN")
    yield made
    made.close()


# -- plants in hand-written pages, as if no check had read them -----------------------------------------------------------------------


def plants() -> tuple[str, ...]:
    """What prose may not hold, and every value that records are attacked with: over two hundred."""
    spellings = (hostile.ROOT / "tests/text/ways_to_reach.txt").read_text("utf-8").split("\n")
    made = (*REFUSED, *hostile.MARKUP, *hostile.ATTRIBUTES, *hostile.ADDRESSES, *hostile.MARKDOWN, *filter(None, spellings[::6]))
    return tuple(dict.fromkeys(value.replace("\x02", "").replace("\x03", "") for value in made))


@pytest.mark.prove
def test_planted_prose_runs_dials_and_leads_nowhere(browser: Browser, tmp_path: Path) -> None:
    """The last wall, with the published headers: each plant on a page of its own that was finished although `check` refuses it.

    Pages that the last step or the audit refuses are counted as held; the others are opened and walked, every link of them pressed.
    """
    rules = Rules(numbers=frozenset({"110"}), host="127.0.0.1")
    opened: dict[str, str] = {}
    for number, plant in enumerate(plants()):
        name = f"p{number}.html"
        html = PLANTED.format(str(Markdown(extensions=list(EXTENSIONS)).convert(f"# x\n\n{plant}\n")))
        try:
            finished = finish_page(html, page=name)
        except ValueError:
            continue
        if any(finding.code not in IMMATERIAL for finding in check_page(read_page(name, finished), rules)):
            continue
        (tmp_path / name).write_text(finished, "utf-8")
        opened[name] = plant
    headers = security_headers(inline_code((tmp_path / name).read_text("utf-8")) for name in opened)

    assert len(plants()) >= 200
    assert len(opened) >= 20, "what is only words is published"
    bad: list[str] = []
    with served(tmp_path, partial(WithHeaders, headers)) as address:
        context = browser.new_context(viewport={"width": 360, "height": 800})
        page = context.new_page()
        asked: list[str] = []
        page.on("dialog", lambda dialog: (bad.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        for name, plant in opened.items():
            page.goto(f"{address}/{name}")
            leads = page.evaluate("[...document.links].map(a => a.href)")
            bad += [f"{plant}: leads to {link}" for link in leads if not link.startswith(address)]
            bad += [f"{plant}: ran"] * ran(page)
            bad += [f"{plant}: hides the text behind it"] * (not page.locator("#behind").is_visible())
        bad += [f"asked for {url}" for url in asked if not url.startswith((address, "data:"))]
        context.close()

    assert bad == []


@pytest.mark.prove
def test_a_plant_that_reaches_a_browser_unwatched_is_seen(browser: Browser, tmp_path: Path) -> None:
    """Otherwise the walk above would prove nothing: without the walls before it the same plants run, dial and hide."""
    seen = set()
    for name, plant in {
        "a": f"<script>{hostile.RAN}</script>",
        "b": '<a href="tel:95071">x</a>',
        "c": "<style>#behind{display:none}</style>",
    }.items():
        (tmp_path / f"{name}.html").write_text(PLANTED.format(plant), "utf-8")
    with served(tmp_path) as address:
        page = browser.new_page()
        for name in "abc":
            page.goto(f"{address}/{name}.html")
            seen |= {"ran"} if ran(page) else set()
            seen |= {link for link in page.evaluate("[...document.links].map(a => a.href)") if not link.startswith(address)}
            seen |= set() if page.locator("#behind").is_visible() else {"hidden"}
        page.close()

    assert seen == {"ran", "tel:95071", "hidden"}


PLANTED = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="format-detection" content="telephone=no"><title>x</title>\
<meta name="description" content="x"></head><body><main>{}</main><footer><p id="behind">text</p></footer></body></html>"""
IMMATERIAL = frozenset({"duplicate-id", "heading-order", "no-heading", "headings", "language", "landmarks", "broken-link", "empty-heading"})
"""What the audit finds on a page that is merely untidy."""


class WithHeaders(Handler):
    """A static host with the headers of the release."""

    def __init__(self, headers: dict[str, str], *given: object, **options: object) -> None:
        self._headers = headers
        super().__init__(*given, **options)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        """Those of every file."""
        for name, value in self._headers.items():
            self.send_header(name, value)
        super().end_headers()
