"""Is every number and address we print one that we checked?"""

from collections.abc import Iterator
from datetime import date

from generator.checks.finding import Finding
from generator.checks.telephone import addresses_in, dialled, digits_of, host_of, numbers_of, telephone_numbers_in
from generator.checks.walking import Wording, walk_wordings
from generator.models.dataset import Dataset

_ELSEWHERE = frozenset({"sources", "evidence"})
"""Where numbers and addresses are quoted from a source."""


def check_protected_numbers(dataset: Dataset, today: date) -> Iterator[Finding]:
    """A text names a hotline or an address only if `data/contacts/` holds it, as a contact or as a look-alike to beware of.

    PASS: `text: 拨打 110` when a contact has `number: "110"`
    PASS: `text: 银行不得收取 10000 元`, `text: 民法典第 985 条`, `text: 银发〔2016〕261 号`
    PASS: anything while some contact could not be read, for that one may hold the number
    FAIL: `text: 拨打 400-123-4567` when no contact has that number
    FAIL: `text: 拨打９５０００`, `text: 拨打一一零` and the like when no contact has that number
    FAIL: `scope: 也可拨打 95000` in a contact whose number is another one
    FAIL: `text: 打开 https://example.com` when no contact has that address
    """
    if dataset.has_unread("contacts"):
        return
    contacts = dataset.contacts.values()
    registered = " / ".join(
        [
            *(contact.number or "" for contact in contacts),
            *(str(words) for contact in contacts for text in contact.look_alikes for _, words in text),
        ]
    )
    numbers = set(map(dialled, numbers_of(registered)))
    addresses = {contact.url for contact in contacts if contact.url}
    hosts = {host_of(address) for address in (*addresses, *addresses_in(registered))}
    for wording in walk_wordings(dataset):
        if wording.kind not in _ELSEWHERE and wording.path[0] != "look_alikes":
            yield from _numbers(wording, numbers)
            yield from _addresses(wording, addresses, hosts)


def _numbers(wording: Wording, registered: set[str]) -> Iterator[Finding]:
    for number in telephone_numbers_in(wording.words):
        if dialled(digits_of(number)) not in registered:
            yield Finding(
                wording.kind,
                wording.id,
                wording.path,
                f"{number} is no registered contact",
                "name the contact by its id, or register it in data/contacts/",
            )


def _addresses(wording: Wording, registered: set[str], hosts: set[str]) -> Iterator[Finding]:
    for address in addresses_in(wording.words):
        whole = address.lower().startswith("http")
        if (address not in registered) if whole else (host_of(address) not in hosts):
            yield Finding(
                wording.kind,
                wording.id,
                wording.path,
                f"{address} is no registered address",
                "name the contact by its id, or register it in data/contacts/",
            )
