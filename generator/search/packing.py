"""The format of the index files: scripts of one call each, so that a worker, a page opened from a disk and a test can all read them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise

ALPHABET = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
"""92 printable signs that need no escape in a script string."""
_HALF = len(ALPHABET) // 2
LEVELS = 7
"""Weights are 1 to 7; finer steps changed no ranking that a person would see (measured)."""
_FRONT = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Shard:
    """One file of the index."""

    name: str
    """`c0`, `d-zh-3`: the first argument of the call in the file."""
    first: str
    """Its first term, for the shards of a sorted list."""
    text: str

    @property
    def file(self) -> str:
        """`c0.1a2b3c4d.js`: changes with the content."""
        return f"{self.name}.{digest(self.text)}.js"


def script(name: str, text: str) -> str:
    """The one call a file consists of."""
    return f"load({json.dumps(name)},{json.dumps(text, ensure_ascii=False)})\n"


def digest(text: str) -> str:
    """The first 8 hex digits of the SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()[:8]


@cache
def pack_number(number: int) -> str:
    """A whole number in base 46, low digits first; signs of the upper half say that more follow."""
    signs = ""
    while number >= _HALF:
        signs += ALPHABET[_HALF + number % _HALF]
        number //= _HALF
    return signs + ALPHABET[number]


def pack_postings(postings: Iterable[int]) -> str:
    """Postings of one term, `LEVELS` × document number + level - 1, packed as the differences between document numbers."""
    numbers = list(postings)
    # From one posting to the first of the document behind the one before: 400,000 of them, so without a variable.
    steps = [number - before + before % LEVELS - LEVELS for before, number in pairwise(numbers)]
    return "".join(map(pack_number, numbers[:1] + steps))


def unpack_postings(packed: str) -> list[int]:
    """What `pack_postings` has packed."""
    postings, number, scale, after = [], 0, 1, 0
    for value in map(ALPHABET.index, packed):
        if value >= _HALF:
            number, scale = number + (value - _HALF) * scale, scale * _HALF
        else:
            postings.append(after + number + value * scale)
            number, scale, after = 0, 1, postings[-1] - postings[-1] % LEVELS + LEVELS
    return postings


def without_faint(packed: str, least: int) -> str:
    """Packed postings without those of a level below `least`; all of them where none reaches it."""
    postings = unpack_postings(packed)
    strong = [posting for posting in postings if posting % LEVELS + 1 >= least]
    return pack_postings(strong) if 0 < len(strong) < len(postings) else packed


def shard_terms(prefix: str, lists: Iterable[tuple[str, str]], limit: int) -> Iterator[Shard]:
    """Sorted (term, postings) in files of about `limit` characters; a term repeats only what differs from the one before."""
    lines: list[str] = []
    size, count, first, before = 0, 0, "", ""
    for term, postings in lists:
        if size >= limit:
            yield Shard(f"{prefix}{count}", first, "\n".join(lines))
            lines, size, count, before = [], 0, count + 1, ""
        first = first if lines else term
        shared = _shared(before, term)
        line = f"{_FRONT[shared]}{term[shared:]} {postings}"
        lines.append(line)
        size += len(line) + 1
        before = term
    if lines:
        yield Shard(f"{prefix}{count}", first, "\n".join(lines))


def shard_blocks(prefix: str, blocks: list[str], each: int) -> Iterator[Shard]:
    """`each` blocks of text per file, so that block n is in file n // each."""
    for place in range(0, len(blocks), each):
        yield Shard(f"{prefix}{place // each}", "", "\f".join(blocks[place : place + each]))


def _shared(before: str, term: str) -> int:
    """How many characters two terms have in common at their beginning, at most as many as one sign of `_FRONT` can say."""
    shared = 0
    for one, two in zip(before, term[: len(_FRONT) - 1], strict=False):
        if one != two:
            break
        shared += 1
    return shared
