"""Anyone can prove that a copy of the site is whole and ours."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.release.manifest import digest_of, fingerprint_files, verify, write_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "指南").mkdir()
    (tmp_path / "index.html").write_text("一", "utf-8")
    (tmp_path / "指南/a.html").write_text("二", "utf-8")
    return tmp_path


def test_it_lists_size_and_hash_of_every_file_in_order(folder: Path) -> None:
    write_manifest(folder)
    files = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    assert list(files) == ["index.html", "指南/a.html"]
    assert files["index.html"]["size"] == 3
    assert len(files["index.html"]["sha256"]) == 64


def test_the_same_files_give_the_same_digest_and_any_change_another(folder: Path) -> None:
    first = write_manifest(folder)
    text = (folder / "manifest.json").read_bytes()
    assert write_manifest(folder) == first
    assert (folder / "manifest.json").read_bytes() == text
    (folder / "index.html").write_text("1", "utf-8")
    assert write_manifest(folder) != first


def test_what_is_known_of_the_files_gives_the_same_manifest(folder: Path) -> None:
    """Every file was read before it was audited."""
    assert write_manifest(folder, fingerprint_files(folder)) == write_manifest(folder) == digest_of(folder)


@pytest.mark.parametrize("name", ["index.html", "new.html"])
def test_what_is_not_known_of_the_files_stops_the_release(folder: Path, name: str) -> None:
    """A file that somebody wrote after the audit would be published unseen, under a manifest that calls it foreign."""
    known = fingerprint_files(folder)
    (folder / name).write_text("later", "utf-8")
    with pytest.raises(ValueError, match=name):
        write_manifest(folder, known)


def test_a_whole_folder_has_no_problem_signed_or_not(folder: Path) -> None:
    write_manifest(folder)
    assert verify(folder) == []
    (folder / "manifest.json.asc").write_text("signature", "utf-8")
    assert verify(folder) == []


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (lambda folder: (folder / "index.html").write_text("别", "utf-8"), "index.html:1:1: file-changed"),
        (lambda folder: (folder / "指南/a.html").unlink(), "指南/a.html:1:1: file-missing"),
        (lambda folder: (folder / "x.js").write_text("", "utf-8"), "x.js:1:1: file-foreign"),
        (lambda folder: (folder / "x").symlink_to("/etc", target_is_directory=True), "x:1:1: file-foreign"),
        (lambda folder: (folder / "x").symlink_to("nowhere"), "x:1:1: file-foreign"),
    ],
    ids=["changed", "missing", "foreign", "way out", "link to nothing"],
)
def test_every_difference_is_named(folder: Path, harm: Callable[[Path], object], message: str) -> None:
    """A mirror with one changed hotline must not pass."""
    write_manifest(folder)
    harm(folder)
    assert [f"{problem.location}: {problem.code}" for problem in verify(folder)] == [message]


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", '{"version": 2, "files": {}}', '{"version": 1, "files": {"a": 1}}', "[" * 100_000, "\x00"]
)
def test_a_manifest_nobody_can_read_is_a_problem_not_a_crash(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text, "utf-8")
    assert [problem.code for problem in verify(folder)] == ["manifest-unreadable"]


def test_a_folder_without_manifest_is_a_problem(folder: Path) -> None:
    assert [problem.code for problem in verify(folder)] == ["manifest-unreadable"]
