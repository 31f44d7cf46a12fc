"""A whole site with an attack in every text that a contributor can write, published as any other, to be walked in a browser.

Records of every kind, words of the interface, configuration and hand-written pages of both languages each hold one plant, and a
number, so that a page can be asked for the whole of it. The checks that refuse plants are left out; everything behind them is real.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.building.unchanged import build_cache
from generator.problems import Problem
from generator.publish import publish_site
from generator.release.audit import audit_site
from generator.settings import read_settings
from tests import hostile
from tests.project import small_project
from tests.small_world import ADDRESS, TODAY

RAN = hostile.RAN
DIALS = (
    "<a href='tel:95071'>95071</a>", '<a href="tel:9&#53;071">x</a>', "[95071](tel:95071)", "[x](sms:95071)", "<tel:95071>",
    "[x](mailto:a@evil.example)", "<a href=smsto:95071>x</a>", "[x](weixin://dl)", "[x](tel&colon;95071)", "[x](TEL:95071 'title')",
    '<area href="tel:95071">', '<svg><a xlink:href="tel:95071"><text>x</text></a></svg>', "<a ping=//evil.example href=//evil.example>x</a>",
    "<form action=sms:95071><button>x</button></form>", "[a]: tel:95071\n[x][a]", "tel:95071", "sms:95071?body=x", "mailto:a@evil.example?cc=b",
)  # fmt: skip
"""What would dial, write or lead away."""
LOADS = (
    "![x](//evil.example/x.png)", "<img srcset='//evil.example/x.png 2x'>", "<link rel=preload href=//evil.example/x as=script>",
    "<link rel=dns-prefetch href=//evil.example>", "<video poster=//evil.example/x.png>", "<input type=image src=//evil.example/x.png>",
    "<style>@font-face{font-family:x;src:url(//evil.example/x)}</style>", "<table background=//evil.example/x.png>",
    "<picture><source srcset=//evil.example/x.png></picture>", "url(//evil.example/x.png)", "<audio src=//evil.example/x>",
    "<track src=//evil.example/x>", "<image href=//evil.example/x.png>", "<svg><use href=//evil.example/x.svg#a></svg>",
)  # fmt: skip
"""What would ask another host."""
HIDES = (
    "<p hidden>x</p>", "<span style='font-size:0'>x</span>", "<div class=md-overlay>x</div>", "<details><summary>x</summary>hidden</details>",
    "<template>x</template>", "<dialog>x</dialog>", "<noscript>x</noscript>", "<title>x</title>", "<textarea>x", "<select><option>x",
    "<bdo dir=rtl>12345</bdo>", "<p dir=rtl>12345</p>", "&#x202e;12345", "&rlm;12345&lrm;", "&#8238;12345&#8236;", "&ZeroWidthSpace;1&shy;2",
    "{: hidden }", "{: .md-hidden }", "{: dir=rtl }", "<!-- hidden", "--!> shown", "<plaintext>", "<xmp>", "<frameset>", "<body hidden>",
    "<html class=no-js>", "<b aria-hidden=true>x</b>", "<p inert>x</p>", "<p popover>x</p>",
)  # fmt: skip
"""What would keep text from a reader, or turn it round."""
CLOSES = (
    "</script>", "</script >", "</ScRiPt\n>", "\\u003c/script\\u003e", "<!--<script>", "]]>", '"}]}', '"};//', "\\", '\\"', '\\\\"', "'+'", "`${1}`",
    "*/ /*", "//", "</a>", "</q>", "</li>", "</td></tr></table>", "</button>", "</h1>", "</template>", "</noscript>", "</svg>", "</title>",
    "caches.delete('x')", "importScripts('//evil.example/x.js')", "self.clients", '"],["', "__proto__[x]", "</style>", "<\\/script>",
)  # fmt: skip
"""What would end an element, a string of a script or of a manifest, or a line of data."""
TURNS = ("مرحبا", "שלום", "مرحبا 12-34", "שלום (12)", "عربي:", "א-")
"""Words of scripts that are written from right to left: what stands beside them keeps its order."""
PLANTS = tuple(
    dict.fromkeys(
        value.replace("\x02", "").replace("\x03", "").strip() for value in (*hostile.HOSTILE, *DIALS, *LOADS, *HIDES, *CLOSES, *TURNS)
    )
)

_MEANT_FOR_CODE = frozenset({"language", "to"})
"""Keys of the configuration whose values no reader sees."""


class OneEach(hostile.Filler):
    """Gives each text one plant after the other."""

    def __init__(self, plants: tuple[str, ...]) -> None:
        super().__init__(plants)
        self.said: dict[int, str] = {}
        """Number of a text → its plant."""

    def one(self) -> str:
        return super().one().replace("\n", " ")

    def words(self) -> str:
        self.count += 1
        self.said[self.count] = self.pack[self.count % len(self.pack)]
        return f"{self.said[self.count]} {self.count}¶"


@dataclass(frozen=True)
class HostileSite:
    """A published site."""

    folder: Path
    said: dict[int, str]
    """Number of a text → its plant."""
    findings: tuple[Problem, ...]
    """Of the audit, which stops nothing here."""


def publish(folder: Path, plants: tuple[str, ...]) -> HostileSite:
    """Publish the small world with a plant in each text.

    Args:
        folder: An empty one.
        plants: What the texts hold; a single harmless word gives the same site without any attack.
    """
    filler = OneEach(plants)
    project = small_project(folder)
    loaded = hostile.loaded(filler)
    for config in ("mkdocs.yml", "mkdocs.en.yml"):
        _plant_configuration(project / config, filler)
    for page in sorted((project / "content").rglob("*.md")):
        _plant_prose(page, filler)
    findings: list[Problem] = []

    def audit(*given: Any) -> list[Problem]:
        findings.extend(audit_site(*given))
        return []

    settings = replace(read_settings(), address=ADDRESS, day=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.publish.check_data", loaded)
        patch.setattr("generator.building.join.audit_site", audit)
        release = publish_site(project, settings, build_cache(project, settings, enabled=False))
    assert release.folder, release.problems
    return HostileSite(project / "build" / "site", filler.said, tuple(findings))


def _plant_configuration(path: Path, filler: OneEach) -> None:
    """One plant behind the name of the site, its description, the words of the frame and the titles in the navigation."""
    config = yaml.safe_load(path.read_text("utf-8"))
    for key in ("site_name", "site_description"):
        config[key] = f"{config[key]} {filler.words()}"
    for part in {"words", "lost"} & config["extra"].keys():
        config["extra"][part] = _planted(config["extra"][part], filler)
    config["nav"] = _renamed(config["nav"], filler)
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")


def _planted(value: Any, filler: OneEach) -> Any:
    if isinstance(value, dict):
        return {key: each if key in _MEANT_FOR_CODE else _planted(each, filler) for key, each in value.items()}
    if isinstance(value, list):
        return [_planted(each, filler) for each in value]
    return f"{value} {filler.words()}"


def _renamed(entries: list[Any], filler: OneEach) -> list[Any]:
    return [
        {f"{title} {filler.words()}": _renamed(to, filler) if isinstance(to, list) else to for title, to in entry.items()}
        for entry in entries
    ]


def _plant_prose(path: Path, filler: OneEach) -> None:
    """Plants in the metadata of a page, and as code in its text, where Markdown takes nothing for markup."""
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    metadata = yaml.safe_load(head)
    for key in ("title", "description"):
        metadata[key] = f"{metadata[key]} {filler.words()}"
    metadata["aliases"] = [filler.words(), filler.words()]
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in metadata.items())
    code = "".join(f"    {line}\n" for plant in filler.pack if "<!-- " not in plant for line in plant.split("\n"))
    path.write_text(f"---\n{lines}---\n{body}\n\n{code}", "utf-8")
