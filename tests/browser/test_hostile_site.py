"""A whole published site with a plant in every text, walked page by page in Chromium with the headers it was published with.

Nothing runs, nothing asks another host, nothing dials or leads to whom no record names, nothing is hidden or turned round; and every
plant is there to be read, as the words it is.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from markupsafe import Markup
from playwright.sync_api import Browser, Page, expect

from generator.rendering.environment import environment
from generator.text.telephone import number_to_dial, numbers_of
from tests.hostile_site import PLANTS, TURNS, HostileSite, publish
from tests.serving import Handler, served
from tests.small_world import ADDRESS, records

pytestmark = pytest.mark.prove

NOON = datetime.fromisoformat("2026-11-24T12:00:00+08:00")
ONLY_WORDS = {"unregistered-number", "unregistered-address", "unregistered-account"}
"""What the audit says of words that name a number, an address or an account; nothing of it can be pressed."""
SEARCHED = ("script", "evil", "onerror", "javascript", "95071", "=cmd", "</script>", '"><img src=x>', "{{ 7*7 }}", "مرحبا")
BY_LETTER = "all-pages/index.html"
GROUPED = frozenset({"li|", "a|href", "h2|id", "ul|class", "p|class", "details|", "summary|", "a|class href"})
"""What the groups of that page are made of."""

PARTS = """() => [...document.querySelectorAll("body *")]
  .filter(part => !part.matches("span[lang], wbr"))
  .map(part => [part.localName, [...part.attributes].map(held => held.name).filter(name => !["lang", "title", "dir"].includes(name)).sort().join(" "),
    part.checkVisibility({opacityProperty: true, visibilityProperty: true}) ? "" : "hidden"].join("|"))"""
"""What the browser has made of a page: elements with the names of their attributes, and whether a reader sees them."""
WORDS = """() => {
  const copy = document.body.cloneNode(true);
  for (const code of copy.querySelectorAll("script, style, template")) code.remove();
  return copy.textContent;
}"""
"""What there is to read, wherever it stands."""
LINKS = """() => [...document.querySelectorAll("a[href], area[href], [action], [formaction], [ping]")]
  .map(link => [link.href?.baseVal ?? link.href ?? "", link.textContent, link.getAttribute("ping") ?? "", link.action ?? ""])"""
TURNED = """() => {
  const turned = [];
  for (const link of document.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')) {
    const count = link.pathname.replace(/[^0-9]/g, "").length;
    const walker = document.createTreeWalker(link.querySelector("b") ?? link, NodeFilter.SHOW_TEXT), places = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < node.data.length; at++)
        if (/[0-9]/.test(node.data[at])) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          if (box.width) places.push(box);
        }
    places.splice(0, places.length - count);  // the number stands behind whose it is
    if (places.some((box, at) => at && Math.abs(box.top - places[at - 1].top) < 2 && box.left < places[at - 1].left)) turned.push(link.textContent);
  }
  return turned;
}"""
"""Numbers of contacts whose digits do not stand in the order in which they are dialled."""
WATCH = """window.blocked = [];
document.addEventListener("securitypolicyviolation", event => window.blocked.push(`${event.violatedDirective} ${event.blockedURI}`));"""


class Host(Handler):
    """A static host that obeys `_headers`, as the hosts do that know this file, and answers 404 with the page for it."""

    def end_headers(self) -> None:
        """Those of every rule that the address matches."""
        for pattern, headers in rules_of(Path(self.directory, "_headers").read_text("utf-8")):
            if fnmatchcase(self.path.partition("?")[0], pattern):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """With the page that the site has for it."""
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@cache
def rules_of(text: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Address pattern → headers, as `_headers` gives them."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in filter(str.strip, text.splitlines()):
        if line[0] != " ":
            rules.append((line.strip(), []))
        else:
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
    return tuple((pattern, tuple(headers)) for pattern, headers in rules)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """The same site without any attack."""
    return publish(tmp_path_factory.mktemp("plain"), ("words",))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    return publish(tmp_path_factory.mktemp("planted"), PLANTS)


class Reader:
    """Somebody who opens pages, and everything that should not happen to them."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base, self.bad = page, base, list[str]()
        page.on("dialog", lambda dialog: (self.bad.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self._asked(request.url))
        page.on("popup", lambda popup: self.bad.append(f"opened {popup.url}"))
        page.on("pageerror", lambda error: self.bad.append(f"{page.url}: {error}"))
        page.on("console", lambda shown: self.bad.append(shown.text) if "Content Security Policy" in shown.text else None)

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.base}/", "data:", "blob:")):
            self.bad.append(f"{self.page.url} asks for {url}")

    def open(self, name: str) -> None:
        """Open a page, and see what came of it."""
        self.page.goto(f"{self.base}/{name.removesuffix('index.html')}", wait_until="load")
        self.look(name)

    def look(self, name: str) -> None:
        """What has run, what was blocked, and where the page leads."""
        if self.page.evaluate("window.__pwned !== undefined"):
            self.bad.append(f"{name}: ran")
        self.bad += [f"{name}: {blocked}" for blocked in self.page.evaluate("window.blocked ?? []")]
        for address, words, ping, action in self.page.evaluate(LINKS):
            if not is_allowed(address, self.base) or ping or action:
                self.bad.append(f"{name}: {words} leads to {address} {ping} {action}")
        self.bad += [f"{name}: {number} is turned round" for number in self.page.evaluate(TURNED)]


def is_allowed(address: str, base: str) -> bool:
    """Whether a page may lead there: itself, or what records name as a contact or a source."""
    scheme, _, rest = address.partition(":")
    if scheme in {"tel", "sms"}:
        return rest in dialled()
    return address.startswith((f"{base}/", "blob:", ADDRESS)) or address.partition("#")[0] in named()


@cache
def dialled() -> frozenset[str]:
    numbers = [contact.number for contact in records().contacts.values() if contact.number]
    return frozenset(number for written in numbers for number in (*numbers_of(written), number_to_dial(written)))


@cache
def named() -> frozenset[str]:
    held = (*records().contacts.values(), *records().sources.values())
    return frozenset(spelling for each in held if each.url for spelling in (each.url, f"{each.url}/"))


@contextmanager
def reading(browser: Browser, base: str, *, scripts: bool = True) -> Iterator[Reader]:
    """A phone."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    if scripts:
        context.clock.set_fixed_time(NOON)
    context.add_init_script(WATCH)
    yield Reader(context.new_page(), base)
    context.close()


def pages_of(site: HostileSite) -> list[str]:
    return sorted(path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html"))


def seen(browser: Browser, site: HostileSite) -> Iterator[tuple[str, list[str], str]]:
    """Every page as the browser reads it, without scripts: its name, its parts, its words without blanks."""
    with served(site.folder, Host) as base, reading(browser, base, scripts=False) as reader:
        for name in pages_of(site):
            reader.open(name)
            yield name, reader.page.evaluate(PARTS), re.sub(r"\s", "", reader.page.evaluate(WORDS))
        assert reader.bad == []


def test_there_are_two_hundred_plants_in_every_kind_of_input(planted: HostileSite) -> None:
    """Each stands in texts of records, in words of the interface, in the configuration or in the head of a page; most in several."""
    used = Counter(planted.said.values())

    assert len(PLANTS) >= 200
    assert used.keys() == set(PLANTS)
    assert min(used.values()) >= 2
    assert {problem.code for problem in planted.findings} <= ONLY_WORDS


def test_every_page_is_the_same_page_with_other_words(browser: Browser, plain: HostileSite, planted: HostileSite) -> None:
    """As the browser reads it: no element, no attribute more, nothing less to be seen, and each plant whole, to be read."""
    wrong: dict[str, Any] = {}
    for (name, parts, words), (other, found, said) in zip(seen(browser, plain), seen(browser, planted), strict=True):
        assert name == other
        difference = Counter(found)
        difference.subtract(parts)
        if name.endswith(BY_LETTER):  # grouped by the first letter of each name: how many groups there are follows the words
            difference = Counter({part: count for part, count in difference.items() if part.rpartition("|")[0] not in GROUPED})
        if grown := {part: count for part, count in difference.items() if count}:
            wrong[name] = grown
        lost = [
            number
            for number in set(re.findall(r"words([0-9]+)¶", words))
            if re.sub(r"\s", "", f"{planted.said[int(number)]}{number}¶") not in said
        ]
        if lost:
            wrong.setdefault(f"{name} lacks", [planted.said[int(number)] for number in lost])

    assert wrong == {}


def test_nothing_runs_dials_or_leads_out(browser: Browser, planted: HostileSite) -> None:
    """Every page of both languages with its scripts, sheets and the page for what is not there."""
    with served(planted.folder, Host) as base, reading(browser, base) as reader:
        for name in (*pages_of(planted), "nowhere/at/all"):
            reader.open(name)

    assert reader.bad == []


def test_search_shows_words(browser: Browser, planted: HostileSite) -> None:
    """What is typed and what is found are text, marked or not."""
    with served(planted.folder, Host) as base, reading(browser, base) as reader:
        for folder in ("", "en/"):
            reader.open(folder)
            reader.page.click("[data-search]")
            expect(reader.page.locator("html[data-z-search=ready]")).to_have_count(1)
            parts = set(reader.page.evaluate(TAGS))
            for typed in SEARCHED:
                reader.page.locator(".md-search__input").fill(typed)
                expect(reader.page.locator("[data-z-status]")).not_to_be_empty()
                expect(reader.page.locator("[data-z-status]")).not_to_have_text("…")
                reader.look(f"{folder}?q={typed}")
                parts |= set(reader.page.evaluate(TAGS))
            assert parts <= MADE_OF, parts - MADE_OF

    assert reader.bad == []


TAGS = "[...document.querySelectorAll('.md-search *')].map(part => part.localName)"
MADE_OF = frozenset(
    [
        "a",
        "article",
        "b",
        "button",
        "div",
        "details",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "input",
        "label",
        "li",
        "mark",
        "nav",
        "ol",
        "p",
        "path",
        "section",
        "span",
        "strong",
        "summary",
        "svg",
        "template",
        "ul",
    ]
)
"""What a list of results is made of."""


def test_a_plan_and_its_calendar_hold_words(browser: Browser, planted: HostileSite) -> None:
    """The reader says when; the plan is drawn by script, and its deadlines become a file that a strict reader reads."""
    files = []
    with served(planted.folder, Host) as base, reading(browser, base) as reader:
        for folder in ("", "en/"):
            for plan in sorted((planted.folder / folder).glob("plans/*/*/index.html")):
                name = plan.relative_to(planted.folder).as_posix().removesuffix("index.html")
                reader.page.goto("about:blank")
                reader.page.goto(f"{base}/{name}#sent=2026-11-24T10:05+08:00&accepted=no")
                reader.page.wait_for_selector(".z-helper")
                reader.look(name)
                button = reader.page.get_by_role(
                    "button", name=re.compile(re.escape(records().labels["en" if folder else "zh"].words["helper"]["plan-ics"]))
                )
                if button.count() and button.is_visible():
                    with reader.page.expect_download() as waiting:
                        button.click()
                    files.append(Path(waiting.value.path()).read_bytes())

    assert files
    for text in files:
        calendar = Calendar.from_ical(text)
        events = calendar.walk("VEVENT")
        assert events
        assert text.count(b"BEGIN:VEVENT") == len(events)
        assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VALARM"}
        assert not {"ATTACH", "URL", "ORGANIZER", "ATTENDEE"} & {name for part in calendar.walk() for name in part}
        assert {str(alarm["ACTION"]) for alarm in calendar.walk("VALARM")} <= {"DISPLAY"}
    assert reader.bad == []


def test_data_is_data(browser: Browser, planted: HostileSite) -> None:
    """Open data, the manifest of the app and that of the release are JSON, and are shown as text; the service worker still starts,
    and shows the saved page when there is no line.
    """
    data = [*planted.folder.rglob("*.json"), *planted.folder.rglob("*.webmanifest")]
    for path in data:
        json.loads(path.read_text("utf-8"))
    with served(planted.folder, Host) as base, reading(browser, base) as reader:
        for path in data:
            reader.page.goto(f"{base}/{path.relative_to(planted.folder).as_posix()}")
            assert reader.page.evaluate("document.querySelectorAll('body *').length") <= 3, path
            reader.look(path.name)
        reader.open("")
        reader.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        reader.page.context.set_offline(True)
        reader.open("claims/never-visited/")

    assert len(data) > 8
    assert reader.bad == []


def test_numbers_keep_their_order_beside_words_from_right_to_left(browser: Browser, tmp_path: Path) -> None:
    """A frightened reader dials what is shown. (Where a number has parts, `check` refuses such words in the name beside it.)"""
    site = publish(tmp_path / "turned", TURNS)
    with served(site.folder, Host) as base, reading(browser, base) as reader:
        for name in pages_of(site):
            reader.open(name)

    assert reader.bad == []


def test_a_wall_that_is_taken_away_is_seen(browser: Browser, plain: HostileSite, tmp_path: Path) -> None:
    """Otherwise the walk would prove nothing: with the one escape of templates gone, pages lead out, load and grow."""
    environment.cache_clear()
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("generator.rendering.environment.finalize", lambda value: Markup(str(value)))
        site = publish(tmp_path / "broken", ("<a href=//evil.example/>x</a><img src=//evil.example/x.png>",))
    environment.cache_clear()
    expected = {name: parts for name, parts, _ in seen(browser, plain)}
    with served(site.folder, Host) as base, reading(browser, base, scripts=False) as reader:
        for name in pages_of(site)[::10]:
            reader.open(name)
            if reader.page.evaluate(PARTS) != expected[name]:
                reader.bad.append(f"{name} has grown")

    assert {word for word in ("asks for", "leads to", "has grown") if any(word in each for each in reader.bad)} == {
        "asks for",
        "leads to",
        "has grown",
    }
