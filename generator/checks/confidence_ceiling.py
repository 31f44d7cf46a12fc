"""Check: a grade is no higher than who speaks, and where that was read, allow."""

from collections.abc import Iterator, Mapping
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.evidence import Source
from generator.records.vocabulary import Carrier, Confidence, SourceKind

_HIGH, _MEDIUM, _LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
_RANK = {_HIGH: 3, _MEDIUM: 2, _LOW: 1}
_REPORTING = frozenset({SourceKind.PRESS, SourceKind.ASSOCIATION, SourceKind.ACADEMIC})
_SECOND_HAND = frozenset({SourceKind.LAWYER, SourceKind.SECONDARY, SourceKind.DATASET, SourceKind.BLOG})

Ceilings = Mapping[Carrier, Confidence]
_OFFICIAL: Ceilings = {Carrier.ORIGINAL: _HIGH, Carrier.REPOST: _HIGH, Carrier.MIRROR: _MEDIUM}
_REPORTED: Ceilings = {Carrier.ORIGINAL: _HIGH, Carrier.REPOST: _MEDIUM, Carrier.MIRROR: _MEDIUM}
_TOLD: Ceilings = {Carrier.ORIGINAL: _MEDIUM, Carrier.REPOST: _MEDIUM, Carrier.MIRROR: _LOW}
_SOLD: Ceilings = {Carrier.ORIGINAL: _LOW, Carrier.REPOST: _LOW, Carrier.MIRROR: _LOW}


def check_confidence_ceiling(dataset: Dataset, today: date) -> Iterator[Problem]:
    """The grade of evidence has a ceiling by the kind and the carrier of its source; a law that was revised since is `medium` at most.

    | kind | original | repost | mirror |
    | official: law, regulator, court, police, government, scheme, platform, bank | high | high | medium |
    | press, association, academic | high | medium | medium |
    | lawyer, secondary, dataset, blog | medium | medium | low |
    | seo | low | low | low |

    PASS: `confidence: high` on the repost of a law
    PASS: `confidence: low` on anything
    FAIL: `confidence: high` on a blog, on a repost of a newspaper, on a mirror of the police
    FAIL: `confidence: high` on a law with an entry in `revised_since`
    """
    for key, piece in dataset.evidence.items():
        source = dataset.sources.get(piece.source or "")
        if source is None or piece.confidence not in _RANK:
            continue
        ceiling = _ceiling(source)
        if _RANK[piece.confidence] > _RANK[ceiling]:
            why = "a law that was revised since" if source.revised_since else f"carrier `{source.carrier}` of kind `{source.kind}`"
            message = f"`{piece.confidence}` on {why}"
            yield Problem(RecordPath("evidence", key, ("confidence",)), "confidence-ceiling", message, f"write `{ceiling}`")


def _ceiling(source: Source) -> Confidence:
    kind = source.kind
    table = _OFFICIAL if kind.is_official else _REPORTED if kind in _REPORTING else _TOLD if kind in _SECOND_HAND else _SOLD
    return min(table[source.carrier], _MEDIUM if source.revised_since else _HIGH, key=_RANK.__getitem__)
