"""The layers, as a test: who may import whom. No import upwards, no circle.

`TYPE_CHECKING` imports count as imports. A package that grows a new dependency changes this table, in the same commit, on purpose.
"""

import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"

MAY_IMPORT = {
    "problems": set(),
    "progress": set(),
    "settings": set(),
    "cache": set(),
    "collector": set(),
    "locales": set(),
    "leftovers": set(),
    "alternates": {"locales"},
    "text": set(),
    "html": set(),
    "search": set(),
    "records": set(),
    "loading": {"records", "problems", "cache", "leftovers"},
    "checks": {"planner", "records", "html", "text", "problems"},
    "planner": {"records"},
    "pages": {"planner", "records", "text"},
    "api": {"planner", "records"},
    "rendering": {"pages", "search"},
    "indexing": {"rendering", "pages", "records", "search", "html", "text"},
    "release": {"html", "text", "problems"},
    "parallel": {"release"},
    "engine": {"release", "alternates", "locales", "settings"},
    "check_content": {"rendering", "pages", "checks", "planner", "loading", "records", "cache", "leftovers", "problems"},
    "validate": {
        "check_content",
        "pages",
        "checks",
        "loading",
        "records",
        "locales",
        "cache",
        "collector",
        "parallel",
        "progress",
        "problems",
    },
    "stale": {"loading", "records"},
    "build_pages": {
        "validate",
        "check_content",
        "indexing",
        "rendering",
        "api",
        "pages",
        "planner",
        "checks",
        "loading",
        "search",
        "records",
        "locales",
        "problems",
    },
    "offline": {
        "build_pages",
        "validate",
        "release",
        "rendering",
        "html",
        "text",
        "leftovers",
        "locales",
        "settings",
        "problems",
        "progress",
    },
    "building": {
        "build_pages",
        "engine",
        "release",
        "api",
        "indexing",
        "rendering",
        "pages",
        "planner",
        "loading",
        "records",
        "search",
        "text",
        "cache",
        "collector",
        "parallel",
        "alternates",
        "leftovers",
        "locales",
        "settings",
        "problems",
        "progress",
    },
    "publish": {
        "building",
        "engine",
        "validate",
        "indexing",
        "release",
        "loading",
        "cache",
        "locales",
        "settings",
        "problems",
        "progress",
    },
    "serving": {
        "building",
        "build_pages",
        "validate",
        "engine",
        "release",
        "indexing",
        "pages",
        "checks",
        "loading",
        "records",
        "search",
        "cache",
        "parallel",
        "locales",
        "settings",
        "problems",
    },
    "cli": {
        "collector",
        "publish",
        "serving",
        "building",
        "cache",
        "offline",
        "build_pages",
        "stale",
        "validate",
        "release",
        "checks",
        "loading",
        "locales",
        "settings",
        "problems",
        "progress",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
"""Package → packages it may import besides itself, lowest first."""

OUTSIDE = {
    "records": {"pydantic"},
    "loading": {"yaml", "pydantic"},
    "rendering": {"jinja2", "markupsafe"},
    "search": {"pypinyin", "zhconv"},
    "release": {"tree_sitter", "tree_sitter_javascript"},
    "html": {"selectolax"},
    "checks": {"markdown", "nh3"},
    "engine": {"mkdocs"},
    "serving": {"watchdog"},
    "progress": {"rich"},
}
"""Package → packages that are not in the standard library."""

AT_HOME = {
    "mkdocs": "mkdocs_hooks.py generator/engine",
    "yaml": "generator/loading",
    "jinja2": "generator/rendering",
    "pydantic": "generator/records generator/loading",
    "pypinyin": "generator/search",
    "zhconv": "generator/search",
    "tree_sitter": "generator/release",
    "tree_sitter_javascript": "generator/release",
    "selectolax": "generator/html",
    "markdown": "generator/checks/prose_markup.py",
    "nh3": "generator/checks/prose_readers.py",
    "watchdog": "generator/serving",
    "rich": "generator/progress.py",
}
"""Package → the only place that may import it, tests apart."""

ABOVE = {
    "build_pages",
    "building",
    "serving",
    "engine",
    "offline",
    "publish",
    "cli",
    "__main__",
    "release",
    "settings",
    "cache",
    "progress",
}
"""Packages that may meet the network and other processes, or a clock: the cache does not trust a file that is too young."""

NOT_BELOW = {"socket", "urllib.request", "http.client", "requests", "subprocess", "random", "time"}

MODULES = tuple(sorted(PACKAGE.rglob("*.py")))


def name_of(path: Path) -> str:
    """`checks.runner` for `generator/checks/runner.py`."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def package_of(path: Path) -> str:
    """`checks` for `generator/checks/runner.py`."""
    return name_of(path).split(".")[0]


@cache
def parsed(path: Path) -> ast.Module:
    """A file, parsed once for all rules."""
    return ast.parse(path.read_text("utf-8"))


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Every module a file imports, with its full name."""
    return frozenset(_imports(parsed(path)))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module
                yield from (
                    f"{module}.{alias.name}"
                    for alias in node.names
                    if (PACKAGE.parent / module.replace(".", "/") / f"{alias.name}.py").exists()
                )
            case ast.ImportFrom():
                yield "a relative import"


def nobody_imports(paths: Iterable[Path], forbidden: Callable[[Path], Iterable[str]]) -> None:
    """Fail with a line for every file and import: `generator/checks/runner.py imports generator.pages.context`."""
    found = [f"{path.relative_to(ROOT).as_posix()} imports {name}" for path in paths for name in sorted(forbidden(path))]
    assert not found, "\n".join(found)


def test_a_package_imports_only_what_lies_below_it() -> None:
    """A view that loads, or a check that renders, could no longer be read alone."""

    def forbidden(path: Path) -> set[str]:
        allowed = {package_of(path), *MAY_IMPORT.get(package_of(path), set())}
        return {
            found
            for found in imports_of(path)
            if found == "a relative import" or (found.startswith("generator.") and found.split(".")[1] not in allowed)
        }

    nobody_imports(MODULES, forbidden)


def test_a_package_uses_only_its_own_libraries() -> None:
    """The engine, the YAML library and the template engine will each be replaced once; then one package of ours changes."""

    def forbidden(path: Path) -> set[str]:
        known = {*sys.stdlib_module_names, "generator", "a relative import", *OUTSIDE.get(package_of(path), set())}
        return {found for found in imports_of(path) if found.split(".")[0] not in known}

    nobody_imports(MODULES, forbidden)


def test_a_library_is_met_in_one_place() -> None:
    """Also at the root: hook files, scripts and tools."""

    def forbidden(path: Path) -> set[str]:
        place = path.relative_to(ROOT).as_posix()
        places = {library: tuple(home.split()) for library, home in AT_HOME.items()}
        return {
            library for found in imports_of(path) if (library := found.split(".")[0]) in places and not place.startswith(places[library])
        }

    nobody_imports([*MODULES, *sorted(ROOT.glob("*.py")), *sorted((ROOT / "tools").rglob("*.py"))], forbidden)


def test_below_the_build_there_is_no_network_and_no_other_process() -> None:
    """The same records must give the same site on another machine."""
    below = [path for path in MODULES if package_of(path) not in ABOVE]

    nobody_imports(below, lambda path: imports_of(path) & NOT_BELOW)


def test_only_the_settings_read_a_clock_or_the_environment() -> None:
    """The same records must give the same site tomorrow; and a variable that is read in two places is judged in one of them."""
    clocks = {
        f"{owner}.{name}" for owner in ("date", "datetime", "datetime.date", "datetime.datetime") for name in ("today", "now", "utcnow")
    }
    asking = {"os.environ", "os.getenv", "time.time", "time.localtime", *clocks}
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} reads {read}"
        for path in (*MODULES, ROOT / "mkdocs_hooks.py")
        if path != PACKAGE / "settings.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and (read := ast.unparse(node)) in asking
    ]

    assert not found, "\n".join(found)


def test_no_two_modules_import_each_other_in_a_circle() -> None:
    """A circle is one module in two files."""
    graph = {f"generator.{name_of(path)}".removesuffix(".__init__"): imports_of(path) for path in MODULES}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for other in sorted(graph[name] & graph.keys() - {name}):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_every_package_has_a_line_in_the_table() -> None:
    """A new folder chooses its layer when it is made."""
    assert {package_of(path) for path in MODULES} <= MAY_IMPORT.keys()
