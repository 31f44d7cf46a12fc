"""The same headers for people who run their own server: Apache's `.htaccess` and a file for nginx's `conf.d`."""

from collections.abc import Mapping

_HASHED = r"\.[0-9a-f]{8,}(/|\.([a-z0-9]+\.)*[a-z0-9]+$)"
"""Files and folders that `addresses.is_immutable` knows, for the servers' own expressions."""
Caching = tuple[str, str, str]
"""Values of Cache-Control for hashed files, for everything else, for the service worker."""


def format_htaccess(headers: Mapping[str, str], base: str, caching: Caching) -> str:
    """Rules for Apache 2.4; without `mod_headers` the pages still carry their meta tags."""
    forever, short, never = caching
    sent = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    return (
        f"Options -Indexes\nErrorDocument 404 {base}404.html\nAddDefaultCharset utf-8\n"
        "AddType application/manifest+json .webmanifest\n"
        f'<IfModule mod_headers.c>\n{sent}  Header set Cache-Control "{short}"\n'
        f'  <If "%{{REQUEST_URI}} =~ m#{_HASHED}#">\n    Header set Cache-Control "{forever}"\n  </If>\n'
        f'  <Files "service-worker.js">\n    Header set Cache-Control "{never}"\n  </Files>\n</IfModule>\n'
        "<IfModule mod_deflate.c>\n"
        "  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript application/json image/svg+xml\n"
        "</IfModule>\n"
    )


def format_nginx(headers: Mapping[str, str], base: str, caching: Caching) -> str:
    """A file for `conf.d`: cache rule by file name as a map, because `add_header` in a location drops all outer ones."""
    forever, short, never = caching
    sent = "".join(f'    add_header {name} "{value}" always;\n' for name, value in headers.items())
    return (
        f'map $uri $zhuihui_cache {{\n    default "{short}";\n    "~{_HASHED}" "{forever}";\n'
        f'    {base}service-worker.js "{never}";\n}}\n\n'
        "server {\n    listen 80;\n    server_name _;                    # your host\n"
        "    root /srv/zhuihui/build/site;     # a link: swapped in one step by each release\n"
        "    charset utf-8;\n    server_tokens off;\n    absolute_redirect off;\n"
        f"    error_page 404 {base}404.html;\n"
        "    gzip on;\n    gzip_vary on;\n"
        "    gzip_types text/css text/javascript application/javascript application/json application/manifest+json"
        " image/svg+xml application/xml;\n"
        f"{sent}    add_header Cache-Control $zhuihui_cache;  # not `always`: nobody may keep an error for a year\n"
        "    location / {\n        try_files $uri $uri/ =404;  # a folder gets its slash: links are relative\n    }\n"
        "    location ~ /\\.(?!well-known/)|/_headers$ {\n        return 404;\n    }\n}\n"
    )
