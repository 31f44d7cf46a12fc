"""One word, one thing: whoever reads a name in one module must not think of another one."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"
SAME_THING = {
    "addresses": "where pages lie, and addresses as they stand in a text",
    "characters": "what may stand in a file, and how characters are made alike for search",
    "corridors": "the check of corridors, and what follows from them",
    "links": "the check of records, and that of built pages",
    "prose": "hand-written pages: checked, rendered, indexed",
    "references": "the graph of records, its check, and the addresses of built pages",
}
"""File stems that occur in several packages, and the one thing that each of them is about."""
PRIVATE = ("workshop", "bench", "hall", "porch", "atlas", "handout", "leaves", "leaf", "twins", "road", "roads", "shelves")
"""Words this project once had for things that have a name."""

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


@pytest.mark.parametrize("word", PRIVATE)
def test_no_name_of_the_code_is_a_private_word(word: str) -> None:
    """A newcomer needed a week for a vocabulary that nobody else has."""
    used = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if word in words_in(node)
    ]

    assert used == []
