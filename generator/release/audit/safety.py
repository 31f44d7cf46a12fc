"""Content security policies, inline code, and call links that browsers would make by themselves."""

from collections.abc import Iterator
from functools import lru_cache

from generator.release.audit.built_page import BuiltPage
from generator.release.audit.rules import Finding, Rules
from generator.release.csp import SHIPPED, InlineCode, format_policy

_NO_CALLS = "telephone=no"
_policy = lru_cache(maxsize=1000)(format_policy)


def check_policies(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """A page carries one content security policy, the strict one, with the hashes of its own inline code.

    PASS: the tag that `finish_page` writes
    FAIL: none · another one · a script changed after the hashes were taken
    """
    if not page.policies:
        yield Finding(page.path, "no-policy", "the page has no content security policy", "pass it through `finish_page`")
    elif page.policies != (_policy(InlineCode(frozenset(page.scripts), frozenset(page.styles))),):
        message = "the content security policy is not the one of this page"
        yield Finding(page.path, "other-policy", message, "pass the page through `finish_page` last", "policies")


def check_signed_code(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """Inline code is what our templates ship, from a list: a policy made from the page itself would allow whatever got in.

    PASS: the style sheet of an emergency sheet
    FAIL: `<script>…</script>`, `<style>…</style>` in the text of a page
    """
    for kind, found, shipped in (("script", page.scripts, SHIPPED.scripts), ("style", page.styles, SHIPPED.styles)):
        for number, code in enumerate(found):
            if code not in shipped:
                message = f"an inline <{kind}> that no template of ours ships, {code}"
                yield Finding(page.path, "unsigned-code", message, "take it out of the text of the page", f"{kind}s", number)


def check_inline_code(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """No style attribute, event handler or `javascript:` address: the policy blocks them, so they are faults or attacks.

    PASS: `class="ta-c"`, a listener in a script file
    FAIL: `style="…"`, `onclick="…"`, `href="javascript:…"`
    """
    for number, name in enumerate(page.inline):
        yield Finding(page.path, "inline-code", f"`{name}` in a tag is blocked by the page's policy", "", "inline", number)


def check_clear_elements(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """No element in which a browser may see something else than this audit.

    PASS: `<style>p{}</style>`, `<svg><path d="…"/></svg>`
    FAIL: `<iframe>`, `<xmp>` · a style or script in a drawing · a script with `<!--` in it
    """
    for number, tag in enumerate(page.unclear):
        message = f"what stands in this <{tag}> cannot be audited"
        yield Finding(page.path, "unclear-element", message, "leave it out, or write it without `<!--`", "unclear", number)


def check_refreshes(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """Only a page that nobody reads leads on by itself.

    PASS: `<meta http-equiv="refresh" …>` on a redirect page
    FAIL: the same on a page with a heading: it takes its reader away
    """
    if page.is_redirect and page.headings:
        yield Finding(page.path, "refresh", "a page with a text of its own leads on by itself", "take the `meta refresh` out")


def check_detection(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """A page forbids browsers to make call links by themselves, for its text also names numbers nobody should dial.

    PASS: `<meta name="format-detection" content="telephone=no">`
    FAIL: none · `telephone=yes` · two of them
    """
    if page.detections != (_NO_CALLS,):
        hint = f'one <meta name="format-detection" content="{_NO_CALLS}"> in the head'
        yield Finding(page.path, "call-links", "a phone may turn any number of this page into a call link", hint)
