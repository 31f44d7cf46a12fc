"""Pages of one file: an emergency pack for each platform that has plans, and a sheet for each plan."""

import pytest

from tests.elements import Element
from tests.small_world import ADDRESS, LANGUAGES, labels, packs, pages, plans, printed_text, records, sheets

PLANS = {
    "some-pay": [
        "chat/payer-wrong-payee",
        "chat/payee-wrong-payee",
        "chat/merchant-wrong-payee",
        "chat/payer-scam",
        "chat/payer-recovery-offer",
        "card/payer-scam",
    ],
    "other-pay": ["chat/payer-recovery-offer", "cash/payer-scam"],
}
"""Platform → the plans of its ways of paying, shared ones included."""
CONTACTS = {"some-pay": ["pay-line", "pay-app", "pay-site", "pay-sms", "police-110", "legal-12348"], "other-pay": ["police-hk"]}
"""Platform → the contacts of its own region: its own first, then those its plans turn to."""


def part_of(pack: Element, heading: str) -> list[Element]:
    """The elements between a heading of a pack and the next one."""
    parts = [child for child in pack.one("main").children if isinstance(child, Element)]
    start = next(place for place, part in enumerate(parts) if part.attributes.get("id") == heading) + 1
    end = next((place for place in range(start, len(parts)) if parts[place].tag == "h2"), len(parts))
    return parts[start:end]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("platform", CONTACTS)
def test_a_pack_holds_the_contacts_of_its_region_and_no_other(platform: str, language: str) -> None:
    """Forwarded, opened offline, dialled in panic: a number that does not answer where one is costs the minutes that count."""
    (listing,) = [part for part in part_of(packs(language)[platform], "contacts") if part.tag == "ul"]
    entries = listing.all("li")
    contacts = records().contacts

    assert [entry.one("p", "d").text for entry in entries] == [printed_text(contacts[key].name, language) for key in CONTACTS[platform]]
    for entry, key in zip(entries, CONTACTS[platform], strict=True):
        contact, words = contacts[key], labels(language).words
        assert [link.attributes["href"] for link in entry.all("a")] == ([f"tel:{contact.number}"] if contact.kind == "hotline" else [])
        assert contact.number is None or contact.number in entry.text
        assert all(printed_text(text, language) in entry.text for text in (contact.scope, contact.path, contact.hours) if text)
        assert words["contact-status"][contact.status] in entry.text


def test_only_platforms_with_plans_have_a_pack() -> None:
    """A file without a plan helps nobody."""
    assert packs("zh").keys() == PLANS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("platform", PLANS)
def test_a_pack_holds_every_plan_of_its_platform(platform: str, language: str) -> None:
    """Whoever gets it does not know yet which one is theirs."""
    headings = packs(language)[platform].all("h3")
    plans_in = [heading.text for heading in headings if heading.attributes.get("id", "").startswith("p")]

    assert plans_in == [pages(language)[f"plans/{plan}.md"].title for plan in PLANS[platform]]
    assert [link.attributes["href"] for link in packs(language)[platform].one("nav").all("a")][: len(plans_in)] == [
        f"#p{number}" for number, _ in enumerate(plans_in, 1)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_holds_the_papers_and_letters_its_plans_ask_for(language: str) -> None:
    """With where to find each paper, and the letter to copy out with its basis and its warning."""
    papers, letter, words = records().vocabularies["papers"], records().letters["demand"], labels(language).words
    pack = packs(language)["some-pay"]
    listed = [entry.text for part in part_of(pack, "papers") for entry in part.all("li")]
    text = "\n".join(part.text for part in part_of(pack, "letters"))
    basis = records().evidence[letter.legal_basis[0]].statement

    assert listed == [
        printed_text(papers["identity-card"].name, language),
        f"{printed_text(papers['transfer-record'].name, language)}{printed_text(papers['transfer-record'].hint, language)}",
    ]
    assert all(printed_text(part, language) in text for part in (letter.title, letter.when, letter.ask_a_lawyer_when, basis))
    assert words["ui"]["blank"].format(label=printed_text(letter.fields[0].label, language)) in text
    assert letter.body.partition("\n")[0] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_and_packs_name_the_page_they_were_taken_from(language: str) -> None:
    """Paper leads back: evidence and changes stand on the site."""
    assert all(ADDRESS in sheet.all("p", "q")[-1].text for sheet in sheets(language).values())
    for platform, pack in packs(language).items():
        assert pack.all("p", "q")[-1].text.endswith(f"{ADDRESS}platforms/{platform}/")
    for uri, sheet in sheets(language).items():
        plan = uri.removeprefix("sheets/").removesuffix(".html")
        assert [link.attributes["href"] for link in sheet.all("p", "q")[-1].all("a")] == [f"../../plans/{plan}/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_says_what_its_plan_says(language: str) -> None:
    """Title, actions, windows, state and papers: read where the page does not load."""
    for page in plans().pages:
        sheet, whole = sheets(language)[page.sheet_uri], pages(language)[page.uri]
        steps = whole.whole.all("li", "z-action")
        entries = sheet.one("ol").all("li")

        assert sheet.one("h1").text == whole.title
        assert [entry.one("p", "d").text for entry in entries] == [step.one("p", "z-do").text_without("z-marks") for step in steps]
        for entry, step in zip(entries, steps, strict=True):
            assert step.one("p", "z-when").text in [part.text for part in entry.all("p")]
            assert all(part.text in [line.text for line in entry.all("p")] for part in step.all("p", "z-if"))
        papers = (
            [item.one("span").text_without("z-marks") for item in whole.sections["papers"].all("li")] if "papers" in whole.sections else []
        )
        assert [item.text for listing in sheet.all("ul", "c") for item in listing.all("li")] == papers
