"""Addresses in links, read without surprises: a malformed one has no host instead of raising."""

from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit, urlunsplit

_REMEMBERED = lru_cache(maxsize=100_000)
"""A site holds the same addresses again and again: an audit asks for 10,000 different ones, 300,000 times."""
_KEPT = "!$&'()*+,;=:@/~-._"


@_REMEMBERED
def host_of(address: str) -> str:
    """Host in lower case, without user, port or final dot; empty for a relative address or one nobody can read."""
    try:
        return (urlsplit(address.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""


@_REMEMBERED
def scheme_of(address: str) -> str:
    """Scheme in lower case as a browser reads it, that is without control characters and spaces; empty when relative."""
    head, colon, _ = "".join(sign for sign in address if sign > " ").partition(":")
    return head.lower() if colon and head[:1].isalpha() and all(sign.isalnum() or sign in "+-." for sign in head) else ""


@_REMEMBERED
def normalise(address: str) -> str:
    """One spelling for one address: lower-case host, no fragment, the same characters escaped, `/` for an empty path."""
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc.lower()
        path = quote(unquote(parts.path), safe=_KEPT) or "/"
        query = quote(unquote(parts.query), safe=_KEPT + "?")
    except ValueError:
        return address
    return urlunsplit((parts.scheme.lower(), host, path, query, ""))


def is_below(host: str, domains: frozenset[str]) -> bool:
    """Is the host one of the domains, or a subdomain of one?"""
    labels = host.split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels)))


def is_immutable(path: str) -> bool:
    """Does the name of the file, or of a folder around it, carry a hash of its content (`main.57a0d79d.css`, `helper.57a0d79d/x.js`)?

    Such a file never changes under its name.
    """
    *folders, name = path.split("/")
    marks = [*(folder.rpartition(".")[2] for folder in folders if "." in folder), *name.split(".")[1:-1]]
    return any(len(part) >= 8 and set(part) <= set("0123456789abcdef") for part in marks)
