"""A page of the site rewritten to open from a disk, where a link to a folder shows a list of files and no file counts as `'self'`."""

import posixpath
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from generator.html.rewriting import Tag, rewrite_tags
from generator.release.csp import SHIPPED, InlineCode, format_policy, inline_code, signed_code
from generator.text.addresses import host_of, scheme_of

_TOUCHED = frozenset({"a", "area", "link"})
_META_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)')


def whole(name: str) -> bool:
    """The default of `kept`: every file of the site is packed."""
    return bool(name)


def page_for_disk(html: str, *, path: str, kept: Callable[[str], bool] = whole, signed: InlineCode = SHIPPED) -> str:
    """Rewrite a page to open from a disk: links name `index.html`, and the policy allows files and still no host.

    Args:
        html: The published page.
        path: Its path relative to the site.
        signed: The inline code that the policy may allow.
        kept: Whether a file of the site is packed too, by its path. Links to a page in another language that is not are hidden.

    Returns:
        The HTML. Links that start with `/` stay as they are: the site has none.
    """
    html = rewrite_tags(html, lambda name, _: name in _TOUCHED, lambda tag: _edit(tag, path, kept))
    policy = format_policy(signed_code(inline_code(html), path, signed), own="file:")
    return _META_POLICY.sub(lambda found: found[1] + policy + found[2], html)


def _edit(tag: Tag, path: str, kept: Callable[[str], bool]) -> Tag | None:
    if tag["rel"] == "manifest":
        return None  # from a disk a browser refuses it, with an error on the console
    if not tag.has("href"):
        return tag
    address = _named(tag["href"], path)
    if tag.has("hreflang") and not kept(posixpath.normpath(posixpath.join(posixpath.dirname(path), address.partition("#")[0]))):
        return tag.without("href").having("hidden", "") if tag.name == "a" else None
    return tag.having("href", address)


def _named(address: str, path: str) -> str:
    """`guide/#a` → `guide/index.html#a`; addresses with a scheme, a host or a leading slash stay."""
    if scheme_of(address) or host_of(address) or address.startswith(("/", "#")):
        return address
    parts = urlsplit(address)
    folder = parts.path or posixpath.basename(path)
    if parts.path and (folder.endswith("/") or posixpath.basename(folder) in {".", ".."}):
        folder = posixpath.normpath(posixpath.join(folder, "index.html"))
    return parts._replace(path=folder).geturl()
