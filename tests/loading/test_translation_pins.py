"""The lock of translations: what it vouches for, and what it never forgives by itself."""

from pathlib import Path

from generator.loading.translation_pins import read_pins, write_translation_lock
from generator.records.lock_names import TRANSLATIONS as LOCK_FILE

HELLO = ("topics/a", "两小时内", "within two hours")
CHANGED = ("topics/a", "一天内", "within two hours")
ANEW = ("topics/a", "一天内", "within a day")


def test_without_a_lock_nothing_is_behind(tmp_path: Path) -> None:
    """A fork that deletes the file still builds; it only loses the warning."""
    assert not read_pins(tmp_path).behind(*HELLO)


def test_english_beside_other_chinese_is_behind(tmp_path: Path) -> None:
    """Whoever corrects a deadline in Chinese must not leave the old one standing in English."""
    write_translation_lock(tmp_path, [HELLO])

    assert not read_pins(tmp_path).behind(*HELLO)
    assert read_pins(tmp_path).behind(*CHANGED)
    assert not read_pins(tmp_path).behind(*ANEW)


def test_the_same_english_in_another_record_is_no_translation_of_the_first(tmp_path: Path) -> None:
    """`No.` stands in fifty records beside fifty sentences."""
    write_translation_lock(tmp_path, [HELLO])

    assert not read_pins(tmp_path).behind("topics/b", "一天内", "within two hours")


def test_pinning_again_does_not_forgive(tmp_path: Path) -> None:
    """Otherwise the command one types out of habit would hide what it is for."""
    write_translation_lock(tmp_path, [HELLO])

    assert write_translation_lock(tmp_path, [CHANGED]) == (1, 1)
    assert read_pins(tmp_path).behind(*CHANGED)


def test_a_record_confirmed_by_name_is_forgiven(tmp_path: Path) -> None:
    """A comma in Chinese needs no new English."""
    write_translation_lock(tmp_path, [HELLO])

    assert write_translation_lock(tmp_path, [CHANGED], confirmed=["topics/a"]) == (1, 0)
    assert not read_pins(tmp_path).behind(*CHANGED)


def test_the_file_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    """Two contributors who pin the same texts must not conflict."""
    write_translation_lock(tmp_path, [HELLO, ("topics/b", "可以", "yes")])
    first = (tmp_path / LOCK_FILE).read_bytes()
    write_translation_lock(tmp_path, [("topics/b", "可以", "yes"), HELLO, HELLO])

    assert (tmp_path / LOCK_FILE).read_bytes() == first
