"""The days in the sitemap are days on which content changed; a build changes none of them."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest

from generator.building.join import _changed
from generator.release.sitemap import format_sitemap, take_days, write_days

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ZH, EN = "https://zhuihui.example/zh/?a=1&b=2", "https://zhuihui.example/en/"
PAGES = {ZH: date(2026, 11, 23), EN: date(2026, 1, 2)}


def test_it_is_valid_sorted_and_escaped() -> None:
    tree = ET.fromstring(format_sitemap(PAGES, {ZH: {"en": EN, "zh-CN": ZH}}))  # noqa: S314  our own text
    entries = [(entry.findtext("s:loc", "", SPACE), entry.findtext("s:lastmod", "", SPACE)) for entry in tree.findall("s:url", SPACE)]
    assert entries == [(EN, "2026-01-02"), (ZH, "2026-11-23")]
    assert [link.attrib["hreflang"] for link in tree.findall("s:url/x:link", SPACE)] == ["en", "zh-CN"]


def test_the_order_of_the_pages_does_not_matter() -> None:
    assert format_sitemap(dict(reversed(PAGES.items()))) == format_sitemap(PAGES)


def test_a_relative_address_is_refused() -> None:
    with pytest.raises(ValueError, match="'zh/'"):
        format_sitemap({"zh/": date(2026, 1, 1)})


def test_too_many_addresses_are_refused() -> None:
    with pytest.raises(ValueError, match="50001"):
        format_sitemap({f"https://a.example/{number}": date(2026, 1, 1) for number in range(50_001)})


def test_a_page_is_as_new_as_its_own_facts(tmp_path: Path) -> None:
    """One fact read again must not make fifteen hundred pages look changed."""
    write_days(tmp_path, {"a/": "2026-11-23", "b/": "2027-01-02"})
    facts = {day: SimpleNamespace(checked_on=day) for day in (date(2026, 11, 23), date(2027, 1, 2))}
    pages = ["index.html", "a/index.html", "b/index.html", "404.html"]

    changed = _changed(pages, take_days(tmp_path, [""]), SimpleNamespace(evidence=facts), ZH)
    assert changed == {ZH: date(2027, 1, 2), f"{ZH}a/": date(2026, 11, 23), f"{ZH}b/": date(2027, 1, 2)}
    assert not (tmp_path / "days.json").exists(), "what is between two steps of a build is not published"
