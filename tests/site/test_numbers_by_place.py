"""Over every page that is published: no number of the mainland is one tap away where its place is not known, and it is where it is."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.planner.cases import hotline_of
from generator.text.telephone import number_to_dial
from tests.real_records import plans, records

_DIALLED = re.compile(r'href="tel:([^"]+)"')


def of_the_mainland(page: str) -> bool:
    """Whether a page is about one platform of the mainland, the mainland itself, or its numbers."""
    dataset = records()
    of, _, rest = page.partition("/")
    name = rest.partition("/")[0]
    if of in {"plans", "sheets"}:
        return name in dataset.transfer_types
    one_platform = of == "help" and any(name.endswith(f"-{platform}") for platform in dataset.platforms)
    return one_platform or of in {"platforms", "transfer-types"} or page in {"places/cn/index.html", "hotlines/index.html"}


def of_rails(page: str) -> bool:
    """Whether a page is about rails alone."""
    of, _, rest = page.partition("/")
    name = rest.partition("/")[0]
    action = records().procedures.get(name) if of == "procedures" else None
    rails = action is not None and bool(action.applies.rails) and "CN" not in action.applies.regions
    return rails or of == "rails" or (of in {"plans", "sheets"} and name in records().rails)


def dialling(published: Path) -> Iterator[tuple[str, str, set[str]]]:
    """(language, page, numbers of the mainland that one tap dials) of every page that has any."""
    home = {number_to_dial(contact.number) for contact in records().contacts.values() if contact.region == "CN" and contact.number}
    for path in published.rglob("*.html"):
        page = path.relative_to(published).as_posix()
        if found := set(_DIALLED.findall(path.read_text("utf-8"))) & home:
            yield ("en", page.removeprefix("en/"), found) if page.startswith("en/") else ("zh", page, found)


def test_no_number_of_the_mainland_is_dialled_where_its_place_is_not_known(published: Path) -> None:
    """In English on pages of the mainland alone; in Chinese on all but those of rails."""
    found = list(dialling(published))

    assert [page for language, page, _ in found if language == "en" and not of_the_mainland(page)] == []
    assert [page for language, page, _ in found if of_rails(page)] == []
    assert [page for language, page, _ in found if language == "zh" and not of_the_mainland(page)]


def test_pages_of_the_mainland_keep_the_police_with_a_way_for_who_is_elsewhere(published: Path) -> None:
    """Every plan and sheet that begins with the police of the mainland, in both languages; and the Chinese home page."""
    police = {
        number_to_dial(contact.number or "") for contact in records().contacts.values() if contact.region == "CN" and contact.emergency
    }
    calling = {key for key, each in records().procedures.items() if hotline_of(records(), each, {"CN"}) == "police-110"}
    pages = [
        page
        for page in plans().pages
        if page.first.transfer_type in records().transfer_types and calling & {action.procedure for action in page.actions}
    ]
    files = [name for page in pages for name in (f"{page.uri.removesuffix('.md')}/index.html", page.sheet_uri)]

    assert files
    for name in ("index.html", *files, *(f"en/{name}" for name in files)):
        html = (published / name).read_text("utf-8")
        assert police & set(_DIALLED.findall(html)), name
        assert re.search(r'href="[^"]*help/place/"', html), name
