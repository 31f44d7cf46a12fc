"""Plants in everything that a contributor can write: `check` refuses each with the file and the line where it stands.

What `check` lets pass is text on a page and nothing else: `tests/browser/test_hostile_site.py` walks such a site.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.problems import Severity
from generator.validate import find_problems
from tests import hostile
from tests.project import small_project
from tests.prose_plants import REFUSED
from tests.small_world import TODAY

pytestmark = pytest.mark.prove

WAYS = (
    "加微信 zhuikuan888", "客服 400-812-9999", "拨打九五零七一", "help@zhuikuan.cn", "见 t.me/zhuikuan", "zhuikuan点com", "QQ 12345678", "热线 ⑨⑤⓪⑦①",
    "见 evil.example/x", "Telegram zhuikuan_help", "call 95071", "V信 zhuikuan888", "WhatsApp 6123 4567", "扣扣 12345678", "电话 9 5 0 7 1",
)  # fmt: skip
"""What reaches somebody whom no record names; without signs that YAML reads."""
OF_OTHERS = frozenset({"quote", "claim", "heard", "keywords", "aliases", "forms", "means", "look_alikes", "title", "source_text"})
"""Fields with what others say or type: pages quote them, search finds by them, nothing there can be pressed. `quotes` judges those of evidence."""

Line = tuple[str, str, str]
"""File, what stands in one of its lines, what stands there instead."""
SOURCES, CONTACTS, REDIRECTS = "data/sources/all.yml", "data/contacts/all.yml", "data/redirects.yml"
PAY, GUIDE = "data/platforms/some-pay.yml", "content/zh/guides/helping-a-parent.md"
URLS = (
    "javascript:run()", "JaVaScRiPt:run()", "data:text/html,x", "//evil.example/", "https://user@evil.example/", "https://раураl.example/",
    "https://a b.example/", "https://a.example/<b>", "https://a.example/'onclick=1", "tel:95071", "mailto:a@evil.example", "ftp://evil.example/",
    "weixin://dl", "file:///etc/passwd", "vbscript:x", "https://a.example/\\\\x",
)  # fmt: skip
LINES: tuple[Line, ...] = (
    *((SOURCES, 'url: "https://police.example.com/numbers"', f'url: "{url}"') for url in URLS),
    *((CONTACTS, 'url: "https://www.police.example.hk/"', f'url: "{url}"') for url in URLS),
    *(
        (CONTACTS, 'number: "110"', f'number: "{number}"')
        for number in ("12/110", "110<b>", "tel:110", "１１０", "110;x=1", "一一零", "110\\n120", "")
    ),
    *((CONTACTS, "police-110:", f"{name}:") for name in ("Police-110", "police_110", "../police", "police 110", "警方", "-police")),
    *(
        (REDIRECTS, "new: platforms/some-pay/", f'new: "{to}"')
        for to in (
            "https://evil.example/",
            "//evil.example/",
            "javascript:run()",
            "../x/",
            "platforms/no-such/",
            "x?y",
            "x#y",
            '"><script>',
            "tel:95071",
        )
    ),
    *((REDIRECTS, "old: platforms/old-pay/", f'old: "{old}"') for old in ("platforms/some-pay/", "../x/", "//x/", "<b>/", "a b/", "/*")),
    *(
        (PAY, "region: CN", f"region: {region}")
        for region in ("<b>", "C", "cn", '"C\\"N"', "{{ 7*7 }}", "!!python/object/apply:os.system [x]", "*anchor", "&a CN\nregion: HK")
    ),
    *(("mkdocs.yml", "independence: ", f"independence: {way} ") for way in WAYS),
    *(
        ("mkdocs.en.yml", "exit: Leave quickly", f'exit: "{words}"')
        for words in ("<b>x</b>", "[x](y)", "{{ config }}", "{% x %}", "&nbsp;", "<!-- x")
    ),
    *((GUIDE, "kind: guide", f"kind: {kind}") for kind in ('"x\\"><script>"', "plan", "letter", "home")),
    *((GUIDE, "kind: guide", line) for line in ("template: x.html", "hide: [navigation]", "extra: x", "status: new")),
    *((GUIDE, "<!-- table: rails -->", comment) for comment in ("<!-- contact: nobody -->", "<!-- run: x -->", "<!-- hidden -->", "<!--")),
)
"""Plants that stand in one line, each made to a world of its own."""
FILES = {
    "content/zh/guides/evil.js": "run()", "content/zh/evil.svg": "<svg onload='run()'/>", "content/en/evil.html": "<script>run()</script>",
    "content/zh/guides/x.txt": "x", "content/zh/x.png": "x", "content/zh/x.markdown": "# x", "content/zh/x.MD": "# x",
    "data/evidence/README.md": "x", "data/platforms/evil.js": "run()", "data/platforms/美团.yml": "name: x", "data/platforms/A.yml": "name: x",
    "data/platforms/a (1).yml": "name: x", "data/unknown/x.yml": "x: y", "data/x.html": "<b>x</b>",
}  # fmt: skip
"""Files with names that nothing should have."""
LINKS = {"content/zh/guides/hosts.md": "/etc/hostname", "content/zh/etc": "/etc/apt", "data/evidence/hosts.yml": "/etc/hostname"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("inputs"))


def errors(root: Path) -> set[tuple[str, int]]:
    """File and line of every error."""
    found = find_problems(root, TODAY).problems
    return {(problem.location.file, problem.location.line) for problem in found if problem.severity is Severity.ERROR}


def test_the_world_without_plants_has_no_error(project: Path) -> None:
    """Else every plant below would be refused for another reason."""
    assert errors(project) == set()


def lines_of_records(root: Path) -> Iterator[tuple[Path, int, str]]:
    """Every line of a record with a text of its own: the texts of this world say whose they are."""
    for path in sorted((root / "data").glob("*/*.yml")):  # the files beside the folders print nothing
        for number, line in enumerate(path.read_text("utf-8").split("\n")):
            if re.search(r"-of-[a-z0-9-]+ 中文", line):
                yield path, number, line


def test_no_text_of_any_record_leads_to_somebody_unknown(project: Path, tmp_path: Path) -> None:
    """Records of every kind, one way in each line of text; fields with the words of others are left to the checks of quotes."""
    root = small_project(tmp_path / "ways")
    planted: dict[tuple[str, int, int], str] = {}
    """File, line of the key, line of the plant → the line. A text of many lines is told at the first of them."""
    texts = {path: path.read_text("utf-8").split("\n") for path, _, _ in lines_of_records(root)}
    for place, (path, number, line) in enumerate(lines_of_records(root)):
        start = next(at for at in range(number, -1, -1) if re.match(r"[ -]*[a-z_0-9-]+:", texts[path][at]))
        if OF_OTHERS.isdisjoint(re.findall(r"([a-z_]+):", texts[path][start])):
            texts[path][number] = re.sub(r"(-of-[a-z0-9-]+ 中文)", rf"\1，{WAYS[place % len(WAYS)]}", line, count=1)
            planted[path.relative_to(root).as_posix(), start + 1, number + 1] = texts[path][number].strip()
    for path, lines in texts.items():
        path.write_text("\n".join(lines), "utf-8")

    found = errors(root)

    assert len(planted) > 150
    assert len({file.split("/")[1] for file, *_ in planted}) > 18
    assert [line for (file, *lines), line in planted.items() if not any((file, at) in found for at in range(lines[0], lines[1] + 1))] == []


@pytest.mark.parametrize("plant", LINES, ids=lambda plant: f"{Path(plant[0]).name}: {plant[2]}")
def test_a_plant_in_a_line_is_refused_there(plant: Line, project: Path) -> None:
    """Addresses with other schemes, names that leave their folder, markup where plain words are expected, tricks of YAML."""
    file, old, new = plant
    path = project / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} does not hold {old}"
    path.write_text(text.replace(old, new, 1), "utf-8")
    try:
        found = errors(project)
    finally:
        path.write_text(text, "utf-8")

    line = text[: text.index(old)].count("\n") + 1
    assert any(where == file and abs(at - line) <= 1 for where, at in found), sorted(found)


def test_no_file_is_read_that_turns_or_hides_text(project: Path, tmp_path: Path) -> None:
    """In records and in pages."""
    root = small_project(tmp_path / "unseen")
    expected = set()
    for number, sign in enumerate(hostile.UNSEEN):
        for name in (f"data/glossary/unseen-{number}.yml", f"content/zh/guides/unseen-{number}.md"):
            text = (
                f"---\ntitle: x\n---\n\n# x\n\n9{sign}5071\n"
                if name.endswith("md")
                else f"unseen-{number}:\n  term: 词\n  means: 9{sign}5071\n"
            )
            (root / name).write_bytes(text.encode())
            expected.add(name)

    assert expected - {file for file, _ in errors(root)} == set()


def test_no_page_holds_what_runs_leads_out_or_hides(project: Path, tmp_path: Path) -> None:
    """Each plant on a page of its own, refused below its heading."""
    root = small_project(tmp_path / "prose")
    expected = set()
    for number, plant in enumerate(REFUSED):
        name = f"content/zh/guides/plant-{number}.md"
        (root / name).write_text(f"---\ntitle: 一页\ndescription: 一页。\n---\n\n# 一页\n\n{plant}\n", "utf-8")
        expected.add(name)

    found = errors(root)

    assert {name for name in expected if not any(file == name and line >= 8 for file, line in found)} == set()


def test_no_stray_file_and_no_link_is_published(project: Path, tmp_path: Path) -> None:
    """The engine copies whatever lies below `content/`."""
    root = small_project(tmp_path / "files")
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    for name, target in LINKS.items():
        (root / name).symlink_to(target)

    assert {*FILES, *LINKS} - {file for file, _ in errors(root)} == set()


def test_there_are_two_hundred_plants() -> None:
    """Beside those in texts of records, which are one for each line."""
    assert len(LINES) + len(FILES) + len(LINKS) + 2 * len(hostile.UNSEEN) + len(REFUSED) >= 200
