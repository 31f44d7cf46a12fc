"""Pages of one file: a plan as an emergency sheet, a platform as an emergency pack. Inline CSS, no script, no other request."""

from generator.rendering.artifact import Artifact
from generator.rendering.environment import environment, relative_url
from generator.rendering.page import SiteFacts
from generator.views.pack import Pack
from generator.views.sheet import Sheet


def render_sheet(sheet: Sheet, site: SiteFacts, address: str) -> Artifact:
    """`sheets/<case>.html`; `address` is the site's own, printed so that paper leads back."""
    text = environment().get_template("sheet.html.jinja").render(sheet=sheet, site=site, uri=sheet.uri, address=address)
    return Artifact(sheet.uri, text)


def render_pack(pack: Pack, site: SiteFacts, address: str) -> Artifact:
    """`<platform>.html`; `address` is that of the language, and the file names the platform's page in full: it may lie anywhere."""
    page = address + relative_url("index.md", pack.page, directory_urls=site.directory_urls)
    text = environment().get_template("pack.html.jinja").render(pack=pack, site=site, uri=pack.uri, page=page)
    return Artifact(pack.uri, text)
