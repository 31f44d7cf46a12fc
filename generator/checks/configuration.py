"""Check: the words of the engine's configuration, which stand on every page, name no way to reach somebody but a registered one.

They are no record, so this check gets texts and what tells their places.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from generator.checks.prose import RULES
from generator.checks.protected_numbers import WAY_MESSAGES, look_alike_ways, registered_ways
from generator.problems import Location, Problem
from generator.records.dataset import Dataset
from generator.text.ways_to_reach import find_ways

_MARKUP = re.compile(r"<[a-zA-Z!/?][^\s>]*|&(?:#\w+|[a-zA-Z]+);|\{[{%#][^}]*|\]\([^)\s]*")
_FIGURES = frozenset({"window", "rate", "golden-minutes"})
"""Rules of prose that hold here too; ways to reach somebody are judged as in records."""


PlacedText = tuple[str, Callable[[str], Location]]
"""A text, and what gives the place of some words of it."""


def check_configuration(texts: Iterable[PlacedText], dataset: Dataset) -> Iterator[Problem]:
    """A text of `mkdocs.yml` is read as one of a record is, for it is published on more pages than any.

    PASS: `site_description: 钱转错了怎么办`, `expired: 拨打 110` when a contact has that number
    PASS: any number while some contact could not be read
    FAIL: `site_name: 追款热线 400-812-9999`, `copyright: help@example.com`, `- 加微信 abc12345: about/index.md`
    FAIL: `independence: <script>…`, `copyright: &copy; 2026`, `site_name: {{ config }}`, `24 小时内可退`

    Args:
        texts: Of the configuration.
        dataset: With the contacts.

    Yields:
        A located problem, with the code `configuration`, for each way that no contact has, each figure, and markup.
    """
    registered, look_alikes = registered_ways(dataset), look_alike_ways(dataset)
    for text, locate in texts:
        if found := _MARKUP.search(text):
            yield Problem(locate(found[0]), "configuration", f"markup in a text: {found[0]}", "write plain text; the theme escapes it")
        for find, code, message, _ in RULES:
            for _, words in find(text) if code in _FIGURES else ():
                yield Problem(locate(words), "configuration", f"{message}: {words}", "it stands on every page: leave it out")
        for way in find_ways(text) if not dataset.has_failed_records("contacts") else ():
            if look_alikes.holds(way):
                yield Problem(locate(way.words), "configuration", f"{way.words} is a look-alike", "only its own warning may name it")
            elif not registered.holds(way):
                message, _ = WAY_MESSAGES[way.kind]
                hint = "leave it out, or register it in data/contacts/"
                yield Problem(locate(way.words), "configuration", message.format(way.words), hint)
