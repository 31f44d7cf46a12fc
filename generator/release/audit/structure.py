"""What a screen reader navigates by: ids, headings, landmarks, language."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.release.audit.built_page import BuiltPage
from generator.release.audit.rules import Finding, Rules


def check_ids(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """An id stands once on a page.

    PASS: `<h2 id="a">…<h2 id="b">`
    FAIL: `<h2 id="a">…<h2 id="a">`
    """
    if len(page.ids) == len(set(page.ids)):
        return
    for number, name in enumerate(page.ids):
        if name in page.ids[:number]:
            yield Finding(page.path, "duplicate-id", f"the id `{name}` stands on this page before", "", "ids", number)


def check_headings(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """A page has one `h1`, and no heading jumps a level on the way down.

    PASS: h1 h2 h3 h2
    FAIL: h1 h3 · h1 h2 h1 · h2 h3
    """
    if page.is_redirect:
        return
    first = [number for number, level in enumerate(page.headings) if level == 1]
    if not first:
        yield Finding(page.path, "no-h1", "the page has no main heading (h1)")
    for number in first[1:]:
        yield Finding(page.path, "second-h1", "a second main heading (h1)", "make it an h2", "headings", number)
    for number, (above, level) in enumerate(pairwise(page.headings), 1):
        if level > above + 1:
            yield Finding(page.path, "heading-skipped", f"an h{level} follows an h{above}", "", "headings", number)


def check_landmarks(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """A page has one main region; landmarks of the same kind are told apart by name.

    PASS: `<main>`, `<nav aria-label="主导航">`, `<nav aria-label="目录">`
    FAIL: no `<main>` · two `<main>` · two `<nav>` without a name or with the same one
    """
    if page.is_redirect:
        return
    mains = [number for number, landmark in enumerate(page.landmarks) if landmark.role == "main"]
    if not mains:
        yield Finding(page.path, "no-main", "the page has no main region (<main>)")
    for number in mains[1:]:
        yield Finding(page.path, "second-main", "a second main region", "", "landmarks", number)
    kinds = Counter(landmark.role for landmark in page.landmarks)
    for number, landmark in enumerate(page.landmarks):
        if landmark.role == "main" or kinds[landmark.role] == 1:
            continue
        if not landmark.name or landmark in page.landmarks[:number]:
            fault = f"also called {landmark.name!r}" if landmark.name else "unnamed"
            message = f"several {landmark.role} landmarks, and this one is {fault}"
            yield Finding(page.path, "landmark-name", message, "give each its own aria-label", "landmarks", number)


def check_languages(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """A page says in which of the site's languages it is written.

    PASS: `<html lang="zh-CN">`
    FAIL: `<html>` · `<html lang="zh">` (phones may then pick Japanese shapes)
    """
    if page.language not in rules.languages:
        message = f"the page is in the language {page.language!r}" if page.language else "the page names no language"
        yield Finding(page.path, "page-language", message, f"lang must be one of: {', '.join(sorted(rules.languages))}")
