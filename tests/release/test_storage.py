"""Steps on the disk: killed anywhere, tried again, they still come to their end."""

from pathlib import Path

import pytest

from generator.release import storage
from generator.release.storage import remove, swap


def folder(path: Path, text: str) -> Path:
    (path / "inside").mkdir(parents=True)
    (path / "inside" / "file").write_text(text, "utf-8")
    return path


def test_a_removal_that_was_killed_does_not_stand_in_the_way_of_the_next(tmp_path: Path) -> None:
    """`make pack` would say “Directory not empty” for ever."""
    folder(tmp_path / ".gone-packs", "half removed")
    remove(folder(tmp_path / "packs", "old"))

    assert [] == list(tmp_path.iterdir())


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder(tmp_path / "packs", "old")
    folder(tmp_path / ".gone-packs", "older")
    swap(folder(tmp_path / ".packs-1", "new"), tmp_path / "packs")

    assert ["packs"] == [path.name for path in tmp_path.iterdir()]
    assert (tmp_path / "packs" / "inside" / "file").read_text("utf-8") == "new"


def test_the_old_folder_goes_only_when_the_new_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that refuses the second step must not have cost the first."""
    folder(tmp_path / "packs", "old")
    work, steps = storage.move, []

    def refuse(source: Path, target: Path) -> None:
        steps.append(source.name)
        if len(steps) == 2:
            raise OSError(28, "No space left on device")
        work(source, target)

    monkeypatch.setattr(storage, "move", refuse)
    with pytest.raises(OSError, match="No space"):
        swap(folder(tmp_path / ".packs-1", "new"), tmp_path / "packs")

    assert (tmp_path / "packs" / "inside" / "file").read_text("utf-8") == "old"
