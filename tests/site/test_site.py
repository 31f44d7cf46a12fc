"""The published site as a whole. The build itself audits links, ids, headings, hosts, numbers and weight, and fails on any."""

import json
import re
from pathlib import Path

import pytest

from generator.release.manifest import verify
from tests.real_records import around, records


def test_the_manifest_names_every_file(published: Path) -> None:
    """A mirror can be checked against it."""
    assert verify(published) == []


def test_every_record_has_its_page(published: Path) -> None:
    """A record without a page is a fact nobody can read."""
    dataset = records()
    folders = {
        "platforms": "platforms",
        "transfer-types": "transfer_types",
        "procedures": "procedures",
        "claims": "claims",
        "topics": "topics",
        "rails": "rails",
    }
    missing = [
        f"{folder}/{key}"
        for folder, kind in folders.items()
        for key in dataset.kind(kind)
        if not (published / folder / key / "index.html").exists()
    ]

    assert missing == []


def test_a_plan_shows_a_number_in_full_once(published: Path) -> None:
    """Five buttons for one court line would bury the steps between them; later it is named as a small link. What to say has its own."""
    shown = again = 0
    for page in (published / "plans").rglob("index.html"):
        html = page.read_text("utf-8").partition('<ol class="z-plan"')[2]
        numbers = re.findall(r'<div class="z-call"><a class="z-tel" href="(tel:[^"]+)"', html)
        assert len(numbers) == len(set(numbers)), page
        shown += len(numbers)
        again += html.count('class="z-again"')

    assert shown
    assert again


def test_every_page_with_facts_says_how_old_and_how_official_they_are(published: Path) -> None:
    """A reader decides by this line whether to believe the page."""
    pages = [path for path in published.glob("procedures/*/index.html") if path.parent.name in records().procedures]
    line = around("ui", "oldest-check")
    silent = [str(path) for path in pages if not line.search(path.read_text("utf-8"))]

    assert len(pages) == len(records().procedures)
    assert silent == []


@pytest.mark.parametrize("name", ["platforms", "transfer-types", "rails", "procedures", "claims", "contacts", "evidence", "plans"])
def test_open_data_is_published(published: Path, name: str) -> None:
    """Programs are readers too."""
    assert json.loads((published / "api" / "v1" / f"{name}.json").read_text("utf-8"))


def test_no_mirror_is_linked_anywhere(published: Path) -> None:
    """Evidence read on a degraded mirror is named, never linked."""
    dataset = records()
    hosts = set(dataset.vocabularies["never-link"]) | {s.url for s in dataset.sources.values() if s.carrier.value == "mirror" and s.url}
    linked = {
        address
        for page in published.rglob("*.html")
        for address in re.findall(r'href="(https?://[^"]+)"', page.read_text("utf-8"))
        if address in hosts or address.split("/")[2].removeprefix("www.") in hosts
    }

    assert linked == set()
