"""The settings of a run: what a person sets by environment variables, and what a command passes on to the engine it starts.

The only module that reads the environment or a clock; all others get the values as arguments.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

HANDED_ON = "ZHUIHUI_SETTINGS"
"""The variable that carries the settings of a command into the engine. Not to be set by hand."""

_ADDRESS = re.compile(r"https?://([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?(/[\w.~%+-]+)*/*")
"""What may be printed into every page, sitemap and server file as it is: nothing in it means anything to HTML, nginx or Apache."""


class SettingsError(ValueError):
    """A variable or an argument holds something that cannot be used. The message is one sentence."""


@dataclass(frozen=True)
class Settings:
    """Everything about a run that is neither content nor code."""

    address: str = ""
    """Where the site is served, ending in `/` (SITE_URL); empty: as `site_url` of the engine's configuration says."""
    repository: str = ""
    """Where the records can be edited, ending in `/` (REPO_URL); empty: pages have no edit link."""
    day: date | None = None
    """The day facts are judged on (SOURCE_DATE_EPOCH, for reproducible builds); None: the day on which `today` is called."""
    checked: Path | None = None
    """Records a command has read and checked, see `validate.write_checked`; None: the engine's hook does both itself."""
    joined: bool = False
    """Whether a command joins all languages to one site afterwards: the engine then writes the counted documents and the days of the
    pages, and builds no search index."""

    def today(self) -> date:
        """The day facts are judged on: `day`, else the local calendar day of the machine that runs the command."""
        return self.day or date.today()  # noqa: DTZ011  the reader's day, not that of Greenwich


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that a command has passed on to this process, else those of the variables that a person sets.

    Args:
        environment: Name → value of the variables of this process.

    Returns:
        The settings; the defaults for variables that are missing or empty.

    Raises:
        SettingsError: SITE_URL or REPO_URL is no address, or SOURCE_DATE_EPOCH no number of seconds.
    """
    if handed_on := environment.get(HANDED_ON):
        return _decoded(handed_on)
    return Settings(
        address=_address_in(environment, "SITE_URL"),
        repository=_address_in(environment, "REPO_URL"),
        day=_day_in(environment, "SOURCE_DATE_EPOCH"),
    )


def engine_environment(settings: Settings) -> dict[str, str]:
    """The environment of an engine that a command starts.

    Args:
        settings: What the engine's hook is to read with `read_settings`.

    Returns:
        Name → value: the variables of this process, the settings, and one that silences the theme.
    """
    # The theme prints a warning about MkDocs 2 in each run unless this variable is set.
    return {**os.environ, HANDED_ON: _encoded(settings), "NO_MKDOCS_2_WARNING": "1"}


def parse_address(written: str, name: str) -> str:
    """Check an address that a person typed, and end it in exactly one slash.

    Args:
        written: What was typed, for example `https://your.host/path`.
        name: Of the variable or argument, for the message.

    Returns:
        The address, ending in `/`.

    Raises:
        SettingsError: It is not `http` or `https`, or has a user, a query, a fragment, a blank, a quote or another
            character that `_ADDRESS` does not allow.
    """
    if not _ADDRESS.fullmatch(written):
        raise SettingsError(f"{name} is `{written}`; it must be like https://your.host/path/, without a user, `?`, `#`, blanks or quotes")
    return f"{written.rstrip('/')}/"


def _address_in(environment: Mapping[str, str], name: str) -> str:
    written = environment.get(name)
    return parse_address(written, name) if written else ""


def _day_in(environment: Mapping[str, str], name: str) -> date | None:
    written = environment.get(name)
    if not written:
        return None
    try:
        return datetime.fromtimestamp(int(written), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise SettingsError(f"{name} is `{written}`; it must be a number of seconds since 1970") from None


def _encoded(settings: Settings) -> str:
    return json.dumps(asdict(settings), default=str)  # a day as 2026-11-24, a path as it is written


def _decoded(text: str) -> Settings:
    values = json.loads(text)
    values["day"] = date.fromisoformat(values["day"]) if values["day"] else None
    values["checked"] = Path(values["checked"]) if values["checked"] else None
    return Settings(**values)
