"""What a contributor sees while editing: both languages, and a page that loads again by itself. It ends at a signal."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.processes import PATIENCE, line_of, run, started
from tests.project import ENVIRONMENT, small_project, state_of

BACKGROUND = ("sh", "-c", "trap '' INT; exec \"$@\"", "sh")
"""As a shell without a terminal starts a job in the background: SIGINT is ignored."""
SERVE = (sys.executable, "-m", "generator", "serve")


class Served(NamedTuple):
    """A running `make serve`."""

    project: Path
    address: str
    process: "subprocess.Popen[str]"
    output: Path


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("serve") / "project")


@pytest.fixture
def served(project: Path, tmp_path: Path) -> Iterator[Served]:
    """`make serve` of the small world on a free port; what it says is told when it does not come up."""
    output, at = tmp_path / "output", free_port()
    with (
        output.open("w") as out,
        started([*SERVE, "--at", at], cwd=project, env=ENVIRONMENT, stdout=out, stderr=out, text=True) as process,
    ):
        until(lambda: process.poll() is not None or answers(f"http://{at}/"))
        assert process.poll() is None, output.read_text("utf-8")
        yield Served(project, f"http://{at}/", process, output)


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def answers(address: str) -> bool:
    try:
        return bool(read(address))
    except OSError:
        return False


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def test_live_reload_may_run(served: Served) -> None:
    """The strict policy of the published site would silently switch its script off."""
    page = read(served.address)

    assert "/-/live.js" in page
    assert "EventSource" in read(f"{served.address}-/live.js")
    assert "Content-Security-Policy" not in page


def test_the_language_switch_leads_somewhere(served: Served) -> None:
    """A tap on the switch must not end at a missing page only because somebody is editing."""
    assert 'lang="en"' in read(f"{served.address}en/platforms/some-pay/")


def test_the_published_site_keeps_its_policy(published: Path) -> None:
    """Otherwise the first test here would also pass with a policy that nobody writes any more."""
    assert "Content-Security-Policy" in (published / "index.html").read_text("utf-8")


def test_an_edit_reaches_the_page_without_anybody_asking_for_a_build(served: Served) -> None:
    topic = served.project / "data" / "topics" / "frozen-account.yml"
    before = topic.read_text("utf-8")
    page = f"{served.address}topics/frozen-account/"
    assert "改过的答案" not in read(page)
    try:
        topic.write_text(before.replace("answer-of-frozen-account 中文", "改过的答案"), "utf-8")
        until(lambda: "改过的答案" in read(page))
    finally:
        topic.write_text(before, "utf-8")
    until(lambda: "改过的答案" not in read(page))


def test_new_code_takes_the_place_of_the_old_one(served: Served) -> None:
    """A template is code. The process keeps its number and its port, so that neither terminal nor browser notices."""
    template = served.project / "theme" / "main.html"
    before = template.read_text("utf-8")
    try:
        template.write_text(before.replace("{% block extrahead %}", '{% block extrahead %}<meta name="probe" content="new">'), "utf-8")
        until(lambda: 'name="probe"' in read(served.address))
        template.write_text(before, "utf-8")
        until(lambda: 'name="probe"' not in read(served.address))
    finally:
        template.write_text(before, "utf-8")
    assert served.process.poll() is None
    assert "starting anew" in served.output.read_text("utf-8")


def test_code_that_nobody_could_run_does_not_end_it(served: Served) -> None:
    """Half a line of Python while somebody types."""
    module = served.project / "generator" / "serving" / "watching.py"
    before = module.read_text("utf-8")
    try:
        module.write_text(f"{before}\ndef half(", "utf-8")
        until(lambda: "not started anew: generator/serving/watching.py" in served.output.read_text("utf-8"))
        assert read(served.address)
        module.write_text(f"{before}# whole\n", "utf-8")
        until(lambda: "starting anew" in served.output.read_text("utf-8"))
        assert read(served.address)
    finally:
        module.write_text(before, "utf-8")


def test_a_taken_port_is_told_first(tmp_path: Path) -> None:
    """In one sentence, not after a minute and with a traceback: nothing has been read yet."""
    (tmp_path / "data").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        at = f"127.0.0.1:{taken.getsockname()[1]}"
        done = run([*SERVE[:3], "--root", str(tmp_path), "serve", "--at", at], env=ENVIRONMENT)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"not served: {at}: Address already in use")
    assert done.stderr.count("\n") == 1


def test_a_port_is_free_again_at_once(project: Path) -> None:
    """Who stops it and starts it again was told that the port is taken, for a minute: connections linger."""
    at = free_port()
    for _ in range(2):
        with started([*SERVE, "--at", at], cwd=project, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            until(lambda: process.poll() is not None or answers(f"http://{at}/"))
            assert process.poll() is None
            for _ in range(3):
                read(f"http://{at}/hotlines/")


@pytest.mark.parametrize("at", ["8000", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:x", "no such host:8000"])
def test_what_is_no_address_is_told_in_one_sentence(tmp_path: Path, at: str) -> None:
    (tmp_path / "data").mkdir()
    done = run([*SERVE[:3], "--root", str(tmp_path), "serve", "--at", at], env=ENVIRONMENT)

    assert done.returncode == 1
    assert at in done.stderr
    assert done.stderr.count("\n") == 1


def test_two_who_serve_one_clone_do_not_disturb_each_other(served: Served) -> None:
    """They once emptied each other's folder, and pages in the other language went missing."""
    at = free_port()
    with started([*SERVE, "--at", at], cwd=served.project, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        until(lambda: answers(f"http://{at}/"))
        for address in (served.address, f"http://{at}/"):
            assert f'href="{address}en/"' in read(address)
            assert 'lang="en"' in read(f"{address}en/topics/frozen-account/")
    assert read(f"{served.address}en/hotlines/")


def test_nothing_is_written_but_the_cache(served: Served) -> None:
    """A folder `build` that nobody asked for would be published by the next `rsync`."""
    before = state_of(served.project)
    for page in ("", "en/", "topics/frozen-account/", "search/open.js"):
        answers(f"{served.address}{page}")

    assert state_of(served.project) == before
    assert not (served.project / "build").exists()


@pytest.mark.parametrize("moment", ["reading", "serving"])
@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_ended_by_a_signal_it_leaves_no_process_and_no_folder(
    project: Path, tmp_path: Path, ending: signal.Signals, code: int, moment: str
) -> None:
    """Started by a script in the background, it would run on for days and hold its port."""
    scratch, at = tmp_path / "scratch", free_port()
    scratch.mkdir()
    command = [*BACKGROUND, *SERVE, "--at", at, "--no-cache"]
    with started(
        command, cwd=project, env={**ENVIRONMENT, "TMPDIR": str(scratch)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert line_of(process).startswith("reading ")
        if moment == "serving":
            until(lambda: answers(f"http://{at}/"))
            urllib.request.urlopen(f"http://{at}/-/live?page=/&version=x", timeout=PATIENCE).close()
        process.send_signal(ending)
        shown, _ = process.communicate(timeout=PATIENCE)  # returns when nobody is left who could still write

    assert (process.returncode, shown.count("Traceback")) == (code, 0), shown
    assert list(scratch.iterdir()) == []
