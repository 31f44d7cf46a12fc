"""Check: every telephone number and address in a text is one of a registered contact."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from generator.checks.fields_of_records import Wording
from generator.checks.remembered import Search
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.text.addresses import addresses_in, written_host
from generator.text.telephone import dialled, digits_of, numbers_of, telephone_numbers_in

_QUOTING = frozenset({"sources", "evidence"})
"""Kinds whose numbers and addresses are quoted from a source."""
_TESTED = "claims"
"""The kind that repeats what others say to refute it, look-alikes included."""

_telephone_numbers = Search(telephone_numbers_in)
_written_addresses = Search(addresses_in)


class _Known(NamedTuple):
    """The numbers and addresses that a text may name."""

    numbers: frozenset[str]
    """As `dialled` returns them."""
    addresses: frozenset[str]
    """Whole addresses."""
    hosts: frozenset[str]
    """Hosts of the addresses, as `written_host` returns them."""


def check_protected_numbers(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A text names a hotline or an address only if a contact in `data/contacts/` has it. A look-alike in a
    contact's warning may also be named in claims, and is not registered by it: advice that names it would send people to it.

    PASS: `text: 拨打 110` when a contact has `number: "110"`
    PASS: `claim: 支付宝官方客服是 95055` when a contact has `look_alikes: ["95055：不要拨"]`
    PASS: `text: 银行不得收取 10000 元`, `text: 民法典第 985 条`, `text: 银发〔2016〕261 号`
    PASS: anything while some contact could not be read, for that one may hold the number
    FAIL: `text: 拨打 400-123-4567` when no contact has that number
    FAIL: `text: 拨打９５０００`, `text: 拨打一一零` and the like when no contact has that number
    FAIL: `scope: 也可拨打 95000` in a contact whose number is another one
    FAIL: `text: 打开 https://example.com` when no contact has that address
    FAIL: `text: 拨打 95055` when that number stands only among `look_alikes`
    """
    if dataset.has_failed_records("contacts"):
        return
    registered = _registered(dataset)
    with_look_alikes = _with_look_alikes(registered, dataset)
    for wording, numbers in _telephone_numbers.walk(dataset):
        if allowed := _allowed(wording, registered, with_look_alikes):
            yield from _numbers(wording, numbers, allowed, with_look_alikes)
    for wording, addresses in _written_addresses.walk(dataset):
        if allowed := _allowed(wording, registered, with_look_alikes):
            yield from _addresses(wording, addresses, allowed, with_look_alikes)


def _registered(dataset: Dataset) -> _Known:
    contacts = dataset.contacts.values()
    addresses = frozenset(contact.url for contact in contacts if contact.url)
    numbers = frozenset(dialled(number) for contact in contacts for number in numbers_of(contact.number or ""))
    return _Known(numbers, addresses, frozenset(map(written_host, addresses)))


def _with_look_alikes(known: _Known, dataset: Dataset) -> _Known:
    words = " / ".join(each for contact in dataset.contacts.values() for text in contact.look_alikes for _, each in text if each)
    return known._replace(
        numbers=known.numbers | set(map(dialled, numbers_of(words))), hosts=known.hosts | set(map(written_host, addresses_in(words)))
    )


def _allowed(wording: Wording, registered: _Known, with_look_alikes: _Known) -> _Known | None:
    """What a text may name; None where it may name anything."""
    if wording.kind in _QUOTING or wording.path[0] == "look_alikes":
        return None
    return with_look_alikes if wording.kind == _TESTED else registered


def _numbers(wording: Wording, numbers: Iterable[str], allowed: _Known, listed: _Known) -> Iterator[Problem]:
    for written in numbers:
        if (number := dialled(digits_of(written))) not in allowed.numbers:
            yield _problem(wording, written, "contact", warned=number in listed.numbers)


def _addresses(wording: Wording, addresses: Iterable[str], allowed: _Known, listed: _Known) -> Iterator[Problem]:
    for address in addresses:
        host = written_host(address)
        if (address not in allowed.addresses) if address.lower().startswith("http") else (host not in allowed.hosts):
            yield _problem(wording, address, "address", warned=host in listed.hosts - allowed.hosts)


def _problem(wording: Wording, written: str, what: str, *, warned: bool) -> Problem:
    if warned:
        message, hint = f"{written} is a look-alike", "only `look_alikes` and claims name it; whoever reads it here may use it"
    else:
        message, hint = f"{written} is no registered {what}", "name the contact by its id, or register it in data/contacts/"
    return Problem(RecordPath(wording.kind, wording.id, wording.path), "protected-numbers", message, hint)
