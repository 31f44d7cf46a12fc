"""The page of numbers, which also names those nobody should dial."""

from dataclasses import replace

from generator.building.audit_rules import rules_of
from generator.pages.register_pages import contacts_page
from generator.release.audit import read_page
from generator.release.audit.ways import check_ways
from generator.rendering.page import RenderContext, render_page
from generator.text.ways_to_reach import NO_WAYS
from tests.pages.conftest import MakeContext
from tests.small_world import ADDRESS


def test_a_look_alike_is_marked_as_what_others_say(context: MakeContext) -> None:
    """So it passes the audit where a contact warns of it, and nowhere else: the same number in a sentence of advice is found."""
    made = context()
    number = "95009"
    html = render_page(contacts_page(made), RenderContext(made, directory_urls=True)).text
    rules = replace(rules_of(made.dataset, ADDRESS), mentioned=NO_WAYS)
    pages = read_page("warned.html", html), read_page("advised.html", f"<p>{number}")
    found = [each for page in pages for each in check_ways(page, rules)]

    assert number in html
    assert ["advised.html"] == [each.path for each in found if number in each.message]
