"""The register of official numbers and addresses as a file of the search index, for comparing what a reader pastes.

`theme/assets/search/engine/register.js` reads it, and only when a query holds a number or an address.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_BETWEEN = "|"


@dataclass(frozen=True)
class RegisteredContact:
    """One contact, with all by which it is recognised."""

    key: str
    uri: str
    """Of its entry, below the folder of a language: `hotlines/#police-110`."""
    checked_on: str
    """The day since which all its evidence has been checked, `2026-11-30`; empty where it has none."""
    confirmed: bool
    """Whether nobody need check it first: two independent pieces of evidence bear it out, or it is dialled in an emergency."""
    shown: str
    """Its number as people dial it, or its host."""
    names: Mapping[str, str]
    """Language → name."""
    numbers: frozenset[str] = frozenset()
    """In the form in which numbers are compared: digits only."""
    hosts: frozenset[str] = frozenset()
    """In lower case, without `www.`."""
    look_alikes: frozenset[str] = field(default=frozenset())
    """Numbers and hosts of which its entry warns, in the same forms."""


def register_lines(contacts: Iterable[RegisteredContact]) -> str:
    """The register as text: a line with the languages of the names, then one for each contact.

    Args:
        contacts: In the order in which one of several with the same number comes first.

    Returns:
        Lines of fields with `|` between them: key, uri, day, 1 when confirmed, what is shown, numbers, hosts, look-alikes with blanks
        between them, and a name for each language; the same contacts give the same text.

    Raises:
        ValueError: When a field holds a `|` or the end of a line.
    """
    every = list(contacts)
    languages = tuple(dict.fromkeys(language for contact in every for language in contact.names))
    return "\n".join((" ".join(languages), *(_line(contact, languages) for contact in every)))


def _line(contact: RegisteredContact, languages: tuple[str, ...]) -> str:
    ways = (" ".join(sorted(found)) for found in (contact.numbers, contact.hosts, contact.look_alikes))
    names = (contact.names.get(language, "") for language in languages)
    fields = (contact.key, contact.uri, contact.checked_on, str(int(contact.confirmed)), contact.shown, *ways, *names)
    if any(_BETWEEN in each or "\n" in each for each in fields):
        raise ValueError(f"{contact.key}: a field of the register holds {_BETWEEN} or the end of a line")
    return _BETWEEN.join(fields)
