"""Check: an action that names a number leads to whoever has that number."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.traversal import walk_nodes
from generator.text.telephone import dialled, digits_of, numbers_of, telephone_numbers_in


def check_action_contacts(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Where a text stands beside a `contact`, the numbers in it are not those of others only.

    PASS: `text: 打 110，说清账号`, `contact: police-110`
    PASS: `text: 打 110 或 12315`, `contact: police-110`
    FAIL: `text: 打 110，说清账号`, `contact: consumer-12315`
    FAIL: a procedure with `action: 打 110 报警` of whose channels none is 110
    """
    yield from _procedures(dataset)
    for node in walk_nodes(dataset):
        fields = vars(node.value)  # `getattr` of a field that a model has not takes ten times as long
        if not fields.get("contact"):
            continue
        contact, text = dataset.contacts.get(fields["contact"]), fields.get("text")
        if contact is None or not contact.number or not isinstance(text, Text):
            continue
        own = set(map(dialled, numbers_of(contact.number)))
        for language, words in text:
            named = {dialled(digits_of(number)): number for number in telephone_numbers_in(words or "")}
            if named and own.isdisjoint(named):
                where = RecordPath(node.kind, node.id, (*node.path, "text", language))
                message = f"`{next(iter(named.values()))}` is not the number of its contact, {contact.number}"
                yield Problem(where, "action-contacts", message, "correct the contact or the text")


def _procedures(dataset: Dataset) -> Iterator[Problem]:
    for key, procedure in dataset.procedures.items():
        contacts = [dataset.contacts.get(channel.contact) for channel in procedure.channels if channel.contact]
        written = [contact.number for contact in contacts if contact and contact.number]
        own = {dialled(number) for each in written for number in numbers_of(each)}
        for language, words in procedure.action:
            named = {dialled(digits_of(number)): number for number in telephone_numbers_in(words or "")}
            if own and named and own.isdisjoint(named):
                message = f"`{next(iter(named.values()))}` is the number of none of its channels, {', '.join(written)}"
                where = RecordPath("procedures", key, ("action", language))
                yield Problem(where, "action-contacts", message, "correct the channels or the action")
