"""A number that looks right and is wrong is printed where it is warned of, and nowhere else: on pages, in search, in the open data.

What is looked for are the look-alikes of the published open data, so that no change of the records touches these tests.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.building.audit_rules import rules_of
from generator.loading.loader import load_dataset
from generator.text.ways_to_reach import Way, find_ways, known_ways, ways_named
from tests.project import ROOT, put_files

RULES = rules_of(load_dataset(ROOT).dataset)
HASHES = "manifest.json"
"""Names of files and hashes: long runs of figures that nobody reads."""
QUOTING = frozenset({"q", "blockquote", "s", "del"})
"""Elements of what others say, which a warning prints as such."""
RETELLING = ("claims/", "evidence/", "hotlines/", "hotlines-abroad/", "official-entries/")
"""Folders of pages that name a look-alike in their own words: claims under test, evidence, and the warnings of the numbers themselves.
A topic does when its facts are evidence of look-alikes."""
TOLD = {"contacts.json": {"look_alikes"}, "evidence.json": {"statement", "say", "quote", "source"}, "claims.json": {"claim", "truth"}}
"""File of the open data → fields that may."""


class Wrong:
    """What contacts warn of and none has."""

    def __init__(self, site: Path) -> None:
        contacts = json.loads((site / "api/v1/contacts.json").read_text("utf-8")).values()
        warnings = (words for contact in contacts for text in contact["look_alikes"] for words in text.values())
        registered = known_ways((contact["number"] for contact in contacts), (contact["url"] for contact in contacts))
        self.ways = ways_named(*warnings) - registered
        numbers = ("".join(f"[{digit}{'零一二三四五六七八九'[int(digit)]}]\\D{{0,3}}?" for digit in number) for number in self.ways.numbers)
        hosts = (re.escape(host).replace("\\.", ".{1,4}") for host in self.ways.hosts)
        self.may = re.compile("|".join((*numbers, *hosts)), re.IGNORECASE)
        """A quick test: in digits of either kind, whatever stands between them, or as a host."""

    def named(self, words: str) -> list[Way]:
        """Those that a text names, each read with the words around it."""
        around = (words[max(0, found.start() - 60) : found.end() + 60] for found in self.may.finditer(words))
        return [way for part in around for way in find_ways(part) if self.ways.holds(way)]


def files_with(site: Path, wrong: Wrong) -> Iterator[tuple[str, str]]:
    """Path and text of each file that may name one."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.name != HASHES and wrong.may.search(text := path.read_bytes().decode("utf-8", "replace")):
            yield path.relative_to(site).as_posix(), text


def above(node: LexborNode) -> list[LexborNode]:
    """The elements around a text, the nearest first."""
    found, parent = [], node.parent
    while parent is not None:
        found.append(parent)
        parent = parent.parent
    return found


def wrong_on_page(path: str, html: str, wrong: Wrong) -> Iterator[str]:
    """Look-alikes that a page offers: in an attribute, in a link, or in its own words."""
    retells = path.removeprefix("en/").startswith(RETELLING) or path.endswith(RULES.warning_pages)
    for node in LexborHTMLParser(html).css("*"):
        for name, value in node.attributes.items():
            if name != "content" and value and wrong.named(value):
                yield f"{path}: <{node.tag} {name}={value!r}>"
        own = "".join(child.text_content or "" for child in node.iter(include_text=True) if child.tag == "-text")
        for way in wrong.named(own):
            around = [node, *above(node)]
            if any(each.tag == "a" and not (each.attributes.get("href") or "#").startswith(("#", ".", "..")) for each in around):
                yield f"{path}: {way.words} can be tapped"
            if not retells and not QUOTING.intersection(each.tag for each in around):
                yield f"{path}: {way.words} in our own words: {own.strip()[:60]}"


def strings(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Field of a record and text, of all texts of a file of open data."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict | list):
        for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
            yield from strings(inside, field or (key if isinstance(key, str) else ""))


def wrong_in_data(path: str, text: str, wrong: Wrong) -> Iterator[str]:
    """Look-alikes in fields that are not for them."""
    told = TOLD.get(Path(path).name, set())
    for record in json.loads(text).values() if isinstance(json.loads(text), dict) else json.loads(text):
        for field, words in strings(record):
            if field not in told and wrong.named(words):
                yield f"{path}: {field}: {words[:80]}"


def wrong_in_search(path: str, text: str, wrong: Wrong) -> Iterator[str]:
    """Look-alikes in what search shows of a page that does not retell. What it only compares a question with is shown to nobody."""
    if found := re.fullmatch(r'load\("d-[^"]*",(".*")\)\n?', text, re.DOTALL):
        address = json.loads(found[1]).partition("\t")[0]
        retells = address.removeprefix("en/").startswith(RETELLING) or f"{address}index.html".endswith(RULES.warning_pages)
        if wrong.named(json.loads(found[1])) and not retells:
            yield f"{path}: {address}"
    elif not re.fullmatch(r"search/(?:c\d+|r)\.[0-9a-f]+\.js", path):
        yield from (f"{path}: {way.words}" for way in wrong.named(text))


def wrongly_placed(site: Path) -> list[str]:
    """Every look-alike that stands where nobody warns of it."""
    wrong, found = Wrong(site), list[str]()
    for path, text in files_with(site, wrong):
        if path.endswith(".html"):
            found += wrong_on_page(path, text, wrong)
        elif path.startswith("api/"):
            found += wrong_in_data(path, text, wrong)
        else:
            found += wrong_in_search(path, text, wrong)
    return found


def test_look_alikes_stand_in_their_warnings_only(published: Path) -> None:
    """Pages, sheets, open data, search, scripts, manifest: everything that is published."""
    if not Wrong(published).ways.numbers:
        pytest.skip("no contact warns of a number")
    assert wrongly_placed(published) == []


PLANTS = {
    "guides/a/index.html": "<p>请打 95001</p>",
    "guides/b/index.html": '<q>假的：<a href="tel:95001">95001</a></q>',
    "guides/c/index.html": '<p title="95001">x</p>',
    "guides/d/index.html": "<p>打开 fake-police[.]example</p>",
    "hotlines/index.html": '<q>不要拨 <a href="https://fake-police.example/">fake-police.example</a></q>',
    "api/v1/procedures.json": '{"call": {"action": {"zh": "打九五零零一"}}}',
    "api/v1/contacts.json": '{"police": {"number": "110", "url": null, "scope": {"zh": "也可打 9 5 0 0 1"},'
    ' "look_alikes": [{"zh": "95001：不要拨；fake-police[.]example：不要打开"}]}}',
    "search/d-zh-1.0123abcd.js": 'load("d-zh-1","guides/a/\\tzh\\t请打 95001")\n',
    "assets/site.webmanifest": '{"name": "95001"}',
    "assets/plan.ics": "BEGIN:VEVENT\r\nSUMMARY:打 95001\r\nEND:VEVENT\r\n",
}
"""Each is one place too many."""


def test_a_look_alike_in_any_other_place_is_seen(tmp_path: Path) -> None:
    """Otherwise the test above would prove nothing."""
    put_files(tmp_path, {**PLANTS, "hotlines-abroad/index.html": "<p>95001 是假的</p>", "claims/x/index.html": "<p>网传 95001</p>"})

    assert {each.partition(":")[0] for each in wrongly_placed(tmp_path)} == set(PLANTS)
