"""Check: ids have the form that addresses, links and other records rely on."""

import re
from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.base import ID_PATTERN, LONGEST_ID
from generator.records.dataset import Dataset
from generator.records.traversal import walk_records

_KEBAB = re.compile(ID_PATTERN.replace("$", r"\Z"))
_TAKEN = {"index": "the page of the whole folder", "claims/contradictions": "the page of all contradictions"}
"""Id, alone or as `kind/id` → the page that already has its address."""
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+\Z")

_HOSTS = frozenset({"never-link", "official-hosts", "publishers"})
"""Vocabularies whose ids are hosts."""


def check_identifiers(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Ids are kebab-case, at most 80 letters, and a rule's id is unique on its platform. Some vocabularies list hosts.

    No id gives a page the address of another one.

    PASS: `data/platforms/wechat-pay.yml`
    FAIL: `data/platforms/WeChat_Pay.yml`; two rules `no-undo` on one platform; `data/topics/index.yml`
    """
    for kind, key, _ in walk_records(dataset):
        listing, _, name = key.rpartition("/")
        form = _HOST if listing in _HOSTS else _KEBAB
        if not form.match(name) or len(name) > LONGEST_ID:
            form_name = (
                "a host name like `example.com`"
                if form is _HOST
                else "lower-case letters and digits with single hyphens, like `wechat-pay`"
            )
            yield Problem(RecordPath(kind, key), "identifiers", f"`{name}` has not the form of an id", f"write {form_name}")
        if other := _TAKEN.get(name) or _TAKEN.get(f"{kind}/{name}"):
            yield Problem(RecordPath(kind, key), "identifiers", f"the address `{name}` is that of {other}", "choose another id")
        if listing and not _KEBAB.match(listing):
            where = RecordPath(kind, key)
            yield Problem(where, "identifiers", f"`{listing}` has not the form of a list's name", "rename the file in kebab-case")
    for key, platform in dataset.platforms.items():
        ids = [rule.id for rule in platform.rules]
        for position, rule_id in enumerate(ids):
            if rule_id in ids[:position]:
                where = RecordPath("platforms", key, ("rules", position, "id"))
                yield Problem(where, "identifiers", f"the rule id `{rule_id}` is taken", "choose another id")
