"""A file ready to publish."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Artifact:
    """The text of a file inside the docs folder of a language, or of one that is published as it is."""

    uri: str
    """`platforms/wechat-pay.md`, `api/v1/platforms.json`."""
    text: str
    source: str = ""
    """Project-relative path of the record behind it, for the edit link; empty when there is no single one."""
    newest: str = ""
    """ISO day of the newest check of the facts it prints; empty when it prints none."""
