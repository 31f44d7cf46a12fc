"""A reader sees the old site or the new one, never a mixture: killed builds, full disks and failing commands included."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.problems import Location, Problem, Severity
from generator.release import atomic, lock
from generator.release.atomic import Release, build_release, part_of, restore_previous
from generator.release.errors import ReleaseError
from generator.release.manifest import verify
from tests.processes import PATIENCE, run, started

PROJECT = Path(__file__).parents[2]
FILES = 40
FILL = f"""
import pathlib, sys, time
folder, version, pause = pathlib.Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
for number in range({FILES}):
    path = folder / f"d{{number % 7}}" / f"{{number}}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{{version}} {{number}}\\n" * 50)
    time.sleep(pause)
"""
BUILD = """
import pathlib, sys
from generator.release.atomic import build_release
build_release(pathlib.Path(sys.argv[1]), [[sys.executable, "-c", sys.argv[2], "{site}", sys.argv[3], sys.argv[4]]], patience=300)
"""


def fill(version: str, pause: float = 0) -> list[list[str]]:
    """The commands of a small build."""
    return [[sys.executable, "-c", FILL, "{site}", version, str(pause)]]


def published(root: Path) -> dict[str, str]:
    """What a reader gets, manifest apart."""
    site = root / "build/site"
    files = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*") if path.is_file()}
    return {name: text for name, text in files.items() if name != "manifest.json"}


def expected(version: str) -> dict[str, str]:
    return {f"d{number % 7}/{number}.html": f"{version} {number}\n" * 50 for number in range(FILES)}


def leftovers(root: Path) -> list[str]:
    """Everything in the build folder that is neither a release nor a link to one."""
    known = {".lock", "site", "previous", "releases"}
    return sorted(path.name for path in (root / "build").iterdir() if path.name not in known)


def test_a_build_is_published_with_a_manifest(tmp_path: Path) -> None:
    done = build_release(tmp_path, fill("1"))
    assert published(tmp_path) == expected("1")
    assert done.folder == tmp_path / "build/releases" / done.digest
    assert (tmp_path / "build/site").readlink() == Path("releases") / done.digest
    assert verify(tmp_path / "build/site") == []
    assert leftovers(tmp_path) == []


def test_the_release_before_is_kept_and_no_other(tmp_path: Path) -> None:
    """A bad release is taken back in a second, without a build."""
    first, second, third = (build_release(tmp_path, fill(version)) for version in "123")
    assert {path.name for path in (tmp_path / "build/releases").iterdir()} == {second.digest, third.digest}
    assert first.digest not in {second.digest, third.digest}

    restore_previous(tmp_path)
    assert published(tmp_path) == expected("2")
    restore_previous(tmp_path)
    assert published(tmp_path) == expected("3")


def test_there_may_be_nothing_to_go_back_to(tmp_path: Path) -> None:
    build_release(tmp_path, fill("1"))
    with pytest.raises(ReleaseError, match="no earlier release"):
        restore_previous(tmp_path)


def test_the_same_content_is_the_same_release(tmp_path: Path) -> None:
    """Nothing moves under readers when nothing changed."""
    assert build_release(tmp_path, fill("1")) == build_release(tmp_path, fill("1"))
    assert not (tmp_path / "build/previous").exists()


def test_a_damaged_release_is_mended_when_the_same_content_is_built_again(tmp_path: Path) -> None:
    """It has the name of its content; what somebody has done to it since must not stay for that."""
    first = build_release(tmp_path, fill("1"))
    assert first.folder
    (first.folder / "d0/0.html").write_text("broken", "utf-8")
    (first.folder / "d1/1.html").unlink()
    (first.folder / "d2/foreign.html").write_text("x", "utf-8")
    (first.folder / "manifest.json.sig").write_text("signed", "utf-8")

    assert build_release(tmp_path, fill("1")) == first
    assert verify(first.folder) == []
    assert (first.folder / "manifest.json.sig").exists()


def test_a_damaged_release_is_not_gone_back_to(tmp_path: Path) -> None:
    """Who goes back is in a hurry, and would put a half-deleted site before readers."""
    first = build_release(tmp_path, fill("1"))
    build_release(tmp_path, fill("2"))
    assert first.folder
    (first.folder / "d0/0.html").write_text("broken", "utf-8")
    with pytest.raises(ReleaseError, match=rf"is damaged \(.*{first.digest}: file-changed, d0/0\.html\)$"):
        restore_previous(tmp_path)
    assert published(tmp_path) == expected("2")


def test_commands_are_given_what_was_prepared_beside_the_folder(tmp_path: Path) -> None:
    """It belongs to this build alone and goes with it."""

    def prepare(folder: Path) -> dict[str, str]:
        part_of(folder, "word").write_text("prepared", "utf-8")
        return {**os.environ, "WORD": str(part_of(folder, "word"))}

    copy = "import os, pathlib, shutil, sys; shutil.copy(os.environ['WORD'], pathlib.Path(sys.argv[1]) / 'word')"
    build_release(tmp_path, [[sys.executable, "-c", copy, "{site}"]], prepare=prepare)
    assert published(tmp_path) == {"word": "prepared"}
    assert leftovers(tmp_path) == []


def test_a_failing_command_leaves_the_site_untouched(tmp_path: Path) -> None:
    build_release(tmp_path, fill("1"))
    with pytest.raises(ReleaseError, match=r"failed \(3\); the published site is unchanged"):
        build_release(tmp_path, [*fill("2"), [sys.executable, "-c", "raise SystemExit(3)"]])
    assert published(tmp_path) == expected("1")
    assert leftovers(tmp_path) == []


def test_a_command_that_filled_the_disk_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command's own last words are a page of traceback."""
    monkeypatch.setattr(atomic.shutil, "disk_usage", lambda _path: SimpleNamespace(free=0))
    with pytest.raises(ReleaseError, match=r"failed \(1\): there is no space left on the disk; the published site is unchanged"):
        build_release(tmp_path, [["false"]])


def test_a_missing_command_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="not published: No such file"):
        build_release(tmp_path, [["/no/such/program"]])


def test_an_error_found_while_completing_stops_the_release_and_a_warning_does_not(tmp_path: Path) -> None:
    """The audit has the last word before readers see anything."""
    problem = Problem(Location("site/index.html"), "broken-link", "leads nowhere")
    warning = Problem(Location("site/index.html"), "overdue", "old", severity=Severity.WARNING)

    assert build_release(tmp_path, fill("1"), complete=lambda _folder: [problem]) == Release("", None, (problem,))
    assert not (tmp_path / "build/site").exists()

    done = build_release(tmp_path, fill("1"), complete=lambda _folder: [warning])
    assert done.problems == (warning,)
    assert published(tmp_path) == expected("1")


def test_what_completing_writes_is_published_and_listed(tmp_path: Path) -> None:
    def complete(folder: Path) -> Iterable[Problem]:
        (folder / "extra.txt").write_text("x", "utf-8")
        return ()

    build_release(tmp_path, fill("1"), complete=complete)
    assert published(tmp_path) == {**expected("1"), "extra.txt": "x"}
    assert verify(tmp_path / "build/site") == []


def test_a_folder_in_the_place_of_the_link_is_not_touched(tmp_path: Path) -> None:
    """It may be somebody's work."""
    (tmp_path / "build/site").mkdir(parents=True)
    (tmp_path / "build/site/mine.txt").write_text("x", "utf-8")
    with pytest.raises(ReleaseError, match="is a folder, not a link"):
        build_release(tmp_path, fill("1"))
    assert (tmp_path / "build/site/mine.txt").exists()


def test_two_builds_do_not_collide(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    with (
        lock.hold_lock(tmp_path / "build/.lock", 0),
        pytest.raises(ReleaseError, match=rf"another build is running \(process {os.getpid()}\)"),
    ):
        build_release(tmp_path, fill("1"), patience=0.1)
    build_release(tmp_path, fill("1"), patience=0)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (errno.ENOSPC, "there is no space left on the disk"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "this folder may not be written to"),
    ],
)
@pytest.mark.parametrize("step", ["sync_disks", "move", "point", "write_manifest", "hold_lock"])
def test_a_disk_that_refuses_is_one_sentence_at_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, message: str
) -> None:
    build_release(tmp_path, fill("1"))

    def refuse(*_arguments: object) -> None:
        raise OSError(code, os.strerror(code), "build/x")

    monkeypatch.setattr(atomic, step, refuse)
    with pytest.raises(ReleaseError, match=f"not published: {message}.*; the published site is unchanged"):
        build_release(tmp_path, fill("2"))
    assert published(tmp_path) == expected("1")

    monkeypatch.undo()
    build_release(tmp_path, fill("2"))
    assert published(tmp_path) == expected("2")
    assert leftovers(tmp_path) == []


def test_everything_is_on_the_disk_before_the_link_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut the link must not point to empty files."""
    steps: list[str] = []

    def watch(owner: object, name: str) -> None:
        work: Callable[..., None] = getattr(owner, name)
        monkeypatch.setattr(
            owner,
            name,
            lambda *arguments: (steps.append(" ".join((name, *(Path(each).name for each in arguments[:1])))), work(*arguments))[1],
        )

    watch(atomic, "sync_disks")
    watch(atomic, "move")
    watch(atomic, "point")
    build_release(tmp_path, fill("1"))
    next_name = f".next-{os.getpid()}"
    assert steps == ["sync_disks", f"move {next_name}", "point site"]


def start(root: Path, version: str, pause: float, text: str = FILL) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """A build in a process of its own."""
    command = [sys.executable, "-c", BUILD, str(root), text, version, str(pause)]
    return started(command, cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)})


@pytest.fixture
def begun() -> Iterator[ExitStack]:
    """Builds of which a killed one may leave its command behind; all have ended when the test has."""
    with ExitStack() as stack:
        yield stack


def test_killed_at_twenty_random_moments_the_site_is_old_or_new(tmp_path: Path, begun: ExitStack) -> None:
    """Half of the kills spare the command, which then runs on as an orphan; the next build has to wait for it."""
    build_release(tmp_path, fill("0"))
    began = time.monotonic()
    with start(tmp_path, "0", 0.002) as build:
        assert build.wait() == 0
    whole = time.monotonic() - began
    seed = time.time_ns() % 1_000_000
    dice = random.Random(seed)  # noqa: S311  moments, not secrets
    current = "0"
    for number in range(1, 21):
        version = str(number)
        process = begun.enter_context(start(tmp_path, version, 0.002))
        time.sleep(dice.uniform(0.1, 1.1) * whole)
        if number % 2:
            process.send_signal(signal.SIGKILL)
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        seen = published(tmp_path)
        assert seen in (expected(current), expected(version)), f"a mixture after kill {number} (seed {seed})"
        assert verify(tmp_path / "build/site") == [], f"kill {number} (seed {seed})"
        current = version if seen == expected(version) else current

    build_release(tmp_path, fill("last"), patience=PATIENCE)
    assert published(tmp_path) == expected("last")
    assert leftovers(tmp_path) == []
    assert len(list((tmp_path / "build/releases").iterdir())) == 2


@pytest.mark.parametrize("number", [0, FILES // 2, FILES - 1])
@pytest.mark.parametrize("spared", [True, False], ids=["an orphan runs on", "its command dies too"])
def test_killed_while_its_command_writes_the_site_is_the_old_one(tmp_path: Path, begun: ExitStack, number: int, *, spared: bool) -> None:
    """On whatever machine: the command itself kills the build when it has written so many files."""
    build_release(tmp_path, fill("1"))
    kill = "os.kill(os.getppid(), signal.SIGKILL)" if spared else "os.killpg(0, signal.SIGKILL)"
    killing = f"import os, signal\n{FILL}    if number == {number}:\n        {kill}\n"
    process = begun.enter_context(start(tmp_path, "2", 0.002, killing))

    assert process.wait() == -signal.SIGKILL
    assert published(tmp_path) == expected("1")
    assert verify(tmp_path / "build/site") == []
    build_release(tmp_path, fill("3"), patience=PATIENCE)
    assert published(tmp_path) == expected("3")
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("step", ["sync_disks", "move", "point", "remove"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_around_every_step_of_the_swap(tmp_path: Path, step: str, when: str) -> None:
    """The swap takes a millisecond; random kills rarely meet it, so each step is met on purpose."""
    build_release(tmp_path, fill("0"))
    build_release(tmp_path, fill("1"))
    text = f"""
import os, pathlib, signal, sys
from generator.release import atomic
work = atomic.{step}
def step(*arguments):
    if {when == "after"}:
        work(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
atomic.{step} = step
atomic.build_release(pathlib.Path(sys.argv[1]), [[sys.executable, "-c", sys.argv[2], "{{site}}", "2", "0"]])
"""
    process = run([sys.executable, "-c", text, str(tmp_path), FILL], cwd=PROJECT)
    assert process.returncode == -signal.SIGKILL
    assert published(tmp_path) in (expected("1"), expected("2"))
    assert verify(tmp_path / "build/site") == []

    build_release(tmp_path, fill("3"))
    assert published(tmp_path) == expected("3")
    assert leftovers(tmp_path) == []
