"""The files of the index below a site of several languages, made of counts that each language left behind."""

import json
from dataclasses import replace
from pathlib import Path

from generator.building.join import JoinedState, _write_index
from generator.building.output_folder import OutputFolder
from generator.indexing.files import FOLDER, index_files, take_counted, write_counted, write_index
from generator.records.dataset import Dataset
from generator.search.document import DocumentMeta, IndexDocument
from generator.search.index import META

CHINESE = IndexDocument("a/", "zh", "转错人", DocumentMeta(), "不能自己撤回。")
ENGLISH = replace(CHINESE, language="en", title="Wrong person", lead="You cannot undo it.")


def test_languages_are_joined_from_what_each_left_behind(tmp_path: Path) -> None:
    """A reader of any language finds pages by the words of every language, and no reader gets the counts."""
    site, dataset, folders = tmp_path / "site", Dataset(), {"zh": "", "en": "en/"}
    write_counted(site, [CHINESE], dataset)
    write_counted(site / "en", [ENGLISH], dataset)
    counted = [*take_counted(site), *take_counted(site / "en")]
    _write_index(OutputFolder(site), counted, dataset, folders, JoinedState())
    (tmp_path / "other" / FOLDER).mkdir(parents=True)
    (tmp_path / "other" / FOLDER / "c0.0a.js").write_text("of an earlier build")

    written = {path.name: path.read_text("utf-8") for path in (site / FOLDER).iterdir()}
    assert written == write_index(tmp_path / "other", [CHINESE, ENGLISH], dataset, folders)
    assert written == {path.name: path.read_text("utf-8") for path in (tmp_path / "other" / FOLDER).iterdir()}
    (below,) = (site / "en" / FOLDER).iterdir()
    assert below.name == META
    assert below.read_text("utf-8") == written[META].replace('load("meta",', 'load("meta:../",')
    assert json.loads(f"[{written[META].strip()[5:-1]}]")[0] == "meta"


def test_counts_are_taken_once(tmp_path: Path) -> None:
    """They are nothing to publish; a site without any has no pages to find."""
    write_counted(tmp_path, [CHINESE, ENGLISH], Dataset())
    first, second = take_counted(tmp_path), take_counted(tmp_path)

    assert [document.language for document in first] == ["zh", "en"]
    assert second == []
    assert META in index_files(second, Dataset(), {"zh": ""})
