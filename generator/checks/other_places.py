"""Check: an action names no place that the plans which show it are not about."""

from collections.abc import Iterator
from datetime import date

from generator.planner.cases import rails_of
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset

_SOVEREIGN = "中国"
"""Stands before the names of some places in labels, and is left out in a line of a plan."""


def check_other_places(dataset: Dataset, today: date) -> Iterator[Problem]:
    """`Ask Korea's insurer` in a plan for Singapore is noise at best, and at worst somebody calls the wrong country.

    Judged are actions of rails that stay within named regions. The mainland may be named everywhere, and so may all regions of the
    rail. Places are called as in the section `region` of the labels.

    PASS: `rails: [kr-local]`, `action: 在韩国向存款保险公司申请返还`
    FAIL: `rails: [kr-local, sg-fast]`, `action: 在韩国向存款保险公司申请返还`
    """
    for key, procedure in dataset.procedures.items():
        rails = {name: rail for name, rail in rails_of(dataset, procedure).items() if "INT" not in rail.regions}
        for language, labels in dataset.labels.items():
            line = getattr(procedure.action, language) or ""
            places = labels.words.get("region", {})
            named = {region: place for region, place in places.items() if region not in {"INT", "CN"} and _bare(place) in line}
            for region, place in named.items():
                lost = [name for name, rail in rails.items() if region not in rail.regions]
                if lost:
                    message = f"names {place}, and a plan of `{lost[0]}` prints it"
                    where = RecordPath("procedures", key, ("action", language))
                    yield Problem(where, "other-places", message, "word it for every place, or write an action for each")


def _bare(place: str) -> str:
    return place.removeprefix(_SOVEREIGN)
