"""Checks over a built site, for what records and templates cannot prove. Each page is read once; every check works on that."""

from pathlib import Path

from generator.problems import Problem
from generator.release.audit.folder import read_site
from generator.release.audit.hosts import check_fetches, check_never_linked, check_outside_links
from generator.release.audit.links import check_internal_links
from generator.release.audit.naming import check_descriptions, check_titles
from generator.release.audit.numbers import check_numbers, check_tel_links
from generator.release.audit.rules import Budgets, Rules, SiteCheck
from generator.release.audit.safety import check_detection, check_inline_code, check_policies
from generator.release.audit.structure import check_headings, check_ids, check_landmarks, check_languages
from generator.release.audit.weight import check_weight

__all__ = ["SITE_CHECKS", "Budgets", "Rules", "SiteCheck", "audit_site"]

SITE_CHECKS: tuple[SiteCheck, ...] = (
    check_internal_links,
    check_ids,
    check_headings,
    check_titles,
    check_descriptions,
    check_landmarks,
    check_languages,
    check_fetches,
    check_never_linked,
    check_outside_links,
    check_tel_links,
    check_numbers,
    check_policies,
    check_inline_code,
    check_detection,
    check_weight,
)


def audit_site(folder: Path, rules: Rules, *, address: str) -> list[Problem]:
    """Check a built site, complete and not yet published.

    Args:
        folder: Holds the whole site, every language in its place.
        rules: What the site may link, dial and weigh.
        address: Where it will be served, ending in `/`.

    Returns:
        Every problem in file order, located by `site/<path>`, 1-based line; empty when the site may be published.
    """
    site = read_site(folder, address)
    return sorted(problem for check in SITE_CHECKS for problem in check(site, rules))
