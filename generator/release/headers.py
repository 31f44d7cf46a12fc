"""Header files for common static hosts: what a meta tag cannot say (framing, types, permissions) and how long to keep a file.

One policy for the whole site: the union of the hashes of all its pages; each page's own meta tag stays the stricter one.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from generator.problems import Location, Problem, Severity
from generator.release.cache_headers import FOREVER, NEVER, SHORT, caching_rules
from generator.release.csp import InlineCode, format_policy, sum_code
from generator.release.server_files import APACHE, NETLIFY, NGINX, format_htaccess, format_nginx

LINE_LIMIT = 2000
"""Characters that Cloudflare accepts in one line of `_headers`."""
RULE_LIMIT = 100
"""Rules that Cloudflare accepts in `_headers`."""


def security_headers(codes: Iterable[InlineCode]) -> dict[str, str]:
    """The headers every file of the site is sent with.

    Args:
        codes: Hashes of the inline code of every page.

    Returns:
        Name → value.
    """
    return {
        "Content-Security-Policy": format_policy(sum_code(codes), framed_by="'none'"),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    }


class ServerFiles(NamedTuple):
    """Files that tell a host how to serve the site."""

    files: dict[str, str]
    """Path → text."""
    problems: tuple[Problem, ...]
    """A warning for each limit of Cloudflare that is exceeded: that host then leaves the header out, the meta tags still hold."""


def format_server_files(
    files: Iterable[str], codes: Iterable[InlineCode], *, base: str = "/", folders: Collection[str] = ()
) -> ServerFiles:
    """`_headers` (Netlify, Cloudflare), `.htaccess` (Apache) and `nginx.conf` for a site.

    They fit this release and no other, because they hold the hashes of its inline code.

    Args:
        files: Path of every file of the site; those made here and the service worker may lack.
        codes: Hashes of the inline code of every page.
        base: Path the site is served under, with slashes at both ends.
        folders: Of the languages that do not stand at the root, each ending in a slash.

    Returns:
        The files, and what is wrong with them.
    """
    headers, caching = security_headers(codes), (FOREVER, SHORT, NEVER)
    text = format_headers_file(headers, sorted(files), base)
    own = {APACHE: format_htaccess(headers, base, caching, folders), NGINX: format_nginx(headers, base, caching, folders)}
    made = {NETLIFY: text, **own}
    return ServerFiles(made, tuple(_beyond_limits(text.splitlines())))


def _beyond_limits(lines: list[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_LIMIT:
            message = f"{len(line)} characters; Cloudflare takes {LINE_LIMIT}"
            hint = "fewer different inline scripts: set `extra.scope` so that the theme's first script is the same on every page"
            yield Problem(Location("site/_headers", number), "header-too-long", message, hint, Severity.WARNING)
    rules = [number for number, line in enumerate(lines, 1) if line.startswith("/")]
    if len(rules) > RULE_LIMIT:
        message = f"{len(rules)} rules; Cloudflare takes {RULE_LIMIT}"
        hint = "keep hashed files in folders of their own"
        yield Problem(Location("site/_headers", rules[RULE_LIMIT]), "too-many-headers", message, hint, Severity.WARNING)


def format_headers_file(headers: dict[str, str], files: list[str], base: str) -> str:
    """The text of `_headers`. No two rules set the same header for one file: hosts would join both values with a comma."""
    rules = [(f"{base}*", headers)]
    rules += [(base + pattern, {"Cache-Control": kept}) for pattern, kept in caching_rules(files)]
    return "\n".join(f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in named.items()) for path, named in rules)
