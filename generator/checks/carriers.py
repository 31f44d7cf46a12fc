"""Check: `original` is where the publisher itself publishes."""

import re
from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import Carrier
from generator.text.addresses import host_of, is_below

_COPY = re.compile(
    r"转[)）]|转[载引自]|[(（][^)）]*(?:转|副本|网|新浪|网易|引央视)[^)）]*[)）]|(?:报|财经)/[^/ ]*网|副本|维基|引金管局|repost|copy of",
    re.IGNORECASE,
)
"""Words of a title that name another place than that of the publisher."""


_SHORTENERS = frozenset(["bit.ly", "t.cn", "t.co", "url.cn", "dwz.cn", "suo.im", "tinyurl.com", "goo.gl", "is.gd", "ow.ly", "rb.gy"])
"""Hosts whose addresses lead somewhere else."""
_BEHIND = frozenset("。，、；：！？”’」』）》")
"""Punctuation of the sentence around an address."""


def check_carriers(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A source whose carrier is `original` was read where its publisher publishes.

    For kinds that make, apply or operate a rule that is a host in `vocabularies/official-hosts`. For others the title tells: it names
    no second place, and no copy.

    PASS: `kind: bank`, `carrier: original` on a host of the register, or below one
    PASS: `kind: press`, `carrier: original`, `title: 河北法制报 2022-01-11`
    PASS: a source without an address
    FAIL: `url: "https://bit.ly/abc"`, which hides the host; `url: "https://example.org/1。"`
    FAIL: `kind: law`, `carrier: original` on a host that is not in the register
    FAIL: `kind: press`, `carrier: original`, `title: 人民日报 2019-03-29（中华网转）`
    """
    hosts = dataset.vocabularies.get("official-hosts", {})
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
        elif not source.kind.is_official and (copy := _COPY.search(source.title)):
            message = f"`original`, and its title says `{copy[0]}`"
            yield Problem(where, "carriers", message, "write `repost`, or name only the publisher")
