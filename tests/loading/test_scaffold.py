"""Starter files: the first thing a contributor sees of this project."""

from pathlib import Path

import pytest

from generator.loading.decoder import decode_record
from generator.loading.scaffold import ScaffoldError, starter, write_starter
from generator.loading.yaml_reader import read_yaml
from generator.problems import RecordPath
from generator.records.kinds import DEFAULTS, KINDS, Kind, Shape

FILES = [kind for kind in KINDS if kind.shape is not Shape.LIST]


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.name)
def test_a_starter_file_can_be_loaded_as_it_stands(kind: Kind) -> None:
    """Somebody who fills in one field must not get errors about the others' form. Which fields go together is reported later."""
    document = read_yaml(starter(kind, "a-record").encode(), "a.yml")
    records = [each for key, each in document.value.items() if key != DEFAULTS]
    value = document.value if kind.shape is Shape.SUBJECT else records[0]

    assert [] == [
        problem for problem in decode_record(kind.model, value, RecordPath(kind.name, "a-record"))[1] if problem.code != "incomplete"
    ]


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.name)
def test_a_starter_file_names_every_field(kind: Kind) -> None:
    """What is not shown is never filled in."""
    text = starter(kind, "a-record")

    assert [] == [name for name in kind.model.model_fields if f"{name}:" not in text]


def test_a_file_that_exists_is_left_alone(tmp_path: Path) -> None:
    """A second `new` must not cost an hour's work."""
    path = write_starter(tmp_path, "claims", "a-claim")
    path.write_text("an hour's work", "utf-8")

    with pytest.raises(ScaffoldError, match="exists already"):
        write_starter(tmp_path, "claims", "a-claim")
    assert path.read_text("utf-8") == "an hour's work"


@pytest.mark.parametrize(
    ("kind", "record", "words"),
    [
        ("clams", "a", "did you mean `claims`"),
        ("Platform", "a", "did you mean `platforms`"),
        ("xyz", "a", "allowed: "),
        ("claims", "A_b", "is no id"),
        ("claims", "a" * 81, "at most 80"),
        ("redirects", "a", "one list"),
    ],
)
def test_what_cannot_be_written_is_explained(tmp_path: Path, kind: str, record: str, words: str) -> None:
    """The message is all the contributor has."""
    with pytest.raises(ScaffoldError, match=words):
        write_starter(tmp_path, kind, record)
