"""Check: a contact has what its kind needs, and evidence that names its number."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.contact import Contact
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence
from generator.records.vocabulary import Confidence, ContactKind, ContactStatus
from generator.text.addresses import page_key
from generator.text.telephone import dialled, numbers_of

_NEEDS = {ContactKind.HOTLINE: "number", ContactKind.SMS: "number", ContactKind.WEBSITE: "url", ContactKind.APP: "path"}


def check_contacts(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A confirmed contact has two pieces of evidence from two sources, a hotline has a number, and no number is listed twice in one region.

    Sources are two when their addresses differ; what was not found or not verified confirms nothing. The number stands in the
    words of its evidence: in two pieces when it is confirmed.

    PASS: `kind: hotline`, `number: "96110"`, `status: confirmed`, evidence from the police and from the press, both naming 96110
    FAIL: `status: confirmed` with two pieces of evidence from one source, or from two entries with one address
    FAIL: `number: "96101"` when the evidence says 96110
    FAIL: `kind: app` without `path`; 96110 as two contacts in `region: CN`
    """
    taken: dict[tuple[str, str], str] = {}
    for key, contact in dataset.contacts.items():
        need = _NEEDS[contact.kind]
        if getattr(contact, need) is None:
            yield Problem(RecordPath("contacts", key, ("kind",)), "contacts", f"`{contact.kind}` without `{need}`", f"add `{need}:`")
        if all(each in dataset.evidence for each in contact.evidence):
            yield from _confirmed(dataset, key, contact)
        for number in _numbers(contact):
            first = taken.setdefault((contact.region, number), key)
            if first != key:
                where = RecordPath("contacts", key, ("number",))
                yield Problem(where, "contacts", f"{number} is already the number of `{first}`", "keep one of the two contacts")


def _confirmed(dataset: Dataset, key: str, contact: Contact) -> Iterator[Problem]:
    pieces = [dataset.evidence[each] for each in contact.evidence]
    found = [piece for piece in pieces if piece.confidence not in {Confidence.NOT_FOUND, Confidence.UNVERIFIED}]
    wanted = 2 if contact.status is ContactStatus.CONFIRMED else 1
    if wanted == 2 and len({_address(dataset, piece) for piece in found}) < 2:
        hint = "add a second source, or write `unconfirmed`"
        yield Problem(RecordPath("contacts", key, ("status",)), "contacts", "`confirmed` rests on fewer than two sources", hint)
    for number in _numbers(contact) if pieces else ():
        naming = sum(dialled(number) in map(dialled, _named(piece)) for piece in pieces)
        if naming < min(wanted, len(pieces)):
            message = f"{number} stands in {naming} of its {len(pieces)} pieces of evidence; {wanted} should name it"
            where = RecordPath("contacts", key, ("number",))
            yield Problem(where, "contacts", message, "is the number right? else cite evidence that names it")


def _address(dataset: Dataset, piece: Evidence) -> tuple[str, str, str] | str | None:
    """What distinguishes a source from others: its address, or its id when it has no address."""
    source = dataset.sources.get(piece.source or "")
    return page_key(source.url) if source and source.url else piece.source


def _named(piece: Evidence) -> set[str]:
    """All numbers in the words of a piece of evidence."""
    words = (piece.quote, piece.value, piece.statement.zh, piece.statement.en)
    return set().union(*(numbers_of(each) for each in words if each))


def _numbers(contact: Contact) -> list[str]:
    return sorted(numbers_of(contact.number)) if contact.number else []
