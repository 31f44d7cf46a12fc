"""Files that editors and operating systems leave beside those of a project: no reader gets them, and no check minds them."""

import re
from pathlib import PurePath

_LEFT = re.compile(r"\..*|.*~|#.*#|.*\.sw[op]|[Tt]humbs\.db|ehthumbs\.db|[Dd]esktop\.ini")


def is_leftover(inside: PurePath) -> bool:
    """Whether a file was left there by a program, and not put there by a person.

    `exclude_docs` in `mkdocs.yml` says the same to the engine.

    Args:
        inside: Path relative to the folder of records, or of pages.

    Returns:
        True for what is hidden, backups (`a.md~`), locks (`.#a.md`, `#a.md#`), swap files, settings of folders, and all below them.
    """
    return any(map(_LEFT.fullmatch, inside.parts))
