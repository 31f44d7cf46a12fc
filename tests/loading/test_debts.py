"""The list of what was wrong before its check: it excuses that, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from generator.checks.contacts import check_contacts
from generator.checks.excused import debt_of, without_debts
from generator.checks.rates import check_rates
from generator.checks.runner import owed_debts, run_checks
from generator.loading.debts import DEBTS, MOST, check_locks, read_debts, write_debts
from generator.loading.loader import load_dataset
from generator.problems import Problem
from generator.records.locks import Debt
from tests.project import NEWEST, put_files

TODAY = date.fromisoformat(NEWEST)
DEBT = Debt("rates", "platforms/some-pay", "summary.zh", "0123456789", "`70%` rests on no published figure")
PLATFORM = "name: {zh: 某支付, en: Some Pay}\nregion: CN\nsummary: 七成能追回\nrules: []\n"


def project(root: Path, platform: str = PLATFORM) -> list[Problem]:
    put_files(root, {"data/platforms/some-pay.yml": platform})
    loaded = load_dataset(root)
    assert loaded.problems == []
    return [each for each in run_checks(loaded.dataset, loaded.origins.locate, TODAY) if each.code in {"rates", "exemptions"}]


def test_a_debt_excuses_the_value_it_was_written_for_and_no_other(tmp_path: Path) -> None:
    """New and changed text must pass; else the list would be a way in."""
    assert len(project(tmp_path)) == 1
    dataset = load_dataset(tmp_path).dataset
    write_debts(tmp_path, [debt for each in check_rates(dataset, TODAY) if (debt := debt_of(dataset, each))])

    assert project(tmp_path) == []
    changed = project(tmp_path, PLATFORM.replace("七成", "八成"))
    assert [(each.code, each.location.file) for each in changed] == [("rates", "data/platforms/some-pay.yml"), ("exemptions", DEBTS)]
    reworded = project(tmp_path, PLATFORM.replace("七成能追回", "有七成能追回"))
    assert [each.code for each in reworded] == ["rates", "exemptions"]
    mended = project(tmp_path, PLATFORM.replace("七成能追回", "看情况"))
    assert [(each.code, str(each.location)) for each in mended] == [("exemptions", f"{DEBTS}:2:1")]
    assert owed_debts(load_dataset(tmp_path).dataset, TODAY) == set()


@pytest.mark.parametrize(("status", "owes"), [("unconfirmed", True), ("confirmed", False)])
def test_nothing_excuses_a_contact_that_is_called_confirmed(status: str, tmp_path: Path, *, owes: bool) -> None:
    """The word promises two sources that hold the number. Who owes them has to take the word back."""
    contact = "a-line: {name: 某单位, kind: hotline, status: STATUS, number: '12345', region: CN, scope: 受理, evidence: [e-1]}\n"
    evidence = "e-1: {statement: 一句话, source: a-law, quote: 某单位, checked_on: 2026-11-01, confidence: high}\n"
    put_files(
        tmp_path,
        {
            "data/sources/a.yml": "a-law: {title: 一部法律, kind: law, carrier: original}\n",
            "data/evidence/a.yml": evidence,
            "data/contacts/a.yml": contact.replace("STATUS", status),
        },
    )
    dataset = load_dataset(tmp_path).dataset
    found = list(check_contacts(dataset, TODAY))
    write_debts(tmp_path, [debt for each in found if (debt := debt_of(dataset, each))])
    dataset = load_dataset(tmp_path).dataset
    assert len(dataset.locks.debts) == len(found) > 0

    left, used = without_debts(dataset, found)

    assert len(left) == (0 if owes else len(found))
    assert len(used) == (len(found) if owes else 0)


def test_a_line_added_by_hand_breaks_the_seal(tmp_path: Path) -> None:
    """The list may only shrink."""
    write_debts(tmp_path, [DEBT])
    assert read_debts(tmp_path) == (DEBT,)
    with (tmp_path / DEBTS).open("a", encoding="utf-8") as file:
        file.write("\t".join(DEBT._replace(record="platforms/other-pay")) + "\n")

    assert read_debts(tmp_path) == ()
    assert [DEBTS] == [each.location.file for each in check_locks(tmp_path) if each.location.file == DEBTS]


def test_a_changed_line_breaks_the_seal(tmp_path: Path) -> None:
    """As does a digest put in by hand."""
    write_debts(tmp_path, [DEBT])
    path = tmp_path / DEBTS
    path.write_text(path.read_text("utf-8").replace("0123456789", "0123456780"), "utf-8")

    assert read_debts(tmp_path) == ()


def test_no_list_is_longer_than_the_first(tmp_path: Path) -> None:
    """Who seals a line of their own is seen all the same."""
    write_debts(tmp_path, [DEBT._replace(path=f"rules.{number}") for number in range(MOST + 1)])

    assert [DEBTS] == [each.location.file for each in check_locks(tmp_path, needed=False)]


def test_missing_locks_are_problems(tmp_path: Path) -> None:
    """To delete the lock would be the shortest way past it."""
    assert ["translations.lock", "contacts.lock"] == [each.location.file for each in check_locks(tmp_path)]
    (tmp_path / "translations.lock").touch()
    (tmp_path / "contacts.lock").touch()
    assert list(check_locks(tmp_path)) == []
