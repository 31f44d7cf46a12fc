"""Zips (with search and helper) and packs, opened from a disk and offline."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.cli import main
from generator.offline.bundles import PACK_BYTES
from tests.processes import run
from tests.project import ENVIRONMENT, ROOT, made_once
from tests.real_records import around, records, word

ZIPPED = 12_000_000
"""Bytes of the zip of one language: some 1,300 pages, and the search index in files so small that they hardly pack. Chats take ten times as much."""
PLAN = "plans/wechat-chat/payer-wrong-payee/index.html"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that is offline; whatever goes wrong in a page is kept."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True, locale="zh-CN", offline=True)
    context.add_init_script("window.wrong = []; addEventListener('securitypolicyviolation', e => wrong.push(e.blockedURI))")
    page = context.new_page()
    page.on("console", lambda message: pytest.fail(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    assert page.evaluate("wrong") == []
    context.close()


@pytest.mark.prove
def test_a_zip_is_light_enough_to_be_sent_on(project: Path, unpacked: Path) -> None:
    """Chats refuse large files. The number of pages decides, hence judged before a release."""
    assert unpacked.exists()
    sizes = {path.name: path.stat().st_size for path in (project / "build").glob("zhuihui-*.zip")}

    assert sizes
    assert {name: size for name, size in sizes.items() if size > ZIPPED} == {}


def test_the_helper_works_from_a_disk(phone: Page, unpacked: Path) -> None:
    """Forwarded in a chat, opened from the downloads folder: the clock and the questions are there."""
    phone.goto((unpacked / PLAN).as_uri())
    phone.wait_for_selector(".z-helper")
    phone.get_by_label(word("situation-answer", "yes"), exact=True).check()
    assert phone.evaluate("location.hash") == "#accepted=yes"
    expect(phone.locator(".z-ruled-out summary")).to_contain_text(around("helper", "plan-hidden"))
    expect(phone.locator(".z-language").first).to_be_hidden()


def test_search_leads_to_a_plan_from_a_disk(phone: Page, unpacked: Path) -> None:
    phone.goto((unpacked / "index.html").as_uri())
    phone.locator("[data-search]").tap()
    phone.locator(".md-search__input").fill("微信转错人")
    first = phone.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    first.tap()
    phone.wait_for_url(lambda address: "plans" in address or "help" in address or "procedures" in address)
    assert phone.url.startswith("file:")
    assert phone.locator("h1").inner_text()


def test_no_page_of_the_zip_leads_to_a_file_that_is_not_there(unpacked: Path) -> None:
    """A dead end on a disk cannot even say what is missing."""
    missing = set()
    for page in sorted(unpacked.rglob("*.html"))[::7]:
        for part in page.read_text("utf-8").split('href="')[1:]:
            address = part.partition('"')[0].partition("#")[0].partition("?")[0]
            if address and ":" not in address and not address.startswith("//") and not (page.parent / address).exists():
                missing.add((page.relative_to(unpacked).as_posix(), address))
    assert missing == set()


@pytest.fixture(scope="session")
def packs(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packs, made with the command a maintainer types."""

    def make(_folder: Path) -> None:
        environment = {**ENVIRONMENT, "SITE_URL": "https://zhuihui.example/"}
        run([sys.executable, "-m", "generator", "pack"], cwd=project, env=environment, check=True)

    made_once(tmp_path_factory, "packed", make)
    return project / "build" / "packs"


def test_every_platform_has_a_pack_in_every_language(packs: Path) -> None:
    names = {language: {path.name for path in (packs / language).iterdir()} for language in ("zh", "en")}
    platforms = {f"{path.stem}.html" for path in (ROOT / "data" / "platforms").glob("*.yml")}
    assert names["zh"] == names["en"] == platforms
    assert all(path.stat().st_size <= PACK_BYTES for path in packs.rglob("*.html"))


def test_a_pack_is_whole_in_one_file(phone: Page, packs: Path) -> None:
    """Plan, number, papers, letter and its own last day; no request is made, nothing runs."""
    path = packs / "zh" / "wechat-pay.html"
    text = path.read_text("utf-8")
    phone.goto(path.as_uri())
    for part in ("#p1", "#contacts", "#papers", "#letters", 'a[href="tel:110"]'):
        assert phone.locator(part).count() > 0, part
    expect(phone.get_by_text(around("ui", "valid-until"))).to_be_visible()
    assert phone.get_by_text(records().letters["civil-complaint"].title.zh).count() > 0
    assert "<script" not in text
    assert "https://zhuihui.example/platforms/wechat-pay/" in text
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(phone, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [] == [(each["id"], each["nodes"][0]["target"]) for each in found.response["violations"]]


def test_a_pack_that_is_too_heavy_is_one_sentence_and_the_old_ones_stay(
    project: Path, packs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in packs.rglob("*.html")}
    monkeypatch.setattr("generator.offline.bundles.PACK_BYTES", 10)

    assert main(["--root", str(project), "pack"]) == 1
    assert "the limit is 10" in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in packs.rglob("*.html")}
    assert [] == list(packs.parent.glob(".packs-*"))
