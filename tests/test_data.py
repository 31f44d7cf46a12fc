"""The real `data/`: no error, and a few facts about the whole."""

from datetime import date
from functools import cache
from pathlib import Path

from generator.loading.loader import Loaded
from generator.problems import Format, Severity, render
from generator.validate import check_data

ROOT = Path(__file__).parents[1]


@cache
def checked() -> Loaded:
    """Records and prose, read once."""
    return check_data(ROOT, date.today())


def test_the_records_and_the_prose_have_no_error() -> None:
    """Somebody will act on what stands there. Every error is listed, as `make check` does."""
    errors = [problem for problem in checked().problems if problem.severity is Severity.ERROR]

    assert render(errors, Format.PLAIN) == ""


def test_every_kind_of_record_is_found() -> None:
    """A folder that was renamed by mistake would leave an empty site that passes every check."""
    dataset = checked().dataset

    assert [] == [name for name, records in dataset.records.items() if not records and name not in {"exemptions", "redirects"}]


def test_the_line_for_people_who_cannot_speak_is_no_fake() -> None:
    """12110 stood among the fakes of 110: a deaf person was sent to a telephone, and had no way to reach the police."""
    contacts = checked().dataset.contacts
    warned = [key for key, contact in contacts.items() for text in contact.look_alikes if "12110" in f"{text.zh} {text.en}"]

    assert (contacts["police-12110"].kind, contacts["police-12110"].number) == ("sms", "12110")
    assert warned == []


def test_no_claim_of_the_article_is_answered_twice() -> None:
    """Two verdicts on one sentence, and a reader finds the one that is not kept up."""
    answered = [ref for claim in checked().dataset.claims.values() for ref in claim.seed_refs]

    assert answered
    assert sorted(answered) == sorted(set(answered))
