"""On every published page the citations, the list of sources and the line about freshness speak of the same facts."""

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.real_records import records


def totals(line: str) -> list[int]:
    """How many facts the line about freshness counts, in whichever language it is written."""
    words = [re.escape(records().labels[language].words["ui"]["official-share"]) for language in records().labels]
    forms = [form.replace(r"\{total\}", r"(?P<total>\d+)").replace(r"\{official\}", r"\d+") for form in words]
    return [int(found["total"]) for form in forms for found in re.finditer(form, line)]


class Sources(HTMLParser):
    """Citations in reading order, and the entries of the list of sources."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[tuple[int, str]] = []
        self.listed: list[str] = []
        self.fresh = ""
        self._inside = ""
        self._to = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "sup" and attributes.get("class") == "z-marks":
            self._inside = "marks"
        elif tag == "ol" and attributes.get("class") == "z-sources":
            self._inside = "sources"
        elif tag == "p" and attributes.get("class") == "z-fresh":
            self._inside = "fresh"
        elif tag == "a" and self._inside == "marks":
            self._to = attributes["href"].partition("#")[2].removeprefix("e-")
        elif tag == "li" and self._inside == "sources":
            self.listed.append(attributes["id"].removeprefix("e-"))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"sup", "ol", "p"}:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "marks":
            self.marks.append((int(data), self._to))
        elif self._inside == "fresh":
            self.fresh += data


def test_marks_sources_and_freshness_are_of_the_same_facts(published: Path) -> None:
    """Phantom sources made pages look older, younger or more official than what they say."""
    wrong, seen = [], 0
    for path in sorted(published.rglob("index.html")):
        page = Sources()
        page.feed(path.read_text("utf-8"))
        numbered = dict(reversed(page.marks))
        first = list(dict.fromkeys(number for number, _ in page.marks))
        total = next(iter(totals(page.fresh)), 0)
        seen += bool(page.marks)
        if first != list(range(1, len(first) + 1)):
            wrong.append(f"{path}: marks in the order {first[:8]}")
        if page.listed and page.listed != [numbered[number] for number in sorted(numbered)]:
            wrong.append(f"{path}: sources listed that nothing rests on, or in another order")
        if len({to for _, to in page.marks}) != len(first) or total != len(first):
            wrong.append(f"{path}: says {total} facts, shows {len(first)}")

    assert wrong == []
    assert seen
