"""Whoever follows a dead link reads, in the language of the address, where the numbers and the plans are: on every host we bring rules for."""

import http.client
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.release.headers import format_server_files
from tests.processes import PATIENCE, started
from tests.project import put_files

PAGES = {f"{folder}{name}": f"{folder}{name}" for folder in ("", "en/") for name in ("index.html", "404.html", "guide/index.html")}
LOST = {
    "no-such-page/": "404.html",
    "guide/no-such-page": "404.html",
    "enough/": "404.html",
    "en/no-such-page/": "en/404.html",
    "en/guide/no/such/page.html": "en/404.html",
}
"""Address → page that answers."""


def rules(name: str, base: str) -> str:
    """The text of one of the files for hosts, for a site in two languages."""
    return format_server_files(PAGES, [], base=base, folders=["en/"]).files[name]


@pytest.mark.parametrize("base", ["/", "/zhuihui/"])
def test_apache_answers_in_the_language_of_the_address(base: str) -> None:
    """The folder of a language has a page of its own; an address that only begins like it has not."""
    text = rules(".htaccess", base)
    (pattern,) = re.findall(r'<If "%\{REQUEST_URI\} =~ m#([^#]+)#">\n  ErrorDocument 404 (\S+)\n</If>', text)

    assert pattern[1] == f"{base}en/404.html"
    assert f"ErrorDocument 404 {base}404.html\n" in text
    for address, page in LOST.items():
        assert bool(re.search(pattern[0], f"{base}{address}")) == page.startswith("en/"), address


def test_a_site_in_one_language_has_one_page() -> None:
    """Nobody is sent to a folder that is not there."""
    made = format_server_files(PAGES, [])

    assert made.files[".htaccess"].count("404.html") == 1
    assert made.files["nginx.conf"].count("404.html") == 1


@pytest.fixture(params=["/", "/zhuihui/"])
def nginx(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[int, str]]:
    """The port of a real server with the rules of a release, and the path the site is served under.

    The server gets a socket that listens already, so that nobody waits for it.
    """
    if not (program := shutil.which("nginx")):
        pytest.skip("nginx is not installed")
    base = str(request.param)
    put_files(tmp_path / "root" / base.strip("/"), {**PAGES, "nginx.conf": rules("nginx.conf", base)})
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        (tmp_path / "main.conf").write_text(
            f"daemon off; user root; worker_processes 1; pid {tmp_path}/pid; error_log {tmp_path}/error.log;\nevents {{}}\n"
            f"http {{ access_log off; default_type text/html; client_body_temp_path {tmp_path}/body; proxy_temp_path {tmp_path}/proxy;\n"
            f"fastcgi_temp_path {tmp_path}/f; uwsgi_temp_path {tmp_path}/u; scgi_temp_path {tmp_path}/s;\n"
            f"server {{ listen 127.0.0.1:{port}; root {tmp_path}/root; include {tmp_path}/root{base}nginx.conf; }} }}\n",
            "utf-8",
        )
        number = listening.fileno()
        command = [program, "-p", str(tmp_path), "-e", str(tmp_path / "error.log"), "-c", str(tmp_path / "main.conf")]
        with started(command, pass_fds=[number], env={"NGINX": f"{number};"}, stderr=subprocess.DEVNULL):
            listening.close()  # a server that does not start refuses; nobody waits for it
            yield port, base


def test_nginx_answers_in_the_language_of_the_address(nginx: tuple[int, str]) -> None:
    """With the status of a page that is not there; pages that are there are served, and folders get their slash."""
    port, base = nginx

    def asked(address: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", f"{base}{address}", headers={"Connection": "close"})
        answer = connection.getresponse()
        return answer.status, answer.headers["Location"] or answer.read().decode()

    for address, page in LOST.items():
        assert asked(address) == (404, page), address
    for folder in ("", "en/"):
        assert asked(folder) == (200, f"{folder}index.html")
        assert asked(f"{folder}guide/") == (200, f"{folder}guide/index.html")
    for address in ("en", "en/guide", "guide"):
        assert asked(address) == (301, f"{base}{address}/")
