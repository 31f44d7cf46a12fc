"""The register for search: numbers and addresses of contacts, and of nothing else."""

from dataclasses import replace

import pytest

from generator.indexing.registered import registered_contacts
from generator.search.register import RegisteredContact, register_lines
from tests.small_world import records

CONTACT = RegisteredContact(
    key="bank",
    uri="hotlines/#bank",
    checked_on="2026-11-24",
    confirmed=True,
    shown="95000",
    names={"zh": "银行", "en": "Bank"},
    numbers=frozenset({"95000"}),
    hosts=frozenset({"bank.example"}),
    look_alikes=frozenset({"95009", "bank.example.org"}),
)


def test_a_contact_is_one_line() -> None:
    """The browser reads it by the places of its fields."""
    assert register_lines([CONTACT]) == (
        "zh en\nbank|hotlines/#bank|2026-11-24|1|95000|95000|bank.example|95009 bank.example.org|银行|Bank"
    )


def test_a_name_that_would_shift_the_fields_is_refused() -> None:
    """The number of one contact would be shown beside the name of another."""
    for name in ("银行|分行", "银行\n分行"):
        with pytest.raises(ValueError, match="bank"):
            register_lines([replace(CONTACT, names={"zh": name, "en": "Bank"})])


def test_the_register_holds_every_contact_with_a_number_or_an_address() -> None:
    """One that is missing would be called unknown, although we send people to it."""
    found = {contact.key: contact for contact in registered_contacts(records())}
    wanted = {key for key, contact in records().contacts.items() if contact.number or contact.url}

    assert found.keys() == wanted
    assert "pay-app" not in found
    assert found["pay-line"].numbers == {"95000"}
    assert found["pay-site"].hosts == {"pay.example.org"}
    assert found["pay-site"].shown == "pay.example.org"


def test_each_leads_to_its_entry_and_says_how_sure_it_is() -> None:
    found = {contact.key: contact for contact in registered_contacts(records())}

    assert found["police-110"].uri == "hotlines/#police-110"
    assert found["police-110"].confirmed
    assert not found["pay-line"].confirmed
    assert {contact.uri.partition("#")[0] for contact in registered_contacts(records(), directory_urls=False)} >= {"hotlines.html"}


def test_the_day_is_that_of_the_oldest_evidence() -> None:
    """A contact is checked since the day on which the last piece of it was."""
    evidence, contacts = records().evidence, records().contacts
    for contact in registered_contacts(records()):
        assert contact.checked_on == min(evidence[piece].checked_on for piece in contacts[contact.key].evidence).isoformat()


def test_a_look_alike_is_warned_of_unless_another_contact_has_it() -> None:
    """95598 may be a look-alike of one bank and the number of somebody else."""
    found = {contact.key: contact for contact in registered_contacts(records())}
    registered = frozenset().union(*(contact.numbers for contact in found.values()))

    assert found["pay-line"].look_alikes == {"95009"}
    assert not any(contact.look_alikes & registered for contact in found.values())
