"""Our search in the theme's own box: its page asks for a worker and gets ours. Material 9.8.1; any other markup stops the build."""

import re

_WORKER = re.compile(r'("search":\s*")[^"]*assets/javascripts/workers/search\.[0-9a-f]+\.min\.js(")')
_FORM = re.compile(r'(<form class="md-search__form")\s+name="search"')
"""The theme fetches its whole index at once for a form of this name, and for no other."""


def use_own_search(html: str, worker_url: str) -> str:
    """The page with our worker in place of the theme's, and nothing of search fetched until the box is used.

    Raises ValueError unless the theme's worker and its form are each found exactly once.
    """
    html, workers = _WORKER.subn(lambda found: f"{found[1]}{worker_url}{found[2]}", html)
    html, forms = _FORM.subn(r"\1", html)
    if (workers, forms) != (1, 1):
        raise ValueError(f"theme markup changed: {workers} search workers and {forms} search forms found, exactly one of each is wanted")
    return html
