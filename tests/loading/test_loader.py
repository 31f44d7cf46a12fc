"""Reading `data/`: every file is read, everything wrong is reported at once, and each value keeps its place."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.loading.loader import load_dataset
from generator.problems import Location, RecordPath

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


STRAYS = {
    "claims/notes.txt": "ends in .yml",
    "clams/a.yml": "did you mean data/claims?",
    "claims/a.yaml": "move it to data/claims/a.yml",
    "claims/a.YML": "move it to data/claims/a.yml",
    "claims/2026/a.yml": "move it to data/claims/a.yml",
    "claims.yml": "move it to data/claims/some-name.yml",
    "a.yml": "folders: ",
    "exemptions/a.yml": "write data/exemptions.yml",
}


@pytest.mark.parametrize(("stray", "hint"), STRAYS.items(), ids=STRAYS.keys())
def test_a_file_no_kind_claims_is_a_problem(tmp_path: Path, stray: str, hint: str) -> None:
    """A misspelt folder would otherwise be a page that never appears."""
    path = tmp_path / "data" / stray
    path.parent.mkdir(parents=True)
    path.write_text(CLAIM, "utf-8")

    problems = load_dataset(tmp_path).problems

    assert ["stray-file"] == [problem.code for problem in problems]
    assert hint in problems[0].hint


def test_what_an_editor_hides_is_no_record(tmp_path: Path) -> None:
    """Emacs leaves a link to nothing beside an open file, a Mac leaves bytes."""
    world(tmp_path, claims__a=CLAIM)
    (tmp_path / "data" / "claims" / ".#a.yml").symlink_to("somebody@a-machine.4711")
    (tmp_path / "data" / "claims" / "._a.yml").write_bytes(b"\x00\x05\x16\x07")

    assert [] == load_dataset(tmp_path).problems


def _link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere.yml")


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, _link_to_nothing, _link_to_itself, _device], ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", ["claims/b.yml", "exemptions.yml"])
def test_what_is_no_file_is_reported_and_the_rest_is_read(tmp_path: Path, make: Callable[[Path], None], name: str) -> None:
    """No traceback, and nothing that waits for ever."""
    world(tmp_path, claims__a=CLAIM)
    make(tmp_path / "data" / name)

    loaded = load_dataset(tmp_path)

    assert [(f"data/{name}", "unreadable")] == [(each.location.file, each.code) for each in loaded.problems]
    assert ["c-1"] == list(loaded.dataset.claims)


def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrator may read everything, so the refusal is played."""
    world(tmp_path, claims__a=CLAIM)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    problems = load_dataset(tmp_path).problems

    assert ["this file cannot be read: Permission denied"] == [problem.message for problem in problems]


def test_a_folder_that_may_not_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages would vanish in silence."""
    world(tmp_path, claims__a=CLAIM)
    monkeypatch.setattr(os, "access", lambda *_: False)
    loaded = load_dataset(tmp_path)

    assert [("data/claims", "unreadable")] == [(each.location.file, each.code) for each in loaded.problems]
    assert loaded.dataset.may_exist("claims", "c-9")


def test_a_name_that_is_no_utf_8_can_be_printed(tmp_path: Path) -> None:
    """Archives from old systems bring such names."""
    world(tmp_path, claims__a=CLAIM)
    (tmp_path / "data" / "claims" / os.fsdecode(b"\xd0\xc5.yml")).write_text("", "utf-8")

    assert ["data/claims/\\xd0\\xc5.yml"] == [problem.location.file for problem in load_dataset(tmp_path).problems]


def test_a_list_of_exemptions_is_a_list(tmp_path: Path) -> None:
    """The other files are mappings; this one is easily begun as one too."""
    problems = load_dataset(world(tmp_path, exemptions="a: 1\n")).problems

    assert ["wrong-type"] == [problem.code for problem in problems]


def test_a_register_that_is_a_list_is_a_problem(tmp_path: Path) -> None:
    """And the reverse."""
    problems = load_dataset(world(tmp_path, claims__a="- a\n")).problems

    assert ["wrong-type"] == [problem.code for problem in problems]


EVIDENCE = """defaults:
  scope: {platforms: [wallet]}
e-1:
  statement: 一句话
  checked_on: 2026-11-01
  confidence: unverified
e-2:
  statement: 一句话
  checked_on: 2026-11-01
  confidence: unverified
  scope: {regions: [HK]}
"""


def test_a_record_takes_what_it_does_not_say_from_the_defaults_of_its_file(tmp_path: Path) -> None:
    """Nobody types fifty times that a file is about WeChat Pay."""
    loaded = load_dataset(world(tmp_path, evidence__a=EVIDENCE))

    assert [] == loaded.problems
    assert ["e-1", "e-2"] == list(loaded.dataset.evidence)
    assert [("wallet",), ()] == [each.scope.platforms for each in loaded.dataset.evidence.values() if each.scope]
    assert Location("data/evidence/a.yml", 2, 23) == loaded.origins.locate(RecordPath("evidence", "e-1", ("scope", "platforms", 0)))
    assert Location("data/evidence/a.yml", 11, 21) == loaded.origins.locate(RecordPath("evidence", "e-2", ("scope", "regions", 0)))


@pytest.mark.parametrize(
    ("wrong", "code", "line"),
    [
        (("platforms: [wallet]", "platfroms: [wallet]"), "unknown-key", 2),
        (("platforms: [wallet]", "regions: [China]"), "wrong-form", 2),
        (("  scope: {platforms: [wallet]}", "  scop: {}"), "unknown-key", 2),
        (("  scope: {platforms: [wallet]}", "  scope: {}"), "incomplete", 2),
        (("\n  scope: {platforms: [wallet]}", " [a]"), "wrong-type", 1),
        (
            (
                "e-1:",
                "e-0:\n  statement: 一句话\n  checked_on: 2026-11-01\n  confidence: unverified\ndefaults:\n  scope: {regions: [CN]}\ne-1:",
            ),
            "duplicate-key",
            7,
        ),
    ],
)
def test_what_is_wrong_with_defaults_is_said_once(tmp_path: Path, wrong: tuple[str, str], code: str, line: int) -> None:
    """And not again for every record that takes them."""
    problems = load_dataset(world(tmp_path, evidence__a=EVIDENCE.replace(*wrong))).problems

    assert [(code, line)] == [(problem.code, problem.location.line) for problem in problems]


def test_defaults_stand_on_top(tmp_path: Path) -> None:
    """Whoever reads a record must have seen them."""
    first, rest = EVIDENCE.split("e-1:")
    loaded = load_dataset(world(tmp_path, evidence__a=f"e-1:{rest}{first}"))

    assert [("wrong-form", 10)] == [(problem.code, problem.location.line) for problem in loaded.problems]
    assert ["e-1", "e-2"] == list(loaded.dataset.evidence)


def test_a_kind_without_defaults_has_a_record_of_that_name(tmp_path: Path) -> None:
    """The word means something only where the table of kinds says so."""
    assert ["defaults"] == list(load_dataset(world(tmp_path, claims__a=CLAIM.replace("c-1", "defaults"))).dataset.claims)


def test_origins_find_a_field_its_parent_or_at_least_the_folder(tmp_path: Path) -> None:
    """A check may name what is not written down; its problem still has a place."""
    origins = load_dataset(world(tmp_path, claims__a=CLAIM)).origins

    assert Location("data/claims/a.yml", 3, 12) == origins.locate(RecordPath("claims", "c-1", ("verdict",)))
    assert Location("data/claims/a.yml", 2, 3) == origins.locate(RecordPath("claims", "c-1", ("quote",)))
    assert Location("data/claims") == origins.locate(RecordPath("claims", "c-9"))
    assert origins.file_of("claims", "c-1") == "data/claims/a.yml"
    assert origins.file_of("claims", "c-9") is None
