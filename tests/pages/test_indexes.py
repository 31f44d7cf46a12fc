"""Lists of one kind of page."""

from pathlib import Path

import pytest

from generator.build_pages import guide_titles
from tests.elements import ReadPage
from tests.small_world import LANGUAGES, labels, pages, printed_text, records

FOLDERS = {
    "platforms": "platforms",
    "transfer_types": "transfer-types",
    "procedures": "procedures",
    "topics": "topics",
    "rails": "rails",
    "corridors": "corridors",
    "places": "places",
    "safeguards": "safeguards",
    "outlook": "outlook",
    "letters": "letters",
    "comparisons": "comparisons",
}
"""Kind of record → folder of its pages."""


def entries(page: ReadPage) -> dict[str, tuple[str, str]]:
    """Address of every page listed → its name and its description."""
    found = {}
    for item in (item for listing in page.whole.all("ul", "z-links") for item in listing.all("li")):
        link, hints = item.one("a"), item.all(css="z-hint")
        found[link.attributes["href"].strip("/")] = (link.text, hints[0].text if hints else "")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FOLDERS)
def test_every_record_is_listed_with_its_name_and_a_line_on_it(kind: str, language: str) -> None:
    """Everything can be reached by links alone."""
    page = pages(language)[f"{FOLDERS[kind]}/index.md"]
    wanted = {}
    for key, record in records().kind(kind).items():
        hint = next((getattr(record, name) for name in ("summary", "when", "answer", "does") if hasattr(record, name)), None)
        wanted[key] = (
            printed_text(getattr(record, "name", None) or record.title, language),
            printed_text(getattr(hint, "text", hint), language),
        )

    assert entries(page) == wanted
    assert page.title == labels(language).words["index-title"][kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "vocabulary"), [("topics", "topic-groups"), ("procedures", "procedure-kinds")])
def test_groups_stand_in_the_order_of_their_vocabulary(kind: str, vocabulary: str, language: str) -> None:
    """What most people look for comes first, not what the first record happens to be called."""
    page = pages(language)[f"{FOLDERS[kind]}/index.md"]
    terms = records().vocabularies[vocabulary]

    assert [page.headings[anchor].text for anchor in page.sections] == [printed_text(term.name, language) for term in terms.values()]
    assert [*terms] != sorted(terms)


@pytest.mark.parametrize("kind", ["topics", "procedures", "transfer_types"])
def test_a_record_stands_in_its_group(kind: str) -> None:
    """A topic on frozen accounts under “children” is not found."""
    page = pages("zh")[f"{FOLDERS[kind]}/index.md"]
    group = {"topics": "group", "procedures": "kind", "transfer_types": "platform"}[kind]
    found = {link.attributes["href"].strip("/"): anchor for anchor, section in page.sections.items() for link in section.all("a")}

    assert found == {key: f"group-{getattr(record, group)}" for key, record in records().kind(kind).items()}


def test_ways_of_paying_stand_in_the_order_of_the_platforms() -> None:
    """As on the home page: the most used platform first."""
    assert [*pages("zh")["transfer-types/index.md"].sections] == ["group-some-pay", "group-other-pay"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_all_guides_names_pages_and_prose_by_their_first_letter(language: str) -> None:
    """For readers without JavaScript, and for whoever would rather look than search."""
    page = pages(language)["all-pages.md"]
    found = {link.attributes["href"]: anchor for anchor, section in page.sections.items() for link in section.all("a")}

    assert found["../transfer-types/chat/"] == "letter-n"
    assert found["../guides/helping-a-parent/"] == ("letter-z" if language == "zh" else "letter-e")
    assert [*page.sections] == sorted(page.sections)
    assert len(found) > 20


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("title: Keeping evidence", "Keeping evidence"),
        ('title: "Just sent it: the first \\"minutes\\""', 'Just sent it: the first "minutes"'),
        ("title: 'What’s left: it''s yours'", "What’s left: it's yours"),
        ("# “先做什么”", "“先做什么”"),
    ],
)
def test_a_guide_is_listed_without_the_quotation_marks_of_its_metadata(tmp_path: Path, written: str, title: str) -> None:
    """Else it stands under no letter."""
    path = tmp_path / "content" / "en" / "guides" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"---\n{written}\n---\n" if ":" in written else written, "utf-8")

    assert guide_titles(tmp_path, "en") == [(title, "guides/a.md")]
