"""What a list of tabs, a search result or a chat preview shows of a page: its title and description."""

from collections.abc import Callable, Iterator

from generator.release.audit.built_page import BuiltPage, BuiltSite
from generator.release.audit.rules import Finding, Rules


def check_titles(site: BuiltSite, rules: Rules) -> Iterator[Finding]:
    """Every page has a title, and no two pages share one.

    PASS: `<title>微信转错人 - 追回</title>` once in the site
    FAIL: no title · an empty one · the same on two pages
    """
    yield from _check(site, "title", lambda page: page.titles)


def check_descriptions(site: BuiltSite, rules: Rules) -> Iterator[Finding]:
    """Every page has a meta description, and no two pages share one.

    PASS: `<meta name="description" content="…">` of its own
    FAIL: none · an empty one · the site's general one on every page
    """
    yield from _check(site, "description", lambda page: page.descriptions)


def _check(site: BuiltSite, what: str, find: Callable[[BuiltPage], tuple[str, ...]]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for page in site.pages.values():
        if page.is_redirect:
            continue
        values = find(page)
        if not any(values):
            yield Finding(page.path, f"no-{what}", f"the page has no {what}")
            continue
        owner = owners.setdefault(values[0], page.path)
        if owner != page.path:
            message = f"the {what} `{values[0]}` is also that of {owner}"
            yield Finding(page.path, f"duplicate-{what}", message, f"say what this page has that {owner} has not", f"{what}s")
