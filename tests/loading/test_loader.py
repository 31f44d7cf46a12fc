"""The walk over `data/`: every file is read, everything wrong is told at once, and each value keeps its place."""

from pathlib import Path

import pytest

from generator.loading.loader import load_dataset
from generator.problems import Location

CLAIM = 'c-1:\n  claim: 一句话\n  verdict: "false"\n  truth: 不是\n  section: intro\n  evidence: []\n'


def world(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / "data" / name.replace("__", "/")
        path = path.with_name(path.name + ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def test_an_empty_project_is_an_empty_world(tmp_path: Path) -> None:
    """A fork starts here."""
    loaded = load_dataset(tmp_path)

    assert [] == loaded.problems
    assert {} == loaded.dataset.claims


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """All errors at once; and what is whole is checked all the same."""
    loaded = load_dataset(
        world(tmp_path, claims__a="a: [\n", claims__b=CLAIM, claims__c=CLAIM.replace("c-1", "c-2").replace("intro", "introduction"))
    )

    assert ["c-1"] == list(loaded.dataset.claims)
    assert [("data/claims/a.yml", "syntax"), ("data/claims/c.yml", "unknown-value")] == [
        (each.location.file, each.code) for each in loaded.problems
    ]


def test_an_id_is_taken_once_in_its_folder(tmp_path: Path) -> None:
    """The second record would vanish in silence."""
    problems = load_dataset(world(tmp_path, claims__a=CLAIM, claims__b=CLAIM)).problems

    assert ["duplicate-id"] == [problem.code for problem in problems]
    assert "data/claims/a.yml:2:3" in problems[0].message


@pytest.mark.parametrize("stray", ["claims/notes.txt", "clams/a.yml", "claims/a.yaml"])
def test_a_file_no_kind_claims_is_a_problem(tmp_path: Path, stray: str) -> None:
    """A misspelt folder would otherwise be a page that never appears."""
    path = tmp_path / "data" / stray
    path.parent.mkdir(parents=True)
    path.write_text(CLAIM, "utf-8")

    assert ["stray-file"] == [problem.code for problem in load_dataset(tmp_path).problems]


def test_a_list_of_exemptions_is_a_list(tmp_path: Path) -> None:
    """The other files are mappings; this one is easily begun as one too."""
    problems = load_dataset(world(tmp_path, exemptions="a: 1\n")).problems

    assert ["wrong-type"] == [problem.code for problem in problems]


def test_a_register_that_is_a_list_is_a_problem(tmp_path: Path) -> None:
    """And the reverse."""
    problems = load_dataset(world(tmp_path, claims__a="- a\n")).problems

    assert ["wrong-type"] == [problem.code for problem in problems]


def test_origins_find_a_field_its_parent_or_at_least_the_folder(tmp_path: Path) -> None:
    """A check may name what is not written down; its problem still has a place."""
    origins = load_dataset(world(tmp_path, claims__a=CLAIM)).origins

    assert Location("data/claims/a.yml", 3, 12) == origins.locate("claims", "c-1", ("verdict",))
    assert Location("data/claims/a.yml", 2, 3) == origins.locate("claims", "c-1", ("quote",))
    assert Location("data/claims") == origins.locate("claims", "c-9")
    assert origins.file_of("claims", "c-1") == "data/claims/a.yml"
    assert origins.file_of("claims", "c-9") is None
