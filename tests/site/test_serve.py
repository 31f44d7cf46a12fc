"""What a contributor sees while editing: both languages, and a page that loads again by itself."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest

from tests.site.conftest import ROOT

pytestmark = pytest.mark.xdist_group("serve")  # one server for all tests here, not one per worker


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`make serve` on a free port; what it says is told when it does not come up."""
    said = tmp_path_factory.mktemp("serve") / "said"
    with socket.create_server(("127.0.0.1", 0)) as free:
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--at", at]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with said.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
    end = time.monotonic() + 240
    while time.monotonic() < end and process.poll() is None and not answers(f"http://{at}/"):
        time.sleep(0.5)
    assert process.poll() is None, said.read_text("utf-8")
    yield f"http://{at}/"
    os.killpg(process.pid, signal.SIGINT)  # Ctrl+C, as a person ends it
    process.wait(20)


def answers(address: str) -> bool:
    try:
        return bool(read(address))
    except OSError:
        return False


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def test_live_reload_may_run(served: str) -> None:
    """Its script stands inline: the strict policy of the published site would silently switch it off."""
    page = read(served)

    assert "livereload(" in page
    assert "Content-Security-Policy" not in page


def test_the_language_switch_leads_somewhere(served: str) -> None:
    """A tap on the switch must not end at a missing page only because somebody is editing."""
    assert 'lang="en"' in read(f"{served}en/plans/wechat-chat/payer-scam/")


def test_the_published_site_keeps_its_policy(published: object) -> None:
    """Otherwise the first test here would also pass with a policy that nobody writes any more."""
    assert "Content-Security-Policy" in (ROOT / "build" / "site" / "index.html").read_text("utf-8")
