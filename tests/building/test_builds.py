"""What happens to a project between two builds: afterwards the site is what a build of nothing would make, or the one before, whole."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from generator import publish
from generator.building.language_build import LanguageBuild
from generator.building.output_folder import OutputFolder
from generator.building.unchanged import build_cache
from generator.cache import CACHE_FOLDER, Cache
from generator.cli import main
from generator.engine import session
from generator.engine.frames import Layout
from generator.progress import Progress
from generator.release import atomic
from generator.release.atomic import Release
from generator.release.errors import ReleaseError
from generator.release.manifest import verify
from tests.building.worlds import NoSlowWay, Oracle, World, differing, listed, make_world, one_process
from tests.processes import end_of_copy, run
from tests.project import ENVIRONMENT

pytestmark = [pytest.mark.prove, pytest.mark.usefixtures("in_this_process")]

CORRECTIONS = "content/zh/about/corrections.md"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A project that was built once; each test leaves it fit to be published."""
    world = make_world(tmp_path_factory.mktemp("built") / "world")
    with one_process():
        assert world.build().folder
    return world


@pytest.fixture
def world(shared: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The shared project, for commands too."""
    day = shared.day
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str((day - type(day)(1970, 1, 1)).days * 86_400))
    monkeypatch.setenv("REPO_URL", shared.repository)
    monkeypatch.setenv("SITE_URL", shared.address)
    return shared


def edit(world: World, file: str = CORRECTIONS, text: str = "改") -> None:
    """Add a line to a page."""
    path = world.root / file
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{text}\n", "utf-8")


def reword(world: World, file: str = "data/procedures/call-110.yml") -> None:
    """Change a text of a record."""
    path = world.root / file
    path.write_text(path.read_text("utf-8").replace("zh: ", "zh: 改", 1), "utf-8")


def command(world: World, *options: str) -> int:
    """What somebody types."""
    return main(["--root", str(world.root), "build", *options])


def settled(world: World, oracle: Oracle) -> None:
    """What is published is whole, and what a build of nothing would make."""
    assert differing(world.published(), oracle.files(world)) == []


def made_in(build: Callable[[], object]) -> list[str]:
    """Names of the outputs that a build makes."""
    names: list[str] = []
    make = LanguageBuild._make
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LanguageBuild, "_make", lambda self, output: (names.append(output.name), make(self, output))[1])
        build()
    return names


# What somebody does to the release


def change(site: Path) -> None:
    (site / "index.html").write_text("mine", "utf-8")


def change_without_a_trace(site: Path) -> None:
    """Size and time as before."""
    file = site / "index.html"
    about = file.stat()
    file.write_bytes(file.read_bytes().replace(b"<h1", b"<h2", 1))
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


def take_away(site: Path) -> None:
    shutil.rmtree(site / "letters")


def add(site: Path) -> None:
    (site / "mine").mkdir()
    (site / "mine" / "file.txt").write_text("x", "utf-8")


def link(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").symlink_to("404.html")


def folder_for_file(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").mkdir()


@pytest.mark.parametrize("harm", [change, take_away, add, link, folder_for_file])
def test_what_somebody_has_changed_in_the_release_is_mended(world: World, harm: Callable[[Path], None]) -> None:
    """A release has the name of its content: a damaged one was taken for the same, and stayed."""
    assert command(world) == 0
    before = world.published()
    harm(world.site)
    assert command(world) == 0

    assert world.published() == before


def test_a_change_that_hides_is_mended_by_the_next_release(world: World, oracle: Oracle) -> None:
    """A file of the release that was written to with its size and time kept is taken over by the next build, with its inode; who does
    that must say `--no-cache`, which trusts nothing. What it then publishes is whole.
    """
    assert command(world) == 0
    change_without_a_trace(world.site)
    assert command(world, "--no-cache") == 0

    settled(world, oracle)


def test_signatures_stay_when_the_same_content_is_published_again(world: World) -> None:
    """They vouch for the manifest, which is the same."""
    world.build()
    (world.site / "manifest.json.asc").write_text("signed", "utf-8")
    shutil.rmtree(world.root / CACHE_FOLDER)
    world.build()

    assert (world.site / "manifest.json.asc").read_text("utf-8") == "signed"
    (world.site / "manifest.json.asc").unlink()


def test_the_release_before_is_published_again_and_left_by_the_next_build(world: World, oracle: Oracle) -> None:
    reword(world)
    assert command(world) == 0
    now = world.site.readlink()
    assert main(["--root", str(world.root), "rollback"]) == 0
    assert world.site.readlink() != now
    assert command(world) == 0

    assert world.site.readlink() == now
    settled(world, oracle)


def test_without_the_folder_of_releases_everything_is_published_anew(world: World, oracle: Oracle) -> None:
    shutil.rmtree(world.root / "build")
    reword(world)
    assert command(world) == 0

    settled(world, oracle)


# What somebody does to the cache


def test_without_a_cache_the_same_is_published_and_the_build_after_that_is_fast_again(world: World, oracle: Oracle) -> None:
    """What was published before was not noted as it lies on the disk: every build made all pages, until a page had changed."""
    world.build()
    shutil.rmtree(world.root / CACHE_FOLDER)
    world.build()
    edit(world)

    assert made_in(world.build) == ["about/corrections.md"]
    settled(world, oracle)


HARM: dict[str, Callable[[bytes], bytes]] = {
    "garbage": lambda _: b"\0garbage" * 99,
    "half": lambda content: content[: len(content) // 2],
}


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_cache_is_as_good_as_none(world: World, oracle: Oracle, harm: str) -> None:
    """A disk that was full, a copy that was cut short."""
    world.build()
    kept = sorted((world.root / CACHE_FOLDER).rglob("*.pickle"))
    assert len(kept) > 8
    for file in kept:
        file.write_bytes(HARM[harm](file.read_bytes()))
    reword(world)
    world.build()

    settled(world, oracle)


@pytest.mark.parametrize("name", ["records", "pages-en", "files"])
def test_one_lost_file_of_the_cache_is_a_lost_cache(world: World, oracle: Oracle, name: str) -> None:
    """What is known of the records belongs to what is known of the pages, and to what was published."""
    world.build()
    (build_cache(world.root, world.settings).folder / f"{name}.pickle").unlink()
    reword(world)
    world.build()

    settled(world, oracle)


def test_a_cache_that_is_older_than_the_release_does_no_harm(world: World, oracle: Oracle, tmp_path: Path) -> None:
    """A service that builds puts back the cache of whichever branch was built last, whole or mixed with a newer one."""
    world.build()
    shutil.copytree(world.root / CACHE_FOLDER, tmp_path / "old")
    reword(world)
    edit(world)
    world.build()
    for part in ("*", "pages-*", "files", "published", "inputs"):
        for file in (tmp_path / "old").rglob(f"{part}.pickle"):
            shutil.copy2(file, world.root / CACHE_FOLDER / file.relative_to(tmp_path / "old"))
        edit(world, "content/en/about/corrections.md", part)
        assert command(world) == 0
        settled(world, oracle)


def test_a_project_that_has_moved_with_its_cache_is_built_where_it_is(world: World, oracle: Oracle, tmp_path: Path) -> None:
    """What was kept named the folder it was kept in, where other pages may lie by now, or none."""
    world.build()
    copy = World(tmp_path / "moved")
    shutil.copytree(world.root, copy.root, symlinks=True)
    edit(copy)
    reword(copy)
    copy.build()
    settled(copy, oracle)
    edit(copy)
    assert made_in(copy.build) == ["about/corrections.md"]
    settled(copy, oracle)


# What somebody does to the inputs


def test_two_files_that_change_places_are_read_anew(world: World, oracle: Oracle) -> None:
    """Each has a time and a size that were there before."""
    assert command(world) == 0
    first, second = (world.root / f"content/zh/{name}.md" for name in ("about/corrections", "guides/second"))
    before = listed(world.site)
    first.rename(first.with_suffix(".txt"))
    second.rename(first)
    first.with_suffix(".txt").rename(second)
    assert command(world) == 0

    assert listed(world.site) != before
    settled(world, oracle)


def test_a_file_with_an_older_time_and_the_size_it_had_is_read_anew(world: World, oracle: Oracle) -> None:
    """As an unpacked archive has it, or a copy that keeps times."""
    assert command(world) == 0
    file = world.root / "data/procedures/call-110.yml"
    about, before = file.stat(), listed(world.site)
    text = file.read_text("utf-8")
    assert " 中文" in text
    file.write_text(text.replace(" 中文", " 中字"), "utf-8")
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns - 10**12))
    assert command(world) == 0

    assert listed(world.site) != before
    settled(world, oracle)


def test_a_picture_beside_the_pages_is_refused_and_was_never_there(world: World, oracle: Oracle) -> None:
    """The engine would publish whatever lies beside the pages, and no record says what it is."""
    picture = world.root / "content/zh/guides/picture.svg"
    world.build()
    before = listed(world.site)
    picture.write_text("<svg></svg>", "utf-8")
    assert "hand-written pages and nothing else" in refused(world)
    assert listed(world.site) == before
    picture.unlink()
    reword(world)
    world.build()
    settled(world, oracle)


def test_files_the_engine_publishes_nowhere_are_published_nowhere(world: World, oracle: Oracle) -> None:
    """Hidden ones and others that editors and systems leave, beside pages and in the theme, and templates."""
    world.build()
    before = listed(world.site)
    page = "---\ntitle: Hidden\ndescription: A hidden page.\nkind: guide\n---\n\n# Hidden\n\nText.\n"
    left = ("about/.hidden.md", "templates/page.md", "old~/page.md", "about/#page.md#", "about/page.md~", "Thumbs.db", ".DS_Store")
    hidden = [world.root / folder / path for folder in ("content/zh", "theme/assets") for path in left]
    for path in hidden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, "utf-8")
    (world.root / "content/zh/.#page.md").symlink_to("somebody@a-machine.4711")
    assert world.build().folder
    assert listed(world.site) == before
    (world.root / "content/zh/.#page.md").unlink()
    for path in hidden:
        path.unlink()


def test_another_day_is_another_build(world: World, oracle: Oracle, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is overdue is found on the day it is, although no file has changed."""
    assert command(world) == 0
    before = world.day
    try:
        world.day += timedelta(1)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str((world.day - type(before)(1970, 1, 1)).days * 86_400))
        calls: list[Path] = []
        check = publish.check_data
        monkeypatch.setattr(publish, "check_data", lambda root, *given: (calls.append(root), check(root, *given))[1])
        assert command(world) == 0
        assert calls == [world.root]
        settled(world, oracle)
    finally:
        world.day = before


def test_another_address_and_back(world: World, oracle: Oracle) -> None:
    """A preview and the site are built in turn in one folder."""
    assert command(world) == 0
    before, address = listed(world.site), world.address
    try:
        world.address = "https://preview.example/below/"
        assert command(world, "--address", world.address) == 0
        settled(world, oracle)
    finally:
        world.address = address
    assert command(world) == 0
    assert listed(world.site) == before


def test_a_record_in_another_file_has_its_edit_link_there(world: World, oracle: Oracle) -> None:
    register, other = world.root / "data/claims/all.yml", world.root / "data/claims/other.yml"
    world.build()
    text = register.read_text("utf-8")
    start, end = text.index("myth-b:"), text.index("heard-a:")
    register.write_text(text[:start] + text[end:], "utf-8")
    other.write_text(text[start:end], "utf-8")
    world.build()
    assert "data/claims/other.yml" in (world.site / "claims/myth-b/index.html").read_text("utf-8")
    settled(world, oracle)
    register.write_text(text, "utf-8")
    other.unlink()


def test_a_language_that_goes_and_comes_back(world: World, oracle: Oracle) -> None:
    """Its pages go, and every other page loses the way to them."""
    world.build()
    before = listed(world.site)
    config = (world.root / "mkdocs.en.yml").rename(world.root / "aside.yml")
    world.build()
    assert not (world.site / "en").exists()
    settled(world, oracle)
    config.rename(world.root / "mkdocs.en.yml")
    world.build()
    assert listed(world.site) == before


# What is refused


def refused(world: World) -> str:
    """Why a build publishes nothing; what is published stays."""
    before, link = listed(world.site), world.site.readlink()
    try:
        release = world.build()
    except ReleaseError as error:
        told = str(error)
    else:
        assert release.folder is None
        told = "\n".join(problem.message for problem in release.problems)
    assert world.site.readlink() == link
    assert differing(world.published(), before) == []
    return told


def test_a_link_to_no_page_is_refused_with_the_words_of_the_engine(world: World, oracle: Oracle) -> None:
    """Nothing of what was kept is lost by that: mended, the page alone is made again."""
    world.build()
    path = world.root / CORRECTIONS
    text = path.read_text("utf-8")
    edit(world, text="[nowhere](../guides/nowhere.md)")
    told = refused(world)
    assert told.startswith("not published: Doc file 'about/corrections.md' contains a link '../guides/nowhere.md'")
    path.write_text(text, "utf-8")
    edit(world)

    assert made_in(world.build) == ["about/corrections.md"]
    settled(world, oracle)


def test_a_page_that_others_lead_to_cannot_go_unnoticed(world: World, oracle: Oracle) -> None:
    """The pages with the links have not changed, and are not made again."""
    path, second = world.root / CORRECTIONS, world.root / "content/zh/guides/second.md"
    text, gone = path.read_text("utf-8"), second.read_text("utf-8")
    edit(world, text="[second](../guides/second.md)")
    world.build()
    second.unlink()
    assert "`../../guides/second/` leads to no file of the site" in refused(world)
    second.write_text(gone, "utf-8")
    path.write_text(text, "utf-8")
    world.build()
    settled(world, oracle)


def test_a_heading_that_others_lead_to_cannot_go_unnoticed(world: World, oracle: Oracle) -> None:
    path, second = world.root / CORRECTIONS, world.root / "content/zh/guides/second.md"
    text, before = path.read_text("utf-8"), second.read_text("utf-8")
    edit(world, "content/zh/guides/second.md", "## There {: #there }\n\nText.")
    edit(world, text="[second](../guides/second.md#there)")
    world.build()
    settled(world, oracle)
    second.write_text(before, "utf-8")
    assert "guides/second/index.html has no element with the id `there`" in refused(world)
    path.write_text(text, "utf-8")
    world.build()
    settled(world, oracle)


def test_a_page_of_the_navigation_cannot_go_unnoticed(world: World, oracle: Oracle) -> None:
    guide = world.root / "content/zh/guides/helping-a-parent.md"
    text = guide.read_text("utf-8")
    guide.unlink()
    assert "guides/helping-a-parent/` leads to no file of the site" in refused(world)
    guide.write_text(text, "utf-8")
    world.build()
    settled(world, oracle)


def test_an_error_in_a_record_is_refused_and_mended(world: World, oracle: Oracle) -> None:
    path = world.root / "data/procedures/call-110.yml"
    text = path.read_text("utf-8")
    path.write_text(f"{text}nonsense: 1\n", "utf-8")
    assert "nonsense" in refused(world)
    path.write_text(text, "utf-8")
    reword(world)
    world.build()
    settled(world, oracle)


# The slow way


class Heard(Progress):
    """What is said."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def say(self, text: str) -> None:
        self.told.append(text)


def slow_way(world: World, monkeypatch: pytest.MonkeyPatch) -> str:
    """The one sentence with which the engine is left to make every page."""
    released = Release("by the engine", None, ())
    monkeypatch.setattr(publish, "_publish_by_engine", lambda *_: released)
    heard = Heard()
    cache = publish_cache(world)
    assert publish.publish_site(world.root, world.settings, cache, progress=heard) is released
    (told,) = heard.told
    assert told.startswith("slower this time, the engine makes every page: ")
    return told.partition(": ")[2]


def publish_cache(world: World) -> Cache:
    """None: the engine is opened."""
    return Cache(world.root, "", enabled=False)


def test_an_engine_that_pages_were_never_compared_with_makes_them_all(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(session.PROVEN, "Markdown", ("1.0",))
    assert slow_way(world, monkeypatch).endswith("is not the version that pages were compared with (1.0)")


def test_a_plugin_nobody_knows_makes_the_engine_make_all_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    config = world.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("plugins:\n  - search\n", "plugins:\n  - search\n  - tags\n"), "utf-8")
    assert slow_way(world, monkeypatch) == "the plugin material/tags may change pages"
    config.write_text(text, "utf-8")


def test_a_navigation_without_titles_makes_the_engine_make_all_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    config = world.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(f"{text}  - guides/second.md\n", "utf-8")
    assert slow_way(world, monkeypatch) == "the navigation gives guides/second.md no title"
    config.write_text(text, "utf-8")


def test_a_frame_that_does_not_fit_its_page_makes_the_engine_make_all_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fill = Layout.page
    monkeypatch.setattr(Layout, "page", lambda layout, uri, *given: fill(layout, uri, *given).replace("<h1", "<h1 "))
    assert "the engine makes something else of " in slow_way(world, monkeypatch)


def test_a_page_the_engine_puts_elsewhere_makes_it_make_all_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of that name is the index of its folder to the engine."""
    path = world.root / "content/zh/about/README.md"
    path.write_text("---\ntitle: Read\ndescription: Read me.\n---\n\n# Read\n", "utf-8")
    assert slow_way(world, monkeypatch) == "the engine does not publish about/README.md at about/README/"
    path.unlink()


# Builds that end early, or meet


KILLED: dict[str, tuple[object, str, int]] = {
    "before the first file": (OutputFolder, "write", 1),
    "among the files": (OutputFolder, "write", 4),
    "before anything is kept": (Cache, "save", 1),
    "among what is kept": (Cache, "save", 3),
    "later among what is kept": (Cache, "save", 5),
    "before the release is moved": (atomic, "move", 1),
    "before the link to the release before": (atomic, "point", 1),
    "before the link to the release": (atomic, "point", 2),
    "before it is noted": (publish, "note_published", 1),
}
"""When a build is killed: at which call of what."""


def killed(world: World, owner: object, name: str, calls: int) -> None:
    """A build in a copy of this process, killed before a call of something."""
    made, function = [], getattr(owner, name)

    def kill(*given: object, **named: object) -> object:
        made.append(name)
        if len(made) == calls:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*given, **named)

    def build() -> None:
        setattr(owner, name, kill)
        publish.publish_site(world.root, world.settings, cache_of(world), progress=NoSlowWay())

    assert end_of_copy(build) == -signal.SIGKILL, f"{name} is not called {calls} times"


def cache_of(world: World) -> Cache:
    return build_cache(world.root, world.settings)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("moment", KILLED)
def test_a_build_killed_at_any_moment_leaves_nothing_wrong_behind(world: World, oracle: Oracle, moment: str) -> None:
    """Readers have the old site or the new one, and what was kept is of one piece or not used."""
    world.build()
    before = listed(world.site)
    reword(world)
    edit(world)
    killed(world, *KILLED[moment])
    assert verify(world.site) == []
    assert before == listed(world.site) or differing(listed(world.site), oracle.files(world)) == []
    edit(world, "content/en/about/corrections.md", moment)
    world.build()

    settled(world, oracle)


def test_two_builds_at_once_publish_one_after_the_other(world: World, oracle: Oracle) -> None:
    """In one folder, with one cache, for two addresses."""
    reword(world)
    code = f"import sys; sys.path.insert(0, {str(Path.cwd())!r}); from generator.cli import main; sys.exit(main())"
    environment = {**ENVIRONMENT, **{name: os.environ[name] for name in ("SOURCE_DATE_EPOCH", "SITE_URL", "REPO_URL")}}
    both = (
        "import subprocess, sys\n"
        "commands = [[sys.executable, '-c', sys.argv[1], '--root', sys.argv[2], 'build', '--address', each] for each in sys.argv[3:]]\n"
        "started = [subprocess.Popen(command) for command in commands]\n"
        "sys.exit(max(process.wait() for process in started))\n"
    )
    addresses = [world.address, "https://other.example/", world.address]
    run([sys.executable, "-c", both, code, str(world.root), *addresses], env=environment, check=True)

    assert verify(world.site) == []
    assert command(world) == 0
    settled(world, oracle)
    reword(world)
    assert command(world) == 0
    settled(world, oracle)
