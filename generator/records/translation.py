"""Which English was written for which Chinese: the pins by which an outdated translation is recognised."""

from dataclasses import dataclass
from hashlib import sha256

DIGEST_LENGTH = 10
"""Hexadecimal digits of a digest: with 10,000 texts the chance that a new one has the digest of another is 1 in 100 million."""


@dataclass(frozen=True)
class TranslationLock:
    """Digests of the translations that a person has confirmed.

    A translation is *pinned* when this Chinese and this English were together before. It is *behind* when its English was
    pinned in the same record, but with other Chinese. New English counts as written for the Chinese beside it.
    """

    places: frozenset[str] = frozenset()
    """Digests of each record with its English."""
    pairs: frozenset[str] = frozenset()
    """Digests of Chinese with its English."""
    written: bool = False
    """Whether there is a lock, however little is in it."""

    def behind(self, record: str, zh: str, en: str) -> bool:
        """Whether the Chinese of a record (`kind/id`) was changed and its English was not."""
        return bool(self.places) and text_digest(zh, en) not in self.pairs and text_digest(record, en) in self.places

    def unpinned(self, record: str, en: str) -> bool:
        """Whether the lock of the project has never seen this English: a change of its Chinese would not be noticed."""
        return self.written and text_digest(record, en) not in self.places


def text_digest(*words: str) -> str:
    """The digest of some texts, as `translations.lock` holds it.

    Args:
        words: The texts; their order matters.

    Returns:
        The first `DIGEST_LENGTH` hexadecimal digits of the SHA-256 of the texts, joined by line breaks.
    """
    return sha256("\n".join(words).encode()).hexdigest()[:DIGEST_LENGTH]
