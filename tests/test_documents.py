"""What the documents at the root promise is there: files, commands, fields. A newcomer types what they read."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "CHANGELOG-API.md")
TARGETS = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
PROMISED = {"help", "setup", "check", "build", "serve", "export", "test", "test-fast", "lint", "fix", "schemas", "new", "bench"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_and_picture_of_a_document_exists(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8"))
    assert [] == [link for link in links if not (ROOT / link).exists()]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_of_a_document_is_a_target(name: str) -> None:
    text = set(re.findall(r"\bmake ([a-z]+(?:-[a-z]+)*)", (ROOT / name).read_text("utf-8")))
    assert text <= TARGETS


def test_the_makefile_has_the_tasks_people_expect() -> None:
    assert PROMISED <= TARGETS


@pytest.mark.parametrize(
    "path", re.findall(r"`(generator/[\w/.]+|tests/[\w/.]+|data/[\w/.]+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
)
def test_every_place_a_contributor_is_sent_to_exists(path: str) -> None:
    assert (ROOT / path.rstrip("/")).exists() or path.endswith(".yml")


def test_the_architecture_fits_on_one_page() -> None:
    """A map that needs scrolling is not read."""
    lines = (ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines()
    assert len(lines) <= 70
    modules = {path.stem for path in (ROOT / "generator").iterdir() if path.suffix == ".py" and not path.stem.startswith("__")}
    modules |= {path.name for path in (ROOT / "generator").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert [] == sorted(module for module in modules if module not in "\n".join(lines))
