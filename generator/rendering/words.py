"""The words a directive puts inside a sentence: plain, linked, or a number to tap."""

from generator.rendering.environment import environment
from generator.rendering.page import SiteFacts
from generator.views.embed import Embedded


def render_words(embedded: Embedded, uri: str, site: SiteFacts) -> str:
    """Inline HTML on one line."""
    return environment().get_template("words.md.jinja").render(found=embedded, uri=uri, site=site).strip()
