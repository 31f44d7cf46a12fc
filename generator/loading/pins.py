"""`translations.lock`: which English was written for which Chinese. One line per translation, sorted, so that two people can merge it."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from generator.models.translation import LENGTH, Pins, digest

NAME = "translations.lock"
_HEAD = "# Written by `make pin`: digests of each record's English, and of that English with its Chinese.\n"


def read_pins(root: Path) -> Pins:
    """The pins of a project; none when it has no lock."""
    lines = list(_lines(root))
    return Pins(frozenset(place for place, _ in lines), frozenset(pair for _, pair in lines))


def write_pins(root: Path, translations: Iterable[tuple[str, str, str]], confirmed: Collection[str] = ()) -> tuple[int, int]:
    """Pin every (record, Chinese, English) that is in step; (pins written, translations left behind). A record is `kind/id`.

    What has fallen behind keeps its old pin, and so stays behind, until its English changes or its record is among `confirmed`.
    """
    pins, found = read_pins(root), list(translations)
    behind = {item for item in found if item[0] not in confirmed and pins.behind(*item)}
    places = {digest(record, en) for record, _, en in behind}
    lines = {(place, pair) for place, pair in _lines(root) if place in places}
    lines |= {(digest(record, en), digest(zh, en)) for record, zh, en in found if (record, zh, en) not in behind}
    (root / NAME).write_text(_HEAD + "".join(f"{place} {pair}\n" for place, pair in sorted(lines)), "utf-8", newline="\n")
    return len(lines), len(behind)


def _lines(root: Path) -> Iterator[tuple[str, str]]:
    """(place, pair) of each line; a line nobody can read pins nothing."""
    path = root / NAME
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if len(line) == 2 * LENGTH + 1:
            yield line[:LENGTH], line[LENGTH + 1 :]
