"""Which provisions of law rest on a piece of evidence."""

from collections.abc import Iterable, Iterator

from generator.models.dataset import Dataset
from generator.models.world import Provision


def provisions_of(dataset: Dataset, evidence: Iterable[str]) -> Iterator[Provision]:
    """The provisions of law that rest on any of the evidence, each once, in the order of the evidence."""
    wanted = dict.fromkeys(evidence)
    laws = [provision for place in dataset.jurisdictions.values() for provision in place.provisions]
    yield from dict.fromkeys(provision for key in wanted for provision in laws if key in provision.evidence)
