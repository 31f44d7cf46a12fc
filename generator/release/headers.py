"""Header files for common static hosts: what a meta tag cannot say (framing, types, permissions) and how long to keep a file.

One policy for the whole site: the union of the hashes of all its pages; each page's own meta tag stays the stricter one.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.problems import Location, Problem, Severity
from generator.release.cache_headers import FOREVER, NEVER, SHORT, caching_rules
from generator.release.csp import format_policy, inline_code, sum_code
from generator.release.server_files import APACHE, NETLIFY, NGINX, format_htaccess, format_nginx

LINE_LIMIT = 2000
"""Characters that Cloudflare accepts in one line of `_headers`."""
RULE_LIMIT = 100
"""Rules that Cloudflare accepts in `_headers`."""


def security_headers(site: Path) -> dict[str, str]:
    """Name → value of the headers every file of the site is sent with."""
    code = sum_code(inline_code(page.read_text("utf-8")) for page in site.rglob("*.html"))
    return {
        "Content-Security-Policy": format_policy(code, framed_by="'none'"),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    }


def write_headers(site: Path, *, base: str = "/") -> list[Problem]:
    """Write `_headers` (Netlify, Cloudflare), `.htaccess` (Apache) and `nginx.conf` into the site. Call it when every page is final.

    The files fit this release and no other, because they hold the hashes of its inline code.

    Args:
        site: Folder of the whole site.
        base: Path the site is served under, with slashes at both ends.

    Returns:
        A warning for each limit of Cloudflare that is exceeded: that host then leaves the header out, the meta tags still hold.
    """
    headers = security_headers(site)
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    text = format_headers_file(headers, files, base)
    (site / NETLIFY).write_text(text, "utf-8", newline="\n")
    (site / APACHE).write_text(format_htaccess(headers, base, (FOREVER, SHORT, NEVER)), "utf-8", newline="\n")
    (site / NGINX).write_text(format_nginx(headers, base, (FOREVER, SHORT, NEVER)), "utf-8", newline="\n")
    return list(_beyond_limits(text.splitlines()))


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
