"""Finds the provisions of law that cite a piece of evidence."""

from collections.abc import Iterable, Iterator

from generator.records.cross_border import Provision
from generator.records.dataset import Dataset


def provisions_of(dataset: Dataset, evidence: Iterable[str]) -> Iterator[Provision]:
    """The provisions of law that cite any of some evidence.

    Args:
        dataset: The records.
        evidence: Ids of evidence, in the order wanted.

    Yields:
        Each provision once, in the order of the evidence.
    """
    wanted = dict.fromkeys(evidence)
    laws = [provision for place in dataset.places.values() for provision in place.provisions]
    yield from dict.fromkeys(provision for key in wanted for provision in laws if key in provision.evidence)
