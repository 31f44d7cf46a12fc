"""Style, scripts and pictures of a language as they are published: without comments, under names that carry a hash."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.release.fingerprints import hashed_names
from generator.release.minify import is_dropped, minify

if TYPE_CHECKING:
    from generator.engine.session import EngineSession


@dataclass
class PublishedAssets:
    """What is published beside the pages of a language."""

    files: dict[str, bytes]
    """Path below the folder of the language, with its final name → content."""
    renamed: dict[str, str]
    """Old → new path of what carries a hash, below the folder of the language; a folder of scripts ends in `/`."""
    pages: dict[str, str] = field(default_factory=dict)
    """Path below the folder of the language → HTML of each page that the theme writes by itself."""


def read_assets(engine: "EngineSession") -> PublishedAssets:
    """The assets of a language, without the pages of the theme.

    Args:
        engine: Open for the language.

    Returns:
        What is published, under final names.

    Raises:
        ValueError: An asset that carries a hash is missing.
        ReleaseError: A script of ours is not JavaScript.
    """
    files = {path: file.read_bytes() for path, file in engine.static_files() if not is_dropped(path)}
    files |= {path: text.encode() for path, text in engine.theme_scripts()}
    files = {path: minify(path, content) for path, content in files.items()}
    renamed = hashed_names(files)
    return PublishedAssets({_published_path(path, renamed): content for path, content in files.items()}, renamed)


def _published_path(path: str, renamed: Mapping[str, str]) -> str:
    for old, new in renamed.items():
        if path == old or (old.endswith("/") and path.startswith(old)):
            return new + path.removeprefix(old)
    return path
