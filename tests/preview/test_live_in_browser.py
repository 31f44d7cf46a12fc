"""What somebody sees who edits beside an open page, in a real Chromium: the page follows, and says what is wrong."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.processes import line_of, started
from tests.project import ENVIRONMENT, small_project

pytestmark = pytest.mark.browser
TOPIC = "data/topics/frozen-account.yml"


def test_an_open_page_follows_what_is_edited_and_says_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    """Without a key pressed in the browser: an edit, half a line, a wrong reference, and all mended."""
    project = small_project(tmp_path / "project")
    topic = project / TOPIC
    text = topic.read_text("utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--at", at]
    with started(command, cwd=project, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        while "serving on" not in line_of(process):
            pass
        page = browser.new_page()
        page.goto(f"http://{at}/topics/frozen-account/")
        article, shown = page.locator("article"), page.locator("#live-problems")
        expect(article).to_contain_text("answer-of-frozen-account 中文")
        expect(shown).to_have_count(0)

        topic.write_text(text.replace("answer-of-frozen-account 中文", "改过的答案"), "utf-8")
        expect(article).to_contain_text("改过的答案")

        topic.write_text(text.replace("group: accounts", "group: [accounts"), "utf-8")
        expect(shown).to_contain_text(f"{TOPIC}:")
        expect(article).to_contain_text("改过的答案")  # the page of before, below it

        topic.write_text(text.replace("related_topics: [minor-payments]", "related_topics: [minor-paymnets]"), "utf-8")
        expect(shown).to_contain_text("minor-paymnets")
        expect(shown).to_contain_text("references")

        topic.write_text(text, "utf-8")
        expect(shown).to_have_count(0)
        expect(article).to_contain_text("answer-of-frozen-account 中文")

        style = project / "theme" / "assets" / "zhuihui.css"
        style.write_text(style.read_text("utf-8") + "\narticle { outline: 7px solid red }\n", "utf-8")
        expect(article).to_have_css("outline-width", "7px")

        template = project / "theme" / "main.html"
        template.write_text(
            template.read_text("utf-8").replace("{% block extrahead %}", '{% block extrahead %}<meta name="probe">'), "utf-8"
        )
        expect(page.locator("meta[name=probe]")).to_have_count(1)
        page.close()
