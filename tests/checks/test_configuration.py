"""The words of `mkdocs.yml` stand on every page: a number in one of them is published more often than any other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checks.configuration import check_configuration
from generator.loading.engine_words import EngineWords, engine_words
from generator.problems import Problem
from generator.records.base import Text
from generator.records.contact import Contact
from generator.records.dataset import Dataset
from generator.records.vocabulary import ContactKind, ContactStatus
from generator.validate import check_data
from tests.project import small_project
from tests.small_world import TODAY

POLICE = Contact(
    name=Text(zh="报警"), kind=ContactKind.HOTLINE, status=ContactStatus.UNCONFIRMED, number="110", region="CN", scope=Text(zh="报警"),
    look_alikes=(Text(zh="95598：不要拨；fake.example：不要打开"),), evidence=(),
)  # fmt: skip
DATASET = Dataset({"contacts": {"police": POLICE}})


def words_of(source: str) -> Iterator[EngineWords]:
    return engine_words(source.encode(), "mkdocs.yml")


def found(source: str) -> list[tuple[str, str]]:
    problems: list[Problem] = [*check_configuration(((each.text, each.locate) for each in words_of(source)), DATASET)]
    return [(str(problem.location), problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("site_name: 追回热线 95071\n", "1:17"),
        ("site_name: 追回\nsite_description: 追款加微信 abc12345\n", "2:21"),
        ("copyright: 联系 help@zhuikuan.example\n", "1:15"),
        ('copyright: "&copy; 2026"\n', "1:13"),
        ("site_description: 独立 {{ title }}\n", "1:22"),
        ("site_description: 独立 {% include 'x' %}\n", "1:22"),
        ("site_description: 见 [官网](about/)\n", "1:24"),
        ("site_description: 24 小时内可退\n", "1:19"),
        ("extra:\n  words: {a: 七成能追回}\n", "2:14"),
        ("nav:\n  - 首页: index.md\n  - 客服 95071: about/index.md\n", "3:8"),
        ("nav:\n  - 关于:\n      - 打九五零七一: about/index.md\n", "3:10"),
        ("extra:\n  words:\n    notices: {expired: 请打 400-812-9999}\n", "3:27"),
        ("extra:\n  words:\n    a: >\n      第一行\n      客服 95071\n", "5:10"),
        ("extra:\n  lost:\n    - {text: 打开 zhuikuan.vip, to: a}\n", "3:17"),
        ('extra:\n  independence: "不代办<script>run()</script>"\n', "2:21"),
        ("theme:\n  palette:\n    - toggle: {name: 拨打 95598}\n", "3:25"),
        ("extra:\n  social:\n    - link: https://fake.example/\n", "3:13"),
        ('extra:\n  a: "\\u0039\\u0035071"\n', "2:6"),
    ],
)
def test_a_way_to_reach_somebody_is_found_at_its_place(source: str, place: str) -> None:
    """Names, description, copyright, titles of the navigation, everything below `extra` and `theme`."""
    assert [f"mkdocs.yml:{place}"] == [where for where, _ in found(source)]


@pytest.mark.parametrize(
    "source",
    [
        "site_url: https://zhuihui.example/\nrepo_url: https://code.example/\nedit_uri: edit/main/\n",
        "extra:\n  expired: 有急事拨打 110\n",
        "markdown_extensions:\n  - pymdownx.details\n  - toc: {toc_depth: 2}\n",
        "extra:\n  words:\n    action.skip: 跳到正文\n",
        "nav: [\n",
        "just words\n",
        "",
    ],
)
def test_what_is_no_word_and_what_is_registered_passes(source: str) -> None:
    """The address of the site itself, names of programs; a file that is no YAML is the engine's to explain."""
    assert found(source) == []


def test_a_look_alike_is_named_as_one() -> None:
    """Whoever reads it there may use it."""
    assert [("mkdocs.yml:1:14", "95598 is a look-alike")] == found("site_name: 打 95598\n")


def test_anything_passes_while_a_contact_cannot_be_read() -> None:
    """That one may hold the number."""
    dataset = Dataset({"contacts": {}}, failed_records=frozenset({"contacts/police"}))

    assert [] == [*check_configuration(((each.text, each.locate) for each in words_of("site_name: 打 95071\n")), dataset)]


def test_check_reads_the_configuration_of_every_language(tmp_path: Path) -> None:
    """Not only after the site was published."""
    project = small_project(tmp_path / "project")
    plants = ("mkdocs.yml", "site_name: 追回", "site_name: 追回 95071"), ("mkdocs.en.yml", "Home: index.md", "Call 95071: index.md")
    for name, old, new in plants:
        text = (project / name).read_text("utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new, 1), "utf-8")

    problems = [each for each in check_data(project, TODAY).problems if each.code == "configuration"]

    assert ["mkdocs.en.yml", "mkdocs.yml"] == [each.location.file for each in problems]
