"""Check: every redirect leads from an address that is no page to one that is."""

import re
from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.kinds import KINDS

_KINDS = {kind.address: kind.name for kind in KINDS if kind.has_pages}
_ADDRESS = re.compile(r"/?[a-z0-9-]+(/[a-z0-9-]+)*(/\*?)?\Z")


def check_redirects(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Addresses are paths in kebab-case, no old one is given twice or is still a page, and no redirects form a circle.

    This check knows the pages of records only; other addresses are checked when the pages are published.

    PASS: `{old: platforms/wechat/, new: platforms/wechat-pay/, since: "2026-11-23"}`
    FAIL: `{old: a/, new: b/}` together with `{old: b/, new: a/}`
    FAIL: `{old: platforms/wechat-pay/, new: platforms/wechat/}` while `data/platforms/wechat-pay.yml` is there
    FAIL: `{old: a/, new: "https://example.com"}`; `{old: a/, new: platforms/no-such/}`
    FAIL: `{old: "types/*", new: platforms/wechat-pay/}`: a folder becomes a folder
    """
    targets: dict[str, str] = {}
    for position, redirect in dataset.redirects.items():
        for name, address in (("old", redirect.old), ("new", redirect.new)):
            if not _ADDRESS.match(address):
                where = RecordPath("redirects", position, (name,))
                yield Problem(where, "redirects", f"`{address}` is no path of this site", "write it like `platforms/wechat-pay/`")
        if redirect.old.endswith("*") is not redirect.new.endswith("*"):
            where = RecordPath("redirects", position, ("new",))
            yield Problem(
                where, "redirects", "a folder becomes a folder, a page becomes a page", "write `/*` at the end of both, or of none"
            )
        if redirect.old.strip("/") in targets:
            where = RecordPath("redirects", position, ("old",))
            yield Problem(where, "redirects", f"`{redirect.old}` is redirected twice", "keep one of them")
        targets.setdefault(redirect.old.strip("/"), redirect.new.strip("/"))
    for position, redirect in dataset.redirects.items():
        if _is_circle(redirect.old.strip("/"), targets):
            where = RecordPath("redirects", position, ("new",))
            yield Problem(where, "redirects", "following this address never ends", "point it at a page that exists")
        if _names_a_record(redirect.old, dataset):
            where = RecordPath("redirects", position, ("old",))
            yield Problem(where, "redirects", f"`{redirect.old}` is still a page", "delete the redirect, or the record")
        if redirect.new.strip("/") not in targets and _names_no_record(redirect.new, dataset):
            where = RecordPath("redirects", position, ("new",))
            yield Problem(where, "redirects", f"`{redirect.new}` names no record", "correct the id")


def _is_circle(start: str, targets: dict[str, str]) -> bool:
    seen = {start}
    step = targets.get(start)
    while step is not None and step not in seen:
        seen.add(step)
        step = targets.get(step)
    return step is not None


def _names_no_record(address: str, dataset: Dataset) -> bool:
    kind, key = _record_at(address)
    records = dataset.kind(kind)
    # Further pages of a record have its id and a suffix: places/cn-law-1.
    missing = (
        bool(key)
        and key != "*"
        and bool(records)
        and "/" not in key
        and not any(key == each or key.startswith(f"{each}-") for each in records)
    )
    return missing and not dataset.may_exist(kind, key)


def _names_a_record(address: str, dataset: Dataset) -> bool:
    kind, key = _record_at(address)
    return key in dataset.kind(kind) or (key == "*" and bool(dataset.kind(kind)))


def _record_at(address: str) -> tuple[str, str]:
    """Kind and id of the record whose page has an address; an empty kind where no record can have it."""
    folder, _, key = address.strip("/").partition("/")
    return _KINDS.get(f"{folder}/", ""), key
