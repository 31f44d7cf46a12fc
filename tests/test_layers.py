"""The floors of the house, as a test: who may import whom. No arrow upwards, none between two wings, no circle.

`TYPE_CHECKING` imports count as imports. A room that grows a new dependency changes this table, in the same commit, on purpose.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "generator"

MAY_IMPORT = {
    "problems": set(),
    "text": set(),
    "models": set(),
    "loading": {"models", "problems"},
    "checks": {"models", "text", "problems"},
    "queries": {"models"},
    "views": {"models", "queries"},
    "api": {"models", "queries"},
    "rendering": {"views"},
    "publishing": {"html", "problems", "text"},
    "search": set(),
    "editions": set(),
    "settings": set(),
    "html": set(),
    "indexing": {"html", "text", "search", "views", "rendering", "models"},
    "proofreading": {"loading", "checks", "rendering", "views", "models", "problems"},
    "checking": {"proofreading", "editions", "loading", "checks", "views", "models", "problems"},
    "site": {
        "checking",
        "proofreading",
        "editions",
        "search",
        "indexing",
        "loading",
        "checks",
        "rendering",
        "views",
        "api",
        "queries",
        "models",
        "problems",
    },
    "export": {"site", "rendering", "publishing"},
    "publish": {"checking", "settings", "editions", "indexing", "publishing", "text", "models", "problems"},
    "handout": {"site", "checking", "settings", "editions", "publishing", "problems"},
    "cli": {"checking", "settings", "site", "editions", "export", "publish", "handout", "publishing", "loading", "checks", "problems"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""Room → rooms it may import besides itself."""

OUTSIDE = {
    "models": {"pydantic"},
    "loading": {"yaml", "pydantic"},
    "rendering": {"jinja2", "markupsafe"},
    "search": {"pypinyin", "zhconv"},
    "publishing": {"tree_sitter", "tree_sitter_javascript"},
    "html": {"selectolax"},
}
"""Room → packages that are not in the standard library."""

AT_HOME = {
    "mkdocs": "mkdocs_hooks.py",
    "yaml": "generator/loading",
    "jinja2": "generator/rendering",
    "pydantic": "generator/models generator/loading",
    "pypinyin": "generator/search",
    "zhconv": "generator/search",
    "tree_sitter": "generator/publishing",
    "tree_sitter_javascript": "generator/publishing",
    "selectolax": "generator/html",
}
"""Package → the only place that may import it, tests apart."""

ABOVE = {"site", "export", "publish", "handout", "cli", "__main__", "publishing", "settings"}
"""Rooms that may meet the network and other processes."""

NOT_BELOW = {"socket", "urllib.request", "http.client", "requests", "subprocess", "random", "time"}

MODULES = sorted(HOUSE.rglob("*.py"))


def name_of(path: Path) -> str:
    """`checks.runner` for `generator/checks/runner.py`."""
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts)


def imports_of(path: Path) -> Iterator[str]:
    """Every module a file imports, with its full name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module
                yield from (
                    f"{module}.{alias.name}"
                    for alias in node.names
                    if (HOUSE.parent / module.replace(".", "/") / f"{alias.name}.py").exists()
                )
            case ast.ImportFrom():
                yield "a relative import"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_what_lies_below_it(path: Path) -> None:
    """A view that loads, or a check that renders, could no longer be read alone."""
    room = name_of(path).split(".")[0]
    allowed = MAY_IMPORT.get(room, set()) | {room}
    inside = {found.split(".")[1] for found in imports_of(path) if found.startswith("generator.")}

    assert set() == inside - allowed
    assert "a relative import" not in set(imports_of(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_uses_only_its_own_packages(path: Path) -> None:
    """The engine, the YAML library and the template engine will each be replaced once; then one room changes."""
    room = name_of(path).split(".")[0]
    outside = {found.split(".")[0] for found in imports_of(path)} - sys.stdlib_module_names - {"generator"}

    assert set() == outside - OUTSIDE.get(room, set())


@pytest.mark.parametrize(("package", "places"), AT_HOME.items())
def test_a_package_is_met_in_one_place(package: str, places: str) -> None:
    """Also at the root: hook files, scripts and tools."""
    files = [*MODULES, *ROOT.glob("*.py"), *(ROOT / "tools").rglob("*.py")]
    users = {path.relative_to(ROOT).as_posix() for path in files if package in {found.split(".")[0] for found in imports_of(path)}}

    assert set() == {user for user in users if not user.startswith(tuple(places.split()))}


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path).split(".")[0] not in ABOVE], ids=name_of)
def test_below_the_hall_there_is_no_network_and_no_other_process(path: Path) -> None:
    """The same records must give the same site on another machine."""
    assert set() == set(imports_of(path)) & NOT_BELOW


@pytest.mark.parametrize("path", [*MODULES, ROOT / "mkdocs_hooks.py"], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_settings_read_a_clock_or_the_environment(path: Path) -> None:
    """The same records must give the same site tomorrow; and a variable that is read in two places is judged in one of them."""
    read = {ast.unparse(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
    clocks = {
        f"{owner}.{name}" for owner in ("date", "datetime", "datetime.date", "datetime.datetime") for name in ("today", "now", "utcnow")
    }

    if path.name != "settings.py":
        assert set() == read & {"os.environ", "os.getenv", "time.time", "time.localtime", *clocks}


def test_no_two_modules_import_each_other_in_a_circle() -> None:
    """A circle is one module in two files."""
    graph = {f"generator.{name_of(path)}".removesuffix(".__init__"): set(imports_of(path)) for path in MODULES}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for other in sorted(graph[name] & graph.keys() - {name}):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_every_room_has_a_line_in_the_table() -> None:
    """A new folder chooses its floor when it is built."""
    assert {name_of(path).split(".")[0] for path in MODULES} <= MAY_IMPORT.keys()
