"""What `publish_site` passes to `generator.release`. The release itself is tested in `release/` and `site/`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator import publish
from generator.building.audit_rules import rules_of
from generator.building.join import CORE, join_site
from generator.building.output_folder import OutputFolder
from generator.cache import Cache
from generator.engine.refusals import ContentRefused
from generator.loading.loader import Loaded, Origins
from generator.loading.lock_files import LOCK_FILES
from generator.offline import bundles
from generator.problems import Location, Problem
from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.release.atomic import Release
from generator.release.errors import ReleaseError
from generator.settings import Settings, read_settings
from generator.validate import check_data, read_checked
from tests.small_world import TODAY, WORLD, records

ROOT = Path(__file__).parents[1]
SETTINGS = Settings("https://zhuihui.example/", day=TODAY)
NO_CACHE = Cache(Path(), "", enabled=False)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return records()


def test_a_site_below_a_path_sends_the_lost_to_its_own_page(dataset: Dataset, tmp_path: Path) -> None:
    """Apache would look for the page of lost readers at the root of the host, where somebody else's lies."""
    target = OutputFolder(tmp_path)
    target.write("index.html", b"<title>x</title>")
    for page in (*CORE[1:], "404.html"):
        target.write(f"{page}index.html" if page.endswith("/") else page, b"")
    join_site(target, [], {}, {}, dataset, Settings("https://a.example/zhuihui/"), ["zh"])

    assert "ErrorDocument 404 /zhuihui/404.html" in (tmp_path / ".htaccess").read_text("utf-8")
    assert (tmp_path / "_headers").read_text("utf-8").startswith("/zhuihui/*\n")


def test_a_number_that_only_look_alikes_have_is_allowed_nowhere_else(dataset: Dataset) -> None:
    """The list of wrong numbers was among those the audit lets pass: whatever a contact warned of could be given as advice."""
    warned = replace_contact(dataset, look_alikes=(Text(zh="95001：不要拨", en="95001: do not call"),))
    rules = rules_of(warned, repository="")

    assert "95001" not in {*rules.mentioned.numbers, *rules.numbers}
    assert "110" in rules.numbers


def replace_contact(dataset: Dataset, **changes: object) -> Dataset:
    """The same records, with one contact changed."""
    key = "police-110"
    contacts = {**dataset.contacts, key: dataset.contacts[key].model_copy(update=changes)}
    return replace(dataset, records={**dataset.records, "contacts": contacts})


def test_a_zip_that_could_not_be_written_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Half a zip of twelve megabytes under a name nobody lists, once for every try."""
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    (tmp_path / "build" / "site").mkdir(parents=True)

    def full(site: Path, target: Path, **_: object) -> int:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundles, "zip_site", full)
    with pytest.raises(OSError, match="No space"):
        bundles.write_zips(tmp_path)

    assert [path.name for path in (tmp_path / "build").iterdir()] == ["site"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The records of the small world, with the languages of the site and a `build` folder of its own."""
    for name in ("data", "content", *LOCK_FILES):
        (tmp_path / name).symlink_to(WORLD / name)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def test_packs_of_all_languages_come_from_records_checked_once_and_render_no_page(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who waits for eighteen files should not wait for fourteen hundred pages that nobody prints."""
    checks: list[Path] = []
    monkeypatch.setattr(bundles, "check_data", lambda root, today, **_: (checks.append(root), check_data(root, today))[1])
    monkeypatch.setattr("generator.build_pages.render_page", lambda *_: pytest.fail("a page was rendered"))
    written, _ = bundles.write_packs(project, SETTINGS)

    assert checks == [project]
    assert {path.parent.name for path in written} == {"zh", "en"}


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Folders whose records were checked."""
    found: list[Path] = []
    monkeypatch.setattr(publish, "check_data", lambda root, *given: (found.append(root), check_data(root, *given))[1])
    return found


def test_the_engine_gets_records_that_were_checked_once(
    project: Path, dataset: Dataset, checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is rendered twice is waited for twice."""
    monkeypatch.setattr("generator.build_pages.render_page", lambda *_: pytest.fail("a page was rendered"))
    handed_on: list[Mapping[str, str]] = []

    def build_release(*_: object, prepare: Callable[[Path], Mapping[str, str]], complete: object) -> Release:
        handed_on.append(prepare(project / "site"))
        return Release("", None, ())

    monkeypatch.setattr(publish, "build_release", build_release)
    publish.publish_site(project, SETTINGS, NO_CACHE, by_engine=True)

    assert checks == [project]
    settings = read_settings(handed_on[0])
    assert settings.checked
    assert read_checked(settings.checked).dataset.evidence == dataset.evidence
    assert settings == replace(SETTINGS, checked=settings.checked, joined=True)


def test_a_release_checks_its_records_once_for_all_languages(project: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """To read and to check them takes as long as to make the pages of a small change."""
    made: list[Loaded] = []

    class Build:
        def __init__(self, _root: Path, loaded: Loaded, *_: object) -> None:
            made.append(loaded)

        def fill(self, folder: Path) -> list[Problem]:
            (folder / "index.html").write_text("x", "utf-8")
            return []

    monkeypatch.setattr(publish, "SiteBuild", Build)
    release = publish.publish_site(project, SETTINGS, NO_CACHE)

    assert checks == [project]
    assert len(made) == 1
    assert release.folder


def test_records_with_an_error_are_not_made_into_pages(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problems are what the command prints."""
    wrong = Problem(Location("data/x.yml"), "wrong", "it is wrong")
    monkeypatch.setattr(publish, "check_data", lambda *_: Loaded(Dataset(), Origins(), [wrong]))
    monkeypatch.setattr(publish, "build_release", lambda *_, **__: pytest.fail("a release was begun"))

    assert publish.publish_site(project, SETTINGS, NO_CACHE) == Release("", None, (wrong,))


@pytest.mark.parametrize("error", [ContentRefused("the engine warned"), ValueError("a page that cannot be finished")])
def test_what_no_page_may_hold_is_one_sentence(project: Path, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """A traceback of the engine tells an author nothing."""

    def fill(*_: object) -> list[Problem]:
        raise error

    monkeypatch.setattr(publish.SiteBuild, "fill", fill)
    with pytest.raises(ReleaseError, match=f"^not published: {error}$"):
        publish.publish_site(project, SETTINGS, NO_CACHE)
