"""Every word of the interface is used somewhere: one that no page prints is translated, reviewed and read for nothing."""

import re
from pathlib import Path

import pytest

from tests.real_records import records

ROOT = Path(__file__).parents[1]
PLACES = ("generator/**/*.py", "generator/**/*.jinja", "theme/**/*.js", "theme/**/*.html")
SOURCES = "\n".join(path.read_text("utf-8") for place in PLACES for path in sorted(ROOT.glob(place)))
ASKED = {
    "ui": set(re.findall(r"""(?:\bui|\blabel)\(\s*f?["']([a-z0-9-]+)""", SOURCES)) | {"language"},
    "helper": set(re.findall(r"""["'`]([a-z0-9-]+)(?:["'`]|\$?\{)""", SOURCES)),
    "heading": set(re.findall(r"""section\(\s*ctx,\s*["']([a-z-]+)""", SOURCES)),
}
"""Section → names of words, or how a name begins that is put together: `label(f"legend-{answer}")`, `ui("table-" ~ key)`."""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("section", ASKED)
def test_every_label_is_asked_for(language: str, section: str) -> None:
    words = records().labels[language].words[section]

    begun = tuple(name for name in ASKED[section] if name.endswith("-"))

    assert [] == [key for key in words if key not in ASKED[section] and not key.startswith(begun)]


def test_a_label_that_nobody_asks_for_is_seen() -> None:
    """Otherwise the test above would prove nothing."""
    for section, asked in ASKED.items():
        assert "edit-record" not in asked
        assert not "edit-record".startswith(tuple(name for name in asked if name.endswith("-"))), section
