"""What the documents at the root promise is there: files, commands, fields. A newcomer types what they read."""

import ast
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


def test_what_other_packages_import_says_what_it_takes_gives_and_raises() -> None:
    """Whoever calls a function of another package should not have to read it."""
    files = [*(ROOT / "generator").rglob("*.py"), ROOT / "mkdocs_hooks.py"]
    trees = {".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8")) for path in files}
    imported = {
        (node.module, name.name)
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[:2] != module.split(".")[:2]
        for name in node.names
    }
    silent = [
        f"{module}.{function.name}: {lacking}"
        for module, tree in trees.items()
        for function in tree.body
        if isinstance(function, ast.FunctionDef) and (module, function.name) in imported
        for lacking in _lacking(function)
    ]

    assert silent == []


def _lacking(function: ast.FunctionDef) -> list[str]:
    """The sections that a docstring lacks."""
    text, arguments = ast.get_docstring(function) or "", function.args
    gives = function.returns is not None and ast.unparse(function.returns) != "None"
    raises = any(isinstance(node, ast.Raise) and node.exc for node in ast.walk(function))
    return [
        *(["Args:"] if (arguments.args or arguments.kwonlyargs) and "Args:" not in text else []),
        *(["Returns:"] if gives and "Returns:" not in text and "Yields:" not in text else []),
        *(["Raises:"] if raises and "Raises:" not in text else []),
    ]
