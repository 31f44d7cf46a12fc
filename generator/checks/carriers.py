"""Check: `original` is where the publisher itself publishes."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import Carrier, SourceKind
from generator.text.addresses import host_of, is_below

_COPY = re.compile(
    r"转[)）]|转[载引自]|[网报]转"
    r"|[(（][^)）]*(?:转|副本|网|新浪|网易|引央视)[^)）]*[)）]|(?:报|财经)/[^/ ]*网|副本|维基|引金管局|repost|copy of",
    re.IGNORECASE,
)
"""Words of a title that name another place than that of the publisher."""


_SHORTENERS = frozenset(["bit.ly", "t.cn", "t.co", "url.cn", "dwz.cn", "suo.im", "tinyurl.com", "goo.gl", "is.gd", "ow.ly", "rb.gy"])
"""Hosts whose addresses lead somewhere else."""
_BEHIND = frozenset("。，、；：！？”’」』）》")
"""Punctuation of the sentence around an address."""


_PUBLISHERS = frozenset({SourceKind.PRESS, SourceKind.ASSOCIATION, SourceKind.ACADEMIC})
"""Kinds whose publishers stand in `vocabularies/publishers`."""


def check_carriers(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A source whose carrier is `original` was read where its publisher publishes.

    For kinds that make, apply or operate a rule that is a host in `vocabularies/official-hosts`; for newspapers, associations and
    universities a host in `vocabularies/publishers` whose publisher is that of the source, or stands in its title. And neither names a
    second place, or a copy.

    PASS: `kind: bank`, `carrier: original` on a host of the register, or below one
    PASS: `kind: press`, `carrier: original`, `publisher: 河北法制报`, or `title: 河北法制报` without a publisher
    PASS: a source without an address
    FAIL: `url: "https://bit.ly/abc"`, which hides the host; `url: "https://example.org/1。"`
    FAIL: `kind: law`, `carrier: original` on a host that is not in the register
    FAIL: `kind: press`, `carrier: original`, `title: 人民日报 2019-03-29（中华网转）`
    FAIL: `kind: press`, `carrier: original`, `title: 人民日报 2019-03-29` on the host of another newspaper, or on one nobody knows
    """
    hosts = dataset.vocabularies.get("official-hosts", {})
    publishers = {key: term.name.zh for key, term in dataset.vocabularies.get("publishers", {}).items()}
    for key, source in dataset.sources.items():
        if not source.url:
            continue
        if is_below(host_of(source.url), _SHORTENERS) or source.url[-1] in _BEHIND:
            message = f"`{source.url}` is not the address of the page"
            yield Problem(RecordPath("sources", key, ("url",)), "carriers", message, "write the address that the browser shows")
        if source.carrier is not Carrier.ORIGINAL:
            continue
        where, host = RecordPath("sources", key, ("carrier",)), host_of(source.url)
        if source.kind.is_official and not is_below(host, hosts) and not dataset.has_failed_records("vocabularies"):
            message = f"`original`, and `{host}` is no official host"
            yield Problem(where, "carriers", message, "write `repost`, or add whose host it is to vocabularies/official-hosts.yml")
        elif source.kind in _PUBLISHERS and (fault := _of_another(host, source.publisher or source.title, publishers)):
            yield Problem(where, "carriers", fault, "write `repost`, or add whose host it is to vocabularies/publishers.yml")
        elif not source.kind.is_official and (copy := _COPY.search(source.named)):
            message = f"`original`, and its title says `{copy[0]}`"
            yield Problem(where, "carriers", message, "write `repost`, or name only the publisher")


def _of_another(host: str, named: str, publishers: Mapping[str, str]) -> str:
    """Why a host is not that of a publisher; empty where it is, and in a project without a register."""
    if not publishers:
        return ""
    name = next((name for known, name in publishers.items() if is_below(host, {known})), None)
    if name is None:
        return f"`original`, and nobody says whose host `{host}` is"
    return "" if name in named else f"`original`, and `{host}` is of {name}, which the source does not name"
