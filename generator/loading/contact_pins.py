"""Reads and writes `contacts.lock`: each protected value of a contact, the day it was confirmed, and who confirmed it.

One line per value, sorted, so that git can merge the changes of two people and a reviewer reads which number became which.
"""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path

from generator.records.dataset import Dataset
from generator.records.lock_names import CONTACTS
from generator.records.locks import ContactPin, Difference, contact_differences

_HEAD = "# Written by `make confirm`: contact, field, value, day, who compared the value with its source.\n"


def read_contact_pins(root: Path) -> tuple[ContactPin, ...] | None:
    """The pins in the lock of a project.

    Args:
        root: The folder of the project.

    Returns:
        One pin for each line; a line that is none pins nothing. None when there is no lock.
    """
    path = root / CONTACTS
    if not path.exists():
        return None
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(ContactPin(*parts) for parts in lines if len(parts) == len(ContactPin._fields))


def differences(dataset: Dataset) -> Iterator[Difference]:
    """The protected values that are not what the lock says.

    Args:
        dataset: Records with the locks of their project.

    Returns:
        As of `contact_differences`.
    """
    return contact_differences(dataset.contacts, dataset.locks)


def show_difference(difference: Difference) -> str:
    """A difference for a person to compare: sign by sign, one below the other.

    Args:
        difference: The value before and now.

    Returns:
        The name of the value, the two spellings, and marks below the signs of a number or an address that are not the same.
    """
    signs = difference.field in {"number", "url"}
    old, new = (each or "–" if not signs else " ".join(each or "–") for each in (difference.old, difference.new))
    lines = [f"{difference.contact} {difference.field}", f"  old  {old}", f"  new  {new}"]
    if signs and difference.old and difference.new:
        lines.append("       " + "".join(" " if before == now else "^" for before, now in zip_longest(old, new)).rstrip())
    return "\n".join(lines)


def write_contact_lock(root: Path, dataset: Dataset, confirmed: Collection[str], by: str, day: date) -> int:
    """Write the lock anew: the values of some contacts as they are now, and all others as they were confirmed before.

    Args:
        root: The folder of the project.
        dataset: Its records.
        confirmed: Ids of contacts whose values somebody has compared with their sources; also of those that exist no more.
        by: Who did, in one line.
        day: When.

    Returns:
        Number of values that were pinned anew.
    """
    anew = [each for each in differences(dataset) if each.contact in confirmed]
    gone = {(each.contact, each.field) for each in anew}
    pins = {pin for pin in dataset.locks.contacts or () if (pin.contact, pin.field) not in gone}
    pins |= {ContactPin(each.contact, each.field, each.new, day.isoformat(), by) for each in anew if each.new is not None}
    (root / CONTACTS).write_text(_HEAD + "".join("\t".join(pin) + "\n" for pin in sorted(pins)), "utf-8", newline="\n")
    return len(anew)
