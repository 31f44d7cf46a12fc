"""Read and check the records, and make and write the pages of all languages. For `make bench`.

What belongs to a whole site is left out: no page is read for the audit or counted for search, and nothing is joined.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generator.building.output_folder import OutputFolder, WrittenFile  # noqa: E402  the root joins the path above
from generator.building.site_build import SiteBuild  # noqa: E402
from generator.cache import Cache  # noqa: E402
from generator.release.audit.built_page import BuiltFile, Reading  # noqa: E402
from generator.search.counting import CountedDocument, TermCounter  # noqa: E402
from generator.search.document import IndexDocument  # noqa: E402
from generator.settings import read_settings  # noqa: E402
from generator.validate import check_data  # noqa: E402


class PagesFolder(OutputFolder):
    """Writes files, and reads nothing of them."""

    def write(self, path: str, content: bytes) -> Reading:
        """Put a file into the folder."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        reading = BuiltFile("", len(content), 0, (), ())
        self.files[path] = WrittenFile(reading, 0, 0)
        return reading


def _count_nothing(_: TermCounter, document: IndexDocument) -> CountedDocument:
    return CountedDocument(document.uri, document.language, document.meta, (), (), {}, "")


def main() -> None:
    """Make them in a folder that is gone afterwards."""
    TermCounter.count = _count_nothing  # type: ignore[method-assign, assignment]
    settings = read_settings()
    loaded = check_data(ROOT, settings.today())
    (ROOT / "build").mkdir(exist_ok=True)
    with TemporaryDirectory(dir=ROOT / "build") as folder:
        SiteBuild(ROOT, loaded, settings, Cache(ROOT, "", enabled=False)).make_languages(PagesFolder(Path(folder)))


main()
os._exit(0)  # as every command ends
