"""What a contributor sees while editing: both languages, and a page that loads again by itself. It ends at a signal."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import PATIENCE, started
from tests.project import ENVIRONMENT, ROOT, small_project

BACKGROUND = ("sh", "-c", "trap '' INT; exec \"$@\"", "sh")
"""As a shell without a terminal starts a job in the background: SIGINT is ignored."""
CONFIG = """
site_name: 追回
docs_dir: docs
theme: mkdocs
hooks: [hook.py]
"""
HOOK = """
import pathlib, time

def on_config(config):
    if {slow} and "en" in config.config_file_path:
        pathlib.Path("building").touch()
        time.sleep(3600)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`make serve` of the small world on a free port; what it says is told when it does not come up."""
    folder = tmp_path_factory.mktemp("serve")
    project, shown, at = small_project(folder / "project"), folder / "output", free_port()
    with (
        shown.open("w") as out,
        started([sys.executable, "-m", "generator", "serve", "--at", at], cwd=project, env=ENVIRONMENT, stdout=out, stderr=out) as process,
    ):
        until(lambda: process.poll() is not None or answers(f"http://{at}/"))
        assert process.poll() is None, shown.read_text("utf-8")
        yield f"http://{at}/"


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def answers(address: str) -> bool:
    try:
        return bool(read(address))
    except OSError:
        return False


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def test_live_reload_may_run(served: str) -> None:
    """Its script stands inline: the strict policy of the published site would silently switch it off."""
    page = read(served)

    assert "livereload(" in page
    assert "Content-Security-Policy" not in page


def test_the_language_switch_leads_somewhere(served: str) -> None:
    """A tap on the switch must not end at a missing page only because somebody is editing."""
    assert 'lang="en"' in read(f"{served}en/platforms/some-pay/")


def test_the_published_site_keeps_its_policy(published: Path) -> None:
    """Otherwise the first test here would also pass with a policy that nobody writes any more."""
    assert "Content-Security-Policy" in (published / "index.html").read_text("utf-8")


@pytest.mark.parametrize("moment", ["building", "serving"])
@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_ended_by_a_signal_it_leaves_no_process_and_no_folder(tmp_path: Path, ending: signal.Signals, code: int, moment: str) -> None:
    """Started by a script in the background, it would run on for days and hold its port."""
    project, scratch, at = tmp_path / "project", tmp_path / "scratch", free_port()
    for folder in (project / "data", project / "docs", scratch):
        folder.mkdir(parents=True)
    for name, text in {"mkdocs.yml": CONFIG, "mkdocs.en.yml": CONFIG, "docs/index.md": "# 追回\n"}.items():
        (project / name).write_text(text, "utf-8")
    (project / "hook.py").write_text(HOOK.format(slow=moment == "building"), "utf-8")
    command = [*BACKGROUND, sys.executable, "-m", "generator", "--root", str(project), "serve", "--at", at]
    with started(
        command, cwd=ROOT, env={**ENVIRONMENT, "TMPDIR": str(scratch)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        until(lambda: process.poll() is not None or (project / "building").exists() or answers(f"http://{at}/"))
        assert list(scratch.iterdir())
        process.send_signal(ending)
        shown, _ = process.communicate(timeout=PATIENCE)  # returns when nobody is left who could still write

    assert (process.returncode, shown.count("Traceback")) == (code, 0), shown
    assert list(scratch.iterdir()) == []
