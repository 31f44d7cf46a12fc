"""Our search in the theme's own box: its page asks for a worker and gets ours. Material 9.8.1; any other markup stops the build."""

import re

_WORKER = re.compile(r'("search":\s*")[^"]*assets/javascripts/workers/search\.[0-9a-f]+\.min\.js(")')
_FORM = re.compile(r'(<form class="md-search__form")\s+name="search"')
"""The theme fetches its whole index at once for a form of this name, and for no other."""
_BUNDLE = re.compile(r'data-search-script="([^"]*)"')
"""Where our frame keeps the theme's scripts until the box is opened."""


def use_own_search(html: str, worker_url: str) -> str:
    """The page with our worker in place of the theme's, and nothing of search fetched until the box is opened.

    `box.js` beside the worker goes first and fetches the theme's scripts itself. Raises ValueError unless the theme's worker,
    its form and its scripts are each found exactly once.
    """
    box_url = worker_url.removesuffix("worker.js") + "box.js"
    html, workers = _WORKER.subn(lambda found: f"{found[1]}{worker_url}{found[2]}", html)
    html, forms = _FORM.subn(r"\1", html)
    html, bundles = _BUNDLE.subn(lambda found: f'data-search-script="{box_url}" data-theme-script="{found[1]}"', html)
    if (workers, forms, bundles) != (1, 1, 1):
        counts = f"{workers} search workers, {forms} search forms and {bundles} script templates"
        raise ValueError(f"theme markup changed: found {counts}; exactly one of each is wanted")
    return html
