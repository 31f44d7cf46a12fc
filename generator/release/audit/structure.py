"""What a screen reader navigates by: ids, headings, landmarks, language."""

from collections import Counter
from collections.abc import Iterator

from generator.problems import Problem
from generator.release.audit.built_page import BuiltPage, BuiltSite
from generator.release.audit.rules import Rules, problem_at, problem_in


def check_ids(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """An id stands once on a page.

    PASS: `<h2 id="a">…<h2 id="b">`
    FAIL: `<h2 id="a">…<h2 id="a">`
    """
    for page in site.pages.values():
        seen: set[str] = set()
        for mark in page.ids:
            if mark.value in seen:
                yield problem_at(site, page, mark.place, ("duplicate-id", f"the id `{mark.value}` stands on this page before"))
            seen.add(mark.value)


def check_headings(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """A page has one `h1`, and no heading jumps a level on the way down.

    PASS: h1 h2 h3 h2
    FAIL: h1 h3 · h1 h2 h1 · h2 h3
    """
    for page in site.pages.values():
        if page.is_redirect:
            continue
        first = [heading for heading in page.headings if heading.level == 1]
        if not first:
            yield problem_in(site, page.path, ("no-h1", "the page has no main heading (h1)"))
        for heading in first[1:]:
            yield problem_at(site, page, heading.place, ("second-h1", "a second main heading (h1)"), "make it an h2")
        above = 0
        for heading in page.headings:
            if heading.level > above + 1 and above:
                yield problem_at(site, page, heading.place, ("heading-skipped", f"an h{heading.level} follows an h{above}"))
            above = heading.level


def check_landmarks(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """A page has one main region; landmarks of the same kind are told apart by name.

    PASS: `<main>`, `<nav aria-label="主导航">`, `<nav aria-label="目录">`
    FAIL: no `<main>` · two `<main>` · two `<nav>` without a name or with the same one
    """
    for page in site.pages.values():
        if page.is_redirect:
            continue
        mains = [landmark for landmark in page.landmarks if landmark.role == "main"]
        if not mains:
            yield problem_in(site, page.path, ("no-main", "the page has no main region (<main>)"))
        for landmark in mains[1:]:
            yield problem_at(site, page, landmark.place, ("second-main", "a second main region"))
        yield from _check_names(site, page)


def _check_names(site: BuiltSite, page: BuiltPage) -> Iterator[Problem]:
    kinds = Counter(landmark.role for landmark in page.landmarks)
    seen: set[tuple[str, str]] = set()
    for landmark in page.landmarks:
        if landmark.role == "main" or kinds[landmark.role] == 1:
            continue
        if (landmark.role, landmark.name) in seen or not landmark.name:
            fault = f"also called {landmark.name!r}" if landmark.name else "unnamed"
            finding = "landmark-name", f"several {landmark.role} landmarks, and this one is {fault}"
            yield problem_at(site, page, landmark.place, finding, "give each its own aria-label")
        seen.add((landmark.role, landmark.name))


def check_languages(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """A page says in which of the site's languages it is written.

    PASS: `<html lang="zh-CN">`
    FAIL: `<html>` · `<html lang="zh">` (phones may then pick Japanese shapes)
    """
    for page in site.pages.values():
        if page.language not in rules.languages:
            finding = "page-language", f"the page is in the language {page.language!r}" if page.language else "the page names no language"
            yield problem_in(site, page.path, finding, f"lang must be one of: {', '.join(sorted(rules.languages))}")
