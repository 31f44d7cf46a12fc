"""Adding a kind of record touches the table of kinds, a model, a page function and labels, nothing else.

A copy of the code gets two kinds that nobody knew: mediators with a page each, fees on one page. What is said of every kind must then
hold of them.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import processes
from tests.small_world import WORLD

ROOT = Path(__file__).parents[1]

ROW = """
    Kind(
        "mediators",
        Mediator,
        Shape.SUBJECT,
        "mediator",
        title="name",
        address="mediators/",
        index=True,
        hint="summary",
        listed=True,
        weight=1.3,
    ),
    Kind("fees", Fee, Shape.REGISTER, "fee", title="name", address="fees.md"),
"""
MODEL = '''"""Who talks to both sides."""

from generator.records.base import Model, Text, Words
from generator.records.ids import ContactId
from generator.records.values import Fact


class Mediator(Model):
    """A body that mediates."""

    name: Text
    summary: Text
    helps: Fact
    """Does it take such cases?"""
    contacts: tuple[ContactId, ...] = ()
    aliases: tuple[Words, ...] = ()


class Fee(Model):
    """What one of them takes."""

    name: Text
'''
PAGE = '''"""A mediator."""

from generator.records.mediator import Mediator
from generator.pages.blocks import Contacts, Facts, Note, Page, Section
from generator.pages.context import PageContext
from generator.pages.compose import compose_page, section


def mediator_page(ctx: PageContext, key: str, record: Mediator) -> Page:
    """One page for a mediator."""
    return compose_page(
        ctx,
        uri=f"mediators/{key}.md",
        title=ctx.say(record.name),
        description=ctx.say(record.summary),
        kind="mediator",
        lead=(Note(ctx.say(record.summary)), Facts(((str(ctx.say(record.name)), ctx.cell(record.helps)),))),
        sections=(section(ctx, "contacts", Contacts(ctx.contacts(record.contacts))),),
        record=f"mediators/{key}",
        aliases=record.aliases,
    )


def fees_page(ctx: PageContext) -> Page:
    """All fees on one page."""
    fees = ctx.dataset.kind("fees").items()
    sections = tuple(Section(key, ctx.say(fee.name), (Note(ctx.say(fee.name)),)) for key, fee in fees)
    title = ctx.say(next(iter(fees))[1].name)
    return compose_page(ctx, uri="fees.md", title=title, description=title, kind="fees", lead=(), sections=sections, record="fees")
'''
LABELS = {
    "index-title": ("mediators", "Mediators"),
    "index-intro": ("mediators", "Both sides are heard."),
    "search": ("kind-mediator", "Mediator"),
}
RECORD = """# yaml-language-server: $schema=../../schemas/mediators.schema.json
name: {zh: 城市调解, en: City mediation}
summary: {zh: 两边都听, en: It hears both sides}
helps: {answer: "yes", text: {zh: 受理, en: It takes them}, evidence: [bk-99]}
contacts: [police-110]
aliases: [街道调解, "Mediation, City"]
"""
FEES = """# yaml-language-server: $schema=../../schemas/fees.schema.json
nothing: {name: {zh: 不收费, en: Free of charge}}
"""
EVIDENCE = """# yaml-language-server: $schema=../../schemas/evidence.schema.json
defaults:
  scope: {regions: [CN]}
bk-99:
  statement: {zh: 它受理, en: It takes cases}
  source: law
  quote: 受理
  checked_on: 2026-11-20
  confidence: high
"""
DESCRIBE = """
import json
from datetime import date
from pathlib import Path

from generator.indexing.files import write_index
from generator.indexing.lexicon_words import lexicon_of
from generator.build_pages import build_site

site = build_site(Path.cwd(), "en", date(2026, 11, 24))
documents = list(site.documents())
index = write_index(Path("build"), documents, site.dataset, {"en": ""})
print(json.dumps({
    "problems": [str(problem) for problem in site.problems],
    "pages": {uri: artifact.text for uri, artifact in site.artifacts.items()},
    "sources": {uri: artifact.source for uri, artifact in site.artifacts.items()},
    "documents": {document.uri: [document.title, document.meta.kind, list(document.meta.aliases)] for document in documents},
    "aliases": {uri: list(names) for uri, names in lexicon_of(site.dataset).aliases.items()},
    "meta": index["meta.js"],
    "prose": site.prose("guides/x.md", "<!-- mediator: city -->\\n", "content/en/guides/x.md").text,
}))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world, and the code with one more kind."""
    folder = tmp_path_factory.mktemp("kind")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(WORLD, folder, dirs_exist_ok=True)
    table = folder / "generator" / "records" / "kinds.py"
    code = table.read_text("utf-8")
    head = "from generator.records.platform import"
    row = '    Kind("letters"'
    table.write_text(
        code.replace(head, f"from generator.records.mediator import Fee, Mediator\n{head}").replace(row, f"{ROW.strip(chr(10))}\n{row}"),
        "utf-8",
    )
    write(folder / "generator" / "records" / "mediator.py", MODEL)
    write(folder / "generator" / "pages" / "mediator_page.py", PAGE)
    for labels in (folder / "data" / "labels").iterdir():
        words = labels.read_text("utf-8")
        for name, (key, text) in LABELS.items():
            assert words.count(f"\n  {name}:\n") == 1
            words = words.replace(f"\n  {name}:\n", f'\n  {name}:\n    {key}: "{text}"\n')
        labels.write_text(words, "utf-8")
    write(folder / "data" / "mediators" / "city.yml", RECORD)
    write(folder / "data" / "fees" / "all.yml", FEES)
    write(folder / "data" / "evidence" / "mediators.yml", EVIDENCE)
    run(folder, "-m", "generator", "pin")
    return folder


@pytest.fixture(scope="module")
def described(project: Path) -> dict[str, Any]:
    """What the site of that project holds."""
    return dict(json.loads(run(project, "-c", DESCRIBE).stdout))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    done = processes.run([sys.executable, *command], cwd=project, env={**os.environ, "PYTHONPATH": ""})
    assert "Traceback" not in done.stderr, done.stderr
    return done


def check(project: Path) -> str:
    return run(project, "-m", "generator", "check", "--today", "2026-11-24", "--all", "--format", "plain").stderr


def test_it_is_loaded_and_found_right(project: Path) -> None:
    """Its evidence is used by it alone: an orphan would show that the graph of references does not see it."""
    shown = check(project)

    assert "mediators" not in shown
    assert "bk-99" not in shown
    assert shown.splitlines()[-1].startswith("0 errors")


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("[police-110]", "[police-11]", 5, "references: no contact `police-11`"),
        ("[bk-99]", "[]", 4, "evidence-present: this fact rests on no evidence"),
        ("summary:", "sumary:", 3, "unknown-key: no field `sumary` here"),
        ("街道调解", "某支付", 6, "search-words: the alias `某支付` also names `platforms/some-pay`"),
    ],
    ids=["reference", "evidence", "field", "alias"],
)
def test_what_is_wrong_in_it_is_told(project: Path, old: str, new: str, line: int, problem: str) -> None:
    """The checks that look at every kind look at this one."""
    record = project / "data" / "mediators" / "city.yml"
    try:
        write(record, RECORD.replace(old, new))
        found = [each for each in check(project).splitlines() if each.startswith(f"data/mediators/city.yml:{line}:")]
        assert [problem in each for each in found] == [True]
    finally:
        write(record, RECORD)


def test_words_that_are_missing_are_told(project: Path) -> None:
    """Without them the build would end in a traceback."""
    files = {path: path.read_text("utf-8") for path in (project / "data" / "labels").iterdir()}
    try:
        for path, words in files.items():
            path.write_text(words.replace('    kind-mediator: "Mediator"\n', ""), "utf-8")
        assert check(project).count("labels: no words for search: kind-mediator") == len(files)
    finally:
        for path, words in files.items():
            path.write_text(words, "utf-8")


def test_a_redirect_to_one_that_does_not_exist_is_told(project: Path) -> None:
    """Its addresses are known like those of every kind."""
    redirects = project / "data" / "redirects.yml"
    words = redirects.read_text("utf-8")
    try:
        redirects.write_text(words + "- {old: mediation/, new: mediators/village/, since: 2026-11-23}\n", "utf-8")
        assert "redirects: `mediators/village/` names no record" in check(project)
    finally:
        redirects.write_text(words, "utf-8")


def test_it_has_pages_in_every_list(described: dict[str, Any]) -> None:
    """Its own page, the list of its kind, and A to Z; the pencil opens its record."""
    pages = described["pages"]

    assert not any("mediators" in problem for problem in described["problems"])
    assert "It hears both sides" in pages["mediators/city.md"]
    assert described["sources"]["mediators/city.md"] == "data/mediators/city.yml"
    assert ">City mediation</a>" in pages["mediators/index.md"]
    assert "It hears both sides" in pages["mediators/index.md"]
    assert "mediators/city/" in pages["all-pages.md"]
    assert "Free of charge" in pages["fees.md"]


def test_its_evidence_says_where_it_is_used(described: dict[str, Any]) -> None:
    """Whoever doubts a piece of evidence finds what rests on it."""
    (page,) = (text for uri, text in described["pages"].items() if uri.startswith("evidence/") and 'id="bk-99"' in text)
    entry = page.split('id="bk-99"')[1].split("<li ")[0]

    assert "mediators/city/" in entry


def test_it_is_searched(described: dict[str, Any]) -> None:
    """By its name in every language and by its aliases, and as far up as its row says."""
    title, kind, aliases = described["documents"]["mediators/city/"]

    assert (title, kind) == ("City mediation", "mediator")
    assert "街道调解" in aliases
    assert {"城市调解", "City mediation", "街道调解"} <= set(described["aliases"]["mediators/city/"])
    assert "mediator|||" in described["meta"]
    assert "|130|" in described["meta"]


def test_prose_may_name_it(described: dict[str, Any]) -> None:
    """A guide links to a mediator like to any other record."""
    assert "mediators/city/" in described["prose"]
    assert "City mediation" in described["prose"]


def test_an_editor_completes_it_and_a_starter_file_is_written(project: Path) -> None:
    """Contributors of facts need no Python for the new kind either."""
    run(project, "-m", "generator", "schemas")
    schema = json.loads((project / "schemas" / "mediators.schema.json").read_text("utf-8"))
    written = run(project, "-m", "generator", "new", "mediators", "village").stdout.strip()
    text = (project / written).read_text("utf-8")
    (project / written).unlink()

    assert schema["$defs"]["Mediator"]["required"] == ["name", "summary", "helps"]
    assert written == "data/mediators/village.yml"
    assert "helps:" in text
