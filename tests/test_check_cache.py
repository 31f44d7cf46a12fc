"""`check` with a cache says what it says without one, whatever was edited in between; and it is not asked for what it does not need."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.cache import CACHE_FOLDER, Cache
from generator.cli import main
from generator.loading.loader import load_dataset
from generator.problems import RecordPath
from tests.processes import run

ROOT = Path(__file__).parents[1]
WORLDS = {"everything-wrong": ROOT / "tests" / "fixtures" / "everything-wrong", "small": ROOT / "tests" / "world"}


def project(folder: Path, world: str) -> Path:
    """A world of its own, with the configuration of both languages."""
    shutil.copytree(WORLDS[world], folder, dirs_exist_ok=True)
    for config in ("mkdocs.yml", "mkdocs.en.yml"):
        (folder / config).write_text("", "utf-8")
    return folder


def appended(path: Path, text: str) -> None:
    path.write_bytes(path.read_bytes() + text.encode())


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


CLAIM = 'zz-claim:\n  claim: 拨打 4001234567 七成能追回\n  verdict: "false"\n  truth: 不是\n  section: intro\n  evidence: [no-such]\n'
PAGE = "# 一页\n\n24 小时内，见 <!-- contact: no-such --> 和 <!-- claim: zz-claim -->\n"


def first_of(root: Path, folder: str) -> Path:
    return min((root / folder).glob("*.yml"))


def exchange(root: Path) -> None:
    """Two files of one kind change places, with the times they have."""
    one, two = (
        sorted((root / "data" / "evidence").glob("*.yml"))[:2] if len(list((root / "data" / "evidence").glob("*.yml"))) > 1 else (None,) * 2
    )
    if one and two:
        one.rename(root / "aside")
        two.rename(one)
        (root / "aside").rename(two)


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "a file is added": lambda root: (root / "data" / "claims" / "zz.yml").write_text(CLAIM, "utf-8"),
    "a record is given twice": lambda root: (root / "data" / "claims" / "zzz.yml").write_text("# twice\n" + CLAIM, "utf-8"),
    "the first of the two gets other lines": lambda root: edited(root / "data" / "claims" / "zz.yml", "zz-claim:", "\n\nzz-claim:"),
    "the first of the two goes": lambda root: (root / "data" / "claims" / "zz.yml").unlink(),
    "a record is broken": lambda root: edited(root / "data" / "claims" / "zzz.yml", "section: intro", "section: nowhere"),
    "its file is broken": lambda root: edited(root / "data" / "claims" / "zzz.yml", "[no-such]", "[no-such"),
    "both are mended": lambda root: (root / "data" / "claims" / "zzz.yml").write_text(CLAIM.replace("no-such", ""), "utf-8"),
    "a page is added": lambda root: ((root / "content" / "zh").mkdir(parents=True, exist_ok=True), (root / "content" / "zh" / "zz.md").write_text(PAGE, "utf-8")),
    "the record that it names goes": lambda root: (root / "data" / "claims" / "zzz.yml").unlink(),
    "the page is saved in another encoding": lambda root: (root / "content" / "zh" / "zz.md").write_bytes("# 转账\n".encode("gbk")),
    "the page goes": lambda root: (root / "content" / "zh" / "zz.md").unlink(),
    "an evidence file is renamed": lambda root: first_of(root, "data/evidence").rename(root / "data" / "evidence" / "zz-renamed.yml"),
    "two files change places": exchange,
    "a stray file": lambda root: (root / "data" / "clams.txt").write_text("", "utf-8"),
    "an empty folder that is called like a file": lambda root: (root / "data" / "topics" / "zz.yml").mkdir(parents=True),
    "a link that leads nowhere": lambda root: (root / "data" / "topics" / "zzz.yml").symlink_to("nowhere"),
    "now it leads somewhere": lambda root: (root / "data" / "topics" / "nowhere").write_text("[]", "utf-8"),
    "a language goes": lambda root: (root / "mkdocs.en.yml").unlink(),
    "its words are missing": lambda root: [path.unlink() for path in (root / "data" / "labels").glob("*.yml")],
    "translations are pinned": lambda root: appended(root / "translations.lock" if (root / "translations.lock").exists() else _new(root), "0" * 21),
    "a whole kind goes": lambda root: shutil.rmtree(root / "data" / "contacts", ignore_errors=True),
}  # fmt: skip
"""What is done one after the other, none of it undone."""


def _new(root: Path) -> Path:
    (root / "translations.lock").touch()
    return root / "translations.lock"


Said = tuple[int, str, str]


def check(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str, today: str = "2026-11-23") -> Said:
    code = main(["--root", str(root), "check", "--today", today, *arguments])
    return code, *capsys.readouterr()


@pytest.mark.parametrize("world", WORLDS)
def test_after_every_edit_it_says_what_it_says_without_a_cache(world: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A problem that is gone and still shown, or there and not shown, is worse than to wait."""
    root = project(tmp_path, world)
    seen = set()
    for name, edit in EDITS.items():
        edit(root)
        for arguments in (["--all"], ["--format", "json"]):
            expected = check(capsys, root, *arguments, "--no-cache")
            assert check(capsys, root, *arguments) == expected, name
            assert check(capsys, root, *arguments) == expected, f"{name}, and then nothing"
        seen.add(expected)

    assert len(seen) > len(EDITS) / 2


def test_another_day_is_another_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Facts go out of date without any edit."""
    root = project(tmp_path, "small")
    first = check(capsys, root)
    later = check(capsys, root, today="2030-01-01")

    assert later != first
    assert check(capsys, root) == first
    assert check(capsys, root, today="2030-01-01") == later


def test_a_file_that_is_saved_while_it_runs_belongs_to_no_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found is of other content than was looked at before."""
    root = project(tmp_path, "small")
    slow = cli._checked

    def saved_meanwhile(*arguments: object, **options: object) -> object:
        (root / "data" / "claims" / "zz.yml").write_text(CLAIM, "utf-8")
        return slow(*arguments, **options)

    expected = check(capsys, root, "--no-cache")
    with monkeypatch.context() as patch:
        patch.setattr(cli, "_checked", saved_meanwhile)
        assert "zz.yml" in check(capsys, root)[2]
    (root / "data" / "claims" / "zz.yml").unlink()
    assert check(capsys, root) == expected


def test_a_damaged_cache_is_made_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every file of it, cut short or with something else in it."""
    root = project(tmp_path, "everything-wrong")
    expected = check(capsys, root)
    files = sorted((root / CACHE_FOLDER).rglob("*.pickle"))
    assert len(files) > 10
    for spoil in (lambda data: data[:-1], lambda _data: b"", lambda data: data[:40] + b"x" + data[41:]):
        for file in files:
            file.write_bytes(spoil(file.read_bytes()))
        assert check(capsys, root) == expected


def test_without_a_cache_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither by the command nor by the functions below it."""
    root = project(tmp_path, "small")
    check(capsys, root, "--no-cache")
    load_dataset(root)

    assert not (root / CACHE_FOLDER).exists()


def test_when_nothing_has_changed_no_model_is_imported(tmp_path: Path) -> None:
    """That would be most of the time that is left."""
    root = project(tmp_path, "small")
    code = "import sys; from generator.cli import main; main(sys.argv[1:]); print({'pydantic', 'yaml', 'generator.validate'} & sys.modules.keys())"
    done = [
        run([sys.executable, "-c", code, "--root", str(root), "check", "--today", "2026-11-23"], cwd=ROOT, check=True) for _ in range(2)
    ]

    assert "pydantic" in done[0].stdout
    assert done[1].stdout == "set()\n"
    assert done[1].stderr == done[0].stderr


def test_a_page_that_has_not_changed_needs_nothing_that_builds_pages(tmp_path: Path) -> None:
    """Most edits are of records."""
    root = project(tmp_path, "small")
    code = "import sys; from generator.cli import main; main(sys.argv[1:]); print({'generator.pages', 'generator.rendering'} & sys.modules.keys())"
    command = [sys.executable, "-c", code, "--root", str(root), "check"]
    run(command, cwd=ROOT)
    appended(first_of(root, "data/evidence"), "# a comment\n")

    assert run(command, cwd=ROOT).stdout == "set()\n"


def test_what_has_not_changed_is_the_same_object(tmp_path: Path) -> None:
    """Who compares two datasets looks at identity first: of two thousand records one was edited."""
    root = project(tmp_path, "small")
    cache = Cache(tmp_path / "elsewhere", "k")
    first = load_dataset(root, cache)
    file = root / first.origins.file_of("evidence", min(first.dataset.evidence))
    appended(file, "# a comment\n")
    second = load_dataset(root, cache)
    third = load_dataset(root, Cache(tmp_path / "elsewhere", "k"))

    assert first.dataset.records == second.dataset.records == third.dataset.records
    for kind, records in first.dataset.records.items():
        for key, record in records.items():
            elsewhere = root / first.origins.file_of(kind, key) != file
            assert (second.dataset.records[kind][key] is record) == elsewhere, f"{kind}/{key}"


def test_places_are_found_in_files_that_were_not_read(tmp_path: Path) -> None:
    """Lines are not kept; a file that has gone since has none."""
    root = project(tmp_path, "small")
    expected = load_dataset(root).origins
    load_dataset(root, Cache(tmp_path, "k"))
    kept = load_dataset(root, Cache(tmp_path, "k")).origins
    places = [RecordPath(kind, key, path) for kind, key in expected.files for path in ((), ("name",), ("statement", "zh"))]

    assert [kept.locate(place) for place in places] == [expected.locate(place) for place in places]
    late = load_dataset(root, Cache(tmp_path, "k")).origins
    kind, key = next(iter(late.files))
    (root / late.file_of(kind, key)).unlink()
    assert late.locate(RecordPath(kind, key, ("name",))).line == 1
