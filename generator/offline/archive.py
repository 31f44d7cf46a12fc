"""A site as one zip that opens from a disk: the same bytes for the same site, whatever the machine and the day."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from generator.offline.file_urls import page_for_disk, whole
from generator.release.server_files import SERVER_FILES

SERVER_ONLY = frozenset({*SERVER_FILES, "404.html", "service-worker.js", "sitemap.xml", "robots.txt", "manifest.json"})
"""Files at the root that mean nothing without a server."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can hold; a real date would differ from build to build."""
_PACKED = frozenset({".png", ".jpg", ".webp", ".woff2", ".zip", ".gz", ".br"})


def zip_site(site: Path, target: Path, *, inside: str, kept: Callable[[str], bool] = whole) -> int:
    """Pack a site into a zip, its pages rewritten to open from a disk.

    Args:
        site: Folder of the published site.
        target: The zip to write; it may lie inside the site, it is not packed into itself.
        inside: Name of the one folder in the zip.
        kept: Whether a file is packed, by its path relative to the site. Files of `SERVER_ONLY` never are.

    Returns:
        Size of the zip in bytes.
    """
    names = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file() and path != target}
    taken = {name: path for name, path in names.items() if name not in SERVER_ONLY and kept(name)}
    files = {f"{inside}/{name}": _content(path, name, taken.__contains__) for name, path in taken.items()}
    return zip_files(files, target)


def zip_files(files: dict[str, Callable[[], bytes]], target: Path) -> int:
    """Pack files in the order of their names.

    Args:
        files: Path inside the zip → what returns its content, called when its turn comes, so that one file at a time is in memory.
        target: The zip to write.

    Returns:
        Size of the zip in bytes.
    """
    with zipfile.ZipFile(target, "w") as archive:
        for name, read in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3  # Unix, on Windows too
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in _PACKED else zipfile.ZIP_DEFLATED
            archive.writestr(entry, read(), compresslevel=9)
    return target.stat().st_size


def _content(path: Path, name: str, kept: Callable[[str], bool]) -> Callable[[], bytes]:
    if path.suffix != ".html":
        return path.read_bytes
    return lambda: page_for_disk(path.read_text("utf-8"), path=name, kept=kept).encode()
