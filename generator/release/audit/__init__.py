"""Checks over a built site, for what records and templates cannot prove. They work on readings: see `built_page`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from generator.problems import Location, Problem
from generator.release.audit.built_page import BuiltPage, BuiltSite, Reading
from generator.release.audit.folder import read_site
from generator.release.audit.hosts import check_fetches, check_never_linked, check_outside_links, check_style_fetches
from generator.release.audit.links import check_internal_links, keeps_targets
from generator.release.audit.naming import check_descriptions, check_titles
from generator.release.audit.page_addresses import lines_of_style
from generator.release.audit.reading import lines_of_page, read_page
from generator.release.audit.rules import SHOWN_AS, Budgets, Finding, PageCheck, Rules, SiteCheck
from generator.release.audit.safety import (
    check_clear_elements,
    check_detection,
    check_inline_code,
    check_policies,
    check_refreshes,
    check_signed_code,
)
from generator.release.audit.structure import check_headings, check_ids, check_landmarks, check_languages
from generator.release.audit.ways import check_tel_links, check_ways, check_ways_in_files
from generator.release.audit.weight import check_first_visits, check_page_weight, check_site_weight
from generator.text.addresses import host_of

__all__ = [
    "PAGE_CHECKS",
    "SITE_CHECKS",
    "Budgets",
    "BuiltPage",
    "BuiltSite",
    "Finding",
    "PageCheck",
    "Rules",
    "SiteCheck",
    "audit_site",
    "check_page",
    "locate_findings",
    "read_page",
    "read_site",
]

PAGE_CHECKS: tuple[PageCheck, ...] = (
    check_ids,
    check_headings,
    check_landmarks,
    check_languages,
    check_fetches,
    check_never_linked,
    check_outside_links,
    check_tel_links,
    check_ways,
    check_policies,
    check_signed_code,
    check_inline_code,
    check_clear_elements,
    check_detection,
    check_refreshes,
    check_page_weight,
)
SITE_CHECKS: tuple[SiteCheck, ...] = (
    check_titles,
    check_descriptions,
    check_style_fetches,
    check_ways_in_files,
    check_first_visits,
    check_site_weight,
)


def audit_site(site: BuiltSite, rules: Rules, sound: Mapping[str, Reading] | None = None) -> list[Problem]:
    """Check a built site, complete and not yet published.

    Args:
        site: As `read_site` reads it.
        rules: What the site may link, dial and weigh; its host is that of the site.
        sound: Path → reading of every file of a site in which an audit with the same rules found nothing: what is the same here is not
            checked again.

    Returns:
        Every problem in file order, located by `site/<path>`, 1-based line; empty when the site may be published.
    """
    rules = replace(rules, host=host_of(site.address))
    changed = replace(site, pages={path: page for path, page in site.pages.items() if (sound or {}).get(path) != page})
    of_pages = (finding for page in changed.pages.values() for finding in check_page(page, rules))
    of_links = check_internal_links(site, rules, changed.readings if keeps_targets(site, sound or {}) else None)
    of_site = (finding for check in SITE_CHECKS for finding in check(site, rules))
    return locate_findings(site.folder, chain(of_pages, of_links, of_site))


def check_page(page: BuiltPage, rules: Rules) -> tuple[Finding, ...]:
    """What is wrong with one page by itself: the same for the same page and the same rules, so that it can be kept.

    Args:
        page: A reading.
        rules: What the site may link, dial and weigh, with the host of the site.

    Returns:
        What was found, in no particular order.
    """
    return tuple(finding for check in PAGE_CHECKS for finding in check(page, rules))


def locate_findings(folder: Path, findings: Iterable[Finding]) -> list[Problem]:
    """Look up the lines of what was found; the files that have a fault are read again for it.

    Args:
        folder: Holds the whole site.
        findings: In any order.

    Returns:
        The problems in file order.
    """
    lines: dict[str, dict[str, list[int]]] = {}
    problems = []
    for path, code, message, hint, field, number, severity in findings:
        line = 1
        if field:
            if path not in lines:
                text = (folder / path).read_bytes().decode("utf-8", "replace")
                lines[path] = {"references": lines_of_style(text)} if path.endswith(".css") else lines_of_page(text)
            line = lines[path][field][number]
        problems.append(Problem(Location(f"{SHOWN_AS}/{path}", line), code, message, hint, severity))
    return sorted(problems)
