"""What only a server can say: who may frame a page, how long to keep a file. The same on every host."""

import re
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.release.audit import read_site
from generator.release.cache_headers import FOREVER, NEVER, SHORT, is_immutable
from generator.release.csp import inline_code
from generator.release.finish_page import finish_page
from generator.release.headers import format_server_files
from tests.project import put_files

FILES = (
    "index.html",
    "404.html",
    "zh/guide/index.html",
    "zh/sheets/a.html",
    "assets/main.57a0d79d.min.css",
    "assets/javascripts/bundle.a5f9d56c.min.js",
    "assets/plain.css",
    "search/shard.0123456789ab.js",
    "api/v1/index.json",
    "favicon.ico",
)


@pytest.fixture
def site(tmp_path: Path, page: Callable[..., str]) -> Path:
    """A site with every kind of file; two pages with different inline code."""
    for name in FILES:
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            finish_page(page(f"<script>{name[:2]}</script>"), page=name, signed=inline_code(page(f"<script>{name[:2]}</script>")))
            if name.endswith(".html")
            else "x",
            "utf-8",
        )
    return tmp_path / "site"


def write(site: Path, *, base: str = "/") -> list[Problem]:
    """Write the headers of a site from what it holds."""
    read = read_site(site, f"https://zhuihui.example{base}")
    made = format_server_files(read.readings, [page.code for page in read.pages.values()], base=base)
    put_files(site, made.files)
    return [*made.problems]


def rules_of(site: Path) -> list[tuple[str, dict[str, str]]]:
    """`_headers` read back: pattern and headers of every rule."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
        elif line:
            rules.append((line, {}))
    return rules


def sent(site: Path, address: str) -> dict[str, list[str]]:
    """What a host that joins rules would send for an address."""
    sent: dict[str, list[str]] = {}
    for pattern, headers in rules_of(site):
        if fnmatchcase(address, pattern):
            for name, value in headers.items():
                sent.setdefault(name, []).append(value)
    return sent


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/", SHORT),
        ("/zh/guide/", SHORT),
        ("/assets/main.57a0d79d.min.css", FOREVER),
        ("/assets/javascripts/bundle.a5f9d56c.min.js", FOREVER),
        ("/search/shard.0123456789ab.js", FOREVER),
        ("/assets/plain.css", SHORT),
        ("/service-worker.js", NEVER),
        ("/api/v1/index.json", SHORT),
        ("/favicon.ico", SHORT),
    ],
)
def test_a_corrected_hotline_is_out_in_minutes_and_hashed_files_are_kept(site: Path, address: str, kept: str) -> None:
    """One rule only may set the header: Cloudflare joins two with a comma, and then neither holds."""
    write(site)
    assert sent(site, address)["Cache-Control"] == [kept]


def test_no_rule_is_written_twice(site: Path) -> None:
    write(site)
    write(site)
    patterns = [pattern for pattern, _ in rules_of(site)]
    assert len(patterns) == len(set(patterns))


def test_every_file_is_sent_with_the_policy_of_the_whole_site(site: Path) -> None:
    """A page's own tag cannot forbid framing; the header can, and must not block what a tag allows."""
    assert write(site) == []
    headers = sent(site, "/zh/guide/")
    policy = headers["Content-Security-Policy"][0]
    assert "frame-ancestors 'none'" in policy
    for page in site.rglob("*.html"):
        own = re.search(r'Content-Security-Policy" content="([^"]+)"', page.read_text("utf-8"))
        assert own
        assert set(re.findall(r"'sha256-[^']+'", own[1])) <= set(re.findall(r"'sha256-[^']+'", policy))
    assert headers["Referrer-Policy"] == ["no-referrer"]
    assert headers["X-Content-Type-Options"] == ["nosniff"]
    assert "geolocation=()" in headers["Permissions-Policy"][0]


def test_hashed_files_among_pages_cost_few_rules(site: Path) -> None:
    """The English half has its own assets; 300 pages around them must not become 300 rules."""
    for number in range(300):
        path = site / f"en/topics/{number}/index.html"
        path.parent.mkdir(parents=True)
        path.write_text("x", "utf-8")
    (site / "en/assets").mkdir()
    (site / "en/assets/a.57a0d79d.css").write_text("x", "utf-8")
    (site / "en/index.html").write_text("x", "utf-8")
    assert write(site) == []
    assert len(rules_of(site)) < 20
    for address, kept in {"/en/": SHORT, "/en/topics/7/": SHORT, "/en/assets/a.57a0d79d.css": FOREVER}.items():
        assert sent(site, address)["Cache-Control"] == [kept]


def test_hundreds_of_hashed_shards_beside_one_plain_file_are_one_rule(site: Path) -> None:
    """The search index is such a folder."""
    names = [f"d-zh-{number}.{number:08x}.js" for number in range(500)]
    for name in [*names, "m.0123456789ab.js", "meta.js", "d/x.js"]:
        (site / "search" / name).parent.mkdir(exist_ok=True)
        (site / "search" / name).write_text("x", "utf-8")
    assert write(site) == []
    kept = {name: sent(site, f"/search/{name}")["Cache-Control"] for name in [*names, "m.0123456789ab.js", "meta.js", "d/x.js"]}
    assert kept == {name: [SHORT if name in {"meta.js", "d/x.js"} else FOREVER] for name in kept}


def test_more_rules_than_a_host_takes_are_a_warning(site: Path) -> None:
    for number in range(110):
        (site / f"{number}.txt").write_text("x", "utf-8")
    assert [problem.code for problem in write(site)] == ["too-many-headers"]


def test_a_policy_that_a_host_would_drop_is_a_warning(site: Path, page: Callable[..., str]) -> None:
    for number in range(40):
        (site / f"{number}.html").write_text(page(f"<script>{number}</script>"), "utf-8")
    (problem,) = write(site)
    assert problem.code == "header-too-long"
    assert problem.severity.value == "warning"
    assert str(problem.location) == "site/_headers:2:1"


def test_apache_and_nginx_get_the_same(site: Path) -> None:
    """Whoever has a server of their own finds its rules in the release they belong to."""
    write(site, base="/zhuihui/")
    policy = sent(site, "/zhuihui/")["Content-Security-Policy"][0]
    apache, nginx = (site / ".htaccess").read_text("utf-8"), (site / "nginx.conf").read_text("utf-8")
    for text in (apache, nginx):
        assert policy in text
        assert all(value in text for value in (FOREVER, SHORT, NEVER, "/zhuihui/404.html"))
    assert nginx.count("{") == nginx.count("}")
    assert len(re.findall(r"add_header", nginx)) == len(re.findall(r"^add_header", nginx, re.MULTILINE)), "none inside a location"
    assert "server {" not in nginx, "host, certificate and folder are the owner's"


@pytest.mark.parametrize(
    "name", [*FILES, "a.b.css", "a.1234567.css", "deadbeef.css", "assets.57a0d79d.min/x.css", "assets/helper.57a0d79d/x.js", "2024.01.html"]
)
def test_the_servers_know_a_hashed_name_as_we_do(site: Path, name: str) -> None:
    """Two ways of saying the same: one in Python, one as an expression for servers and the service worker."""
    write(site)
    pattern = re.search(r"=~ m#([^#]+)#", (site / ".htaccess").read_text("utf-8"))
    assert pattern
    assert bool(re.search(pattern[1], name)) == is_immutable(name)


def test_a_hash_in_a_name_is_hexadecimal_and_long() -> None:
    assert is_immutable("assets/main.57a0d79d.min.css")
    assert not is_immutable("assets/main.min.css")
    assert not is_immutable("57a0d79d.css")
    assert not is_immutable("assets/a.1234567.css")
