"""The way to a plan without a script, the light sheets, and what the helper weighs."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from tests import real_records

ROOT = Path(__file__).parents[2]
HELPER = ROOT / "theme" / "assets" / "helper"
MOST_TAPS = 3
FIRST_USE = 25_000
"""Bytes after gzip: the scripts of the helper that a page fetches, their style, and its data."""
SHEET = 12_000
_FETCHED = re.compile(r'<(?:script|img|iframe|source|link)\b(?! rel="icon" href="data:,")[^>]*>|@import|url\(', re.IGNORECASE)
_DATA = re.compile(r'<script type="application/json" id="helper-[^"]*">.*?</script>', re.DOTALL)


class _Article(HTMLParser):
    """Addresses of the links inside `<article>`: what a reader sees below the header."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "article":
            self.inside = True
        if tag == "a" and self.inside and (href := values.get("href")):
            self.links.append(href)

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.inside = False


def ways_to(site: Path, start: str = "index.html") -> dict[str, tuple[str, ...]]:
    """Page → the shortest chain of links from the home page, in taps."""
    found: dict[str, tuple[str, ...]] = {start: ()}
    waiting = [start]
    while waiting:
        page = waiting.pop(0)
        if len(found[page]) < MOST_TAPS:
            for link, target in _links(site, page):
                if target not in found:
                    found[target] = (*found[page], link)
                    waiting.append(target)
    return found


@cache
def _links(site: Path, page: str) -> tuple[tuple[str, str], ...]:
    article = _Article()
    article.feed((site / page).read_text("utf-8"))
    return tuple((link, target) for link in article.links if (target := _target(page, link)) and (site / target).is_file())


def _target(page: str, link: str) -> str:
    path = link.partition("#")[0]
    if not path or ":" in path:
        return ""
    whole = normpath(join(dirname(page), path))
    return join(whole, "index.html") if path.endswith(("/", ".", "..")) else whole


def plans(site: Path) -> Iterator[str]:
    found = (path for path in sorted(site.glob("plans/*/*/index.html")) if 'http-equiv="refresh"' not in path.read_text("utf-8"))
    return (path.relative_to(site).as_posix() for path in found)


def test_every_plan_is_three_taps_from_home_without_a_script(published: Path) -> None:
    """A phone that blocks scripts, a reader who will not answer questions: the same page, as near."""
    ways = ways_to(published)

    assert list(plans(published))
    assert [] == [plan for plan in plans(published) if plan not in ways]


def test_every_plan_has_a_light_sheet_and_links_it(published: Path) -> None:
    """On one bar of signal the full page may never come."""
    assert {f"{page.uri.removesuffix('.md')}/index.html" for page in real_records.plans().pages} == set(plans(published))
    for plan in plans(published):
        sheet = plan.replace("plans/", "sheets/", 1).removesuffix("/index.html") + ".html"

        assert sheet in {target for _, target in _links(published, plan)}, plan
        html = (published / plan).read_text("utf-8")
        assert html.index(f'{sheet.rpartition("/")[2]}"') < html.index("<h2"), plan


def test_a_sheet_is_one_small_request_without_a_script(published: Path) -> None:
    """Nothing else fetched, prints on paper, says when it was checked."""
    sheets = sorted(published.glob("sheets/*/*.html"))
    checked = real_records.around("ui", "oldest-check")

    assert len(sheets) == len(list(plans(published)))
    for path in sheets:
        html = path.read_text("utf-8")
        assert [] == _FETCHED.findall(html), path
        assert "Content-Security-Policy" in html
        assert "@media print" in html
        assert bool(re.search(r"20\d\d-\d\d-\d\d", html)) == bool(checked.search(html)), path


@pytest.mark.prove
def test_a_sheet_weighs_at_most_12_kb(published: Path) -> None:
    """On one bar of signal. The words decide, hence judged before a release."""
    weights = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in published.glob("sheets/*/*.html")}

    assert weights
    assert {name: weight for name, weight in weights.items() if weight > SHEET} == {}


def test_a_sheet_for_abroad_says_whether_the_way_exists_and_whose_clock_runs(published: Path) -> None:
    """Who reads the light version decides by the same words as who reads the page."""
    dataset = real_records.records()
    both, one, many = (real_records.around("ui", clocks) for clocks in ("two-clocks", "one-clock", "many-clocks"))
    for page in real_records.plans().pages:
        rail = dataset.rails.get(page.first.transfer_type)
        sheet = (published / page.sheet_uri).read_text("utf-8")

        assert bool(both.search(sheet)) == bool(rail and rail.crosses and any(fact.window for fact in rail.deadlines)), page.sheet_uri
        assert bool(one.search(sheet) or many.search(sheet)) == bool(rail and not rail.crosses), page.sheet_uri
        if rail:
            route = rail.route(page.first.scenario)
            words = route.text.zh if route else real_records.word("ui", "route-not-recorded")
            assert escape(words, quote=False) in sheet, page.sheet_uri


@pytest.mark.prove
def test_the_first_use_of_the_helper_weighs_at_most_25_kb(published: Path) -> None:
    """Scripts, style and data of a page together, as sent. The data of a page grow with its records: judged before a release."""
    (sent,) = published.glob("assets/helper*")
    weights = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in sent.iterdir()}
    heavy = {}
    for path in _pages(published):
        html = path.read_text("utf-8")
        if parts := parts_of(html):
            data = sum(len(gzip.compress(found.encode(), 6)) for found in _DATA.findall(html))
            weight = data + sum(weights[name] for name in ("start.js", "helper.css", *(f"{part}.js" for part in parts)))
            heavy |= {path: weight} if weight > FIRST_USE else {}

    assert heavy == {}


def parts_of(html: str) -> set[str]:
    """The parts of the helper that a page fetches: those whose place it has, and what they need."""
    places = dict(re.findall(r'"([^"]+)": "(\w+)",', (HELPER / "start.js").read_text("utf-8")))
    waiting = [part for place, part in places.items() if any(sign in html for sign in re.findall(r" data-[\w-]+|id=\S+", _signs(place)))]
    found = set[str]()
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            text = (HELPER / f"{part}.js").read_text("utf-8")
            needed = re.search(r'helper\.define\("\w+", \[([^\]]*)\]', text)
            waiting += re.findall(r"\w+", needed[1] if needed else "") + re.findall(r'helper\.load\("(\w+)"\)', text)
    return found


def _signs(place: str) -> str:
    """A selector of attributes and ids, as HTML writes them."""
    return re.sub(r"#([\w-]+)", r'id="\1"', re.sub(r"\[([\w-]+)\]", r" \1", place))


def test_the_helper_is_requested_only_where_it_has_something_to_do(published: Path) -> None:
    """A page of law needs no clock."""
    asking = {
        path.relative_to(published).parts[0]
        for path in _pages(published)
        if re.search(r"assets/helper[^/]*/start\.js", path.read_text("utf-8"))
    }

    always = {"plans", "letters", "scripts", "help", "index.html", "places", "hotlines", "hotlines-abroad"}
    assert always <= asking <= {*always, "about", "guides", "rails", "procedures"}


def test_whoever_knows_only_the_place_is_three_taps_from_every_plan_across_borders(published: Path) -> None:
    """Home → where the money went → how it was paid and what happened."""
    abroad = {target for _, target in _links(published, "help/abroad/index.html")}
    places = {page for page in abroad if page.startswith(("corridors/", "help/abroad-other/"))}
    reached = {target for page in places for _, target in _links(published, page) if target.startswith("plans/")}
    listed = {target for target in abroad if target.startswith("plans/")}

    assert "help/abroad/index.html" in {target for _, target in _links(published, "index.html")}
    assert places
    assert listed
    assert listed == reached


@pytest.mark.parametrize(
    "page", ["about/flow/index.html", "help/index.html", "help/payee/index.html", "help/merchant/index.html", "help/abroad/index.html"]
)
def test_a_page_of_choices_leads_to_plans(published: Path, page: str) -> None:
    """The reviewer's page draws all of them; the others lead on."""
    assert any(target.startswith(("plans/", "help/")) for _, target in _links(published, page))


def test_the_flow_names_every_plan(published: Path) -> None:
    """What a reviewer does not see there, nobody has reviewed."""
    assert set(plans(published)) == {target for _, target in _links(published, "about/flow/index.html") if target.startswith("plans/")}


def _pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("index.html") if path.relative_to(site).parts[0] != "en")


@pytest.mark.parametrize(
    "page", ["help/scam/index.html", "help/scam-bank-transfer/index.html", "help/payee/index.html", "help/merchant/index.html"]
)
def test_where_safety_comes_first_the_first_actions_stand_above_the_choice(published: Path, page: str) -> None:
    """Whoever is still being cheated, or about to spend money that is not theirs, must not have to choose first."""
    html = (published / page).read_text("utf-8")
    assert 0 < html.find('class="z-first"') < html.find('class="z-picker')


def test_the_one_number_of_an_action_stands_under_its_verdict(published: Path) -> None:
    """Nobody scrolls past facts and steps to find 110."""
    html = (published / "procedures" / "call-110" / "index.html").read_text("utf-8")
    assert html.find('class="z-verdict') < html.find('href="tel:110"') < html.find("<h2")
    assert html.count('href="tel:110"') == 1
