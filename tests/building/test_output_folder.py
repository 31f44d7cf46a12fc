"""A release while it is filled: it shares files with the one before and never writes to one of them."""

import os
from pathlib import Path

import pytest

from generator.building.output_folder import OutputFolder, is_unchanged
from generator.release.audit.built_page import BuiltPage

PAGE = b"<!doctype html><title>One</title><h1>One</h1>"
OTHER = b"<!doctype html><title>Two</title><h1>Two</h1>"


@pytest.fixture
def before(tmp_path: Path) -> OutputFolder:
    """A release."""
    release = OutputFolder(tmp_path / "before")
    release.folder.mkdir()
    release.write("a/index.html", PAGE)
    release.write("b.txt", b"b")
    return release


@pytest.fixture
def target(before: OutputFolder, tmp_path: Path) -> OutputFolder:
    """The next one, empty."""
    (tmp_path / "next").mkdir()
    return OutputFolder(tmp_path / "next", before.folder, before.files)


def inode(folder: OutputFolder, path: str) -> int:
    return (folder.folder / path).stat().st_ino


def test_a_file_is_written_and_read_at_once(before: OutputFolder) -> None:
    """Nobody has to read it again for the audit and the manifest."""
    reading = before.readings["a/index.html"]

    assert isinstance(reading, BuiltPage)
    assert (before.folder / "a/index.html").read_bytes() == PAGE
    assert before.fingerprints["b.txt"].size == 1


def test_what_is_kept_is_the_same_file(before: OutputFolder, target: OutputFolder) -> None:
    assert target.keep("a/index.html")
    assert inode(target, "a/index.html") == inode(before, "a/index.html")
    assert target.files["a/index.html"] is before.files["a/index.html"]


def test_the_same_content_is_not_written_again(before: OutputFolder, target: OutputFolder) -> None:
    assert target.write("a/index.html", PAGE) is before.readings["a/index.html"]
    assert inode(target, "a/index.html") == inode(before, "a/index.html")


def test_other_content_is_another_file(before: OutputFolder, target: OutputFolder) -> None:
    """The release before may be published."""
    target.write("a/index.html", OTHER)

    assert (before.folder / "a/index.html").read_bytes() == PAGE
    assert (target.folder / "a/index.html").read_bytes() == OTHER
    assert target.files["a/index.html"].inode == inode(target, "a/index.html")


def test_a_file_that_was_taken_over_is_never_written_through(before: OutputFolder, target: OutputFolder) -> None:
    """Somebody writes a page twice: the second time it is a link into the published release."""
    target.keep("a/index.html")
    target.write("a/index.html", OTHER)

    assert (before.folder / "a/index.html").read_bytes() == PAGE


def test_what_was_never_there_is_not_kept(target: OutputFolder) -> None:
    assert not target.keep("c.txt")
    assert target.files == {}


def test_without_a_release_before_nothing_is_kept(before: OutputFolder, tmp_path: Path) -> None:
    assert not OutputFolder(tmp_path / "next", None, before.files).keep("b.txt")


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def touch(path: Path) -> None:
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))


def replace(path: Path) -> None:
    """By another file with the same size and time."""
    about = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(about.st_atime_ns, about.st_mtime_ns))
    other.replace(path)


def link(path: Path) -> None:
    path.rename(path.with_name("other"))
    path.symlink_to("other")


@pytest.mark.parametrize("harm", [Path.unlink, grow, touch, replace, link])
def test_what_is_no_longer_what_was_written_is_not_kept_but_written(before: OutputFolder, target: OutputFolder, harm: object) -> None:
    """Whatever somebody has done to the published folder goes with the next release."""
    harm(before.folder / "a/index.html")  # type: ignore[operator]

    assert not is_unchanged(str(before.folder / "a/index.html"), before.files["a/index.html"])
    assert not target.keep("a/index.html")
    target.write("a/index.html", PAGE)
    assert not (target.folder / "a/index.html").is_symlink()
    assert (target.folder / "a/index.html").read_bytes() == PAGE


def test_a_file_system_without_links_gets_copies(before: OutputFolder, target: OutputFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy is another file: the next release must know it by its own place on the disk."""

    def refuse(*_: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert target.keep("a/index.html")
    assert inode(target, "a/index.html") != inode(before, "a/index.html")
    assert is_unchanged(str(target.folder / "a/index.html"), target.files["a/index.html"])


def test_what_is_dropped_is_gone_from_this_release_alone(before: OutputFolder, target: OutputFolder) -> None:
    target.keep("b.txt")
    target.drop("b.txt")

    assert target.files == {}
    assert not (target.folder / "b.txt").exists()
    assert (before.folder / "b.txt").exists()


def test_files_of_somebody_else_are_read(before: OutputFolder) -> None:
    """Those the engine has written."""
    adopted = OutputFolder(before.folder)
    adopted.adopt()

    assert adopted.files == before.files


def test_the_audit_gets_pages_and_files_apart_and_no_manifest(before: OutputFolder) -> None:
    before.write("manifest.json", b"{}")
    site = before.site("https://a.example/")

    assert [*site.pages] == ["a/index.html"]
    assert [*site.files] == ["b.txt"]
    assert [*before.fingerprints] == ["a/index.html", "b.txt"]
