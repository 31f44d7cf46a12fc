"""What the tests of `generator.release` share: real pages of the theme, and small sites to audit."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.release.audit import PAGE_CHECKS, PageCheck, Rules, SiteCheck, locate_findings, read_site
from tests.processes import run

HOST = "zhuihui.example"
ADDRESS = f"https://{HOST}/"
"""Where the small sites pretend to be served."""

CONFIG = """
site_name: 追回
site_url: https://zhuihui.example/
docs_dir: docs
site_dir: {language}
theme:
  name: material
  language: {language}
  font: false
  palette:
    - {{scheme: default, toggle: {{icon: material/brightness-7, name: 深色}}}}
    - {{scheme: slate, toggle: {{icon: material/brightness-4, name: 浅色}}}}
  features: [navigation.tabs, navigation.footer]
extra: {{generator: false}}
markdown_extensions:
  - tables
  - attr_list
  - pymdownx.superfences
  - pymdownx.tabbed: {{alternate_style: true}}
nav:
  - 首页: index.md
  - 指南:
      - 一: guide/one.md
"""
HOME = """---
description: 首页
---
# 追回 {#top-title}

| 左 | 中 | 右 |
|:---|:--:|---:|
| 1  | 2  | 3  |

[法条](https://www.gov.cn/x) · [指南](guide/one.md#part)

=== "甲"
    一
=== "乙"
    二
"""
GUIDE = "# 一页 {#one}\n\n## 一节 {#part}\n\n正文\n\n## 二节 {#more}\n\n正文\n"


@pytest.fixture(scope="session")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `zh/` and `en/`: the same tiny site as the theme writes it, nothing finished."""
    root = tmp_path_factory.mktemp("themed")
    (root / "docs/guide").mkdir(parents=True)
    (root / "docs/index.md").write_text(HOME, "utf-8")
    (root / "docs/guide/one.md").write_text(GUIDE, "utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    for language in ("zh", "en"):
        config = root / f"{language}.yml"
        config.write_text(CONFIG.format(language=language), "utf-8")
        run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)], check=True, env=environment)
    return root


@pytest.fixture
def audit(tmp_path: Path) -> Callable[..., list[Problem]]:
    """Run one check over pages (path → HTML, or any other file by path → text)."""

    def run(check: PageCheck | SiteCheck, files: dict[str, str], **rules: object) -> list[Problem]:
        for name, text in files.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        site, given = read_site(tmp_path / "site", ADDRESS), Rules(host=HOST, **rules)
        parts = site.pages.values() if check in PAGE_CHECKS else (site,)
        return locate_findings(site.folder, (finding for part in parts for finding in check(part, given)))

    return run


@pytest.fixture
def page() -> Callable[..., str]:
    """Write a small whole page around a body."""

    def write(body: str = "", *, title: str = "题", head: str = "") -> str:
        top = f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        return f"{top}\n<body>{body}</body></html>\n"

    return write
