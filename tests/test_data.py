"""The real `data/`: one test for each file, so that a failure names it, and a few facts about the whole."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.loading.loader import load_dataset
from generator.problems import Format, Problem, Severity, render
from generator.validate import check_data

ROOT = Path(__file__).parents[1]
FILES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "data").rglob("*.yml"))]


@cache
def errors() -> list[Problem]:
    return [problem for problem in check_data(ROOT, date.today()).problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("file", FILES)
def test_a_file_has_no_error(file: str) -> None:
    """Somebody will act on what stands there."""
    assert render([problem for problem in errors() if problem.location.file == file], Format.PLAIN) == ""


def test_no_error_lies_outside_the_files_of_data() -> None:
    """Stray files, and prose with figures of its own."""
    assert render([problem for problem in errors() if problem.location.file not in FILES], Format.PLAIN) == ""


def test_every_kind_of_record_is_found() -> None:
    """A folder that was renamed by mistake would leave an empty site that passes every check."""
    dataset = load_dataset(ROOT).dataset

    assert [] == [name for name, records in dataset.records.items() if not records and name not in {"exemptions", "redirects"}]


def test_the_line_for_people_who_cannot_speak_is_no_fake() -> None:
    """12110 stood among the fakes of 110: a deaf person was sent to a telephone, and had no way to reach the police."""
    contacts = load_dataset(ROOT).dataset.contacts
    warned = [key for key, contact in contacts.items() for text in contact.look_alikes if "12110" in f"{text.zh} {text.en}"]

    assert (contacts["police-12110"].kind, contacts["police-12110"].number) == ("sms", "12110")
    assert warned == []


def test_no_claim_of_the_article_is_answered_twice() -> None:
    """Two verdicts on one sentence, and a reader finds the one that is not kept up."""
    answered = [ref for claim in load_dataset(ROOT).dataset.claims.values() for ref in claim.seed_refs]

    assert answered
    assert sorted(answered) == sorted(set(answered))
