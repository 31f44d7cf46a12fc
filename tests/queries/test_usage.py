"""Who rests on a piece of evidence: the pages and the check must count alike."""

from generator.checks.references import walk_references
from generator.models.dataset import Dataset
from generator.models.review import review_days
from generator.queries.usage import users_of


def test_a_page_and_the_check_agree_when_a_fact_has_to_be_read_again(dataset: Dataset) -> None:
    """A fake hotline is a warning of the register: a page may not stand for 180 days on what the check wants read after 90."""
    citing: dict[str, set[str]] = {}
    for node, target, word in walk_references(dataset):
        if target == "evidence":
            citing.setdefault(word, set()).add(node.kind)
    different = {}
    for key, kinds in citing.items():
        source = dataset.sources.get(dataset.evidence[key].source or "")
        who = source.kind if source else None
        limits = review_days(kinds, who), review_days({kind for kind, _ in users_of(dataset, key)} or {"vocabularies"}, who)
        if limits[0] != limits[1]:
            different[key] = limits

    assert different == {}
