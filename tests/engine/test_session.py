"""The engine is asked for what it alone can make, and only an engine that was compared with what we make of it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import material
import pytest

from generator.build_pages import Site
from generator.engine import session
from generator.engine.articles import Article, ArticleHeading, article_of
from generator.engine.frames import CONTENT_SIGNS, MOST_ENTRIES, Layout
from generator.engine.refusals import ContentRefused, EngineChanged
from generator.engine.session import PROVEN, EngineSession, refuse_unproven, split_front_matter
from generator.release.finish_page import finish_page
from tests.engine.conftest import NAMES, SETTINGS
from tests.small_world import LANGUAGES

ROOT = Path(__file__).parents[2]
THEME = (ROOT / "theme", Path(material.__file__).parent / "templates")
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))


def templates() -> dict[str, str]:
    """Name → text of the templates a page is made of: ours, and those of the theme that ours do not replace."""
    names = ("main.html", "base.html", "partials/*.html")
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for folder in reversed(THEME)
        for name in names
        for path in sorted(folder.glob(name))
    }


def finish(html: str, page: str) -> str:
    return finish_page(html, page=page, policy=html.lstrip()[:9].lower() == "<!doctype")


def test_the_versions_that_are_installed_are_proven() -> None:
    """Whoever updates a package compares all pages first (`tests/site/test_same_as_engine.py`), or everybody builds the slow way."""
    assert {package: LOCKED[package.lower()] for package in PROVEN if package.lower() in LOCKED}.items() <= {
        (package, version) for package, proven in PROVEN.items() for version in proven
    }
    assert {"mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "pymdown-extensions"} <= LOCKED.keys()
    refuse_unproven()


@pytest.mark.parametrize("package", [package for package in PROVEN if package.lower() in LOCKED])
def test_another_version_is_refused_in_one_sentence(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PROVEN, package, ("0.1", "0.2"))
    with pytest.raises(EngineChanged, match=rf"^{package} {re.escape(LOCKED[package.lower()])} is not the version .* \(0\.1, 0\.2\)$"):
        refuse_unproven()


def test_of_two_engines_one_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "version", lambda package: PROVEN[package][0] if package != "mkdocs" else missing(package))
    refuse_unproven()


def missing(package: str) -> str:
    raise session.PackageNotFoundError(package)


def test_every_sign_that_a_template_looks_for_is_known() -> None:
    """A frame is shared by pages of one form; what a template looks for in an article is part of that form."""
    looked_for = re.compile(r"""["']([^"']+)["'] (?:not )?in \(?page\.content""")
    found = {sign.replace("\\u003c", "<") for text in templates().values() for sign in looked_for.findall(text)}
    used = sum(text.count("page.content") for text in templates().values())

    assert found == {*CONTENT_SIGNS}
    assert used == 9, "a template does something new with an article: see that the form of a page says what"


def test_no_template_counts_further_than_a_frame_does() -> None:
    """A list of contents with more entries than that is made like one with just as many."""
    counted = [int(number) for text in templates().values() for number in re.findall(r"entries \| length > (\d+)", text)]

    assert counted
    assert max(counted) < MOST_ENTRIES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_in_the_frame_of_another_one_is_what_the_engine_makes(
    language: str, sites: Mapping[str, Site], engines: Mapping[str, EngineSession]
) -> None:
    """Frames are made by the first page of each form; here every other page of that form is made by the engine as well."""
    engine, site = engines[language], sites[language]
    shared = 0
    for uri, artifact in site.artifacts.items():
        if uri.endswith(".md"):
            article, source = article_of(artifact.text), artifact.source
            if engine.layout.form_of(uri, article, source) not in engine.layout.frames:
                engine.frame(uri, article, source, finish)
                continue
            shared += 1
            values = engine.layout.values_of(uri, article, source)
            assert engine.layout.page(uri, article, source, finish) == finish(
                engine._render(uri, article, values, article.headings), source
            ), uri
    assert shared > 20


def test_a_frame_that_does_not_give_back_its_page_is_refused(engines: Mapping[str, EngineSession], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Layout, "page", lambda *_: "something else")
    article = Article({"title": "T", "kind": "unheard-of"}, '<h1 id="a">T</h1>', (ArticleHeading(1, "a", "T"),))
    with pytest.raises(EngineChanged, match=r"^the engine makes something else of topics/frozen-account\.md than its frame$"):
        engines["zh"].frame("topics/frozen-account.md", article, "data/x.yml", finish)


def test_a_link_to_no_page_is_refused_with_the_words_of_the_engine(engines: Mapping[str, EngineSession]) -> None:
    with pytest.raises(ContentRefused, match=r"^Doc file 'guides/second\.md' contains a link '\.\./nowhere\.md'"):
        engines["zh"].convert("guides/second.md", "[x](../nowhere.md)", {})


def test_headings_on_three_levels_are_left_to_the_engine(root: Path, sites: Mapping[str, Site]) -> None:
    """Its list of contents has two."""
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("toc_depth: 2", "toc_depth: 3"), "utf-8")
    try:
        engine = EngineSession(root, "zh", SETTINGS, frozenset(sites["zh"].artifacts), NAMES)
    finally:
        config.write_text(text, "utf-8")
    with pytest.raises(EngineChanged, match="three levels"):
        engine.convert("guides/second.md", "# A\n\n## B\n\n### C\n", {})


def test_an_engine_is_opened_with_the_address_and_the_repository_of_the_run(engines: Mapping[str, EngineSession]) -> None:
    layout = engines["en"].layout

    assert layout.address == f"{SETTINGS.address}en/"
    assert layout.values_of("topics/a.md", Article({}, "", ()), "data/topics/a.yml")["edit"] == (
        f"{SETTINGS.repository}edit/main/data/topics/a.yml"
    )


def test_without_a_repository_nothing_can_be_edited(root: Path, sites: Mapping[str, Site]) -> None:
    engine = EngineSession(root, "zh", replace(SETTINGS, repository=""), frozenset(sites["zh"].artifacts), NAMES)

    assert engine.layout.edit == ""


def test_front_matter_is_read_as_the_engine_does() -> None:
    assert split_front_matter("---\ntitle: A\n---\n\nText\n") == ("Text\n", {"title": "A"})
