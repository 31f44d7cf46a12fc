"""What pages share and somebody remembers: a page must not lose a read because another page was the first to ask."""

import ast
from pathlib import Path

from generator.pages.all_pages import DERIVED
from generator.records.derived import Derived

PACKAGE = Path(__file__).parents[2] / "generator"
USED_BY_PAGES = ("records", "planner", "pages", "text", "rendering")
SORTING = ("search/syllables.py", "search/folding.py")
"""What the list of all guides is sorted with."""
REMEMBERING = frozenset({"cache", "lru_cache", "cached_property", "WeakKeyDictionary", "WeakValueDictionary"})

REMEMBERED = {
    "records/dataset.py: vocabularies": "a traced mapping in a graph, which puts its own in this place",
    "records/references.py: _annotated": "holds nothing of the records: types of fields",
    "text/addresses.py: _REMEMBERED": "holds nothing of the records: a function of one text",
    "text/lookalike_characters.py: plain": "holds nothing of the records: a function of one text",
    "text/language_of_words.py: language_of": "holds nothing of the records: a function of one text",
    "text/levelling.py: level": "holds nothing of the records: a function of one text",
    "text/levelling.py: _level": "holds nothing of the records: a function of one character",
    "text/ways_to_reach.py: ways_named": "holds nothing of the records: a function of some texts",
    "rendering/environment.py: environment": "holds nothing of the records: templates",
    "rendering/escape.py: _escaped": "holds nothing of the records: a function of one text",
    "rendering/environment.py: _path_between": "holds nothing of the records: a function of two addresses",
    "rendering/environment.py: _published": "holds nothing of the records: a function of one address",
    "search/syllables.py: fuzzy": "holds nothing of the records: a function of one syllable",
    "search/syllables.py: _word": "holds nothing of the records: a function of one word",
    "search/syllables.py: _toneless": "holds nothing of the records: a function of one syllable",
    "search/folding.py: folding": "holds nothing of the records: a table of characters",
    "search/folding.py: _folded": "holds nothing of the records: a table of characters",
}
"""Where something is remembered, and why no read is lost by it."""


def remembered_in(path: Path) -> set[str]:
    """Functions and names of a module that remember values, each as `package/module.py: name`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.FunctionDef(name=name, decorator_list=decorators):
                makers = decorators
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                makers = [value]
            case _:
                continue
        used = {each.id for maker in makers for each in ast.walk(maker) if isinstance(each, ast.Name)}
        if used & REMEMBERING:
            found.add(f"{path.relative_to(PACKAGE).as_posix()}: {name}")
    return found


def test_whatever_is_remembered_is_known() -> None:
    """A new one is a node with facts of its own (`Derived`), a traced mapping, or holds nothing of the records; say which, here."""
    modules = [*(PACKAGE / name for name in SORTING), *(path for package in USED_BY_PAGES for path in (PACKAGE / package).rglob("*.py"))]

    assert {each for path in modules for each in remembered_in(path)} == REMEMBERED.keys()


def test_whatever_is_derived_is_kept_up_to_date_or_counts_as_everything() -> None:
    """A derived value that no graph knows would stay as it was after the first change."""
    made = {
        f"{path.relative_to(PACKAGE).as_posix()}: {target.id}"
        for package in USED_BY_PAGES
        for path in (PACKAGE / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if isinstance(node.value.func, ast.Name) and node.value.func.id == Derived.__name__
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    assert made == {
        "records/references.py: USERS",
        "planner/plan_index.py: PLAN_INDEX",
        "planner/scope.py: SCOPES",
        "pages/evidence_addresses.py: EVIDENCE_REGISTER",
        "records/traversal.py: _NODES",
        "records/references.py: _REFERENCES",
    }
    assert {each.name for each in DERIVED} == {"users", "plan", "scopes", "evidence register"}


def test_no_page_reads_what_is_no_record() -> None:
    """Those two are attributes of the dataset, which notes no reads of its own: `may_exist` does."""
    read = {
        f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}"
        for package in ("planner", "pages", "rendering")
        for path in (PACKAGE / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"pins", "failed_records", "derived"}
    }

    assert read == set()
