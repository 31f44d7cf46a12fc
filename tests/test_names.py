"""One word, one thing: whoever reads a name in one module must not think of another one."""

import ast
import re
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generator"
SAME_THING = {
    "corridors": "the check of corridors, and what follows from them",
    "first_actions": "the order of first actions: its record, and the check of it",
    "links": "the check of records, and that of built pages",
    "prose": "hand-written pages: checked, rendered, indexed",
    "references": "the graph of records, and its check",
    "scope": "for whom evidence holds: its record, where it may be printed, and the check of it",
}
"""File stems that occur in several packages, and the one thing that each of them is about."""
PRIVATE = frozenset({"workshop", "hall", "porch", "atlas", "handout", "leaf", "twin", "twins", "road", "roads", "shelves", "ledger"})
"""Words this project once had for things that have a name."""
AMBIGUOUS = frozenset({"road", "leaf"})
"""Those that a sentence may need."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.stem != "__init__")


def public_names(path: Path) -> set[str]:
    """What a module defines at its top level for others."""
    names = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case _:
                pass
    return {name for name in names if not name.startswith("_")}


def words_in(node: ast.AST) -> set[str]:
    """The words of the name that a part of the code has, if it has one."""
    name = getattr(node, "id", None) or getattr(node, "arg", None) or getattr(node, "name", None) or ""
    return set(name.lower().split("_")) if isinstance(name, str) else set()


def test_a_public_name_is_defined_once() -> None:
    """Two functions of one name that do different things have disagreed before: about telephone numbers."""
    places = defaultdict(list)
    for path in MODULES:
        for name in public_names(path):
            places[name].append(path.relative_to(PACKAGE).as_posix())

    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_a_file_stem_means_one_thing() -> None:
    """Somebody who looks for a page, a sheet or a helper opened the wrong one of two files."""
    stems = [path.stem for path in MODULES]

    assert {stem for stem in stems if stems.count(stem) > 1} == set(SAME_THING)


def test_no_name_of_the_code_is_a_private_word() -> None:
    """A newcomer needed a week for a vocabulary that nobody else has."""
    root = PACKAGE.parent
    files = [*MODULES, *root.glob("tests/**/*.py"), *root.glob("tools/*.py"), root / "mkdocs_hooks.py"]
    used = {
        f"{path.relative_to(root)}: {word}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for word in words_in(node) & PRIVATE
    }

    assert used == set()


def test_no_text_of_the_project_uses_one() -> None:
    """Classes, labels, templates and documents follow: the next reader greps for what the page shows."""
    root = PACKAGE.parent
    places = ("generator/**/*.jinja", "theme/**/*.css", "theme/**/*.js", "theme/**/*.html", "data/labels/*.yml", "*.md", "Makefile")
    words = re.compile(rf"\b(?:{'|'.join(sorted(PRIVATE - AMBIGUOUS))})\b")
    used = [
        f"{path.relative_to(root)}:{number}: {found[0]}"
        for pattern in places
        for path in sorted(root.glob(pattern))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for found in words.finditer(line)
    ]

    assert used == []
