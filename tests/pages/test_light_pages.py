"""Pages of one file, sheets and packs, which people open offline and send on."""

from generator.pages.emergency_sheet import build_sheet
from generator.pages.offline_pack import build_packs
from generator.release.audit import Rules, read_page
from generator.release.audit.safety import check_detection
from generator.rendering.offline_pages import render_pack, render_sheet
from generator.rendering.page import RenderContext
from tests.pages.conftest import MakeContext

ADDRESS = "https://zhuihui.example/"


def test_no_sheet_and_no_pack_lets_a_phone_make_call_links(context: MakeContext) -> None:
    """A sheet is opened on the phone in the hand; a pack is never published with the site, so no audit sees it."""
    made = context()
    facts = RenderContext(made, directory_urls=True)
    sheet = render_sheet(build_sheet(made, made.plan_index.pages[0]), facts, ADDRESS)
    pack = render_pack(next(build_packs(made)), facts, ADDRESS)

    assert [] == [found for made in (sheet, pack) for found in check_detection(read_page("a.html", made.text), Rules())]
