"""The page of numbers, which also names those nobody should dial."""

from dataclasses import replace
from pathlib import Path

from generator.pages.register_pages import contacts_page
from generator.publish import rules_of
from generator.release.audit.folder import read_site
from generator.release.audit.numbers import check_numbers
from generator.rendering.page import RenderContext, render_page
from tests.pages.conftest import MakeContext
from tests.small_world import ADDRESS


def test_a_look_alike_is_marked_as_what_others_say(context: MakeContext, tmp_path: Path) -> None:
    """So it passes the audit where a contact warns of it, and nowhere else: the same number in a sentence of advice is found."""
    made = context()
    number = "95009"
    html = render_page(contacts_page(made), RenderContext(made, directory_urls=True)).text
    (tmp_path / "warned.html").write_text(html, "utf-8")
    (tmp_path / "advised.html").write_text(f"<p>{number}", "utf-8")
    rules = replace(rules_of(made.dataset, ADDRESS), mentioned=frozenset())
    found = check_numbers(read_site(tmp_path, ADDRESS), rules)

    assert number in html
    assert ["site/advised.html:1:1"] == [str(each.location) for each in found if number in each.message]
