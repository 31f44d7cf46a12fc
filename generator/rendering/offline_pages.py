"""Pages of one file: a plan as an emergency sheet, a platform as an emergency pack. Inline CSS, no script, no other request.

They show no numbers and no list of sources; how fresh they are is counted from the evidence of what they print.
"""

from markupsafe import Markup

from generator.pages.emergency_sheet import Sheet
from generator.pages.offline_pack import Pack
from generator.rendering.artifact import Artifact
from generator.rendering.citations import evidence_in, without_marks
from generator.rendering.environment import environment, relative_url
from generator.rendering.page import template_names
from generator.rendering.render_context import RenderContext


def render_sheet(sheet: Sheet, site: RenderContext, address: str) -> Artifact:
    """A plan as one page of HTML.

    Args:
        sheet: The plan.
        site: Language and evidence.
        address: Of the whole site, printed so that a reader of the paper finds it.

    Returns:
        HTML for `sheet.uri`, below the folder of the language; without a content security policy.
    """
    return Artifact(sheet.uri, _render("sheet", sheet.uri, site, sheet=sheet, address=address))


def render_pack(pack: Pack, site: RenderContext, address: str) -> Artifact:
    """Everything for one platform as one page of HTML.

    Args:
        pack: Plans, contacts, papers and letters of the platform.
        site: Language and evidence.
        address: Of the site in this language, ending in a slash: the file may be opened anywhere, so its link back is absolute.

    Returns:
        HTML for `pack.uri`; without a content security policy.
    """
    page = address + relative_url("index.md", pack.page, directory_urls=site.directory_urls)
    return Artifact(pack.uri, _render("pack", pack.uri, site, pack=pack, page=page))


def _render(template: str, uri: str, site: RenderContext, **values: object) -> str:
    names = {**template_names(uri, site), **values}
    body = environment().get_template(f"{template}-body.html.jinja").render(**names)
    freshness = site.freshness(evidence_in(body, site))
    frame = environment().get_template(f"{template}.html.jinja")
    return frame.render(**names, body=Markup(without_marks(body)), freshness=freshness)
