"""Check: no two claims, rules or sources are the same."""

import re
from collections.abc import Iterator
from datetime import date

from generator.problems import KeyPath, Problem, RecordPath
from generator.records.dataset import Dataset
from generator.text.addresses import page_key


def check_duplicate_meaning(dataset: Dataset, today: date) -> Iterator[Problem]:
    """No two claims, and no two rules that answer one question of a platform, are equal but for spaces and punctuation.

    No two sources have one address: one page would otherwise count as two independent confirmations.

    PASS: the claims `微信转账可以撤回` and `支付宝转账可以撤回`
    FAIL: the claims `微信转账，可以撤回！` and `微信转账可以撤回`
    FAIL: two sources with `url: "https://example.org/1"`
    """
    first: dict[tuple[str, ...], str] = {}
    for kind, key, path, name, meaning in _meanings(dataset):
        other = first.setdefault(meaning, name)
        if other != name:
            where = RecordPath(kind, key, path)
            yield Problem(where, "duplicate-meaning", f"says the same as `{other}`", "merge the two, or say what differs")


def _meanings(dataset: Dataset) -> Iterator[tuple[str, str, KeyPath, str, tuple[str, ...]]]:
    for key, claim in dataset.claims.items():
        yield "claims", key, ("claim",), key, ("", _normal(claim.claim.zh))
    for key, platform in dataset.platforms.items():
        for position, rule in enumerate(platform.rules):
            meaning = (key, rule.question, *rule.transfer_types, _normal(rule.text.zh))
            yield "platforms", key, ("rules", position, "text"), f"{key}#{rule.id}", meaning

    for key, source in dataset.sources.items():
        if source.url:
            yield "sources", key, ("url",), key, ("sources", *page_key(source.url))


def _normal(words: str) -> str:
    return re.sub(r"[\W_]", "", words).lower()
