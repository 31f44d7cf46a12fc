"""Style, scripts and pictures of a language as they are published: without comments, under names that carry a hash."""

from dataclasses import dataclass, field

from generator.engine.session import EngineSession
from generator.release.fingerprints import ASSETS, hashed_names
from generator.release.minify import is_dropped, minify


@dataclass
class PublishedAssets:
    """What is published beside the pages of a language."""

    files: dict[str, bytes]
    """Path below the folder of the language, with its final name → content."""
    renamed: dict[str, str]
    """Old → new path of what carries a hash, relative to the site; a folder of scripts ends in `/`."""
    pages: dict[str, str] = field(default_factory=dict)
    """Path below the folder of the language → HTML of each page that the theme writes by itself."""


def read_assets(engine: EngineSession, folder: str) -> PublishedAssets:
    """The assets of a language, without the pages of the theme.

    Args:
        engine: Open for the language.
        folder: Of the language in the site, empty or ending in a slash.

    Returns:
        What is published, under final names.

    Raises:
        ValueError: An asset that carries a hash is missing.
        ReleaseError: A script of ours is not JavaScript.
    """
    files = {path: file.read_bytes() for path, file in engine.static_files() if not is_dropped(path)}
    files |= {path: text.encode() for path, text in engine.theme_scripts()}
    files = {path: minify(path, content) for path, content in files.items()}
    names = hashed_names({path.removeprefix(ASSETS): content for path, content in files.items() if path.startswith(ASSETS)})
    published = {_published_path(path, names): content for path, content in files.items()}
    return PublishedAssets(published, {f"{folder}{ASSETS}{old}": f"{folder}{ASSETS}{new}" for old, new in names.items()})


def _published_path(path: str, names: dict[str, str]) -> str:
    inside = path.removeprefix(ASSETS)
    for old, new in names.items():
        if path != inside and (inside == old or (old.endswith("/") and inside.startswith(old))):
            return f"{ASSETS}{new}{inside.removeprefix(old)}"
    return path
