"""The site while somebody edits: what is made, when, and what a browser is told. One process, the small world, no connection."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.building.unchanged import build_cache
from generator.publish import publish_site
from generator.serving.language_preview import LanguagePreview
from generator.serving.site_preview import SitePreview
from generator.settings import Settings
from tests.project import small_project
from tests.small_world import TODAY

SETTINGS = Settings("http://127.0.0.1:8000/", "https://code.example/", day=TODAY)
TOPIC, OTHER = "data/topics/frozen-account.yml", "data/topics/minor-payments.yml"
PAGE = "/topics/frozen-account/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("preview") / "project")


def opened(project: Path, *, caching: bool = True, say: Callable[[str], None] = lambda _: None) -> SitePreview:
    """The site as a process has it that was just started."""
    preview = SitePreview(project, SETTINGS, build_cache(project, SETTINGS, enabled=caching), say)
    preview.open()
    return preview


@pytest.fixture
def preview(project: Path) -> SitePreview:
    return opened(project)


@pytest.fixture
def edit(project: Path) -> Iterator[Callable[[str, str, str], None]]:
    """Replaces a text of a file; an empty old text writes the file, and what was there comes back after the test."""
    before: dict[Path, bytes | None] = {}

    def change(file: str, old: str, new: str) -> None:
        path = project / file
        before.setdefault(path, path.read_bytes() if path.exists() else None)
        text = path.read_text("utf-8") if old else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else new, "utf-8")

    yield change
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the pages that were made, in order."""
    names: list[str] = []
    make = LanguagePreview._make

    def noting(self: LanguagePreview, name: str, before: object) -> object:
        names.append(f"{self.folder}{name}")
        return make(self, name, before)

    monkeypatch.setattr(LanguagePreview, "_make", noting)
    return names


def html(preview: SitePreview, path: str, status: int = 200) -> str:
    answer = preview.answer(path)
    assert answer.status == status, answer
    return answer.content.decode()


def problems(preview: SitePreview, path: str = PAGE) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(preview.problems_at(path))
    return found


def test_the_first_page_is_there_before_any_other(preview: SitePreview, made: list[str]) -> None:
    """On a fresh clone nobody waits for 1,500 pages to see one."""
    assert "title-of-frozen-account 中文" in html(preview, PAGE)
    assert made == ["topics/frozen-account.md"]


def test_a_page_is_made_once(preview: SitePreview, made: list[str]) -> None:
    assert html(preview, PAGE) == html(preview, f"{PAGE}index.html")
    preview.version(PAGE)
    preview.problems_at(PAGE)

    assert len(made) == 1


def test_both_languages_are_live(preview: SitePreview, edit: Callable[[str, str, str], None]) -> None:
    """The English page used to be one of yesterday while the Chinese one was edited."""
    assert "title-of-frozen-account in English" in html(preview, f"/en{PAGE}")
    edit(TOPIC, "title-of-frozen-account in English", "another title in English")
    preview.look()

    assert "another title in English" in html(preview, f"/en{PAGE}")
    assert 'lang="en"' in html(preview, "/en/")
    assert preview.answer("/en").location == "/en/"


@pytest.mark.parametrize("page", [PAGE, "/", "/guides/helping-a-parent/", "/all-pages/", "/404-there-is-no-such-page/", "/sheets/{sheet}"])
def test_no_page_has_a_policy_and_every_page_has_the_script(preview: SitePreview, project: Path, page: str) -> None:
    """The policy of the published site would switch the script off without a word."""
    sheet = next(name for name in preview.languages["zh"].outputs if name.startswith("sheets/"))
    text = preview.answer(page.format(sheet=sheet.removeprefix("sheets/"))).content.decode()

    assert "Content-Security-Policy" not in text
    assert re.search(r'<script src="/-/live.js" data-version="[^"]+" defer></script></body>', text)


def test_a_fact_that_was_edited_is_on_the_page(preview: SitePreview, edit: Callable[[str, str, str], None]) -> None:
    version = preview.version(PAGE)
    edit(TOPIC, "answer-of-frozen-account 中文", "改过的答案")

    assert preview.look() == ([TOPIC], [])
    assert preview.version(PAGE) != version
    assert "改过的答案" in html(preview, PAGE)


def test_a_page_that_reads_nothing_of_it_is_not_made_again(
    preview: SitePreview, edit: Callable[[str, str, str], None], made: list[str]
) -> None:
    """Whoever edits one fact of a large site does not wait for the rest of it."""
    versions = [preview.version(page) for page in (PAGE, "/hotlines/")]
    made.clear()
    edit(TOPIC, "answer-of-frozen-account 中文", "改过的答案")
    preview.look()

    assert [preview.version(page) for page in ("/hotlines/",)] == versions[1:]
    assert made == []
    assert preview.version(PAGE) != versions[0]


def test_a_page_made_again_with_the_same_bytes_is_not_loaded_again(
    preview: SitePreview, edit: Callable[[str, str, str], None], made: list[str]
) -> None:
    """The reader's place on the page is kept where nothing that can be seen has changed."""
    version = preview.version(PAGE)
    edit(TOPIC, "answer-of-frozen-account 中文", "改过的答案")
    preview.look()
    edit(TOPIC, "改过的答案", "answer-of-frozen-account 中文")
    preview.look()

    assert preview.version(PAGE) == version
    assert made == ["topics/frozen-account.md"] * 2


def test_what_cannot_be_read_is_shown_over_the_old_page_and_heals(preview: SitePreview, edit: Callable[[str, str, str], None]) -> None:
    """Half a line while somebody types must not take the page away."""
    before = html(preview, PAGE)
    edit(TOPIC, "group: accounts", "group: [accounts")
    preview.look()

    assert html(preview, PAGE) == before
    assert problems(preview)[0]["where"].startswith(f"{TOPIC}:")
    edit(TOPIC, "group: [accounts", "group: accounts")
    preview.look()
    preview.check()
    assert problems(preview) == []


def test_a_reference_to_nothing_is_shown_with_its_place_and_heals(preview: SitePreview, edit: Callable[[str, str, str], None]) -> None:
    """Types do not see it, and pages stumble over it: the check says what to type."""
    html(preview, PAGE)
    edit(TOPIC, "related_topics: [minor-payments]", "related_topics: [minor-paymnets]")
    preview.look()
    html(preview, PAGE)
    preview.check()
    found = problems(preview)[0]

    assert (found["code"], found["where"].partition(":")[0]) == ("references", TOPIC)
    assert "minor-payments" in found["hint"]
    edit(TOPIC, "[minor-paymnets]", "[minor-payments]")
    preview.look()
    preview.check()
    assert problems(preview) == []
    assert "title-of-minor-payments 中文" in html(preview, PAGE)


def test_a_warning_covers_no_page(preview: SitePreview) -> None:
    """Overdue facts are listed by `make check`; an overlay on every page would be closed unread."""
    preview.check()

    assert problems(preview) == []


def test_records_that_are_wrong_from_the_start_are_shown_and_heal(project: Path, edit: Callable[[str, str, str], None]) -> None:
    edit(TOPIC, "group: accounts", "group: [accounts")
    preview = opened(project, caching=False)

    assert "/-/live.js" in html(preview, "/", 500)
    assert problems(preview, "/")[0]["where"].startswith(TOPIC)
    version = preview.version("/")
    edit(TOPIC, "group: [accounts", "group: accounts")
    preview.look()
    assert preview.version("/") != version
    assert html(preview, "/")


def test_a_new_record_has_a_page_and_a_removed_one_has_none(
    preview: SitePreview, project: Path, edit: Callable[[str, str, str], None]
) -> None:
    assert "title-of-minor" not in html(preview, "/topics/new-one/", 404)
    lost, index = preview.version("/topics/new-one/"), preview.version("/topics/")
    edit("data/topics/new-one.yml", "", (project / OTHER).read_text("utf-8").replace("title-of-minor-payments", "title-of-new-one"))
    preview.look()

    assert "title-of-new-one 中文" in html(preview, "/topics/new-one/")
    assert "title-of-new-one in English" in html(preview, "/en/topics/new-one/")
    assert preview.version("/topics/new-one/") != lost
    assert preview.version("/topics/") != index
    (project / "data/topics/new-one.yml").unlink()
    preview.look()
    assert preview.answer("/topics/new-one/").status == 404
    assert (preview.version("/topics/new-one/"), preview.version("/topics/")) == (lost, index)


def test_a_hand_written_page_is_shown_as_it_is_now(preview: SitePreview, edit: Callable[[str, str, str], None], made: list[str]) -> None:
    page = "/about/corrections/"
    version, other = preview.version(page), preview.version(PAGE)
    made.clear()
    edit("content/zh/about/corrections.md", "\n# ", "\n一句新的话。\n\n# ")
    preview.look()

    assert preview.version(page) != version
    assert "一句新的话" in html(preview, page)
    assert preview.version(PAGE) == other
    assert made == ["about/corrections.md"]


def test_a_hand_written_page_with_a_link_to_nothing_keeps_what_it_showed(
    preview: SitePreview, edit: Callable[[str, str, str], None]
) -> None:
    page = "/about/corrections/"
    before = html(preview, page)
    edit("content/zh/about/corrections.md", "\n# ", "\n[nowhere](nowhere.md)\n\n# ")
    preview.look()

    assert html(preview, page) == before
    assert "nowhere.md" in problems(preview, page)[0]["message"]


def test_style_is_shown_anew_on_every_page(preview: SitePreview, edit: Callable[[str, str, str], None], made: list[str]) -> None:
    """No page is made for it: only what the browser shows has changed."""
    version = preview.version(PAGE)
    made.clear()
    edit("theme/assets/zhuihui.css", "", "body { color: red }")

    assert preview.look() == (["theme/assets/zhuihui.css"], [])
    assert preview.version(PAGE) != version
    assert preview.answer("/assets/zhuihui.css").content == b"body { color: red }"
    assert preview.answer("/en/assets/zhuihui.css").content == b"body { color: red }"
    assert made == []


@pytest.mark.parametrize("file", ["theme/main.html", "theme/assets/notices.js", "mkdocs.yml", "mkdocs_hooks.py"])
def test_code_and_configuration_need_a_new_process(preview: SitePreview, edit: Callable[[str, str, str], None], file: str) -> None:
    """Python cannot take back what it has imported, and the engine reads its templates once."""
    edit(file, "", (preview.root / file).read_text("utf-8") + "\n")

    assert preview.look() == ([], [file])


def test_an_old_address_leads_to_the_new_one(preview: SitePreview, project: Path) -> None:
    redirect = next(iter(preview.graph.dataset.redirects.values()))  # type: ignore[union-attr]
    answer = preview.answer("/" + redirect.old.strip("/").removesuffix("/*") + "/")

    assert (answer.status, answer.location.strip("/")) == (302, redirect.new.strip("/").removesuffix("/*"))


def test_the_page_of_search_lies_beside_the_files_of_the_index(preview: SitePreview) -> None:
    """Both are below `search/`; a preview that took the page for a file answered nothing."""
    for address in ("/search/", "/search/index.html", "/en/search/"):
        assert preview.answer(address).status == 200
        assert b"data-search-page" in preview.answer(address).content
    assert preview.answer("/search").location == "/search/"


def test_open_data_and_files_are_served(preview: SitePreview) -> None:
    assert json.loads(preview.answer("/api/v1/platforms.json").content)
    assert preview.answer("/api/v1/platforms.json").kind == "application/json; charset=utf-8"
    assert preview.answer("/assets/favicon.svg").kind.startswith("image/svg+xml")
    assert (
        preview.answer("/assets/search/open.js").content.startswith(b"\n(() =>")
        or b"(() => {" in preview.answer("/assets/search/open.js").content
    )
    assert preview.answer("/../mkdocs.yml").status == 404
    assert preview.answer("/topics/frozen-account").location == PAGE


def test_who_is_lost_reads_the_language_of_the_address(preview: SitePreview) -> None:
    """As on the servers the release brings rules for."""
    for address, language in {"/no-such-page/": "zh-CN", "/en/no/such-page/": "en", "/english/": "zh-CN"}.items():
        answer = preview.answer(address)
        assert (answer.status, f'<html lang="{language}"' in answer.content.decode()) == (404, True), address


def test_a_page_is_the_one_that_is_published(preview: SitePreview, project: Path) -> None:
    """Whoever looks at a preview judges the published page by it."""
    publish_site(project, SETTINGS, build_cache(project, SETTINGS))
    names = sorted(path.relative_to(project / "build/site").as_posix() for path in (project / "build/site").rglob("*.html"))
    assert len(names) > 100
    wrong = []
    for name in names:
        published = (project / "build/site" / name).read_text("utf-8")
        if 'http-equiv="refresh"' in published:
            continue
        if name.endswith("404.html"):
            continue
        answer = preview.answer(f"/{name}")
        if answer.status != 200 or plain(published) != plain(answer.content.decode()):
            wrong.append(name)
    assert wrong == []


def plain(text: str) -> str:
    """A page without what only the published one has, and without the script of the preview."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*><meta name="referrer" content="no-referrer">', "", text)
    text = re.sub(r"(assets/[\w/]+?)\.[0-9a-f]{8}([./])", r"\1\2", text)
    return re.sub(r'<script src="/-/live.js"[^>]*></script>', "", text)


def test_the_next_process_shows_a_page_without_opening_the_engine(
    project: Path, monkeypatch: pytest.MonkeyPatch, edit: Callable[[str, str, str], None]
) -> None:
    """That takes half of the time until the first page."""
    first = opened(project)
    before = html(first, PAGE)
    first.keep()
    monkeypatch.setattr(LanguagePreview, "_open_engine", lambda _: pytest.fail("the engine was opened"))
    second = opened(project)

    assert html(second, PAGE) == before
    edit(TOPIC, "answer-of-frozen-account 中文", "改过的答案")
    assert "改过的答案" in html(opened(project), PAGE)


def test_a_project_that_was_copied_shows_its_own_files(project: Path, tmp_path: Path) -> None:
    """What is kept goes with the copy."""
    first = opened(project)
    html(first, PAGE)
    first.keep()
    copy = tmp_path / "copy"
    shutil.copytree(project, copy, symlinks=True)
    (copy / "theme/assets/zhuihui.css").write_text((project / "theme/assets/zhuihui.css").read_text("utf-8"), "utf-8")
    second = opened(copy)

    assert str(second.languages["zh"].asset("assets/zhuihui.css")).startswith(str(copy))


def test_without_a_cache_nothing_is_written(project: Path, tmp_path: Path) -> None:
    copy = small_project(tmp_path / "project")
    preview = opened(copy, caching=False)
    html(preview, PAGE)
    preview.look()
    preview.keep()

    assert not (copy / ".cache").exists()


def test_search_says_that_it_is_not_ready_then_finds_what_stands_now(preview: SitePreview, edit: Callable[[str, str, str], None]) -> None:
    """The index is made beside, and anew when somebody searches after an edit."""
    edit(TOPIC, "title-of-frozen-account 中文", "新标题甲乙丙 中文")
    preview.look()
    answer = preview.answer("/search/meta.js")  # waits for a small world
    while answer.status == 503:
        answer = preview.answer("/search/meta.js")

    assert any("新标题甲乙丙" in text for name, text in preview.index._files.items() if name.startswith("d-zh"))
    assert b"meta:../" in preview.answer("/en/search/meta.js").content
