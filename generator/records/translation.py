"""Which English was written for which Chinese: the pins that tell a translation from one that has fallen behind."""

from dataclasses import dataclass
from hashlib import sha256

DIGEST_LENGTH = 10
"""Hexadecimal digits of a digest: with 10,000 texts the chance that a new one meets a stranger's pin is 1 in 100 million."""


@dataclass(frozen=True)
class TranslationLock:
    """Digests of the translations somebody vouched for.

    A translation is *pinned* when this Chinese and this English were together before. It has *fallen behind* when its English
    was pinned in the same record, but beside other Chinese. English that is new is taken at its word.
    """

    places: frozenset[str] = frozenset()
    """Of each record's English."""
    pairs: frozenset[str] = frozenset()
    """Of Chinese with its English."""

    def behind(self, record: str, zh: str, en: str) -> bool:
        """Whether the Chinese of a record (`kind/id`) was changed and its English was not."""
        return bool(self.places) and text_digest(zh, en) not in self.pairs and text_digest(record, en) in self.places


def text_digest(*words: str) -> str:
    """The start of the SHA-256 of the words, one under the other."""
    return sha256("\n".join(words).encode()).hexdigest()[:DIGEST_LENGTH]
