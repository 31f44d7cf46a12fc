"""The content security policy, word for word: what a page may load, run, send and be framed by."""

from generator.release.csp import SHIPPED, InlineCode, format_policy, inline_code, sum_code
from tests import small_world

CODE = InlineCode(scripts=frozenset({"'sha256-b'", "'sha256-a'"}), styles=frozenset({"'sha256-c'"}))


def test_the_whole_policy_of_a_page() -> None:
    """Nothing from elsewhere, no form that sends, no base that turns every link round: what is missing here, a hijacked text may do."""
    assert format_policy(CODE) == (
        "default-src 'none'; "
        "script-src 'self' 'sha256-a' 'sha256-b'; "
        "style-src 'self' 'sha256-c'; "
        "img-src 'self' data:; "
        "font-src 'self'; "
        "connect-src 'self'; "
        "worker-src 'self'; "
        "manifest-src 'self'; "
        "base-uri 'none'; "
        "form-action 'none'"
    )


def test_a_header_adds_who_may_frame_a_page() -> None:
    """A page in somebody else's frame can be covered with a button of theirs."""
    assert format_policy(CODE, framed_by="'none'") == f"{format_policy(CODE)}; frame-ancestors 'none'"


def test_a_page_on_a_disk_loads_files_and_nothing_else() -> None:
    """It has no origin."""
    assert format_policy(InlineCode(), own="file:") == format_policy(InlineCode()).replace("'self'", "file:")


def test_the_signed_code_is_that_of_our_templates_and_no_more() -> None:
    """A hash that nobody needs is a door; one that lacks makes an emergency sheet a page without a style."""
    light = [page.text for language in small_world.LANGUAGES for page in small_world.site(language).sheets(small_world.ADDRESS)]
    light += [page.text for language in small_world.LANGUAGES for page in small_world.site(language).packs(small_world.ADDRESS)]

    assert sum_code(map(inline_code, light)) == SHIPPED
