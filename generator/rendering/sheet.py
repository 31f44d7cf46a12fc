"""Emergency sheets: a plan as one self-contained page of HTML with inline CSS, no script and no other request."""

from generator.rendering.artifact import Artifact
from generator.rendering.environment import environment
from generator.rendering.page import SiteFacts
from generator.views.sheet import Sheet


def render_sheet(sheet: Sheet, site: SiteFacts, address: str) -> Artifact:
    """`sheets/<case>.html`; `address` is the site's own, printed so that paper leads back."""
    text = environment().get_template("sheet.html.jinja").render(sheet=sheet, site=site, uri=sheet.uri, address=address)
    return Artifact(sheet.uri, text)
