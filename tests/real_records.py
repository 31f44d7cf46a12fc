"""The records of the site, read once for all tests of a process.

Their words, numbers and counts change every week, without a change of any test. A test therefore never repeats one of them: it takes
the words it looks for from here, at the moment it runs.
"""

import re
from functools import cache
from pathlib import Path

from generator.loading.loader import load_dataset
from generator.planner.plan_index import PlanIndex, build_plan_index
from generator.records.dataset import Dataset

ROOT = Path(__file__).parents[1]


@cache
def records() -> Dataset:
    """The records as they stand in `data/`."""
    return load_dataset(ROOT).dataset


@cache
def plans() -> PlanIndex:
    """Their plans."""
    return build_plan_index(records())


def word(section: str, key: str, language: str = "zh", **values: object) -> str:
    """A word of the interface, its `{name}` replaced by `values`."""
    return records().labels[language].words[section][key].format_map(values)


def around(section: str, key: str, language: str = "zh", **values: object) -> re.Pattern[str]:
    """The same for whoever looks for it: `{name}` without a value stands for anything."""
    parts = re.split(r"\{(\w+)\}", records().labels[language].words[section][key])
    found = (
        re.escape(part) if place % 2 == 0 else re.escape(str(values[part])) if part in values else ".+?" for place, part in enumerate(parts)
    )
    return re.compile("".join(found))
