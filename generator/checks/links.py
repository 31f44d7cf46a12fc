"""Check: no link leads to a mirror, to a host of the never-link list or to a contact without https."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import Carrier
from generator.text.addresses import host_of, is_below, page_key, scheme_of

_ENDINGS = (".", ",", ";", ":", "!", ")", "]", "}", "'", '"')
"""No address of a contact ends in one of these; a sentence does."""


def check_links(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A contact's address is https and no mirror; a host of `vocabularies/never-link` appears only as a mirror.

    PASS: a contact with `url: "https://www.12321.cn/"`
    PASS: a source on a never-link host with `carrier: mirror`
    FAIL: a contact with `url: "https://www.12321.cn/。"` or `url: "https://www.12321.cn/)"`: the link is dead
    FAIL: a contact with `url: "http://…"`, with the address of a mirror however it is spelt, or on a never-link host
    FAIL: a source on a never-link host with `carrier: repost`
    """
    never = dataset.vocabularies.get("never-link", {}).keys()
    mirrors = {page_key(source.url) for source in dataset.sources.values() if source.url and source.carrier is Carrier.MIRROR}
    for key, contact in dataset.contacts.items():
        if contact.url is None:
            continue
        if scheme_of(contact.url) != "https":
            where = RecordPath("contacts", key, ("url",))
            yield Problem(where, "links", "a contact's address must be https", "is there an https address? else leave it out")
        if not contact.url.isascii() or contact.url.endswith(_ENDINGS):
            where = RecordPath("contacts", key, ("url",))
            yield Problem(where, "links", "this address holds a sign of the sentence it was copied from", "end it where the address ends")
        if page_key(contact.url) in mirrors or is_below(host_of(contact.url), never):
            where = RecordPath("contacts", key, ("url",))
            yield Problem(where, "links", "this address is a mirror or on the never-link list", "use the official address, or leave it out")
    for key, source in dataset.sources.items():
        if source.url and source.carrier is not Carrier.MIRROR and is_below(host_of(source.url), never):
            where = RecordPath("sources", key, ("carrier",))
            yield Problem(where, "links", "its host is on the never-link list", "write `carrier: mirror`: evidence, never a link")
