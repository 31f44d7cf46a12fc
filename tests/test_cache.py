"""What one run keeps for the next: never wrong, never in the way."""

import os
import pickle
import sys
from pathlib import Path

import pytest

from generator import cache
from generator.cache import CACHE_FOLDER, KEPT_KEYS, Cache, FileStates, code_key, files_below
from tests.processes import run, started

ROOT = Path(__file__).parents[1]
OLD = 1_600_000_000_000_000_000


def file_of(root: Path, key: str = "k", name: str = "v") -> Path:
    return root / CACHE_FOLDER / key / f"{name}.pickle"


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as old enough, so that a test need not wait until it is."""
    monkeypatch.setattr(cache, "_YOUNG", -3_600_000_000_000)


def test_what_was_kept_comes_back_in_another_process(tmp_path: Path) -> None:
    """It has no other purpose."""
    Cache(tmp_path, "k").save("v", {"a": (1, "字")})
    code = f"from pathlib import Path; from generator.cache import Cache; print(Cache(Path({str(tmp_path)!r}), 'k').load('v'))"

    assert run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "utf-8"}).stdout == "{'a': (1, '字')}\n"
    assert Cache(tmp_path, "another").load("v") is None
    assert Cache(tmp_path, "k").load("w") is None


def test_a_damaged_file_holds_nothing(tmp_path: Path) -> None:
    """A disk that loses one bit must not change one word of advice: each bit of the file, each place where it may end."""
    Cache(tmp_path, "k").save("v", ["十二小时内", 24])
    path = file_of(tmp_path)
    whole = path.read_bytes()
    damaged = [whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :] for place in range(len(whole)) for bit in range(8)]

    for data in (*damaged, *(whole[:length] for length in range(len(whole))), whole + b"\0", pickle.dumps("foreign")):
        path.write_bytes(data)
        assert Cache(tmp_path, "k").load("v") is None
    Cache(tmp_path, "k").save("v", "mended")
    assert Cache(tmp_path, "k").load("v") == "mended"


def test_a_value_that_cannot_be_made_again_is_none(tmp_path: Path) -> None:
    """Whole, but of a class that is gone."""
    data = b"cno_such_module\nGone\n."
    Cache(tmp_path, "k").save("v", 1)
    file_of(tmp_path).write_bytes(cache.content_digest(data) + data)

    assert Cache(tmp_path, "k").load("v") is None


def test_something_else_in_its_place_is_no_error(tmp_path: Path) -> None:
    """A folder where the file should be, a file where the folder should be."""
    file_of(tmp_path).mkdir(parents=True)
    Cache(tmp_path, "k").save("v", 1)
    assert Cache(tmp_path, "k").load("v") is None
    assert [path.name for path in file_of(tmp_path).parent.iterdir()] == ["v.pickle"]

    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ".cache").write_text("", "utf-8")
    Cache(tmp_path / "other", "k").save("v", 1)
    assert Cache(tmp_path / "other", "k").load("v") is None


def test_a_full_or_locked_disk_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache never fails a build. For root no folder is locked, so the disk itself refuses here."""

    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    Cache(tmp_path, "k").save("v", "old")
    monkeypatch.setattr(Path, "replace", refuse)
    Cache(tmp_path, "k").save("v", "new")

    assert Cache(tmp_path, "k").load("v") == "old"
    assert [path.name for path in file_of(tmp_path).parent.iterdir()] == ["v.pickle"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_no_error(tmp_path: Path) -> None:
    """A checkout that belongs to somebody else can be checked and built elsewhere."""
    tmp_path.chmod(0o500)
    Cache(tmp_path, "k").save("v", 1)

    assert Cache(tmp_path, "k").load("v") is None
    assert list(tmp_path.iterdir()) == []


def test_switched_off_it_touches_nothing(tmp_path: Path) -> None:
    """`--no-cache`."""
    off = Cache(tmp_path, "k", enabled=False)
    off.save("v", 1)
    code_key(tmp_path, enabled=False)
    assert list(tmp_path.iterdir()) == []

    Cache(tmp_path, "k").save("v", 1)
    assert off.load("v") is None


def test_two_who_write_at_once_and_one_who_is_killed(tmp_path: Path) -> None:
    """Whoever reads finds one whole value of one of them."""
    code = (
        "import sys; from pathlib import Path; from generator.cache import Cache; own = Cache(Path(sys.argv[1]), 'k')\n"
        "print('begun', flush=True)\nwhile True: own.save('v', [sys.argv[2]] * 50_000)"
    )
    with (
        started([sys.executable, "-c", code, str(tmp_path), "a"], cwd=ROOT) as first,
        started([sys.executable, "-c", code, str(tmp_path), "b"], cwd=ROOT) as second,
    ):
        seen = set()
        while seen != {"a", "b"}:
            if value := Cache(tmp_path, "k").load("v"):
                assert len(value) == 50_000
                assert len(set(value)) == 1
                seen.add(value[0])
            assert first.poll() is second.poll() is None
        first.kill()
        second.kill()
        first.wait()
        second.wait()

    assert len(Cache(tmp_path, "k").load("v")) == 50_000
    Cache(tmp_path, "k").save("v", "next")
    assert Cache(tmp_path, "k").load("v") == "next"


def test_keys_that_nobody_uses_any_more_are_forgotten(tmp_path: Path) -> None:
    """Each edit of the code makes a new key: without an end to them the disk would be full in a month."""
    for number in range(KEPT_KEYS + 3):
        Cache(tmp_path, f"k{number}").save("v", number)
        os.utime(file_of(tmp_path, f"k{number}").parent, ns=(OLD + number, OLD + number))
        Cache(tmp_path, "k0")  # in use

    left = {path.name for path in (tmp_path / CACHE_FOLDER).iterdir()}
    assert left == {"k0", *(f"k{number}" for number in range(4, KEPT_KEYS + 3))}


def test_large_keys_are_forgotten_earlier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six caches of a large site may be more than somebody's disk has left."""
    monkeypatch.setattr(cache, "KEPT_BYTES", 5_000)
    for number in range(3):
        Cache(tmp_path, f"k{number}").save("v", "x" * 3_000)
        os.utime(file_of(tmp_path, f"k{number}").parent, ns=(OLD + number, OLD + number))

    assert {path.name for path in (tmp_path / CACHE_FOLDER).iterdir()} == {"k1", "k2"}


def states_of(root: Path, before: FileStates | None = None) -> tuple[FileStates, set[str]]:
    """As a next run would see the files, and what has changed for it."""
    states = FileStates(root, pickle.loads(pickle.dumps(before.known)) if before else None)  # noqa: S301
    changed = states.changed(files_below(root))
    clock = root.with_name(f"{root.name}-clock")
    clock.touch()
    while clock.stat().st_ctime_ns <= max((file.stat().st_ctime_ns for file in root.rglob("*") if file.exists()), default=0):
        clock.touch()  # until the clock of the disk has ticked: what a test writes next has another time
    return states, changed


@pytest.mark.usefixtures("settled")
def test_each_kind_of_change_is_noticed(tmp_path: Path) -> None:
    """New, changed, renamed, gone; and nothing else."""
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name, "utf-8")
    first, changed = states_of(tmp_path)
    assert changed == {"a", "b", "c"}
    assert first.renewed

    second, changed = states_of(tmp_path, first)
    assert (changed, second.renewed, second.digest()) == (set(), False, first.digest())

    (tmp_path / "a").write_text("x", "utf-8")
    (tmp_path / "b").rename(tmp_path / "d")
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "f").write_text("f", "utf-8")
    third, changed = states_of(tmp_path, second)
    assert changed == {"a", "b", "d", "e/f"}
    assert third.digest() != first.digest()

    os.utime(tmp_path / "a")
    fourth, changed = states_of(tmp_path, third)
    assert (changed, fourth.renewed, fourth.digest()) == (set(), True, third.digest())


@pytest.mark.usefixtures("settled")
def test_files_of_one_size_and_an_old_time_are_told_apart(tmp_path: Path) -> None:
    """Unpacked from an archive, moved back from a backup, two exchanged: the time is that of long ago, the size the same."""
    for name in ("a", "b"):
        (tmp_path / name).write_text(name, "utf-8")
        os.utime(tmp_path / name, ns=(OLD, OLD))
    first, _ = states_of(tmp_path)

    (tmp_path / "a").rename(tmp_path / "c")
    (tmp_path / "b").rename(tmp_path / "a")
    (tmp_path / "c").rename(tmp_path / "b")
    second, changed = states_of(tmp_path, first)
    assert changed == {"a", "b"}

    (tmp_path / "a").write_text("x", "utf-8")
    os.utime(tmp_path / "a", ns=(OLD, OLD))
    (tmp_path / "b").write_text("y", "utf-8")
    os.utime(tmp_path / "b", ns=(OLD - 5, OLD - 5))
    assert states_of(tmp_path, second)[1] == {"a", "b"}


def test_a_file_too_young_for_the_clock_is_read_again(tmp_path: Path) -> None:
    """Two writes between two ticks of the clock have one time."""
    path = tmp_path / "a"
    path.write_text("1", "utf-8")
    first, _ = states_of(tmp_path)
    about = path.stat()
    tick = (about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)
    assert tick not in {state for state, _ in first.known.values()}

    path.write_text("2", "utf-8")
    assert states_of(tmp_path, first)[1] == {"a"}


def test_what_cannot_be_read_is_not_known(tmp_path: Path) -> None:
    """Whoever relies on it compares the two lists."""
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    states, changed = states_of(tmp_path)

    assert (states.known, changed, files_below(tmp_path)) == ({}, set(), ["broken"])
    assert files_below(tmp_path, "missing") == []


def test_the_key_follows_code_python_and_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another code made is never read; the same code elsewhere has the same key."""
    package, site = tmp_path / "generator", tmp_path / "site-packages"
    for folder in (package, site / "yaml-6.0.dist-info", tmp_path / "theme"):
        folder.mkdir(parents=True)
    (package / "a.py").write_text("1", "utf-8")
    (tmp_path / "theme" / "main.html").write_text("<p>", "utf-8")
    monkeypatch.setattr(cache, "_PACKAGE", package)
    monkeypatch.setattr(sys, "path", [str(site)])
    keys = [code_key(tmp_path), code_key(tmp_path, "theme")]
    assert (
        keys == [code_key(tmp_path), code_key(tmp_path, "theme")] == [code_key(tmp_path, enabled=False), code_key(tmp_path, "theme", "no")]
    )

    (tmp_path / "theme" / "main.html").write_text("<b>", "utf-8")
    assert code_key(tmp_path) == keys[0]
    keys.append(code_key(tmp_path, "theme"))
    (package / "a.py").write_text("2", "utf-8")
    keys.append(code_key(tmp_path))
    (site / "yaml-6.0.dist-info").rename(site / "yaml-6.1.dist-info")
    keys.append(code_key(tmp_path))
    monkeypatch.setattr(sys, "version", "4.0")
    keys.append(code_key(tmp_path))

    assert len(set(keys)) == len(keys)


def test_folders_count_and_a_circle_of_links_ends(tmp_path: Path) -> None:
    """An empty folder can be a problem too; a folder that was linked into itself must not keep a command for ever."""
    (tmp_path / "a" / "empty.yml").mkdir(parents=True)
    (tmp_path / "a" / "file").write_text("1", "utf-8")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "beside").symlink_to(tmp_path / "b", target_is_directory=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "file").write_text("2", "utf-8")
    os.mkfifo(tmp_path / "b" / "pipe")
    states, _ = states_of(tmp_path)

    inside = ["a/again", "a/beside/file", "a/beside/pipe", "a/empty.yml/", "a/file"]
    assert files_below(tmp_path, "none") == []
    assert files_below(tmp_path) == [*inside, "b/file", "b/pipe"]
    assert files_below(tmp_path, "a/file") == ["a/file"]
    assert {*files_below(tmp_path)} - states.known.keys() == {"a/again", "a/beside/pipe", "b/pipe"}
