"""Read and check the records, and make the pages of all languages; nothing that joins them to a site. For `make bench`."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generator.building.output_folder import OutputFolder  # noqa: E402  the root joins the path above
from generator.building.site_build import SiteBuild  # noqa: E402
from generator.cache import Cache  # noqa: E402
from generator.settings import read_settings  # noqa: E402
from generator.validate import check_data  # noqa: E402


def main() -> None:
    """Make them in a folder that is gone afterwards."""
    settings = read_settings()
    loaded = check_data(ROOT, settings.today())
    (ROOT / "build").mkdir(exist_ok=True)
    with TemporaryDirectory(dir=ROOT / "build") as folder:
        SiteBuild(ROOT, loaded, settings, Cache(ROOT, "", enabled=False)).make_languages(OutputFolder(Path(folder)))


main()
os._exit(0)  # as every command ends
