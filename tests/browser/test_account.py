"""Where the account is, and where the reader is: chosen by whoever likes to, kept on the device, and the police of the place follow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.real_records import plans, records, word

RAIL, PLATFORM = "en/plans/swift/payer-scam/", "plans/wechat-chat/payer-scam/"
FIRST = ".z-first"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader with a small phone."""
    made = browser.new_context(viewport={"width": 360, "height": 800}, locale="en-GB", reduced_motion="reduce")
    yield made
    made.close()


def opened(page: Page, address: str) -> Page:
    """The page, its choice of places unfolded and ready."""
    page.goto(address)
    page.wait_for_selector(".z-asks select", state="attached")
    if page.locator(".z-account details:not([open])").count():
        page.locator(".z-account summary").click()
    return page


def account(page: Page) -> Locator:
    return page.locator("select[name=z-where]")


def reader(page: Page) -> Locator:
    return page.locator("select[name=z-reader]")


def kept(page: Page) -> object:
    return page.evaluate("JSON.parse(localStorage.getItem('zhuihui.place'))")


def police(region: str) -> str:
    """A number that the plans of rails give for the police of a place."""
    channels = records().procedures["local-police-abroad"].channels
    named = (records().contacts[channel.contact] for channel in channels if channel.contact)
    return next(contact.number for contact in named if contact.region == region and contact.number)


def test_the_number_of_the_mainland_can_be_dialled_once_the_account_is_there(page: Page, base: str) -> None:
    """Before, it is words; after the choice a button; after the choice of another place it is gone, and that place has its own."""
    opened(page, f"{base}/{RAIL}")
    call = page.locator(f"{FIRST} a[href='tel:110']")
    expect(call).to_have_count(0)

    account(page).select_option("CN")
    expect(call).to_be_visible()
    assert call.bounding_box()["height"] >= 44  # type: ignore[index]

    account(page).select_option("HK")
    expect(call).to_have_count(0)
    expect(page.locator(f"{FIRST} .z-held")).to_be_hidden()
    expect(page.locator(f"{FIRST} .z-local a[href='tel:{police('HK')}']")).to_be_visible()

    account(page).select_option("")
    expect(page.locator(f"{FIRST} .z-held")).to_be_visible()
    expect(page.locator(f"{FIRST} .z-local")).to_have_count(0)


def test_the_english_home_shows_the_number_only_for_an_account_in_the_mainland(page: Page, base: str) -> None:
    """It opens with what holds everywhere."""
    opened(page, f"{base}/en/")
    expect(page.locator("a[href='tel:110']")).to_have_count(0)

    account(page).select_option("CN")
    expect(page.locator(".z-account .z-local a[href='tel:110']")).to_be_visible()
    account(page).select_option("US")
    expect(page.locator("a[href='tel:110']")).to_have_count(0)


def test_a_place_of_the_english_home_leads_to_its_page_and_is_remembered(page: Page, base: str) -> None:
    """One tap: the first steps there, and the police on the next plan."""
    opened(page, f"{base}/en/")
    chip = page.locator(".z-chips a").first
    region = chip.get_attribute("href").split("/")[1].upper()  # type: ignore[union-attr]
    chip.click()
    page.wait_for_url(f"**/places/{region.lower()}/")

    assert kept(page) == {"account": region}


def test_a_choice_is_remembered_changed_and_forgotten(page: Page, base: str) -> None:
    """Chosen at home, it holds on the plan; taken back there, nothing is kept."""
    opened(page, f"{base}/en/")
    assert kept(page) is None
    account(page).select_option("GB")
    reader(page).select_option("HK")
    assert kept(page) == {"account": "GB", "reader": "HK"}

    opened(page, f"{base}/{RAIL}")
    expect(account(page)).to_have_value("GB")
    expect(reader(page)).to_have_value("HK")
    expect(page.locator(".z-account summary")).to_contain_text(word("helper", "account-change", "en"))
    expect(page.locator(f"{FIRST} .z-local a[href='tel:{police('HK')}']")).to_be_visible()

    account(page).select_option("")
    reader(page).select_option("")
    assert kept(page) is None


def test_a_step_for_accounts_of_one_place_is_gone_for_an_account_elsewhere(page: Page, base: str) -> None:
    """A law of one country helps nobody whose card is of another."""
    plan = next(
        each.uri
        for each in plans().pages
        for action in each.actions
        if each.first.transfer_type in records().rails and records().procedures[action.procedure].applies.accounts == ("GB",)
    )
    opened(page, f"{base}/en/{plan.removesuffix('.md')}/")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    step = page.locator("li[data-accounts=GB]")
    expect(step).to_be_visible()
    account(page).select_option("US")
    expect(step).to_be_hidden()
    account(page).select_option("GB")
    expect(step).to_be_visible()


def test_a_reader_abroad_gets_the_police_of_where_they_are_on_a_plan_of_the_mainland(page: Page, base: str) -> None:
    """The account is in the mainland, the page says so; the question that is left is where the reader is."""
    opened(page, f"{base}/{PLATFORM}")
    call = page.locator(f"{FIRST} a.z-tel[href='tel:110']")
    expect(account(page)).to_have_count(0)
    expect(call).to_be_visible()

    reader(page).select_option("HK")
    expect(call).to_be_hidden()
    expect(page.locator(f"{FIRST} .z-local a[href='tel:{police('HK')}']")).to_be_visible()
    reader(page).select_option("CN")
    expect(call).to_be_visible()
    expect(page.locator(".z-local")).to_have_count(0)


def test_a_link_carries_the_place_of_the_account_and_never_that_of_the_reader(context: BrowserContext, browser: Browser, base: str) -> None:
    """The family that gets the link sees the police of the account's place, and learns nothing of where the sender is."""
    page = opened(context.new_page(), f"{base}/{RAIL}")
    account(page).select_option("US")
    reader(page).select_option("HK")
    page.get_by_role("button", name=word("helper", "plan-2h", "en")).click()
    shared = page.url

    assert "account=US" in shared
    assert "sent=" in shared
    assert "HK" not in shared.partition("#")[2]

    other = browser.new_context(viewport={"width": 360, "height": 800})
    family = opened(other.new_page(), shared)
    expect(account(family)).to_have_value("US")
    expect(reader(family)).to_have_value("")
    assert kept(family) is None, "only who chooses keeps"
    assert "account=US" in family.url
    assert "sent=" in family.url
    other.close()


@pytest.mark.parametrize("path", ["en/", RAIL, "en/help/", "en/help/scam/"])
def test_without_a_script_no_number_of_the_mainland_and_a_way_to_every_place(browser: Browser, base: str, path: str) -> None:
    """The list of places, or the link to it, stands there from the start."""
    made = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = made.new_page()
    page.goto(f"{base}/{path}")

    expect(page.locator("a[href='tel:110']")).to_have_count(0)
    assert page.locator(".z-account li a, a.z-else").count()
    made.close()
