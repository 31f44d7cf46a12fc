"""A dead link on a host that knows one page for all of them, such as GitHub Pages: the reader is helped in the language of the address."""

from functools import partial
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.serving import Handler, served

WORDS = {"zh-CN": "这一页打不开", "en": "This page cannot be shown"}


class OnePage(Handler):
    """Answers with the page at the root whatever is missing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page, with the status of the error."""
        assert code == HTTPStatus.NOT_FOUND, message
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.mark.parametrize(("address", "language"), [("no-such-page/", "zh-CN"), ("en/no/such-page/", "en"), ("english/", "zh-CN")])
@pytest.mark.parametrize("scripts", ["on", "off"])
def test_one_page_serves_every_language(browser: Browser, published: Path, address: str, language: str, scripts: str) -> None:
    """With scripts nothing but the language of the address is left; without, every language is there, each with its ways out."""
    with served(published, partial(OnePage)) as base:
        context = browser.new_context(java_script_enabled=scripts == "on", locale="zh-CN")
        page = context.new_page()
        page.goto(f"{base}/{address}")
        for tag, words in WORDS.items():
            visible = scripts == "off" or tag == language
            expect(page.locator(f"h1 [lang={tag}]")).to_be_visible(visible=visible)
            expect(page.locator("h1")).to_contain_text(words)
            ways = page.locator(f"article div[lang={tag}] a")
            expect(ways).to_have_count(4)
            for way in ways.all():
                expect(way).to_be_visible(visible=visible)
        if scripts == "on":
            expect(page).to_have_title(WORDS[language])
            assert page.evaluate("document.documentElement.lang") == language
        for link in page.locator("article a").evaluate_all("links => links.map(a => a.href)"):
            assert page.request.get(link).ok, link
        context.close()
