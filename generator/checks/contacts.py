"""Can a frightened person rely on this number?"""

from collections.abc import Iterator
from datetime import date

from generator.checks.finding import Finding
from generator.checks.telephone import numbers_of
from generator.models.contact import Contact
from generator.models.dataset import Dataset
from generator.models.vocabulary import ContactKind, ContactStatus

_NEEDS = {ContactKind.HOTLINE: "number", ContactKind.SMS: "number", ContactKind.WEBSITE: "url", ContactKind.APP: "path"}


def check_contacts(dataset: Dataset, today: date) -> Iterator[Finding]:
    """A confirmed contact has two pieces of evidence from two sources, a hotline has a number, and no number is listed twice in one region.

    PASS: `kind: hotline`, `number: "96110"`, `status: confirmed`, evidence from the police and from the press
    FAIL: `status: confirmed` with two pieces of evidence from one source
    FAIL: `kind: app` without `path`; 96110 as two contacts in `region: CN`
    """
    taken: dict[tuple[str, str], str] = {}
    for key, contact in dataset.contacts.items():
        need = _NEEDS[contact.kind]
        if getattr(contact, need) is None:
            yield Finding("contacts", key, ("kind",), f"`{contact.kind}` without `{need}`", f"add `{need}:`")
        sources = {dataset.evidence[each].source for each in contact.evidence if each in dataset.evidence}
        known = all(each in dataset.evidence for each in contact.evidence)
        if contact.status is ContactStatus.CONFIRMED and known and len(sources - {None}) < 2:
            yield Finding(
                "contacts", key, ("status",), "`confirmed` rests on fewer than two sources", "add a second source, or write `unconfirmed`"
            )
        for number in _numbers(contact):
            first = taken.setdefault((contact.region, number), key)
            if first != key:
                yield Finding("contacts", key, ("number",), f"{number} is already the number of `{first}`", "keep one of the two contacts")


def _numbers(contact: Contact) -> list[str]:
    return sorted(numbers_of(contact.number)) if contact.number else []
