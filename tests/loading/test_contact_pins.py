"""The lock of contacts: what was confirmed, by whom, and what has changed since."""

from datetime import date
from pathlib import Path

import pytest

from generator.loading.contact_pins import CONTACTS, differences, read_contact_pins, show_difference, write_contact_lock
from generator.loading.loader import load_dataset
from generator.records.dataset import Dataset

DAY = date(2026, 11, 30)
CONTACT = """\
a-line:
  name: {zh: 某单位, en: An office}
  kind: hotline
  status: unconfirmed
  number: "96110"
  url: "https://www.12321.cn/"
  region: CN
  scope: 受理举报
  hours: 工作日
  evidence: []
b-line:
  name: 乙单位
  kind: hotline
  status: unconfirmed
  number: "12350"
  region: CN
  scope: 受理求助
  evidence: []
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two contacts, both confirmed."""
    edited(tmp_path)
    write_contact_lock(tmp_path, read(tmp_path), ["a-line", "b-line"], "王某", DAY)
    return tmp_path


def edited(root: Path, old: str = "", new: str = "") -> None:
    assert old in CONTACT
    (root / "data" / "contacts").mkdir(parents=True, exist_ok=True)
    (root / "data" / "contacts" / "all.yml").write_text(CONTACT.replace(old, new) if old else CONTACT, "utf-8")


def read(root: Path) -> Dataset:
    loaded = load_dataset(root)
    assert loaded.problems == []
    return loaded.dataset


def test_what_was_confirmed_does_not_differ(root: Path) -> None:
    """Else every check would cry, and nobody would listen."""
    assert list(differences(read(root))) == []


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"96110"', '"96100"', "number"),
        ("www.12321.cn", "www.12321-cn.example", "url"),
        ("zh: 某单位", "zh: 建设银行", "name.zh"),
        ("An office", "A bank", "name.en"),
        ("hours: 工作日", "hours: 24 小时", "hours.zh"),
        ("  hours: 工作日\n", "", "hours.zh"),
        ('"12350"', '"12350"\n  url: "https://www.example.org/"', "url"),
    ],
)
def test_one_edited_line_is_a_difference(root: Path, old: str, new: str, field: str) -> None:
    """One wrong digit sends people who were robbed to the robber."""
    edited(root, old, new)

    assert [each.field for each in differences(read(root))] == [field]


def test_a_line_taken_from_the_lock_is_a_difference(root: Path) -> None:
    """The way round the lock that costs least."""
    lines = (root / CONTACTS).read_text("utf-8").splitlines(keepends=True)
    (root / CONTACTS).write_text("".join(line for line in lines if "96110" not in line), "utf-8")

    assert [(each.field, each.old, each.new) for each in differences(read(root))] == [("number", None, "96110")]


def test_a_lock_with_two_opinions_confirms_neither(root: Path) -> None:
    """After a merge both lines may stand there, the wrong one too."""
    with (root / CONTACTS).open("a", encoding="utf-8") as file:
        file.write("a-line\tnumber\t96100\t2026-11-30\t李某\n")

    assert [(each.contact, each.field) for each in differences(read(root))] == [("a-line", "number")]


def test_confirming_one_contact_leaves_the_others_as_they_were(root: Path) -> None:
    """Whoever has compared one number has not compared the rest."""
    (root / "data" / "contacts" / "all.yml").write_text(CONTACT.replace('"96110"', '"96100"').replace('"12350"', '"12351"'), "utf-8")
    count = write_contact_lock(root, read(root), ["a-line"], "李某", date(2026, 12, 1))

    assert count == 1
    assert [(each.contact, each.old, each.new) for each in differences(read(root))] == [("b-line", "12350", "12351")]
    pins = read_contact_pins(root) or ()
    assert {(pin.value, pin.day, pin.by) for pin in pins if pin.field == "number"} == {
        ("96100", "2026-12-01", "李某"),
        ("12350", "2026-11-30", "王某"),
    }


def test_a_contact_that_is_gone_stays_in_the_lock_until_somebody_says_so(root: Path) -> None:
    """A hotline that vanished is a change like a wrong one."""
    (root / "data" / "contacts" / "all.yml").write_text(CONTACT.partition("b-line")[0], "utf-8")

    assert {each.contact for each in differences(read(root))} == {"b-line"}
    write_contact_lock(root, read(root), ["b-line"], "李某", DAY)
    assert list(differences(read(root))) == []


def test_a_difference_is_shown_digit_by_digit(root: Path) -> None:
    """96110 and 96100 look the same to somebody in a hurry."""
    edited(root, '"96110"', '"96100"')

    shown = [show_difference(each) for each in differences(read(root))]

    assert shown == ["a-line number\n  old  9 6 1 1 0\n  new  9 6 1 0 0\n             ^"]


def test_a_project_without_a_lock_is_told_from_one_with_an_empty_lock(root: Path) -> None:
    """The first is one missing file; in the second nobody has confirmed anything."""
    (root / CONTACTS).write_text("# nothing\n", "utf-8")
    assert read_contact_pins(root) == ()
    (root / CONTACTS).unlink()
    assert read_contact_pins(root) is None
