"""Lists that are too long for one page."""

import pytest

from generator.build_pages import all_guides_addresses, render_site
from generator.pages import a_to_z, index_pages
from generator.pages.list_parts import entries_of_part, part_addresses, part_count
from generator.validate import check_data
from tests.elements import ReadPage, read_page
from tests.small_world import LANGUAGES, TODAY, WORLD, pages, records


def links_of(page: ReadPage) -> list[str]:
    """Where the entries of a list lead, in page order, without the links to other pages of the list."""
    return [link.attributes["href"] for section in page.sections.values() for link in section.all("a")]


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages on which next to nothing fits."""
    monkeypatch.setattr(index_pages, "MOST_LISTED", 2)
    monkeypatch.setattr(a_to_z, "MOST_GUIDES", 10)


@pytest.fixture
def split_pages(short_pages: None, request: pytest.FixtureRequest) -> dict[str, ReadPage]:
    """The generated pages of a language, with long lists."""
    site = render_site(WORLD, request.param, check_data(WORLD, TODAY))
    return {uri: read_page(artifact.text) for uri, artifact in site.artifacts.items() if uri.endswith(".md")}


def test_a_list_that_fits_is_one_page() -> None:
    """Nobody's bookmark leads elsewhere because a list might grow."""
    assert [*part_addresses("topics/index.md", part_count(120, 120))] == ["topics/index.md"]
    assert part_count(0, 120) == 1
    assert not [uri for language in LANGUAGES for uri in pages(language) if uri.endswith(("index-2.md", "all-pages-2.md"))]


@pytest.mark.parametrize("entries", range(1, 60))
def test_pages_hold_every_entry_once_and_about_as_many_as_each_other(entries: int) -> None:
    """A last page with one entry would be the heaviest of all for what it says."""
    count = part_count(entries, 7)
    parts = [entries_of_part(range(entries), number, count) for number in range(1, count + 1)]

    assert [entry for part in parts for entry in part] == [*range(entries)]
    assert max(map(len, parts)) <= 7
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.parametrize(("split_pages", "language"), [(language, language) for language in LANGUAGES], indirect=["split_pages"])
def test_a_long_list_of_a_kind_is_the_same_list_on_several_pages(split_pages: dict[str, ReadPage], language: str) -> None:
    """Groups keep their order, and one that does not end on a page goes on on the next."""
    first = "procedures/index.md"
    count = part_count(len(records().kind("procedures")), 2)
    parts = [split_pages[uri] for uri in part_addresses(first, count)]
    further = [link.removeprefix("../") for page in parts[1:] for link in links_of(page)]

    assert count > 1
    assert [*links_of(parts[0]), *further] == links_of(pages(language)[first])
    assert all(len(links_of(page)) <= 2 for page in parts)
    assert "procedures/index-2.md" in split_pages


@pytest.mark.parametrize(("split_pages", "language"), [(language, language) for language in LANGUAGES], indirect=["split_pages"])
def test_all_guides_are_listed_on_the_pages_that_are_announced(split_pages: dict[str, ReadPage], language: str) -> None:
    """The engine and other languages are told of these pages before a single title is known."""
    addresses = all_guides_addresses(WORLD, records())
    found = [link for uri in addresses for link in links_of(split_pages[uri])]

    assert len(addresses) > 2
    assert found == links_of(pages(language)["all-pages.md"])
    assert [uri for uri in split_pages if uri.startswith("all-pages")] == [*addresses]


@pytest.mark.parametrize("split_pages", LANGUAGES, indirect=True)
def test_each_page_leads_to_all_others_and_has_a_title_of_its_own(split_pages: dict[str, ReadPage]) -> None:
    """Without JavaScript there is no other way to what stands on the third page."""
    addresses = all_guides_addresses(WORLD, records())
    folders = [f"../{uri.removesuffix('.md')}/" for uri in addresses]
    for uri, own in zip(addresses, folders, strict=True):
        linked = {link.attributes["href"] for link in split_pages[uri].whole.all("a")}
        assert linked >= {*folders} - {own}

    assert len({split_pages[uri].title for uri in addresses}) == len(addresses)
