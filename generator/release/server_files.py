"""The same headers for people who run their own server: Apache's `.htaccess`, and a file to include for nginx."""

from collections.abc import Iterable, Mapping

NETLIFY, APACHE, NGINX = SERVER_FILES = ("_headers", ".htaccess", "nginx.conf")
"""Files at the root of a site that are meant for its host, not for readers."""
_HASHED = r"\.[0-9a-f]{8,}(/|\.([a-z0-9]+\.)*[a-z0-9]+$)"
"""Matches what `cache_headers.is_immutable` matches, as a regular expression of the servers."""
LOST = "404.html"
"""The page shown in place of one that does not exist, in the folder of each language."""
Caching = tuple[str, str, str]
"""Values of Cache-Control for hashed files, for everything else, for the service worker."""


def format_htaccess(headers: Mapping[str, str], base: str, caching: Caching, folders: Iterable[str] = ()) -> str:
    """The text of `.htaccess` for Apache 2.4; without `mod_headers` the pages still carry their meta tags.

    Args:
        headers: Name → value of what every file is sent with.
        base: Path the site is served under, with slashes at both ends.
        caching: Values of Cache-Control.
        folders: Of the languages that do not stand at the root, each ending in a slash: whoever is lost there gets their own page.
    """
    forever, short, never = caching
    sent = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    lost = "".join(
        f'<If "%{{REQUEST_URI}} =~ m#^{base}{folder}#">\n  ErrorDocument 404 {base}{folder}{LOST}\n</If>\n' for folder in folders
    )
    return (
        f"Options -Indexes\nErrorDocument 404 {base}{LOST}\n{lost}AddDefaultCharset utf-8\n"
        "AddType application/manifest+json .webmanifest\n"
        f'<IfModule mod_headers.c>\n{sent}  Header set Cache-Control "{short}"\n'
        f'  <If "%{{REQUEST_URI}} =~ m#{_HASHED}#">\n    Header set Cache-Control "{forever}"\n  </If>\n'
        f'  <Files "service-worker.js">\n    Header set Cache-Control "{never}"\n  </Files>\n</IfModule>\n'
        "<IfModule mod_deflate.c>\n"
        "  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript application/json image/svg+xml\n"
        "</IfModule>\n"
    )


def format_nginx(headers: Mapping[str, str], base: str, caching: Caching, folders: Iterable[str] = ()) -> str:
    """The text of `nginx.conf`, to be included in a `server` block, which brings address, certificate and `root`.

    Args:
        headers: Name → value of what every file is sent with.
        base: Path the site is served under, with slashes at both ends.
        caching: Values of Cache-Control.
        folders: As of `format_htaccess`.
    """
    forever, short, never = caching
    lost = "".join(
        f"location {base}{folder} {{\n    error_page 404 {base}{folder}{LOST};\n    try_files $uri $uri/ =404;\n}}\n" for folder in folders
    )
    sent = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    return (
        "# In the `server` block:  include /path/to/build/site/nginx.conf;\n"
        f"# Its `root` is the folder in which the site stands under {base}\n"
        "# These are the rules of this very release: reload nginx after each `make build` and each `make rollback`.\n"
        "charset utf-8;\nserver_tokens off;\nabsolute_redirect off;\n"
        f"error_page 404 {base}{LOST};\n"
        "gzip on;\ngzip_vary on;\n"
        "gzip_types text/css text/javascript application/javascript application/json application/manifest+json"
        " image/svg+xml application/xml;\n"
        # A variable, because `add_header` in a location drops all outer ones.
        f'set $zhuihui_cache "{short}";\n'
        f'if ($uri ~ "{_HASHED}") {{\n    set $zhuihui_cache "{forever}";\n}}\n'
        f'if ($uri = {base}service-worker.js) {{\n    set $zhuihui_cache "{never}";\n}}\n'
        f"{sent}add_header Cache-Control $zhuihui_cache;  # not `always`: nobody may keep an error for a year\n"
        f"location {base} {{\n    try_files $uri $uri/ =404;  # a folder gets its slash: links are relative\n}}\n{lost}"
        f"location ~ ^{base}({NGINX}|_headers)$|/\\.(?!well-known/) {{\n    return 404;\n}}\n"
    )
