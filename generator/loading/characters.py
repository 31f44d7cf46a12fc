"""Bytes → text without invisible characters: UTF-8, LF line ends, spaces instead of tabs. Knows characters, no YAML."""

import re
import unicodedata
from collections.abc import Iterator

from generator.loading.unreadable import Unreadable
from generator.problems import Location, Problem

MAX_BYTES = 256_000
MOST_CHARACTERS = 20
"""Characters reported of one file; a file with more of them comes from a program, not from a typing error."""

_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_OWN = "\ue000-\uf8ff\U000f0000-\U0010ffff"
"""Private use areas: each font has another sign there, or none."""
_FORBIDDEN = re.compile(f"[\t{_UNSEEN}{_OWN}\ufdd0-\ufdef]")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


def read_text(data: bytes, file: str) -> str:
    """Decode a file as UTF-8, and refuse characters that a reader cannot see or cannot tell apart.

    Args:
        data: Content of the file.
        file: Path relative to the project, for problems.

    Returns:
        The text, with LF line ends.

    Raises:
        Unreadable: With one problem for each forbidden character, or with the one reason why the bytes are no text.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable([Problem(Location(file), "too-large", f"the file has more than {MAX_BYTES} bytes", "split it")])
    if data.startswith(_MARKS):
        raise Unreadable([Problem(Location(file), "encoding", "the file starts with a byte-order mark", "save as UTF-8 without BOM")])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = Location(file, *position(data[: error.start].decode("utf-8", "replace"), error.start))
        raise Unreadable([Problem(where, "encoding", "the file is not UTF-8", "was it saved as GBK? save as UTF-8")]) from None
    if found := list(_unreadable(text, file)):
        raise Unreadable(found)
    if conflict := _CONFLICT.search(text):
        where = Location(file, *position(text, conflict.start()))
        hint = "keep one version, delete the lines <<<<<<< ======= >>>>>>>"
        raise Unreadable([Problem(where, "conflict", "git left both versions of a conflict here", hint)])
    return text


def position(text: str, index: int) -> tuple[int, int]:
    """Convert an offset in a text to line and column.

    Args:
        text: With LF line ends.
        index: 0-based offset in characters; one beyond the text means its end.

    Returns:
        Line and column, both 1-based.
    """
    index = min(index, len(text))
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def unseen_in(words: str) -> tuple[str, str, str] | None:
    """Code, message and hint for the first invisible or ambiguous character of a text; None when it has no such character."""
    found = _FORBIDDEN.search(words)
    return _explanation(found[0]) if found else None


def _unreadable(text: str, file: str) -> Iterator[Problem]:
    """One problem for each forbidden character; line ends are reported once, since all of a file are alike."""
    found = [(match.start(), match[0]) for match in _FORBIDDEN.finditer(text)]
    ends = [each for each in found if each[1] == "\r"]
    for index, sign in (*ends[:1], *[each for each in found if each[1] != "\r"][:MOST_CHARACTERS]):
        yield Problem(Location(file, *position(text, index)), *_explanation(sign))


def _explanation(sign: str) -> tuple[str, str, str]:
    """Code, message and hint for a forbidden character."""
    number = f"U+{ord(sign):04X}"
    if sign == "\x00":
        return "character", f"{number}: this is no text", "was it saved as UTF-16? save as UTF-8"
    if sign == "\r":
        return "line-ends", "Windows or old Mac line ends", "save with LF line ends"
    if sign == "\t":
        return "tab", "a tab", "use spaces, two for each level"
    if sign == "\ufffd":
        return "character", f"{number} stands for a character that was lost", "copy the text again from its source"
    if re.match(f"[{_OWN}]", sign):
        return "character", f"{number} is a different sign in every font", "type the character itself"
    name = unicodedata.name(sign, "no sign of any writing").lower()
    hint = "type a plain space" if unicodedata.category(sign) == "Zs" else "delete it"
    return "character", f"the invisible character {number} ({name})", hint
