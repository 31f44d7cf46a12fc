"""The one detector of ways to reach somebody: numbers to dial, addresses, mail, accounts of messengers, invitations.

Checks of records, of prose and of words of the interface call it, and so does the audit of everything that is published. What it finds
must be registered; whether it is, is compared by `key`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from generator.text.accounts import find_accounts
from generator.text.addresses import find_addresses, normalise_address, written_host
from generator.text.known_figures import without_days
from generator.text.named_accounts import find_named_accounts, names_in
from generator.text.shared_codes import find_shared_codes
from generator.text.telephone import dialled, digits_of, find_numbers, number_to_dial, numbers_of
from generator.text.unexplained_digits import DigitRun, find_unexplained_digits, may_hold_digits

_MOST = 200_000
"""Texts that are remembered; a site has some 50,000."""
_BLANKED = "\x00"
_AREA = re.compile(r"0[0-9]{2,3}(?=(?:1[0-9]{4}|9[56][0-9]{3})\Z)")
"""Dialled before a service number from another place; the number behind it is the same."""
_ADDRESS = re.compile(r"https?://\S+")
_EXTENSION = re.compile(r"([0-9]{3,})-[0-9]{1,2}")


class WayKind(StrEnum):
    """What somebody would do with it."""

    NUMBER = "number"
    """Dial it, or add it."""
    ADDRESS = "address"
    """Open it."""
    ACCOUNT = "account"
    """Write to it, or follow an invitation."""


class Way(NamedTuple):
    """A way to reach somebody, with its place in a text."""

    start: int
    """0-based offset."""
    words: str
    """As written."""
    kind: WayKind
    key: str
    """What all its spellings have in common.

    Of a number the digits, of an address the host, or the whole when it has a scheme, of what is found by its name the name.
    """


@dataclass(frozen=True)
class KnownWays:
    """What a text may name."""

    numbers: frozenset[str] = frozenset()
    """As `dialled` returns them."""
    addresses: frozenset[str] = frozenset()
    """Whole addresses, as `normalise_address` returns them."""
    hosts: frozenset[str] = frozenset()
    """As `written_host` returns them."""
    accounts: frozenset[str] = frozenset()
    """Mail and accounts, in lower case, and names of accounts, as `name_key` returns them."""

    def __or__(self, other: "KnownWays") -> "KnownWays":
        return KnownWays(
            self.numbers | other.numbers, self.addresses | other.addresses, self.hosts | other.hosts, self.accounts | other.accounts
        )

    def __sub__(self, other: "KnownWays") -> "KnownWays":
        return KnownWays(
            self.numbers - other.numbers, self.addresses - other.addresses, self.hosts - other.hosts, self.accounts - other.accounts
        )

    def holds(self, way: Way) -> bool:
        """Whether a way is one of these, however it is written."""
        match way.kind:
            case WayKind.NUMBER:
                return way.key in self.numbers
            case WayKind.ADDRESS:
                return way.key in (self.addresses if "://" in way.key else self.hosts)
            case WayKind.ACCOUNT:
                return way.key in self.accounts


NO_WAYS = KnownWays()
"""What a text may name that may name nothing."""


def find_ways(text: str) -> tuple[Way, ...]:
    """Find every way to reach somebody in a text, registered or not.

    Args:
        text: Plain text as a reader sees it: no markup, no character references.

    Returns:
        The ways in the order of the text. Figures whose meaning the text says, such as days and amounts, are none.
    """
    found = _FOUND.get(text)
    if found is None:
        if len(_FOUND) > _MOST:
            _FOUND.clear()
        found = _FOUND[text] = _find(text)
    return found


def learn_ways(found: Mapping[str, tuple[Way, ...]]) -> None:
    """Take over what another process has found.

    Args:
        found: Text → its ways, as of `find_ways` of the same code.
    """
    _FOUND.update(found)


_FOUND: dict[str, tuple[Way, ...]] = {}
"""Texts stand in records, on pages, in the search index and in the open data, and most of them hold no way."""


def _find(text: str) -> tuple[Way, ...]:
    if _ADDRESS.fullmatch(text):  # letter by letter, whatever stands in it
        return (Way(0, text, WayKind.ADDRESS, _key_of_address(text)),)
    found = [Way(start, words, WayKind.ADDRESS, _key_of_address(words)) for start, words in find_addresses(text)]
    rest = _without(text, found) if found else text
    unnamed = (*find_accounts(rest), *find_shared_codes(rest))
    accounts = [Way(start, words, WayKind.ACCOUNT, words.strip().lower()) for start, words in unnamed]
    named = [Way(each.start, each.words, WayKind.ACCOUNT, each.name) for each in find_named_accounts(rest)]
    rest = _without(rest, accounts) if accounts else rest
    return tuple(sorted({*found, *accounts, *named, *_numbers(rest)}))


def known_ways(numbers: Iterable[str | None], addresses: Iterable[str | None], names: Iterable[str] = ()) -> KnownWays:
    """What contacts register.

    Args:
        numbers: In any spelling, `95017 / 400-670-0700`; None is passed over.
        addresses: With a scheme; None is passed over.
        names: What they are called, and the menu paths to them: `“腾讯卫士”小程序`.

    Returns:
        Each number however it is dialled, each address, the host of each, and each name.
    """
    written, urls = [each for each in numbers if each], [each for each in addresses if each]
    digits = (number for each in written for number in (*numbers_of(each), number_to_dial(each)))
    hosts = frozenset(map(written_host, urls))
    return KnownWays(frozenset(map(dialled, digits)), frozenset(map(normalise_address, urls)), hosts, names_in(names))


@lru_cache(maxsize=10_000)
def ways_named(*texts: str | None) -> KnownWays:
    """What some texts name, as something that other texts may name too.

    Args:
        texts: Any; None is passed over.

    Returns:
        All their ways. An address with a scheme allows its host as well.
    """
    ways = [way for text in texts if text for way in find_ways(text)]
    keys = {kind: frozenset(way.key for way in ways if way.kind is kind) for kind in WayKind}
    return KnownWays(
        numbers=keys[WayKind.NUMBER],
        addresses=frozenset(key for key in keys[WayKind.ADDRESS] if "://" in key),
        hosts=frozenset(map(written_host, keys[WayKind.ADDRESS])),
        accounts=keys[WayKind.ACCOUNT],
    )


def _numbers(text: str) -> Iterator[Way]:
    """By their form or the words beside them, where they are written as usual; and all other digits that nothing explains."""
    text = without_days(text)
    if not may_hold_digits(text):
        return
    usual = {(start, start + len(words)): words for start, words in find_numbers(text)}
    for (start, _), words in usual.items():
        yield Way(start, words, WayKind.NUMBER, _key_of_number(digits_of(words)))
    seen = set[tuple[int, int]]()
    for run in find_unexplained_digits(text):
        start, end = run.start, run.start + len(run.words)
        inside = [words for (first, last), words in usual.items() if first < end and start < last]
        if len(run.digits) - len(digits_of("".join(inside))) < (3 if inside else 1) or any(a <= start and end <= b for a, b in seen):
            continue
        seen.add((start, end))
        yield Way(start, run.words, WayKind.NUMBER, _key_of_number(_without_extension(run)))


def _without_extension(run: DigitRun) -> str:
    """The digits that are dialled first: `95188-1` reaches the same as 95188."""
    found = _EXTENSION.fullmatch(run.words)
    return found[1] if found else run.digits


def _key_of_number(digits: str) -> str:
    return dialled(_AREA.sub("", digits))


def _key_of_address(words: str) -> str:
    return normalise_address(words) if "://" in words else written_host(words)


def _without(text: str, ways: list[Way]) -> str:
    """The text, of the same length, with NUL in place of what was found."""
    for start, words, *_ in ways:
        text = text[:start] + _BLANKED * len(words) + text[start + len(words) :]
    return text
