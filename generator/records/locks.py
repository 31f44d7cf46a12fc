"""What people vouched for beside the records: protected values of contacts, and what failed a check when that check was new."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.records.base import Text
from generator.records.contact import Contact
from generator.records.translation import text_digest


class ContactPin(NamedTuple):
    """A protected value as somebody confirmed it."""

    contact: str
    """Id of the contact."""
    field: str
    """`number`, `url`, or a text with its language: `name.en`."""
    value: str
    day: str
    """The day of the confirmation, `2026-11-30`."""
    by: str
    """Who confirmed it, as typed on the command line."""


class Debt(NamedTuple):
    """A problem that was there before its check."""

    check: str
    record: str
    """`kind/id`."""
    path: str
    """Dotted path of the value, as of an exemption."""
    digest: str
    """Of the value and of what the problem says of it, see `debt_digest`: a changed value is judged anew."""
    words: str = ""
    """What the problem said, for whoever reviews the list."""


@dataclass(frozen=True)
class Locks:
    """The content of `contacts.lock` and `debts.lock`."""

    contacts: tuple[ContactPin, ...] | None = None
    """None when there is no such file."""
    debts: tuple[Debt, ...] = ()
    """In the order of the file, whose second line is the first of them."""

    @property
    def pinned(self) -> Mapping[tuple[str, str], ContactPin | None]:
        """(contact, field) → its pin; None where two lines of the file contradict each other."""
        found: dict[tuple[str, str], ContactPin | None] = {}
        for pin in self.contacts or ():
            key = (pin.contact, pin.field)
            found[key] = pin if found.get(key, pin) == pin else None
        return found


def protected_values(contact: Contact) -> Iterator[tuple[str, str]]:
    """The values of a contact that lead a reader to somebody, so that a wrong one costs money.

    Args:
        contact: The contact.

    Yields:
        Field and value; a text once for each language.
    """
    for name in ("name", "number", "url", "path", "hours"):
        match getattr(contact, name):
            case Text() as text:
                yield from ((f"{name}.{language}", words) for language, words in text if words)
            case str() as value:
                yield name, value


class Difference(NamedTuple):
    """A protected value that is not what the lock says."""

    contact: str
    field: str
    pin: ContactPin | None
    """None for a value that the lock does not hold, or holds twice."""
    new: str | None
    """None for a value that no contact has any more."""

    @property
    def old(self) -> str | None:
        """The value that was confirmed."""
        return self.pin.value if self.pin else None


def contact_differences(contacts: Mapping[str, Contact], locks: Locks) -> Iterator[Difference]:
    """The protected values that are not what the lock says.

    Args:
        contacts: Those of a project.
        locks: Those of the same project.

    Yields:
        Values of the contacts in their order, then those that only the lock holds.
    """
    pinned = locks.pinned
    seen: set[tuple[str, str]] = set()
    for key, contact in contacts.items():
        for field, value in protected_values(contact):
            seen.add((key, field))
            pin = pinned.get((key, field))
            if pin is None or pin.value != value:
                yield Difference(key, field, pin, value)
    for (key, field), pin in pinned.items():
        if (key, field) not in seen:
            yield Difference(key, field, pin, None)


def debt_digest(value: object, message: str) -> str:
    """What a debt knows its problem by.

    Args:
        value: The value that the problem is about.
        message: Of the problem; only what it quotes between backticks counts, so that it can be worded better.

    Returns:
        A short digest, as of `text_digest`.
    """
    return text_digest(str(value), *re.findall("`([^`]*)`", message))
