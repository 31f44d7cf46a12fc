"""Can an English reader read it?"""

from collections.abc import Iterator
from datetime import date

from generator.checks.finding import Finding, Path
from generator.checks.walking import walk_nodes
from generator.models.base import Text
from generator.models.dataset import Dataset

_UNTRANSLATED = frozenset({"never-link"})
"""Vocabularies nobody reads."""


def check_translations(dataset: Dataset, today: date) -> Iterator[Finding]:
    """Every text has English beside its Chinese: an error in a vocabulary, one warning per record elsewhere.

    PASS: `name: {zh: 微信支付, en: WeChat Pay}`
    FAIL: `name: 微信支付` in a platform (warning); `name: 付款人` in a vocabulary (error)
    """
    missing: dict[tuple[str, str], list[Path]] = {}
    for node in walk_nodes(dataset):
        if isinstance(node.value, Text) and node.value.en is None and node.path[-1] != "caveat":
            missing.setdefault((node.kind, node.id), []).append(node.path)
    for (kind, key), paths in missing.items():
        if kind == "vocabularies" and key.partition("/")[0] in _UNTRANSLATED:
            continue
        where = ", ".join(".".join(str(step) for step in path) for path in paths[:3])
        more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        yield Finding(kind, key, paths[0], f"no English for {where}{more}", "add `en:`", "error" if kind == "vocabularies" else "warning")
