"""Check: the engine's configuration prints plain words, and leads to nobody.

The configuration is no record, so this check gets its texts and reports lines and columns in its files.
"""

import re
from collections.abc import Iterator

from generator.checks.prose import check_prose
from generator.problems import Location, Problem

_MARKUP = re.compile(r"<[A-Za-z/!?][^>]*>?|\{[{%#].*|\]\(.*|&#?\w+;")


def check_configured_text(text: str, file: str, line: int, column: int) -> Iterator[Problem]:
    """A text of the configuration stands on every page: it holds no figure, number, address or account, and no markup.

    PASS: `independence: 独立、免费、不代办`
    FAIL: `independence: 客服 95071`, `site_description: 见 zhuikuan[.]com`, `exit: 快速离开，加微信 abc12345`
    FAIL: `independence: <b>独立</b>`, a title in the navigation like `{{ config }}`

    Args:
        text: One value, or one title of the navigation.
        file: Its file, relative to the project.
        line: Where it starts, 1-based.
        column: The same, 1-based.

    Yields:
        Located problems, with the codes of `check_prose` and `configuration`.
    """
    where = Location(file, line, column)
    for problem in check_prose(text, file):
        yield Problem(where, problem.code, problem.message, "the configuration stands on every page: leave it out")
    if markup := _MARKUP.search(text):
        yield Problem(where, "configuration", f"`{markup[0]}` would be printed as it is written", "the configuration is plain text")
