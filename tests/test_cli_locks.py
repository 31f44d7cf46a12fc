"""`confirm` and `debts`, as somebody types them."""

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.project import ROOT

WORLD = ROOT / "tests" / "world"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small world with one wrong digit."""
    shutil.copytree(WORLD, tmp_path, dirs_exist_ok=True)
    path = next(path for path in (tmp_path / "data" / "contacts").glob("*.yml") if 'number: "12348"' in path.read_text("utf-8"))
    path.write_text(path.read_text("utf-8").replace('number: "12348"', 'number: "12384"'), "utf-8")
    return tmp_path


def test_a_changed_number_fails_until_somebody_confirms_it_by_name(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One command shows old and new; only with a name and the contact it writes."""
    before = (root / "contacts.lock").read_bytes()

    assert main(["--root", str(root), "check", "--no-cache"]) == 1
    assert "contact-lock" in capsys.readouterr().err
    assert main(["--root", str(root), "confirm"]) == 1
    assert main(["--root", str(root), "confirm", "legal-12348"]) == 1
    assert main(["--root", str(root), "confirm", "--by", "王某"]) == 1
    assert "  old  1 2 3 4 8\n  new  1 2 3 8 4\n             ^ ^" in capsys.readouterr().out
    assert (root / "contacts.lock").read_bytes() == before

    assert main(["--root", str(root), "confirm", "legal-12348", "--by", "王\t某\n"]) == 0
    assert "\t12384\t" in (root / "contacts.lock").read_text("utf-8")
    assert "\t王 某\n" in (root / "contacts.lock").read_text("utf-8")
    main(["--root", str(root), "check", "--no-cache"])
    assert "contact-lock" not in capsys.readouterr().err


def test_a_contact_without_a_change_cannot_be_confirmed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the id would confirm nothing and say nothing."""
    assert main(["--root", str(root), "confirm", "police-110", "--by", "王某"]) == 1
    assert "police-110" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["contacts.lock", "translations.lock"])
def test_a_deleted_lock_is_an_error(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is the shortest way past it."""
    (root / name).unlink()

    assert main(["--root", str(root), "check", "--no-cache"]) == 1
    assert f"{name}:1:1: locks: " in capsys.readouterr().err


def test_debts_are_only_taken_away(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is new and wrong is not written down as if it had been there."""
    assert main(["--root", str(root), "debts"]) == 0
    assert capsys.readouterr().out == "0 debts in debts.lock, 0 paid\n"
