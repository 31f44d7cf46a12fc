"""What only a browser can prove: the policy blocks nothing of ours, pages open offline, the zip opens from a disk."""

import re
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from jinja2 import Environment
from playwright.sync_api import Browser, BrowserContext, Page

from generator.offline.archive import zip_site
from generator.release.csp import inline_code
from generator.release.finish_page import finish_page
from generator.release.headers import security_headers
from generator.release.manifest import fingerprint_files
from generator.release.minify import minify_assets
from generator.release.service_worker import WORKER, format_service_worker
from tests.processes import PATIENCE
from tests.project import put_files
from tests.serving import Handler, served

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
WORDS = {"expired": "过期 {day}", "saved": "存下的", "update": "有新版", "reload": "刷新"}
BODY = '<article><h1>{name}</h1><p data-expires="{expires}">核对</p><button data-forget>忘掉</button></article>'
HEAD = '<script src="{up}assets/notices.js" defer></script>'


class Host:
    """A plain static host with the site's own headers, that can also stop answering, fail or go down."""

    def __init__(self, site: Path) -> None:
        self.silent = False
        self.down = False
        self.failing = 0
        """Status that answers everything; 0 while the host is well."""
        self.headers = {
            **security_headers(inline_code(page.read_text("utf-8")) for page in site.rglob("*.html")),
            "Cache-Control": "no-store",
        }  # what the worker saves is tested, not what the browser does
        self.running = ExitStack()
        self.address = self.running.enter_context(served(site, partial(Answer, self)))


class Answer(Handler):
    """Slow when the test wants it."""

    def __init__(self, host: Host, *given: object, **options: object) -> None:
        self.host = host
        super().__init__(*given, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - its name there
        """Answer, or wait until the test is over."""
        while self.host.silent and not self.host.down:
            time.sleep(0.05)
        if self.host.down:  # connections that were kept open go down too
            self.close_connection = True
        elif self.host.failing:
            self.send_error(self.host.failing)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """With the headers of the site."""
        for name, value in self.host.headers.items():
            self.send_header(name, value)
        super().end_headers()


STARTED: list[Host] = []
"""By the running test."""


def serve(site: Path) -> Host:
    """Start serving a folder."""
    STARTED.append(Host(site))
    return STARTED[-1]


def stop(host: Host) -> None:
    """No line any more; one that has ended already may be ended again."""
    host.down = True
    host.running.close()


@pytest.fixture(autouse=True)
def every_host_ends() -> Iterator[None]:
    """Also that of a test which failed before it stopped it: its open socket would fail another test."""
    yield
    while STARTED:
        stop(STARTED.pop())


def address(host: Host, path: str = "") -> str:
    return f"{host.address}/{path}"


@pytest.fixture(params=[(360, 800), (1366, 900)], ids=["phone", "desktop"])
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh reader; whatever the policy blocks is counted in every page."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    context.add_init_script(
        "window.blocked = [];"
        "document.addEventListener('securitypolicyviolation', e => blocked.push(e.violatedDirective + ' ' + e.blockedURI))"
    )
    yield context
    context.close()


@pytest.fixture
def site(themed: Path, tmp_path: Path) -> Path:
    """The theme's pages, finished and minified, with a core for the worker."""
    shutil.copytree(themed / "zh", tmp_path / "site")
    for page in (tmp_path / "site").rglob("*.html"):
        name = page.relative_to(tmp_path / "site").as_posix()
        page.write_text(finish_page(html := page.read_text("utf-8"), page=name, signed=inline_code(html)), "utf-8")
    minify_assets(tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def small(tmp_path: Path, page: Callable[..., str]) -> Path:
    """Small pages that can tell, a plan with its sheet, and a worker that keeps two of them."""
    root = tmp_path / "small"
    for name, expires in {
        "": "2999-01-01",
        "offline/": "2999-01-01",
        "seen/": "2999-01-01",
        "old/": "2020-01-01",
        "unseen/": "2999-01-01",
        "plans/pay/scam/": "2999-01-01",
    }.items():
        path = root / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = BODY.format(name=name or "home", expires=expires)
        path.write_text(finish_page(page(body, head=HEAD.format(up="../" * name.count("/") or "./")), page=name), "utf-8")
    (root / "sheets/pay").mkdir(parents=True)
    (root / "sheets/pay/scam.html").write_text(finish_page(page("<h1>sheet</h1>"), page="sheet"), "utf-8")
    (root / "assets").mkdir()
    (root / "assets/notices.js").write_text(notices(), "utf-8")
    keep(root)
    return root


def notices() -> str:
    """The script that tells, filled in as the engine fills it."""
    extra = {"words": {"notices": WORDS}, "worker": "../service-worker.js"}
    template = Environment(autoescape=True).from_string((ROOT / "theme/assets/notices.js").read_text("utf-8"))
    return template.render(config={"extra": extra})


def keep(site: Path) -> None:
    """A worker for what the site holds now, that waits for the host as long as it takes: no test but one is about how long it waits."""
    text, replaced = re.subn(r"\bPATIENCE = \d+", "PATIENCE = 300000", worker_of(site))
    assert replaced == 1
    put_files(site, {WORKER: text})


def keep_as_published(site: Path) -> None:
    """A worker for what the site holds now, which soon shows a saved page where the line hangs."""
    put_files(site, {WORKER: worker_of(site)})


def worker_of(site: Path) -> str:
    """The worker of what the site holds now."""
    return format_service_worker(fingerprint_files(site), core=["", "assets/notices.js"], offline={"": "offline/"})


def first_visit(reader: BrowserContext, site: Path) -> tuple[Host, Page]:
    """A host, and a page of it whose worker has come."""
    server = serve(site)
    page = reader.new_page()
    page.goto(address(server))
    ready(page)
    return server, page


def until(page: Page, expression: str) -> None:
    """Wait until something holds in the page. The policy forbids the driver's own way of waiting, which is `eval`."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        time.sleep(0.05)


def correct(site: Path, name: str) -> None:
    """A page is put right in the published site: its heading becomes `right`."""
    put_files(site, {name: re.sub("<h1>.*?</h1>", "<h1>right</h1>", (site / name).read_text("utf-8"))})


def new_home(site: Path) -> None:
    """A release with another home page and its own worker."""
    put_files(site, {"index.html": (site / "index.html").read_text("utf-8").replace("<h1>home", "<h1>new home")})
    keep(site)


def ready(page: Page) -> None:
    """Wait until the worker answers for this page."""
    until(page, "navigator.serviceWorker.controller !== null")


def shown(page: Page) -> list[str]:
    """The notices a reader sees."""
    return page.eval_on_selector_all("[data-notice]", "all => all.map(e => e.dataset.notice)")


def test_the_policy_blocks_nothing_of_ours_in_any_use(reader: BrowserContext, site: Path) -> None:
    """In the meta tag and, stricter still, in the header: menu, colours, search and tabs all work."""
    server = serve(site)
    page = reader.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path in ("", "guide/one/#part", "404.html"):
        page.goto(address(server, path), wait_until="load")
        page.evaluate("document.getElementById('__drawer').click()")
        page.evaluate("document.querySelector('form[data-md-component=palette] label:not([hidden])').click()")
        page.evaluate("document.querySelectorAll('.tabbed-labels label').forEach(e => e.click())")
        page.evaluate("document.getElementById('__drawer').click()")
        page.evaluate("document.getElementById('__search').click()")
        page.fill("[name=query]", "一页")
        page.keyboard.press("ArrowRight")
        until(page, "document.querySelector('.md-search-result__item') !== null")
        assert page.evaluate("blocked") == []
    assert errors == []
    assert page.evaluate("document.documentElement.dataset.mdColorScheme || document.body.dataset.mdColorScheme") == "slate"
    stop(server)


def test_the_policy_does_block_what_was_not_built(reader: BrowserContext, site: Path) -> None:
    """Otherwise the test above would prove nothing."""
    server = serve(site)
    page = reader.new_page()
    page.goto(address(server))
    page.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); }")
    page.evaluate("() => { const i = document.createElement('img'); i.src = 'https://collect.example/?a'; document.body.append(i); }")
    page.evaluate(
        "() => { document.body.insertAdjacentHTML('beforeend', '<p id=x style=\"color:red\" onclick=\"window.ran = 1\">x</p>');"
        "document.getElementById('x').click(); }"
    )
    until(page, "blocked.length >= 4")
    assert page.evaluate("window.ran") is None
    assert {problem_text.split(" ")[0] for problem_text in page.evaluate("blocked")} == {
        "script-src-elem",
        "img-src",
        "style-src-attr",
        "script-src-attr",
    }
    stop(server)


def test_offline_seen_pages_open_and_unseen_ones_help(reader: BrowserContext, small: Path) -> None:
    server, page = first_visit(reader, small)
    for path in ("seen/", "old/"):
        page.goto(address(server, path))
    page.goto(address(server, "seen/"))
    assert shown(page) == []
    stop(server)

    for path, heading, notices in (
        ("", "home", ["saved"]),
        ("seen/", "seen/", ["saved"]),
        ("seen/?from=chat", "seen/", ["saved"]),
        ("unseen/", "offline/", []),
        ("old/", "old/", ["expired", "saved"]),
    ):
        page.goto(address(server, path))
        assert page.inner_text("h1") == heading, path
        until(page, f"document.querySelectorAll('[data-notice]').length === {len(notices)}")
        assert shown(page) == notices, path
    assert page.evaluate("blocked") == []


def test_a_line_that_hangs_costs_three_seconds_not_thirty(reader: BrowserContext, small: Path) -> None:
    keep_as_published(small)
    server, page = first_visit(reader, small)
    page.goto(address(server, "seen/"))
    page.goto(address(server))
    server.silent = True
    page.goto(address(server, "seen/"), wait_until="commit")  # the server never answers: only the worker can
    assert page.inner_text("h1") == "seen/"
    (limit,) = re.findall(r"PATIENCE = (\d+)", (small / "service-worker.js").read_text("utf-8"))
    assert int(limit) <= 3000
    stop(server)


def test_a_new_release_is_taken_and_announced(reader: BrowserContext, small: Path) -> None:
    server, page = first_visit(reader, small)
    new_home(small)

    page.goto(address(server))
    assert page.inner_text("h1") == "new home", "with a line, the newest page at once"
    until(page, "document.querySelector('[data-notice=update] button') !== null")
    stop(server)
    page.goto(address(server))
    assert page.inner_text("h1") == "new home"
    assert page.evaluate("caches.keys().then(keys => keys.filter(key => key.startsWith('zhuihui-core-')).length)") == 1


def test_a_page_whose_script_comes_after_the_new_release_hears_of_it_too(
    reader: BrowserContext, small: Path, page: Callable[..., str]
) -> None:
    """On a slow line the change happens before anybody listens for it."""
    (small / "late").mkdir()
    (small / "late/index.html").write_text(finish_page(page("<article><h1>late</h1></article>"), page="late"), "utf-8")
    server, tab = first_visit(reader, small)
    tab.goto(address(server, "late/"))
    new_home(small)
    tab.evaluate("window.before = navigator.serviceWorker.controller")
    tab.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)")
    until(tab, "navigator.serviceWorker.controller !== before && navigator.serviceWorker.controller.state === 'activated'")

    tab.evaluate("document.head.append(Object.assign(document.createElement('script'), {src: '../assets/notices.js'}))")
    until(tab, "document.querySelector('[data-notice=update] button') !== null")
    stop(server)


def test_a_saved_page_of_any_release_is_told_that_it_is_a_copy(reader: BrowserContext, small: Path, page: Callable[..., str]) -> None:
    """Its script was saved with it and asks in the words of its day: the worker of today must understand them."""
    (small / "bare").mkdir()
    (small / "bare/index.html").write_text(finish_page(page("<h1>bare</h1>"), page="bare"), "utf-8")
    server, tab = first_visit(reader, small)
    tab.goto(address(server, "bare/"))
    stop(server)
    tab.goto(address(server, "bare/"))

    tab.evaluate("() => { navigator.serviceWorker.onmessage = e => { window.answer = e.data; }; }")
    tab.evaluate("navigator.serviceWorker.controller.postMessage('saved?')")
    until(tab, "window.answer === 'saved-copy'")


SAVED_SHEET = "caches.match('{}', {{ignoreSearch: true}}).then(hit => hit ? hit.text() : '').then(text => text.includes('<h1>{}</h1>'))"


def test_a_saved_sheet_is_never_older_than_its_plan(reader: BrowserContext, small: Path) -> None:
    """A hotline was put right: the plan shows it, and the sheet, which opens offline and cannot say how old it is, as well."""
    server = serve(small)
    server.headers["Cache-Control"] = "max-age=300"  # as published: what the browser keeps by itself must not stand in the way either
    sheet = address(server, "sheets/pay/scam.html")
    page = reader.new_page()
    page.goto(address(server))
    ready(page)
    page.goto(address(server, "plans/pay/scam/"))
    until(page, SAVED_SHEET.format(sheet, "sheet"))
    correct(small, "plans/pay/scam/index.html")
    correct(small, "sheets/pay/scam.html")

    page.reload()
    assert page.inner_text("h1") == "right"
    until(page, SAVED_SHEET.format(sheet, "right"))
    stop(server)
    page.goto(sheet)
    assert page.inner_text("h1") == "right"


@pytest.mark.parametrize("query", ["?.00000000.", "?/assets/a.57a0d79d.css"])
def test_no_query_makes_a_page_one_that_cannot_change(reader: BrowserContext, small: Path, query: str) -> None:
    """Whoever sends such a link would choose that the reader sees the old number, online and without a notice."""
    server, page = first_visit(reader, small)
    page.goto(address(server, "seen/"))
    correct(small, "seen/index.html")

    page.goto(address(server, f"seen/{query}"))
    assert page.inner_text("h1") == "right"
    stop(server)


def test_a_host_that_fails_costs_no_saved_page(reader: BrowserContext, small: Path) -> None:
    """An overloaded host answers 503: whoever saved the page reads it, and sees that it is a copy."""
    server, page = first_visit(reader, small)
    page.goto(address(server, "seen/"))
    page.goto(address(server, "old/"))

    server.failing = 503
    page.goto(address(server, "seen/"))
    assert page.inner_text("h1") == "seen/"
    until(page, "document.querySelector('[data-notice=saved]') !== null")
    page.goto(address(server, "unseen/"))
    assert page.inner_text("h1") == "offline/"

    for gone in (404, 410):
        server.failing = gone
        answer = page.goto(address(server, "seen/"))
        assert answer is not None
        assert answer.status == gone, "the page may have been taken down because it was wrong"
    server.failing = 0
    page.goto(address(server, "seen/"))
    assert shown(page) == []
    stop(server)


def test_the_reader_can_be_forgotten(reader: BrowserContext, small: Path) -> None:
    """Somebody else may hold the phone tomorrow."""
    server, page = first_visit(reader, small)
    page.goto(address(server, "seen/"))
    page.click("[data-forget]")
    until(page, "caches.keys().then(keys => keys.length === 0)")
    until(page, "navigator.serviceWorker.getRegistrations().then(all => all.length === 0)")
    stop(server)


def test_the_zip_opens_from_a_disk(reader: BrowserContext, site: Path, tmp_path: Path) -> None:
    """Sent on in a chat, opened from the downloads folder, no line at all. No page of ours holds code of its own, so none here does."""
    for page_file in site.rglob("*.html"):
        page_file.write_text(re.sub(r"<script>.*?</script>", "", page_file.read_text("utf-8"), flags=re.DOTALL), "utf-8")
    zip_site(site, tmp_path / "zhuihui.zip", inside="zhuihui")
    with zipfile.ZipFile(tmp_path / "zhuihui.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    page = reader.new_page()
    page.goto((tmp_path / "unpacked/zhuihui/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    assert page.evaluate("blocked") == []
    page.click("article a[href*='guide/one']")
    assert page.inner_text("h1").startswith("一页")
    assert page.url.endswith("guide/one/index.html#part")
    until(page, "document.documentElement.classList.contains('js')")  # scripts run
    assert page.evaluate("blocked") == []
