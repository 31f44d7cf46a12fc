"""What the configuration prints on every page is plain words: found with file, line and column."""

from pathlib import Path

import pytest

from generator.checks.configuration import check_configured_text
from generator.loading.configured_texts import configured_texts
from tests.project import put_files

CONFIGURATION = """\
INHERIT: mkdocs.yml
site_name: 追回
site_url: http://127.0.0.1:8000/
extra:
  worker: ../service-worker.js
  words:
    language: zh-CN
    notices:
      saved: "存下的
        一份"
  lost_ways:
    - {text: 官方电话, to: hotlines/}
nav:
  - 首页: index.md
  - 指南:
      - 头几分钟: guides/first-minutes.md
hooks: [x.py]
"""


def test_the_texts_that_pages_print_are_found_with_their_places(tmp_path: Path) -> None:
    """And no path, no address of the site, no name of a language."""
    put_files(tmp_path, {"mkdocs.yml": CONFIGURATION, "mkdocs.en.yml": "site_name: [\n"})

    assert [
        (each.text, each.line, each.column) for each in configured_texts(tmp_path, ["mkdocs.yml", "mkdocs.en.yml", "mkdocs.xx.yml"])
    ] == [
        ("追回", 2, 12),
        ("存下的 一份", 9, 14),
        ("官方电话", 12, 14),
        ("首页", 14, 5),
        ("指南", 15, 5),
        ("头几分钟", 16, 9),
    ]


@pytest.mark.parametrize(
    "text",
    ["客服 95071", "见 zhuikuan[.]com", "加微信 abc12345", "help@zhuikuan.cn", "24 小时内可退", "七成能追回", "<b>x</b>", "[x](y)", "{{ x }}", "{% x %}", "&lt;", "<!--"],
)  # fmt: skip
def test_a_text_that_leads_somewhere_is_a_problem(text: str) -> None:
    """It would stand on every page."""
    found = list(check_configured_text(f"独立 {text}", "mkdocs.yml", 36, 19))

    assert found
    assert {str(problem.location) for problem in found} == {"mkdocs.yml:36:19"}


@pytest.mark.parametrize(
    "text",
    ["独立、免费、不代办；不是法律意见。", "What happened? For example: wrong person", "过了 {day}", "全部指南（拼音 A–Z）", "a < b & c"],
)
def test_plain_words_pass(text: str) -> None:
    assert list(check_configured_text(text, "mkdocs.yml", 1, 1)) == []
