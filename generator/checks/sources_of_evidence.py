"""The sources behind some pieces of evidence, and which of them are independent of each other."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.records.dataset import Dataset
from generator.records.evidence import Evidence, Source
from generator.records.vocabulary import NOTHING_FOUND, Carrier
from generator.text.addresses import publisher_host

_TITLE_END = re.compile(r"[（(·/,，、—–:：]| - |\s(?=[0-9])|[0-9]{4}")


class Piece(NamedTuple):
    """A piece of evidence with its source."""

    id: str
    evidence: Evidence
    source: Source | None

    @property
    def quote(self) -> str:
        """The words of the source; empty where nothing was quoted."""
        return self.evidence.quote or ""

    @property
    def is_official(self) -> bool:
        """Whether somebody speaks who makes, applies or operates the rule."""
        return self.source is not None and self.source.kind.is_official

    @property
    def is_original(self) -> bool:
        """Whether it was read where it was published."""
        return self.source is not None and self.source.carrier is Carrier.ORIGINAL


def found_pieces(dataset: Dataset, keys: Iterable[str]) -> list[Piece]:
    """The evidence that supports something.

    Args:
        dataset: The records.
        keys: Ids of evidence; those that name nothing are left out.

    Returns:
        The pieces that were found and verified and that do not refute what they quote, each with its source.
    """
    cited = ((key, dataset.evidence[key]) for key in keys if key in dataset.evidence)
    return [
        Piece(key, piece, dataset.sources.get(piece.source or ""))
        for key, piece in cited
        if piece.confidence not in NOTHING_FOUND and not piece.refutes
    ]


def publishers(pieces: Iterable[Piece]) -> int:
    """How many independent publishers speak in some pieces of evidence.

    Args:
        pieces: The pieces.

    Returns:
        The number of groups of sources that share neither host nor publisher; without one it is what the title begins with.
    """
    groups: list[set[str]] = []
    for piece in pieces:
        names = _names(piece)
        joined = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names] + [names.union(*joined)]
    return len(groups)


def _names(piece: Piece) -> set[str]:
    """What a source has in common with others of its publisher."""
    if piece.source is None:
        return {f"source {piece.evidence.source}"}
    title = _TITLE_END.split(piece.source.publisher or piece.source.title, maxsplit=1)[0].strip().lower()
    host = publisher_host(piece.source.url) if piece.source.url else f"source {piece.evidence.source}"
    return {host, title} if title else {host}
