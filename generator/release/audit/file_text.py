"""The texts of published files that are no pages: data, the search index, scripts, style sheets, drawings, calendars."""

import json
import re
from collections.abc import Iterator

from generator.html.parser import walk
from generator.release.script_strings import script_strings

_DOCUMENTS = re.compile(r'load\("d-[^"]*",("(?:[^"\\]|\\.)*")\)\s*')
"""A file of the search index that holds texts; those of the other files are terms and postings, which nobody is shown."""
_CUT = re.compile(r"(?:[0-9][0-9.,:/-]*\s)?[\w.:/@-]+\s*\Z", re.ASCII)
"""What is left of a word at the end of a text that was cut, and a figure before it whose unit it may have been."""
_LONG = 200
"""Texts of the index are cut; one this long may have been."""
_INDEX = re.compile(r'load\("')
_STRING = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""")
_TAG = re.compile("<[^>]*>")
_FOR_PEOPLE = re.compile(r"(?-i:[\u2e80-\U0003ffff])|[a-z] [a-z0-9]|\A[-+() .0-9]{5,}\Z|://|[a-z0-9]@[a-z0-9]", re.IGNORECASE)
"""Strings with words, a number or an address; the others are names of the code."""
_COLOUR = re.compile(r"#[0-9a-f]{3,8}", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*:\s*([^;}]*)")
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_FOLDED = re.compile(r"\r?\n[ \t]")
_VENDORED = "assets/javascripts/"
"""The theme's own bundle, as the pinned package ships it."""
_WITHOUT_TEXT = frozenset({"manifest.json"})
"""Names and digests of files."""


def texts_of_file(path: str, text: str) -> Iterator[str]:
    """What a file can show to somebody.

    Args:
        path: Relative to the site.
        text: Its content.

    Yields:
        Texts, in the order of the file; nothing for a file of a kind that shows none, such as a picture.
    """
    match path.rpartition(".")[2]:
        case "json" if path not in _WITHOUT_TEXT:
            yield from strings_of_json(text)
        case "webmanifest":
            yield from (words for words in strings_of_json(text) if not _COLOUR.fullmatch(words))
        case "js" if _VENDORED not in path:
            yield from _texts_of_script(text)
        case "css":
            for found in _CONTENT.finditer(text):
                parts = (string[0][1:-1] for string in _STRING.finditer(found[1]))
                yield _CSS_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), "".join(parts))
        case "svg":
            yield "".join(token for token in walk(text) if isinstance(token, str))
        case "ics" | "vcf":
            yield from _FOLDED.sub("", text).splitlines()
        case "txt" | "md":
            yield from text.splitlines()
        case _:
            pass


def strings_of_json(text: str) -> Iterator[str]:
    """Every text of a JSON value, and every other one as it is printed; keys too.

    Args:
        text: JSON; anything else is one text.

    Yields:
        The texts, numbers of three digits or more included.
    """
    try:
        waiting = [json.loads(text)]
    except ValueError:
        yield text
        return
    while waiting:
        match waiting.pop():
            case str(words):
                yield words
            case dict(values):
                waiting += [*values.values(), *values]
            case list(values):
                waiting += values
            case _:
                pass


def _texts_of_script(text: str) -> Iterator[str]:
    if _INDEX.match(text):
        if found := _DOCUMENTS.fullmatch(text):
            yield from (_CUT.sub("", words) if len(words) >= _LONG else words for words in re.split(r"[\t\n]", json.loads(found[1])))
        return
    for string in script_strings(text):
        words = _TAG.sub(" ", string)
        if _FOR_PEOPLE.search(words):
            yield words
