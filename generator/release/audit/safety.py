"""Content security policies, inline code, and call links that browsers would make by themselves."""

from collections.abc import Iterator

from generator.problems import Problem
from generator.release.audit.built_page import BuiltSite
from generator.release.audit.rules import Rules, problem_at, problem_in
from generator.release.csp import format_policy

_NO_CALLS = "telephone=no"


def check_policies(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """A page carries one content security policy, the strict one, with the hashes of its own inline code.

    PASS: the tag that `finish_page` writes
    FAIL: none · another one · a script changed after the hashes were taken
    """
    for page in site.pages.values():
        if not page.policies:
            yield problem_in(site, page.path, ("no-policy", "the page has no content security policy"), "pass it through `finish_page`")
        elif len(page.policies) > 1 or page.policies[0].value != format_policy(page.code):
            finding = "other-policy", "the content security policy is not the one of this page"
            yield problem_at(site, page, page.policies[0].place, finding, "pass the page through `finish_page` last")


def check_inline_code(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """No style attribute, event handler or `javascript:` address: the policy blocks them, so they are faults or attacks.

    PASS: `class="ta-c"`, a listener in a script file
    FAIL: `style="…"`, `onclick="…"`, `href="javascript:…"`
    """
    for page in site.pages.values():
        for mark in page.inline:
            yield problem_at(site, page, mark.place, ("inline-code", f"`{mark.value}` in a tag is blocked by the page's policy"))


def check_detection(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """A page forbids browsers to make call links by themselves, for its text also names numbers nobody should dial.

    PASS: `<meta name="format-detection" content="telephone=no">`
    FAIL: none · `telephone=yes` · two of them
    """
    for page in site.pages.values():
        if [mark.value for mark in page.detections] != [_NO_CALLS]:
            finding = "call-links", "a phone may turn any number of this page into a call link"
            yield problem_in(site, page.path, finding, f'one <meta name="format-detection" content="{_NO_CALLS}"> in the head')
